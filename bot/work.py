"""From the inbox through the handlers: one chat in order, and nothing kept of an update that failed.

Updates that wait together are worked in one transaction, each behind a savepoint of its own: one write to the disk for
all of them. What an update does is committed with its inbox row, or neither is.
"""

import asyncio
import json
import time
from collections import Counter
from typing import Any, Final

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from telegram import Bot, Update

from bot.at_once import YOUNG
from bot.failpoints import Step, reach
from bot.lanes import Lanes
from bot.loops import go_on
from bot.membership import Membership
from bot.metrics import Metrics
from bot.receive import is_sound
from handlers import auditing, errors
from handlers.clock.keeping import keep_up
from handlers.context import LoketApplication, TooEarlyError, restore, set_visit
from handlers.desk import Desk, Visit
from handlers.office import Office
from handlers.passwords import covered_body, warn
from knowledge.rules.refusals import Refusal
from storage import inbox
from storage.database import Database
from storage.inbox import InboxRow
from storage.transaction import Transaction, Wake

log = structlog.get_logger()

BATCH: Final = 16  # updates a transaction: more would make the first one wait for the last, and its answer too
LONGEST_HOLD: Final = 0.04  # seconds of work after which what is done is committed and the rest waits
LONGEST_YOUNG: Final = 0.008  # the same in a life's first seconds: what was answered must not wait to be written down
MOST_ATTEMPTS: Final = 3
MANY: Final = 30  # updates of one person within a minute
RETRY_PAUSE: Final = 0.2  # seconds, times the attempt
LONGEST_NAP: Final = 1.0  # seconds between looks when nobody rings: another process may have died
# What building an update out of strange data can raise; anything else is a fault of ours.
UNREADABLE: Final = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)
Failure = tuple[InboxRow, Update, Exception]


def read_update(body: str, bot: Bot) -> Update:
    """Return an update from its text. Raises one of `UNREADABLE` for one that nobody can work."""
    update = Update.de_json(read_body(body), bot)
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    for what, number in (
        ("person", user and user.id),
        ("chat", chat and chat.id),
        ("message", message and message.message_id),
    ):
        if number is not None and not is_sound(number):
            raise ValueError(f"the id of its {what} is not a 64-bit number")
    return update


def read_body(body: str) -> dict[str, Any]:
    """Return an update from its text; half a character, which no message of ours could carry, becomes U+FFFD."""
    update: dict[str, Any] = json.loads(body)
    if "\\ud" not in body.lower():  # how JSON writes all that lies beyond 16 bits, whole or half
        return update
    whole = json.dumps(update, ensure_ascii=False).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    mended: dict[str, Any] = json.loads(whole)
    return mended


