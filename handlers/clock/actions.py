"""A ticket's promises follow what happens to it: given, paused, resumed, kept, given anew.

They are brought in line from the rows, so that whoever changes a ticket need not think of them: by `follow` before its
card is shown, and by `keep_up` at the end of every update for all that was written into histories.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from handlers.clock import screens
from handlers.clock.stepping import Situation, ended, stepped
from handlers.desk import Desk
from handlers.promise_view import Promise
from handlers.texts import Html, Texts
from knowledge.rules.business_hours import BusinessHours, HoursError
from knowledge.rules.evaluation import is_asked
from knowledge.rules.promises import ANSWERS, USUAL_CLASS, next_due
from knowledge.rules.roles import Role
from knowledge.rules.ticket import WHO_MAY, Event, Status
from storage import clock, escalations, nudges, tickets, work
from storage.clock import Kept
from storage.nudges import Nudge, NudgeKind, NudgeStage
from storage.tickets import Ticket

_BEGINS_ANEW: Final = frozenset(event for event, who in WHO_MAY.items() if who == {Role.REQUESTER}) | {
    Event.ASKED,
    Event.DOCUMENT_RETURNED,
}
"""What lets the patience with a requester begin anew: they did something, or something more was asked for."""


async def keep_up(desk: Desk) -> set[int]:
    """Bring all tickets in line to which something happened; return those that are due at another time now."""
    touched = sorted({number for number, _ in desk.tx.happened})
    changed = {number for number in touched if await follow(desk, number)}
    desk.tx.happened.clear()
    return changed


async def follow(desk: Desk, ticket_id: int) -> bool:
    """Bring a ticket's promises and reminders in line with the ticket; True when it is due at another time now."""
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None:
        return False
    events = {event for number, event in desk.tx.happened if number == ticket_id}
    promises = await _followed(desk, ticket, events)
    await _nudge(desk, ticket, events)
    due = next_due([kept.clock for kept in promises if kept.ended_at is None])
    due_at = due.due_at if due else None
    if due_at == ticket.due_at:
        return False
    await clock.set_due(desk.tx, ticket_id, due_at=due_at)
    return True


async def promise_of(desk: Desk, ticket: Ticket) -> Promise | None:
    """Return what screens show of a ticket's promises; None for a ticket without any that are open."""
    open_ones = [kept for kept in await clock.of_ticket(desk.tx, ticket.id) if kept.ended_at is None]
    open_ones = [kept for kept in open_ones if kept.clock.met_at is None]
    if not open_ones:
        return None
    due = next_due([kept.clock for kept in open_ones])
    shown = next((kept for kept in open_ones if kept.clock == due), open_ones[0])
    zone = desk.office.hours(ticket.unit).zone
    return Promise(shown.clock.target, shown.clock.due_at, shown.renewed_at, desk.tx.now, zone)


async def promise_in_words(desk: Desk, ticket_id: int, say: Texts) -> Html:
    """Return what the requester of a new ticket may expect, and that the office is closed; empty for nothing to say."""
    ticket = await tickets.get(desk.tx, ticket_id)
    if ticket is None or ticket.status == Status.CLOSED:
        return Html("")
    hours = desk.office.hours(ticket.unit)
    opens_at = _closed_until(hours, desk.tx.now)
    if opens_at is not None:
        await nudges.note_absence(desk.tx, ticket_id, opens_at=opens_at)
    promise = await promise_of(desk, ticket)
    return screens.expected(say, promise, now=desk.tx.now, zone=hours.zone, opens_at=opens_at)


async def absence_in_words(desk: Desk, ticket_id: int, say: Texts) -> Html:
    """Return when the office opens again, for somebody who writes to a ticket meanwhile: once a closed period."""
    ticket = await tickets.get(desk.tx, ticket_id)
    if ticket is None or ticket.status == Status.CLOSED:
        return Html("")
    hours = desk.office.hours(ticket.unit)
    opens_at = _closed_until(hours, desk.tx.now)
    if opens_at is None or not await nudges.note_absence(desk.tx, ticket_id, opens_at=opens_at):
        return Html("")
    return screens.away(say, opens_at, now=desk.tx.now, zone=hours.zone)


def days_later(hours: BusinessHours, since: datetime, days: int) -> datetime | None:
    """Return the moment so many working days later; None where the office never opens again."""
    try:
        return hours.days_later(since, days)
    except HoursError:
        return None


