"""Who was told to come back later, and who came too early."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

MAX_REMEMBERED = 1_000
# The bot's clock and this one may differ by so many seconds before a call counts as early.
TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class EarlyCall:
    """A call before its ``retry_after`` was over. ``place`` is the chat, or what else was to wait."""

    method: str
    place: str
    early_by: float
    at: float


class FloodWaits:
    """Remembers every ``retry_after`` that was answered, and each call that did not wait for its end."""

    def __init__(self, clock: Callable[[], float], wall: Callable[[], float]) -> None:
        self._clock = clock
        self._wall = wall
        self._until: dict[str, float] = {}
        self.clear()

    def clear(self) -> None:
        """Forget what was counted; waits go on."""
        self.answered = 0
        self.early_count = 0
        self.early: deque[EarlyCall] = deque(maxlen=MAX_REMEMBERED)

    def arrive(self, method: str, parameters: Mapping[str, Any]) -> None:
        """Look at a call when it arrives."""
        if not self._until:
            return
        place = _place_of(method, parameters)
        until = self._until.get(place)
        if until is None:
            return
        remaining = until - self._clock()
        if remaining <= 0:
            del self._until[place]
        elif remaining > TOLERANCE:
            self.early_count += 1
            self.early.append(EarlyCall(method, place, round(remaining, 3), self._wall()))

    def leave(self, method: str, parameters: Mapping[str, Any], answer: Mapping[str, Any] | None) -> None:
        """Look at what it was answered."""
        if answer is None or answer.get("error_code") != 429:  # noqa: PLR2004
            return
        self.answered += 1
        seconds = (answer.get("parameters") or {}).get("retry_after", 0)
        place = _place_of(method, parameters)
        self._until[place] = max(self._until.get(place, 0.0), self._clock() + seconds)

    def as_json(self) -> dict[str, Any]:
        """Return its part of ``GET /sim/limits``."""
        return {
            "answered_429": self.answered,
            "early_count": self.early_count,
            "early": [asdict(one) for one in self.early],
        }


def _place_of(method: str, parameters: Mapping[str, Any]) -> str:
    """Return what has to wait: a chat for whatever changes it, a tap's answer, else the method alone."""
    chat = parameters.get("chat_id")
    if method.startswith("get") or method == "sendChatAction":
        return f"{method} {chat or ''}".strip()
    if chat is not None:
        return str(chat)
    tap = parameters.get("callback_query_id")
    return method if tap is None else f"{method} {tap}"
