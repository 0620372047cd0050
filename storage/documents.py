"""Files that people sent for a slot; "received" only when the bytes are stored and hashed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update

from storage.tables import documents
from storage.transaction import Transaction, Wake


class DocumentState(StrEnum):
    """What is known of a file."""

    FETCHING = "fetching"
    RECEIVED = "received"
    REFUSED = "refused"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Document:
    """A file for a slot. ``content`` is ``document`` or ``photo``; ``claimed_name`` is the sender's word.

    ``message_ref`` is the message that tells its sender how it stands.
    """

    id: int
    person_id: int
    draft_id: int
    ticket_id: int | None
    slot: str
    file_id: str
    content: str
    claimed_name: str
    state: DocumentState
    reason: str | None
    sha256: str | None
    size: int | None
    attempts: int
    message_ref: int | None


_COLUMNS = [documents.c[name] for name in Document.__dataclass_fields__]


async def expect(
    tx: Transaction,
    person_id: int,
    *,
    draft_id: int,
    slot: str,
    file_id: str,
    content: str,
    claimed_name: str,
    message_ref: int,
) -> int:
    """Write down that a file is to be fetched for a slot; one that filled it before gives way."""
    before = (documents.c.draft_id == draft_id) & (documents.c.slot == slot)
    await tx.connection.execute(update(documents).where(before).values(state=DocumentState.REPLACED))
    values = {
        "person_id": person_id,
        "draft_id": draft_id,
        "slot": slot,
        "file_id": file_id,
        "content": content,
        "claimed_name": claimed_name,
        "message_ref": message_ref,
        "state": DocumentState.FETCHING,
        "created_at": tx.now,
        "due_at": tx.now,
    }
    tx.wakes.add(Wake.FETCH)
    result = await tx.connection.execute(insert(documents).values(values).returning(documents.c.id))
    return int(result.scalar_one())


async def due(tx: Transaction, *, limit: int) -> list[Document]:
    """Return files whose bytes are to be fetched now."""
    query = (
        select(*_COLUMNS)
        .where(documents.c.state == DocumentState.FETCHING, documents.c.due_at <= tx.now)
        .order_by(documents.c.due_at)
        .limit(limit)
    )
    return [_document(row) for row in await tx.connection.execute(query)]


async def get(tx: Transaction, document_id: int) -> Document | None:
    """Return a document by its id."""
    row = (await tx.connection.execute(select(*_COLUMNS).where(documents.c.id == document_id))).one_or_none()
    return _document(row) if row else None


async def of_draft(tx: Transaction, draft_id: int) -> dict[str, Document]:
    """Return the documents that fill the slots of a draft, by slot."""
    query = select(*_COLUMNS).where(
        documents.c.draft_id == draft_id,
        documents.c.state.in_([DocumentState.FETCHING, DocumentState.RECEIVED]),
    )
    return {row.slot: _document(row) for row in await tx.connection.execute(query)}


async def of_ticket(tx: Transaction, ticket_id: int) -> list[Document]:
    """Return a ticket's documents in the order they came."""
    query = select(*_COLUMNS).where(documents.c.ticket_id == ticket_id).order_by(documents.c.id)
    return [_document(row) for row in await tx.connection.execute(query)]


async def receive(tx: Transaction, document_id: int, *, sha256: str, size: int) -> None:
    """Note that a file's bytes are stored."""
    await _change(tx, document_id, state=DocumentState.RECEIVED, sha256=sha256, size=size)


async def refuse(tx: Transaction, document_id: int, *, reason: str) -> None:
    """Note that a file cannot fill its slot, and why."""
    await _change(tx, document_id, state=DocumentState.REFUSED, reason=reason)


async def postpone(tx: Transaction, document_id: int, *, until: datetime) -> None:
    """Try to fetch a file again later."""
    change = update(documents).where(documents.c.id == document_id)
    await tx.connection.execute(change.values(attempts=documents.c.attempts + 1, due_at=until))


async def discard(tx: Transaction, draft_id: int, *, slot: str) -> None:
    """Empty a slot of a draft."""
    filled = (documents.c.draft_id == draft_id) & (documents.c.slot == slot)
    await tx.connection.execute(update(documents).where(filled).values(state=DocumentState.REPLACED))


async def keep_only(tx: Transaction, draft_id: int, *, slots: Collection[str]) -> None:
    """Empty every slot of a draft but these."""
    others = (documents.c.draft_id == draft_id) & documents.c.slot.not_in(slots)
    await tx.connection.execute(update(documents).where(others).values(state=DocumentState.REPLACED))


async def attach(tx: Transaction, draft_id: int, *, ticket_id: int) -> None:
    """Hand a draft's received documents to the ticket that it became."""
    of = (documents.c.draft_id == draft_id) & (documents.c.state == DocumentState.RECEIVED)
    await tx.connection.execute(update(documents).where(of).values(ticket_id=ticket_id))


async def _change(tx: Transaction, document_id: int, **values: str | int) -> None:
    await tx.connection.execute(update(documents).where(documents.c.id == document_id).values(**values))


def _document(row: object) -> Document:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name
    return Document(**{**values, "state": DocumentState(values["state"])})
