"""What becomes of an e-mail to somebody outside: out, late, given up, answered, or not answered for too long."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from handlers.card import actions as card
from handlers.desk import Desk
from handlers.escalation import screens
from handlers.ladder import open_steps, title_of
from handlers.ladder_view import CameIn
from handlers.notices import tell
from handlers.office import Office
from knowledge.rules.mail import number_in
from knowledge.rules.privacy import veil
from knowledge.rules.ticket import Event, Status
from storage import escalations, history, messages, tickets, work
from storage.escalations import Escalation
from storage.mail import Attachment, MailIn, MailKind, MailOut
from storage.messages import MessageRole
from storage.outbox import Priority
from storage.tickets import Ticket

LONGEST_SEARCHED: Final = 20_000  # characters in which a number is looked for


async def is_wanted(desk: Desk, mail: MailOut) -> bool:
    """Tell whether a mail still has to go out: its ticket, which nobody else changes now, has not come back down."""
    step, ticket = await _of(desk, mail.escalation_id)
    return step is not None and step.ended_at is None and ticket is not None and ticket.status != Status.CLOSED


async def sent(desk: Desk, mail: MailOut) -> None:
    """Note that a mail is out; with the first of a step, the ticket is there, and its requester hears so."""
    step, ticket = await _of(desk, mail.escalation_id)
    if step is None or ticket is None:
        return
    is_first = await escalations.arrive(desk.tx, step.id)
    if is_first:
        await tell_away(desk, ticket, step)
    await _note(desk, ticket, "note-mail-sent", tier=_title(desk, ticket, step))
    await card.refresh(desk, ticket.id)


async def tell_away(desk: Desk, ticket: Ticket, step: Escalation) -> None:
    """Tell a ticket's requester, once, who has it now."""
    title = title_of(desk, ticket, step.tier)
    await tell(desk, ticket, lambda say: screens.told_away(say, number=ticket.id, tier=title.spoken(say.language)))


async def is_late(desk: Desk, mail: MailOut, *, reason: str, is_told: bool) -> None:
    """Let the card say that a mail is not out yet and is tried again, and staff hear it where they are told."""
    step, ticket = await _of(desk, mail.escalation_id)
    if step is not None and ticket is not None:
        tier = _title(desk, ticket, step)
        screen = screens.mail_late(desk.office.own, number=ticket.id, tier=tier, reason=reason)
        if is_told:
            await card.tell(desk, ticket, screen)
        await card.refresh(desk, ticket.id)


async def given_up(desk: Desk, mail: MailOut, *, reason: str) -> None:
    """Let staff hear that a mail was given up, and how to try it again."""
    step, ticket = await _of(desk, mail.escalation_id)
    if step is None or ticket is None:
        return
    tier = _title(desk, ticket, step)
    await _note(desk, ticket, "note-mail-dead", tier=tier, reason=reason)
    screen = screens.mail_dead(desk.office.own, ticket.id, step.id, tier=tier, reason=reason)
    await card.tell(desk, ticket, screen)
    await card.refresh(desk, ticket.id)


async def heard(desk: Desk, step: Escalation, came: MailIn, files: Sequence[Attachment], *, size: int) -> None:
    """Hand a mail that came in to the ticket's staff; ``size`` is that of one too large to be read, in bytes."""
    _, ticket = await _of(desk, step.id)
    if ticket is None:
        return
    tier = _title(desk, ticket, step)
    if came.kind == MailKind.ANSWER:
        await escalations.hear(desk.tx, step.id)
        await history.write(desk.tx, ticket.id, Event.HEARD, actor_id=None, text=tier)
    else:
        await _note(desk, ticket, f"note-mail-{came.kind}", tier=tier)
    there = await tickets.get(desk.tx, await work.survivor(desk.tx, ticket.id)) or ticket
    is_open = step.ended_at is None and there.status != Status.CLOSED
    said = veil(came.text or "")
    shown = CameIn(
        mail_id=came.id,
        kind=came.kind,
        sender=came.sender or "",
        text=said.text,
        number=(came.number or "") if is_open and came.number != step.number else "",
        left_out=tuple(came.left_out),
        size=size,
        is_open=is_open,
    )
    screen = screens.came(desk.office.own, shown, number=there.id, tier=tier)
    await card.tell(desk, there, screen, secrets=said.secrets)
    for file in files:
        await _send(desk, there, file)
    await card.refresh(desk, there.id)


async def remind(desk: Desk) -> int:
    """Remind staff of the answers that are missing for too long, each once a while, and return of how many."""
    count = 0
    for step in await escalations.take_due(desk.tx, every=desk.office.remind_outside_every):
        _, ticket = await _of(desk, step.id)
        if ticket is None or step not in await open_steps(desk, ticket):
            continue
        count += 1
        since = step.waits_since or desk.tx.now
        tier = _title(desk, ticket, step)
        screen = screens.unanswered(desk.office.own, number=ticket.id, tier=tier, since=since)
        await card.tell(desk, ticket, screen)
    return count


async def oldest_wait(desk: Desk) -> datetime | None:
    """Return since when an answer from outside may have come: the oldest step out there; None without one."""
    return await escalations.oldest_outside(desk.tx)


def number_of(step: Escalation, text: str) -> str:
    """Return the number that a mail says the ticket has there; empty when it says none."""
    return number_in(text[:LONGEST_SEARCHED], own=step.ticket_id)


def nameless(office: Office, number: int) -> str:
    """Return what a file is called that came without a name."""
    return office.own.plain("mail-file-nameless", number=number)


async def _of(desk: Desk, escalation_id: int) -> tuple[Escalation | None, Ticket | None]:
    """Return a step and its ticket, about to change."""
    step = await escalations.get(desk.tx, escalation_id)
    ticket = await tickets.get(desk.tx, step.ticket_id, will_change=True) if step else None
    return await escalations.get(desk.tx, escalation_id), ticket


def _title(desk: Desk, ticket: Ticket, step: Escalation) -> str:
    return title_of(desk, ticket, step.tier).spoken(desk.office.language)


async def _note(desk: Desk, ticket: Ticket, key: str, **values: str) -> None:
    text = desk.office.own.plain(key, **values)
    await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=None, is_internal=True, text=text)


async def _send(desk: Desk, ticket: Ticket, file: Attachment) -> None:
    place = await card.place_of(desk, ticket)
    ref = await messages.note(desk.tx, ticket.id, chat_id=place.chat_id, role=MessageRole.NOTICE)
    await desk.call(
        "sendDocument",
        {"chat_id": place.chat_id, "document": {"stored": file.sha256, "name": file.name}},
        chat_id=place.chat_id,
        priority=Priority.ALERT,
        message_ref=ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
    )
