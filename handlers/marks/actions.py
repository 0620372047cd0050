"""A ticket's priority and tags: what staff order their work by, and requesters never see."""

from zlib import crc32

from handlers import prompts
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.marks import screens
from handlers.staff import actions as staff
from handlers.wanted import Prompt, Wanted
from knowledge.rules import ticket as ticket_rules
from knowledge.rules import work as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from knowledge.rules.work import TicketPriority
from storage import history, work
from storage.people import Person
from storage.tickets import Ticket

MOST_OFFERED = 14


async def show_priorities(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show the priorities in the card's place."""
    ticket = await _ticket(desk, ticket_id, Event.PRIORITIZED, person)
    current = await work.priority_of(desk.tx, ticket.id)
    await card.show_page(desk, ticket, screens.priorities(desk.office.own, number=ticket.id, current=current))


async def prioritize(desk: Desk, ticket_id: int, priority: str, *, person: Person) -> TicketPriority:
    """Give a ticket a priority; the same once more changes nothing."""
    if priority not in set(TicketPriority):
        raise Refusal("refused-stale")
    wanted = TicketPriority(priority)
    ticket = await _ticket(desk, ticket_id, Event.PRIORITIZED, person)
    if await work.priority_of(desk.tx, ticket.id) != wanted:
        await work.prioritize(desk.tx, ticket.id, wanted, by=person.id)
        await history.write(
            desk.tx, ticket.id, Event.PRIORITIZED, actor_id=person.id, is_internal=True, reason=str(wanted)
        )
    await card.refresh(desk, ticket.id)
    return wanted


async def show_tags(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show in the card's place the tags that a ticket has, and those that are near at hand."""
    ticket = await _ticket(desk, ticket_id, Event.TAGGED, person)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await _show_tags(desk, ticket)


async def toggle(desk: Desk, ticket_id: int, sign: str, *, person: Person) -> None:
    """Put a tag on, or take it off."""
    ticket = await _ticket(desk, ticket_id, Event.TAGGED, person)
    name = next((each for each in await _offered(desk, ticket) if sign_of(each) == sign), None)
    if name is None:
        raise Refusal("refused-stale")
    tags = await work.tags_of(desk.tx, ticket.id)
    if name in tags:
        await work.untag(desk.tx, ticket.id, name)
        await history.write(desk.tx, ticket.id, Event.UNTAGGED, actor_id=person.id, is_internal=True, text=name)
    else:
        await _put_on(desk, ticket, [name], tags, person)
    await _show_tags(desk, ticket)


async def ask_words(desk: Desk, ticket_id: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place for tags; the answer to that message is them."""
    ticket = await _ticket(desk, ticket_id, Event.TAGGED, person)
    prompt = Prompt(Wanted.TAGS, ticket.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id, prompt=prompt)
    await card.show_page(desk, ticket, screens.write_tags(desk.office.own, number=ticket.id, name=person.name))


async def add(desk: Desk, ticket_id: int, text: str, *, person: Person) -> None:
    """Put tags on that somebody typed."""
    names = rules.tags_in(text)
    ticket = await _ticket(desk, ticket_id, Event.TAGGED, person)
    tags = await work.tags_of(desk.tx, ticket.id)
    await _put_on(desk, ticket, [name for name in names if name not in tags], tags, person)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await card.refresh(desk, ticket.id)


def sign_of(tag: str) -> str:
    """Return what stands for a tag on a button: its letters may be too many, or none that travel."""
    return f"{crc32(tag.encode()):08x}"


async def _put_on(desk: Desk, ticket: Ticket, names: list[str], before: list[str], person: Person) -> None:
    rules.check_tags([*before, *names], number=ticket.id)
    for name in names:
        await work.tag(desk.tx, ticket.id, name, by=person.id)
    if names:
        text = ", ".join(names)
        await history.write(desk.tx, ticket.id, Event.TAGGED, actor_id=person.id, is_internal=True, text=text)


async def _offered(desk: Desk, ticket: Ticket) -> list[str]:
    """Return a ticket's tags, then the pack's, then those that the unit used last."""
    service = desk.office.service(ticket.service)
    near = [*(service.tags if service else ()), *await work.tags_used(desk.tx, ticket.unit, most=MOST_OFFERED)]
    return list(dict.fromkeys([*await work.tags_of(desk.tx, ticket.id), *near]))[:MOST_OFFERED]


async def _show_tags(desk: Desk, ticket: Ticket) -> None:
    on = set(await work.tags_of(desk.tx, ticket.id))
    tags = [screens.Tag(name, sign_of(name), is_on=name in on) for name in await _offered(desk, ticket)]
    await card.show_page(desk, ticket, screens.tags(desk.office.own, number=ticket.id, tags=tags))


async def _ticket(desk: Desk, ticket_id: int, event: Event, person: Person) -> Ticket:
    ticket = await staff.ticket_for(desk, ticket_id, event, person_id=person.id)
    ticket_rules.next_status(ticket.status, event, number=ticket.id)
    return ticket
