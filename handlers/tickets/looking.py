"""A requester's tickets, put together for screens."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.card import actions as card
from handlers.desk import Desk
from handlers.gathering import gather_work
from handlers.ticket_view import OwnTicket, TicketView
from handlers.tickets.actions import may_reopen
from knowledge.rules import evaluation
from knowledge.rules.ticket import Event, Status
from storage import evaluations, tickets
from storage.tickets import Ticket, Which

PAGE = 6


@dataclass(frozen=True, slots=True)
class Mine:
    """One page of a requester's tickets, newest first; ``counts`` are of all their tickets."""

    tickets: tuple[Ticket, ...]
    which: Which
    page: int
    pages: int
    counts: Mapping[Which, int]


async def mine(desk: Desk, person_id: int, *, which: str = Which.ALL, page: int = 0) -> Mine:
    """Return a page of a requester's tickets; the nearest there is for a page or a sort that there is not."""
    counts = await tickets.count(desk.tx, person_id)
    sort = Which(which) if which in set(Which) else Which.ALL
    pages = max(1, -(-counts[sort] // PAGE))
    here = min(page, pages - 1)
    found = await tickets.of_requester(desk.tx, person_id, which=sort, limit=PAGE, offset=here * PAGE)
    return Mine(tuple(found), sort, here, pages, counts)


async def view(desk: Desk, ticket: Ticket) -> OwnTicket:
    """Put together everything that a requester may see of an own ticket."""
    is_closed = ticket.status == Status.CLOSED
    given = await evaluations.get(desk.tx, ticket.id) if is_closed else None
    return OwnTicket(
        view=_without_names(desk, ticket, _as_it_is(await card.gather(desk, ticket))),
        work=await gather_work(desk, ticket),
        may_reopen=may_reopen(desk, ticket),
        may_evaluate=is_closed and evaluation.is_asked(ticket.closed_as),
        is_evaluated=given is not None and given.state.is_given,
        continued_by=tuple(await tickets.continued_by(desk.tx, ticket.id)),
    )


def _as_it_is(view: TicketView) -> TicketView:
    """Return a ticket without what was written before it was changed: a slip of staff's may be somebody else's data."""
    return replace(view, history=tuple(replace(line, before="") for line in view.history))


def _without_names(desk: Desk, ticket: Ticket, view: TicketView) -> TicketView:
    """Return a ticket as its requester may see it: the unit's name for its staff, where it does not show theirs."""
    unit = desk.office.unit(ticket.unit)
    if unit.shows_names:
        return view
    own = {"", view.requester}
    lines = (line if line.actor in own else replace(line, actor=unit.name) for line in view.history)
    lines = (replace(line, text=unit.name) if line.event == Event.ASSIGNED else line for line in lines)
    assignee, decided_by = (unit.name if name else "" for name in (view.assignee, view.decided_by))
    return replace(view, history=tuple(lines), assignee=assignee, decided_by=decided_by)
