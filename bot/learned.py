"""Keeps the answers in use up to date with what admins write in chat: within a second, in every process.

What was changed is a row; every process looks for itself, and at once after a commit of its own.
"""

import asyncio
from collections.abc import Sequence
from typing import Final

import structlog

from bot.knowledge_child import INDEX
from bot.loops import go_on
from bot.reload import RenewalError, lent
from handlers.shelf import Shelf
from knowledge.faq.layered import layered
from knowledge.faq.overlay import Overlay, OverlayError, Standing, as_data, from_data, settled
from knowledge.faq.search import Index
from knowledge.service import Library
from storage import learning
from storage.database import Database
from storage.learning import ChangeKind, Kept
from storage.transaction import Wake

log = structlog.get_logger()

LOOK_EVERY: Final = 1.0  # seconds
MOST_IN_THREAD: Final = 300  # entries whose index is built beside the answers: a tenth of a second for a hundred
AFTER_FAILURE: Final = 30.0  # seconds
PROGRAM: Final = "import sys; sys.path.insert(0, sys.argv[1]); from bot.knowledge_child import serve; serve()"


class Learned:
    """Lays what was written in chat over the packs on a shelf."""

    def __init__(self, database: Database, shelf: Shelf) -> None:
        self._database = database
        self._shelf = shelf
        self._mark: tuple[int, int] | None = None
        self._packs: Library | None = None
        self._overlays: tuple[Overlay, ...] = ()
        self._told: set[tuple[str, object]] = set()

    @property
    def overlays(self) -> tuple[Overlay, ...]:
        """What was written over the packs, as far as this process knows."""
        return self._overlays

    async def open(self) -> None:
        """Put everything on the shelf that was written so far, before anybody asks."""
        await self.look()
        self._shelf.take_up()

    async def run(self) -> None:
        """Look for ever."""
        await go_on("learning", self.look, self._database.bell(Wake.LEARN))

    async def look(self) -> float:
        """Take up what is new, and return how long to wait for more; nobody waits for a look that finds nothing."""
        async with self._database.reading() as tx:
            mark = await learning.mark(tx)
            is_new = mark != self._mark
            if not is_new and self._packs is self._shelf.packs:
                return LOOK_EVERY
            rows = await learning.all_kept(tx)
        try:
            async with self._shelf.turn:
                packs = self._shelf.packs
                self._overlays = self._read(rows)
                found = layered(packs, self._overlays)
                if is_new and not (found.library is packs is self._shelf.newest):
                    self._shelf.lay_ready(found.library, await _index(found.library), packs=packs)
        except RenewalError as error:
            log.warning("what was written in chat waits: its index could not be built", reason=str(error))
            return AFTER_FAILURE
        self._mark, self._packs = mark, packs
        for entry_id, standing in found.standings.items():
            self._tell(entry_id, standing)
        await self._settle(rows, packs)
        return LOOK_EVERY

    def _read(self, rows: Sequence[Kept]) -> tuple[Overlay, ...]:
        """Read what is kept; what cannot be read is left out and told."""
        overlays = []
        for row in rows:
            try:
                overlays.append(from_data(row.entry_id, row.state))
            except OverlayError as error:
                self._tell(row.entry_id, str(error))
        return tuple(overlays)

    def _tell(self, entry_id: str, what: Standing | str) -> None:
        """Log once what somebody should look at."""
        if what in {Standing.APPLIED, Standing.EQUAL} or (entry_id, what) in self._told:
            return
        self._told.add((entry_id, what))
        log.warning("a change made in chat does not fit its pack", entry=entry_id, standing=str(what))

    async def _settle(self, rows: Sequence[Kept], packs: Library) -> None:
        """Forget what the files say by now: laid over the next edition of a file it would be in the way."""
        known = {overlay.entry_id: overlay for overlay in self._overlays}
        for row in rows:
            overlay = known.get(row.entry_id)
            if overlay is None or overlay.service not in packs.services:
                continue
            rest = settled(overlay, packs.entry(row.entry_id))
            if rest != overlay:
                async with self._database.transaction() as tx:
                    await learning.change(
                        tx,
                        row.entry_id,
                        kind=ChangeKind.SETTLED,
                        before=row.state,
                        after=as_data(rest),
                        based_on=row.version,
                        by=None,
                    )


async def _index(library: Library) -> Index:
    """Build an index: a small one in a thread, a large one in a process of its own."""
    if sum(len(service.entries) for service in library.services.values()) <= MOST_IN_THREAD:
        return await asyncio.to_thread(Index.build, library)
    async with lent(PROGRAM) as child:
        index: Index = await child.ask((INDEX, library))
        return index
