"""Calendars for tests: an Indonesian office's, random ones, and a slow clock that goes minute by minute."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import takewhile
from types import MappingProxyType
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from knowledge.rules.business_hours import MINUTES_A_DAY, BusinessHours, Day, Interval, Season, Week
from knowledge.rules.public_holidays import national_holidays
from knowledge.rules.written_hours import parse_day

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
MINUTE = timedelta(minutes=1)
USUAL = parse_day("08:00-12:00, 13:00-16:30")
FRIDAY = parse_day("08:00-11:30, 13:30-17:00")  # longer around the midday prayer
FASTING, FASTING_FRIDAY = parse_day("08:00-15:00"), parse_day("08:00-11:30, 12:30-15:30")
CLOSED: Day = ()
WEEK: Week = (USUAL, USUAL, USUAL, USUAL, FRIDAY, CLOSED, CLOSED)
FASTING_WEEK: Week = (FASTING, FASTING, FASTING, FASTING, FASTING_FRIDAY, CLOSED, CLOSED)
RAMADAN_2026 = Season("Ramadan 1447 H", date(2026, 2, 19), date(2026, 3, 19), FASTING_WEEK)


def office(zone: str = "Asia/Jakarta", *, overrides: Mapping[str, Day] = MappingProxyType({})) -> BusinessHours:
    """Return a customs office's hours with the days that the state gives off; ``overrides`` by ISO day."""
    return BusinessHours(
        ZoneInfo(zone),
        WEEK,
        seasons=(RAMADAN_2026,),
        holidays=national_holidays,
        overrides={date.fromisoformat(day): hours for day, hours in overrides.items()},
    )


@st.composite
def days(draw: st.DrawFn) -> Day:
    """Draw a day: closed, or up to three stretches, also such as touch."""
    marks = draw(st.lists(st.integers(0, MINUTES_A_DAY), max_size=6, unique=True).map(sorted))
    return tuple(Interval(start, end) for start, end in zip(marks[::2], marks[1::2], strict=False))


def is_open_for_hours(week: Week) -> bool:
    """Tell whether a week has at least five open hours: otherwise a slow clock would go for years."""
    return sum(stretch.end - stretch.start for day in week for stretch in day) >= 5 * 60


@st.composite
def calendars(draw: st.DrawFn) -> BusinessHours:
    """Draw hours that are open for some hours of a usual week."""
    week = draw(st.tuples(*[days()] * 7).filter(is_open_for_hours))
    near = st.dates(date(2026, 1, 1), date(2026, 3, 1))
    first = draw(near)
    season = Season("other", first, first + timedelta(days=draw(st.integers(0, 20))), draw(st.tuples(*[days()] * 7)))
    off = draw(st.frozensets(near, max_size=10))
    return BusinessHours(
        ZoneInfo(draw(st.sampled_from(ZONES))),
        week,
        seasons=(season,) if draw(st.booleans()) else (),
        holidays=lambda year: {day for day in off if day.year == year},
        overrides=draw(st.dictionaries(near, days(), max_size=4)),
    )


def minutes_of(hours: BusinessHours, day: date) -> list[bool]:
    """Return for each minute of a day whether the office is open, by looking at the day alone."""
    stretches = hours.day(day)
    return [any(stretch.start <= minute < stretch.end for stretch in stretches) for minute in range(MINUTES_A_DAY)]


def is_open_slowly(hours: BusinessHours, at: datetime) -> bool:
    """Tell whether an office is open."""
    local = at.astimezone(hours.zone)
    return minutes_of(hours, local.date())[local.hour * 60 + local.minute]


def clock(hours: BusinessHours, at: datetime) -> Iterator[tuple[datetime, bool]]:
    """Yield each minute from a full one on, with whether the office is open."""
    local = at.astimezone(hours.zone)
    day, minute = local.date(), local.hour * 60 + local.minute
    while True:
        for is_open in minutes_of(hours, day)[minute:]:
            yield at, is_open
            at += MINUTE
        day, minute = day + timedelta(days=1), 0


def add_slowly(hours: BusinessHours, at: datetime, minutes: int) -> datetime:
    """Add business minutes to a full minute, one by one; at least one."""
    for now, is_open in clock(hours, at):
        minutes -= is_open
        if not minutes:
            return now + MINUTE
    raise AssertionError("the clock never ends")


def between_slowly(hours: BusinessHours, start: datetime, end: datetime) -> timedelta:
    """Count open minutes between two full minutes."""
    return sum(is_open for _, is_open in takewhile(lambda tick: tick[0] < end, clock(hours, start))) * MINUTE
