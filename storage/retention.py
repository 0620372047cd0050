"""What is kept too long: questions that nobody needs for a ticket, what closed tickets needed, drafts that are over.

Each function takes a moment and lets go of what is older, at most ``limit`` rows; it is safe to call them again.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Select, delete, exists, func, or_, select, update

from knowledge.rules.ticket import Status
from storage.learning import DraftState
from storage.mail import MailState
from storage.tables import (
    escalations,
    held,
    learnings,
    mail_in,
    mail_in_files,
    mail_out,
    mail_out_files,
    media,
    merges,
    messages,
    metadata,
    questions,
    tickets,
    veiled,
)
from storage.transaction import Transaction


async def forget_questions(tx: Transaction, *, before: datetime, limit: int) -> int:
    """Delete questions asked before then that no ticket began with, at most ``limit``, and return how many."""
    began_ticket = exists().where(tickets.c.question_id == questions.c.id)
    old = (
        select(questions.c.id).where(questions.c.asked_at < before, ~began_ticket).order_by(questions.c.id).limit(limit)
    )
    return await _gone(tx, delete(questions).where(questions.c.id.in_(old)))


async def forget_media(tx: Transaction, *, before: datetime, limit: int) -> int:
    """Delete which files were repeated for tickets closed before then, and return how many; the messages stay."""
    found = select(media.c.message_ref).join(messages, messages.c.id == media.c.message_ref)
    old = found.where(messages.c.ticket_id.in_(_over(before))).limit(limit)
    return await _gone(tx, delete(media).where(media.c.message_ref.in_(old)))


async def forget_veiled(tx: Transaction, *, before: datetime, limit: int) -> int:
    """Delete the numbers and passwords behind messages of tickets closed before then, and return of how many."""
    old = select(veiled.c.mirror_ref).where(veiled.c.ticket_id.in_(_over(before))).limit(limit)
    return await _gone(tx, delete(veiled).where(veiled.c.mirror_ref.in_(old)))


async def forget_held(tx: Transaction, *, before: datetime, limit: int) -> int:
    """Delete messages that were held back from groups, of tickets closed before then, and return how many.

    One of no ticket goes with its age, unless its writer has an open ticket: there it can be shown still.
    """
    has_open = exists().where(tickets.c.requester_id == held.c.person_id, tickets.c.status != Status.CLOSED)
    is_alone = held.c.ticket_id.is_(None) & (held.c.at < before) & ~has_open
    old = select(held.c.id).where(or_(held.c.ticket_id.in_(_over(before)), is_alone)).limit(limit)
    return await _gone(tx, delete(held).where(held.c.id.in_(old)))


async def forget_learnings(tx: Transaction, *, before: datetime, limit: int) -> int:
    """Delete drafts of answers that were saved or thrown away before then, and return how many.

    What was saved is in the answer and its history.
    """
    is_over = (learnings.c.state != DraftState.OPEN) & (learnings.c.ended_at < before)
    old = select(learnings.c.id).where(is_over).order_by(learnings.c.id).limit(limit)
    return await _gone(tx, delete(learnings).where(learnings.c.id.in_(old)))


async def forget_mail(tx: Transaction, *, before: datetime, limit: int) -> tuple[int, set[str]]:
    """Forget what the e-mails of tickets closed before then said, and what came with them.

    Of each stays that there was one, by its id: a late answer still finds its ticket, and nothing comes in twice.

    Returns:
        Of how many mails, and the hashes of files that nobody has now.
    """
    steps = select(escalations.c.id).where(escalations.c.ticket_id.in_(_over(before)))
    is_settled = mail_out.c.state != MailState.WAITING
    said = mail_out.c.escalation_id.in_(steps) & is_settled & (mail_out.c.body != "")
    sent = await _ids(tx, select(mail_out.c.id).where(said).limit(limit))
    told = func.coalesce(mail_in.c.text, mail_in.c.subject, mail_in.c.sender).is_not(None)
    came = await _ids(tx, select(mail_in.c.id).where(mail_in.c.escalation_id.in_(steps), told).limit(limit))
    of_sent, of_came = mail_out_files.c.mail_id.in_(sent), mail_in_files.c.mail_id.in_(came)
    gone = delete(mail_out_files).where(of_sent).returning(mail_out_files.c.sha256)
    hashes = set((await tx.connection.execute(gone)).scalars())
    gone = delete(mail_in_files).where(of_came).returning(mail_in_files.c.sha256)
    hashes |= set((await tx.connection.execute(gone)).scalars())
    wordless: dict[str, Any] = {"subject": "", "body": ""}
    await tx.connection.execute(update(mail_out).where(mail_out.c.id.in_(sent)).values(wordless))
    wordless = {"sender": None, "subject": None, "text": None, "left_out": []}
    await tx.connection.execute(update(mail_in).where(mail_in.c.id.in_(came)).values(wordless))
    return len(sent) + len(came), await _needless(tx, hashes)


def _over(before: datetime) -> Select[int]:
    """Return the query for tickets closed before then that do not go on in one which is open, or closed since."""
    later = tickets.alias("later")
    goes_on = (
        exists()
        .where(merges.c.ticket_id == tickets.c.id, merges.c.into_id == later.c.id)
        .where(or_(later.c.status != Status.CLOSED, later.c.closed_at >= before))
    )
    return select(tickets.c.id).where(tickets.c.status == Status.CLOSED, tickets.c.closed_at < before, ~goes_on)


async def _needless(tx: Transaction, hashes: Collection[str]) -> set[str]:
    """Return those of these hashes that no row names any more, whatever it is."""
    left = set(hashes)
    for table in metadata.tables.values():
        if left and "sha256" in table.c:
            kept = select(table.c.sha256).where(table.c.sha256.in_(left))
            left -= set((await tx.connection.execute(kept)).scalars())
    return left


async def _ids(tx: Transaction, query: Select[int]) -> list[int]:
    return list((await tx.connection.execute(query)).scalars())


async def _gone(tx: Transaction, query: Delete) -> int:
    return (await tx.connection.execute(query)).rowcount
