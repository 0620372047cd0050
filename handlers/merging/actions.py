"""Two tickets of one requester made one: the conversation goes on in the earlier, the later is closed."""

from handlers.card import actions as card
from handlers.decisions import actions as decisions
from handlers.desk import Desk
from handlers.endings import call_off
from handlers.merging import screens
from handlers.merging.screens import Pair
from handlers.staff import actions as staff
from handlers.work_gathering import MOST_SIBLINGS
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event, Status
from storage import history, people, tickets, work
from storage.people import Person
from storage.tickets import Ticket


async def show(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show in the card's place which other tickets of the requester are open."""
    ticket = await _open(desk, ticket_id, person)
    numbers = await tickets.open_numbers(desk.tx, ticket.requester_id, most=MOST_SIBLINGS + 1)
    found = [await tickets.get(desk.tx, number) for number in sorted(set(numbers) - {ticket.id})]
    others = [_listed(desk, each) for each in found if each is not None][:MOST_SIBLINGS]
    if not others:
        raise Refusal("refused-merge-none")
    requester = await people.find(desk.tx, ticket.requester_id)
    name = requester.name if requester else ""
    screen = screens.choose(desk.office.own, number=ticket.id, requester=name, others=others)
    await card.show_page(desk, ticket, screen)


async def ask(desk: Desk, ticket_id: int, other_id: int, *, person: Person) -> None:
    """Ask in the card's place whether that is meant."""
    survivor, later = await _pair(desk, ticket_id, other_id, person)
    here = survivor if survivor.id == ticket_id else later
    pair = Pair(number=survivor.id, later=later.id)
    await card.show_page(desk, here, screens.ask(desk.office.own, pair, number=ticket_id, other=other_id))


async def merge(desk: Desk, ticket_id: int, other_id: int, *, person: Person) -> Pair:
    """Merge two tickets and return them; whoever comes second learns who was first.

    What was asked in the later one can be read in the history of the earlier, and its own card stays.
    """
    survivor, later = await _pair(desk, ticket_id, other_id, person)
    pair = Pair(number=survivor.id, later=later.id)
    status = rules.next_status(later.status, Event.MERGED, number=later.id)
    closed_as = rules.closed_as(Event.MERGED, is_requester=False, decision=later.decision)
    await call_off(desk, later, person_id=person.id)
    await tickets.change(desk.tx, later, status=status, closed_at=desk.tx.now, closed_as=closed_as)
    await work.merge(desk.tx, later.id, into_id=survivor.id, by=person.id)
    await history.write(desk.tx, later.id, Event.MERGED, actor_id=person.id, text=str(survivor.id))
    await history.write(desk.tx, survivor.id, Event.ABSORBED, actor_id=person.id, text=str(later.id))
    await staff.tell(desk, survivor, lambda say: screens.told(say, pair))
    await decisions.ended(desk, later)
    await card.refresh(desk, later.id)
    await card.close_topic(desk, later)
    await card.tell(desk, survivor, screens.absorbed(desk.office.own, pair, name=person.name))
    await card.refresh(desk, survivor.id)
    return pair


async def _pair(desk: Desk, ticket_id: int, other_id: int, person: Person) -> tuple[Ticket, Ticket]:
    """Return two tickets that may be merged, the earlier first; they are always locked in this order."""
    if ticket_id == other_id:
        raise Refusal("refused-stale")
    first = await _get(desk, min(ticket_id, other_id))
    later = await _get(desk, max(ticket_id, other_id))
    here, other = (first, later) if first.id == ticket_id else (later, first)
    rules.check_right(Event.MERGED, await staff.staff_roles(desk, here, person.id))
    if other.requester_id != here.requester_id:
        raise Refusal("refused-merge-person")
    if not await staff.staff_roles(desk, other, person.id):
        raise Refusal("refused-merge-unit", number=other.id, unit=desk.office.unit(other.unit).name)
    for ticket in (later, first):
        if ticket.status == Status.CLOSED:
            await staff.refuse_closed(desk, ticket)
    rules.check_closable(later.decision, number=later.id)
    rules.next_status(first.status, Event.ABSORBED, number=first.id)
    return first, later


async def _get(desk: Desk, ticket_id: int) -> Ticket:
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None:
        raise Refusal("refused-stale")
    return ticket


async def _open(desk: Desk, ticket_id: int, person: Person) -> Ticket:
    ticket = await staff.ticket_for(desk, ticket_id, Event.MERGED, person_id=person.id)
    rules.next_status(ticket.status, Event.MERGED, number=ticket.id)
    return ticket


def _listed(desk: Desk, ticket: Ticket) -> screens.Listed:
    kind = desk.office.kind(ticket.service, ticket.kind)
    return screens.Listed(
        number=ticket.id,
        title=kind.title if kind else None,
        status=ticket.status,
        unit=desk.office.unit(ticket.unit).name,
    )
