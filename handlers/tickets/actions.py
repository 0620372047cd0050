"""A ticket from the requester's side: opened, looked at, written to, reopened."""

from datetime import timedelta
from html import escape
from typing import Any

from handlers import sections
from handlers.accounts import actions as accounts
from handlers.card import actions as card
from handlers.clock import actions as clock
from handlers.desk import Desk
from handlers.forms import Form
from handlers.outages import actions as outages
from handlers.papers import waiting_among
from handlers.relay import Content, Written, amend, cause_to_hold, check_kind, is_further, kept, repeat, restored
from handlers.screen import Screen
from handlers.teams import actions as teams
from handlers.texts import Html, Texts
from handlers.tickets import screens
from knowledge.rules import form as form_rules
from knowledge.rules import ticket as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import roles_of
from knowledge.rules.ticket import ClosedAs, Decision, Event, Status
from knowledge.service import Approval
from storage import documents, drafts, history, messages, people, questions, tickets, work
from storage.documents import DocumentState
from storage.drafts import Purpose
from storage.messages import MessageRole
from storage.questions import Outcome, Question
from storage.tickets import Ticket

_CONTINUES_FOR = timedelta(days=7)  # after that, a request of the same service is about something else


async def sent_before(desk: Desk, draft_id: int, *, person_id: int) -> Ticket | None:
    """Return the ticket that this person's draft became already."""
    ticket = await tickets.of_draft(desk.tx, draft_id)
    return ticket if ticket is not None and ticket.requester_id == person_id else None


async def missing_step(desk: Desk, form: Form) -> str | None:
    """Return the first step that is not done: empty, or with a file whose place nobody said.

    A refusal while a file is still on its way.
    """
    papers = await documents.of_draft(desk.tx, form.draft_id)
    if any(paper.state == DocumentState.FETCHING for paper in papers.values()):
        raise Refusal("refused-still-fetching")
    missing = form_rules.first_missing(form.kind, form.answers, papers)
    if missing is None and form.slots and waiting_among(await documents.files_of(desk.tx, form.draft_id)):
        return form_rules.PAPERS
    return missing


async def open_from(desk: Desk, form: Form, *, message_id: int | None) -> Ticket:
    """Make a form a ticket, tell its unit, and end the draft; ``message_id`` is the summary that was sent."""
    question = await questions.get(desk.tx, form.question_id)
    if question is not None and question.person_id != form.person_id:
        question = None
    continued = await _continued(desk, form)
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
        continues_id=continued.id if continued else None,
    )
    await history.write(desk.tx, ticket.id, Event.OPENED, actor_id=form.person_id)
    await documents.attach(desk.tx, form.draft_id, ticket_id=ticket.id)
    await drafts.drop(desk.tx, form.person_id, chat_id=form.chat_id, purpose=Purpose.REQUEST)
    if question is not None:
        await questions.end(desk.tx, question.id, outcome=Outcome.TICKET)
    if message_id is not None:
        await messages.note(desk.tx, ticket.id, chat_id=form.chat_id, role=MessageRole.NOTICE, message_id=message_id)
    await accounts.opened(desk, ticket)
    await clock.follow(desk, ticket.id)
    await outages.ticket_opened(desk, ticket)
    await card.announce(desk, ticket)
    await sections.announce(desk, ticket)
    await teams.ask_colleagues(desk, ticket)
    await hand_on_captions(desk, ticket, form)
    if continued is not None:
        await _link(desk, continued, ticket)
    return ticket


async def hand_on_captions(desk: Desk, ticket: Ticket, form: Form) -> None:
    """Hand what was written below a form's files to the staff, as messages of their own."""
    for message_id, html, text in form.captions:
        written = Written(form.chat_id, message_id, Content.TEXT, Html(html), text)
        await _hand_on(desk, ticket, written, person_id=form.person_id, event=Event.ANSWERED)


async def own(desk: Desk, ticket_id: int, *, person_id: int) -> Ticket:
    """Return a ticket of this person's, about to change; anybody else's is refused."""
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None or ticket.requester_id != person_id:
        raise Refusal("refused-not-yours")
    return ticket


async def own_going_on(desk: Desk, ticket_id: int, *, person_id: int) -> Ticket:
    """Return the same, or the ticket in which it goes on."""
    return await own(desk, await work.survivor(desk.tx, ticket_id), person_id=person_id)


