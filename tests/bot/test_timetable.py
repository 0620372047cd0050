"""Sweeps find what is due, say it once, and may run twice."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest_asyncio

from bot.timetable import tell_lags
from handlers.office import Office
from handlers.shelf import Shelf
from handlers.texts import Catalogs
from knowledge.faq.search import Index
from knowledge.rules.routing import Unit
from storage import outbox
from storage.database import Database
from storage.outbox import Outgoing, Priority
from tests.packs import built_in_library

GROUP, ELSEWHERE, SITI = -100, -200, 7
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that goes when told to."""

    now: datetime = field(default=NOON)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[tuple[Database, Clock, Office]]:
    clock = Clock()
    database = Database(database_url, clock=clock)
    library = built_in_library()
    units = (Unit("pli", "Seksi PLI", GROUP, False, 1),)
    yield (
        database,
        clock,
        Office(
            "Kantor Contoh", ZoneInfo("Asia/Jakarta"), "id", units, Shelf(library, Index.build(library)), Catalogs()
        ),
    )
    await database.close()


async def put(database: Database, *chats: int) -> None:
    async with database.transaction() as tx:
        for chat_id in chats:
            outgoing = Outgoing("sendMessage", {"text": "kartu"}, chat_id=chat_id, priority=Priority.ALERT)
            await outbox.put(tx, outgoing)


async def heads(database: Database) -> dict[int | None, str]:
    async with database.transaction() as tx:
        return {row.chat_id: row.payload["text"] for row in await outbox.heads(tx, busy=(), limit=10)}


async def settle(database: Database, chat_id: int) -> int:
    sent = 0
    while True:
        async with database.transaction() as tx:
            rows = [row for row in await outbox.heads(tx, busy=(), limit=10) if row.chat_id == chat_id]
            await outbox.settle(tx, [row.id for row in rows])
        if not rows:
            return sent
        sent += len(rows)


async def test_a_group_hears_once_how_far_behind_its_messages_are(desk: tuple[Database, Clock, Office]) -> None:
    database, clock, office = desk
    await put(database, GROUP, GROUP, ELSEWHERE, SITI)
    await tell_lags(database, office)
    assert await heads(database) == {GROUP: "kartu", ELSEWHERE: "kartu", SITI: "kartu"}, "a minute has not passed"
    clock.now += timedelta(seconds=61)
    await tell_lags(database, office)
    await tell_lags(database, office)
    told = await heads(database)
    assert "1 menit" in told[GROUP], "ahead of what waits"
    assert "2" in told[GROUP], "how many"
    assert (told[ELSEWHERE], told[SITI]) == ("kartu", "kartu"), "a group that is no unit's, and a person"
    assert await settle(database, GROUP) == 3, "two messages, and one word about them"


async def test_a_group_does_not_hear_the_same_minute_twice(desk: tuple[Database, Clock, Office]) -> None:
    database, clock, office = desk
    told = 0
    for seconds, times in ((61, 1), (30, 1), (29, 1), (480, 1), (31, 1), (30, 2)):
        await put(database, GROUP)
        clock.now += timedelta(seconds=seconds)
        await tell_lags(database, office)
        async with database.transaction() as tx:
            words = [row for row in await outbox.heads(tx, busy=(), limit=9) if row.priority == Priority.TAP]
            await outbox.settle(tx, [row.id for row in words])  # it is out before the next look
        told += len(words)
        assert told == times, seconds
