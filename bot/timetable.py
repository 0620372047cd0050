"""When to look: sweeps hold no truth, they only ask the rows what is due."""

from datetime import timedelta
from typing import Final

from bot.leadership import lead
from bot.membership import Membership
from handlers.card import actions as card
from handlers.context import LoketApplication
from handlers.desk import Desk
from handlers.office import Office
from storage import inbox, outbox
from storage.database import Database

SWEEPER: Final = "sweeper"
MEMBERSHIP_EVERY: Final = 15 * 60  # seconds
LAGS_EVERY: Final = 30
LAG: Final = timedelta(minutes=1)
PRUNE_EVERY: Final = 60 * 60
KEPT_FOR: Final = timedelta(days=2)


def set_timetable(application: LoketApplication, database: Database, office: Office, membership: Membership) -> None:
    """Hang the sweeps onto the application's clock. Each looks only in the process that leads."""
    if application.job_queue is None:
        raise RuntimeError("the application was built without its job queue")

    async def refresh_membership(context: object) -> None:
        del context
        if await lead(database, SWEEPER):
            await membership.refresh()

    async def look_for_lags(context: object) -> None:
        del context
        if await lead(database, SWEEPER):
            await tell_lags(database, office)

    async def forget_handled(context: object) -> None:
        del context
        if await lead(database, SWEEPER):
            await prune(database)

    # A sweep that was late is still wanted, and once is enough however late it is.
    patience = {"misfire_grace_time": None, "coalesce": True}
    queue = application.job_queue
    queue.run_repeating(refresh_membership, interval=MEMBERSHIP_EVERY, first=0, name="membership", job_kwargs=patience)
    queue.run_repeating(forget_handled, interval=PRUNE_EVERY, name="prune", job_kwargs=patience)
    queue.run_repeating(look_for_lags, interval=LAGS_EVERY, name="lags", job_kwargs=patience)


async def prune(database: Database) -> None:
    """Forget updates that were handled days ago."""
    async with database.transaction() as tx:
        await inbox.prune(tx, before=tx.now - KEPT_FOR)


async def tell_lags(database: Database, office: Office) -> None:
    """Tell a group whose messages wait longer than a minute, ahead of them and once, how far behind they are."""
    async with database.transaction() as tx:
        for chat_id, oldest, count in await outbox.lags(tx, before=tx.now - LAG):
            if office.unit_at(chat_id) is not None:
                await card.tell_lag(Desk(tx, office), chat_id, since=oldest, count=count)
