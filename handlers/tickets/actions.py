"""A ticket from the requester's side: opened, looked at, written to, reopened."""

from dataclasses import asdict
from html import escape

from handlers.card import actions as card
from handlers.desk import Desk
from handlers.forms import Form
from handlers.relay import Content, Written, amend, repeat
from handlers.texts import Html
from knowledge.rules import form as form_rules
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import roles_of
from knowledge.rules.ticket import Decision, Event
from knowledge.service import Approval
from storage import documents, drafts, history, messages, people, questions, tickets
from storage.documents import DocumentState
from storage.drafts import Purpose
from storage.messages import MessageRole
from storage.questions import Outcome, Question
from storage.tickets import Ticket

MOST_LISTED = 50


async def sent_before(desk: Desk, draft_id: int, *, person_id: int) -> Ticket | None:
    """Return the ticket that this person's draft became already."""
    ticket = await tickets.of_draft(desk.tx, draft_id)
    return ticket if ticket is not None and ticket.requester_id == person_id else None


async def missing_step(desk: Desk, form: Form) -> str | None:
    """Return the first required step that is empty; a refusal while a file is still on its way."""
    papers = await documents.of_draft(desk.tx, form.draft_id)
    if any(paper.state == DocumentState.FETCHING for paper in papers.values()):
        raise Refusal("refused-still-fetching")
    return form_rules.first_missing(form.kind, form.answers, papers)


async def open_from(desk: Desk, form: Form, *, message_id: int | None) -> Ticket:
    """Make a form a ticket, tell its unit, and end the draft; ``message_id`` is the summary that was sent."""
    question = await questions.get(desk.tx, form.question_id)
    if question is not None and question.person_id != form.person_id:
        question = None
    ticket = await tickets.open_ticket(
        desk.tx,
        form.person_id,
        draft_id=form.draft_id,
        service=form.service.id,
        kind=form.kind.id,
        unit=desk.office.unit(form.kind.unit).id,
        answers=form.answers,
        question_id=question.id if question else None,
        decision=Decision.PENDING if form.kind.approval == Approval.ADMIN else Decision.NOT_NEEDED,
    )
    await history.write(desk.tx, ticket.id, Event.OPENED, actor_id=form.person_id)
    await documents.attach(desk.tx, form.draft_id, ticket_id=ticket.id)
    await drafts.drop(desk.tx, form.person_id, chat_id=form.chat_id, purpose=Purpose.REQUEST)
    if question is not None:
        await questions.end(desk.tx, question.id, outcome=Outcome.TICKET)
    if message_id is not None:
        await messages.note(desk.tx, ticket.id, chat_id=form.chat_id, role=MessageRole.NOTICE, message_id=message_id)
    await card.announce(desk, ticket)
    return ticket


async def own(desk: Desk, ticket_id: int, *, person_id: int) -> Ticket:
    """Return a ticket of this person's, about to change; anybody else's is refused."""
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None or ticket.requester_id != person_id:
        raise Refusal("refused-not-yours")
    return ticket


async def mine(desk: Desk, person_id: int) -> list[Ticket]:
    """Return a requester's tickets, newest first."""
    return await tickets.of_requester(desk.tx, person_id, limit=MOST_LISTED)


async def write(desk: Desk, ticket: Ticket, written: Written, *, person_id: int) -> None:
    """Hand what the requester wrote to the staff group."""
    _check_requester(ticket, person_id, Event.ANSWERED)
    await tickets.change(desk.tx, ticket, status=rules.next_status(ticket.status, Event.ANSWERED, number=ticket.id))
    await _hand_on(desk, ticket, written, person_id=person_id, event=Event.ANSWERED)


async def hold_for_reopening(desk: Desk, ticket: Ticket, written: Written, *, person_id: int) -> None:
    """Keep what was written to a closed ticket, all of it, until the requester says what it is for."""
    before = await drafts.current(desk.tx, person_id, chat_id=written.chat_id, purpose=Purpose.REOPEN)
    kept = before.state["written"] if before is not None and before.state["ticket_id"] == ticket.id else []
    state = {"ticket_id": ticket.id, "written": [*kept, asdict(written)]}
    await drafts.start(desk.tx, person_id, chat_id=written.chat_id, purpose=Purpose.REOPEN, state=state)


async def held(desk: Desk, ticket_id: int, *, person_id: int) -> list[Written]:
    """Return what is kept until its writer says whether this ticket is to be reopened; a refusal when nothing is."""
    draft = await drafts.current(desk.tx, person_id, chat_id=person_id, purpose=Purpose.REOPEN)
    if draft is None or draft.state["ticket_id"] != ticket_id:
        raise Refusal("refused-stale")
    return [
        Written(**{**each, "content": Content(each["content"]), "html": Html(each["html"])})
        for each in draft.state["written"]
    ]


async def forget_held(desk: Desk, person_id: int, *, chat_id: int) -> None:
    """Let go of what was kept: it was asked as a question instead."""
    await drafts.drop(desk.tx, person_id, chat_id=chat_id, purpose=Purpose.REOPEN)


def asked(question: Question, *, chat_id: int) -> Written:
    """Return a question as something written, to be handed to the staff of a ticket."""
    html = Html(escape(question.text, quote=False))
    return Written(chat_id, question.message_id, Content(question.content), html, question.text)


async def refuse_second(desk: Desk, written: Written) -> None:
    """Raise a refusal when a message was handed on already."""
    known = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    if known is not None and known.ticket_id is not None:
        raise Refusal("refused-handed-on", number=known.ticket_id)


async def reopen(desk: Desk, ticket: Ticket, written: list[Written], *, person_id: int) -> None:
    """Open a closed ticket again, with everything that its requester wrote to it."""
    _check_requester(ticket, person_id, Event.REOPENED)
    status = rules.next_status(ticket.status, Event.REOPENED, number=ticket.id)
    await tickets.change(desk.tx, ticket, status=status)
    await forget_held(desk, person_id, chat_id=person_id)
    await card.reopen_topic(desk, ticket)
    for place, each in enumerate(written):
        event = Event.REOPENED if place == 0 else Event.ANSWERED
        await _hand_on(desk, ticket, each, person_id=person_id, event=event)
    await card.refresh(desk, ticket.id)


async def change_written(desk: Desk, written: Written) -> bool:
    """Carry the requester's edit of a message over to the staff group; False when it was never handed on."""
    known = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    ticket = await tickets.get(desk.tx, known.ticket_id) if known and known.ticket_id else None
    if ticket is None:
        return False
    requester = await people.find(desk.tx, ticket.requester_id)
    name = requester.name if requester else ""
    header = desk.office.own("from-requester-edited", name=name, number=ticket.id)
    return await amend(desk, written, header=header)


async def _hand_on(desk: Desk, ticket: Ticket, written: Written, *, person_id: int, event: Event) -> None:
    await history.write(desk.tx, ticket.id, event, actor_id=person_id, text=written.text)
    requester = await people.find(desk.tx, person_id)
    header = desk.office.own("from-requester", name=requester.name if requester else "", number=ticket.id)
    place = await card.place_of(desk, ticket)
    await repeat(desk, written, ticket_id=ticket.id, author_id=person_id, header=header, place=place)


def _check_requester(ticket: Ticket, person_id: int, event: Event) -> None:
    is_requester = ticket.requester_id == person_id
    rules.check_right(event, roles_of(is_requester=is_requester, is_member=False, is_admin=False))
