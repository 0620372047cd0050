"""The ticket's tables: nothing can get stuck, and nobody can do what is not theirs."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from knowledge.rules import ticket
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role, roles_of
from knowledge.rules.ticket import TRANSITIONS, WHO_MAY, ClosedAs, Decision, Event, Status

AFTER_CLOSING = {Event.REOPENED, Event.EVALUATED, Event.LINKED, Event.RESUMED, Event.REVIVED}
WHENEVER = {  # closed or not: words between staff, what came from outside, what protects them
    *(Event.NOTED, Event.TAGGED, Event.UNTAGGED, Event.HEARD, Event.RECALLED, Event.PEEKED),
    *(Event.MUTED, Event.UNMUTED, Event.BARRED, Event.UNBARRED),
}


def test_every_event_has_its_people() -> None:
    assert set(WHO_MAY) == set(Event)
    assert all(WHO_MAY.values())


def test_only_admins_decide_and_nobody_does_what_the_desk_does_by_itself() -> None:
    theirs = {event for event, who in WHO_MAY.items() if who == {Role.ADMIN}}
    assert theirs == {Event.YES_SAID, Event.NO_SAID, Event.UNDONE, Event.BARRED, Event.UNBARRED}
    by_itself = {event for event, who in WHO_MAY.items() if Role.DESK in who}
    assert by_itself == {
        *(Event.NOTHING_OWED, Event.PAPERS_ACCEPTED, Event.APPROVED, Event.REJECTED, Event.HEARD, Event.LAPSED),
        Event.ATTACHED,
    }
    assert all(who == {Role.DESK} for event, who in WHO_MAY.items() if event in by_itself)


def test_what_a_requester_says_and_wants_is_theirs_alone() -> None:
    theirs = {event for event, who in WHO_MAY.items() if who == {Role.REQUESTER}}
    assert theirs == {
        *(Event.OPENED, Event.ANSWERED, Event.DOCUMENT_SENT, Event.GIVEN, Event.CALL_AGREED, Event.CALL_DECLINED),
        *(Event.WITHDRAWN, Event.REOPENED, Event.EVALUATED, Event.LINKED, Event.REVIVED, Event.DETACHED),
    }
    shared = {event for event, who in WHO_MAY.items() if {Role.REQUESTER, Role.STAFF} <= who}
    assert shared == {Event.CLOSED, Event.CALL_CANCELLED}


@pytest.mark.parametrize(("event", "role"), list(itertools.product(Event, Role)))
def test_a_right_is_exactly_what_the_table_says(event: Event, role: Role) -> None:
    if role in WHO_MAY[event]:
        ticket.check_right(event, frozenset({role}))
    else:
        with pytest.raises(Refusal):
            ticket.check_right(event, frozenset({role}))
    with pytest.raises(Refusal):
        ticket.check_right(event, frozenset())


def test_talk_closing_and_taking_back_are_always_possible_while_it_is_open() -> None:
    always = {Event.TAKEN, Event.REPLIED, Event.ANSWERED, Event.NOTED, Event.CLOSED, Event.WITHDRAWN}
    papers = {Event.DOCUMENT_ACCEPTED, Event.DOCUMENT_RETURNED, Event.DOCUMENT_SENT, Event.ASKED, Event.CALL_PROPOSED}
    for status in set(Status) - {Status.CLOSED}:
        for event in always | papers | {Event.APPROVED, Event.REJECTED, Event.YES_SAID, Event.NO_SAID, Event.UNDONE}:
            assert (status, event) in TRANSITIONS, (status, event)


def test_a_closed_ticket_takes_notes_an_evaluation_a_link_and_reopening_only() -> None:
    assert {event for status, event in TRANSITIONS if status == Status.CLOSED} == AFTER_CLOSING | WHENEVER


def test_closing_and_reopening_lead_out_of_every_status() -> None:
    for status in set(Status) - {Status.CLOSED}:
        assert TRANSITIONS[status, Event.CLOSED] == TRANSITIONS[status, Event.WITHDRAWN] == Status.CLOSED
    assert TRANSITIONS[Status.CLOSED, Event.REOPENED] == Status.IN_PROGRESS
    closing = {event for (status, event), to in TRANSITIONS.items() if to == Status.CLOSED != status}
    assert closing == {Event.CLOSED, Event.WITHDRAWN, Event.MERGED, Event.LAPSED}
    leaving = {event for (status, event), to in TRANSITIONS.items() if status == Status.CLOSED != to}
    assert leaving == {Event.REOPENED, Event.RESUMED, Event.REVIVED}


def test_a_ticket_waits_exactly_while_something_was_asked_for() -> None:
    into = {event for (status, event), to in TRANSITIONS.items() if to == Status.WAITING != status}
    assert into == {Event.DOCUMENT_RETURNED, Event.ASKED, Event.REVIVED}
    out = {event for (status, event), to in TRANSITIONS.items() if status == Status.WAITING != to}
    assert out == {*(Event.NOTHING_OWED, Event.REJECTED), *(Event.CLOSED, Event.WITHDRAWN, Event.MERGED, Event.LAPSED)}


@pytest.mark.parametrize(
    ("status", "is_owed", "is_accepted", "steps"),
    [
        (Status.WAITING, True, False, []),
        (Status.WAITING, True, True, []),
        (Status.WAITING, False, False, [Event.NOTHING_OWED]),
        (Status.WAITING, False, True, [Event.NOTHING_OWED, Event.PAPERS_ACCEPTED]),
        (Status.IN_PROGRESS, False, True, [Event.PAPERS_ACCEPTED]),
        (Status.IN_PROGRESS, True, True, []),
        (Status.IN_PROGRESS, False, False, []),
        (Status.RECEIVED, False, True, []),
        (Status.VERIFYING, False, True, []),
        (Status.CLOSED, False, True, []),
    ],
)
def test_the_desk_moves_on_by_itself_when_nothing_is_missing(
    status: Status, *, is_owed: bool, is_accepted: bool, steps: list[Event]
) -> None:
    assert list(ticket.own_steps(status, is_owed=is_owed, is_accepted=is_accepted)) == steps
    for event in steps:
        status = ticket.next_status(status, event, number=1)


def test_the_four_stages_only_grow_and_waiting_is_part_of_the_look() -> None:
    assert [ticket.progress(status) for status in Status] == [1, 2, 2, 3, ticket.STAGES]


@pytest.mark.parametrize(
    ("event", "is_requester", "decision", "expected"),
    [
        (Event.CLOSED, False, Decision.NOT_NEEDED, ClosedAs.SOLVED),
        (Event.CLOSED, False, Decision.APPROVED, ClosedAs.SOLVED),
        (Event.CLOSED, False, Decision.REJECTED, ClosedAs.REJECTED),
        (Event.CLOSED, True, Decision.REJECTED, ClosedAs.BY_REQUESTER),
        (Event.WITHDRAWN, True, Decision.PENDING, ClosedAs.WITHDRAWN),
        (Event.MERGED, False, Decision.NOT_NEEDED, ClosedAs.MERGED),
        (Event.REOPENED, True, Decision.NOT_NEEDED, None),
    ],
)
def test_a_closing_has_its_reason(
    event: Event, *, is_requester: bool, decision: Decision, expected: ClosedAs | None
) -> None:
    assert ticket.closed_as(event, is_requester=is_requester, decision=decision) == expected


@pytest.mark.parametrize("said", ticket.CLOSING_REASONS)
@pytest.mark.parametrize("decision", [each for each in Decision if each != Decision.PENDING])
def test_what_staff_say_is_the_reason_but_a_rejected_request_is_not_solved(said: ClosedAs, decision: Decision) -> None:
    closed_as = ticket.closed_as(Event.CLOSED, is_requester=False, decision=decision, said=said)
    is_rejected = decision == Decision.REJECTED and said == ClosedAs.SOLVED
    assert closed_as == (ClosedAs.REJECTED if is_rejected else said)


def test_a_ticket_can_be_opened_again_to_the_last_moment_and_not_after() -> None:
    closed = datetime(2026, 11, 1, 9, tzinfo=UTC)
    assert ticket.may_reopen(closed, closed + timedelta(days=14), days=14)
    assert not ticket.may_reopen(closed, closed + timedelta(days=14, seconds=1), days=14)
    assert not ticket.may_reopen(closed, closed + timedelta(seconds=1), days=0)


@pytest.mark.parametrize(("status", "event"), list(itertools.product(Status, Event)))
def test_what_cannot_happen_is_refused_in_words_that_are_true(status: Status, event: Event) -> None:
    if (status, event) in TRANSITIONS:
        assert ticket.next_status(status, event, number=7) == TRANSITIONS[status, event]
        return
    with pytest.raises(Refusal) as refused:
        ticket.next_status(status, event, number=7)
    assert refused.value.details == {"number": 7}
    if status == Status.CLOSED:
        assert refused.value.key == "refused-closed"
    if event in AFTER_CLOSING:
        assert refused.value.key == "refused-not-closed"


def test_the_first_decision_stands() -> None:
    assert ticket.next_decision(Decision.PENDING, Event.APPROVED, number=1) == Decision.APPROVED
    assert ticket.next_decision(Decision.PENDING, Event.REJECTED, number=1) == Decision.REJECTED
    for decision, event in itertools.product(set(Decision) - {Decision.PENDING}, (Event.APPROVED, Event.REJECTED)):
        with pytest.raises(Refusal):
            ticket.next_decision(decision, event, number=1)


def test_nothing_is_closed_under_an_open_decision() -> None:
    for decision in set(Decision) - {Decision.PENDING}:
        ticket.check_closable(decision, number=1)
    with pytest.raises(Refusal):
        ticket.check_closable(Decision.PENDING, number=1)


def test_an_administrator_is_staff_and_a_requester_alone_is_not() -> None:
    assert roles_of(is_requester=False, is_member=False, is_admin=True) == {Role.STAFF, Role.ADMIN}
    assert roles_of(is_requester=True, is_member=False, is_admin=False) == {Role.REQUESTER}
    assert roles_of(is_requester=True, is_member=True, is_admin=False) == {Role.REQUESTER, Role.STAFF}
    assert roles_of(is_requester=False, is_member=False, is_admin=False) == frozenset()
