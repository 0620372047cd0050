"""Video calls as they are kept: reminded of once, and never in the way of somebody who changes the ticket."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest_asyncio

from knowledge.rules.ticket import Decision
from storage import appointments, messages, people, tickets
from storage.database import Database
from storage.messages import MessageRole

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with a ticket whose call is agreed for the next hour."""
    database = Database(database_url, clock=lambda: NOW)
    async with database.transaction() as tx:
        await people.meet(tx, 7, name="Siti", language="id")
        ticket = await tickets.open_ticket(
            tx, 7, draft_id=1, service="bogor", kind="registrasi", unit="lpse", answers={}, question_id=None,
            decision=Decision.NOT_NEEDED,
        )  # fmt: skip
        ref = await messages.note(tx, ticket.id, chat_id=7, role=MessageRole.NOTICE)
        call = await appointments.propose(
            tx, ticket.id, proposals=(NOW,), is_now=False, link=None, by_id=7, notice_ref=ref
        )
        at = NOW + timedelta(hours=1)
        await appointments.agree(tx, call.id, at=at, is_day_due=True, is_soon_due=True)
    yield database
    await database.close()


async def due(database: Database) -> list[int]:
    async with database.transaction() as tx:
        found = await appointments.take_due(tx, ahead=timedelta(days=1), is_day=True)
        return [each.ticket_id for each in found]


async def test_a_call_whose_ticket_somebody_changes_is_reminded_of_at_the_next_look(
    database: Database, database_url: str
) -> None:
    """On SQLite everybody takes turns anyway; on PostgreSQL the reminder must not wait for a ticket, holding a call."""
    if not database_url.startswith("sqlite"):
        async with database.transaction() as tx:
            await tickets.get(tx, 1, will_change=True)
            assert await due(database) == []
    assert await due(database) == [1]
    assert await due(database) == []
