"""The whole durable way against a bare echo, in one run: updates a second, seconds to a reply, memory, start.

``python -m tests.bench.throughput [--count N] [--rounds N] [--postgresql]`` prints JSON; every figure is the median of
the rounds. The pretend Telegram runs in this process, each bot in one of its own.
"""

import argparse
import asyncio
import contextlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from bot.demo.core import Change
from bot.demo.people import DemoUnit
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED, World
from tests.databases import postgres_databases

TOKEN = "7000000001:pretend-token-for-the-benchmark-on-loopback"  # opens nothing anywhere
UNIT = DemoUnit("pli", "Seksi PLI", -1001, forum=False)
QUESTIONS = ("puspa 419 page expired", "lupa password ceisa", "cara buat tiket lpse bogor", "puspa 503")
PEOPLE = 200
PATIENCE = 300.0


class Bench:
    """A pretend Telegram with many people, and one bot (or several processes of it) at a time."""

    def __init__(self, telegram: PretendTelegram, folder: Path) -> None:
        self.telegram = telegram
        self.folder = folder
        self.names = [person.name for person in telegram.world.add_people("p", PEOPLE, language="id")]
        self.replies = 0
        telegram.world.listen(self._hear)

    def _hear(self, change: Change) -> None:
        if change.kind == "message":
            self.replies += 1

    @contextlib.asynccontextmanager
    async def bot(self, *command: str, copies: int = 1) -> AsyncIterator[list[int]]:
        """Run a bot from its start to its end; yield the process ids."""
        programs = [
            await asyncio.create_subprocess_exec(
                sys.executable, "-m", *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
            )
            for _ in range(copies)
        ]
        try:
            yield [program.pid for program in programs]
        finally:
            for program in programs:
                with contextlib.suppress(ProcessLookupError):
                    program.terminate()
            await asyncio.gather(*(program.wait() for program in programs))

    def say(self, number: int) -> None:
        """Let somebody ask something."""
        name = self.names[number % len(self.names)]
        self.replies -= 1  # it is heard as a message, too
        self.telegram.world.say(name, name, QUESTIONS[number % len(QUESTIONS)])

    async def answered(self, count: int) -> None:
        """Wait for this many replies since the last `forget`."""
        await self.telegram.until(lambda: self.replies >= count, timeout=PATIENCE)

    def forget(self) -> None:
        """Count from nothing."""
        self.replies = 0

    def desk(self, database: str) -> Sequence[str]:
        """Write settings for a desk and return its command."""
        config = self.folder / f"{time.monotonic_ns()}.toml"
        config.write_text(
            f'packs = ["puspa", "ceisa", "cilegon", "bogor", "muarojambi"]\n[telegram]\ntoken = "{TOKEN}"\n'
            f'base_url = "{self.telegram.base_url}"\n[telegram.limits]\noverall_per_second = 1000000\n'
            f'private_per_second = 1000000\ngroup_per_minute = 1000000\n[database]\nurl = "{database}"\n'
            f'[files]\nfolder = "{self.folder}/files"\n[office]\nname = "Bench"\n[[units]]\nid = "pli"\n'
            f'name = "PLI"\nchat_id = {UNIT.chat_id}\n'
        )
        return "bot", "run", "--config", str(config)


async def rate(bench: Bench, command: Sequence[str], *, count: int, copies: int = 1) -> float:
    """Return updates answered a second while ``count`` of them wait."""
    async with bench.bot(*command, copies=copies):
        bench.forget()
        for number in range(20):
            bench.say(number)
        await bench.answered(20)  # started, and warm
        bench.forget()
        for number in range(count):
            bench.say(number)
        began = time.perf_counter()
        await bench.answered(count)
        return count / (time.perf_counter() - began)


