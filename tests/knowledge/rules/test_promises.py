"""A promise step by step: the same as looking at the whole of a ticket's life, and told at the right moments."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.rules.business_hours import BusinessHours, Season
from knowledge.rules.promises import Clock, Promises, Stage, next_due, start
from knowledge.rules.sla import Pause, SlaClass, Span, Target, due
from tests.knowledge.rules.calendars import CLOSED, calendars, office
from tests.knowledge.rules.test_business_hours import BRISK, DURATIONS, MOMENTS

JAKARTA = ZoneInfo("Asia/Jakarta")
HOUR = timedelta(hours=1)
WAITS = st.timedeltas(timedelta(0), timedelta(days=3))


def at(text: str, zone: ZoneInfo = JAKARTA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def given_at(opened: str, span: timedelta, hours: BusinessHours | None = None) -> Clock:
    return start(Target.SOLUTION, span, hours or office(), at(opened))


def walk(hours: BusinessHours, opened: datetime, span: timedelta, pauses: Sequence[Pause]) -> Clock:
    clock = start(Target.SOLUTION, span, hours, opened)
    for pause in pauses:
        clock = clock.pause(hours, pause.start)
        if pause.end is not None:
            clock = clock.resume(hours, pause.end)
    return clock


@BRISK
@given(calendars(), MOMENTS, DURATIONS.filter(bool), st.lists(WAITS, max_size=7))
def test_step_by_step_it_gets_to_the_same_due_time(
    hours: BusinessHours, opened: datetime, span: timedelta, waits: list[timedelta]
) -> None:
    moments, moment = list[datetime](), opened
    for wait in waits:
        moment += wait
        moments.append(moment)
    pauses = [Pause(begun, ended) for begun, ended in zip(moments[::2], moments[1::2], strict=False)]
    if len(moments) % 2:
        pauses.append(Pause(moments[-1]))
    assert walk(hours, opened, span, pauses).due_at == due(hours, opened, Span(time=span), pauses)


def test_over_idul_fitri_a_promise_waits_for_the_office_to_come_back() -> None:
    clock = given_at("2026-03-17 14:30", 4 * HOUR)
    assert clock.due_at == at("2026-03-25 11:30"), "Nyepi, Idul Fitri and the days given around them do not count"
    assert clock.next_at == at("2026-03-25 10:30"), "three quarters of it"


def test_on_a_friday_at_a_quarter_past_eleven_the_prayer_is_left_out() -> None:
    clock = given_at("2026-07-10 11:15", HOUR)
    assert clock.due_at == at("2026-07-10 14:15")
    assert clock.next_at == at("2026-07-10 14:00")


def test_new_years_eve_is_answered_in_the_new_year() -> None:
    assert given_at("2026-12-31 16:00", HOUR).due_at == at("2027-01-04 08:30")


def test_in_ramadan_the_day_ends_at_three() -> None:
    assert given_at("2026-02-18 15:00", 2 * HOUR).due_at == at("2026-02-19 08:30"), "the day before it is a usual one"
    assert given_at("2026-02-19 14:00", 2 * HOUR).due_at == at("2026-02-20 09:00")


def test_a_ticket_paused_twice_is_due_later_by_the_business_time_of_both() -> None:
    pauses = [
        Pause(at("2026-07-06 10:00"), at("2026-07-07 10:00")),  # a working day of 7.5 hours
        Pause(at("2026-07-07 16:00"), at("2026-07-08 08:30")),  # an hour
    ]
    clock = walk(office(), at("2026-07-06 09:00"), 8 * HOUR, pauses)
    assert clock.due_at == at("2026-07-08 10:30")
    assert clock.next_at == at("2026-07-08 08:30"), "three quarters were used up at four, and nobody was told yet"


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"], ids=["WIB", "WITA", "WIT"])
def test_one_sunday_evening_is_promised_by_each_zones_own_morning(zone: str) -> None:
    clock = start(Target.FIRST_ANSWER, HOUR / 2, office(zone), datetime(2026, 7, 5, 13, tzinfo=UTC))
    assert clock.due_at == at("2026-07-06 08:30", ZoneInfo(zone))


def test_what_is_told_when_and_only_once() -> None:
    hours, clock = office(), given_at("2026-07-06 08:00", 4 * HOUR)
    told = []
    for _ in range(3):
        assert clock.next_at is not None
        told.append((clock.stage, clock.next_at.astimezone(JAKARTA).strftime("%H:%M")))
        clock = clock.told(clock.reached(clock.next_at), hours)
    assert told == [(Stage.WARNING, "11:00"), (Stage.DUE, "12:00"), (Stage.OVERDUE, "14:00")]
    assert (clock.stage, clock.next_at) == (Stage.TOLD, None)


def test_after_an_absence_the_apology_is_not_left_out_and_the_warning_is() -> None:
    hours, clock, late = office(), given_at("2026-07-06 08:00", 4 * HOUR), at("2026-07-06 15:00")
    assert clock.reached(late) is Stage.DUE
    clock = clock.told(Stage.DUE, hours)
    assert clock.reached(late) is Stage.OVERDUE
    assert clock.next_at == at("2026-07-06 14:00")


def test_while_it_waits_nothing_is_told_and_afterwards_what_was_not() -> None:
    hours, clock = office(), given_at("2026-07-06 08:00", 4 * HOUR)
    paused = clock.pause(hours, at("2026-07-06 11:30"))
    assert (paused.due_at, paused.next_at) == (None, None)
    assert paused.resume(hours, at("2026-07-07 08:00")).next_at == at("2026-07-07 08:00"), "the warning is overdue"
    late = clock.told(Stage.WARNING, hours).pause(hours, at("2026-07-06 14:00"))
    assert (late.due_at, late.next_at) == (at("2026-07-06 12:00"), None), "broken before it paused"
    assert late.resume(hours, at("2026-07-07 08:00")).due_at == at("2026-07-06 12:00")


def test_a_broken_promise_is_renewed_by_half_of_it() -> None:
    assert given_at("2026-07-06 08:00", 4 * HOUR).renewed(office(), at("2026-07-06 12:00")) == at("2026-07-06 15:00")


def test_a_promise_is_kept_once() -> None:
    hours = office()
    met = given_at("2026-07-06 08:00", 4 * HOUR).meet(hours, at("2026-07-06 10:00"))
    assert (met.spent, met.met_at, met.next_at, met.is_broken) == (2 * HOUR, at("2026-07-06 10:00"), None, False)
    assert met.meet(hours, at("2026-07-07 10:00")) == met.resume(hours, at("2026-07-07 10:00")) == met
    assert met.change(hours, hours, HOUR, at("2026-07-07 10:00")) == met


@pytest.mark.parametrize(
    ("span", "due_at"),
    [
        (8, "2026-07-07 08:30"),  # longer: from the beginning
        (1, "2026-07-06 11:00"),  # shorter: from now, as it could not have been kept otherwise
        (3, "2026-07-06 12:00"),  # a little shorter: never later than it was
        (4, "2026-07-06 12:00"),
    ],
)
def test_another_priority_promises_another_time(span: int, due_at: str) -> None:
    hours, now = office(), at("2026-07-06 10:00")
    clock = given_at("2026-07-06 08:00", 4 * HOUR).change(hours, hours, span * HOUR, now)
    assert clock.due_at == at(due_at)
    assert clock.next_at is not None
    assert now <= clock.next_at < at(due_at)


def test_a_broken_promise_is_mended_by_a_longer_one_only() -> None:
    hours, late = office(), at("2026-07-06 14:00")
    broken = given_at("2026-07-06 08:00", 4 * HOUR)
    assert broken.change(hours, hours, 2 * HOUR, late).due_at == at("2026-07-06 12:00")
    assert broken.change(hours, hours, 6 * HOUR, late).due_at == at("2026-07-06 15:00")


def test_in_another_unit_what_is_left_counts_by_its_hours() -> None:
    jakarta, jayapura = office(), office("Asia/Jayapura")
    moved = given_at("2026-07-06 14:00", 4 * HOUR).change(jakarta, jayapura, 4 * HOUR, at("2026-07-06 15:30"))
    assert moved.due_at == at("2026-07-07 10:30", ZoneInfo("Asia/Jayapura"))
    paused = given_at("2026-07-06 14:00", 4 * HOUR).pause(jakarta, at("2026-07-06 15:00"))
    assert paused.change(jakarta, jayapura, 2 * HOUR, at("2026-07-06 16:00")).due_at is None


def test_of_two_promises_the_one_to_be_kept_first_is_due() -> None:
    hours = office()
    answer = start(Target.FIRST_ANSWER, HOUR, hours, at("2026-07-06 08:00"))
    solution = start(Target.SOLUTION, 8 * HOUR, hours, at("2026-07-06 08:00"))
    assert next_due([solution, answer]) == answer
    assert next_due([solution, answer.meet(hours, at("2026-07-06 08:30"))]) == solution
    assert next_due([solution.pause(hours, at("2026-07-06 08:30"))]) is None


def test_classes_go_by_id_and_priority_and_an_unknown_one_is_the_usual() -> None:
    usual = SlaClass("standar", Span(time=HOUR), Span(days=5))
    urgent = SlaClass("standar", Span(time=HOUR / 2), Span(days=1))
    none = SlaClass("tanpa", None, None)
    promises = Promises(classes={("standar", ""): usual, ("standar", "urgent"): urgent, ("tanpa", ""): none})
    assert promises.sla("standar", "normal") == promises.sla("kilat", "low") == usual
    assert promises.sla("kilat", "urgent") == urgent
    now = at("2026-07-06 08:00")
    assert [clock.target for clock in promises.given("standar", "urgent", unit_id="pli", now=now)] == list(Target)
    assert promises.given("tanpa", "urgent", unit_id="pli", now=now) == ()
    assert Promises().given("standar", "normal", unit_id="pli", now=now) == ()


def test_an_office_that_never_opens_again_promises_nothing() -> None:
    closed = Season("x", at("2026-01-01").date(), at("2126-01-01").date(), (CLOSED,) * 7)
    hours = BusinessHours(JAKARTA, office().week, seasons=(closed,))
    promises = Promises(hours, classes={("standar", ""): SlaClass("standar", Span(time=HOUR), None)})
    assert promises.given("standar", "normal", unit_id="pli", now=at("2026-07-06 08:00")) == ()
