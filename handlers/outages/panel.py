"""The message in the unit's group that always shows how an outage stands."""

from handlers.desk import Desk
from handlers.outages import reporting, screens
from handlers.outages.views import Notice, Panel, Reported, Said
from handlers.screen import Screen
from handlers.texts import Texts
from knowledge.faq.text import without_contacts
from knowledge.rules.outages import OutageState
from knowledge.rules.privacy import mask
from storage import messages, outage_links, outages, people, questions, tickets
from storage.messages import MessageRole
from storage.outage_links import Link, LinkState
from storage.outages import Outage
from storage.outbox import Priority
from storage.tickets import Ticket

MOST_REPORTS = 8
_TO_CLOSE = frozenset({LinkState.REPORTED, LinkState.LINKED})
_BELONGING = frozenset({LinkState.REPORTED, LinkState.LINKED, LinkState.CLOSING, LinkState.CLOSED})


async def post(desk: Desk, outage_id: int, *, reply_to: int | None = None) -> None:
    """Put it up at the end of the unit's group; an older one says that it is below."""
    outage = await outages.get(desk.tx, outage_id)
    if outage is None:
        return
    view, chat_id = await gather(desk, outage), desk.office.unit(outage.unit).chat_id
    if outage.message_ref is not None:
        old = screens.moved_down(desk.office.own, view)
        await _edit(desk, outage, old, message_ref=outage.message_ref, priority=Priority.DIGEST)
    ref = await messages.note(desk.tx, None, chat_id=chat_id, role=MessageRole.NOTICE)
    await outages.change(desk.tx, outage.id, message_ref=ref)
    screen = screens.panel(desk.office.own, view)
    # Ahead of the new tickets' cards: in a flood of them, this is what staff need first.
    await desk.post(screen, chat_id=chat_id, message_ref=ref, reply_to=reply_to)


async def refresh(desk: Desk, outage_id: int, *, priority: Priority = Priority.CARD) -> None:
    """Make it tell the truth again; a newer word takes an older one's place while that waits."""
    outage = await outages.get(desk.tx, outage_id)
    if outage is not None:
        await show(desk, outage, screens.panel(desk.office.own, await gather(desk, outage)), priority=priority)


async def show(desk: Desk, outage: Outage, screen: Screen, *, priority: Priority = Priority.TAP) -> None:
    """Show something in its place, until it is shown again."""
    if outage.message_ref is not None:
        await _edit(desk, outage, screen, message_ref=outage.message_ref, priority=priority)


async def remind(desk: Desk, outage: Outage) -> None:
    """Remind the unit's staff below it that it is open."""
    screen = screens.reminder(desk.office.own, await gather(desk, outage))
    chat_id = desk.office.unit(outage.unit).chat_id
    await desk.post(screen, chat_id=chat_id, priority=Priority.ALERT, reply_ref=outage.message_ref)


async def gather(desk: Desk, outage: Outage) -> Panel:
    """Put together everything that staff may see of it."""
    links = await outage_links.links(desk.tx, outage.id)
    known = {each for each in (outage.begun_by, outage.decided_by, outage.said_by, outage.ended_by) if each is not None}
    names = await people.names(desk.tx, known)
    tally = await outage_links.tally(desk.tx, outage)
    asked = await outage_links.questions_of(desk.tx, outage.id)
    is_asked = outage.state == OutageState.PROPOSED
    return Panel(
        id=outage.id,
        state=outage.state,
        title=outage.title,
        service=service_title(desk, outage, desk.office.language),
        services=_choices(desk, outage) if is_asked else (),
        people=tally.people,
        told=tally.told,
        unreachable=tally.unreachable,
        reported=await _reported(desk, links, asked) if is_asked else (),
        count=len(links) + len(asked),
        notice=outage.notice,
        said=_said(outage, names.get(outage.said_by or 0, "")),
        tickets=[link.ticket_id for link in links if link.state in _BELONGING],
        to_close=sum(link.state in _TO_CLOSE and link.is_open for link in links),
        kept=[link.ticket_id for link in links if link.state == LinkState.KEPT],
        minutes=int(desk.office.outages.window.total_seconds()) // 60,
        begun_by=names.get(outage.begun_by or 0, ""),
        begun_at=outage.begun_at,
        decided_by=names.get(outage.decided_by or 0, ""),
        decided_at=outage.decided_at,
        quiet_until=outage.quiet_until,
        ended_by=names.get(outage.ended_by or 0, ""),
        ended_at=outage.ended_at,
        is_telling=outage.next_at is not None and tally.told + tally.unreachable < tally.people,
    )