class Haste:
    """Notices who writes a lot within a minute. A guess that costs no query; who was told is a row."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._minute = 0

    def is_hurried(self, lane: str) -> bool:
        """Count an update and tell whether there were many in its lane within this minute."""
        minute = int(time.monotonic() // 60)
        if minute != self._minute:
            self._minute = minute
            self._counts.clear()
        self._counts[lane] += 1
        return self._counts[lane] == MANY


class Worker:
    """Takes updates out of the inbox, lane by lane."""

    def __init__(
        self,
        application: LoketApplication,
        database: Database,
        office: Office,
        membership: Membership,
        metrics: Metrics,
    ) -> None:
        self._application = application
        self._database = database
        self._office = office
        self._membership = membership
        self._metrics = metrics
        self._introductions = Lanes(database.bell(Wake.WORK))
        self._resting: dict[str, float] = {}  # lanes that failed, until when they rest
        self._haste = Haste()
        self._born = time.monotonic()

    async def run(self) -> None:
        """Work for ever; cancelled, it has either committed what was in hand or left it in the inbox."""
        try:
            await go_on("work", self.work_batch, self._database.bell(Wake.WORK))
        finally:
            await self._introductions.finish()

    async def work_batch(self) -> float:
        """Work what waits, one update a lane, and return how long to wait for more."""
        now = time.monotonic()
        self._resting = {lane: until for lane, until in self._resting.items() if until > now}
        busy = {*self._resting, *self._introductions.busy}
        self._office.shelf.take_up()
        failures: list[Failure] = []
        hold = LONGEST_YOUNG if now - self._born < YOUNG else LONGEST_HOLD
        async with self._database.transaction() as tx:
            rows = await inbox.take_heads(tx, busy=busy, limit=BATCH)
            done = []
            for row in rows:
                if await self._work(tx, row, failures):
                    done.append(row.id)
                if time.monotonic() - now > hold:
                    break
            await inbox.settle(tx, done)
            reach(Step.WORKED)
        if done:
            reach(Step.COMMITTED)
            self._metrics.updates_worked.inc(len(done))
            self._metrics.work_seconds.observe((time.monotonic() - now) / len(done))
        for failure in failures:
            await self._count_failure(*failure)
        if rows:
            await asyncio.sleep(0)
            return 0.0
        return min([LONGEST_NAP, *(until - now for until in self._resting.values())])

    async def _work(self, tx: Transaction, row: InboxRow, failures: list[Failure]) -> bool:
        """Work one update behind a savepoint; True when it is done with."""
        try:
            update = read_update(row.body, self._application.bot)
        except UNREADABLE as error:
            log.warning("an update cannot be read", update_id=row.update_id, reason=repr(error))
            await inbox.bury(tx, row.id, reason=repr(error))
            return False
        if not await self._membership.knows(tx, update):
            self._introductions.start(row.lane, self._membership.introduce(update))
            return False
        try:
            await self._serve(tx, row, update)
        except TooEarlyError:
            self._resting[row.lane] = time.monotonic() + RETRY_PAUSE
            return False
        except (OperationalError, InterfaceError):
            raise  # the database's trouble, not the update's: it is worked again without being counted
        except Exception as error:
            # The one place that takes every surprise: the update is worked again, then kept aside with its reason.
            if not tx.connection.in_transaction() or tx.connection.invalidated:
                raise
            log.exception("an update failed", update_id=row.update_id, attempt=row.attempts + 1)
            failures.append((row, update, error))
            return False
        return True

    async def _serve(self, tx: Transaction, row: InboxRow, update: Update) -> None:
        refusal: Refusal | None = None
        visit: Visit | None = None
        try:
            async with tx.savepoint():
                visit = await self._route(tx, row, update)
        except Refusal as error:
            refusal = error
        if refusal is not None:
            async with tx.savepoint():
                visit = await restore(tx, self._office, update)
                if visit is not None:
                    await auditing.note(visit, update, refusal.key)
                    await errors.say_no(visit, refusal)
                    await visit.finish()
        if (body := covered_body(row.body)) != row.body:  # refused or not: the raw update would keep it
            await inbox.cover(tx, row.id, body=body)
            if visit is not None:
                await warn(visit, update)

    async def _route(self, tx: Transaction, row: InboxRow, update: Update) -> Visit | None:
        visit = await restore(tx, self._office, update)
        if visit is None:
            return None
        set_visit(visit)
        if self._haste.is_hurried(row.lane):
            await errors.calm_down(visit)
        await self._application.process_update(update)
        if visit.failure is not None:
            raise visit.failure
        await keep_up(visit.desk)
        await visit.finish()
        return visit

    async def _count_failure(self, row: InboxRow, update: Update, error: Exception) -> None:
        self._resting[row.lane] = time.monotonic() + RETRY_PAUSE * (row.attempts + 1)
        self._metrics.updates_failed.inc()
        async with self._database.transaction() as tx:
            attempts = await inbox.count_attempt(tx, row.id, reason=repr(error))
            if attempts >= MOST_ATTEMPTS:
                incident = await inbox.bury(tx, row.id, reason=repr(error))
                log.error("dead letter", update_id=row.update_id, incident=incident)
                await self._tell_incident(tx, update, incident)

    async def _tell_incident(self, tx: Transaction, update: Update, incident: str) -> None:
        """Tell of a dead letter; what made the update fail may fail here as well, and it is dead all the same."""
        try:
            async with tx.savepoint():
                await errors.tell_incident(Desk(tx, self._office), update, incident)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            if not tx.connection.in_transaction() or tx.connection.invalidated:
                raise
            log.exception("nobody could be told of a dead letter", update_id=update.update_id, incident=incident)
