"""Line 1, for comparison: a bare python-telegram-bot under the same kills."""

import asyncio
import sys
import time
from pathlib import Path
from random import Random
from typing import Final

from tests.soak.figures import Figures
from tests.soak.line01_kills import LONGEST_LIFE
from tests.soak.place import PLI, UNLIMITED
from tests.soak.pretend import LOOK, Crowd, Pretend, until
from tests.soak.programs import environment
from tests.soak.traffic import lot

PEOPLE: Final = 20
STILL: Final = 1.5  # seconds without an answer after which none will come


async def stock(folder: Path, *, messages: int, count: int, seed: int = 1) -> Figures:
    """Kill the bare bot ``count`` times while ``messages`` flow, and count those that were never answered."""
    figures = Figures(1, f"bare python-telegram-bot, kill -9, polling, seed {seed}")
    random = lot(seed)
    async with Pretend((PLI,), arguments=UNLIMITED) as pretend:
        bot = Bare(folder, pretend)
        crowd = await pretend.crowd(PEOPLE)
        said = 0
        for round_ in range(count):
            said = await _say(pretend, crowd, random, said, messages * (round_ + 1) // count)
            await bot.start()
            await until("the bare bot is up", bot.has_begun)
            await asyncio.sleep(random.uniform(0, LONGEST_LIFE))
            await bot.kill()
        await bot.start()
        await until("the bare bot has taken all", lambda: _is_empty(pretend))
        answered = await _settled(pretend)
        await bot.kill()
    figures.note(messages=said, kills=count, answered=answered, lost=said - answered)
    return figures


class Bare:
    """The bare bot's process."""

    def __init__(self, folder: Path, pretend: Pretend) -> None:
        self._log = folder / "stock.log"
        self._pretend = pretend
        self._program: asyncio.subprocess.Process | None = None
        self._polls = 0

    async def start(self) -> None:
        """Start it; it is not waited for."""
        self._polls = await self._count_polls()
        command = [sys.executable, "-m", "tests.soak.stock", self._pretend.base_url, self._pretend.token]
        with self._log.open("ab") as log:
            self._program = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log, env=environment())

    async def has_begun(self) -> bool:
        """Whether it has asked for updates since it was started."""
        return await self._count_polls() > self._polls

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self._program is None or self._program.returncode is not None:
            raise AssertionError(f"the bare bot ended by itself:\n{self._log.read_text()[-2000:]}")
        self._program.kill()
        await self._program.wait()

    async def _count_polls(self) -> int:
        tally = (await self._pretend.get("calls/tally"))["methods"]
        return int(sum(tally.get("getUpdates", {}).values()))


async def _say(pretend: Pretend, crowd: Crowd, random: Random, first: int, last: int) -> int:
    messages = []
    for number in range(first, last):
        name = random.choice(crowd.names)
        messages.append({"from": name, "chat": name, "text": f"no {number}"})
    await pretend.say_all(messages)
    return last


async def _is_empty(pretend: Pretend) -> bool:
    return not await pretend.waiting()


async def _settled(pretend: Pretend) -> int:
    """Return how many different messages were answered, once nothing more comes."""
    seen, since = await pretend.count_sent(), time.monotonic()
    while time.monotonic() - since < STILL:
        await asyncio.sleep(LOOK)
        if (now := await pretend.count_sent()) != seen:
            seen, since = now, time.monotonic()
    texts = set()
    for each in (await pretend.get("sent"))["chats"]:
        texts |= {message["text"] for message in await pretend.sent_to(each["chat"])}
    return len(texts)