def notice_of(desk: Desk, outage: Outage, say: Texts) -> Notice:
    """Return an outage as its requesters hear of it; nobody's name among it."""
    service = service_title(desk, outage, say.language) or desk.office.name
    return Notice(outage.id, service, outage.notice, _said(outage, ""))


def service_title(desk: Desk, outage: Outage, language: str) -> str:
    """Return the title of an outage's service; empty while nobody said which."""
    service = desk.office.service(outage.service) if outage.service else None
    return service.title.spoken(language) if service else outage.service


def _said(outage: Outage, name: str) -> Said | None:
    return Said(outage.word, outage.said_at, name) if outage.said_at is not None else None


def _choices(desk: Desk, outage: Outage) -> list[tuple[str, str]]:
    if outage.service:
        return []
    found = services_of(desk, outage.unit)
    return [(each, desk.office.library.services[each].title.spoken(desk.office.language)) for each in found]


def services_of(desk: Desk, unit_id: str) -> list[str]:
    """Return the services whose requests a unit handles; all of them for one that handles none."""
    own = desk.office.unit(unit_id).id
    services = desk.office.library.services
    found = [
        name
        for name, service in services.items()
        if own
        in {desk.office.unit(unit).id for unit in (service.unit, *(each.unit for each in service.kinds.values()))}
    ]
    return found or list(services)


async def _reported(desk: Desk, links: list[Link], asked: list[int]) -> list[Reported]:
    """Return some of the reports as one may read them, tickets first."""
    found = []
    for link in links[:MOST_REPORTS]:
        ticket = await tickets.get(desk.tx, link.ticket_id)
        if ticket is not None:
            found.append(await _one(desk, await _text_of(desk, ticket), ticket.requester_id, number=ticket.id))
    for question_id in asked[: MOST_REPORTS - len(found)]:
        question = await questions.get(desk.tx, question_id)
        if question is not None:
            found.append(await _one(desk, question.text, question.person_id))
    return found


async def _one(desk: Desk, text: str, person_id: int, *, number: int = 0) -> Reported:
    """Return a report; what is held back from the group is held back here, too."""
    writer = await people.find(desk.tx, person_id)
    is_held = desk.office.held_words.is_in(text) or (writer is not None and writer.is_muted(desk.tx.now))
    return Reported(number, "" if is_held else readable(desk, text), is_held=is_held)


async def _text_of(desk: Desk, ticket: Ticket) -> str:
    question = await questions.get(desk.tx, ticket.question_id)
    kind = desk.office.kind(ticket.service, ticket.kind)
    said = reporting.said_in(kind, ticket.answers, question.text if question else "")
    return said or (kind.title.spoken(desk.office.language) if kind else "")


def readable(desk: Desk, text: str) -> str:
    """Return what somebody wrote without numbers, passwords and addresses; nothing of what has a coarse word."""
    return "" if desk.office.held_words.is_in(text) else without_contacts(mask(text))


async def _edit(desk: Desk, outage: Outage, screen: Screen, *, message_ref: int, priority: Priority) -> None:
    await desk.edit(
        screen,
        chat_id=desk.office.unit(outage.unit).chat_id,
        message_ref=message_ref,
        merge_key=f"outage:{outage.id}:{message_ref}",
        priority=priority,
    )
