"""When to look: sweeps hold no truth, they only ask the rows what is due.

A sweep may run twice and in any process: what it did is a row, and the second look finds nothing left to do.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog

from bot import outage_sweeps, queue_sweeps
from bot.forgetting import Forgetting
from bot.halfway import Halfway
from bot.leadership import lead
from bot.membership import Membership
from bot.sweeps import forget_questions, nudge, remind, tell_digests
from handlers.calls import actions as calls
from handlers.card import actions as card
from handlers.context import LoketApplication
from handlers.decisions import actions as decisions
from handlers.desk import Desk
from handlers.escalation import outside
from handlers.evaluation import telling as evaluation
from handlers.office import Office
from handlers.teams import actions as teams
from storage import audit, calls_out, inbox, invites, outbox, verdicts
from storage.database import Database

log = structlog.get_logger()

SWEEPER: Final = "sweeper"
LAG: Final = timedelta(minutes=1)
UPDATES_KEPT_FOR: Final = timedelta(days=2)
DECISIONS_AT_ONCE: Final = 100  # the next look takes the rest
CALLS_KEPT_FOR: Final = timedelta(days=30)  # long enough to look up what somebody was told


@dataclass(frozen=True, slots=True)
class Sweep:
    """One look at the rows, every so many seconds, in the process that leads."""

    name: str
    every: float
    look: Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Sweepers:
    """Those that sweep with more than the database and the office."""

    membership: Membership
    halfway: Halfway
    forgetting: Forgetting
    questions_days: int = 0  # how long questions are kept; 0: for ever


def sweeps(database: Database, office: Office, sweepers: Sweepers) -> tuple[Sweep, ...]:
    """Return every sweep there is."""
    return (
        Sweep("halfway", 10 * 60, sweepers.halfway.look),
        Sweep("prune", 60 * 60, lambda: prune(database)),
        Sweep("lags", 30, lambda: tell_lags(database, office)),
        Sweep("index", queue_sweeps.INDEX_EVERY, lambda: queue_sweeps.complete_index(database)),
        Sweep("announcements", queue_sweeps.ANNOUNCE_EVERY, lambda: queue_sweeps.go_on_announcing(database, office)),
        Sweep("outages", outage_sweeps.TELL_EVERY, lambda: outage_sweeps.go_on_telling(database, office)),
        Sweep("outage check", outage_sweeps.CHECK_EVERY, lambda: outage_sweeps.check(database, office)),
        Sweep("decisions", 10, lambda: tell_decisions(database, office)),
        Sweep("teams", 60 * 60, lambda: let_requests_go(database, office)),
        Sweep("calls", 60, lambda: remind_of_calls(database, office)),
        Sweep("outside", 10 * 60, lambda: remind_of_outside(database, office)),
        Sweep("evaluations", 30 * 60, lambda: tell_low_evaluations(database, office)),
        Sweep("promises", 60, lambda: remind(database, office)),
        Sweep("nudges", 5 * 60, lambda: nudge(database, office)),
        Sweep("digests", 60, lambda: tell_digests(database, office)),
        Sweep("closed", 24 * 60 * 60, sweepers.forgetting.look),
        Sweep("questions", 24 * 60 * 60, lambda: forget_questions(database, days=sweepers.questions_days)),
        # The last at start: it waits for Telegram.
        Sweep("membership", 15 * 60, sweepers.membership.refresh),
    )


def set_timetable(application: LoketApplication, database: Database, office: Office, sweepers: Sweepers) -> None:
    """Hang the sweeps onto the application's clock."""
    if application.job_queue is None:
        raise RuntimeError("the application was built without its job queue")
    # One that was late is still wanted, and once is enough however late it is.
    patience = {"misfire_grace_time": None, "coalesce": True}
    all_of_them = sweeps(database, office, sweepers)

    async def first(_context: object) -> None:
        for sweep in all_of_them:  # one after the other: between any two, somebody's answer has its turn
            await _sweep(database, sweep)

    # At once and then every so often: an interval that begins right now is taken to have begun, and waits a whole one.
    application.job_queue.run_once(first, when=0, name="all at start", job_kwargs=patience)
    for each in all_of_them:

        async def beat(_context: object, sweep: Sweep = each) -> None:
            await _sweep(database, sweep)

        application.job_queue.run_repeating(beat, interval=each.every, name=each.name, job_kwargs=patience)


async def _sweep(database: Database, sweep: Sweep) -> None:
    try:
        if await lead(database, SWEEPER):
            await sweep.look()
    except Exception:
        # Whatever it was: nothing of it is kept, and the next beat looks again.
        log.exception("a sweep failed", sweep=sweep.name)


async def prune(database: Database) -> None:
    """Forget updates that were handled days ago, calls that were made weeks ago, attempts of a year ago."""
    async with database.transaction() as tx:
        await inbox.prune(tx, before=tx.now - UPDATES_KEPT_FOR)
    async with database.transaction() as tx:
        await outbox.prune(tx, before=tx.now - CALLS_KEPT_FOR)
        await calls_out.prune(tx, before=tx.now - CALLS_KEPT_FOR)
        await invites.prune(tx, before=tx.now - CALLS_KEPT_FOR)
        await audit.prune(tx, before=tx.now - audit.KEPT_FOR)


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


async def remind_of_outside(database: Database, office: Office) -> int:
    """Remind staff of the answers from outside that are missing for too long, and return of how many."""
    async with database.transaction() as tx:
        return await outside.remind(Desk(tx, office))


async def tell_low_evaluations(database: Database, office: Office) -> int:
    """Tell units in the morning of the low evaluations of the days before, each once, and return of how many."""
    async with database.transaction() as tx:
        return await evaluation.tell_low(Desk(tx, office))


async def tell_decisions(database: Database, office: Office) -> int:
    """Tell requesters of decisions that nobody took back in time, and return how many; each in its own transaction."""
    async with database.transaction() as tx:
        due = await verdicts.due(tx, limit=DECISIONS_AT_ONCE)
    told = 0
    for ticket_id in due:
        async with database.transaction() as tx:
            told += await decisions.tell_due(Desk(tx, office), ticket_id)
    return told


async def let_requests_go(database: Database, office: Office) -> None:
    """End what a company's team was asked for two weeks and nobody decided."""
    async with database.transaction() as tx:
        await teams.let_go(Desk(tx, office))
