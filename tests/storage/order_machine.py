"""The part of the model in which tickets are merged, transferred and let go of by time, and people are silenced."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from handlers.clock import actions as clock
from handlers.clock import reviving
from handlers.closing import actions as closing
from handlers.desk import Desk
from handlers.merging import actions as merging
from handlers.protection import actions as protection
from handlers.transfer import actions as transferring
from knowledge.rules.protection import BEGINS, ENDS, Kind, Order
from knowledge.rules.ticket import ClosedAs, Decision, Event, Status
from storage.nudges import NudgeStage
from storage.tables import sanctions
from tests.storage.life import Model, Sentence, Who
from tests.storage.machine import a_ticket, by_admin, by_requester, by_staff, can, some
from tests.storage.work_machine import WorkMachine


def is_waiting(model: Model) -> bool:
    return model.status == Status.WAITING


def is_lapsed(model: Model) -> bool:
    return model.closed_as == ClosedAs.LAPSED


class OrderMachine(WorkMachine):
    """What becomes of tickets beside the work on them."""

    @rule(at=a_ticket, other=a_ticket, who=by_staff)
    def merge(self, at: int, other: int, who: Who) -> None:
        """Staff merge two tickets: the later one goes on in the earlier."""
        here = self.ticket(at, can(Event.MERGED))
        there = self.ticket(
            other, lambda model: model is not here and model.requester == here.requester and can(Event.MERGED)(model)
        )
        first, later = sorted((here, there), key=lambda model: model.id)
        person = self.person(here, who)
        is_pair = first is not later and first.requester == later.requester
        is_open = Status.CLOSED not in {first.status, later.status}
        is_decided = later.decision != Decision.PENDING

        async def act(desk: Desk) -> None:
            await merging.merge(desk, here.id, there.id, person=person)

        if self.attempt(act, expected=self.may(later, Event.MERGED, who) and is_pair and is_open and is_decided):
            self.ends(later, Event.MERGED, person, is_requester=False)
            self.happens(first, Event.ABSORBED, person)
            for model in self.models:
                if model is later or model.into == later.id:
                    model.into = first.id

    @rule(at=a_ticket, who=by_staff, place=st.integers(0, 9), is_old_card=st.sampled_from([False, False, False, True]))
    def transfer(self, at: int, who: Who, place: int, *, is_old_card: bool) -> None:
        """Staff give a ticket to another unit, on its card or on the one that stayed behind."""
        model = self.ticket(at, can(Event.TRANSFERRED))
        person, office = self.person(model, who), self.life.office
        to = office.units[place % len(office.units)]
        chat_id = here = office.unit(model.unit).chat_id
        if is_old_card and model.left:
            chat_id = office.unit(model.left[-1]).chat_id
        is_there = chat_id == here and to.id != office.unit(model.unit).id

        async def act(desk: Desk) -> None:
            await transferring.transfer(desk, model.id, to.id, person=person, chat_id=chat_id)

        if self.attempt(act, expected=self.may(model, Event.TRANSFERRED, who) and is_there):
            model.left.append(model.unit)
            model.unit, model.assignee = to.id, None
            self.happens(model, Event.TRANSFERRED, person)

    @rule(at=a_ticket, who=by_staff)
    @precondition(some(can(Event.RESUMED)))
    def resume(self, at: int, who: Who) -> None:
        """Staff open a closed ticket again."""
        model = self.ticket(at, can(Event.RESUMED))
        person = self.person(model, who)

        async def act(desk: Desk) -> None:
            await closing.resume(desk, model.id, person=person)

        if self.attempt(act, expected=self.may(model, Event.RESUMED, who) and model.into is None):
            self.opens_again(model, Event.RESUMED, person)

    @rule(at=a_ticket, who=by_admin, kind=st.sampled_from(Kind), hours=st.sampled_from([1, 24, 168]))
    def silence(self, at: int, who: Who, kind: Kind, hours: int) -> None:
        """Staff mute a ticket's requester, or an admin bans them, in place of what was said before."""
        model = self.ticket(at, lambda model: model.status != Status.CLOSED)
        person = self.person(model, who)

        async def act(desk: Desk) -> None:
            await protection.impose(desk, model.id, kind, Order(hours, "spam"), person=person)

        if self.attempt(act, expected=self.may(model, BEGINS[kind], who)):
            self.happens(model, BEGINS[kind], person)
            ends_at = self.life.now + timedelta(hours=hours)
            sentence = Sentence(self.life.newest(sanctions, model.id), model, ends_at)
            self.sentences[model.requester.id, kind] = sentence

    @rule(who=by_admin, place=st.integers(0, 3))
    @precondition(lambda self: bool(self.sentences))
    def let_speak(self, who: Who, place: int) -> None:
        """Staff lift it before its time, once."""
        (_person, kind), sentence = list(self.sentences.items())[place % len(self.sentences)]
        model, person = sentence.on, self.person(sentence.on, who)
        runs = not sentence.is_lifted and self.life.now + timedelta(seconds=1) < sentence.ends_at

        async def act(desk: Desk) -> None:
            await protection.lift(desk, sentence.id, person=person)

        if self.attempt(act, expected=self.may(model, ENDS[kind], who) and runs):
            self.happens(model, ENDS[kind], person)
            sentence.is_lifted = True

    @rule(days=st.sampled_from([4, 18, 30]))
    @precondition(some(is_waiting))
    def wait_in_vain(self, days: int) -> None:
        """Days pass: requesters are reminded, warned, and in the end let go of; never before the office's days."""
        self._count("waited in vain")
        self.life.pass_time(timedelta(days=days))
        waiting = [model for model in self.models if is_waiting(model)]
        reminders = {model.id: self.life.reminder(model.id) for model in waiting}
        self.life.look_after_waiting()
        self.life.look_after_waiting()  # the second look finds nothing left to do
        for model in waiting:
            before = reminders[model.id]
            assert before is not None, "nobody is waited for without a word"
            assert before.since == model.waits_since, "it begins anew with whatever is done or asked for"
            if before.stage != NudgeStage.CLOSING or before.next_at is None or before.next_at > self.life.now:
                continue
            office = self.life.office
            fair = clock.days_later(office.hours(model.unit), before.since, office.patience.closing)
            assert fair is not None
            assert fair <= self.life.now
            self.ends(model, Event.LAPSED, None, is_requester=False)

    @rule(at=a_ticket, who=by_requester)
    @precondition(some(is_lapsed))
    def revive(self, at: int, who: Who) -> None:
        """The requester opens again what was closed by itself: it goes on waiting where it was."""
        model = self.ticket(at, is_lapsed)
        person = self.person(model, who)
        expected = self.may(model, Event.REVIVED, who) and is_lapsed(model) and not self.is_too_late(model)

        async def act(desk: Desk) -> None:
            await reviving.revive(desk, model.id, person=person)

        if self.attempt(act, expected=expected):
            self.opens_again(model, Event.REVIVED, person)
            self.goes_on(model)
