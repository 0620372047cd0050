"""Telegram's limits, kept chat by chat: a full group never delays a private answer."""

from collections import defaultdict, deque
from collections.abc import Callable
from typing import Final

from bot.config import Limits

GROUP_WINDOW: Final = 60.0  # seconds
OVERALL_WINDOW: Final = 1.0
PRIVATE_BURST: Final = 3  # messages that one person may get at once; Telegram tolerates short bursts
_FORGET_AFTER: Final = 10_000  # chats whose pace is remembered before the idle ones are dropped


class Pacing:
    """Says when the next call to a chat may go. Times are seconds of the clock given."""

    def __init__(self, limits: Limits, *, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._overall: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._private: dict[int, float] = {}  # when the person's burst is whole again
        self._held: dict[int, float] = {}  # until when Telegram told us to leave a chat alone

    def pause(self, chat_id: int | None) -> float:
        """Return how many seconds a call to this chat has to wait; 0 when it may go now.

        Answers to taps (no chat) are not counted by Telegram.
        """
        if chat_id is None:
            return 0.0
        now = self._clock()
        waits = [self._held.get(chat_id, 0.0) - now, self._overall_wait(now)]
        waits.append(self._group_wait(chat_id, now) if chat_id < 0 else self._private_wait(chat_id, now))
        return max(0.0, *waits)

    def count(self, chat_id: int | None, *, ago: float = 0.0) -> None:
        """Note that a call goes out now, or went out some seconds ago."""
        if chat_id is None:
            return
        at = self._clock() - ago
        self._overall.append(at)
        if chat_id < 0:
            self._groups[chat_id].append(at)
        else:
            step = 1 / self._limits.private_per_second
            self._private[chat_id] = max(self._private.get(chat_id, 0.0), at) + step
            self._forget_idle()

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Leave a chat alone, because Telegram said so."""
        if chat_id is not None:
            self._held[chat_id] = self._clock() + seconds

    def _overall_wait(self, now: float) -> float:
        window, most = OVERALL_WINDOW, max(1, int(self._limits.overall_per_second))
        if self._limits.overall_per_second < 1:
            window = 1 / self._limits.overall_per_second
        return _window_wait(self._overall, now, window=window, most=most)

    def _group_wait(self, chat_id: int, now: float) -> float:
        return _window_wait(self._groups[chat_id], now, window=GROUP_WINDOW, most=self._limits.group_per_minute)

    def _private_wait(self, chat_id: int, now: float) -> float:
        step = 1 / self._limits.private_per_second
        return self._private.get(chat_id, 0.0) - now - (PRIVATE_BURST - 1) * step

    def _forget_idle(self) -> None:
        if len(self._private) > _FORGET_AFTER:
            now = self._clock()
            self._private = {chat: whole for chat, whole in self._private.items() if whole > now}


def _window_wait(calls: deque[float], now: float, *, window: float, most: int) -> float:
    while calls and calls[0] <= now - window:
        calls.popleft()
    return calls[-most] + window - now if len(calls) >= most else 0.0
