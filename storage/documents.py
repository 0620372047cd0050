"""Files that people sent for a slot; "received" only when the bytes are stored and hashed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, exists, func, insert, select, update

from storage.tables import documents, drafts
from storage.transaction import Transaction, Wake

PAGES = "pages"  # the content of a document that is joined here out of the pages of its slot
UNPLACED = ""  # the slot of a file that still waits for its sender to say what it is for


class DocumentState(StrEnum):
    """What is known of a file."""

    WAITING = "waiting"  # nobody said yet which slot it is for: not fetched
    FETCHING = "fetching"
    RECEIVED = "received"
    HELD = "held"  # stored, and better not opened: ``reason`` says why. It fills its slot, and staff are told
    REFUSED = "refused"
    REPLACED = "replaced"


FILLING = (DocumentState.FETCHING, DocumentState.RECEIVED, DocumentState.HELD)
STANDING = (DocumentState.RECEIVED, DocumentState.HELD)  # a ticket's own


@dataclass(frozen=True, slots=True)
class Document:
    """A file for a slot, or one page of it.

    Attributes:
        content: ``document`` or ``photo``, as Telegram sends it again; `PAGES` for one that is joined here out of
            `pages_of` it and has no ``file_id``.
        is_picture: Whether its sender's app calls it one.
        page: 1, 2, ... for a page, 0 for a document that is whole.
        part_of: The joined document that this page went into.
        album: Telegram's name for files that were sent together.
        message_id: The sender's message that holds it.
        claimed_name: The sender's word.
        message_ref: The message that tells its sender how it stands.
    """

    id: int
    person_id: int
    draft_id: int
    ticket_id: int | None
    slot: str
    file_id: str
    content: str
    is_picture: bool
    page: int
    part_of: int | None
    album: str | None
    message_id: int | None
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
    is_picture: bool = False,
    page: int = 0,
    album: str | None = None,
    message_id: int | None = None,
    size: int | None = None,
    message_ref: int | None = None,
) -> int:
    """Write down that a file came: to be fetched, or, for the slot `UNPLACED`, to wait for its place.

    ``size`` is the sender's word until the bytes are there.
    """
    values = {
        "person_id": person_id,
        "draft_id": draft_id,
        "slot": slot,
        "file_id": file_id,
        "content": content,
        "is_picture": is_picture,
        "page": page,
        "album": album,
        "message_id": message_id,
        "size": size,
        "message_ref": message_ref,
        "claimed_name": claimed_name,
        "state": DocumentState.WAITING if slot == UNPLACED else DocumentState.FETCHING,
        "created_at": tx.now,
        "due_at": tx.now,
    }
    tx.wakes.add(Wake.FETCH)
    result = await tx.connection.execute(insert(documents).values(values).returning(documents.c.id))
    return int(result.scalar_one())


async def place(tx: Transaction, document_id: int, *, slot: str, page: int = 0) -> None:
    """Give a file that waited its slot, and have it fetched."""
    tx.wakes.add(Wake.FETCH)
    await _change(tx, document_id, slot=slot, page=page, state=DocumentState.FETCHING, due_at=tx.now)


async def number(tx: Transaction, document_id: int, *, page: int) -> None:
    """Make a file the page of its slot with this number, 1 being the first; 0 makes it whole."""
    await _change(tx, document_id, page=page)


async def join(tx: Transaction, first: Document, *, claimed_name: str) -> int:
    """Have the pages of a page's slot joined into one document, and return its id.

    It is ``FETCHING`` with the content `PAGES` until somebody calls `receive` with the hash of what was joined.
    """
    values = {
        "person_id": first.person_id,
        "draft_id": first.draft_id,
        "slot": first.slot,
        "file_id": "",
        "content": PAGES,
        "claimed_name": claimed_name,
        "state": DocumentState.FETCHING,
        "created_at": tx.now,
        "due_at": tx.now,
    }
    joined = int((await tx.connection.execute(insert(documents).values(values).returning(documents.c.id))).scalar_one())
    pages = _in_slot(first.draft_id, first.slot) & (documents.c.page > 0) & documents.c.state.in_(FILLING)
    await tx.connection.execute(update(documents).where(pages, documents.c.part_of.is_(None)).values(part_of=joined))
    tx.wakes.add(Wake.FETCH)
    return joined


async def part(tx: Transaction, joined_id: int) -> None:
    """Take a joined document apart again, so that a page can be added."""
    await tx.connection.execute(update(documents).where(documents.c.part_of == joined_id).values(part_of=None))
    await _change(tx, joined_id, state=DocumentState.REPLACED)


async def pages_of(tx: Transaction, joined_id: int) -> list[Document]:
    """Return the pages that a joined document is made of, in order; one that is still `FETCHING` has to be waited for.

    A page that was refused meanwhile is not among them.
    """
    query = (
        select(*_COLUMNS)
        .where(documents.c.part_of == joined_id, documents.c.state.in_(FILLING))
        .order_by(documents.c.page, documents.c.id)
    )
    return [_document(row) for row in await tx.connection.execute(query)]


async def due(tx: Transaction, *, limit: int) -> list[Document]:
    """Return files whose bytes are to be fetched, or whose pages are to be joined, now."""
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
    """Return the documents that fill the slots of a draft, by slot: of loose pages, the first one."""
    found: dict[str, Document] = {}
    for document in await files_of(tx, draft_id):
        is_whole = document.state in FILLING and document.part_of is None and document.slot != UNPLACED
        if is_whole and (document.slot not in found or found[document.slot].page > document.page):
            found[document.slot] = document
    return found


async def files_of(tx: Transaction, draft_id: int) -> list[Document]:
    """Return all files of a draft but those that another one replaced, in the order they came."""
    query = (
        select(*_COLUMNS)
        .where(documents.c.draft_id == draft_id, documents.c.state != DocumentState.REPLACED)
        .order_by(documents.c.id)
    )
    return [_document(row) for row in await tx.connection.execute(query)]


async def of_ticket(tx: Transaction, ticket_id: int) -> list[Document]:
    """Return a ticket's documents in the order they came, without the pages that were joined."""
    query = (
        select(*_COLUMNS)
        .where(documents.c.ticket_id == ticket_id, documents.c.part_of.is_(None))
        .order_by(documents.c.id)
    )
    return [_document(row) for row in await tx.connection.execute(query)]


