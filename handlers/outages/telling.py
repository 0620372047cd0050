"""All whom an outage concerns hear its news: a few at a time, behind everything else, until all have it.

Who was told what is in the rows, so that a look that dies has told nobody twice and forgotten nobody. With the last
news, that it is over, each person's tickets are closed: in the same transaction as the word to that person.
"""

from handlers.card import actions as card
from handlers.clock import actions as clock
from handlers.decisions import actions as decisions
from handlers.desk import Desk
from handlers.endings import call_off
from handlers.outages import joining, panel, people_screens
from handlers.screen import Screen
from knowledge.rules import announcing
from knowledge.rules import ticket as rules
from knowledge.rules.outages import ARRIVED_EVERY, TOLD_EVERY, OutageState
from knowledge.rules.ticket import ClosedAs, Decision, Event, Status
from storage import history, messages, outage_links, outages, tickets
from storage.messages import MessageRole
from storage.outage_links import Link, LinkState, Owed, ReporterState
from storage.outages import Outage
from storage.outbox import Priority
from storage.tickets import Ticket

_OPEN_LINKS = (LinkState.REPORTED, LinkState.LINKED)
_END_LINKS = (LinkState.CLOSING, LinkState.KEPT)


async def go_on(desk: Desk) -> None:
    """Tell the next people of the outage whose turn it is."""
    outage = await outages.due(desk.tx)
    if outage is not None:
        await tell(desk, outage)
        await clock.keep_up(desk)


async def tell(desk: Desk, outage: Outage) -> None:
    """Tell the next people the newest of an outage, and show how far that is."""
    per_minute, now = desk.office.announcements_per_minute, desk.tx.now
    most = announcing.share(per_minute)
    owed = await outage_links.owed(desk.tx, outage, limit=most + 1)
    if not owed:
        await _end(desk, outage)
        return
    for each in owed[:most]:
        await _tell(desk, outage, each)
        await outage_links.hear(desk.tx, outage.id, each.person_id, news=outage.news)
    is_done = len(owed) <= most
    next_at = now + (ARRIVED_EVERY if is_done else announcing.pause(most, per_minute))
    await outages.change(desk.tx, outage.id, next_at=next_at)
    if is_done or outage.told_at is None or now - outage.told_at >= TOLD_EVERY:
        await _show(desk, outage)


async def _end(desk: Desk, outage: Outage) -> None:
    """Wait until all of it has arrived or never will, and then show whom it did not reach."""
    if await outage_links.is_on_its_way(desk.tx, outage):
        await outages.change(desk.tx, outage.id, next_at=desk.tx.now + ARRIVED_EVERY)
        return
    await outages.change(desk.tx, outage.id, next_at=None)
    if (await outage_links.tally(desk.tx, outage)).unreachable:
        await _show(desk, outage)


async def _show(desk: Desk, outage: Outage) -> None:
    await outages.change(desk.tx, outage.id, told_at=desk.tx.now)
    await panel.refresh(desk, outage.id, priority=Priority.DIGEST)


async def _tell(desk: Desk, outage: Outage, person: Owed) -> None:
    if outage.state == OutageState.OVER:
        await _tell_restored(desk, outage, person)
    elif person.heard == 0:
        await _tell_declared(desk, outage, person)
    else:
        say = desk.office.say(person.language)
        await _say(desk, person, people_screens.news(say, panel.notice_of(desk, outage, say)))


async def _tell_declared(desk: Desk, outage: Outage, person: Owed) -> None:
    """Tell somebody who reported it that it is known, and let their tickets belong to it."""
    links = await outage_links.links(desk.tx, outage.id, person_id=person.person_id, states=_OPEN_LINKS)
    numbers = [found.ticket_id for found in links if await _link(desk, outage, found)]
    if links and not numbers and person.state == ReporterState.REPORTED:
        return  # they took all of it back
    say, known = desk.office.say(person.language), await outage_links.reporter(desk.tx, outage.id, person.person_id)
    question_id = known.question_id or 0 if known is not None and not numbers else 0
    notice = panel.notice_of(desk, outage, say)
    screen = people_screens.declared(say, notice, numbers=numbers, question_id=question_id)
    await _say(desk, person, screen, ticket_id=numbers[0] if numbers else None)


async def _link(desk: Desk, outage: Outage, found: Link) -> bool:
    ticket = await tickets.get(desk.tx, found.ticket_id, will_change=True)
    if ticket is None or ticket.status == Status.CLOSED:
        return False
    if found.state == LinkState.REPORTED:
        await joining.link(desk, outage, ticket)
        await card.refresh(desk, ticket.id)
    return True


async def _tell_restored(desk: Desk, outage: Outage, person: Owed) -> None:
    """Close somebody's tickets and tell them that it is over; nothing to tell where they ended all of it themselves."""
    links = await outage_links.links(desk.tx, outage.id, person_id=person.person_id, states=_END_LINKS)
    closed, kept, gone = list[int](), list[int](), 0
    for found in links:
        ticket = await tickets.get(desk.tx, found.ticket_id, will_change=True)
        if ticket is None or ticket.status == Status.CLOSED:
            await outage_links.move(desk.tx, outage.id, [found.ticket_id], state=LinkState.LEFT)
            gone += 1
        elif found.state == LinkState.CLOSING and ticket.decision != Decision.PENDING:
            await _close(desk, outage, ticket)
            closed.append(ticket.id)
        else:
            await outage_links.move(desk.tx, outage.id, [ticket.id], state=LinkState.KEPT)
            await card.refresh(desk, ticket.id)
            kept.append(ticket.id)
    if links and gone == len(links) and person.state == ReporterState.REPORTED:
        return
    say, days = desk.office.say(person.language), desk.office.reopen_days
    notice = panel.notice_of(desk, outage, say)
    screen = people_screens.restored(say, notice, closed=closed, kept=kept, days=days)
    await _say(desk, person, screen, ticket_id=next(iter([*closed, *kept]), None))


async def _close(desk: Desk, outage: Outage, ticket: Ticket) -> None:
    """Close a ticket in the name of whoever said that the outage is over: their right was judged at their tap."""
    status = rules.next_status(ticket.status, Event.CLOSED, number=ticket.id)
    closed_as = rules.closed_as(Event.CLOSED, is_requester=False, decision=ticket.decision, said=ClosedAs.OUTAGE)
    assignee = outage.ended_by if ticket.assignee_id is None else None
    await call_off(desk, ticket, person_id=outage.ended_by)
    await tickets.change(
        desk.tx, ticket, status=status, assignee_id=assignee, closed_at=desk.tx.now, closed_as=closed_as
    )
    await history.write(desk.tx, ticket.id, Event.CLOSED, actor_id=outage.ended_by, reason=str(ClosedAs.OUTAGE))
    await outage_links.move(desk.tx, outage.id, [ticket.id], state=LinkState.CLOSED)
    await decisions.ended(desk, ticket)
    await card.refresh(desk, ticket.id)
    await card.close_topic(desk, ticket)


async def _say(desk: Desk, person: Owed, screen: Screen, *, ticket_id: int | None = None) -> None:
    if not person.is_reachable:
        return
    ref = await messages.note(desk.tx, ticket_id, chat_id=person.person_id, role=MessageRole.NOTICE)
    await desk.post(screen, chat_id=person.person_id, priority=Priority.DIGEST, message_ref=ref)
