"""The period that somebody wrote behind a command, or that a button carries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from knowledge.rules.refusals import Refusal

USUAL: Final = ""
LAST_DAYS: Final = {
    USUAL: 7, "7": 7, "minggu": 7, "mingguan": 7, "week": 7,
    "30": 30, "bulan": 30, "bulanan": 30, "month": 30,
}  # fmt: skip
_THIS_MONTH: Final = frozenset({USUAL, "bulan", "month"})
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")
_CARRIED: Final = re.compile(r"([0-9]{8})-([0-9]{8})")
EARLIEST: Final = date(2000, 1, 1)
MOST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class Period:
    """Days of a unit's own calendar, both belong to it."""

    first: date
    last: date

    @property
    def days(self) -> list[date]:
        """All of them, in order."""
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    def moments(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Return when it begins, and when it is over."""
        midnight = datetime.min.time()
        return datetime.combine(self.first, midnight, zone), datetime.combine(
            self.last + timedelta(days=1), midnight, zone
        )


def of_picture(words: Sequence[str], *, today: date) -> Period:
    """Return what is meant by ``/statistik`` and these words; raises a refusal for what cannot be read."""
    days = LAST_DAYS.get(" ".join(words).casefold())
    if days is None:
        raise Refusal("refused-statistics-period")
    return Period(today - timedelta(days=days), today)


def of_sheet(words: Sequence[str], *, today: date) -> Period:
    """Return what is meant by ``/laporan`` and these words; raises a refusal for what cannot be read."""
    said = " ".join(words).casefold()
    if said in _THIS_MONTH:
        return Period(today.replace(day=1), today)
    if said in LAST_DAYS:
        return Period(today - timedelta(days=LAST_DAYS[said]), today)
    try:
        return checked(_written(words), today=today)
    except (ValueError, OverflowError):
        example = {"month": f"{today:%Y-%m}", "first": f"{today:%Y-%m}-01", "last": f"{today}"}
        raise Refusal("refused-report-period", **example) from None


def of_button(days: str, *, today: date) -> Period:
    """Return the period that a button carries; raises a refusal for one that none of ours has."""
    found = _CARRIED.fullmatch(days)
    try:
        first, last = (date.fromisoformat(day) for day in (found.groups() if found else ()))
        return checked(Period(first, last), today=today)
    except ValueError:
        raise Refusal("refused-stale") from None


def checked(period: Period, *, today: date) -> Period:
    """Return a period without what is still to come; raises ValueError for a reversed, future or very long one."""
    shortened = Period(period.first, min(period.last, today))
    if not EARLIEST <= shortened.first <= shortened.last or len(shortened.days) > MOST_DAYS:
        raise ValueError(f"no period: {period}")
    return shortened


def _written(words: Sequence[str]) -> Period:
    if len(words) == 1 and _MONTH.fullmatch(words[0]):
        first = date.fromisoformat(f"{words[0]}-01")
        return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
    days = [date.fromisoformat(word) for word in words if _DAY.fullmatch(word)]
    if len(days) != len(words) or len(days) not in {1, 2}:
        raise ValueError("neither a month nor one or two days")
    return Period(days[0], days[-1])