async def receive(tx: Transaction, document_id: int, *, sha256: str, size: int) -> None:
    """Note that a file's bytes are stored."""
    await _change(tx, document_id, state=DocumentState.RECEIVED, sha256=sha256, size=size)


async def hold(tx: Transaction, document_id: int, *, reason: str, sha256: str, size: int) -> None:
    """Note that a file's bytes are stored but better not opened, and why (a text key, at most 40 characters)."""
    await _change(tx, document_id, state=DocumentState.HELD, reason=reason, sha256=sha256, size=size)


async def refuse(tx: Transaction, document_id: int, *, reason: str) -> None:
    """Note that a file cannot fill its slot, and why (a text key, at most 40 characters)."""
    await _change(tx, document_id, state=DocumentState.REFUSED, reason=reason)


async def postpone(tx: Transaction, document_id: int, *, until: datetime) -> None:
    """Try to fetch a file again later."""
    change = update(documents).where(documents.c.id == document_id)
    await tx.connection.execute(change.values(attempts=documents.c.attempts + 1, due_at=until))


async def drop(tx: Transaction, document_id: int) -> None:
    """Leave one file out."""
    await _change(tx, document_id, state=DocumentState.REPLACED)


async def discard(tx: Transaction, draft_id: int, *, slot: str) -> None:
    """Empty a slot of a draft."""
    await tx.connection.execute(update(documents).where(_in_slot(draft_id, slot)).values(state=DocumentState.REPLACED))


async def keep_only(tx: Transaction, draft_id: int, *, slots: Collection[str]) -> None:
    """Empty every slot of a draft but these."""
    others = (documents.c.draft_id == draft_id) & documents.c.slot.not_in(slots)
    await tx.connection.execute(update(documents).where(others).values(state=DocumentState.REPLACED))


async def attach(tx: Transaction, draft_id: int, *, ticket_id: int) -> None:
    """Hand a draft's received documents, the held ones and the pages with them, to the ticket that it became."""
    of = (documents.c.draft_id == draft_id) & documents.c.state.in_(STANDING)
    await tx.connection.execute(update(documents).where(of).values(ticket_id=ticket_id))


async def forget_draft(tx: Transaction, draft_id: int) -> set[str]:
    """Delete the documents of a draft that became no ticket; return the hashes that no other document has."""
    of = (documents.c.draft_id == draft_id) & documents.c.ticket_id.is_(None)
    gone = await tx.connection.execute(delete(documents).where(of).returning(documents.c.sha256))
    hashes = {sha256 for sha256 in gone.scalars() if sha256 is not None}
    kept = await tx.connection.execute(select(documents.c.sha256).where(documents.c.sha256.in_(hashes)))
    return hashes - set(kept.scalars())


async def forget_orphans(tx: Transaction, *, before: datetime, limit: int) -> set[str]:
    """Delete files that came before, belong to no ticket, and whose draft is gone; return the hashes nobody has now."""
    has_draft = exists().where(drafts.c.id == documents.c.draft_id)
    query = select(documents.c.draft_id).where(documents.c.ticket_id.is_(None), documents.c.created_at < before)
    # The pages of a ticket's document are the ticket's, too.
    of_ticket = documents.alias("of_ticket")
    has_ticket = exists().where(of_ticket.c.draft_id == documents.c.draft_id, of_ticket.c.ticket_id.is_not(None))
    found = await tx.connection.execute(query.where(~has_draft, ~has_ticket).distinct().limit(limit))
    gone: set[str] = set()
    for draft_id in found.scalars().all():
        gone |= await forget_draft(tx, draft_id)
    return gone


async def is_fetching(tx: Transaction) -> bool:
    """Tell whether any file is on its way: its bytes may be stored already and its row not know it yet."""
    query = select(func.count()).select_from(documents).where(documents.c.state == DocumentState.FETCHING)
    return bool((await tx.connection.execute(query)).scalar_one())


def _in_slot(draft_id: int, slot: str) -> ColumnElement[bool]:
    return (documents.c.draft_id == draft_id) & (documents.c.slot == slot)


async def _change(tx: Transaction, document_id: int, **values: str | int | datetime) -> None:
    await tx.connection.execute(update(documents).where(documents.c.id == document_id).values(**values))


def _document(row: object) -> Document:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name
    return Document(**{**values, "state": DocumentState(values["state"])})
