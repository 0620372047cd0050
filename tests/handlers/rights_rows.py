"""Rows of Siti's, as they are written for the tables of rights."""

from typing import Any

from sqlalchemy import Table, insert, update

from knowledge.rules.ticket import Decision, Event, Status
from storage import history, messages
from storage import tables as t
from storage import tickets as ticket_rows
from storage.documents import DocumentState
from storage.messages import MessageRole
from storage.transaction import Transaction
from tests.handlers.rights_people import CARDS, PLI, SITI

NPWP = "01.234.567.8-901.000"


async def row(tx: Transaction, table: Table, **values: Any) -> int:  # noqa: ANN401 - any column
    """Write a row and return its id."""
    key = next(iter(table.primary_key))
    return int((await tx.connection.execute(insert(table).values(**values).returning(key))).scalar_one())


async def ticket_of(tx: Transaction, *, number: int, service: str = "puspa", kind: str = "lainnya") -> int:
    ticket = await ticket_rows.open_ticket(
        tx, SITI, draft_id=5000 + number, service=service, kind=kind, unit="pli",
        answers={"uraian": f"NPWP saya {NPWP}"}, question_id=None, decision=Decision.NOT_NEEDED,
    )  # fmt: skip
    await history.write(tx, ticket.id, Event.OPENED, actor_id=SITI)
    card = MessageRole.CARD
    await messages.note(tx, ticket.id, chat_id=PLI, role=card, message_id=CARDS + ticket.id)
    going = update(t.tickets).where(t.tickets.c.id == ticket.id).values(status=Status.IN_PROGRESS)
    await tx.connection.execute(going)
    return ticket.id


async def paper_of(tx: Transaction, ticket_id: int | None, *, draft_id: int, slot: str, state: DocumentState) -> int:
    return await row(
        tx, t.documents, person_id=SITI, draft_id=draft_id, ticket_id=ticket_id, slot=slot, file_id="F",
        content="document", claimed_name="surat.pdf", state=state, sha256="0" * 64, size=9, created_at=tx.now,
        due_at=tx.now,
    )  # fmt: skip
