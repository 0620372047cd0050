"""Promises in business time: first answer and solution, with the pauses that are not the office's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from knowledge.rules.business_hours import BusinessHours, HoursError

_DURATION: Final = re.compile(r"(\d{1,4})\s*(m|h|d)")
_UNITS: Final = {"m": timedelta(minutes=1), "h": timedelta(hours=1)}


class Target(StrEnum):
    """What was promised."""

    FIRST_ANSWER = "first_answer"
    SOLUTION = "solution"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of business time: hours and minutes as they are, days as many working days of the unit."""

    days: int = 0
    time: timedelta = timedelta(0)

    def of(self, hours: BusinessHours) -> timedelta:
        """Return how long it is by a unit's hours."""
        return self.time + (self.days * hours.regular_day() if self.days else timedelta(0))


@dataclass(frozen=True, slots=True)
class SlaClass:
    """What a class of requests is promised; a target that is None is not promised."""

    id: str
    first_answer: Span | None
    solution: Span | None

    def span(self, target: Target) -> Span | None:
        """Return what is promised for a target."""
        return self.first_answer if target is Target.FIRST_ANSWER else self.solution


@dataclass(frozen=True, slots=True)
class Pause:
    """A time that does not count: the requester, or the centre, was waited for. Still going on without an end."""

    start: datetime
    end: datetime | None = None


def parse_span(text: str) -> Span:
    """Read a span as settings write it: ``30m``, ``4h``, ``3d``, ``1d 4h``. Raises HoursError."""
    parts = _DURATION.findall(text)
    if not parts or _DURATION.sub("", text).strip():
        raise HoursError(f"{text!r} is no length of time; write e.g. 30m, 4h or 3d")
    days = sum(int(number) for number, unit in parts if unit == "d")
    times = [int(number) * _UNITS[unit] for number, unit in parts if unit in _UNITS]
    span = Span(days, sum(times, timedelta(0)))
    if not span.days and not span.time:
        raise HoursError(f"{text!r} is no time at all")
    return span


def due(hours: BusinessHours, opened: datetime, span: Span, pauses: Iterable[Pause] = ()) -> datetime | None:
    """Return by when a promise is to be kept, or None while it is paused; a pause after that changes nothing.

    It looks at the whole of a ticket's life; `knowledge.rules.promises` gets to the same step by step. Pauses are in
    the order of their beginnings and may overlap. Raises HoursError when the office never opens.
    """
    left = span.of(hours)
    since = opened
    for pause in pauses:
        spent = max(timedelta(0), hours.between(since, pause.start))
        if spent >= left:
            break
        if pause.end is None:
            return None
        left -= spent
        since = max(since, pause.end)
    return hours.add(since, left)
