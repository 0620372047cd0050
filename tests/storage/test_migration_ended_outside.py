"""Tickets that were closed while they were outside, before closing ended that, wait for nobody after the migration."""

from collections.abc import AsyncIterator

import pytest_asyncio
from alembic import command

from storage.database import Database
from tests.storage.test_migration_following import asked, told
from tests.storage.test_pg_migrations import run

BEFORE = """
INSERT INTO people (id, name, language, is_reachable, first_seen_at)
 VALUES (1, 'Siti', 'id', true, '2026-11-01 00:00:00+00:00');
INSERT INTO tickets (id, draft_id, requester_id, service, kind, unit, answers, status, decision, opened_at, closed_at)
 VALUES (7, 1, 1, 'cilegon', 'x', 'lpse', '{}', 'closed', 'not_needed', '2026-11-01 00:00:00+00:00',
 '2026-11-02 00:00:00+00:00');
INSERT INTO tickets (id, draft_id, requester_id, service, kind, unit, answers, status, decision, opened_at, closed_at)
 VALUES (8, 2, 1, 'cilegon', 'x', 'lpse', '{}', 'received', 'not_needed', '2026-11-01 00:00:00+00:00', NULL);
INSERT INTO escalations (ticket_id, tier, is_outside, is_mailed, from_unit, by_id, asked_at, waits_since)
 VALUES (7, 'lkpp', true, true, 'lpse', 1, '2026-11-01 00:00:00+00:00', '2026-11-01 00:00:00+00:00');
INSERT INTO escalations (ticket_id, tier, is_outside, is_mailed, from_unit, by_id, asked_at, waits_since)
 VALUES (7, 'admin', false, false, 'lpse', 1, '2026-11-01 00:00:00+00:00', NULL);
INSERT INTO escalations (ticket_id, tier, is_outside, is_mailed, from_unit, by_id, asked_at, waits_since)
 VALUES (8, 'lkpp', true, true, 'lpse', 1, '2026-11-01 00:00:00+00:00', '2026-11-01 00:00:00+00:00')"""


@pytest_asyncio.fixture
async def empty(empty_database_url: str) -> AsyncIterator[Database]:
    """A database without any table."""
    database = Database(empty_database_url)
    yield database
    await database.close()


async def test_only_what_a_closed_ticket_had_open_outside_is_over(empty: Database) -> None:
    await run(empty, lambda config: command.upgrade(config, "0017"))
    await told(empty, BEFORE)
    await run(empty, lambda config: command.upgrade(config, "0018"))
    rows = await asked(
        empty,
        "SELECT e.ticket_id, e.tier, e.ended_at = t.closed_at, e.waits_since IS NULL"
        " FROM escalations e JOIN tickets t ON t.id = e.ticket_id ORDER BY e.id",
    )
    assert rows == [(7, "lkpp", True, True), (7, "admin", None, True), (8, "lkpp", None, False)]
