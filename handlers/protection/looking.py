"""Looking behind what a group does not see: who looked is a line of the ticket's history."""

from collections.abc import Sequence

from handlers.card import actions as card
from handlers.desk import LONGEST_TOAST, Desk
from handlers.protection import screens
from handlers.relay import held_back, repeat, restored
from handlers.staff import actions as staff
from handlers.texts import Html
from knowledge.rules.privacy import Secret, veil
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import held, history, messages, questions
from storage.messages import MessageRole
from storage.people import Person
from storage.tickets import Ticket

MOST_SHOWN = 20  # held messages a tap: more would fill the group's minute


async def secrets_of(desk: Desk, mirror_ref: int, *, person: Person) -> str:
    """Return what a message in a group hides, for the one who tapped alone."""
    behind = await held.behind(desk.tx, mirror_ref)
    if behind is None or not behind[1]:
        raise Refusal("refused-nothing-hidden")
    ticket_id, secrets = behind
    ticket = await staff.ticket_for(desk, ticket_id, Event.PEEKED, person_id=person.id)
    await _note(desk, ticket, [kind for kind, _ in secrets], person)
    return _told([value for _, value in secrets])


async def data_of(desk: Desk, ticket_id: int, *, person: Person) -> str:
    """Return what a ticket's card hides of its form and its question, for the one who tapped alone."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.PEEKED, person_id=person.id)
    question = await questions.get(desk.tx, ticket.question_id)
    written = [*ticket.answers.values(), question.read_as if question else ""]
    secrets = [secret for text in written for secret in veil(text).secrets]
    if not secrets:
        raise Refusal("refused-nothing-hidden")
    await _note(desk, ticket, [kind for kind, _ in secrets], person)
    return _told(list(dict.fromkeys(value for _, value in secrets)))


async def show_held(desk: Desk, ticket_id: int, *, person: Person) -> int:
    """Repeat the messages of a ticket that are held back, the oldest first, and return how many there were."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.PEEKED, person_id=person.id)
    found = await held.take(
        desk.tx, ticket_id=ticket.id, person_id=ticket.requester_id, by_id=person.id, limit=MOST_SHOWN
    )
    if not found:
        raise Refusal("refused-nothing-held")
    place = await card.place_of(desk, ticket)
    for each in found:
        written = restored(each.written)
        header = Html(each.header)
        await repeat(
            desk,
            written,
            ticket_id=ticket.id,
            author_id=each.person_id,
            header=header,
            place=place,
            is_wanted=True,
        )
    text = desk.office.own.plain("peeked-held", count=len(found))
    await history.write(desk.tx, ticket.id, Event.PEEKED, actor_id=person.id, is_internal=True, text=text)
    await _renew_line(desk, ticket, place.chat_id, count=len(found), person=person)
    return len(found)


async def _renew_line(desk: Desk, ticket: Ticket, chat_id: int, *, count: int, person: Person) -> None:
    """Say in the line about held messages who has shown them, or how many are left."""
    line = await messages.newest(desk.tx, ticket.id, chat_id=chat_id, role=MessageRole.HELD)
    if line is None:
        return
    left, say = await held.waiting(desk.tx, ticket.id), desk.office.own
    screen = (
        held_back(say, number=ticket.id, count=left)
        if left
        else screens.shown(say, number=ticket.id, count=count, name=person.name)
    )
    await desk.edit(screen, chat_id=chat_id, message_ref=line.id, merge_key=f"held:{ticket.id}")


async def _note(desk: Desk, ticket: Ticket, kinds: Sequence[str], person: Person) -> None:
    """Write down who looked at what kind of number; never the number itself."""
    names = [desk.office.own.plain(f"secret-{Secret(kind)}") for kind in dict.fromkeys(kinds)]
    text = ", ".join(names)
    await history.write(desk.tx, ticket.id, Event.PEEKED, actor_id=person.id, is_internal=True, text=text)


def _told(values: Sequence[str]) -> str:
    """Return values one a line, as many as the window that answers a tap has room for."""
    told = ""
    for value in values:
        if len(told) + len(value) + 2 > LONGEST_TOAST:
            return f"{told}\n\u2026"[:LONGEST_TOAST]
        told = f"{told}\n{value}" if told else value
    return told
