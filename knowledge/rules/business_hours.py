"""When an office is open: business time added, measured, and the next opening.

Pure: the moment is an argument. A year is laid out once as a row of open stretches with the time that passed before
each; every question after that is a search in that row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

MINUTES_A_DAY: Final = 24 * 60
MOST_CLOSED_YEARS: Final = 10  # after which an office that never opens is taken for one
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TICK: Final = timedelta(microseconds=1)


class HoursError(ValueError):
    """Hours that make no sense, or a question that they cannot answer; the text says which."""


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A stretch of a day in minutes after midnight, office time: open from ``start``, closed from ``end`` on."""

    start: int
    end: int


Day = tuple[Interval, ...]
Week = tuple[Day, Day, Day, Day, Day, Day, Day]  # Monday first
CLOSED: Final[Day] = ()


@dataclass(frozen=True, slots=True)
class Season:
    """Other hours for a while, e.g. in Ramadan; both days belong to it."""

    name: str
    first: date
    last: date
    week: Week


@dataclass(frozen=True, slots=True)
class _Year:
    """A year's open stretches in microseconds since 1970, in order.

    Attributes:
        starts: When each begins.
        ends: When each ends.
        before: The open time of the year before each.
        after: The same, after each.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    before: Sequence[int]
    after: Sequence[int]

    @property
    def total(self) -> int:
        return self.after[-1] if self.after else 0

    def passed(self, at: int) -> int:
        """Return the open time of the year until a moment."""
        place = bisect_right(self.starts, at) - 1
        return self.before[place] + min(at, self.ends[place]) - self.starts[place] if place >= 0 else 0

    def when(self, passed: int) -> int:
        """Return the first moment at which this much of the year's open time has passed; it is more than none."""
        place = bisect_left(self.after, passed)
        return self.starts[place] + passed - self.before[place]


