"""The whole life of tickets, as a model: whatever people do in whatever order, nothing is lost and nothing bends.

The table of the rules says what may happen, the model keeps what should have, and every step is done by the real
actions on a real database. ``LOKET_LIFE_STEPS`` sets how many steps there are, 10,000 are meant to be walked now and
then; ``pytest -s`` shows the figures.
"""

import os
import secrets
from datetime import timedelta
from itertools import count

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from handlers.decisions import actions as decisions
from handlers.desk import Desk
from handlers.evaluation import actions as evaluation
from handlers.staff import actions as staff
from handlers.tickets import actions as tickets
from handlers.tickets import ending
from knowledge.rules.evaluation import GRADES
from knowledge.rules.ticket import Decision, Event, Status
from knowledge.rules.verdicts import UNDO_FOR
from tests.databases import Backend
from tests.storage.life import Life, Who
from tests.storage.machine import FIGURES, STEPS_A_LIFE, a_ticket, by_admin, by_requester, by_staff, can, some
from tests.storage.order_machine import OrderMachine

FULL = int(os.environ.get("LOKET_LIFE_STEPS", "0"))
FEWEST_LIVES = 10  # the first ones of a run are the shortest that there are
MOST_UNTRIED = 2  # the rarest ends of a call
STEPS = FULL or 400
# What this model walks; what rooms of their own do to tickets has its own tests there.
WALKED = frozenset(
    {Event.TAKEN, Event.REPLIED, Event.ANSWERED, Event.NOTED, Event.ASKED, Event.GIVEN, Event.NOTHING_OWED}
    | {Event.YES_SAID, Event.NO_SAID, Event.UNDONE, Event.APPROVED, Event.REJECTED}
    | {Event.DOCUMENT_ACCEPTED, Event.DOCUMENT_RETURNED, Event.DOCUMENT_SENT, Event.PAPERS_ACCEPTED}
    | {Event.CALL_PROPOSED, Event.CALL_AGREED, Event.CALL_DECLINED, Event.CALL_CANCELLED, Event.CALL_HELD}
    | {Event.CALL_MISSED, Event.CLOSED, Event.WITHDRAWN, Event.REOPENED, Event.EVALUATED, Event.LINKED}
    | {Event.MERGED, Event.ABSORBED, Event.TRANSFERRED, Event.RESUMED, Event.LAPSED, Event.REVIVED}
    | {Event.MUTED, Event.UNMUTED, Event.BARRED, Event.UNBARRED}
)


