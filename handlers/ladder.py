"""Where a ticket stands on the escalation ladder, put together from the rows and the pack."""

from handlers.desk import Desk
from handlers.ladder_view import Away, Past, Post
from knowledge.rules import escalation as rules
from knowledge.rules.escalation import Rung
from knowledge.wording import Wording
from storage import escalations, mail
from storage.escalations import Escalation
from storage.mail import MailState
from storage.tickets import Ticket


def rungs_of(desk: Desk, ticket: Ticket) -> tuple[Rung, ...]:
    """Return the steps of a ticket's ladder in this office, lowest first."""
    units = [desk.office.unit(unit.id) for unit in desk.office.units]
    return rules.ladder(desk.office.service(ticket.service), units, own=desk.office.unit(ticket.unit))


def above(desk: Desk, ticket: Ticket) -> Rung | None:
    """Return the step after the unit that has the ticket."""
    return rules.above(rungs_of(desk, ticket), desk.office.unit(ticket.unit))


async def open_steps(desk: Desk, ticket: Ticket) -> list[Escalation]:
    """Return the steps that a ticket has taken and not come back from, the last one last.

    One to a unit that no longer has the ticket (it was handed to another one sideways) is over.
    """
    steps = [step for step in await escalations.of_ticket(desk.tx, ticket.id) if step.ended_at is None]
    here = max((place for place, step in enumerate(steps) if step.tier == ticket.unit), default=-1)
    return [step for place, step in enumerate(steps) if step.is_outside or place <= here]


async def end_outside(desk: Desk, ticket: Ticket, *, by_id: int | None) -> None:
    """End what a ticket about to be closed has open outside: nobody waits for an answer, and no mail leaves any more.

    Its place among the units stays as it is: opened again, it is where it was closed.
    """
    for step in await escalations.of_ticket(desk.tx, ticket.id):
        if step.is_outside and step.ended_at is None:
            await escalations.end(desk.tx, step.id, by_id=by_id)
            await mail.drop(desk.tx, step.id)


async def gather_past(desk: Desk, ticket: Ticket) -> Past | None:
    """Return where a ticket was last, when that was outside and is over; None where it is up the ladder now."""
    steps = await escalations.of_ticket(desk.tx, ticket.id)
    last = steps[-1] if steps else None
    if last is None or not last.is_outside or last.ended_at is None:
        return None
    return Past(title_of(desk, ticket, last.tier), until=last.ended_at, number=last.number or "")


async def gather_away(desk: Desk, ticket: Ticket) -> Away | None:
    """Return the last step up that a ticket has not come back from."""
    steps = await open_steps(desk, ticket)
    return await away_of(desk, ticket, steps[-1]) if steps else None


def title_of(desk: Desk, ticket: Ticket, tier: str) -> Wording:
    """Return what a step is called: by the pack, else the unit's name."""
    rung = next((rung for rung in rungs_of(desk, ticket) if rung.id == tier), None)
    if rung is not None:
        return rung.title
    known = next((unit for unit in desk.office.units if unit.id == tier), None)
    return Wording(known.name if known else tier)


async def away_of(desk: Desk, ticket: Ticket, step: Escalation) -> Away:
    """Return a step up as screens show it."""
    title = title_of(desk, ticket, step.tier)
    if not step.is_outside:
        return Away(step.id, title, is_outside=False, since=step.started_at)
    mails = await mail.of_step(desk.tx, step.id)
    unsent = next((each for each in mails if each.state in {MailState.WAITING, MailState.DEAD}), None)
    post = Post.OUT if step.is_mailed else Post.BY_HAND
    if unsent is not None and unsent.state == MailState.DEAD:
        post = Post.DEAD
    elif unsent is not None:
        post = Post.FAILING if unsent.attempts else Post.WAITING
    outside = desk.office.outside
    return Away(
        step.id,
        title,
        is_outside=True,
        since=step.started_at,
        post=post,
        reason=(unsent.reason or "") if unsent else "",
        number=step.number or "",
        answered_at=step.answered_at,
        is_answerable=step.is_mailed and outside is not None and step.tier in outside.addresses,
    )
