"""The grade after closing: one a ticket."""

from handlers.desk import Desk
from knowledge.rules import evaluation
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import roles_of
from knowledge.rules.ticket import Event
from storage import evaluations, history, tickets


async def evaluate(desk: Desk, ticket_id: int, grade: int, *, person_id: int) -> None:
    """Keep the requester's grade; the history says that there is one, not which, and the card does not change."""
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None:
        raise Refusal("refused-stale")
    roles = roles_of(is_requester=ticket.requester_id == person_id, is_member=False, is_admin=False)
    rules.check_right(Event.EVALUATED, roles)
    rules.next_status(ticket.status, Event.EVALUATED, number=ticket.id)
    if not await evaluations.give(desk.tx, ticket.id, grade=evaluation.check_grade(grade)):
        raise Refusal("refused-evaluated", number=ticket.id)
    await history.write(desk.tx, ticket.id, Event.EVALUATED, actor_id=person_id)
