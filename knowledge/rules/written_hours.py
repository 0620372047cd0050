"""Opening hours as people write them in settings, e.g. ``monday-thursday 08:00-12:00, 13:00-16:30``."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from knowledge.rules.business_hours import CLOSED, MINUTES_A_DAY, Day, HoursError, Interval, Week

CLOSED_WORDS: Final = frozenset({"closed", "tutup", "libur"})
LONGEST_RANGE: Final = 366  # days
MINUTES_AN_HOUR: Final = 60
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ALSO: Final = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_NUMBERS: Final = {name: number for names in (_DAYS, _ALSO) for number, name in enumerate(names)}
_NAMED: Final = re.compile(r"([a-z]+)(?:\s*-\s*([a-z]+))?\s+(.*)")


def parse_week(lines: Iterable[str]) -> Week:
    """Read a week: each line names a day, or a range of days, and its times; days that no line names are closed.

    Days are English or Indonesian. Raises HoursError, which repeats the line.
    """
    found: dict[int, Day] = {}
    for line in lines:
        match = _NAMED.fullmatch(line.strip().lower())
        if match is None:
            raise HoursError(f"{line!r} names no day and times; write e.g. monday-thursday 08:00-12:00, 13:00-16:30")
        first, last = _number(match[1]), _number(match[2] or match[1])
        for number in _between(first, last):
            if number in found:
                raise HoursError(f"{line!r}: {_DAYS[number]} has a line already")
            found[number] = parse_day(match[3])
    week = [found.get(number, CLOSED) for number in range(len(_DAYS))]
    return (week[0], week[1], week[2], week[3], week[4], week[5], week[6])


def parse_range(text: str) -> tuple[date, date]:
    """Read a day, ``2026-03-28``, or several, ``2026-02-18..2026-03-19``. Raises HoursError."""
    first, _, last = text.partition("..")
    start, end = _date(first.strip()), _date((last or first).strip())
    if end < start:
        raise HoursError(f"{text} goes backwards; write the earlier day first")
    if (end - start).days >= LONGEST_RANGE:
        raise HoursError(f"{text} is longer than a year")
    return start, end


def days_of(first: date, last: date) -> list[date]:
    """Return all days from one to another."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def parse_day(text: str) -> Day:
    """Read a day's times, e.g. ``08:00-12:00, 13:00-16:30``, or ``closed``; empty is closed, too. Raises HoursError."""
    if not text.strip() or text.strip().lower() in CLOSED_WORDS:
        return CLOSED
    return check_day([_interval(part.strip()) for part in text.split(",")])


def check_day(intervals: Sequence[Interval]) -> Day:
    """Return a day's intervals in order; raises HoursError when one is reversed, empty, or overlaps another."""
    ordered = sorted(intervals)
    for interval in ordered:
        if not 0 <= interval.start < interval.end <= MINUTES_A_DAY:
            raise HoursError(f"{_spoken(interval)} does not go from an earlier to a later time of one day")
    for first, second in pairwise(ordered):
        if second.start < first.end:
            raise HoursError(f"{_spoken(first)} and {_spoken(second)} overlap; let one end before the other begins")
    return tuple(ordered)


def write_day(day: Day) -> str:
    """Return a day's times as settings write them."""
    return ", ".join(map(_spoken, day)) if day else "closed"


def _number(name: str) -> int:
    if name not in _NUMBERS:
        raise HoursError(f"{name!r} is no day of the week; there are {', '.join(_DAYS)}")
    return _NUMBERS[name]


def _between(first: int, last: int) -> range:
    if last < first:
        raise HoursError(f"{_DAYS[first]}-{_DAYS[last]} goes backwards; a week begins with monday")
    return range(first, last + 1)


def _interval(text: str) -> Interval:
    start, dash, end = text.partition("-")
    if not dash:
        raise HoursError(f"{text!r} is no stretch of time; write e.g. 08:00-12:00")
    return Interval(_minute(start.strip()), _minute(end.strip()))


def _minute(text: str) -> int:
    hour, _, minute = text.replace(".", ":").partition(":")
    digits = f"{hour}{minute}"
    if len(hour) not in {1, 2} or len(minute) != 2 or not (digits.isascii() and digits.isdigit()):  # noqa: PLR2004 - HH:MM
        raise HoursError(f"{text!r} is no time of day; write e.g. 08:00")
    value = int(hour) * MINUTES_AN_HOUR + int(minute)
    if int(minute) >= MINUTES_AN_HOUR or value > MINUTES_A_DAY:
        raise HoursError(f"{text!r} is no time of day; the latest is 24:00")
    return value


def _spoken(interval: Interval) -> str:
    times = (divmod(minute, MINUTES_AN_HOUR) for minute in (interval.start, interval.end))
    return "-".join(f"{hour:02}:{minute:02}" for hour, minute in times)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise HoursError(f"{text!r} is no day; write year-month-day, e.g. 2026-03-23") from None
