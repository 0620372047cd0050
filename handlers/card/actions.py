"""The card: put up, kept true, and the place where a ticket's messages go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape

from handlers.card import behind, crowd, screens, topics
from handlers.clock import actions as clock
from handlers.desk import Desk
from handlers.forms import Paper
from handlers.gathering import gather_work, newest_of_each
from handlers.relay import Content, Place, Written, hold, peeking
from handlers.screen import Screen
from handlers.sending import send_document
from handlers.texts import Html
from handlers.ticket_view import Line, TicketView
from knowledge.rules.privacy import Secret, is_covered, veil
from knowledge.rules.ticket import Status
from storage import documents, held, history, messages, people, questions, said, stuck, tickets, work
from storage.documents import DocumentState
from storage.held import Cause
from storage.history import HistoryLine
from storage.messages import MessageRole
from storage.outbox import Priority
from storage.questions import Question
from storage.tickets import Ticket

LAG_TOLD_EVERY = timedelta(minutes=10)


async def announce(desk: Desk, ticket: Ticket) -> None:
    """Put a new ticket before its unit: its topic where the group is a forum, its card, its papers."""
    unit = desk.office.unit(ticket.unit)
    view, work = await gather(desk, ticket), await gather_work(desk, ticket)
    desk = await crowd.behind(desk, view, unit.chat_id)
    topic_ref = await topics.begin(desk, view, unit) if unit.is_forum else None
    view = replace(view, has_topic=topic_ref is not None)
    card_ref = await messages.note(desk.tx, ticket.id, chat_id=unit.chat_id, role=MessageRole.CARD)
    await desk.post(
        screens.card(desk.office.own, view, entries=desk.office.library, work=work),
        chat_id=unit.chat_id,
        priority=Priority.ALERT,
        message_ref=card_ref,
        topic_ref=topic_ref,
    )
    place = Place(unit.chat_id, card_ref, topic_ref)
    for text in screens.long_texts(desk.office.own, view):
        await _post_notice(desk, text, ticket.id, place)
    sent = newest_of_each(await documents.of_ticket(desk.tx, ticket.id))
    if len(sent) == 1 and sent[0].state == DocumentState.RECEIVED:  # of several, each is asked for by its button
        await send_document(desk, sent[0], place)
    await _post_question(desk, await questions.get(desk.tx, ticket.question_id), ticket, place)


async def refresh(desk: Desk, ticket_id: int, *, shows_more: bool = False) -> None:
    """Make a ticket's card tell the truth again, and its topic's name; ``shows_more`` opens more buttons."""
    await clock.follow(desk, ticket_id)  # what is due is part of the truth
    ticket = await tickets.get(desk.tx, ticket_id)
    if ticket is None:
        return
    view, work = await gather(desk, ticket), await gather_work(desk, ticket)
    screen = screens.card(desk.office.own, view, entries=desk.office.library, work=work, shows_more=shows_more)
    # Somebody waits for what was tapped.
    await show_page(desk, ticket, screen, priority=Priority.TAP if shows_more else Priority.CARD)
    await behind.keep_true(desk, ticket, view)
    topic = await messages.topic_of(desk.tx, ticket.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    if topic is not None:
        await topics.rename(desk, view, topic)


async def show_page(desk: Desk, ticket: Ticket, screen: Screen, *, priority: Priority = Priority.TAP) -> None:
    """Show something in the card's place, until the card is shown again; while one edit waits, a newer one goes."""
    place = await place_of(desk, ticket)
    if place.reply_ref is None:
        return
    await desk.edit(
        screen,
        chat_id=place.chat_id,
        message_ref=place.reply_ref,
        topic_ref=place.topic_ref,
        merge_key=f"card:{ticket.id}:{place.reply_ref}",
        priority=priority,
    )


async def tell(desk: Desk, ticket: Ticket, screen: Screen, *, secrets: Sequence[tuple[Secret, str]] = ()) -> None:
    """Tell a ticket's staff something below its card, as a message of its own that rings.

    With ``secrets``, the numbers and passwords that are hidden in it, comes the button that shows them.
    """
    await _post_notice(desk, screen, ticket.id, await place_of(desk, ticket), secrets=secrets)


async def show_history(desk: Desk, ticket: Ticket) -> None:
    """Put a ticket's history below its card; while one waits to be sent, a newer one takes its place."""
    place = await place_of(desk, ticket)
    screen = screens.history(desk.office.own, await gather(desk, ticket))
    ref = await messages.note(desk.tx, ticket.id, chat_id=place.chat_id, role=MessageRole.NOTICE)
    await desk.call(
        "sendMessage",
        {"chat_id": place.chat_id, **screen.payload()},
        chat_id=place.chat_id,
        priority=Priority.ALERT,
        message_ref=ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
        merge_key=f"history:{ticket.id}",
    )


