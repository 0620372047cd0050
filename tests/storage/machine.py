"""What the model of a ticket's life is made of: who is there, what may be, and what must always hold."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterable
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from handlers.desk import Desk
from knowledge.rules import ticket as rules
from knowledge.rules.protection import Kind
from knowledge.rules.review import PaperState
from knowledge.rules.roles import Role
from knowledge.rules.ticket import TRANSITIONS, WHO_MAY, ClosedAs, Event, Status
from storage.people import Person, Standing
from tests.storage.life import KINDS, START, Life, Model, Sentence, Who

STEPS_A_LIFE = 50
MOST_TICKETS = 5
FIGURES: Counter[str] = Counter()  # what happened in all lives together
MOSTLY = 17
WISH_LASTS = timedelta(days=7)
# What lets the patience with a requester begin anew: they did something, or something more is asked for.
BEGINS_ANEW = {event for event, who in WHO_MAY.items() if who == {Role.REQUESTER}} | {
    Event.ASKED,
    Event.DOCUMENT_RETURNED,
}
a_ticket = st.integers(0, 19)
by_staff = st.sampled_from([Who.STAFF] * 3 + [Who.ADMIN] * 3 + [Who.REQUESTER, Who.OTHER])
by_admin = st.sampled_from([Who.ADMIN] * 3 + [Who.STAFF, Who.REQUESTER, Who.OTHER])
by_requester = st.sampled_from([Who.REQUESTER] * 5 + [Who.OTHER, Who.STAFF])


def can(event: Event) -> Callable[[Model], bool]:
    """Fit tickets to which this can happen."""
    return lambda model: (model.status, event) in TRANSITIONS


def some(fits: Callable[[Model], object]) -> Callable[["Machine"], bool]:
    """Hold while there is such a ticket."""
    return lambda machine: any(fits(model) for model in machine.models)


class Machine(RuleBasedStateMachine):
    """Two requesters, two people of the staff, and up to five tickets."""

    life: Life  # given to a class of its own for each database

    def __init__(self) -> None:
        super().__init__()
        self.models: list[Model] = []
        self.sentences: dict[tuple[int, Kind], Sentence] = {}  # the newest of each kind for each person
        # The closed ticket that a requester's next request goes on with, and when they said so.
        self.wished: dict[int, tuple[Model, datetime]] = {}

    @initialize()
    def people_come(self) -> None:
        """Nobody here was in an earlier life."""
        self.siti, self.agus = self.life.meet("Siti"), self.life.meet("Agus")
        self.budi = self.life.meet("Budi", Standing.MEMBER)
        self.ratna = self.life.meet("Ratna", Standing.ADMIN)
        for kind in KINDS[:2]:
            self.models.append(self.life.file(self.siti, *kind))

    @rule(kind=st.sampled_from(KINDS), is_siti=st.booleans())
    @precondition(lambda self: len(self.models) < MOST_TICKETS)
    def file(self, kind: tuple[str, str], *, is_siti: bool) -> None:
        """Open a ticket, perhaps one that goes on with a closed one."""
        self._count("filed")
        requester = self.siti if is_siti else self.agus
        model = self.life.file(requester, *kind)
        wished, since = self.wished.get(requester.id, (None, START))
        is_fresh = self.life.now - since <= WISH_LASTS
        is_linked = wished and wished.service == model.service and wished.status == Status.CLOSED and is_fresh
        assert model.continues == (wished.id if wished and is_linked else None)
        if wished is not None and is_linked:
            wished.events.append((Event.LINKED, requester.id))
            FIGURES["linked"] += 1
            del self.wished[requester.id]
        self.models.append(model)

    @rule(days=st.sampled_from([1, 1, 3, 15]))
    @precondition(lambda self: any(model.status == Status.CLOSED for model in self.models))
    def days_pass(self, days: int) -> None:
        """Let the clock go on."""
        self._count("days")
        self.life.pass_time(timedelta(days=days))

    def ticket(self, at: int, fits: Callable[[Model], object]) -> Model:
        """Return one of the tickets, mostly one for which there is something to do."""
        fitting = [model for model in self.models if fits(model)]
        among = fitting if fitting and at < MOSTLY else self.models
        return among[at % len(among)]

    def person(self, model: Model, who: Who) -> Person:
        """Return who this is to a ticket."""
        requester = model.requester
        other = self.agus if requester == self.siti else self.siti
        return {Who.REQUESTER: requester, Who.OTHER: other, Who.STAFF: self.budi, Who.ADMIN: self.ratna}[who]

    def may(self, model: Model, event: Event, who: Who) -> bool:
        """Tell what the tables say."""
        return bool(who.roles & WHO_MAY[event]) and (model.status, event) in TRANSITIONS

    def is_returned(self, model: Model, document: int) -> bool:
        """Tell whether a document is to be sent again."""
        return model.papers[document] == PaperState.RETURNED

    def is_too_late(self, model: Model) -> bool:
        """Tell whether a ticket can no longer be opened again."""
        days = timedelta(days=self.life.office.reopen_days)
        return model.closed_at is None or self.life.now - model.closed_at > days

    def attempt(
        self, act: Callable[[Desk], Awaitable[None]], *, expected: bool, or_refused_by: Collection[str] = ()
    ) -> bool:
        """Do something; tell whether it was done, which must be what the tables say."""
        self.life.pass_time(timedelta(seconds=1))
        refusal = self.life.attempt(act)
        self._count("refused" if refusal else "done")
        if refusal not in or_refused_by:
            assert (refusal == "") is expected, refusal or "it should have been refused"
        return not refusal

    def happens(self, model: Model, event: Event, person: Person | None) -> None:
        """Let the model follow an event."""
        before, model.status = model.status, TRANSITIONS[model.status, event]
        if model.status == Status.WAITING and (before != Status.WAITING or event in BEGINS_ANEW):
            model.waits_since = self.life.now
        model.events.append((event, person.id if person else None))
        FIGURES[event] += 1

    def begins(self, model: Model, person: Person) -> None:
        """Let whoever first does something with a ticket have it."""
        if model.assignee is None:
            self.happens(model, Event.TAKEN, person)
            model.assignee = person.id

    def goes_on(self, model: Model) -> None:
        """Let a ticket do what it does by itself."""
        for event in rules.own_steps(model.status, is_owed=model.is_owed, is_accepted=model.is_accepted):
            self.happens(model, event, None)

    def writes(self, model: Model) -> None:
        """Let what a ticket's requester wrote be kept from the group while they are muted."""
        sentence = self.sentences.get((model.requester.id, Kind.MUTE))
        if sentence is not None and not sentence.is_lifted and self.life.now < sentence.ends_at:
            model.held += 1
            FIGURES["held"] += 1

    def opens_again(self, model: Model, event: Event, person: Person) -> None:
        """Let a closed ticket go on."""
        self.happens(model, event, person)
        model.closed_at = model.closed_as = None

    def ends(self, model: Model, event: Event, person: Person | None, *, is_requester: bool) -> None:
        """Let a ticket be closed, and a call that is still ahead be called off; from now on its row stays as it is."""
        if model.call is not None and model.call[1] == "proposed":
            self.happens(model, Event.CALL_CANCELLED, person)
            model.call = (model.call[0], "cancelled")
        self.happens(model, event, person)
        model.said = None  # it counts no more
        model.closed_at = self.life.now
        model.closed_as = rules.closed_as(event, is_requester=is_requester, decision=model.decision)
        model.frozen = self.life.kept([model.id])[model.id][0]

    @invariant()
    def every_ticket_is_as_the_model_has_it(self) -> None:
        """One status, one owner, a whole history whose events lead to that status; a closed one is left alone."""
        found = self.life.kept([model.id for model in self.models])
        assert set(found) == {model.id for model in self.models}
        for model in self.models:
            row, events = found[model.id]
            assert events == model.events, "the history is whole, in order, with nothing in it that did not happen"
            assert row["status"] == model.status == _replayed(event for event, _actor in events)
            assert row["decision"] == model.decision
            assert (row["requester_id"], row["assignee_id"]) == (model.requester.id, model.assignee)
            assert row["unit"] == model.unit, "it is one unit's, the one it was transferred to last"
            assert (row["closed_at"], row["closed_as"]) == (model.closed_at, model.closed_as)
            assert (row["closed_at"] is None) == (model.status != Status.CLOSED)
            assert model.assignee in {None, self.budi.id, self.ratna.id}, "only staff have tickets"
            if model.status == Status.CLOSED:
                assert dict(row) == dict(model.frozen), "nothing but reopening changes a closed ticket"
            FIGURES[f"seen {model.status}"] += 1

    @invariant()
    def what_was_merged_goes_on_in_one_ticket(self) -> None:
        """An earlier one of the same requester, that stands for itself; a merged one stays closed for good."""
        models = {model.id: model for model in self.models}
        merged = {model.id: model.into for model in self.models if model.into is not None}
        assert self.life.survivors(list(models)) == merged
        for number, into in merged.items():
            model, survivor = models[number], models[into]
            assert (model.status, model.closed_as) == (Status.CLOSED, ClosedAs.MERGED)
            assert [event for event, _actor in model.events].count(Event.MERGED) == 1
            assert survivor.into is None
            assert survivor.id < number
            assert survivor.requester == model.requester
            assert Event.ABSORBED in {event for event, _actor in survivor.events}

    @invariant()
    def who_is_silenced_is_heard_later(self) -> None:
        """Everybody is silenced as was said last; what a muted person wrote to a ticket is kept, all of it."""
        assert self.life.kept_back([model.id for model in self.models]) == {
            model.id: model.held for model in self.models if model.held
        }
        for person in (self.siti, self.agus):
            said = (self.sentences.get((person.id, kind)) for kind in (Kind.MUTE, Kind.BAN))
            expected = tuple(None if each is None or each.is_lifted else each.ends_at for each in said)
            assert self.life.silenced(person.id) == expected

    def teardown(self) -> None:
        """Every number was given once, and only upwards."""
        FIGURES["lives"] += 1
        numbers = [model.id for model in self.models]
        assert numbers == sorted(set(numbers))
        kept = self.life.numbers()
        assert len({draft for _number, draft in kept}) == len(kept), "no request became two tickets"
        assert [number for number, _draft in kept] == list(range(1, len(kept) + 1)), "no number was left out"

    def _count(self, what: str) -> None:
        FIGURES["steps"] += 1
        FIGURES[what] += 1


def _replayed(events: Iterable[Event]) -> Status:
    """Return where the events of a history lead, by the table alone."""
    status = Status.RECEIVED
    first, *others = events
    assert first == Event.OPENED
    for event in others:
        status = TRANSITIONS[status, event]
    return status
