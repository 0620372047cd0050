"""What the bot asked for: the log of Bot API calls, and the faults that are to befall them."""

import random
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

MAX_CALLS = 50_000


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call. ``status`` is 0 when the connection was dropped; ``at`` is in seconds since 1970."""

    method: str
    parameters: dict[str, Any]
    answer: dict[str, Any] | None
    status: int
    at: float

    def as_json(self) -> dict[str, Any]:
        """Return it as ``GET /sim/calls`` shows it."""
        return {
            "method": self.method,
            "parameters": self.parameters,
            "answer": self.answer,
            "status": self.status,
            "at": self.at,
        }


class CallLog:
    """The last 50,000 calls, and how many there were in all."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=MAX_CALLS)
        self._tally: Counter[tuple[str, int]] = Counter()
        self.count = 0

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def __len__(self) -> int:
        return len(self._calls)

    def __getitem__(self, index: int) -> Call:
        return self._calls[index]

    def add(self, call: Call) -> None:
        """Note a call that has been answered."""
        self._calls.append(call)
        self._tally[call.method, call.status] += 1
        self.count += 1

    def of(self, *methods: str) -> list[Call]:
        """Return the calls of these methods, oldest first."""
        return [call for call in self._calls if call.method in methods]

    def after(self, number: int) -> Iterator[Call]:
        """Yield the calls that came after the first ``number``, as far as they are still on record."""
        forgotten = self.count - len(self._calls)
        return islice(self._calls, max(0, number - forgotten), None)

    def tally(self) -> dict[str, dict[str, int]]:
        """Return how often each method was answered with each status."""
        counts: dict[str, dict[str, int]] = {}
        for (method, status), count in sorted(self._tally.items()):
            counts.setdefault(method, {})[str(status)] = count
        return counts

    def clear(self) -> None:
        """Forget all calls."""
        self._calls.clear()
        self._tally.clear()
        self.count = 0


@dataclass(slots=True)
class Fault:
    """Something to go wrong with the next ``times`` calls of ``method`` (``*`` for any).

    Attributes:
        times: How many calls it befalls; None for no end.
        error_code: Answer with this error instead; 0 for none.
        retry_after: Seconds told in a 429.
        delay: Seconds to wait before answering.
        drop: Close the connection without an answer.
        after: The call takes effect first, then its answer is lost or replaced.
        share: The part of the calls that it befalls, 0 to 1, drawn by lot.
        seed: Makes the lot fall the same way every time.
        kinds: What goes wrong, drawn by lot as well; without any, it is this fault itself.
    """

    method: str
    times: int | None = 1
    error_code: int = 0
    description: str = ""
    retry_after: int = 0
    delay: float = 0.0
    drop: bool = False
    after: bool = False
    share: float = 1.0
    seed: int | None = None
    kinds: tuple["Fault", ...] = ()
    _lot: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._lot = random.Random(self.seed)  # noqa: S311 - a lot, no secret

    def strike(self, method: str) -> "Fault | None":
        """Return what befalls a call of this method, if anything does, and count it."""
        is_meant = self.method == "*" or self.method.lower() == method.lower()
        if not is_meant or (self.share < 1.0 and self._lot.random() >= self.share):
            return None
        if self.times is not None:
            self.times -= 1
        return self._lot.choice(self.kinds) if self.kinds else self

    def answer(self) -> dict[str, Any] | None:
        """Return the error to answer with, or None when the call is to be answered as usual."""
        code = self.error_code or (429 if self.retry_after else 0)
        if not code:
            return None
        usual = f"Too Many Requests: retry after {self.retry_after}" if self.retry_after else _USUAL.get(code, "Error")
        answer: dict[str, Any] = {"ok": False, "error_code": code, "description": self.description or usual}
        if self.retry_after:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


_USUAL = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}


class Faults:
    """The faults still to come, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def __len__(self) -> int:
        return len(self._faults)

    def add(self, fault: Fault) -> None:
        """Let a fault happen."""
        if fault.times is None or fault.times > 0:
            self._faults.append(fault)

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self._faults.clear()

    def take(self, method: str) -> Fault | None:
        """Return the fault that befalls this call, and count it."""
        for fault in self._faults:
            struck = fault.strike(method)
            if struck is not None:
                if fault.times is not None and fault.times <= 0:
                    self._faults.remove(fault)
                return struck
        return None
