"""The sections that decide on a request: whose admins they are, and their cards where another one handles it."""

from handlers.card import actions as card
from handlers.card import second
from handlers.desk import Desk
from handlers.gathering import gather_work
from handlers.screen import Screen
from knowledge.rules import verdicts as rules
from knowledge.rules.routing import Unit
from storage import messages, people, tickets
from storage.messages import Message, MessageRole
from storage.outbox import Priority
from storage.people import Standing
from storage.tickets import Ticket


def deciders(desk: Desk, ticket: Ticket) -> tuple[Unit, ...]:
    """Return the units whose admins decide on a ticket."""
    service = desk.office.service(ticket.service)
    book = service.accounts if service else None
    wanted = book.deciders if book is not None and ticket.kind in book.kinds else ()
    known = {unit.id for unit in desk.office.units}
    return tuple(desk.office.unit(unit) for unit in rules.deciding_units(wanted, ticket.unit, known))


async def section_of(desk: Desk, ticket: Ticket, person_id: int) -> Unit | None:
    """Return the deciding unit of which this person is an administrator right now, by the rows; None for nobody."""
    for unit in deciders(desk, ticket):
        if await people.standing(desk.tx, person_id, chat_id=unit.chat_id) == Standing.ADMIN:
            return unit
    return None


async def may_look(desk: Desk, ticket: Ticket, person_id: int) -> bool:
    """Tell whether this person is staff of a unit that decides on a ticket or handles it."""
    chats = {unit.chat_id for unit in (*deciders(desk, ticket), desk.office.unit(ticket.unit))}
    standings = [await people.standing(desk.tx, person_id, chat_id=chat_id) for chat_id in chats]
    return any(standing in {Standing.ADMIN, Standing.MEMBER} for standing in standings)


async def announce(desk: Desk, ticket: Ticket) -> None:
    """Put a new ticket before the other units that may decide on it."""
    others = _others(desk, ticket)
    if not others:
        return
    screen = await _screen(desk, ticket)
    for unit in others:
        ref = await messages.note(desk.tx, ticket.id, chat_id=unit.chat_id, role=MessageRole.CARD)
        await desk.post(screen, chat_id=unit.chat_id, priority=Priority.ALERT, message_ref=ref)


async def refresh(desk: Desk, ticket_id: int) -> None:
    """Make a ticket's cards tell the truth again, in every section."""
    await card.refresh(desk, ticket_id)
    await refresh_others(desk, ticket_id)


async def refresh_others(desk: Desk, ticket_id: int) -> None:
    """Make the cards of the other sections tell the truth again."""
    ticket = await tickets.get(desk.tx, ticket_id)
    found = await _cards(desk, ticket) if ticket else []
    if ticket is None or not found:
        return
    screen = await _screen(desk, ticket)
    for each in found:
        await _edit(desk, ticket, screen, each, priority=Priority.CARD)


async def show_page(desk: Desk, ticket: Ticket, screen: Screen, *, chat_id: int) -> None:
    """Show something in the place of the card that stands in this chat, or of the ticket's own card."""
    here = next((each for each in await _cards(desk, ticket) if each.chat_id == chat_id), None)
    if here is None:
        await card.show_page(desk, ticket, screen)
    else:
        await _edit(desk, ticket, screen, here, priority=Priority.TAP)


async def tell(desk: Desk, ticket: Ticket, screen: Screen, *, chat_id: int) -> None:
    """Tell another section something below its card, as a message of its own that rings."""
    here = next((each for each in await _cards(desk, ticket) if each.chat_id == chat_id), None)
    ref = await messages.note(desk.tx, ticket.id, chat_id=chat_id, role=MessageRole.NOTICE)
    await desk.post(
        screen, chat_id=chat_id, priority=Priority.ALERT, message_ref=ref, reply_ref=here.id if here else None
    )


def _others(desk: Desk, ticket: Ticket) -> list[Unit]:
    own = desk.office.unit(ticket.unit).chat_id
    return [unit for unit in deciders(desk, ticket) if unit.chat_id != own]


async def _cards(desk: Desk, ticket: Ticket) -> list[Message]:
    found = [await messages.card(desk.tx, ticket.id, chat_id=unit.chat_id) for unit in _others(desk, ticket)]
    return [each for each in found if each is not None]


async def _screen(desk: Desk, ticket: Ticket) -> Screen:
    view, work = await card.gather(desk, ticket), await gather_work(desk, ticket)
    return second.card(desk.office.own, view, work)


async def _edit(desk: Desk, ticket: Ticket, screen: Screen, at: Message, *, priority: Priority) -> None:
    await desk.edit(
        screen,
        chat_id=at.chat_id,
        message_ref=at.id,
        merge_key=f"card:{ticket.id}:{at.chat_id}",
        priority=priority,
    )
