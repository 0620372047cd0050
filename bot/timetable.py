"""When to look: sweeps hold no truth, they only ask the rows what is due.

A sweep may run twice and in any process: what it did is a row, and the second look finds nothing left to do.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from telegram.ext import JobQueue

from bot.halfway import Halfway
from bot.leadership import lead
from bot.membership import Membership
from handlers.calls import actions as calls
from handlers.card import actions as card
from handlers.context import LoketApplication
from handlers.desk import Desk
from handlers.office import Office
from storage import inbox, outbox
from storage.database import Database

SWEEPER: Final = "sweeper"
LAG: Final = timedelta(minutes=1)
UPDATES_KEPT_FOR: Final = timedelta(days=2)
CALLS_KEPT_FOR: Final = timedelta(days=30)  # long enough to look up what somebody was told


@dataclass(frozen=True, slots=True)
class Sweep:
    """One look at the rows, every so many seconds, in the process that leads."""

    name: str
    every: float
    look: Callable[[], Awaitable[object]]


def sweeps(database: Database, office: Office, membership: Membership, halfway: Halfway) -> tuple[Sweep, ...]:
    """Return every sweep there is."""
    return (
        Sweep("membership", 15 * 60, membership.refresh),
        Sweep("halfway", 10 * 60, halfway.look),
        Sweep("prune", 60 * 60, lambda: prune(database)),
        Sweep("lags", 30, lambda: tell_lags(database, office)),
        Sweep("calls", 60, lambda: remind_of_calls(database, office)),
    )


def set_timetable(
    application: LoketApplication, database: Database, office: Office, membership: Membership, halfway: Halfway
) -> None:
    """Hang the sweeps onto the application's clock."""
    if application.job_queue is None:
        raise RuntimeError("the application was built without its job queue")
    for sweep in sweeps(database, office, membership, halfway):
        _hang(application.job_queue, database, sweep)


def _hang(queue: JobQueue, database: Database, sweep: Sweep) -> None:  # type: ignore[type-arg] # of any context
    async def look(context: object) -> None:
        del context
        if await lead(database, SWEEPER):
            await sweep.look()

    # One that was late is still wanted, and once is enough however late it is.
    patience = {"misfire_grace_time": None, "coalesce": True}
    # At once and then every so often: an interval that begins right now is taken to have begun, and waits a whole one.
    queue.run_once(look, when=0, name=f"{sweep.name} at start", job_kwargs=patience)
    queue.run_repeating(look, interval=sweep.every, name=sweep.name, job_kwargs=patience)


async def prune(database: Database) -> None:
    """Forget updates that were handled days ago, and calls that were made weeks ago."""
    async with database.transaction() as tx:
        await inbox.prune(tx, before=tx.now - UPDATES_KEPT_FOR)
    async with database.transaction() as tx:
        await outbox.prune(tx, before=tx.now - CALLS_KEPT_FOR)


async def tell_lags(database: Database, office: Office) -> None:
    """Tell a group whose messages wait longer than a minute, ahead of them and once, how far behind they are."""
    async with database.transaction() as tx:
        for chat_id, oldest, count in await outbox.lags(tx, before=tx.now - LAG):
            if office.unit_at(chat_id) is not None:
                await card.tell_lag(Desk(tx, office), chat_id, since=oldest, count=count)


async def remind_of_calls(database: Database, office: Office) -> int:
    """Remind both sides of video calls that are near, each once, and return of how many."""
    async with database.transaction() as tx:
        return await calls.remind(Desk(tx, office))
