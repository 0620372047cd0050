"""When a video call may be, and its entry for a calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from knowledge.rules import appointments as rules
from knowledge.rules.appointments import CallState, Entry
from knowledge.rules.refusals import Refusal
from tests.knowledge.rules.calendars import office

ZONE = ZoneInfo("Asia/Jakarta")
HOURS = office()
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def test_weekends_holidays_and_common_leave_are_left_out() -> None:
    days = rules.working_days(date(2026, 12, 23), HOURS)
    assert days[:3] == [date(2026, 12, 23), date(2026, 12, 28), date(2026, 12, 29)]


def test_times_fit_into_open_hours_and_leave_lunch_out() -> None:
    shown = [time.strftime("%H.%M") for time in rules.times(MONDAY, now=NOW, hours=HOURS)]
    assert (shown[0], shown[-1], len(shown)) == ("08.00", "16.00", 15)
    assert "12.00" not in shown
    friday = [time.strftime("%H.%M") for time in rules.times(MONDAY + timedelta(days=4), now=NOW, hours=HOURS)]
    assert "11.30" not in friday, "Friday prayer"


def test_what_is_over_or_about_to_be_is_not_shown() -> None:
    shown = rules.times(MONDAY, now=at(MONDAY, 14, 20), hours=HOURS)
    assert shown == [at(MONDAY, 15), at(MONDAY, 15, 30), at(MONDAY, 16)]


@pytest.mark.parametrize(
    ("times", "key"),
    [
        ((), "refused-call-no-time"),
        (tuple(at(MONDAY, hour) for hour in (9, 10, 11, 13)), "refused-call-too-many"),
        ((at(date(2026, 11, 20), 10),), "refused-call-past"),
        ((at(date(2026, 11, 28), 10),), "refused-stale"),
        ((at(MONDAY, 12),), "refused-stale"),
        ((at(MONDAY, 9, 10),), "refused-stale"),
    ],
)
def test_what_cannot_be_proposed_says_why(times: tuple[datetime, ...], key: str) -> None:
    with pytest.raises(Refusal) as refused:
        rules.check_proposals(times, now=NOW, hours=HOURS)
    assert refused.value.key == key


def test_times_travel_with_a_button_and_come_back_in_order() -> None:
    chosen = (at(MONDAY, 13), at(MONDAY, 10))
    written = rules.write_times(chosen)
    assert rules.read_times(written) == tuple(sorted(chosen))
    assert rules.check_proposals(rules.read_times(written), now=NOW, hours=HOURS) == tuple(sorted(chosen))
    assert rules.read_times("") == ()


@pytest.mark.parametrize("written", ["x", "1.y", "-1", "9" * 9, "²"])
def test_forged_times_are_stale(written: str) -> None:
    with pytest.raises(Refusal, match="stale"):
        rules.read_times(written)


@pytest.mark.parametrize("written", [0, 20261301, 20260230, 10**17])
def test_forged_days_are_stale(written: int) -> None:
    with pytest.raises(Refusal, match="stale"):
        rules.read_day(written)


def test_a_call_agreed_shortly_before_is_not_reminded_of_the_day_before() -> None:
    soon = NOW + timedelta(hours=3)
    assert not rules.is_reminded(soon, now=NOW, ahead=rules.DAY_AHEAD)
    assert rules.is_reminded(soon, now=NOW, ahead=rules.SOON_AHEAD)


def test_the_calendar_entry_says_when_where_and_which_revision() -> None:
    entry = Entry("ticket-1@loket", at(MONDAY, 10), "Panggilan, tiket #1", "Siapkan KTP", "https://a.go.id", 2)
    event = icalendar.Calendar.from_ical(rules.calendar(entry, now=NOW)).walk("VEVENT")[0]
    assert event.decoded("dtstart") == at(MONDAY, 10)
    assert str(event["sequence"]) == "2"
    assert event.walk("VALARM")
    off = icalendar.Calendar.from_ical(rules.calendar(entry, now=NOW, is_cancelled=True))
    assert str(off["method"]) == "CANCEL"
    assert str(off.walk("VEVENT")[0]["status"]) == "CANCELLED"


def test_only_a_call_that_somebody_may_wait_for_is_ahead() -> None:
    later, before = NOW + timedelta(minutes=1), NOW - timedelta(minutes=1)
    ahead = {(state, at) for state in CallState for at in (None, before, later) if rules.is_ahead(state, at, now=NOW)}
    assert ahead == {*((CallState.PROPOSED, at) for at in (None, before, later)), (CallState.AGREED, later)}
