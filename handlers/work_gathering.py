"""How a ticket stands among the others, put together from the rows."""

from handlers.desk import Desk
from handlers.work_view import Order, OutageMark
from knowledge.rules.outages import OutageState
from knowledge.rules.ticket import Status
from storage import outage_links, tickets, work
from storage.tickets import Ticket

MOST_SIBLINGS = 8


async def gather_order(desk: Desk, ticket: Ticket) -> Order:
    """Return what screens show of a ticket among the others."""
    is_open = ticket.status != Status.CLOSED
    siblings = await tickets.open_numbers(desk.tx, ticket.requester_id, most=MOST_SIBLINGS + 1)
    into = await work.survivor(desk.tx, ticket.id)
    return Order(
        priority=await work.priority_of(desk.tx, ticket.id),
        tags=tuple(await work.tags_of(desk.tx, ticket.id)),
        siblings=tuple(sorted(set(siblings) - {ticket.id}))[:MOST_SIBLINGS] if is_open else (),
        has_other_units=len(desk.office.units) > 1,
        merged_into=into if into != ticket.id else None,
        absorbed=tuple(await work.absorbed(desk.tx, ticket.id)),
        is_overdue=is_open and ticket.due_at is not None and ticket.due_at < desk.tx.now,
        outage=await _outage(desk, ticket),
    )


async def _outage(desk: Desk, ticket: Ticket) -> OutageMark | None:
    found = await outage_links.outage_of(desk.tx, ticket.id)
    return OutageMark(found[0], found[1], found[2] == OutageState.OVER) if found else None
