"""Telegram's limits, kept chat by chat: a full group never delays a private answer."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, Protocol

from bot.config import Limits
from storage import outbox, pace
from storage.database import utc_now
from storage.transaction import Transaction

GROUP_WINDOW: Final = 60.0  # seconds
OVERALL_SHARE: Final = 0.925  # of the overall limit is used: calls let out evenly still arrive unevenly
AHEAD: Final = 0.3  # seconds that a turn may be given in advance
PRIVATE_BURST: Final = 3  # messages that one person may get at once; Telegram tolerates short bursts
MARGIN: Final = 0.05  # seconds: Telegram counts when a call arrives, not when it leaves
ONE_EACH: Final = MappingProxyType[int, int]({})  # calls that count for one message
_FORGET_AFTER: Final = 10_000  # chats whose pace is remembered before the idle ones are dropped


class Pace(Protocol):
    """Says when the next call to a chat may go; answers to taps (no chat) are not counted by Telegram."""

    async def pauses(
        self, tx: Transaction, chat_ids: Collection[int], *, weights: Mapping[int, int] = ONE_EACH
    ) -> Mapping[int, float]:
        """Return for each chat how many seconds a call to it has to wait; 0 when it may go.

        ``weights`` has the chats whose call counts for more than one message.
        """

    async def reserve(self, tx: Transaction, chat_ids: Sequence[int]) -> list[float]:
        """Count a call to each of these chats, about to go, and return the seconds until its turn among all chats."""

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Leave a chat alone, because Telegram said so; 0 changes nothing."""


class OwnPace:
    """The pace of the only process there is, in memory; after a restart it is read back from what was sent."""

    def __init__(self, limits: Limits, *, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._turn = 0.0  # when the last call that was let out goes
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._private: dict[int, float] = {}  # when the person's burst is whole again
        self._held: dict[int, float] = {}  # until when Telegram told us to leave a chat alone

    async def remember(self, tx: Transaction) -> None:
        """Count what was sent within the last minute, before a restart."""
        for chat_id, at in await outbox.sent_since(tx, tx.now - timedelta(seconds=GROUP_WINDOW)):
            self.count(chat_id, ago=(tx.now - at).total_seconds())

    async def pauses(
        self, tx: Transaction, chat_ids: Collection[int], *, weights: Mapping[int, int] = ONE_EACH
    ) -> Mapping[int, float]:
        """Return for each chat how many seconds a call to it has to wait."""
        return {chat_id: self.wait(chat_id, weight=weights.get(chat_id, 1)) for chat_id in chat_ids}

    async def reserve(self, tx: Transaction, chat_ids: Sequence[int]) -> list[float]:
        """Count calls and return the seconds until their turns: calls leave one by one, never in a burst."""
        now, waits = self._clock(), []
        for chat_id in chat_ids:
            self._turn = max(now, self._turn + self._step)
            self.count(chat_id, ago=now - self._turn)
            waits.append(self._turn - now)
        return waits

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Leave a chat alone."""
        if chat_id is not None and seconds > 0:
            self._held[chat_id] = self._clock() + seconds

    def wait(self, chat_id: int, *, weight: int = 1) -> float:
        """Return how many seconds a call to this chat has to wait; 0 when it may go."""
        now = self._clock()
        waits = [self._held.get(chat_id, 0.0) - now, self._turn + self._step - now - AHEAD]
        own = self._group_wait if chat_id < 0 else self._private_wait
        waits.append(own(chat_id, now, weight))
        return max(0.0, *waits)

    def count(self, chat_id: int, *, ago: float = 0.0) -> None:
        """Note that a call goes out now, went out some seconds ago, or will (less than none)."""
        at = self._clock() - ago
        if chat_id < 0:
            self._groups[chat_id].append(at)
        else:
            step = 1 / self._limits.private_per_second
            self._private[chat_id] = max(self._private.get(chat_id, 0.0), at) + step
            self._forget_idle()

    @property
    def _step(self) -> float:
        return 1 / (self._limits.overall_per_second * OVERALL_SHARE)

    def _group_wait(self, chat_id: int, now: float, weight: int) -> float:
        window, most = GROUP_WINDOW + MARGIN, _room(self._limits.group_per_minute, weight)
        return _window_wait(self._groups[chat_id], now, window=window, most=most)

    def _private_wait(self, chat_id: int, now: float, weight: int) -> float:
        step = 1 / self._limits.private_per_second
        return self._private.get(chat_id, 0.0) - now - (_room(PRIVATE_BURST, weight) - 1) * step

    def _forget_idle(self) -> None:
        if len(self._private) > _FORGET_AFTER:
            now = self._clock()
            self._private = {chat: whole for chat, whole in self._private.items() if whole > now}
            self._held = {chat: until for chat, until in self._held.items() if until > now}


class SharedPace:
    """The pace of several processes on one database: read from what all of them sent.

    A chat is in one hand at a time, so its own calls cannot overtake each other; the overall limit is a row.
    """

    def __init__(self, limits: Limits, *, clock: Callable[[], datetime] = utc_now) -> None:
        self._limits = limits
        self._clock = clock

    async def pauses(
        self, tx: Transaction, chat_ids: Collection[int], *, weights: Mapping[int, int] = ONE_EACH
    ) -> Mapping[int, float]:
        """Return for each chat how many seconds a call to it has to wait, by the times of the last ones."""
        private = PRIVATE_BURST / self._limits.private_per_second
        since = tx.now - timedelta(seconds=max(GROUP_WINDOW + MARGIN, private))
        sent: defaultdict[int, list[datetime]] = defaultdict(list)
        for chat_id, at in await outbox.sent_since(tx, since, chat_ids=chat_ids):
            sent[chat_id].append(at)
        pauses = {}
        for chat_id in chat_ids:
            is_group = chat_id < 0
            allowed = self._limits.group_per_minute if is_group else PRIVATE_BURST
            most = _room(allowed, weights.get(chat_id, 1))
            window = GROUP_WINDOW + MARGIN if is_group else private
            times = sent[chat_id]
            pauses[chat_id] = window - (tx.now - times[-most]).total_seconds() if len(times) >= most else 0.0
        return {chat_id: max(0.0, pause) for chat_id, pause in pauses.items()}

    async def reserve(self, tx: Transaction, chat_ids: Sequence[int]) -> list[float]:
        """Take the next turns among all chats and processes."""
        if not chat_ids:
            return []
        per_second = self._limits.overall_per_second * OVERALL_SHARE
        turns = await pace.reserve(tx, per_second=per_second, count=len(chat_ids))
        now = self._clock()  # later than the transaction's moment: the turn is not
        return [max(0.0, (turn - now).total_seconds()) for turn in turns]

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Nothing to do: the row that Telegram refused is not due before then, and it is its chat's next."""


def _room(most: int, weight: int) -> int:
    """Return how many messages there may have been before a call that counts for ``weight`` of them."""
    return most - min(weight, most) + 1


def _window_wait(calls: deque[float], now: float, *, window: float, most: int) -> float:
    while calls and calls[0] <= now - window:
        calls.popleft()
    return calls[-most] + window - now if len(calls) >= most else 0.0
