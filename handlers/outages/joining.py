"""Requesters and an outage: told of it before they ask further, kept informed, or let go their own way."""

from handlers import notices
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.outages import panel, people_screens, reporting
from handlers.outages.views import Notice
from handlers.screen import Screen
from handlers.texts import Texts
from knowledge.rules import ticket as rules
from knowledge.rules.outages import OutageState, are_alike
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role
from knowledge.rules.ticket import Event, Status
from storage import history, outage_links, outages, questions, tickets
from storage.outage_links import CONCERNED, LinkState, ReporterState
from storage.outages import Outage
from storage.outbox import Priority
from storage.people import Person
from storage.questions import Question
from storage.tickets import Ticket

_TOLD_OF = frozenset({OutageState.OPEN, OutageState.OVER})
Wanted = tuple[int, str, str]  # a question or 0, a service, a request kind


async def notice_for_question(
    desk: Desk, question: Question, *, person: Person, is_rejected: bool = False
) -> Screen | None:
    """Return what somebody is to read before the answer, or after one that ``is_rejected``: an outage of just that.

    A question is also an entry that was opened without asking. None where there is no outage, and for somebody who
    has read of it and goes on.
    """
    about = reporting.about_question(desk, question)
    for outage in await outages.live(desk.tx):
        if outage.state != OutageState.OPEN or about.is_empty or not are_alike(outage.about, about):
            continue
        known = await outage_links.reporter(desk.tx, outage.id, person.id)
        if known is not None and known.state in CONCERNED:
            notice = _notice(desk, outage, person)
            return people_screens.known(_say(desk, person), notice, question_id=question.id, is_rejected=is_rejected)
        if known is None:
            await outage_links.set_reporter(
                desk.tx, outage.id, person.id, state=ReporterState.SEEN, question_id=question.id
            )
            return people_screens.offer(_say(desk, person), _notice(desk, outage, person), question_id=question.id)
    return None


async def notice_for_request(desk: Desk, wanted: Wanted, *, person: Person) -> Screen | None:
    """Return the same for somebody who is about to make a request."""
    for outage in await outages.live(desk.tx):
        if outage.state != OutageState.OPEN or not await _concerns(desk, outage, wanted, person):
            continue
        known = await outage_links.reporter(desk.tx, outage.id, person.id)
        is_concerned = known is not None and known.state in CONCERNED
        if known is not None and not is_concerned:
            continue
        state = known.state if known is not None else ReporterState.SEEN
        wish = ":".join(map(str, wanted))
        await outage_links.set_reporter(desk.tx, outage.id, person.id, state=state, wish=wish)
        show = people_screens.known_before_request if is_concerned else people_screens.offer_before_request
        return show(_say(desk, person), _notice(desk, outage, person))
    return None


async def request_anyway(desk: Desk, outage_id: int, *, person: Person) -> Wanted:
    """Return the request that somebody was about to make; who was only told of the outage has something else."""
    known = await outage_links.reporter(desk.tx, outage_id, person.id)
    if known is None or not known.wish:
        raise Refusal("refused-stale")
    if known.state == ReporterState.SEEN:
        await outage_links.set_reporter(desk.tx, outage_id, person.id, state=ReporterState.DECLINED)
    question_id, service, kind = known.wish.split(":")
    return int(question_id), service, kind


async def follow(desk: Desk, outage_id: int, *, person: Person) -> Screen:
    """Keep somebody informed from now on; refused for what is over."""
    outage = await outages.get(desk.tx, outage_id)
    if outage is None or outage.state == OutageState.PROPOSED:
        raise Refusal("refused-stale")
    if outage.state != OutageState.OPEN:
        raise Refusal("refused-outage-no-more")
    known = await outage_links.reporter(desk.tx, outage.id, person.id)
    if known is None or known.state not in CONCERNED:
        await outage_links.set_reporter(desk.tx, outage.id, person.id, state=ReporterState.FOLLOWING, heard=outage.news)
        await panel.refresh(desk, outage.id, priority=Priority.DIGEST)
    return people_screens.followed(_say(desk, person), _notice(desk, outage, person))


