"""From the inbox through the handlers: one update, one transaction; one chat in order, chats side by side."""

import asyncio
import contextlib
import json
from typing import Final

import structlog
from telegram import Update

from bot.lanes import Lanes
from bot.membership import Membership
from handlers import errors
from handlers.context import LoketApplication, restore, set_visit
from handlers.desk import Desk, Visit
from handlers.office import Office
from knowledge.rules.refusals import Refusal
from storage import inbox
from storage.database import Database
from storage.inbox import InboxRow
from storage.transaction import Transaction, Wake

log = structlog.get_logger()

MOST_LANES: Final = 32
MOST_ATTEMPTS: Final = 3
RETRY_PAUSE: Final = 0.2  # seconds, times the attempt
LONGEST_NAP: Final = 5.0  # seconds between looks when nobody rings
# What building an update out of strange data can raise; anything else is a fault of ours.
UNREADABLE: Final = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)


class SettledBefore(Exception):  # noqa: N818 - it is news, not an error
    """Somebody else has settled this update: nothing of this work may stay."""


class Worker:
    """Takes updates out of the inbox, lane by lane."""

    def __init__(
        self, application: LoketApplication, database: Database, office: Office, membership: Membership
    ) -> None:
        self._application = application
        self._database = database
        self._office = office
        self._membership = membership
        self._lanes = Lanes(database.bell(Wake.WORK))

    async def run(self) -> None:
        """Work for ever; cancelled, it finishes what is in hand."""
        bell = self._database.bell(Wake.WORK)
        try:
            while True:
                bell.clear()
                for row in await self._heads():
                    self._lanes.start(row.lane, self.work(row))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), LONGEST_NAP)
        finally:
            await self._lanes.finish()

    async def work(self, row: InboxRow) -> None:
        """Work one update: everything it does is committed with it, or nothing is."""
        try:
            update = Update.de_json(json.loads(row.body), self._application.bot)
        except UNREADABLE as error:
            await self._bury_unreadable(row, error)
            return
        try:
            await self._membership.introduce(update)
            await self._transact(row, update)
        except SettledBefore:
            log.info("settled before", update_id=row.update_id)
        except Exception as error:
            # The one place that takes every surprise: the update is worked again, then kept aside with its reason.
            log.exception("an update failed", update_id=row.update_id, attempt=row.attempts + 1)
            await self._count_failure(row, update, error)

    async def _heads(self) -> list[InboxRow]:
        room = MOST_LANES - len(self._lanes.busy)
        if room <= 0:
            return []
        async with self._database.transaction() as tx:
            return await inbox.heads(tx, busy=self._lanes.busy, limit=room)

    async def _transact(self, row: InboxRow, update: Update) -> None:
        async with self._database.transaction() as tx:
            if not await inbox.settle(tx, row.id):
                raise SettledBefore
            visit = await restore(tx, self._office, update)
            if visit is not None:
                await self._serve(tx, visit, update)

    async def _serve(self, tx: Transaction, visit: Visit, update: Update) -> None:
        set_visit(visit)
        try:
            async with tx.savepoint():
                await self._application.process_update(update)
                if visit.failure is not None:
                    raise visit.failure
        except Refusal as refusal:
            await errors.say_no(visit, refusal)
        await visit.finish()

    async def _count_failure(self, row: InboxRow, update: Update, error: Exception) -> None:
        async with self._database.transaction() as tx:
            attempts = await inbox.count_attempt(tx, row.id, reason=repr(error))
            if attempts >= MOST_ATTEMPTS:
                incident = await inbox.bury(tx, row.id, reason=repr(error))
                log.error("dead letter", update_id=row.update_id, incident=incident)
                await errors.tell_incident(Desk(tx, self._office), update, incident)
        if attempts < MOST_ATTEMPTS:
            await asyncio.sleep(RETRY_PAUSE * attempts)

    async def _bury_unreadable(self, row: InboxRow, error: Exception) -> None:
        log.error("an update cannot be read", update_id=row.update_id, reason=repr(error))
        async with self._database.transaction() as tx:
            await inbox.bury(tx, row.id, reason=repr(error))
