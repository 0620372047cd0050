"""What nobody can reach any more and was kept all the same: files that others took the place of, words never handed on.

Each function takes a moment and lets go of what is older; the caller decides how old that is. It is safe to call them
again, and in any order.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, delete, exists, select, update

from storage.documents import STANDING, DocumentState
from storage.drafts import Purpose
from storage.tables import documents, drafts
from storage.transaction import Transaction

WORDS = (Purpose.REOPEN, Purpose.CONTINUE, Purpose.PROMPT)
"""Conversations that hold words which were never handed on, or the wish to write some."""


async def forget_replaced(tx: Transaction, *, before: datetime, limit: int) -> set[str]:
    """Let go of a ticket's files that another file took the place of, before then; return the hashes nobody has now.

    Those are files replaced or left out before the request was sent, pages that were joined into one document, and
    documents that were sent once more since: of the latter the row stays, with what staff said of it, and its bytes go.
    """
    hashes = await _unsent(tx, before, limit) | await _superseded(tx, before, limit) | await _pages(tx, before, limit)
    kept = await tx.connection.execute(select(documents.c.sha256).where(documents.c.sha256.in_(hashes)))
    return hashes - set(kept.scalars())


async def forget_words(tx: Transaction, *, before: datetime, purposes: Collection[Purpose] = WORDS) -> int:
    """Let go of words that waited since before then for their writer to say where they go; return of how many."""
    old = drafts.c.purpose.in_(purposes) & (drafts.c.updated_at < before)
    return len((await tx.connection.execute(delete(drafts).where(old).returning(drafts.c.id))).all())


async def _unsent(tx: Transaction, before: datetime, limit: int) -> set[str]:
    """Delete files of a form that became a ticket without them."""
    sent = documents.alias("sent")
    became_ticket = exists().where(sent.c.draft_id == documents.c.draft_id, sent.c.ticket_id.is_not(None))
    has_draft = exists().where(drafts.c.id == documents.c.draft_id)
    old = and_(documents.c.ticket_id.is_(None), documents.c.created_at < before, became_ticket, ~has_draft)
    return await _delete(tx, select(documents.c.id).where(old).limit(limit))


async def _pages(tx: Transaction, before: datetime, limit: int) -> set[str]:
    """Delete the pages of documents that staff have as one."""
    whole = documents.alias("whole")
    is_joined = exists().where(whole.c.id == documents.c.part_of, whole.c.ticket_id.is_not(None))
    old = and_(documents.c.created_at < before, is_joined)
    return await _delete(tx, select(documents.c.id).where(old).limit(limit))


async def _superseded(tx: Transaction, before: datetime, limit: int) -> set[str]:
    """Forget the bytes of documents in whose place a newer one stands; the same file is not fetched again either."""
    newer = documents.alias("newer")
    is_superseded = exists().where(
        newer.c.ticket_id == documents.c.ticket_id,
        newer.c.slot == documents.c.slot,
        newer.c.draft_id != documents.c.draft_id,
        newer.c.id > documents.c.id,
        newer.c.part_of.is_(None),
        newer.c.state.in_(STANDING),
        newer.c.created_at < before,
    )
    has_bytes = documents.c.sha256.is_not(None) & documents.c.part_of.is_(None)
    found = await tx.connection.execute(
        select(documents.c.id, documents.c.sha256).where(has_bytes, is_superseded).limit(limit)
    )
    gone = {row.id: row.sha256 for row in found}
    forget = update(documents).where(documents.c.id.in_(gone))
    await tx.connection.execute(forget.values(state=DocumentState.REPLACED, sha256=None, file_id=""))
    return set(gone.values())


async def _delete(tx: Transaction, ids: object) -> set[str]:
    gone = delete(documents).where(documents.c.id.in_(ids)).returning(documents.c.sha256)  # type: ignore[arg-type]
    return {sha256 for sha256 in (await tx.connection.execute(gone)).scalars() if sha256 is not None}
