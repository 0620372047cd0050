"""Telegram's limits, by one process from memory and by several from the rows."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot.config import Limits
from bot.pacing import GROUP_WINDOW, OVERALL_SHARE, OwnPace, Pace, SharedPace
from storage import outbox
from storage.database import Database
from storage.outbox import Outgoing
from storage.transaction import Transaction

PERSON, OTHER, GROUP = 11, 12, -1001
STEP = 1 / (30 * OVERALL_SHARE)


class Place:
    """A database and its pace, at a time that the test sets."""

    def __init__(self, url: str, *, is_shared: bool) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.database = Database(url, clock=lambda: self.now)
        shared, own = SharedPace(Limits(), clock=lambda: self.now), OwnPace(Limits(), clock=self.seconds)
        self.pace: Pace = shared if is_shared else own

    def seconds(self) -> float:
        """Say what time it is, in seconds."""
        return self.now.timestamp()

    async def wait(self, chat_id: int) -> float:
        """Ask for how long a chat has to wait."""
        async with self.database.transaction() as tx:
            return (await self.pace.pauses(tx, {chat_id}))[chat_id]

    async def call(self, chat_id: int) -> float:
        """Let one call go at once, and return the seconds until its turn."""
        async with self.database.transaction() as tx:
            (turn,) = await self.pace.reserve(tx, [chat_id])
            await _sent(tx, chat_id)
        return turn


async def _sent(tx: Transaction, chat_id: int) -> None:
    await outbox.put(tx, Outgoing("sendMessage", {"chat_id": chat_id, "text": "ya"}, chat_id))
    for row in await outbox.heads(tx, busy=(), limit=1, lanes=[str(chat_id)]):
        await outbox.settle(tx, [row.id])


@pytest.fixture(params=[False, True], ids=["own", "shared"])
async def place(request: pytest.FixtureRequest, database_url: str) -> AsyncIterator[Place]:
    here = Place(database_url, is_shared=request.param)
    yield here
    await here.database.close()


async def test_a_group_gets_twenty_a_minute_and_the_next_when_the_oldest_is_a_minute_ago(place: Place) -> None:
    for _ in range(20):
        assert await place.wait(GROUP) == 0
        await place.call(GROUP)
        place.now += timedelta(seconds=1)
    assert await place.wait(GROUP) == pytest.approx(GROUP_WINDOW - 20, abs=0.2)
    assert await place.wait(PERSON) == 0
    place.now += timedelta(seconds=GROUP_WINDOW - 19.5)
    assert await place.wait(GROUP) == 0


async def test_a_person_gets_three_at_once_and_then_one_a_second_on_average(place: Place) -> None:
    for _ in range(3):
        assert await place.wait(PERSON) == 0
        await place.call(PERSON)
    assert 0 < await place.wait(PERSON) <= 3
    assert await place.wait(OTHER) == 0
    place.now += timedelta(seconds=3.2)
    assert await place.wait(PERSON) == 0


async def test_turns_are_given_one_after_the_other_over_all_chats(place: Place) -> None:
    async with place.database.transaction() as tx:
        turns = await place.pace.reserve(tx, [PERSON, OTHER, GROUP, 13])
        turns += await place.pace.reserve(tx, [14])
    steps = [later - earlier for earlier, later in pairwise(turns)]
    assert turns[0] <= STEP
    assert steps == pytest.approx([STEP] * 4, abs=1e-3)
    place.now += timedelta(minutes=1)
    assert await place.call(15) <= STEP


async def test_the_pace_of_one_process_is_read_back_after_a_restart(database_url: str) -> None:
    before = Place(database_url, is_shared=False)
    for _ in range(20):
        await before.call(GROUP)
    await before.database.close()
    after = Place(database_url, is_shared=False)
    async with after.database.transaction() as tx:
        await after.pace.remember(tx)  # type: ignore[attr-defined] # of the one process alone
    assert await after.wait(GROUP) > GROUP_WINDOW - 1
    await after.database.close()
