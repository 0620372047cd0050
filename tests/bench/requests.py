"""A complete request with six documents, end to end: seconds a step as its person feels them, and requests a minute.

``python -m tests.bench.requests [--people N] [--rounds N] [--postgresql]`` prints JSON. The pretend Telegram runs in
this process, the desk in one of its own; files are fetched, examined and stored as they always are.
"""

import argparse
import asyncio
import contextlib
import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from pathlib import Path

from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED, World
from knowledge.pack import built_in_packs, load_library
from knowledge.service import FieldType
from tests.bench.throughput import TOKEN, UNIT, Bench
from tests.databases import postgres_databases
from tests.people import PDF, Persona

SERVICE = load_library(built_in_packs()).services["muarojambi"]
KIND = SERVICE.kinds["reset-password"]
TYPED = {
    FieldType.TEXT: "PT Maju Bersama",
    FieldType.EMAIL: "siti@maju.co.id",
    FieldType.NPWP: "01.234.567.8-901.000",
    FieldType.USER_ID: "maju_01",
}


class Walk:
    """One person's way through the form, timed step by step."""

    def __init__(self, person: Persona, times: dict[str, list[float]]) -> None:
        self.person = person
        self.updates = 0
        self._times = times
        self._after = 0

    @contextlib.asynccontextmanager
    async def step(self, name: str) -> AsyncIterator[None]:
        """Time what a person does until they see what comes of it."""
        self.updates += 1
        began = time.perf_counter()
        yield
        self._times[name].append(time.perf_counter() - began)

    async def request(self) -> None:
        """Make a whole request."""
        self._after = self.person.writes("/start")
        hello = await self.person.sees("", after=self._after)
        async with self.step("begin"):
            await self.person.taps(f"req:0:{SERVICE.id}:{KIND.id}", hello, forge=True)
            await self.person.sees("1/", after=self._after)
        await self._answer()
        await self._send_documents()
        async with self.step("send"):
            await self.person.taps("✅ Kirim", await self.person.sees("Periksa dulu", after=self._after))
            await self.person.sees("sudah kami terima", after=self._after)

    async def _answer(self) -> None:
        total = len(KIND.fields) + 1
        for place, field in enumerate(KIND.fields, start=1):
            asked = await self.person.sees(field.ask.id, f"{place}/", after=self._after)
            async with self.step("choice" if field.choices else "answer"):
                if field.choices:
                    await self.person.taps(field.choices[0].title.id, asked)
                else:
                    self.person.writes(TYPED[field.type])
                await self.person.sees(f"{place + 1}/{total}" if field.choices else f"{place + 1}/", after=self._after)

    async def _send_documents(self) -> None:
        for slot in KIND.slots:
            is_last = slot is KIND.slots[-1]
            if not is_last:
                async with self.step("choose a document"):
                    place = KIND.slots.index(slot) + 1
                    await self.person.taps(f"⬜ {place}", await self.person.sees_button(f"⬜ {place}"))
                    await self.person.sees("👉", slot.title.id, after=self._after)
            async with self.step("document"):
                self.person.sends(PDF, name=f"{slot.id}.pdf")
                await self.person.sees(*(("Periksa dulu",) if is_last else (f"✅ {slot.title.id}",)), after=self._after)


async def measure(bench: Bench, database: str, *, people: int, rounds: int) -> dict[str, object]:
    """Return the seconds a step of one person alone, and how many requests a minute many people make at once."""
    alone: dict[str, list[float]] = defaultdict(list)
    async with bench.bot(*bench.desk(database)):
        first = Walk(_person(bench, 0), defaultdict(list))
        await first.request()  # started, and warm
        for _ in range(rounds):
            await Walk(_person(bench, 0), alone).request()
        together: dict[str, list[float]] = defaultdict(list)
        began = time.perf_counter()
        for _ in range(rounds):
            await asyncio.gather(*(Walk(_person(bench, each), together).request() for each in range(1, people + 1)))
        minutes = (time.perf_counter() - began) / 60
    return {
        "updates_a_request": first.updates,
        "documents_a_request": len(KIND.slots),
        "requests_a_minute": round(people * rounds / minutes, 1),
        "people_at_once": people,
        "alone_milliseconds": _summary(alone),
        "together_milliseconds": _summary(together),
    }


def _person(bench: Bench, number: int) -> Persona:
    name = bench.names[number]
    return Persona(bench.telegram, name, name)


def _summary(times: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    return {
        name: {"p50": round(statistics.median(found) * 1000, 1), "p95": round(_share(found, 0.95) * 1000, 1)}
        for name, found in times.items()
    }


def _share(found: list[float], share: float) -> float:
    return sorted(found)[max(0, round(len(found) * share) - 1)]


async def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--postgresql", action="store_true")
    chosen = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database = f"sqlite+aiosqlite:///{folder}/bench.db"
        if chosen.postgresql:
            database = stack.enter_context(stack.enter_context(postgres_databases()).migrated(folder))
        world = World(token=TOKEN, units=[UNIT], allowance=UNLIMITED)
        async with PretendTelegram(world) as telegram:
            found = await measure(Bench(telegram, folder), database, people=chosen.people, rounds=chosen.rounds)
    sys.stdout.write(f"{json.dumps(found, indent=2, ensure_ascii=False)}\n")


if __name__ == "__main__":
    asyncio.run(main())
