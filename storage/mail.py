"""E-mail: an outbox of its own, so that nothing is sent that was not written down, and what came in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert, select, update

from storage.dialect import upsert
from storage.tables import mail_in, mail_in_files, mail_out, mail_out_files, mailboxes
from storage.transaction import Transaction, Wake


class MailState(StrEnum):
    """What became of a mail that goes out."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"  # nobody needs it any more


class MailKind(StrEnum):
    """What a mail that came in is."""

    ANSWER = "answer"
    AUTOMATIC = "automatic"  # nobody wrote it: noted, and no answer
    BOUNCE = "bounce"  # what we sent did not arrive
    UNMATCHED = "unmatched"  # of no ticket: it lies unread in its folder
    BROKEN = "broken"  # it could not be read: it lies unread in its folder
    FOREIGN = "foreign"  # one that the desk sent itself


LEFT_THERE = (MailKind.UNMATCHED, MailKind.BROKEN)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the store, and the name it goes under; ``size`` is in bytes."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class MailOut:
    """A mail that goes out.

    Attributes:
        message_id: The same however often it is sent, in angle brackets.
        answers: Ids of the messages that it goes on with, oldest first, separated by spaces.
        address: Its name in the office's settings.
    """

    id: int
    escalation_id: int
    message_id: str
    answers: str | None
    address: str
    subject: str
    body: str
    state: MailState
    attempts: int
    reason: str | None
    by_id: int
    created_at: datetime
    due_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class MailIn:
    """A mail that came in, as far as staff get it; ``left_out`` are names of files that they did not get."""

    id: int
    escalation_id: int | None
    kind: MailKind
    message_id: str | None
    sender: str | None
    subject: str | None
    text: str | None
    number: str | None
    left_out: list[str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Mailbox:
    """How far a folder was read; with another ``validity`` the server's numbers begin anew."""

    validity: int
    last_uid: int


_OUT = [mail_out.c[name] for name in MailOut.__dataclass_fields__]
_IN = [mail_in.c[name] for name in MailIn.__dataclass_fields__]
_UNSENT = mail_out.c.state.in_((MailState.WAITING, MailState.DEAD))
# A mail whose forerunner was given up waits with it: a second part alone would mean nothing.
_HEADS = select(func.min(mail_out.c.id)).where(_UNSENT).group_by(mail_out.c.escalation_id)


async def put(
    tx: Transaction,
    escalation_id: int,
    *,
    message_id: str,
    answers: str,
    address: str,
    subject: str,
    body: str,
    by_id: int,
    files: Sequence[Attachment] = (),
) -> int:
    """Write a mail down, to be sent after those of the same step that were written before."""
    values = {
        "escalation_id": escalation_id,
        "message_id": message_id,
        "answers": answers or None,
        "address": address,
        "subject": subject,
        "body": body,
        "state": MailState.WAITING,
        "by_id": by_id,
        "created_at": tx.now,
        "due_at": tx.now,
    }
    made = await tx.connection.execute(insert(mail_out).values(values).returning(mail_out.c.id))
    mail_id = int(made.scalar_one())
    rows = [{"mail_id": mail_id, "sha256": file.sha256, "name": file.name, "size": file.size} for file in files]
    if rows:
        await tx.connection.execute(insert(mail_out_files), rows)
    tx.wakes.add(Wake.MAIL)
    return mail_id


async def heads(tx: Transaction, *, limit: int) -> list[MailOut]:
    """Return the mails that are due now: of each step the oldest that is not out yet."""
    due = (mail_out.c.state == MailState.WAITING) & (mail_out.c.due_at <= tx.now)
    query = select(*_OUT).where(due, mail_out.c.id.in_(_HEADS)).order_by(mail_out.c.due_at, mail_out.c.id).limit(limit)
    return [_mail(row) for row in await tx.connection.execute(query)]


async def next_due(tx: Transaction) -> datetime | None:
    """Return when a mail is due next, later than now; None when none is."""
    later = (mail_out.c.state == MailState.WAITING) & (mail_out.c.due_at > tx.now)
    due: datetime | None = (await tx.connection.execute(select(func.min(mail_out.c.due_at)).where(later))).scalar_one()
    return due


async def get(tx: Transaction, mail_id: int, *, will_change: bool = False) -> MailOut | None:
    """Return a mail as it is now; with ``will_change``, nobody else changes it until this transaction ends."""
    query = select(*_OUT).where(mail_out.c.id == mail_id)
    row = (await tx.connection.execute(query.with_for_update() if will_change else query)).one_or_none()
    return _mail(row) if row else None


async def of_step(tx: Transaction, escalation_id: int) -> list[MailOut]:
    """Return the mails of a step, oldest first."""
    query = select(*_OUT).where(mail_out.c.escalation_id == escalation_id).order_by(mail_out.c.id)
    return [_mail(row) for row in await tx.connection.execute(query)]


async def files_of(tx: Transaction, mail_id: int) -> list[Attachment]:
    """Return what is attached to a mail."""
    columns = [mail_out_files.c[name] for name in Attachment.__dataclass_fields__]
    query = select(*columns).where(mail_out_files.c.mail_id == mail_id).order_by(mail_out_files.c.id)
    return [Attachment(*row) for row in await tx.connection.execute(query)]


async def settle(tx: Transaction, mail_id: int) -> None:
    """Mark a mail as taken by the server."""
    await _change(tx, mail_id, state=MailState.SENT, reason=None, settled_at=tx.now)


async def postpone(tx: Transaction, mail_id: int, *, until: datetime, reason: str) -> None:
    """Try a mail again later."""
    await _change(tx, mail_id, attempts=mail_out.c.attempts + 1, due_at=until, reason=reason)


async def bury(tx: Transaction, mail_id: int, *, reason: str) -> None:
    """Give a mail up, with the reason that staff see, until they let it be tried again."""
    await _change(tx, mail_id, state=MailState.DEAD, reason=reason, settled_at=tx.now)


async def drop(tx: Transaction, escalation_id: int) -> None:
    """Let go of what is not out yet of a step."""
    of = (mail_out.c.escalation_id == escalation_id) & _UNSENT
    await tx.connection.execute(update(mail_out).where(of).values(state=MailState.DROPPED, settled_at=tx.now))


async def revive(tx: Transaction, escalation_id: int) -> bool:
    """Let what was given up of a step wait again; False when nothing was."""
    dead = (mail_out.c.escalation_id == escalation_id) & (mail_out.c.state == MailState.DEAD)
    values = {"state": MailState.WAITING, "attempts": 0, "due_at": tx.now, "created_at": tx.now, "settled_at": None}
    made = await tx.connection.execute(update(mail_out).where(dead).values(values))
    tx.wakes.add(Wake.MAIL)
    return made.rowcount > 0


async def step_of(tx: Transaction, message_ids: Collection[str]) -> int | None:
    """Return the id of the newest step that one of these messages of ours belongs to."""
    query = select(mail_out.c.escalation_id).where(mail_out.c.message_id.in_(message_ids))
    return (await tx.connection.execute(query.order_by(mail_out.c.id.desc()).limit(1))).scalar_one_or_none()


async def is_known(tx: Transaction, keys: Collection[str]) -> set[str]:
    """Return which of these keys came in already."""
    return set((await tx.connection.execute(select(mail_in.c.key).where(mail_in.c.key.in_(keys)))).scalars())


async def take(
    tx: Transaction,
    key: str,
    *,
    kind: MailKind,
    escalation_id: int | None = None,
    message_id: str = "",
    sender: str = "",
    subject: str = "",
    text: str = "",
    number: str = "",
    left_out: Sequence[str] = (),
    reason: str = "",
    files: Sequence[Attachment] = (),
) -> MailIn | None:
    """Write down a mail that came in; None when it is known by its key already."""
    values = {
        "key": key,
        "escalation_id": escalation_id,
        "kind": kind,
        "message_id": message_id or None,
        "sender": sender or None,
        "subject": subject or None,
        "text": text or None,
        "number": number or None,
        "left_out": list(left_out),
        "reason": reason or None,
        "at": tx.now,
    }
    made = upsert(tx, mail_in).values(values).on_conflict_do_nothing().returning(*_IN)
    row = (await tx.connection.execute(made)).one_or_none()
    if row is None:
        return None
    rows = [{"mail_id": row.id, "sha256": file.sha256, "name": file.name} for file in files]
    if rows:
        await tx.connection.execute(insert(mail_in_files), rows)
    return _came(row)


async def came(tx: Transaction, mail_id: int) -> MailIn | None:
    """Return a mail that came in, by its id."""
    row = (await tx.connection.execute(select(*_IN).where(mail_in.c.id == mail_id))).one_or_none()
    return _came(row) if row else None


async def answers_to(tx: Transaction, escalation_id: int) -> list[MailIn]:
    """Return what came in for a step, oldest first."""
    query = select(*_IN).where(mail_in.c.escalation_id == escalation_id).order_by(mail_in.c.id)
    return [_came(row) for row in await tx.connection.execute(query)]


async def count_left(tx: Transaction) -> int:
    """Return how many mails came in that belong to no ticket or could not be read."""
    query = select(func.count()).select_from(mail_in).where(mail_in.c.kind.in_(LEFT_THERE))
    return int((await tx.connection.execute(query)).scalar_one())


async def mailbox(tx: Transaction, name: str) -> Mailbox | None:
    """Return how far a folder was read; None for one that never was."""
    query = select(mailboxes.c.validity, mailboxes.c.last_uid).where(mailboxes.c.name == name)
    row = (await tx.connection.execute(query)).one_or_none()
    return Mailbox(*row) if row else None


async def read_to(tx: Transaction, name: str, place: Mailbox) -> None:
    """Write down how far a folder was read."""
    values = {"name": name, "validity": place.validity, "last_uid": place.last_uid, "read_at": tx.now}
    query = upsert(tx, mailboxes).values(values)
    await tx.connection.execute(query.on_conflict_do_update(index_elements=[mailboxes.c.name], set_=values))


async def _change(tx: Transaction, mail_id: int, **values: Any) -> None:  # noqa: ANN401 - a row's own values
    await tx.connection.execute(update(mail_out).where(mail_out.c.id == mail_id).values(**values))


def _mail(row: Any) -> MailOut:  # noqa: ANN401 - a row of just these columns
    return MailOut(**{**row._mapping, "state": MailState(row.state)})  # noqa: SLF001 - SQLAlchemy's public name


def _came(row: Any) -> MailIn:  # noqa: ANN401 - a row of just these columns
    return MailIn(**{**row._mapping, "kind": MailKind(row.kind)})  # noqa: SLF001 - SQLAlchemy's public name
