"""What the timetable looks after about time: promises, reminders, the morning's summary, what is kept too long.

Each look takes what is due in transactions of its own until nothing is left. What is told and that it was told is
committed together: a look that dies anywhere has said all of a transaction or nothing, and the next one goes on.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from handlers.clock import nudging, sweeping
from handlers.desk import Desk
from handlers.digest import actions as digest
from handlers.office import Office
from storage import retention
from storage.database import Database

AT_ONCE: Final = 500  # questions
MOST_LOOKS: Final = 100  # in a row: the next beat takes the rest


def lay_out(office: Office, now: datetime) -> None:
    """Lay out this year and the next: the holidays' package loads slowly, and the first to write would wait for it."""
    for unit in office.units:
        office.hours(unit.id).between(now, now + timedelta(days=366))


async def remind(database: Database, office: Office) -> int:
    """Tell of promises that are nearly used up, due or late, and return of how many."""
    return await _until_nothing_is_left(database, office, sweeping.remind)


async def nudge(database: Database, office: Office) -> int:
    """Remind requesters, close what was waited for in vain, and return how many."""
    return await _until_nothing_is_left(database, office, nudging.nudge)


async def tell_digests(database: Database, office: Office) -> int:
    """Give units their summary of the morning, and return how many had one."""
    async with database.transaction() as tx:
        return await digest.tell(Desk(tx, office))


async def forget_questions(database: Database, *, days: int) -> int:
    """Forget questions that no ticket began with after so many days, none for 0, and return how many."""
    total, count = 0, AT_ONCE if days else 0
    while count == AT_ONCE:
        async with database.transaction() as tx:
            before = tx.now - timedelta(days=days)
            count = await retention.forget_questions(tx, before=before, limit=AT_ONCE)
        total += count
    return total


async def _until_nothing_is_left(database: Database, office: Office, look: Callable[[Desk], Awaitable[int]]) -> int:
    total = 0
    for _ in range(MOST_LOOKS):
        async with database.transaction() as tx:
            count = await look(Desk(tx, office))
        total += count
        if not count:
            break
    return total