async def write(desk: Desk, ticket: Ticket, written: Written, *, person_id: int) -> None:
    """Hand what the requester wrote to the staff group."""
    check_requester(ticket, person_id, Event.ANSWERED)
    await tickets.change(desk.tx, ticket, status=rules.next_status(ticket.status, Event.ANSWERED, number=ticket.id))
    await _hand_on(desk, ticket, written, person_id=person_id, event=Event.ANSWERED)
    await card.refresh(desk, ticket.id)  # after all alerts of the group, and one edit for all that came meanwhile


async def hand_on(desk: Desk, ticket: Ticket, written: Written, *, person_id: int) -> bool:
    """Hand what the requester wrote to the staff; False for a closed ticket, where it waits for a reopening."""
    if ticket.status == Status.CLOSED:
        await hold_for_reopening(desk, ticket, written, person_id=person_id)
        return False
    await write(desk, ticket, written, person_id=person_id)
    return True


async def hold_for_reopening(desk: Desk, ticket: Ticket, written: Written, *, person_id: int) -> None:
    """Keep what was written to a closed ticket, all of it, until the requester says what it is for."""
    check_kind(written)
    before = await drafts.current(desk.tx, person_id, chat_id=written.chat_id, purpose=Purpose.REOPEN)
    kept = before.state["written"] if before is not None and before.state["ticket_id"] == ticket.id else []
    state = {"ticket_id": ticket.id, "written": [*kept, written.kept()]}
    await drafts.start(desk.tx, person_id, chat_id=written.chat_id, purpose=Purpose.REOPEN, state=state)


async def held(desk: Desk, ticket_id: int, *, person_id: int) -> list[Written]:
    """Return what is kept until its writer says whether this ticket is to be reopened; a refusal when nothing is."""
    found = await all_held(desk, ticket_id, person_id=person_id)
    if not found:
        raise Refusal("refused-stale")
    return found


async def forget_held(desk: Desk, person_id: int, *, chat_id: int) -> None:
    """Let go of what was kept: it was asked as a question instead."""
    await drafts.drop(desk.tx, person_id, chat_id=chat_id, purpose=Purpose.REOPEN)


def asked(question: Question, *, chat_id: int) -> Written:
    """Return a question, with the one that it was read together with, as something written to a ticket's staff."""
    html = Html(escape(question.read_as, quote=False))
    return Written(chat_id, question.message_id, Content(question.content), html, question.read_as)


async def question_kept(desk: Desk, ticket: Ticket, say: Texts) -> Screen | None:
    """Return what the requester of a new ticket hears where their question was held back; None where it was not."""
    question = await questions.get(desk.tx, ticket.question_id)
    if question is None:
        return None
    wrote = asked(question, chat_id=ticket.requester_id)
    return await kept(desk, wrote, say, person_id=ticket.requester_id, number=ticket.id)


def sent_with(question: Question, *, chat_id: int) -> list[Written]:
    """Return the pictures that belong to a question, as something written."""
    return [Written(chat_id, each, Content.CAPTIONED, Html(""), "") for each in question.attachments]


async def refuse_second(desk: Desk, written: Written) -> None:
    """Raise a refusal when a message was handed on already."""
    number = await handed_on_to(desk, written)
    if number is not None:
        raise Refusal("refused-handed-on", number=number)


async def handed_on_to(desk: Desk, written: Written) -> int | None:
    """Return the ticket whose staff have a message already."""
    known = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    return known.ticket_id if known else None


async def reopen(desk: Desk, ticket: Ticket, written: list[Written], *, person_id: int) -> None:
    """Open a closed ticket again, with everything that its requester wrote to it."""
    status = await check_reopenable(desk, ticket, person_id=person_id)
    await tickets.change(desk.tx, ticket, status=status)
    await forget_held(desk, person_id, chat_id=person_id)
    await accounts.taken_up(desk, ticket)
    await card.reopen_topic(desk, ticket)
    for place, each in enumerate(written):
        event = Event.REOPENED if place == 0 else Event.ANSWERED
        await _hand_on(desk, ticket, each, person_id=person_id, event=event)
    await card.refresh(desk, ticket.id)


def may_reopen(desk: Desk, ticket: Ticket) -> bool:
    """Tell whether a ticket is closed, still fresh enough to be opened again, and does not go on in another one."""
    days = desk.office.reopen_days
    if ticket.closed_as == ClosedAs.MERGED:
        return False
    return ticket.closed_at is not None and rules.may_reopen(ticket.closed_at, desk.tx.now, days=days)


