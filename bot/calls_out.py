"""Out of the office: applications are told of decisions on their accounts, signed, in order, until they take it.

A call is made again as long as nobody said yes or no to it, always under the same key: an application that knows a key
already has done what the call asks for. No call is made inside a transaction, and none holds up the desk.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import aiohttp
import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.lanes import Lanes
from bot.loops import go_on
from bot.settings_calls_out import Application
from bot.signatures import sign
from bot.version import loket_version
from handlers.desk import Desk
from handlers.office import Office
from handlers.outward import actions
from knowledge.rules.privacy import mask
from storage import calls_out
from storage.calls_out import CallOut, CallOutState
from storage.database import Database
from storage.transaction import Transaction, Wake

log = structlog.get_logger()

MOST_AT_ONCE: Final = 4  # calls to one application
MOST_LOOKED_AT: Final = 50
FIRST_PAUSE: Final = timedelta(seconds=1)  # doubled with each attempt
LONGEST_PAUSE: Final = timedelta(minutes=15)
LONGEST_WISH: Final = timedelta(hours=1)  # as long an application may ask us to wait
SILENT_AFTER: Final = timedelta(minutes=15)  # then staff hear of it
GIVEN_UP_AFTER: Final = timedelta(days=3)
SHORTEST_NAP: Final = 0.1  # seconds
LONGEST_NAP: Final = 5.0  # seconds between looks: another process may have died
LONGEST_ANSWER: Final = 300  # bytes of an answer that are read, for staff
_LATER: Final = frozenset({408, 409, 425, 429})
_LOCKED_OUT: Final = frozenset({401, 403})  # the secret or a wall: mended by people, so the call waits for them
_SERVER_FAULT: Final = 500
_NO_APPLICATION: Final = "no [[applications]] names the service any more"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call: ``status`` is 0 where no answer came; ``wish`` is how long the application asks to wait."""

    status: int
    reason: str = ""
    wish: timedelta | None = None

    @property
    def is_yes(self) -> bool:
        """Whether the application has taken it."""
        return 200 <= self.status < 300  # noqa: PLR2004 - HTTP's own

    @property
    def is_later(self) -> bool:
        """Whether the same call may be taken another time."""
        return not self.status or self.status >= _SERVER_FAULT or self.status in _LATER | _LOCKED_OUT