async def latencies(bench: Bench, command: Sequence[str], *, count: int, per_second: float) -> dict[str, float]:
    """Return p50, p95 and p99 in milliseconds from a message to its answer, at a steady flow."""
    async with bench.bot(*command):
        bench.forget()
        bench.say(0)
        await bench.answered(1)
        bench.forget()
        asked: list[float] = []
        seen: list[float] = []

        def hear(_change: object) -> None:
            while len(seen) < bench.replies:
                seen.append(time.perf_counter())

        stop = bench.telegram.world.listen(hear)
        began = time.perf_counter()
        for number in range(count):
            await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
            asked.append(time.perf_counter())
            bench.say(number)
        await bench.answered(count)
        stop()
    waits = sorted((end - start) * 1000 for start, end in zip(asked, seen, strict=False))
    return {
        name: round(waits[int(len(waits) * share) - 1], 1)
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    }


async def memory(bench: Bench, command: Sequence[str], *, waiting: int) -> dict[str, float]:
    """Return the resident megabytes of an idle desk, and at most while many updates wait."""
    async with bench.bot(*command) as (pid,):
        bench.forget()
        bench.say(0)
        await bench.answered(1)
        idle = _status(pid, "VmRSS")
        for number in range(waiting):
            bench.say(number)
        await bench.answered(waiting + 1)
        return {"idle_mb": idle, f"peak_mb_with_{waiting}_waiting": _status(pid, "VmHWM")}


async def start(bench: Bench, command: Sequence[str]) -> float:
    """Return the seconds from the start of the program to its first reply."""
    bench.forget()
    bench.say(0)
    began = time.perf_counter()
    async with bench.bot(*command):
        await bench.answered(1)
        return time.perf_counter() - began


def _status(pid: int, key: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{key}:"):
            return round(int(line.split()[1]) / 1024, 1)
    raise LookupError(key)


async def measure(bench: Bench, *, count: int, rounds: int, databases: Sequence[str]) -> dict[str, object]:
    """Measure everything, alternating so that a busy moment hits all alike."""
    echo = ("tests.bench.echo", bench.telegram.base_url, TOKEN)
    rates: dict[str, list[float]] = {"loket": [], "echo_default": [], "echo_aiohttp": []}
    starts: list[float] = []
    for number in range(rounds):
        sqlite = bench.desk(f"sqlite+aiosqlite:///{bench.folder}/{number}.db")
        starts.append(await start(bench, sqlite))
        rates["loket"].append(await rate(bench, sqlite, count=count))
        rates["echo_default"].append(await rate(bench, (*echo, "default"), count=count))
        rates["echo_aiohttp"].append(await rate(bench, (*echo, "aiohttp"), count=count))
    middle = {name: round(statistics.median(values)) for name, values in rates.items()}
    fresh = bench.desk(f"sqlite+aiosqlite:///{bench.folder}/fresh.db")
    found: dict[str, object] = {
        "updates_per_second": middle,
        "to_echo_default": round(middle["loket"] / middle["echo_default"], 2),
        "to_echo_aiohttp": round(middle["loket"] / middle["echo_aiohttp"], 2),
        "milliseconds_at_100_per_second": await latencies(bench, fresh, count=1000, per_second=100),
        "memory": await memory(bench, fresh, waiting=10_000),
        "start_to_first_reply_seconds": round(statistics.median(starts), 2),
    }
    for copies, database in zip((1, 2, 4), databases, strict=False):
        found[f"postgresql_{copies}_processes"] = round(
            await rate(bench, bench.desk(database), count=count, copies=copies)
        )
    return found


async def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--postgresql", action="store_true")
    chosen = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        databases: list[str] = []
        if chosen.postgresql:
            server = stack.enter_context(postgres_databases())
            databases = [stack.enter_context(server.migrated(folder)) for _ in range(3)]
        world = World(token=TOKEN, units=[UNIT], allowance=UNLIMITED)
        async with PretendTelegram(world) as telegram:
            bench = Bench(telegram, folder)
            found = await measure(bench, count=chosen.count, rounds=chosen.rounds, databases=databases)
    sys.stdout.write(f"{json.dumps(found, indent=2)}\n")


if __name__ == "__main__":
    asyncio.run(main())
