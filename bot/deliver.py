"""Out of the outbox to Telegram: in order per chat, within the limits, and never forgotten.

One look writes down what came of the calls made since the last one and starts those that may go now, in one
transaction. A call that Telegram took and nobody wrote down, because the program was killed, is made again.
"""

import asyncio
import math
import time
from collections.abc import Set as AbstractSet
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.aftermath import Aftermath
from bot.at_once import HELD_UP, AtOnce
from bot.bot_api import ApiError, BotApi, UnansweredError
from bot.composing import Call, album_of, composed, is_album, is_growing, learn
from bot.door import Door
from bot.failpoints import Step, reach
from bot.lanes import Lanes
from bot.loops import go_on
from bot.metrics import CallOutcome, Metrics
from bot.pacing import Pace
from bot.uploads import detach
from bot.verdict import Fate, Verdict, judge
from storage import outbox
from storage.database import Database
from storage.files import Files
from storage.media import Medium
from storage.outbox import OutboxRow, Priority
from storage.transaction import Transaction, Wake

log = structlog.get_logger()

MOST_LANES: Final = 24  # rows looked at at once: more than can go, as some will have to wait
LONGEST_NAP: Final = 1.0  # seconds between looks when nobody rings: another process may have died
GROWTH: Final = 0.3  # seconds in which an album may get another file
LONGEST_REST: Final = 5.0  # seconds a lane is left alone before its rows are looked at again


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call: Telegram's result, or its verdict; ``call`` is None where there was nothing left to do."""

    row: OutboxRow
    call: Call | None
    result: Any = None
    verdict: Verdict | None = None