async def place_of(desk: Desk, ticket: Ticket) -> Place:
    """Return where a ticket's messages go in its unit's group."""
    chat_id = desk.office.unit(ticket.unit).chat_id
    card = await messages.card(desk.tx, ticket.id, chat_id=chat_id)
    topic = await messages.topic_of(desk.tx, ticket.id, chat_id=chat_id)
    return Place(chat_id, card.id if card else None, topic.id if topic else None)


async def close_topic(desk: Desk, ticket: Ticket) -> None:
    """Close a ticket's topic, if it has one."""
    await topics.close(desk, ticket)


async def reopen_topic(desk: Desk, ticket: Ticket) -> None:
    """Open a ticket's topic again, if it has one."""
    await topics.reopen(desk, ticket)


async def leave(desk: Desk, ticket: Ticket, *, unit: str, name: str) -> None:
    """Say on a ticket's card in its unit's group, before it goes, where it goes and who sent it; close its topic."""
    view = await gather(desk, ticket)
    gone = screens.moved(desk.office.own, view, unit=unit, name=name, when=desk.tx.now)
    await show_page(desk, ticket, gone)
    topic = await messages.topic_of(desk.tx, ticket.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    if topic is not None:
        await topics.leave(desk, view, topic)


async def remake_topic(desk: Desk, topic_ref: int) -> None:
    """Make a topic that somebody deleted once more, with the ticket's card in it, before anything else goes there.

    Not where the ticket went to another unit since: its card is not for this group any more.
    """
    topic = await messages.topic(desk.tx, topic_ref)
    ticket = await tickets.get(desk.tx, topic.ticket_id) if topic else None
    if topic is None or ticket is None or desk.office.unit(ticket.unit).chat_id != topic.chat_id:
        return
    view, old = await gather(desk, ticket), await messages.card(desk.tx, ticket.id, chat_id=topic.chat_id)
    await topics.make(desk, view, topic.chat_id, topic_ref, priority=Priority.TAP)
    card_ref = await messages.note(desk.tx, ticket.id, chat_id=topic.chat_id, role=MessageRole.CARD)
    await desk.post(
        screens.card(desk.office.own, view, entries=desk.office.library, work=await gather_work(desk, ticket)),
        chat_id=topic.chat_id,
        priority=Priority.TAP,
        message_ref=card_ref,
        topic_ref=topic_ref,
    )
    if old is not None:  # it went with its topic: what was to change it would put up a second one
        await messages.give_way(desk.tx, old.id)
    if ticket.status == Status.CLOSED:
        await topics.close(desk, ticket)


async def tell_lag(desk: Desk, chat_id: int, *, since: datetime, count: int) -> None:
    """Tell a group that its messages are late, ahead of those that wait; a newer word takes an older one's place.

    Once a while: the word itself takes one of the group's twenty a minute. When it was said last is in the outbox, so
    that neither a second look in the same minute nor another message that is late by then says it again.
    """
    key = f"lag:{chat_id}"
    if not await said.is_due(desk.tx, key, every=LAG_TOLD_EVERY):
        return
    minutes = max(1, int((desk.tx.now - since).total_seconds() // 60))
    screen = Screen(desk.office.own("group-lag", minutes=minutes, count=count))
    payload = {"chat_id": chat_id, **screen.payload()}
    await desk.call("sendMessage", payload, chat_id=chat_id, priority=Priority.TAP, merge_key=key)


async def gather(desk: Desk, ticket: Ticket) -> TicketView:
    """Put together everything that screens may show of a ticket."""
    names = await people.names(
        desk.tx, {each for each in (ticket.requester_id, ticket.assignee_id, ticket.decided_by) if each is not None}
    )
    question = await questions.get(desk.tx, ticket.question_id)
    papers = await documents.of_ticket(desk.tx, ticket.id)
    lines = await history.read(desk.tx, ticket.id, *await work.absorbed(desk.tx, ticket.id))
    unit = desk.office.unit(ticket.unit)
    return TicketView(
        number=ticket.id,
        service=desk.office.service(ticket.service),
        kind=desk.office.kind(ticket.service, ticket.kind),
        unit=unit.name,
        has_topic=unit.is_forum and await messages.topic_of(desk.tx, ticket.id, chat_id=unit.chat_id) is not None,
        requester=names.get(ticket.requester_id, ""),
        status=ticket.status,
        decision=ticket.decision,
        decided_by=names.get(ticket.decided_by or 0, ""),
        decided_at=ticket.decided_at,
        assignee=names.get(ticket.assignee_id or 0, ""),
        opened_at=ticket.opened_at,
        closed_at=ticket.closed_at,
        answers=ticket.answers,
        papers={paper.slot: Paper(paper.claimed_name, paper.size or 0, is_fetching=False) for paper in papers},
        question=question.read_as if question else "",
        seen=question.shown if question else (),
        history=tuple(_line(ticket, line) for line in lines),
        stuck=await stuck.of_question(desk.tx, ticket.question_id),
        closed_as=ticket.closed_as,
        due_at=ticket.due_at,
        continues_id=ticket.continues_id,
        promise=await clock.promise_of(desk, ticket),
        is_question_held=question is not None and desk.office.held_words.is_in(question.read_as),
    )


def _line(ticket: Ticket, line: HistoryLine) -> Line:
    return Line(
        line.at,
        line.actor,
        line.event,
        line.is_internal,
        str(line.details.get("text", "")),
        reason=str(line.details.get("reason", "")),
        number=line.ticket_id if line.ticket_id != ticket.id else 0,
        slots=tuple(line.details.get("slots", ())),
        why=str(line.details.get("why", "")),
        is_held="held" in line.details,
        before=next((str(each) for each in line.details.get("before", ()) if each), ""),
    )


async def _post_notice(
    desk: Desk, screen: Screen, ticket_id: int, place: Place, *, secrets: Sequence[tuple[Secret, str]] = ()
) -> None:
    ref = await messages.note(desk.tx, ticket_id, chat_id=place.chat_id, role=MessageRole.NOTICE)
    if secrets:
        await held.veil(desk.tx, ref, ticket_id=ticket_id, secrets=secrets)
    await desk.post(
        Screen(screen.html, (*screen.rows, *peeking(desk, ref, secrets))),
        chat_id=place.chat_id,
        priority=Priority.ALERT,
        message_ref=ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
    )


async def _post_question(desk: Desk, question: Question | None, ticket: Ticket, place: Place) -> None:
    """Repeat a question whole where the card has room for its beginning only, and everything that was sent with it.

    What says little alone stands with the question before it, as it was read.
    """
    if question is None:
        return
    is_held = desk.office.held_words.is_in(question.read_as)
    if is_held:
        await _hold_question(desk, question, ticket, place)
    veiled, is_long = veil(question.read_as), screens.needs_original(question.read_as)
    is_text, covered = question.content == Content.TEXT, is_covered(question.read_as) or bool(veiled.secrets)
    is_retold = is_long and not is_held and (question.read_as != question.text or (is_text and covered))
    if is_retold:  # no single message says it all, or that has a password or a number in it
        await _post_notice(desk, Screen(escape(veiled.text, quote=False)), ticket.id, place)
    is_foreign = question.content == Content.FOREIGN  # Telegram lets no bot repeat it
    is_elsewhere = is_held or (is_text and (is_retold or not is_long))
    originals = () if is_elsewhere or is_foreign else (question.message_id,)
    for message_id in (*originals, *question.attachments):
        ref = await messages.note(desk.tx, ticket.id, chat_id=place.chat_id, role=MessageRole.NOTICE)
        is_own = message_id == question.message_id
        hidden = {"caption": veil(question.text).text if is_own else ""} if covered or not is_own else {}
        await desk.call(
            "copyMessage",
            {"chat_id": place.chat_id, "from_chat_id": ticket.requester_id, "message_id": message_id, **hidden},
            chat_id=place.chat_id,
            priority=Priority.ALERT,
            message_ref=ref,
            reply_ref=place.reply_ref,
            topic_ref=place.topic_ref,
        )


async def _hold_question(desk: Desk, question: Question, ticket: Ticket, place: Place) -> None:
    """Keep the words of a question from the group until somebody there wants to see them; once, whoever handles it."""
    if await held.is_known(desk.tx, ticket.requester_id, message_id=question.message_id):
        return
    requester = await people.find(desk.tx, ticket.requester_id)
    header = desk.office.own("from-requester", name=requester.name if requester else "", number=ticket.id)
    html = Html(escape(question.read_as, quote=False))
    content = Content.CAPTIONED if question.content == Content.CAPTIONED else Content.TEXT
    written = Written(ticket.requester_id, question.message_id, content, html, question.read_as)
    author_id = ticket.requester_id
    await hold(desk, written, Cause.WORD, ticket_id=ticket.id, author_id=author_id, header=header, place=place)
