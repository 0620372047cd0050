"""A desk with something of everything in it, and a look at every row, for the tests of backup and restore."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, select

from storage.aside import open_aside
from storage.database import Database
from storage.files import FileStore
from storage.tables import documents, drafts, history, inbox, messages, metadata, outbox, people, tickets
from storage.transaction import Transaction

NOW = datetime(2026, 3, 2, 1, 2, 3, 456789, tzinfo=UTC)
SITI = 7_000_000_001
Rows = dict[str, list[dict[str, Any]]]


def everything(url: str) -> Rows:
    """Every row of every table, in the order of the keys."""
    engine = open_aside(url, patience=5)
    with engine.connect() as connection:
        return {
            name: [dict(row) for row in connection.execute(_all(table)).mappings()]
            for name, table in sorted(metadata.tables.items())
        }


def _all(table: Table) -> Any:  # noqa: ANN401 - a select of whatever columns there are
    return select(table).order_by(*table.primary_key)


async def furnish(url: str, folder: Path, *, count: int = 3) -> list[str]:
    """Write ``count`` tickets with all that belongs to them; return the hashes of their documents."""
    database = Database(url)
    try:
        async with database.transaction() as tx:
            await tx.connection.execute(insert(people), _person())
        return [await open_ticket(database, folder, number) for number in range(1, count + 1)]
    finally:
        await database.close()


def _person() -> dict[str, Any]:
    name = "Siti \U0001f4ee \N{HEBREW LETTER ALEF} \"'\\ \n"
    return {"id": SITI, "name": name, "language": "id", "is_reachable": False, "first_seen_at": NOW}


async def open_ticket(database: Database, folder: Path, number: int) -> str:
    """Open ticket ``number`` and close the one before it, in one transaction; its document is stored first."""
    sha256 = await FileStore(folder).store(f"%PDF-1.4 {number}".encode() * 50)
    async with database.transaction() as tx:
        await _write_ticket(tx, number)
        await _write_mail(tx, number)
        await tx.connection.execute(insert(documents), _document(number, sha256))
        earlier = tickets.update().where(tickets.c.id == number - 1)
        await tx.connection.execute(earlier.values(status="closed", closed_at=NOW))
    return sha256


async def _write_ticket(tx: Transaction, number: int) -> None:
    draft = {"person_id": SITI, "chat_id": number, "purpose": "ticket", "state": {"n": number}, "updated_at": NOW}
    await tx.connection.execute(insert(drafts), {"id": number, **draft})
    ticket = {
        "id": number,
        "draft_id": number,
        "requester_id": SITI,
        "service": "puspa",
        "kind": "activation",
        "unit": "pli",
        "answers": {"a": ["\u0000", 2**53 + 1, 0.1, None, True], "teks": "Selamat pagi \u2705"},
        "status": "open",
        "decision": "none",
        "opened_at": NOW + timedelta(microseconds=number),
    }
    await tx.connection.execute(insert(tickets), ticket)
    event = {"ticket_id": number, "at": NOW, "actor_id": SITI, "event": "opened", "is_internal": False, "details": {}}
    await tx.connection.execute(insert(history), event)


async def _write_mail(tx: Transaction, number: int) -> None:
    update = {
        "bot_id": 1,
        "update_id": number,
        "lane": str(SITI),
        "body": '{"update_id": 1, "text": "\\u0000"}',
        "state": "waiting",
        "attempts": 0,
        "received_at": NOW,
    }
    await tx.connection.execute(insert(inbox), update)
    message = {"chat_id": SITI, "message_id": number, "ticket_id": number, "role": "card", "created_at": NOW}
    mirror = message | {"chat_id": -1, "mirror_of": number if number == 1 else number - 1}
    await tx.connection.execute(insert(messages), {"id": 2 * number - 1, **message})
    await tx.connection.execute(insert(messages), {"id": 2 * number, **mirror})
    row = {
        "lane": str(SITI),
        "chat_id": SITI,
        "method": "sendMessage",
        "payload": {"text": "ok", "n": number},
        "priority": 1,
        "message_ref": 2 * number,
        "state": "waiting",
        "attempts": 0,
        "created_at": NOW,
        "due_at": NOW,
    }
    await tx.connection.execute(insert(outbox), row)


def _document(number: int, sha256: str) -> dict[str, Any]:
    return {
        "person_id": SITI,
        "draft_id": number,
        "ticket_id": number,
        "slot": "letter",
        "file_id": f"file-{number}",
        "content": "document",
        "claimed_name": "../../surat.pdf",
        "state": "received",
        "sha256": sha256,
        "size": 1,
        "attempts": 0,
        "created_at": NOW,
        "due_at": NOW,
    }
