"""What the bot asked for: the log of Bot API calls, and the faults that are to befall them."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
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
        self.count += 1

    def of(self, *methods: str) -> list[Call]:
        """Return the calls of these methods, oldest first."""
        return [call for call in self._calls if call.method in methods]

    def clear(self) -> None:
        """Forget all calls."""
        self._calls.clear()
        self.count = 0


@dataclass(slots=True)
class Fault:
    """Something to go wrong with the next ``times`` calls of ``method`` (``*`` for any).

    Attributes:
        error_code: Answer with this error instead; 0 for none.
        retry_after: Seconds told in a 429.
        delay: Seconds to wait before answering.
        drop: Close the connection without an answer.
        after: The call takes effect first, then its answer is lost or replaced.
    """

    method: str
    times: int = 1
    error_code: int = 0
    description: str = ""
    retry_after: int = 0
    delay: float = 0.0
    drop: bool = False
    after: bool = False

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
        if fault.times > 0:
            self._faults.append(fault)

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self._faults.clear()

    def take(self, method: str) -> Fault | None:
        """Return the fault that befalls this call, and count it."""
        if not self._faults:
            return None
        wanted = method.lower()
        for fault in self._faults:
            if fault.method == "*" or fault.method.lower() == wanted:
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
                return fault
        return None
