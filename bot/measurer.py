"""Measures drafts: what a new way to ask, or a new text, would do to the search. Answers never wait for it.

A draft that waits to be measured is a row; one process measures for all, in a child of low priority.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import structlog

from bot.knowledge_child import MEASURE
from bot.leadership import lead
from bot.learned import PROGRAM
from bot.loops import go_on
from bot.questions_file import QuestionsError, read_questions
from bot.reload import RenewalError, lent
from handlers.desk import Desk
from handlers.learning import drafting, showing
from handlers.office import Office
from knowledge.faq.figures import Question
from knowledge.faq.layered import layered
from knowledge.faq.measuring import Measured
from knowledge.faq.overlay import OverlayError, from_data
from knowledge.service import Library
from storage import learning
from storage.database import Database
from storage.learning import Learning
from storage.transaction import Transaction, Wake

log = structlog.get_logger()

LOOK_EVERY: Final = 5.0  # seconds, where the draft is another process's
LEADER: Final = "measurer"
NOTHING: Final = {"nothing": True}  # what is kept where there was nothing to measure, or it failed


class Measurer:
    """Measures what waits; ``questions`` is a file of questions whose answers are known, empty for none."""

    def __init__(self, database: Database, office: Office, *, questions: str) -> None:
        self._database = database
        self._office = office
        self._questions = questions

    async def run(self) -> None:
        """Look for ever."""
        await go_on("measure", self.look, self._database.bell(Wake.MEASURE))

    async def look(self) -> float:
        """Measure the draft that waits longest, and return how long to wait for more."""
        async with self._database.reading() as tx:
            found = await learning.unmeasured(tx)
        if found is None or not await lead(self._database, LEADER):
            return LOOK_EVERY
        async with self._database.transaction() as tx:
            libraries = await self._libraries(tx, found)
        kept: Mapping[str, Any] = NOTHING
        if libraries is not None:
            before, after = libraries
            try:
                async with lent(PROGRAM) as child:
                    entry_ids = [drafting.draft_id(found)]
                    measured: Measured = await child.ask((MEASURE, before, after, entry_ids, self._known()))
                kept = {"effect": drafting.effect_data(measured)}
            except RenewalError as error:
                log.warning("a draft could not be measured", learning=found.id, reason=str(error))
        async with self._database.transaction() as tx:
            if await learning.keep_measured(tx, found, kept):
                await showing.redraw(Desk(tx, self._office), found.id)
        return 0.0

    async def _libraries(self, tx: Transaction, found: Learning) -> tuple[Library, Library] | None:
        """Return the library as it is and as it would be; None where nothing would be different."""
        desk, packs = Desk(tx, self._office), self._office.files
        at = await drafting.now(desk, drafting.draft_id(found))
        overlay = drafting.drafted(desk, found, at)
        others = {}
        for row in await learning.all_kept(tx):
            try:
                others[row.entry_id] = from_data(row.entry_id, row.state)
            except OverlayError:
                continue
        before = layered(packs, others.values()).library
        after = layered(packs, {**others, overlay.entry_id: overlay}.values()).library
        is_there = after.entry(overlay.entry_id) is not None
        return (before, after) if is_there and not drafting.is_nothing(at, overlay) else None

    def _known(self) -> list[Question]:
        if not self._questions:
            return []
        try:
            return read_questions(Path(self._questions))
        except QuestionsError as error:
            log.warning("drafts are measured without the questions of the settings", reason=str(error))
            return []
