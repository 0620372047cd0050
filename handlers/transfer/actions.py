"""A ticket's way to another unit, with all that belongs to it."""

from handlers.card import actions as card
from handlers.carrying_over import repeat_messages
from handlers.desk import Desk
from handlers.staff import actions as staff
from handlers.transfer import screens
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from knowledge.rules.ticket import Event
from storage import history, tickets, work
from storage.people import Person
from storage.tickets import Ticket


async def show(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show in the card's place which units the ticket may go to."""
    ticket = await _ticket(desk, ticket_id, person)
    own = desk.office.unit(ticket.unit).id
    units = [(unit.id, unit.name) for unit in desk.office.units if unit.id != own]
    await card.show_page(desk, ticket, screens.choose(desk.office.own, number=ticket.id, units=units))


async def ask(desk: Desk, ticket_id: int, unit_id: str, *, person: Person) -> None:
    """Ask in the card's place whether that is meant: this group cannot work on the ticket any more afterwards."""
    ticket = await _ticket(desk, ticket_id, person)
    unit = _unit(desk, ticket, unit_id)
    await card.show_page(desk, ticket, screens.ask(desk.office.own, number=ticket.id, unit=(unit.id, unit.name)))


async def transfer(desk: Desk, ticket_id: int, unit_id: str, *, person: Person, chat_id: int) -> Unit:
    """Transfer a ticket and return the unit that has it now; ``chat_id`` is where somebody wants that.

    Whoever comes second, also one who belongs to both units, learns who was first.
    """
    ticket = await staff.ticket_for(desk, ticket_id, Event.TRANSFERRED, person_id=person.id)
    await staff.refuse_transferred(desk, ticket, chat_id=chat_id)
    rules.next_status(ticket.status, Event.TRANSFERRED, number=ticket.id)
    unit = _unit(desk, ticket, unit_id)
    await move(desk, ticket, unit, person=person)
    await staff.tell(desk, ticket, lambda say: screens.told(say, number=ticket.id, unit=unit.name))
    return unit


async def move(desk: Desk, ticket: Ticket, unit: Unit, *, person: Person) -> Ticket:
    """Put a ticket before another unit and return it as it is then: its card there, its papers, its history.

    The old card says where it went. What its requester hears of it is the caller's.
    """
    before = desk.office.unit(ticket.unit)
    status = rules.next_status(ticket.status, Event.TRANSFERRED, number=ticket.id)
    await card.leave(desk, ticket, unit=unit.name, name=person.name)
    await tickets.change(desk.tx, ticket, status=status)
    await work.transfer(desk.tx, ticket, unit.id, by=person.id)
    await history.write(desk.tx, ticket.id, Event.TRANSFERRED, actor_id=person.id, text=unit.name)
    moved = await tickets.get(desk.tx, ticket.id) or ticket
    await card.announce(desk, moved)
    arrived = screens.arrived(desk.office.own, number=ticket.id, unit=before.name, name=person.name)
    await card.tell(desk, moved, arrived)
    await card.show_history(desk, moved)
    await repeat_messages(desk, moved, from_chat_id=before.chat_id)
    return moved


async def _ticket(desk: Desk, ticket_id: int, person: Person) -> Ticket:
    ticket = await staff.ticket_for(desk, ticket_id, Event.TRANSFERRED, person_id=person.id)
    rules.next_status(ticket.status, Event.TRANSFERRED, number=ticket.id)
    return ticket


def _unit(desk: Desk, ticket: Ticket, unit_id: str) -> Unit:
    own = desk.office.unit(ticket.unit).id
    if unit_id == own or all(unit.id != unit_id for unit in desk.office.units):
        raise Refusal("refused-unit-gone")
    return desk.office.unit(unit_id)