@dataclass(frozen=True)
class BusinessHours:
    """A unit's hours.

    Attributes:
        zone: The office's time zone.
        week: The usual days.
        seasons: Date ranges with other days; the first that fits counts.
        holidays: Returns a year's closed days.
        overrides: Days with hours of their own, whatever else would hold: a moved working day, a local holiday.
    """

    zone: ZoneInfo
    week: Week
    seasons: tuple[Season, ...] = ()
    holidays: Callable[[int], Collection[date]] = lambda _year: ()
    overrides: Mapping[date, Day] = field(default_factory=dict)
    _years: dict[int, _Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def day(self, day: date) -> Day:
        """Return the open stretches of a day."""
        if day in self.overrides:
            return self.overrides[day]
        return CLOSED if day in self.holidays(day.year) else self.usual(day)

    def usual(self, day: date) -> Day:
        """Return what a day would be without holidays and overrides: that of its season, or else of the usual week."""
        season = self.season(day)
        return (season.week if season else self.week)[day.weekday()]

    def season(self, day: date) -> Season | None:
        """Return the season that a day belongs to."""
        return next((season for season in self.seasons if season.first <= day <= season.last), None)

    def opens(self, day: date) -> datetime | None:
        """Return when the office opens on a day; None where it does not."""
        stretches = self.day(day)
        return _moment(self._tick(day, stretches[0].start)) if stretches else None

    def closes(self, day: date) -> datetime | None:
        """Return when the office closes for that day; None where it does not open."""
        stretches = self.day(day)
        return _moment(self._tick(day, stretches[-1].end)) if stretches else None

    def is_open(self, at: datetime) -> bool:
        """Tell whether the office is open."""
        year, tick = self._year(at)[1], _ticks(at)
        place = bisect_right(year.starts, tick) - 1
        return place >= 0 and tick < year.ends[place]

    def next_opening(self, at: datetime) -> datetime:
        """Return the first moment from this one on at which the office is open: this one, if it is.

        Raises HoursError when it never opens again.
        """
        if self.is_open(at):
            return at
        tick = _ticks(at)
        for year in self._years_from(at.astimezone(self.zone).year):
            place = bisect_right(year.starts, tick)
            if place < len(year.starts):
                return _moment(year.starts[place])
        raise AssertionError("the years end with an error")

    def add(self, at: datetime, duration: timedelta) -> datetime:
        """Return the moment by which this much business time has passed; no time leads to the next opening.

        It lies within open hours, the moment of closing included. Raises HoursError for a negative duration, and when
        the office never opens again.
        """
        if duration < timedelta(0):
            raise HoursError("business time can only be added")
        if not duration:
            return self.next_opening(at)
        number, year = self._year(at)
        wanted = year.passed(_ticks(at)) + duration // _TICK
        for following in self._years_from(number):
            if wanted <= following.total:
                return _moment(following.when(wanted))
            wanted -= following.total
        raise AssertionError("the years end with an error")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return the business time from one moment to another; negative when the second is the earlier one."""
        if end < start:
            return -self.between(end, start)
        first, year = self._year(start)
        last, last_year = self._year(end)
        passed = last_year.passed(_ticks(end)) - year.passed(_ticks(start))
        passed += sum(self._laid_out(number).total for number in range(first, last))
        return timedelta(microseconds=passed)

    def days_later(self, at: datetime, days: int) -> datetime:
        """Return the moment so many working days later, at the same time of day where the office is open then.

        Raises HoursError when there are not that many any more.
        """
        local = at.astimezone(self.zone)
        day, left = local.date(), days
        for _ in range(MOST_CLOSED_YEARS * 366):
            if not left:
                break
            day += timedelta(days=1)
            left -= bool(self.day(day))
        if left:
            raise HoursError(f"the office has no {days} working days after {local.date()}")
        return self.next_opening(datetime.combine(day, local.time(), self.zone))

    def regular_day(self) -> timedelta:
        """Return how long an open day of the usual week is, on average: what a promise calls a working day.

        Raises HoursError when the week has none.
        """
        lengths = [sum(interval.end - interval.start for interval in day) for day in self.week]
        open_days = [length for length in lengths if length]
        if not open_days:
            raise HoursError("no day of the usual week is open")
        return timedelta(minutes=sum(open_days) / len(open_days))

    def _year(self, at: datetime) -> tuple[int, _Year]:
        number = at.astimezone(self.zone).year
        return number, self._laid_out(number)

    def _years_from(self, number: int) -> Iterator[_Year]:
        closed = 0
        for following in range(number, MAXYEAR):  # the last year may not be whole in another zone
            year = self._laid_out(following)
            closed = 0 if year.total else closed + 1
            if closed > MOST_CLOSED_YEARS:
                raise HoursError(f"the office is not open on any day from {number} to {following}")
            yield year
        raise HoursError(f"beyond the year {MAXYEAR - 1}")

    def _laid_out(self, number: int) -> _Year:
        year = self._years.get(number)
        if year is None:
            year = self._years[number] = self._lay_out(number)
        return year

    def _lay_out(self, number: int) -> _Year:
        if not MINYEAR < number < MAXYEAR:
            raise HoursError(f"the year {number} is out of reach")
        starts, ends, before, after = list[int](), list[int](), list[int](), list[int]()
        passed = 0
        for day in _days(number):
            for interval in self.day(day):
                start, end = self._tick(day, interval.start), self._tick(day, interval.end)
                start = max(start, ends[-1]) if ends else start  # where clocks are put forward, hours may fold
                if end <= start:
                    continue
                starts.append(start)
                ends.append(end)
                before.append(passed)
                passed += end - start
                after.append(passed)
        return _Year(starts, ends, before, after)

    def _tick(self, day: date, minute: int) -> int:
        days, minute = divmod(minute, MINUTES_A_DAY)
        local = datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60), tzinfo=self.zone)
        return _ticks(local)


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def _ticks(at: datetime) -> int:
    return (at - _EPOCH) // _TICK


def _moment(ticks: int) -> datetime:
    return _EPOCH + timedelta(microseconds=ticks)
