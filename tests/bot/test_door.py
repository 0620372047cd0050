"""Calls that were given their turns in advance never arrive faster than Telegram allows, whatever delays them."""

import asyncio
import heapq
import random

import pytest

from bot.door import SECOND, Door


class Clock:
    """Time that passes only when everybody waits; whoever is due first goes on first."""

    def __init__(self) -> None:
        self.now = 100.0
        self._due: list[tuple[float, int, asyncio.Event]] = []

    def __call__(self) -> float:
        """Say what time it is."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wait until that much time has passed."""
        event = asyncio.Event()
        heapq.heappush(self._due, (self.now + seconds, id(event), event))
        await event.wait()

    async def run(self, *jobs: asyncio.Task[None]) -> None:
        """Let the time pass until all is done."""
        while not all(job.done() for job in jobs):
            for _ in range(20):  # whoever can go on without the time passing does
                await asyncio.sleep(0)
            if self._due:
                self.now, _, event = heapq.heappop(self._due)
                event.set()


async def arrivals(count: int, *, per_second: int, longest: float, weight: int = 1) -> list[float]:
    """Send calls all at once, each a while on its way there and back, and return when they arrived."""
    clock, lot = Clock(), random.Random(7)  # noqa: S311 - delays, no secret
    door = Door(per_second, clock=clock, sleep=clock.sleep)
    arrived: list[float] = []

    async def call() -> None:
        async with door.passing(weight):
            await clock.sleep(lot.uniform(0, longest))
            arrived.extend([clock.now] * weight)
            await clock.sleep(lot.uniform(0, longest))

    await clock.run(*[asyncio.create_task(call()) for _ in range(count)])
    return sorted(arrived)


@pytest.mark.parametrize(("per_second", "weight"), [(1, 1), (5, 1), (30, 1), (30, 10), (30, 7)])
@pytest.mark.parametrize("longest", [0.0, 0.05, 0.4, 3.0])
async def test_no_second_sees_more_than_allowed_however_long_each_call_takes(
    per_second: int, weight: int, longest: float
) -> None:
    arrived = await arrivals(4 * per_second, per_second=per_second, longest=longest, weight=weight)
    assert len(arrived) == 4 * per_second * weight
    for earlier, later in zip(arrived, arrived[per_second:], strict=False):
        assert later - earlier > 1.0


async def test_quick_answers_cost_next_to_nothing_of_the_limit() -> None:
    arrived = await arrivals(120, per_second=30, longest=0.0)
    assert arrived[-1] - arrived[0] == pytest.approx(3 * SECOND)


async def test_more_than_a_second_takes_goes_alone_and_is_not_held_for_ever() -> None:
    arrived = await arrivals(3, per_second=5, longest=0.1, weight=10)
    assert [later - earlier > 1.0 for earlier, later in zip(arrived[::10], arrived[10::10], strict=False)] == [True] * 2


async def test_nobody_waits_below_the_limit() -> None:
    clock = Clock()
    door = Door(30, clock=clock, sleep=clock.sleep)
    for _ in range(100):
        clock.now += 0.037
        before = clock.now
        async with door.passing():
            assert clock.now == before


async def test_a_call_that_fails_or_is_cancelled_makes_room_again() -> None:
    door = Door(1)
    with pytest.raises(ConnectionError):
        async with door.passing():
            raise ConnectionError
    waiting = asyncio.create_task(asyncio.wait_for(door.passing().__aenter__(), 0.01))
    with pytest.raises(TimeoutError):
        await waiting
    async with asyncio.timeout(5), door.passing():
        pass