async def decline(desk: Desk, outage_id: int, *, person: Person) -> Screen:
    """Let somebody's trouble be something else: no more news, and their tickets are looked at for themselves."""
    outage = await outages.get(desk.tx, outage_id)
    if outage is None or outage.state not in _TOLD_OF:
        raise Refusal("refused-stale")
    await outage_links.set_reporter(desk.tx, outage.id, person.id, state=ReporterState.DECLINED)
    states = (LinkState.REPORTED, LinkState.LINKED, LinkState.CLOSING)
    mine = await outage_links.links(desk.tx, outage.id, person_id=person.id, states=states)
    await outage_links.move(desk.tx, outage.id, [link.ticket_id for link in mine], state=LinkState.LEFT)
    detached = [link.ticket_id for link in mine if await _detach(desk, outage, link.ticket_id, person)]
    await panel.refresh(desk, outage.id, priority=Priority.DIGEST)
    return people_screens.left(_say(desk, person), numbers=detached)


async def attach(desk: Desk, outage_id: int, ticket: Ticket) -> None:
    """Let a new ticket be one of an outage's, and tell its requester; not after they said that theirs is another."""
    outage = await outages.get(desk.tx, outage_id)
    known = await outage_links.reporter(desk.tx, outage_id, ticket.requester_id)
    is_declined = known is not None and known.state == ReporterState.DECLINED
    if outage is None or outage.state != OutageState.OPEN or is_declined:
        return
    state = known.state if known is not None and known.state in CONCERNED else ReporterState.REPORTED
    await outage_links.set_reporter(desk.tx, outage.id, ticket.requester_id, state=state, heard=outage.news)
    await link(desk, outage, ticket)

    def screen_of(say: Texts) -> Screen:
        return people_screens.attached(say, panel.notice_of(desk, outage, say), number=ticket.id)

    await notices.tell(desk, ticket, screen_of)
    await panel.refresh(desk, outage.id, priority=Priority.DIGEST)


async def link(desk: Desk, outage: Outage, ticket: Ticket) -> None:
    """Write down that an open ticket belongs to an outage."""
    if not await outage_links.link(desk.tx, outage.id, ticket.id, state=LinkState.LINKED):
        await outage_links.move(desk.tx, outage.id, [ticket.id], state=LinkState.LINKED)
    rules.check_right(Event.ATTACHED, frozenset({Role.DESK}))
    status = rules.next_status(ticket.status, Event.ATTACHED, number=ticket.id)
    await tickets.change(desk.tx, ticket, status=status)
    await history.write(desk.tx, ticket.id, Event.ATTACHED, actor_id=None, text=str(outage.id))


async def _detach(desk: Desk, outage: Outage, ticket_id: int, person: Person) -> bool:
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None or ticket.status == Status.CLOSED:
        return False
    rules.check_right(Event.DETACHED, frozenset({Role.REQUESTER}))
    status = rules.next_status(ticket.status, Event.DETACHED, number=ticket.id)
    await tickets.change(desk.tx, ticket, status=status)
    await history.write(desk.tx, ticket.id, Event.DETACHED, actor_id=person.id, text=str(outage.id))
    await card.refresh(desk, ticket.id)
    return True


async def _concerns(desk: Desk, outage: Outage, wanted: Wanted, person: Person) -> bool:
    """Tell whether a request is likely to be about an outage: its question is, or it reports trouble of the service."""
    question_id, service, kind_id = wanted
    question = await questions.get(desk.tx, question_id) if question_id else None
    if question is not None and question.person_id == person.id:
        about = reporting.about_question(desk, question)
        if not about.is_empty:
            return are_alike(outage.about, about)
    is_report = reporting.reports_trouble(desk.office.kind(service, kind_id))
    return is_report and outage.service == service and outage.kind in {"", kind_id}


def _notice(desk: Desk, outage: Outage, person: Person) -> Notice:
    return panel.notice_of(desk, outage, _say(desk, person))


def _say(desk: Desk, person: Person) -> Texts:
    return desk.office.say(person.language)
