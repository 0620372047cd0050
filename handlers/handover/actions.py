"""A ticket handed over: to a colleague whom the desk knows, or back to nobody."""

from handlers.card import actions as card
from handlers.desk import Desk
from handlers.handover import screens
from handlers.staff import actions as staff
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import history, people, tickets, work
from storage.people import Person, Standing
from storage.tickets import Ticket

PAGE = 8


async def show(desk: Desk, ticket_id: int, *, person: Person, page: int = 0) -> None:
    """Show in the card's place who may have the ticket."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.ASSIGNED, person_id=person.id)
    rules.next_status(ticket.status, Event.ASSIGNED, number=ticket.id)
    known = await work.colleagues(desk.tx, desk.office.unit(ticket.unit).chat_id)
    others = [each for each in known if each.id not in {ticket.assignee_id, person.id}]
    pages = max(1, -(-len(others) // PAGE))
    here = min(page, pages - 1)
    choice = screens.Choice(
        number=ticket.id,
        held_by=ticket.assignee_id or 0,
        self_id=person.id,
        colleagues=tuple((each.id, each.name) for each in others[here * PAGE : (here + 1) * PAGE]),
        page=here,
        pages=pages,
    )
    await card.show_page(desk, ticket, screens.choose(desk.office.own, choice))


async def assign(desk: Desk, ticket_id: int, to_id: int, *, held_by: int, person: Person) -> str:
    """Make a ticket a colleague's and return that one's name; ``held_by`` had it (0: nobody) when this was chosen.

    Whoever comes second learns whose it is by now.
    """
    ticket = await staff.ticket_for(desk, ticket_id, Event.ASSIGNED, person_id=person.id)
    status = rules.next_status(ticket.status, Event.ASSIGNED, number=ticket.id)
    await _check_holder(desk, ticket, held_by)
    chat_id = desk.office.unit(ticket.unit).chat_id
    standing = await people.standing(desk.tx, to_id, chat_id=chat_id)
    colleague = await people.find(desk.tx, to_id)
    if colleague is None or standing not in {Standing.ADMIN, Standing.MEMBER}:
        raise Refusal("refused-colleague-gone")
    await tickets.change(desk.tx, ticket, status=status, assignee_id=colleague.id)
    await history.write(desk.tx, ticket.id, Event.ASSIGNED, actor_id=person.id, text=colleague.name)
    name = desk.office.name_shown(colleague.name, unit_id=ticket.unit)
    await staff.tell(desk, ticket, lambda say: screens.assigned(say, number=ticket.id, name=name))
    if colleague.id != person.id:
        told = screens.told(desk.office.own, number=ticket.id, name=person.name, to=(colleague.id, colleague.name))
        await card.tell(desk, ticket, told)
    await card.refresh(desk, ticket.id)
    return colleague.name


async def release(desk: Desk, ticket_id: int, *, held_by: int, person: Person) -> None:
    """Make a ticket nobody's again."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.RELEASED, person_id=person.id)
    status = rules.next_status(ticket.status, Event.RELEASED, number=ticket.id)
    await _check_holder(desk, ticket, held_by)
    await tickets.change(desk.tx, ticket, status=status)
    await work.assign(desk.tx, ticket.id, None)
    await history.write(desk.tx, ticket.id, Event.RELEASED, actor_id=person.id, is_internal=True)
    await card.tell(desk, ticket, screens.released(desk.office.own, number=ticket.id, name=person.name))
    await card.refresh(desk, ticket.id)


async def _check_holder(desk: Desk, ticket: Ticket, held_by: int) -> None:
    if (ticket.assignee_id or 0) == held_by:
        return
    holder = await people.find(desk.tx, ticket.assignee_id)
    if holder is None:
        raise Refusal("refused-released", number=ticket.id)
    raise Refusal("refused-handed-over", number=ticket.id, name=holder.name)
