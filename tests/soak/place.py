"""Where a trial happens: a folder, a database, a pretend Telegram, and a desk that may die in it."""

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.soak.desk import UNHURRIED, Desk, Mode
from tests.soak.pretend import Group, Pretend, until

PLI: Final = Group("pli", -1001000000001)
UNLIMITED: Final = ("--unlimited",)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a trial happens: a folder of its own, and an empty database with today's schema."""

    folder: Path
    database_url: str

    @property
    def kind(self) -> str:
        """Which database it is."""
        return self.database_url.partition("+")[0]


@asynccontextmanager
async def open_desk(
    place: Place,
    *,
    mode: Mode = Mode.POLLING,
    arguments: Sequence[str] = UNLIMITED,
    groups: Sequence[Group] = (PLI,),
    limits: Mapping[str, float] = UNHURRIED,
) -> AsyncIterator[tuple[Pretend, Desk]]:
    """Run a pretend Telegram and a desk that is not started yet; both end with the block."""
    async with Pretend(groups, arguments=("--webhook-retry-seconds", "0.2", *arguments)) as pretend:
        desk = Desk(place.folder, pretend, place.database_url, mode=mode, limits=limits)
        try:
            yield pretend, desk
        finally:
            if desk.is_running:
                await desk.kill()


async def restart(pretend: Pretend, desk: Desk) -> float:
    """Start a dead desk and return how many seconds it takes until somebody has an answer; something must wait."""
    before = await pretend.count_sent()
    began = time.monotonic()
    await desk.start()

    async def answers() -> bool:
        desk.must_run()
        return await pretend.count_sent() > before

    await until("an answer after the restart", answers)
    return time.monotonic() - began
