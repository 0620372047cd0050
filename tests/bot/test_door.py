"""Calls that were given their turns in advance still leave at Telegram's pace after the program stood still."""

import asyncio

import pytest

from bot.door import WINDOW, Door


class Clock:
    """Moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Say what time it is."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.now += seconds


@pytest.mark.parametrize("per_second", [1, 5, 30])
async def test_calls_that_come_all_at_once_leave_as_many_in_a_window_as_allowed(per_second: int) -> None:
    clock = Clock()
    door = Door(per_second, clock=clock, sleep=clock.sleep)
    left: list[float] = []

    async def call() -> None:
        await door.leave()
        left.append(clock.now)

    await asyncio.gather(*(call() for _ in range(4 * per_second)))
    assert len(left) == 4 * per_second
    for earlier, later in zip(left, left[per_second:], strict=False):
        assert later - earlier >= WINDOW - 1e-9
    assert left[-1] - left[0] == pytest.approx(3 * WINDOW)


async def test_nobody_waits_below_the_limit() -> None:
    clock = Clock()
    door = Door(30, clock=clock, sleep=clock.sleep)
    for _ in range(100):
        clock.now += 0.037
        before = clock.now
        await door.leave()
        assert clock.now == before