def next_nudge(
    desk: Desk, hours: BusinessHours, since: datetime, stage: NudgeStage
) -> tuple[NudgeStage, datetime | None]:
    """Return which reminder of what is waited for comes at this stage or after it, as the office has it, and when."""
    patience = desk.office.patience
    days = {
        NudgeStage.REMINDER: patience.waiting,
        NudgeStage.NOTICE: patience.closing - patience.notice if patience.closing else 0,
        NudgeStage.CLOSING: patience.closing,
    }
    following = [each for each in list(NudgeStage)[list(NudgeStage).index(stage) :] if days.get(each)]
    if not following:
        return NudgeStage.SAID, None
    return following[0], days_later(hours, since, days[following[0]])


def stage_after(stage: NudgeStage) -> NudgeStage:
    """Return what is said after this."""
    return list(NudgeStage)[min(list(NudgeStage).index(stage) + 1, len(NudgeStage) - 1)]


async def _followed(desk: Desk, ticket: Ticket, events: Collection[Event]) -> list[Kept]:
    promises = desk.office.promises
    before = await clock.of_ticket(desk.tx, ticket.id)
    if ticket.status == Status.CLOSED:
        after, new = [ended(kept, ticket.closed_as, promises, desk.tx.now) for kept in before], list[Kept]()
    else:
        after, new = stepped(before, await _situation(desk, ticket, events), promises)
    known = {(kept.round, kept.clock.target): kept for kept in before}
    await clock.change(desk.tx, [kept for kept in after if kept != known[kept.round, kept.clock.target]])
    await clock.give(desk.tx, new)
    return [*after, *new]


async def _situation(desk: Desk, ticket: Ticket, events: Collection[Event]) -> Situation:
    kind = desk.office.kind(ticket.service, ticket.kind)
    class_id, priority = kind.sla if kind else USUAL_CLASS, await work.priority_of(desk.tx, ticket.id)
    return Situation(
        ticket_id=ticket.id,
        now=desk.tx.now,
        unit=desk.office.unit(ticket.unit).id,
        sla=desk.office.promises.sla(class_id, priority),
        label=f"{class_id}/{priority}",
        is_answered=bool(ANSWERS & set(events)),
        is_paused=ticket.status == Status.WAITING or await _is_outside(desk, ticket),
    )


async def _is_outside(desk: Desk, ticket: Ticket) -> bool:
    """Tell whether a ticket is with somebody outside of the office."""
    return any(pause.end is None for pause in await escalations.pauses(desk.tx, ticket.id))


async def _nudge(desk: Desk, ticket: Ticket, events: Collection[Event]) -> None:
    """Remind a requester of what is waited for, and of the evaluation; no more of what is over."""
    if ticket.status == Status.WAITING:
        known = await nudges.find(desk.tx, ticket.id, kind=NudgeKind.WAITING)
        if known is None or _BEGINS_ANEW & set(events):
            await _wait(desk, ticket)
    else:
        await nudges.drop(desk.tx, ticket.id, kinds=[NudgeKind.WAITING])
    if ticket.closed_at == desk.tx.now and is_asked(ticket.closed_as):
        next_at = days_later(desk.office.hours(ticket.unit), desk.tx.now, desk.office.patience.evaluation)
        if desk.office.patience.evaluation and next_at is not None:
            nudge = Nudge(ticket.id, NudgeKind.EVALUATION, desk.tx.now, NudgeStage.REMINDER, next_at)
            await nudges.keep(desk.tx, nudge)
    elif ticket.status != Status.CLOSED or Event.EVALUATED in events:
        await nudges.drop(desk.tx, ticket.id, kinds=[NudgeKind.EVALUATION])


async def _wait(desk: Desk, ticket: Ticket) -> None:
    stage, next_at = next_nudge(desk, desk.office.hours(ticket.unit), desk.tx.now, NudgeStage.REMINDER)
    await nudges.keep(desk.tx, Nudge(ticket.id, NudgeKind.WAITING, desk.tx.now, stage, next_at))


def _closed_until(hours: BusinessHours, now: datetime) -> datetime | None:
    """Return when the office opens again; None while it is open, or never does."""
    try:
        opens_at = hours.next_opening(now)
    except HoursError:
        return None
    return opens_at if opens_at > now else None
