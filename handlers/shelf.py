"""What the desk knows: its packs, and the index over them. Both can be exchanged while it works."""

from knowledge.faq.search import Index
from knowledge.service import Library


class Shelf:
    """Holds the answers in use, and the next ones until they are taken up.

    They are laid ready at any time and taken up between two updates: an update sees one library, from its first
    line to its last, and the library and the index are always of one kind.
    """

    def __init__(self, library: Library, index: Index) -> None:
        self._now = library, index
        self._next: tuple[Library, Index] | None = None

    @property
    def library(self) -> Library:
        """The packs in use."""
        return self._now[0]

    @property
    def index(self) -> Index:
        """The index over them."""
        return self._now[1]

    def lay_ready(self, library: Library, index: Index) -> None:
        """Keep the next answers until somebody takes them up; what lay ready before is forgotten."""
        self._next = library, index

    def take_up(self) -> bool:
        """Use what lies ready from now on; False when nothing does."""
        if self._next is None:
            return False
        self._now, self._next = self._next, None
        return True