class Deliverer:
    """Sends what the outbox holds, one call at a time in each lane, many lanes at once."""

    def __init__(
        self,
        api: BotApi,
        database: Database,
        pace: Pace,
        aftermath: Aftermath,
        metrics: Metrics,
        *,
        files: Files,
        per_second: float,
    ) -> None:
        self._api = api
        self._database = database
        self._files = files
        self._pace = pace
        self._aftermath = aftermath
        self._metrics = metrics
        self._lanes = Lanes(database.bell(Wake.DELIVER))
        self._outcomes: list[Outcome] = []
        self._at_once = AtOnce(per_second)
        self._door = Door(per_second)
        self._resting: dict[str, float] = {}  # lanes whose next row may not go before then

    async def run(self) -> None:
        """Deliver for ever; cancelled, it finishes the calls in hand and writes them down."""
        try:
            await go_on("deliver", self.look, self._database.bell(Wake.DELIVER))
        finally:
            await self._lanes.finish()
            await self._write_down()

    async def look(self) -> float:
        """Write down, start what may go, and return how long nothing else will."""
        now = time.monotonic()
        self._resting = {lane: until for lane, until in self._resting.items() if until > now}
        outcomes: list[Outcome] = []
        try:
            async with self._database.transaction() as tx:
                # Asked here and not before: what was answered while this waited to write is written down as well.
                # A lane whose call is on its way, or made and not written down yet, would be sent twice.
                busy = frozenset(self._lanes.busy)
                outcomes = self._take_outcomes()
                await self._settle(tx, outcomes)
                rows = []
                if self._room(busy) > 0:
                    rows = await outbox.heads(tx, busy=busy | self._resting.keys(), limit=MOST_LANES)
                ready = await self._ready(tx, rows, busy)
        except BaseException:
            self._outcomes = outcomes + self._outcomes
            raise
        await self._settled(outcomes)
        for row, turn in await self._claimed(ready):
            self._at_once.start(row.lane, pause=turn - time.monotonic())
            self._lanes.start(row.lane, self._send(row, turn))
        longest = HELD_UP if self._lanes.busy else LONGEST_NAP  # a call that takes long makes room for others
        return min([longest, *(until - now for until in self._resting.values())])

    async def _claimed(self, ready: list[tuple[OutboxRow, float]]) -> list[tuple[OutboxRow, float]]:
        """Claim these rows' lanes among all processes, and return what is still to be sent in those granted."""
        if self._database.is_sqlite or not ready:
            return ready
        claimed = await self._database.claims.take(_claim(row.lane) for row, _ in ready)
        turns = {row.lane: turn for row, turn in ready if _claim(row.lane) in claimed}
        rows = []
        try:
            async with self._database.transaction() as tx:  # another process may just have sent what we saw
                rows = await outbox.heads(tx, busy=(), limit=MOST_LANES, lanes=turns.keys())
        finally:
            await self._database.claims.release(claimed - {_claim(row.lane) for row in rows})
        return [(row, turns[row.lane]) for row in rows]

    async def _ready(
        self, tx: Transaction, rows: list[OutboxRow], busy: AbstractSet[str]
    ) -> list[tuple[OutboxRow, float]]:
        """Return the rows that go now, with the moment of their turn, and let those that may not rest."""
        due = {row.chat_id: row.weight for row in rows if row.chat_id is not None and row.due_at <= tx.now}
        pauses = await self._pace.pauses(tx, due, weights=due) if due else {}
        ready: list[OutboxRow] = []
        taken: set[int] = set()  # a chat whose next call is counted only when it has gone
        for row in rows:
            if row.chat_id in taken:
                continue
            pause = (row.due_at - tx.now).total_seconds()
            if pause <= 0 and row.chat_id is not None:
                pause = pauses[row.chat_id] or (GROWTH if await is_growing(tx, row) else 0.0)
            if pause > 0:
                self._resting[row.lane] = time.monotonic() + min(pause, LONGEST_REST)
            else:
                ready.append(row)
                taken |= {row.chat_id} if row.chat_id is not None else set()
        waiting = len(ready) if len(rows) < MOST_LANES else math.inf
        del ready[max(0, self._room(busy, waiting=waiting)) :]
        # Answers to taps are not counted; an album is, for each of its files.
        counted = [row.chat_id for row in ready if row.chat_id is not None for _ in range(row.weight)]
        waits = iter(await self._pace.reserve(tx, counted))
        now = time.monotonic()
        turns = (list(islice(waits, row.weight)) if row.chat_id is not None else [] for row in ready)
        return [(row, now + max(own, default=0.0)) for row, own in zip(ready, turns, strict=True)]

    def _room(self, busy: AbstractSet[str], *, waiting: float = math.inf) -> int:
        """Return how many more calls may start beside those on their way since the look began."""
        answered = {outcome.row.lane for outcome in self._outcomes}
        return self._at_once.room(busy, answered=answered, waiting=waiting)

    async def _send(self, row: OutboxRow, turn: float) -> None:
        await asyncio.sleep(max(0.0, turn - time.monotonic()))
        # Answers to taps are not counted by Telegram.
        async with self._door.passing(row.weight) if row.chat_id is not None else nullcontext():
            began = time.monotonic()
            try:
                call = composed(row, await self._files_of(row))
            except SQLAlchemyError as error:  # the database is away: the call is made later
                outcome = Outcome(row, None, verdict=Verdict(Fate.LATER, type(error).__name__))
            else:
                outcome = await self._make(row, call)
        self._outcomes.append(outcome)
        self._count(outcome, time.monotonic() - began)

    async def _files_of(self, row: OutboxRow) -> list[Medium]:
        """Return an album's files as they are now: more may have come since the row was read."""
        if not is_album(row):
            return []
        async with self._database.transaction() as tx:
            return await album_of(tx, row)

    async def _make(self, row: OutboxRow, call: Call | None) -> Outcome:
        if call is None:
            return Outcome(row, None, verdict=Verdict(Fate.DONE, "nothing is left to do"))
        try:
            payload, uploads = await detach(call.payload, self._files)
            result = await self._api.call(call.method, payload, uploads=uploads)
            reach(Step.ACCEPTED)
        except FileNotFoundError:
            return Outcome(row, call, verdict=Verdict(Fate.REFUSED, "the file is not in the store"))
        except OSError as error:  # the store is away: the file goes later
            return Outcome(row, call, verdict=Verdict(Fate.LATER, type(error).__name__))
        except ApiError as error:
            return Outcome(row, call, verdict=judge(error))
        except UnansweredError as error:
            return Outcome(row, call, verdict=Verdict(Fate.LATER, str(error)))
        return Outcome(row, call, result=result)

    def _count(self, outcome: Outcome, seconds: float) -> None:
        if outcome.verdict is None or outcome.verdict.fate == Fate.DONE:
            kind = CallOutcome.SENT
        else:
            is_dead = outcome.verdict.fate in {Fate.REFUSED, Fate.NO_RIGHT}
            kind = CallOutcome.DEAD if is_dead else CallOutcome.LATER
        self._metrics.count_call(outcome.call.method if outcome.call else outcome.row.method, kind, seconds=seconds)
        if outcome.row.priority == Priority.TALK and kind == CallOutcome.SENT:
            waited = self._database.clock() - outcome.row.created_at
            self._metrics.reply_seconds.observe(waited.total_seconds())

    def _take_outcomes(self) -> list[Outcome]:
        """Take what came of the calls made; calls that end from now on are for the next look.

        Their lanes are busy for this one: `look` asks which are before it takes the outcomes, without waiting between.
        """
        outcomes, self._outcomes = self._outcomes, []
        return outcomes

    async def _settle(self, tx: Transaction, outcomes: list[Outcome]) -> None:
        await outbox.settle(tx, [each.row.id for each in outcomes if each.verdict is None])
        for outcome in outcomes:
            if outcome.verdict is None and outcome.call is not None:
                await learn(tx, outcome.row, outcome.call, outcome.result)
                await self._aftermath.arrived(tx, outcome.row)
            elif outcome.verdict is not None:
                self._pace.hold(outcome.row.chat_id, outcome.verdict.seconds)
                await self._follow(tx, outcome.row, outcome.verdict)

    async def _follow(self, tx: Transaction, row: OutboxRow, verdict: Verdict) -> None:
        try:
            async with tx.savepoint():
                await self._aftermath.follow(tx, row, verdict)
        except SQLAlchemyError:
            raise
        except Exception as error:
            # A surprise about one row must not hold up all others for ever: the row is kept aside with its reason.
            log.exception("what failed cannot be followed up", row=row.id, method=row.method)
            await outbox.bury(tx, row.id, reason=repr(error))

    async def _settled(self, outcomes: list[Outcome]) -> None:
        if outcomes:
            reach(Step.SETTLED)
            self._at_once.end(outcome.row.lane for outcome in outcomes)
            await self._database.claims.release(_claim(outcome.row.lane) for outcome in outcomes)

    async def _write_down(self) -> None:
        outcomes = self._take_outcomes()
        if outcomes:
            async with self._database.transaction() as tx:
                await self._settle(tx, outcomes)
            await self._settled(outcomes)


def _claim(lane: str) -> str:
    return f"out:{lane}"
