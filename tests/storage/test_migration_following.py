"""Grades that were given before there were forms are kept, on the way there and back."""

from collections.abc import AsyncIterator

import pytest_asyncio
from alembic import command
from sqlalchemy import text

from storage.database import Database
from tests.storage.test_pg_migrations import run

BEFORE = """
INSERT INTO people (id, name, language, is_reachable, first_seen_at)
 VALUES (1, 'Siti', 'id', true, '2026-11-01 00:00:00+00:00');
INSERT INTO tickets
 (id, draft_id, requester_id, service, kind, unit, answers, status, decision, opened_at, closed_at)
 VALUES (7, 1, 1, 'puspa', 'lainnya', 'pli', '{}', 'closed', 'not_needed',
 '2026-11-01 00:00:00+00:00', '2026-11-02 00:00:00+00:00');
INSERT INTO tickets
 (id, draft_id, requester_id, service, kind, unit, answers, status, decision, opened_at, closed_at)
 VALUES (8, 2, 1, 'puspa', 'lainnya', 'pli', '{}', 'received', 'not_needed', '2026-11-01 00:00:00+00:00', NULL);
INSERT INTO evaluations (ticket_id, grade, given_at) VALUES (7, 3, '2026-11-03 00:00:00+00:00')"""
AFTERWARDS = """
INSERT INTO grades (ticket_id, question, grade) VALUES (7, 'hasil', 1);
INSERT INTO evaluations (ticket_id, form, state, begun_at) VALUES (8, 'skm', 'begun', '2026-11-04 00:00:00+00:00')"""


@pytest_asyncio.fixture
async def empty(empty_database_url: str) -> AsyncIterator[Database]:
    """A database without any table."""
    database = Database(empty_database_url)
    yield database
    await database.close()


async def test_a_grade_becomes_an_answer_and_a_grade_again(empty: Database) -> None:
    await run(empty, lambda config: command.upgrade(config, "0003"))
    await told(empty, BEFORE)
    await run(empty, lambda config: command.upgrade(config, "0004"))
    assert await asked(empty, "SELECT ticket_id, question, grade FROM grades") == [(7, "all-in-all", 3)]
    assert await asked(empty, "SELECT form, state, begun_at = given_at FROM evaluations") == [
        ("helpdesk", "given", True)
    ]
    assert await asked(empty, "SELECT id, closed_as FROM tickets ORDER BY id") == [(7, "solved"), (8, None)]
    await told(empty, AFTERWARDS)
    await run(empty, lambda config: command.downgrade(config, "0003"))
    assert await asked(empty, "SELECT ticket_id, grade FROM evaluations") == [(7, 2)], "one that nobody finished goes"


async def told(database: Database, statements: str) -> None:
    async with database.engine.begin() as connection:
        for statement in statements.split(";"):
            await connection.execute(text(statement))


async def asked(database: Database, query: str) -> list[tuple[object, ...]]:
    async with database.engine.connect() as connection:
        return [tuple(row) for row in await connection.execute(text(query))]
