"""Looks at what staff search in, and at announcements on their way."""

import asyncio
from typing import Final

import structlog

from handlers.announcements import sending
from handlers.desk import Desk
from handlers.office import Office
from knowledge.rules.announcing import LOOK
from storage import fulltext
from storage.database import Database

log = structlog.get_logger()

ANNOUNCE_EVERY: Final = LOOK.total_seconds()
INDEX_EVERY: Final = 60.0  # seconds; a look at a whole index is one small query


async def complete_index(database: Database) -> int:
    """Put tickets into the index that it lacks, after an update or a restore, and return how many."""
    total, count = 0, 1
    while count:
        async with database.transaction() as tx:
            count = await fulltext.catch_up(tx)
        total += count
        await asyncio.sleep(0)  # updates go in between
    if total:
        log.info("tickets can be searched", count=total)
    return total


async def go_on_announcing(database: Database, office: Office) -> None:
    """Write to the next people of the announcement whose turn it is."""
    async with database.transaction() as tx:
        await sending.go_on(Desk(tx, office))
