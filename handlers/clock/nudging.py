"""Requesters who are waited for: reminded, told that their ticket will be closed, and that it is. And evaluations."""

from typing import Final

from handlers import notices
from handlers.card import actions as card
from handlers.clock import actions, screens
from handlers.decisions import actions as decisions
from handlers.desk import Desk
from handlers.endings import call_off
from handlers.promise_words import spoken
from handlers.screen import Screen
from handlers.texts import Texts
from knowledge.rules import ticket as rules
from knowledge.rules.ticket import Event, Status
from storage import evaluations, history, nudges, tickets
from storage.evaluations import EvaluationState
from storage.nudges import DueNudge, NudgeKind, NudgeStage
from storage.tickets import Ticket

AT_ONCE: Final = 100  # reminders a look


async def nudge(desk: Desk) -> int:
    """Remind of what is waited for and of evaluations, close what was waited for in vain, and return how many."""
    found = await nudges.take_due(desk.tx, limit=AT_ONCE)
    for due in found:
        ticket = await tickets.get(desk.tx, due.nudge.ticket_id)
        if ticket is None:
            continue
        if due.nudge.kind == NudgeKind.EVALUATION:
            await _ask_for_evaluation(desk, ticket, due)
        elif due.status == Status.WAITING:
            await _remind(desk, ticket, due)
        else:  # it changed without its reminder
            await nudges.drop(desk.tx, ticket.id, kinds=[NudgeKind.WAITING])
    await actions.keep_up(desk)
    return len(found)


async def _remind(desk: Desk, ticket: Ticket, due: DueNudge) -> None:
    hours, now, since = desk.office.hours(ticket.unit), desk.tx.now, due.nudge.since
    stage, at = actions.next_nudge(desk, hours, since, due.nudge.stage)
    following, follows_at = actions.next_nudge(desk, hours, since, actions.stage_after(stage))
    if stage == NudgeStage.REMINDER and follows_at is not None and follows_at <= now:
        stage, (following, follows_at) = following, actions.next_nudge(desk, hours, since, NudgeStage.CLOSING)
    if at is None or stage == NudgeStage.SAID:  # the office has changed its mind
        await nudges.go_on(desk.tx, due.nudge, stage=NudgeStage.SAID, next_at=None)
        return
    if stage == NudgeStage.CLOSING:
        await _lapse(desk, ticket)
        return
    if stage == NudgeStage.NOTICE:  # told late, it is closed later
        fair = actions.days_later(hours, now, desk.office.patience.notice)
        follows_at = max(follows_at or now, fair or now)
    await nudges.go_on(desk.tx, due.nudge, stage=following, next_at=follows_at)
    closes_at = follows_at if stage == NudgeStage.NOTICE else None

    def screen_of(say: Texts) -> Screen:
        closes = spoken(say, closes_at, now=now, zone=hours.zone) if closes_at else ""
        return screens.nudge(say, number=ticket.id, title=_title(desk, ticket, say), closes=closes)

    await notices.tell(desk, ticket, screen_of)


async def _lapse(desk: Desk, ticket: Ticket) -> None:
    """Close a ticket whose requester was waited for in vain; one tap opens it again."""
    await call_off(desk, ticket, person_id=None)
    status = rules.next_status(ticket.status, Event.LAPSED, number=ticket.id)
    closed_as = rules.closed_as(Event.LAPSED, is_requester=False, decision=ticket.decision)
    await tickets.change(desk.tx, ticket, status=status, closed_at=desk.tx.now, closed_as=closed_as)
    await history.write(desk.tx, ticket.id, Event.LAPSED, actor_id=None)
    days = desk.office.reopen_days
    await notices.tell(
        desk, ticket, lambda say: screens.lapsed(say, number=ticket.id, title=_title(desk, ticket, say), days=days)
    )
    await decisions.ended(desk, ticket)
    await card.refresh(desk, ticket.id)
    await card.close_topic(desk, ticket)


async def _ask_for_evaluation(desk: Desk, ticket: Ticket, due: DueNudge) -> None:
    """Remind of an evaluation that was begun by the desk and neither given nor refused."""
    await nudges.go_on(desk.tx, due.nudge, stage=NudgeStage.SAID, next_at=None)
    evaluation = await evaluations.get(desk.tx, ticket.id)
    is_open = evaluation is not None and evaluation.state == EvaluationState.BEGUN
    if ticket.status == Status.CLOSED and is_open:
        await notices.tell(
            desk, ticket, lambda say: screens.ask_evaluation(say, number=ticket.id, title=_title(desk, ticket, say))
        )


def _title(desk: Desk, ticket: Ticket, say: Texts) -> str:
    kind = desk.office.kind(ticket.service, ticket.kind)
    return kind.title.spoken(say.language) if kind else ticket.kind
