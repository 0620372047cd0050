"""The audit of what was refused: a row an attempt, a bound for floods, an end after a year."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from bot.timetable import prune
from storage import audit
from storage.audit import KEPT_FOR, MOST_AN_HOUR, SEVERAL, Attempt
from storage.database import Database
from storage.tables import audit as table

START = datetime(2026, 11, 23, 3, tzinfo=UTC)
AGUS, BUDI = 1002, 2001


def attempt(person: int = AGUS, **more: int) -> Attempt:
    return Attempt(person, person, "TakeTicket", "not-staff", **more)  # type: ignore[arg-type] # ids are numbers


class Clock:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        """Return its moment."""
        return self.now


async def write(database: Database, *attempts: Attempt) -> None:
    async with database.transaction() as tx:
        for each in attempts:
            await audit.write(tx, each)


async def test_attempts_are_found_by_person_and_by_ticket_the_newest_first(database_url: str) -> None:
    clock = Clock()
    database = Database(database_url, clock=clock)
    await write(database, attempt(ticket_id=1), attempt(BUDI, ticket_id=1), attempt(ticket_id=2, account_id=7))
    clock.now += timedelta(minutes=1)
    await write(database, attempt(BUDI, ticket_id=9))
    async with database.transaction() as tx:
        everything = await audit.newest(tx, limit=3)
        of_agus = await audit.newest(tx, limit=10, person_id=AGUS)
        of_one = await audit.newest(tx, limit=10, ticket_id=1)
        nothing = await audit.newest(tx, limit=10, person_id=AGUS, ticket_id=9)
    assert [(each.attempt.person_id, each.attempt.ticket_id) for each in everything] == [
        (BUDI, 9),
        (AGUS, 2),
        (BUDI, 1),
    ]
    assert [each.attempt for each in of_agus] == [attempt(ticket_id=2, account_id=7), attempt(ticket_id=1)]
    assert [each.attempt.person_id for each in of_one] == [BUDI, AGUS]
    assert nothing == []
    assert (everything[0].at, everything[0].times) == (clock.now, 1)
    await database.close()


async def test_a_flood_of_one_person_is_counted_in_one_row_and_does_not_hide_another(database_url: str) -> None:
    clock = Clock()
    database = Database(database_url, clock=clock)
    await write(database, *(attempt(ticket_id=number) for number in range(1, 501)), attempt(BUDI))
    clock.now += timedelta(minutes=59)
    await write(database, attempt())
    async with database.transaction() as tx:
        rows = await audit.newest(tx, limit=100, person_id=AGUS)
        assert len(rows) == MOST_AN_HOUR + 1
        [several] = [each for each in rows if each.attempt.what == SEVERAL]
        assert (several.times, several.at, several.last_at) == (501 - MOST_AN_HOUR, START, clock.now)
        assert several.attempt.ticket_id is None
        assert len(await audit.newest(tx, limit=100, person_id=BUDI)) == 1
    clock.now += timedelta(minutes=2)
    await write(database, attempt(ticket_id=3))
    async with database.transaction() as tx:
        assert (await audit.newest(tx, limit=1, person_id=AGUS))[0].attempt == attempt(ticket_id=3)
    await database.close()


async def test_two_processes_that_count_the_same_flood_wait_for_nobody_and_lose_nothing(database_url: str) -> None:
    clock = Clock()
    here, there = Database(database_url, clock=clock), Database(database_url, clock=clock)
    await write(here, *(attempt() for _ in range(MOST_AN_HOUR + 1)))
    for _ in range(20):
        await asyncio.gather(write(here, attempt(), attempt(BUDI)), write(there, attempt(BUDI), attempt()))
    async with here.transaction() as tx:
        query = select(func.sum(table.c.times), func.count()).where(table.c.person_id == AGUS)
        times, rows = (await tx.connection.execute(query)).one()
    assert times == MOST_AN_HOUR + 41
    assert rows <= MOST_AN_HOUR + 2, "a row more for a second process, not one an attempt"
    await here.close()
    await there.close()


async def test_attempts_are_forgotten_after_a_year(database_url: str) -> None:
    clock = Clock()
    database = Database(database_url, clock=clock)
    await write(database, attempt(ticket_id=1))
    clock.now += timedelta(days=1)
    await write(database, attempt(ticket_id=2))
    clock.now = START + KEPT_FOR + timedelta(minutes=1)
    await prune(database)
    async with database.transaction() as tx:
        assert [each.attempt.ticket_id for each in await audit.newest(tx, limit=10)] == [2]
    await database.close()
