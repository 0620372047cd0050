"""What is kept too long goes, and what is looked after is ready before anybody waits for it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest_asyncio
from sqlalchemy import select

from bot.sweeps import forget_questions, lay_out
from storage import questions
from storage.database import Database
from storage.questions import Response
from storage.tables import questions as question_rows
from storage.tables import tickets as ticket_rows
from tests.handlers.clock_desk import SITI, ClockDesk, at
from tests.handlers.clock_steps import promises_of_three_zones


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[ClockDesk]:
    now = [at("2026-11-23 08:00")]
    database = Database(database_url, clock=lambda: now[0])
    desk = ClockDesk(database, now)
    await desk.people_come()
    yield desk
    await database.close()


async def kept(desk: ClockDesk) -> list[str]:
    async with desk.database.transaction() as tx:
        return list((await tx.connection.execute(select(question_rows.c.text).order_by(question_rows.c.id))).scalars())


async def ask(desk: ClockDesk, text: str) -> int:
    async with desk.database.transaction() as tx:
        asked = await questions.ask(
            tx,
            SITI,
            text=text,
            message_id=1,
            content="text",
            decision=next(iter(Response)),
            origin=questions.Origin.TYPED,
        )
        return asked.id


async def test_old_questions_go_but_those_that_a_ticket_began_with(desk: ClockDesk) -> None:
    ticket = await desk.opens()
    began = await ask(desk, "membuka tiket")
    async with desk.database.transaction() as tx:
        change = ticket_rows.update().where(ticket_rows.c.id == ticket.id).values(question_id=began)
        await tx.connection.execute(change)
    await ask(desk, "lama")
    desk.now[0] += timedelta(days=20)
    await ask(desk, "baru")
    desk.now[0] += timedelta(days=20)
    assert await forget_questions(desk.database, days=0) == 0
    assert await forget_questions(desk.database, days=30) == 1
    assert await forget_questions(desk.database, days=30) == 0
    assert await kept(desk) == ["membuka tiket", "baru"]


async def test_this_year_and_the_next_are_laid_out_before_anybody_writes(desk: ClockDesk) -> None:
    desk.with_office(promises=promises_of_three_zones())
    lay_out(desk.office, desk.database.clock())
    for unit in desk.office.units:
        assert len(desk.office.hours(unit.id)._years) >= 2
