"""The sweep over what is over for long: what closed tickets needed (e-mails, held messages, ...), drafts of answers."""

from collections.abc import Awaitable, Callable, Collection
from datetime import timedelta
from typing import Final

import structlog

from bot.settings_hours import Retention
from storage import documents, retention
from storage.database import Database
from storage.files import Files

log = structlog.get_logger()

AT_ONCE: Final = 500  # rows a transaction
_ROWS: Final[tuple[Callable[..., Awaitable[int]], ...]] = (
    retention.forget_media,
    retention.forget_veiled,
    retention.forget_held,
    retention.forget_learnings,
)


class Forgetting:
    """Lets go of it after the office's days. Safe to run twice: what is gone is gone."""

    def __init__(self, database: Database, files: Files, settings: Retention) -> None:
        self._database = database
        self._files = files
        self._kept_for = timedelta(days=settings.closed_days)

    async def look(self) -> int:
        """Let go of what is older, in transactions of their own, and return how many rows; none where days are 0."""
        if not self._kept_for:
            return 0
        return sum([await self._rows(forget) for forget in _ROWS]) + await self._mail()

    async def _rows(self, forget: Callable[..., Awaitable[int]]) -> int:
        total, count = 0, AT_ONCE
        while count >= AT_ONCE:
            async with self._database.transaction() as tx:
                count = await forget(tx, before=tx.now - self._kept_for, limit=AT_ONCE)
            total += count
        return total

    async def _mail(self) -> int:
        total, count = 0, AT_ONCE
        while count >= AT_ONCE:
            async with self._database.transaction() as tx:
                if await documents.is_fetching(tx):  # it may have the bytes of a file that goes: the next look does it
                    return total
                before = tx.now - self._kept_for
                count, needless = await retention.forget_mail(tx, before=before, limit=AT_ONCE)
            await remove(self._files, needless)
            total += count
        return total


async def remove(files: Files, needless: Collection[str]) -> None:
    """Delete files that no row names any more; one that cannot be deleted stays behind, unseen by anybody."""
    for sha256 in sorted(needless):
        try:
            await files.remove(sha256)
        except OSError as error:
            log.warning("a file that nobody needs could not be deleted", reason=str(error))
