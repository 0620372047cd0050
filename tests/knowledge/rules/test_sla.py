"""Promises: in business time, and without the time that others take."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from knowledge.rules.business_hours import HoursError
from knowledge.rules.sla import Pause, Span, due, parse_span
from tests.knowledge.rules.calendars import office

JAKARTA = ZoneInfo("Asia/Jakarta")
HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("30m", Span(time=HOUR / 2)),
        ("4h", Span(time=4 * HOUR)),
        ("3d", Span(days=3)),
        ("1d 4h 30 m", Span(days=1, time=4.5 * HOUR)),
    ],
)
def test_a_span_is_read_as_people_write_it(text: str, span: Span) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize("text", ["", "3", "d", "3w", "-3d", "0h", "3d besok", "99999h"])
def test_a_span_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(HoursError):
        parse_span(text)


def test_a_working_day_is_the_units_own() -> None:
    assert due(office(), at("2026-07-06 08:00"), Span(days=5)) == at("2026-07-10 17:00"), "Monday morning to Friday"


def test_a_ticket_paused_twice_is_due_later_by_the_business_time_of_both() -> None:
    pauses = [
        Pause(at("2026-07-06 10:00"), at("2026-07-07 10:00")),  # a working day of 7.5 hours
        Pause(at("2026-07-07 16:00"), at("2026-07-08 08:30")),  # an hour
    ]
    assert due(office(), at("2026-07-06 09:00"), Span(time=8 * HOUR)) == at("2026-07-07 09:30")
    assert due(office(), at("2026-07-06 09:00"), Span(time=8 * HOUR), pauses) == at("2026-07-08 10:30")


def test_pauses_that_overlap_count_once() -> None:
    pauses = [
        Pause(at("2026-07-06 10:00"), at("2026-07-06 12:00")),
        Pause(at("2026-07-06 11:00"), at("2026-07-06 14:00")),
    ]
    assert due(office(), at("2026-07-06 09:00"), Span(time=2 * HOUR), pauses) == at("2026-07-06 15:00")


def test_while_it_is_paused_nothing_is_due() -> None:
    assert due(office(), at("2026-07-06 09:00"), Span(time=2 * HOUR), [Pause(at("2026-07-06 10:00"))]) is None


def test_a_pause_after_the_promise_was_broken_does_not_mend_it() -> None:
    for end in (None, at("2026-07-08 10:00")):
        pauses = [Pause(at("2026-07-06 15:00"), end)]
        assert due(office(), at("2026-07-06 09:00"), Span(time=2 * HOUR), pauses) == at("2026-07-06 11:00")


def test_asked_at_night_it_counts_from_the_morning() -> None:
    assert due(office(), at("2026-07-04 22:00"), Span(time=HOUR)) == at("2026-07-06 09:00"), "Saturday night"
