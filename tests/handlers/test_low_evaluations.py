"""What a unit hears of low evaluations: in the morning, once, and nothing that tells whose they are."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest_asyncio
from sqlalchemy import select, update

from handlers.desk import Desk
from handlers.evaluation import actions, telling
from knowledge.rules.ticket import Decision, Status
from storage import people, tickets
from storage.database import Database
from storage.tables import outbox
from storage.tables import tickets as ticket_table
from tests.storage.life import an_office

SITI = 7
MORNING = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # half past eight in Jakarta


class Clock:
    """A clock that is moved by hand."""

    now = MORNING - timedelta(hours=20)

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self.now


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[tuple[Database, Clock]]:
    """A database and its clock, at noon of the day before."""
    clock = Clock()
    database = Database(database_url, clock=clock)
    yield database, clock
    await database.close()


async def close_ticket(database: Database, *, draft_id: int, kind: str = "aktivasi") -> int:
    """Have a ticket of Siti's that was just closed."""
    async with database.transaction() as tx:
        await people.meet(tx, SITI, name="Siti", language="id")
        ticket = await tickets.open_ticket(
            tx, SITI, draft_id=draft_id, service="puspa", kind=kind, unit="pli", answers={}, question_id=None,
            decision=Decision.NOT_NEEDED,
        )  # fmt: skip
        closed = update(ticket_table).where(ticket_table.c.id == ticket.id)
        await tx.connection.execute(closed.values(status=Status.CLOSED, closed_at=tx.now))
        return ticket.id


async def grade(database: Database, number: int, *, grade: int) -> None:
    """Answer every question with one grade."""
    async with database.transaction() as tx:
        desk = Desk(tx, an_office())
        opened = await actions.open_own(desk, number, person_id=SITI)
        for question in opened.form.questions:
            opened = await actions.grade(desk, opened, question.id, grade)


async def comment(database: Database, number: int, text: str) -> None:
    async with database.transaction() as tx:
        desk = Desk(tx, an_office())
        await actions.comment(desk, await actions.open_own(desk, number, person_id=SITI), text)


async def told(database: Database) -> list[str]:
    """Look once, and return everything said so far."""
    async with database.transaction() as tx:
        await telling.tell_low(Desk(tx, an_office()))
        rows = await tx.connection.execute(select(outbox.c.payload).order_by(outbox.c.id))
        return [payload["text"] for payload in rows.scalars()]


async def test_it_is_told_the_next_morning_and_once(desk: tuple[Database, Clock]) -> None:
    database, clock = desk
    number = await close_ticket(database, draft_id=1)
    await grade(database, number, grade=1)
    assert await told(database) == []
    clock.now = MORNING - timedelta(hours=1)
    assert await told(database) == [], "before anybody is at work"
    clock.now = MORNING
    (said,) = await told(database)
    assert "1,0 dari 4" in said
    assert "Aplikasi Puspa" in said
    assert "Aktivasi akun" not in said, "the only one of its kind would be known by it"
    assert await told(database) == [said]


async def test_what_was_asked_for_is_told_where_enough_asked_for_it(desk: tuple[Database, Clock]) -> None:
    database, clock = desk
    numbers = [await close_ticket(database, draft_id=place) for place in range(1, 4)]
    await grade(database, numbers[0], grade=2)
    await grade(database, numbers[1], grade=1)
    await grade(database, numbers[2], grade=4)
    clock.now = MORNING
    (said,) = await told(database)
    assert said.count("Aktivasi akun") == 2
    assert said.index("1,0 dari 4") < said.index("2,0 dari 4"), "not in the order in which they came"


async def test_a_comment_that_comes_later_is_told_later_without_the_grades_once_more(
    desk: tuple[Database, Clock],
) -> None:
    database, clock = desk
    number = await close_ticket(database, draft_id=1)
    await grade(database, number, grade=1)
    clock.now = MORNING
    (first,) = await told(database)
    await comment(database, number, "Antre <lama>")
    _, second = await told(database)
    assert "Antre &lt;lama&gt;" in second
    assert "•" in first
    assert "•" not in second
    assert len(await told(database)) == 2
