"""Looks at outages: equal reports, reminders to staff, and those who are still to be told something."""

from typing import Final

from handlers.desk import Desk
from handlers.office import Office
from handlers.outages import telling, watching
from knowledge.rules.announcing import LOOK
from storage.database import Database

TELL_EVERY: Final = LOOK.total_seconds()
CHECK_EVERY: Final = 60.0  # seconds; a new ticket is looked at by itself, at once


async def go_on_telling(database: Database, office: Office) -> None:
    """Tell the next people of the outage whose turn it is, and close their tickets where it is over."""
    async with database.transaction() as tx:
        await telling.go_on(Desk(tx, office))


async def check(database: Database, office: Office) -> int:
    """Ask staff about equal reports, remind them of what is open, and return how many outages they were asked about."""
    async with database.transaction() as tx:
        return await watching.look(Desk(tx, office))
