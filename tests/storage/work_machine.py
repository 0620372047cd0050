"""The part of the model in which staff look at documents, ask for more, and arrange calls."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from handlers.calls import actions as calls
from handlers.demands import actions as demands
from handlers.desk import Desk
from handlers.review import actions as review
from knowledge.rules.review import PaperState
from knowledge.rules.ticket import Event, Status
from storage.tables import appointments as appointment_table
from storage.tables import demands as demand_table
from tests.storage.life import Model, Who
from tests.storage.machine import MOSTLY, Machine, a_ticket, by_requester, by_staff, can, some

CALLS = {
    "agree": (Event.CALL_AGREED, {"proposed"}, "agreed"),
    "hold": (Event.CALL_HELD, {"agreed"}, "held"),
    "miss": (Event.CALL_MISSED, {"agreed"}, "missed"),
    "decline": (Event.CALL_DECLINED, {"proposed", "agreed", "missed"}, "declined"),
    "cancel": (Event.CALL_CANCELLED, {"proposed", "agreed"}, "cancelled"),
}


def is_to_look_at(model: Model) -> bool:
    return model.status != Status.CLOSED and PaperState.NEW in model.papers.values()


def is_to_mend(model: Model) -> bool:
    return model.status != Status.CLOSED and PaperState.RETURNED in model.papers.values()


def is_to_give(model: Model) -> bool:
    return model.status != Status.CLOSED and any(model.wishes.values())


def has_call(model: Model) -> bool:
    return model.status != Status.CLOSED and model.call is not None and model.call[1] in {"proposed", "agreed"}


class WorkMachine(Machine):
    """What staff and requesters do around a ticket's documents and calls."""

    @rule(at=a_ticket, who=by_staff, place=st.integers(0, 5), is_good=st.sampled_from([True, True, True, False]))
    @precondition(some(is_to_look_at))
    def look_at_a_paper(self, at: int, who: Who, place: int, *, is_good: bool) -> None:
        """Staff accept a document or send it back."""
        model = self.ticket(at, is_to_look_at)
        person = self.person(model, who)
        if not model.papers:
            return
        document, state = list(model.papers.items())[place % len(model.papers)]
        event = Event.DOCUMENT_ACCEPTED if is_good else Event.DOCUMENT_RETURNED

        async def act(desk: Desk) -> None:
            if is_good:
                await review.accept(desk, document, person=person)
            else:
                await review.give_back(desk, document, reason="blurred", person=person)

        if self.attempt(act, expected=self.may(model, event, who) and state == PaperState.NEW):
            self.begins(model, person)
            model.papers[document] = PaperState.ACCEPTED if is_good else PaperState.RETURNED
            self.happens(model, event, person)
            if is_good:
                self.goes_on(model)

    @rule(at=a_ticket, who=by_staff)
    @precondition(some(is_to_look_at))
    def accept_all_papers(self, at: int, who: Who) -> None:
        """Staff accept all that is new."""
        model = self.ticket(at, is_to_look_at)
        person = self.person(model, who)
        new = [document for document, state in model.papers.items() if state == PaperState.NEW]

        async def act(desk: Desk) -> None:
            await review.accept_all(desk, model.id, person=person)

        if self.attempt(act, expected=self.may(model, Event.DOCUMENT_ACCEPTED, who) and bool(new)):
            self.begins(model, person)
            model.papers |= dict.fromkeys(new, PaperState.ACCEPTED)
            self.happens(model, Event.DOCUMENT_ACCEPTED, person)
            self.goes_on(model)

    @rule(at=a_ticket)
    @precondition(some(is_to_mend))
    def mend_papers(self, at: int) -> None:
        """The requester sends once more what came back."""
        model = self.ticket(at, is_to_mend)
        returned = {document: model.slots[document] for document in model.papers if self.is_returned(model, document)}
        if not returned or model.status == Status.CLOSED:
            return
        sent: dict[int, str] = {}

        async def act(desk: Desk) -> None:
            draft_id, files = await self.life.send_again(desk, model, sorted(set(returned.values())))
            sent.update(files)
            await review.papers_sent(desk, model.id, draft_id=draft_id, person_id=model.requester.id)

        assert self.attempt(act, expected=True)
        model.papers = {key: state for key, state in model.papers.items() if key not in returned}
        model.papers |= dict.fromkeys(sent, PaperState.NEW)
        model.slots |= sent
        self.happens(model, Event.DOCUMENT_SENT, model.requester)
        self.goes_on(model)

    @rule(at=a_ticket, who=by_staff)
    def ask_for_more(self, at: int, who: Who) -> None:
        """Staff ask for something more."""
        model = self.ticket(at, can(Event.ASKED))
        person = self.person(model, who)

        async def act(desk: Desk) -> None:
            await demands.ask(desk, model.id, "Nomor izin?", person=person)

        if self.attempt(act, expected=self.may(model, Event.ASKED, who)):
            self.begins(model, person)
            self.happens(model, Event.ASKED, person)
            model.wishes[self.life.newest(demand_table, model.id)] = True

    @rule(at=a_ticket, who=by_requester, place=st.integers(0, 3), is_dropped=st.sampled_from([False, False, True]))
    @precondition(some(is_to_give))
    def give_or_drop(self, at: int, who: Who, place: int, *, is_dropped: bool) -> None:
        """The requester gives it, or staff let go of it."""
        model = self.ticket(at, is_to_give)
        if not model.wishes:
            return
        wish, is_open = list(model.wishes.items())[place % len(model.wishes)]
        who = Who.STAFF if is_dropped and who == Who.REQUESTER else who
        person, written = self.person(model, who), self.life.written(1)

        async def act(desk: Desk) -> None:
            if is_dropped:
                await demands.drop(desk, wish, person=person)
            else:
                await demands.give(desk, wish, written, person=person, file=None)

        right = self.may(model, Event.ASKED if is_dropped else Event.GIVEN, who)
        if self.attempt(act, expected=right and is_open):
            model.wishes[wish] = False
            if not is_dropped:
                self.writes(model)
            self.happens(model, Event.NOTED if is_dropped else Event.GIVEN, person)
            self.goes_on(model)

    @rule(at=a_ticket, who=by_staff)
    def propose_a_call(self, at: int, who: Who) -> None:
        """Staff ask for a call right now."""
        model = self.ticket(at, can(Event.CALL_PROPOSED))
        person = self.person(model, who)

        async def act(desk: Desk) -> None:
            await calls.call_now(desk, model.id, person=person)

        if self.attempt(act, expected=self.may(model, Event.CALL_PROPOSED, who)):
            self.begins(model, person)
            self.happens(model, Event.CALL_PROPOSED, person)
            model.call = (self.life.newest(appointment_table, model.id), "proposed")

    @rule(at=a_ticket, place=st.integers(0, 19))
    @precondition(some(has_call))
    def go_on_with_the_call(self, at: int, place: int) -> None:
        """Something becomes of the call."""
        model = self.ticket(at, has_call)
        if model.call is None:
            return
        call, state = model.call
        fitting = [step for step, (_event, needed, _after) in CALLS.items() if state in needed]
        steps = fitting if fitting and place < MOSTLY else list(CALLS)
        step = steps[place % len(steps)]
        event, needed, after = CALLS[step]
        who = Who.REQUESTER if step in {"agree", "decline"} else Who.STAFF
        person = self.person(model, who)
        expected = self.may(model, event, who) and state in needed

        async def act(desk: Desk) -> None:
            match step:
                case "agree":
                    await calls.agree(desk, call, 0, person=person)
                case "decline":
                    await calls.decline(desk, call, person=person)
                case "hold":
                    await calls.hold(desk, call, person=person)
                case "miss":
                    await calls.miss(desk, call, person=person)
                case _:
                    await calls.cancel(desk, call, person=person, is_staff=True)

        if self.attempt(act, expected=expected, or_refused_by={"refused-call-now-over"}):
            self.happens(model, event, person)
            model.call = (call, after)
