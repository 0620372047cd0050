"""The ticket's tables: nothing can get stuck, and nobody can do what is not theirs."""

import itertools

import pytest

from knowledge.rules import ticket
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role, roles_of
from knowledge.rules.ticket import TRANSITIONS, WHO_MAY, Decision, Event, Status

AFTER_CLOSING = {Event.REOPENED, Event.EVALUATED}


def test_every_event_has_its_people() -> None:
    assert set(WHO_MAY) == set(Event)
    assert all(WHO_MAY.values())


def test_only_admins_decide_and_only_requesters_answer_reopen_and_grade() -> None:
    assert {event for event, who in WHO_MAY.items() if who == {Role.ADMIN}} == {Event.APPROVED, Event.REJECTED}
    theirs = {event for event, who in WHO_MAY.items() if who == {Role.REQUESTER}}
    assert theirs == {Event.OPENED, Event.ANSWERED, Event.REOPENED, Event.EVALUATED}


@pytest.mark.parametrize(("event", "role"), list(itertools.product(Event, Role)))
def test_a_right_is_exactly_what_the_table_says(event: Event, role: Role) -> None:
    if role in WHO_MAY[event]:
        ticket.check_right(event, frozenset({role}))
    else:
        with pytest.raises(Refusal):
            ticket.check_right(event, frozenset({role}))
    with pytest.raises(Refusal):
        ticket.check_right(event, frozenset())


def test_an_open_ticket_takes_everything_but_what_comes_after_closing() -> None:
    for status in (Status.RECEIVED, Status.IN_PROGRESS):
        for event in set(Event) - AFTER_CLOSING - {Event.OPENED}:
            assert (status, event) in TRANSITIONS, (status, event)


def test_a_closed_ticket_takes_notes_a_grade_and_reopening_only() -> None:
    assert {event for status, event in TRANSITIONS if status == Status.CLOSED} == {*AFTER_CLOSING, Event.NOTED}


def test_closing_and_reopening_lead_out_of_every_status() -> None:
    assert TRANSITIONS[Status.RECEIVED, Event.CLOSED] == Status.CLOSED
    assert TRANSITIONS[Status.IN_PROGRESS, Event.CLOSED] == Status.CLOSED
    assert TRANSITIONS[Status.CLOSED, Event.REOPENED] == Status.IN_PROGRESS


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
