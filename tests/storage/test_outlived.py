"""What nobody can reach any more goes in the end, and nothing else."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest_asyncio
from sqlalchemy import select

from knowledge.rules.ticket import Decision
from storage import documents, drafts, outlived, people, reviews, tickets
from storage.database import Database
from storage.drafts import Purpose
from storage.reviews import Verdict
from storage.tables import documents as document_table
from storage.tables import drafts as draft_table
from storage.transaction import Transaction

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
SITI = 7


class Clock:
    """A clock that is moved by hand."""

    now = NOW

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self.now


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with a clock that stands still."""
    clock = Clock()
    database = Database(database_url, clock=clock)
    database.by_hand = clock  # type: ignore[attr-defined]
    yield database
    await database.close()


def pass_days(database: Database, days: int) -> None:
    database.by_hand.now += timedelta(days=days)  # type: ignore[attr-defined]


async def file(tx: Transaction, draft_id: int, slot: str, content: str, *, page: int = 0) -> int:
    """Let a file arrive whose hash is made of this letter."""
    found = await documents.expect(
        tx, SITI, draft_id=draft_id, slot=slot, file_id=content, content="photo", claimed_name=content, page=page
    )
    await documents.receive(tx, found, sha256=content * 64, size=1)
    return found


async def send(tx: Transaction) -> tuple[int, int]:
    """Make a form with a replaced file, a document of two pages and another one a ticket; return it and the latter."""
    await people.meet(tx, SITI, name="Siti", language="id")
    draft = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state={})
    await file(tx, draft.id, "ktp", "a")
    await documents.discard(tx, draft.id, slot="ktp")
    ktp = await file(tx, draft.id, "ktp", "b")
    pages = [await file(tx, draft.id, "akta", letter, page=place) for place, letter in enumerate("cd", start=1)]
    first = await documents.get(tx, pages[0])
    assert first is not None
    await documents.receive(tx, await documents.join(tx, first, claimed_name="akta"), sha256="e" * 64, size=2)
    ticket = await tickets.open_ticket(
        tx, SITI, draft_id=draft.id, service="muarojambi", kind="reset-password", unit="lpse", answers={},
        question_id=None, decision=Decision.NOT_NEEDED,
    )  # fmt: skip
    await documents.attach(tx, draft.id, ticket_id=ticket.id)
    await drafts.end(tx, draft.id)
    return ticket.id, ktp


async def forget(database: Database) -> set[str]:
    async with database.transaction() as tx:
        gone = await outlived.forget_replaced(tx, before=tx.now - timedelta(days=30), limit=50)
    return {sha256[0] for sha256 in gone}


async def hashes(database: Database) -> set[str]:
    async with database.transaction() as tx:
        found = await tx.connection.execute(select(document_table.c.sha256))
        return {sha256[0] for sha256 in found.scalars() if sha256}


async def test_files_that_others_took_the_place_of_go_after_a_while_and_the_rest_stays(database: Database) -> None:
    async with database.transaction() as tx:
        number, ktp = await send(tx)
        await reviews.write(tx, ktp, ticket_id=number, verdict=Verdict.RETURNED, by_id=SITI, reason="blurred")
    assert await forget(database) == set()
    pass_days(database, 31)
    assert await forget(database) == {"a", "c", "d"}, "what was replaced before sending, and the pages of what is one"
    assert await hashes(database) == {"b", "e"}
    async with database.transaction() as tx:
        await file(tx, 99, "ktp", "f")
        await documents.attach(tx, 99, ticket_id=number)
    assert await forget(database) == set()
    pass_days(database, 31)
    assert await forget(database) == {"b"}, "it was sent once more"
    assert await hashes(database) == {"e", "f"}
    async with database.transaction() as tx:
        assert ktp in await reviews.of_ticket(tx, number), "what staff said of it stays"
    assert await forget(database) == set()


async def test_bytes_that_somebody_else_sent_as_well_stay(database: Database) -> None:
    async with database.transaction() as tx:
        await send(tx)
        await file(tx, 77, "siup", "a")
        await file(tx, 77, "siup", "c")
    pass_days(database, 31)
    assert await forget(database) == {"d"}


async def test_words_that_were_never_handed_on_go_and_forms_have_their_own_time(database: Database) -> None:
    async with database.transaction() as tx:
        for purpose in (Purpose.REOPEN, Purpose.PROMPT, Purpose.REQUEST, Purpose.MEND):
            await drafts.start(tx, SITI, chat_id=SITI, purpose=purpose, state={})
    pass_days(database, 31)
    async with database.transaction() as tx:
        await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.PROMPT, state={"new": True})
        assert await outlived.forget_words(tx, before=tx.now - timedelta(days=30)) == 1
        left = await tx.connection.execute(select(draft_table.c.purpose).order_by(draft_table.c.purpose))
        assert list(left.scalars()) == [Purpose.MEND, Purpose.PROMPT, Purpose.REQUEST]