class TicketLife(OrderMachine):
    """What people do to tickets."""

    @rule(at=a_ticket, who=by_staff)
    def take(self, at: int, who: Who) -> None:
        """Take a ticket, or try to."""
        model = self.ticket(at, can(Event.TAKEN))
        person = self.person(model, who)
        expected = self.may(model, Event.TAKEN, who) and model.assignee is None

        async def act(desk: Desk) -> None:
            await staff.take(desk, model.id, person=person)

        if self.attempt(act, expected=expected):
            self.happens(model, Event.TAKEN, person)
            model.assignee = person.id

    @rule(at=a_ticket, who=by_staff, is_note=st.booleans())
    def reply_or_note(self, at: int, who: Who, *, is_note: bool) -> None:
        """Staff write to the requester, or a note."""
        model = self.ticket(at, can(Event.REPLIED))
        person = self.person(model, who)
        event = Event.NOTED if is_note else Event.REPLIED
        written = self.life.written(-1)

        async def act(desk: Desk) -> None:
            if is_note:
                await staff.note(desk, model.id, "catatan", person=person)
            else:
                await staff.reply(desk, model.id, written, person=person)

        if self.attempt(act, expected=self.may(model, event, who)):
            self.happens(model, event, person)
            model.assignee = model.assignee or (None if is_note else person.id)

    @rule(at=a_ticket, who=by_requester)
    def write(self, at: int, who: Who) -> None:
        """The requester writes."""
        model = self.ticket(at, can(Event.ANSWERED))
        person = self.person(model, who)
        written = self.life.written(person.id)

        async def act(desk: Desk) -> None:
            ticket = await tickets.own(desk, model.id, person_id=person.id)
            await tickets.write(desk, ticket, written, person_id=person.id)

        if self.attempt(act, expected=self.may(model, Event.ANSWERED, who)):
            self.happens(model, Event.ANSWERED, person)
            self.writes(model)

    @rule(at=a_ticket, who=by_admin, is_approved=st.booleans())
    @precondition(some(lambda model: model.decision == Decision.PENDING))
    def decide(self, at: int, who: Who, *, is_approved: bool) -> None:
        """An admin decides; nothing comes of it yet."""
        model = self.ticket(at, lambda model: model.decision == Decision.PENDING)
        person = self.person(model, who)
        event = Event.YES_SAID if is_approved else Event.NO_SAID
        is_first = model.decision == Decision.PENDING and model.said is None

        async def act(desk: Desk) -> None:
            if is_approved:
                await decisions.approve(desk, model.id, person=person)
            else:
                await decisions.reject(desk, model.id, reason="different", person=person, chat_id=-1)

        if self.attempt(act, expected=self.may(model, event, who) and is_first):
            self.happens(model, event, person)
            model.said = (event, person, self.life.now + UNDO_FOR)

    @rule(at=a_ticket, who=by_admin)
    @precondition(some(lambda model: model.said))
    def undo(self, at: int, who: Who) -> None:
        """An admin takes a decision back, in time or too late."""
        model = self.ticket(at, lambda model: model.said)
        person = self.person(model, who)
        is_in_time = model.said is not None and self.life.now + timedelta(seconds=1) < model.said[2]

        async def act(desk: Desk) -> None:
            await decisions.undo(desk, model.id, person=person)

        if self.attempt(act, expected=self.may(model, Event.UNDONE, who) and is_in_time):
            self.happens(model, Event.UNDONE, person)
            model.said = None

    @rule(seconds=st.sampled_from([1, 60, 150]))
    @precondition(some(lambda model: model.said))
    def tell_decisions(self, seconds: int) -> None:
        """Time passes, and the desk tells what is due, twice."""
        self.life.pass_time(timedelta(seconds=seconds))
        for model in self.models:

            async def act(desk: Desk, number: int = model.id) -> None:
                await decisions.tell_due(desk, number)
                await decisions.tell_due(desk, number)

            assert self.life.attempt(act) == ""
            if model.said is not None and self.life.now >= model.said[2]:
                word, person, _due = model.said
                self.happens(model, Event.APPROVED if word == Event.YES_SAID else Event.REJECTED, person)
                model.decision = Decision.APPROVED if word == Event.YES_SAID else Decision.REJECTED
                model.said = None

    @rule(at=a_ticket, who=by_staff)
    def close_as_staff(self, at: int, who: Who) -> None:
        """Staff close a ticket."""
        model = self.ticket(at, can(Event.CLOSED))
        person = self.person(model, who)
        is_decided = model.decision != Decision.PENDING
        expected = self.may(model, Event.CLOSED, who) and who != Who.REQUESTER and is_decided

        async def act(desk: Desk) -> None:
            await staff.close(desk, model.id, person=person)

        if self.attempt(act, expected=expected):
            model.assignee = model.assignee or person.id
            self.ends(model, Event.CLOSED, person, is_requester=False)

    @rule(at=a_ticket, who=by_requester, is_withdrawn=st.booleans())
    def end_as_requester(self, at: int, who: Who, *, is_withdrawn: bool) -> None:
        """The requester closes a ticket, or takes it back."""
        model = self.ticket(at, can(Event.CLOSED))
        person = self.person(model, who)
        event = Event.WITHDRAWN if is_withdrawn else Event.CLOSED
        expected = self.may(model, event, who) and who == Who.REQUESTER

        async def act(desk: Desk) -> None:
            ticket = await tickets.own(desk, model.id, person_id=person.id)
            await ending.end(desk, ticket, event, person_id=person.id)

        if self.attempt(act, expected=expected):
            self.ends(model, event, person, is_requester=True)

    @rule(at=a_ticket, who=by_requester)
    @precondition(some(can(Event.REOPENED)))
    def reopen(self, at: int, who: Who) -> None:
        """The requester opens a ticket again."""
        model = self.ticket(at, can(Event.REOPENED))
        person = self.person(model, who)
        is_fit = model.into is None and not self.is_too_late(model)
        expected = self.may(model, Event.REOPENED, who) and is_fit
        written = self.life.written(person.id)

        async def act(desk: Desk) -> None:
            ticket = await tickets.own(desk, model.id, person_id=person.id)
            await tickets.reopen(desk, ticket, [written], person_id=person.id)

        if self.attempt(act, expected=expected):
            self.opens_again(model, Event.REOPENED, person)
            self.writes(model)

    @rule(at=a_ticket, who=by_requester)
    @precondition(some(can(Event.REOPENED)))
    def go_on_in_a_new_one(self, at: int, who: Who) -> None:
        """The requester wishes to go on with a ticket in a new one."""
        model = self.ticket(at, can(Event.LINKED))
        person = self.person(model, who)

        async def act(desk: Desk) -> None:
            ticket = await tickets.own(desk, model.id, person_id=person.id)
            await ending.wish_to_continue(desk, ticket, person_id=person.id)

        if self.attempt(act, expected=self.may(model, Event.LINKED, who)):
            self.wished[person.id] = (model, self.life.now)

    @rule(at=a_ticket, who=by_requester, grades=st.lists(st.sampled_from(GRADES), min_size=1, max_size=9))
    @precondition(some(can(Event.REOPENED)))
    def evaluate(self, at: int, who: Who, grades: list[int]) -> None:
        """The requester grades some questions, one by one."""
        model = self.ticket(at, can(Event.EVALUATED))
        person = self.person(model, who)
        questions = [each.id for each in self.life.office.library.services[model.service].evaluation.questions]
        for question, grade in zip(questions, grades, strict=False):
            is_given = len(model.grades) == len(questions)
            expected = self.may(model, Event.EVALUATED, who) and not is_given

            async def act(desk: Desk, question: str = question, grade: int = grade) -> None:
                opened = await evaluation.open_own(desk, model.id, person_id=person.id)
                await evaluation.grade(desk, opened, question, grade)

            if not self.attempt(act, expected=expected):
                return
            model.grades[question] = grade
            if len(model.grades) == len(questions):
                self.happens(model, Event.EVALUATED, person)


def test_whatever_people_do_a_ticket_stays_whole(database_url: str) -> None:
    backend = Backend.SQLITE if database_url.startswith("sqlite") else Backend.POSTGRESQL
    FIGURES.clear()
    life = Life(database_url)
    machine = type("TicketLifeHere", (TicketLife,), {"life": life})
    seeds = count() if not FULL else iter(lambda: secrets.randbits(32), None)
    try:
        while FIGURES["steps"] < STEPS:
            left = STEPS - FIGURES["steps"]
            run_state_machine_as_test(
                seed(next(seeds))(machine), settings=_size(lives=max(FEWEST_LIVES, left // STEPS_A_LIFE))
            )
    finally:
        life.close()
    print(f"{backend}: {dict(FIGURES.most_common())}")  # noqa: T201 - for whoever runs it with -s
    assert all(FIGURES[f"seen {status}"] for status in Status)
    if FULL:
        untried = {event for event in WALKED if not FIGURES[event]}
        assert len(untried) <= MOST_UNTRIED, f"hardly anything may be left untried: {untried}"


def _size(*, lives: int) -> settings:
    return settings(
        max_examples=lives,
        stateful_step_count=STEPS_A_LIFE,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
