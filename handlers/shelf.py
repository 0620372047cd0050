"""What the desk knows: its packs, what was written over them, and an index. All can be exchanged while it works."""

import asyncio

from knowledge.faq.search import Index
from knowledge.service import Library


class Shelf:
    """Holds the answers in use, and the next ones until they are taken up.

    They are laid ready at any time and taken up between two updates: an update sees one library, from its first
    line to its last, and the library and the index are always of one kind. Whoever makes the next ones holds ``turn``
    from looking at what there is until they are laid ready.
    """

    def __init__(self, library: Library, index: Index) -> None:
        self._now = library, index
        self._next: tuple[Library, Index] | None = None
        self._packs = library
        self.turn = asyncio.Lock()

    @property
    def library(self) -> Library:
        """The answers in use."""
        return self._now[0]

    @property
    def index(self) -> Index:
        """The index over them."""
        return self._now[1]

    @property
    def packs(self) -> Library:
        """The packs as their files say, as they were read last: nothing that was written in chat is in them."""
        return self._packs

    @property
    def newest(self) -> Library:
        """The answers that lie ready, or else those in use."""
        return (self._next or self._now)[0]

    def lay_ready(self, library: Library, index: Index, *, packs: Library | None = None) -> None:
        """Keep the next answers until somebody takes them up; what lay ready before is forgotten.

        ``packs`` are those that they were made of, where that is not the library itself.
        """
        self._next = library, index
        self._packs = packs or library

    def take_up(self) -> bool:
        """Use what lies ready from now on; False when nothing does."""
        if self._next is None:
            return False
        self._now, self._next = self._next, None
        return True
