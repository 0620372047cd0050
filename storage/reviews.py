"""What staff said of documents."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, select, update

from storage.dialect import upsert
from storage.documents import DocumentState
from storage.tables import documents, reviews
from storage.transaction import Transaction


class Verdict(StrEnum):
    """What staff said of a document."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Review:
    """Staff's word on one document. ``reason`` is empty for an accepted one."""

    document_id: int
    ticket_id: int
    verdict: Verdict
    reason: str
    by_id: int
    at: datetime
    notice_ref: int | None
    told_at: datetime | None


_COLUMNS = [reviews.c[name] for name in Review.__dataclass_fields__]


async def of_ticket(tx: Transaction, ticket_id: int) -> dict[int, Review]:
    """Return what was said of a ticket's documents, by document."""
    rows = await tx.connection.execute(select(*_COLUMNS).where(reviews.c.ticket_id == ticket_id))
    return {row.document_id: _review(row) for row in rows}


async def write(
    tx: Transaction, document_id: int, *, ticket_id: int, verdict: Verdict, by_id: int, reason: str = ""
) -> None:
    """Write staff's word on a document, in place of an earlier one."""
    values = {"verdict": verdict, "reason": reason, "by_id": by_id, "at": tx.now, "notice_ref": None, "told_at": None}
    insert = upsert(tx, reviews).values(document_id=document_id, ticket_id=ticket_id, **values)
    await tx.connection.execute(insert.on_conflict_do_update(index_elements=["document_id"], set_=values))


async def forget(tx: Transaction, document_id: int) -> None:
    """Take staff's word on a document back: it is new again."""
    await tx.connection.execute(delete(reviews).where(reviews.c.document_id == document_id))


async def note_told(tx: Transaction, document_ids: Collection[int], *, notice_ref: int) -> None:
    """Write down which message told the requester of these documents."""
    change = update(reviews).where(reviews.c.document_id.in_(document_ids))
    await tx.connection.execute(change.values(notice_ref=notice_ref, told_at=tx.now))


async def release(tx: Transaction, document_id: int) -> None:
    """Let a held document through to its review."""
    held = (documents.c.id == document_id) & (documents.c.state == DocumentState.HELD)
    await tx.connection.execute(update(documents).where(held).values(state=DocumentState.RECEIVED))


def _review(row: object) -> Review:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name
    return Review(**{**values, "verdict": Verdict(values["verdict"])})