class CallsOut:
    """Tells applications what was decided, one call at a time for each account and a few for each application."""

    def __init__(self, database: Database, office: Office, applications: Sequence[Application]) -> None:
        self._database = database
        self._office = office
        self._applications: Mapping[str, Application] = {each.service: each for each in applications if each.url}
        self._lanes = Lanes(database.bell(Wake.CALL_OUT))
        self._busy: dict[int, str] = {}  # accounts with a call on its way, and their services
        self._session: aiohttp.ClientSession | None = None

    async def run(self) -> None:
        """Call for ever; cancelled, it waits for the calls in hand and writes down what came of them."""
        try:
            await go_on("calls out", self.look, self._database.bell(Wake.CALL_OUT))
        finally:
            await self._lanes.finish()
            if self._session is not None:
                await self._session.close()

    async def look(self) -> float:
        """Start the calls that are due and return how long no other is."""
        under_way = Counter(self._busy.values())
        full = [service for service, count in under_way.items() if count >= MOST_AT_ONCE]
        async with self._database.transaction() as tx:
            due = await calls_out.heads(tx, busy=self._busy, full=full, limit=MOST_LOOKED_AT)
            for call in due:
                if call.service not in self._applications:
                    await actions.give_up(Desk(tx, self._office), call, reason=_NO_APPLICATION)
            next_due = await calls_out.next_due(tx)
        claimed = await self._claimed(self._with_room(due, under_way))
        for call in claimed:
            self._busy[call.account_id] = call.service
            self._lanes.start(str(call.account_id), self._deliver(call))
        if claimed:
            return 0.0  # with these under way, others may be seen
        seconds = (next_due - self._database.clock()).total_seconds() if next_due else LONGEST_NAP
        return min(max(seconds, SHORTEST_NAP), LONGEST_NAP)

    def _with_room(self, due: list[CallOut], under_way: Counter[str]) -> list[CallOut]:
        chosen: list[CallOut] = []
        for call in due:
            if call.service in self._applications and under_way[call.service] < MOST_AT_ONCE:
                under_way[call.service] += 1
                chosen.append(call)
        return chosen

    async def _claimed(self, calls: list[CallOut]) -> list[CallOut]:
        """Claim these calls' accounts among all processes; what another one has in hand is left to it."""
        granted = await self._database.claims.take(_claim(call) for call in calls)
        return [call for call in calls if _claim(call) in granted]

    async def _deliver(self, call: CallOut) -> None:
        """Make a call and write down what came of it. What cannot be written is made again, under the same key."""
        try:
            async with self._database.transaction() as tx:
                current = await calls_out.get(tx, call.id)
            if current is not None and current.state == CallOutState.WAITING and current.attempts == call.attempts:
                answer = await self._make(call)
                async with self._database.transaction() as tx:
                    await self._follow(tx, call, answer)
        except (SQLAlchemyError, OSError) as error:
            log.warning("what came of a call cannot be written down", call=call.id, reason=type(error).__name__)
        except Exception as error:
            # Every surprise ends here: made again and again, the call would only trouble the application.
            log.exception("a call failed", call=call.id)
            await self._bury(call, reason=repr(error))
        finally:
            del self._busy[call.account_id]
            await self._release(call)

    async def _bury(self, call: CallOut, *, reason: str) -> None:
        try:
            async with self._database.transaction() as tx:
                await calls_out.bury(tx, call.id, reason=reason)
        except (SQLAlchemyError, OSError):
            log.warning("the database is away", loop="calls out")

    async def _release(self, call: CallOut) -> None:
        try:
            await self._database.claims.release([_claim(call)])
        except (SQLAlchemyError, OSError):
            log.warning("the database is away", loop="calls out")  # the claim has gone with its connection

    async def _make(self, call: CallOut) -> Answer:
        application, body = self._applications[call.service], call.body.encode()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": f"loket/{loket_version()}",
            **sign(application.key, call.key, at=self._database.clock(), body=body),
        }
        timeout = aiohttp.ClientTimeout(total=application.timeout_seconds)
        try:
            # A redirection is no yes: it would lead a signed call to whoever it names.
            async with self._open().post(
                application.url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                said = await response.content.read(LONGEST_ANSWER)
                reason = f"{response.status} {mask(said.decode(errors='replace'))}".strip()
                return Answer(response.status, reason, _wish(response.headers.get("Retry-After", "")))
        except (TimeoutError, aiohttp.ClientError, ValueError) as error:
            return Answer(0, type(error).__name__)

    async def _follow(self, tx: Transaction, call: CallOut, answer: Answer) -> None:
        desk, age = Desk(tx, self._office), tx.now - call.created_at
        if answer.is_yes:
            await calls_out.settle(tx, call.id)
            return
        log.warning("an application did not take a call", call=call.id, service=call.service, reason=answer.reason)
        if not answer.is_later or age > GIVEN_UP_AFTER:
            await actions.give_up(desk, call, reason=answer.reason)
            return
        pause = answer.wish or min(FIRST_PAUSE * 2 ** min(call.attempts, 12), LONGEST_PAUSE)
        await calls_out.postpone(tx, call.id, until=tx.now + pause, reason=answer.reason)
        if answer.status in _LOCKED_OUT or age > SILENT_AFTER:
            await actions.tell_silence(desk, call, reason=answer.reason)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self._session


def _wish(retry_after: str) -> timedelta | None:
    is_seconds = retry_after.isascii() and retry_after.isdigit() and len(retry_after) < 8  # noqa: PLR2004 - digits
    return min(timedelta(seconds=int(retry_after)), LONGEST_WISH) if is_seconds and int(retry_after) else None


def _claim(call: CallOut) -> str:
    return f"call-out:{call.account_id}"
