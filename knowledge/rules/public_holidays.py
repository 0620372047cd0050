"""Indonesia's public holidays and *cuti bersama*, and the days on which an office does otherwise."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

from knowledge.rules.business_hours import CLOSED, Day, HoursError, parse_day

LONGEST_RANGE: Final = 366  # days in one line
_CLOSED_WORDS: Final = frozenset({"closed", "tutup", "libur"})


@cache
def national_holidays(year: int) -> Mapping[date, str]:
    """Return a year's national holidays and *cuti bersama* by day, with their names.

    From the package ``holidays``, categories ``public`` and ``government``. Days that follow the moon are estimates
    until the decree for the year is out, and none are known for years far away: see `parse_overrides`.
    """
    from holidays.countries.indonesia import Indonesia  # noqa: PLC0415 - it loads slowly, and not every start asks

    return dict(Indonesia(years=year, categories=("public", "government")))


def parse_overrides(text: str) -> dict[date, Day]:
    """Read an office's own days: a line each, ``2026-03-23 tutup`` or ``2026-03-28 08:00-12:00  # moved``.

    A line may name a range, ``2026-12-28..2026-12-31 tutup``. Raises HoursError with the number of the line.
    """
    days: dict[date, Day] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.partition("#")[0].strip()
        if not content:
            continue
        try:
            found = _days(content)
        except HoursError as error:
            raise HoursError(f"line {number}: {error}") from error
        for day, hours in found:
            if day in days:
                raise HoursError(f"line {number}: {day} has a line already")
            days[day] = hours
    return days


def _days(content: str) -> list[tuple[date, Day]]:
    when, _, hours = content.partition(" ")
    if not hours.strip():
        raise HoursError(f"{content!r} does not say what holds on that day; write tutup, or e.g. 08:00-12:00")
    first, _, last = when.partition("..")
    start, end = _date(first), _date(last or first)
    if end < start:
        raise HoursError(f"{when} goes backwards")
    if (end - start).days >= LONGEST_RANGE:
        raise HoursError(f"{when} is longer than a year")
    day = CLOSED if hours.strip().lower() in _CLOSED_WORDS else parse_day(hours)
    return [(start + timedelta(days=number), day) for number in range((end - start).days + 1)]


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise HoursError(f"{text!r} is no day; write year-month-day, e.g. 2026-03-23") from None
