"""How much a bot may send: per private chat, per group, and overall."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bot.demo.errors import ApiError


@dataclass(frozen=True, slots=True)
class Allowance:
    """Telegram's limits, as far as they are known; ``private_burst`` messages may come at once."""

    private_per_second: float = 1.0
    private_burst: int = 5
    group_per_minute: int = 20
    overall_per_second: int = 30


MAX_REMEMBERED = 1_000
UNLIMITED = Allowance(private_per_second=1e9, private_burst=10**9, group_per_minute=10**9, overall_per_second=10**9)


class RateLimits:
    """Counts sends, edits and topic calls, and refuses what is too much."""

    def __init__(self, allowance: Allowance, clock: Callable[[], float]) -> None:
        self.allowance = allowance
        self._clock = clock
        self._overall: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._private: dict[int, tuple[float, float]] = {}
        self.clear()

    def clear(self) -> None:
        """Forget what was counted; the limits stay as full as they are."""
        self.taken = 0
        self.refused_count = 0
        self.refused: deque[tuple[int, int]] = deque(maxlen=MAX_REMEMBERED)

    def as_json(self) -> dict[str, Any]:
        """Return its part of ``GET /sim/limits``: what was let through, and what was too much."""
        return {
            "allowance": None if self.allowance is UNLIMITED else asdict(self.allowance),
            "taken": self.taken,
            "refused_count": self.refused_count,
            "refused": [{"chat_id": chat_id, "retry_after": seconds} for chat_id, seconds in self.refused],
        }

    def take(self, chat_id: int, *, is_private: bool, messages: int = 1) -> None:
        """Count ``messages`` for a chat; a refused call counts for nothing.

        Raises:
            ApiError: 429 with ``retry_after`` in whole seconds.
        """
        if self.allowance is UNLIMITED:
            self.taken += messages
            return
        now = self._clock()
        overall = self._window(self._overall, now - 1.0)
        wait = _wait(overall, self.allowance.overall_per_second, messages, now - 1.0)
        if is_private:
            wait = max(wait, self._private_wait(chat_id, now, messages))
        else:
            group = self._window(self._groups.setdefault(chat_id, deque()), now - 60.0)
            wait = max(wait, _wait(group, self.allowance.group_per_minute, messages, now - 60.0))
        if wait > 0:
            seconds = max(1, math.ceil(wait))
            self.refused_count += 1
            self.refused.append((chat_id, seconds))
            raise too_many_requests(seconds)
        self.taken += messages
        overall.extend([now] * messages)
        if is_private:
            tokens, _ = self._private_tokens(chat_id, now)
            self._private[chat_id] = (tokens - messages, now)
        else:
            group.extend([now] * messages)

    def _window(self, window: deque[float], since: float) -> deque[float]:
        while window and window[0] <= since:
            window.popleft()
        return window

    def _private_tokens(self, chat_id: int, now: float) -> tuple[float, float]:
        burst = float(self.allowance.private_burst)
        tokens, at = self._private.get(chat_id, (burst, now))
        return min(burst, tokens + (now - at) * self.allowance.private_per_second), now

    def _private_wait(self, chat_id: int, now: float, messages: int) -> float:
        tokens, _ = self._private_tokens(chat_id, now)
        missing = min(messages, self.allowance.private_burst) - tokens
        return missing / self.allowance.private_per_second if missing > 1e-9 else 0.0  # noqa: PLR2004


def _wait(window: deque[float], allowed: int, messages: int, since: float) -> float:
    """Return the seconds until ``messages`` more fit into a sliding window."""
    surplus = len(window) + messages - allowed
    if surplus <= 0 or not window:
        return 0.0
    return window[min(surplus, len(window)) - 1] - since


def too_many_requests(seconds: int) -> ApiError:
    """Return the 429 that Telegram answers a flood with."""
    description = f"Too Many Requests: retry after {seconds}"
    return ApiError(429, description, parameters={"retry_after": seconds})
