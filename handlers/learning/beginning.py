"""Drafts: begun from a closed ticket, or by an admin."""

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.learning.actions import check_admin
from handlers.learning.drafting import Taught, now, teach, words_of
from handlers.staff import actions as staff
from knowledge.faq.entry import Entry
from knowledge.faq.overlay import Part
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event, Status
from storage import learning, work
from storage.learning import DraftState, Learning
from storage.people import Person
from storage.tickets import Ticket

NEAREST = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """A closed ticket, what it teaches, and the entries that are nearest to it."""

    ticket: Ticket
    taught: Taught
    nearest: tuple[Entry, ...]


async def lesson(desk: Desk, ticket_id: int, *, person: Person) -> Lesson:
    """Return what a closed ticket teaches, for staff of its unit."""
    ticket = await _closed(desk, ticket_id, person)
    taught = await teach(desk, ticket)
    hits = desk.office.index.search(taught.question, limit=NEAREST, hint=ticket.service).hits
    found = (desk.office.library.entry(hit.entry_id) for hit in hits)
    return Lesson(ticket, taught, tuple(entry for entry in found if entry is not None))


async def begin_alias(desk: Desk, ticket_id: int, entry_id: str, *, person: Person) -> Learning:
    """Draft what was asked in a ticket as one more way to ask for an entry."""
    ticket = await _closed(desk, ticket_id, person)
    if desk.office.library.entry(entry_id) is None:
        raise Refusal("refused-answer-gone")
    known = await learning.open_of_ticket(desk.tx, ticket.id)
    if known is not None and known.entry_id == entry_id:
        return known
    await _replace(desk, known, person)
    at = await now(desk, entry_id)
    question = (await teach(desk, ticket)).question
    return await learning.begin(
        desk.tx,
        person.id,
        service=entry_id.partition(".")[0],
        chat_id=desk.office.unit(ticket.unit).chat_id,
        words=words_of({}, [question] if question else []),
        entry_id=entry_id,
        ticket_id=ticket.id,
        based_on=at.version,
    )


async def begin_new(desk: Desk, ticket_id: int, *, person: Person) -> Learning:
    """Draft a new entry out of a ticket: the question in its requester's words, the answer in those of the staff."""
    found = await lesson(desk, ticket_id, person=person)
    known = await learning.open_of_ticket(desk.tx, found.ticket.id)
    if known is not None and not known.entry_id:
        return known
    await _replace(desk, known, person)
    service_id = found.ticket.service
    near = next((entry.topic[0] for entry in found.nearest if entry.service == service_id), "")
    question, answer = as_question(found.taught.question), found.taught.answer
    words = words_of({part: text for part, text in ((Part.QUESTION, question), (Part.ANSWER, answer)) if text}, [])
    return await learning.begin(
        desk.tx,
        person.id,
        service=service_id,
        chat_id=desk.office.unit(found.ticket.unit).chat_id,
        words=words,
        topic=topic_for(desk, service_id, near),
        ticket_id=found.ticket.id,
    )


async def begin_edit(desk: Desk, entry_id: str, *, person: Person) -> Learning:
    """Return an admin's own draft for an entry; what was begun earlier goes on."""
    await check_admin(desk, person)
    at = await now(desk, entry_id)
    if at.entry is None or desk.office.service(entry_id.partition(".")[0]) is None:
        raise Refusal("refused-answer-gone")
    known = await learning.open_by(desk.tx, person.id, entry_id=entry_id)
    if known is not None:
        return known
    service = entry_id.partition(".")[0]
    words = words_of({}, [])
    return await learning.begin(
        desk.tx, person.id, service=service, chat_id=person.id, words=words, entry_id=entry_id, based_on=at.version
    )


async def begin_own(desk: Desk, service_id: str, *, person: Person) -> Learning:
    """Begin a new entry of a service."""
    await check_admin(desk, person)
    topic, words = topic_for(desk, service_id, ""), words_of({}, [])
    return await learning.begin(desk.tx, person.id, service=service_id, chat_id=person.id, words=words, topic=topic)


async def _closed(desk: Desk, ticket_id: int, person: Person) -> Ticket:
    ticket = await staff.ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    if ticket.status != Status.CLOSED or await work.merge_of(desk.tx, ticket.id) is not None:
        raise Refusal("refused-faq-open", number=ticket.id)
    return ticket


async def _replace(desk: Desk, known: Learning | None, person: Person) -> None:
    """End a ticket's draft where another one is begun."""
    if known is not None:
        await learning.end(desk.tx, known.id, DraftState.DROPPED, by=person.id)


def topic_for(desk: Desk, service_id: str, wanted: str) -> str:
    """Return the topic of a new entry: the wanted one, or the service's first; refused where there is none."""
    service = desk.office.service(service_id)
    known = [topic.id for topic in service.topics] if service else []
    if not known:
        raise Refusal("refused-faq-no-topic")
    return wanted if wanted in known else known[0]


def as_question(text: str) -> str:
    """Return what somebody asked as a heading."""
    line = text[:1].upper() + text[1:]
    return line if not line or line[-1] in "?!." else f"{line}?"