async def check_reopenable(desk: Desk, ticket: Ticket, *, person_id: int) -> Status:
    """Return the status of a ticket opened again; a refusal for one that is open, or was closed too long ago."""
    check_requester(ticket, person_id, Event.REOPENED)
    status = rules.next_status(ticket.status, Event.REOPENED, number=ticket.id)
    if ticket.closed_as == ClosedAs.MERGED:
        raise Refusal("refused-merged", number=ticket.id, into=await work.survivor(desk.tx, ticket.id))
    if not may_reopen(desk, ticket):
        raise Refusal("refused-reopen-late", number=ticket.id)
    return status


async def change_written(desk: Desk, written: Written) -> bool:
    """Carry the requester's edit of a message over to the staff group; False when it was never handed on."""
    known = await messages.at(desk.tx, written.chat_id, message_id=written.message_id)
    ticket = await tickets.get(desk.tx, known.ticket_id) if known and known.ticket_id else None
    if ticket is None:
        return False
    requester = await people.find(desk.tx, ticket.requester_id)
    name = requester.name if requester else ""
    header = desk.office.own("from-requester-edited", name=name, number=ticket.id)
    if not await amend(desk, written, header=header):
        return False
    cause = await cause_to_hold(desk, written, author_id=ticket.requester_id)
    events, about = (Event.ANSWERED, Event.REOPENED), {"held": str(cause)} if cause else {}
    if await history.amend(desk.tx, ticket.id, *events, message_id=written.message_id, text=written.text, **about):
        await card.refresh(desk, await work.survivor(desk.tx, ticket.id))
    return True


async def all_held(desk: Desk, ticket_id: int, *, person_id: int) -> list[Written]:
    """Return the same, which may be nothing."""
    draft = await drafts.current(desk.tx, person_id, chat_id=person_id, purpose=Purpose.REOPEN)
    if draft is None or draft.state["ticket_id"] != ticket_id:
        return []
    return [restored(each) for each in draft.state["written"]]


async def _hand_on(desk: Desk, ticket: Ticket, written: Written, *, person_id: int, event: Event) -> None:
    if not await is_further(desk, written) or written.text:  # an album is one line
        cause = await cause_to_hold(desk, written, author_id=person_id)
        about: dict[str, Any] = {"message_id": written.message_id} | ({"held": cause} if cause else {})
        await history.write(desk.tx, ticket.id, event, actor_id=person_id, text=written.text, **about)
    requester = await people.find(desk.tx, person_id)
    header = desk.office.own("from-requester", name=requester.name if requester else "", number=ticket.id)
    place = await card.place_of(desk, ticket)
    await repeat(desk, written, ticket_id=ticket.id, author_id=person_id, header=header, place=place)


async def _continued(desk: Desk, form: Form) -> Ticket | None:
    """Return the closed ticket that this request goes on with."""
    wish = await drafts.current(desk.tx, form.person_id, chat_id=form.chat_id, purpose=Purpose.CONTINUE)
    if wish is None or wish.state["service"] != form.service.id or desk.tx.now - wish.updated_at > _CONTINUES_FOR:
        return None
    ticket = await tickets.get(desk.tx, wish.state["ticket_id"], will_change=True)
    is_closed = ticket is not None and ticket.status == Status.CLOSED  # it may have been opened again meanwhile
    return ticket if is_closed else None


async def _link(desk: Desk, continued: Ticket, ticket: Ticket) -> None:
    """Note on the closed ticket which one goes on with it, and hand over what was written to it since."""
    person_id = ticket.requester_id
    await history.write(desk.tx, continued.id, Event.LINKED, actor_id=person_id, text=str(ticket.id))
    await drafts.drop(desk.tx, person_id, chat_id=person_id, purpose=Purpose.CONTINUE)
    await card.tell(desk, ticket, screens.continues(desk.office.own, number=ticket.id, before=continued.id))
    for each in await all_held(desk, continued.id, person_id=person_id):
        await _hand_on(desk, ticket, each, person_id=person_id, event=Event.ANSWERED)
    await forget_held(desk, person_id, chat_id=person_id)


def check_requester(ticket: Ticket, person_id: int, event: Event) -> None:
    """Raise a refusal when this person may not do this to a ticket as its requester."""
    is_requester = ticket.requester_id == person_id
    rules.check_right(event, roles_of(is_requester=is_requester, is_member=False, is_admin=False))
