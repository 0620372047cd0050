"""Business time: the same as a slow clock says, and right on the days that people remember."""

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.rules.business_hours import BusinessHours, HoursError, Interval
from knowledge.rules.written_hours import check_day, parse_day
from tests.knowledge.rules.calendars import (
    CLOSED,
    FRIDAY,
    MINUTE,
    USUAL,
    WEEK,
    add_slowly,
    between_slowly,
    calendars,
    is_open_slowly,
    office,
)

JAKARTA = ZoneInfo("Asia/Jakarta")
MOMENTS = st.datetimes(datetime(2026, 1, 5), datetime(2026, 2, 20), timezones=st.just(UTC))  # noqa: DTZ001 - UTC is added
FULL_MINUTES = MOMENTS.map(lambda at: at.replace(second=0, microsecond=0))
DURATIONS = st.timedeltas(timedelta(0), timedelta(hours=60))
# LOKET_TESTS_EXAMPLES=10000 for the long way.
EXAMPLES = int(os.environ.get("LOKET_TESTS_EXAMPLES", "60"))
BRISK = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def at(text: str, zone: ZoneInfo = JAKARTA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@BRISK
@given(calendars(), FULL_MINUTES, st.integers(1, 300))
def test_adding_agrees_with_a_clock_that_goes_minute_by_minute(
    hours: BusinessHours, start: datetime, more: int
) -> None:
    assert hours.add(start, timedelta(minutes=more)) == add_slowly(hours, start, more)


@BRISK
@given(calendars(), FULL_MINUTES, st.integers(0, 5 * 24 * 60))
def test_measuring_agrees_with_it_too(hours: BusinessHours, start: datetime, later: int) -> None:
    end = start + later * MINUTE
    assert hours.between(start, end) == between_slowly(hours, start, end) == -hours.between(end, start)


@BRISK
@given(calendars(), MOMENTS, DURATIONS)
def test_what_was_added_can_be_measured_and_lies_within_open_hours(
    hours: BusinessHours, start: datetime, duration: timedelta
) -> None:
    end = hours.add(start, duration)
    assert hours.between(start, end) == duration
    assert is_open_slowly(hours, end) or (duration and is_open_slowly(hours, end - timedelta(microseconds=1)))
    assert hours.is_open(end) == is_open_slowly(hours, end)


@BRISK
@given(calendars(), MOMENTS, MOMENTS, DURATIONS, DURATIONS)
def test_later_and_longer_never_end_earlier(
    hours: BusinessHours, one: datetime, other: datetime, short: timedelta, long: timedelta
) -> None:
    first, second = sorted((one, other))
    less, more = sorted((short, long))
    assert hours.add(first, less) <= hours.add(second, less)
    assert hours.add(first, less) <= hours.add(first, more)


@BRISK
@given(calendars(), MOMENTS)
def test_the_next_opening_is_the_first_open_moment(hours: BusinessHours, moment: datetime) -> None:
    opening = hours.next_opening(moment)
    assert hours.is_open(opening)
    assert hours.between(moment, opening) == timedelta(0)


def test_over_idul_fitri_the_joint_holidays_do_not_count() -> None:
    # Asked on Tuesday 17 March 2026 at 14.30, half an hour before closing in Ramadan; Nyepi and Idul Fitri follow.
    due = office().add(at("2026-03-17 14:30"), timedelta(hours=4))
    assert due.astimezone(JAKARTA) == at("2026-03-25 11:30")


def test_on_a_friday_before_the_prayer_the_break_is_left_out() -> None:
    assert office().add(at("2026-07-10 11:15"), timedelta(hours=1)) == at("2026-07-10 14:15")


def test_new_years_eve_goes_on_in_the_new_year() -> None:
    assert office().add(at("2026-12-31 16:00"), timedelta(hours=1)) == at("2027-01-04 08:30"), "1 January is a Friday"


def test_ramadan_has_its_own_hours_from_its_first_day_to_its_last() -> None:
    assert office().is_open(at("2026-02-18 16:00"))
    assert not office().is_open(at("2026-02-19 15:00"))
    assert office().is_open(at("2026-02-20 15:15")), "a Friday"


@pytest.mark.parametrize(("zone", "utc"), [("Asia/Jakarta", 1), ("Asia/Makassar", 0), ("Asia/Jayapura", 23)])
def test_each_zone_opens_at_its_own_eight_oclock(zone: str, utc: int) -> None:
    opening = office(zone).next_opening(datetime(2026, 7, 5, 12, tzinfo=UTC))
    assert opening == datetime(2026, 7, 5 if utc == 23 else 6, utc, tzinfo=UTC)


def test_an_override_opens_a_holiday_and_closes_a_working_day() -> None:
    hours = office(overrides={"2026-08-17": USUAL, "2026-08-18": CLOSED})
    assert hours.is_open(at("2026-08-17 09:00"))
    assert not hours.is_open(at("2026-08-18 09:00"))


def test_a_leap_day_is_a_day() -> None:
    hours = BusinessHours(JAKARTA, (*WEEK[:5], FRIDAY, FRIDAY))
    assert hours.is_open(at("2032-02-29 09:00"))
    assert hours.between(at("2032-02-28 00:00"), at("2032-03-01 00:00")) == timedelta(hours=14)


def test_round_the_clock_is_one_stretch() -> None:
    always = (Interval(0, 24 * 60),)
    hours = BusinessHours(JAKARTA, (always,) * 7)
    assert hours.add(at("2026-12-31 23:59"), timedelta(days=400)) == at("2028-02-04 23:59")


def test_far_years_are_reached_and_an_end_is_told() -> None:
    assert office().add(at("2026-01-05 08:00"), timedelta(hours=8 * 250 * 300)).year > 2300
    with pytest.raises(HoursError, match="beyond the year 9998"):
        office().add(at("9998-12-31 08:00"), timedelta(hours=9))
    with pytest.raises(HoursError, match="out of reach"):
        office().is_open(datetime(9999, 6, 1, tzinfo=UTC))


def test_an_office_that_never_opens_is_told_instead_of_searched_for_ever() -> None:
    never = BusinessHours(JAKARTA, (CLOSED,) * 7)
    for ask in (never.next_opening, lambda moment: never.add(moment, timedelta(hours=1))):
        with pytest.raises(HoursError, match="not open on any day from 2026"):
            ask(at("2026-01-05 08:00"))
    with pytest.raises(HoursError, match="no day"):
        never.regular_day()
    assert never.between(at("2026-01-05 08:00"), at("2026-02-05 08:00")) == timedelta(0)


def test_only_the_past_cannot_be_added() -> None:
    with pytest.raises(HoursError, match="only be added"):
        office().add(at("2026-01-05 08:00"), -MINUTE)


def test_a_regular_day_is_the_average_open_day() -> None:
    assert office().regular_day() == timedelta(minutes=(4 * 450 + 420) / 5)


def test_where_clocks_are_put_forward_and_back_no_time_counts_twice() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = check_day([Interval(60, 179), Interval(180, 300)])
    hours = BusinessHours(berlin, (night,) * 7)
    forward = hours.between(at("2026-03-29 00:00", berlin), at("2026-03-29 06:00", berlin))
    back = hours.between(at("2026-10-25 00:00", berlin), at("2026-10-25 06:00", berlin))
    assert forward <= timedelta(hours=3)
    assert back == timedelta(hours=3, minutes=59), "of the hour that comes twice, the first"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", ()),
        ("  ", ()),
        ("08:00-12:00, 13:00-16:30", (Interval(480, 720), Interval(780, 990))),
        ("13.00-16.30,8:00-12:00", (Interval(480, 720), Interval(780, 990))),
        ("00:00-24:00", (Interval(0, 1440),)),
        ("08:00-12:00,12:00-13:00", (Interval(480, 720), Interval(720, 780))),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: tuple[Interval, ...]) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("16:30-08:00", "earlier to a later"),
        ("08:00-08:00", "earlier to a later"),
        ("08:00-12:00, 11:00-13:00", "08:00-12:00 and 11:00-13:00 overlap"),
        ("08:00-25:00", "latest is 24:00"),
        ("08:60-09:00", "no time of day"),
        ("8-12", "no time of day"),
        ("pagi", "no stretch of time"),
        ("٠٨:٠٠-12:00", "no time of day"),
    ],
)
def test_a_day_that_makes_no_sense_is_refused_with_the_cure(text: str, said: str) -> None:
    with pytest.raises(HoursError, match=said):
        parse_day(text)


def test_holidays_are_asked_for_by_year() -> None:
    asked: list[int] = []

    def holidays(year: int) -> set[date]:
        asked.append(year)
        return {date(year, 1, 1)}

    hours = BusinessHours(JAKARTA, WEEK, holidays=holidays)
    assert not hours.is_open(at("2027-01-01 09:00"))
    assert set(asked) == {2027}
