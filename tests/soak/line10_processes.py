"""Line 10: several processes on one PostgreSQL, one of them killed again and again."""

import asyncio
import time
from collections.abc import Sequence
from random import Random
from typing import Final

from tests.soak.audit import audit
from tests.soak.desk import Desk
from tests.soak.figures import Figures, percentile
from tests.soak.place import PLI, Place, open_desk
from tests.soak.pretend import until
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic, lot

PEOPLE: Final = 20
TICKETS: Final = 6
LONGEST_LIFE: Final = 0.25  # seconds of work after which one is killed at the latest
TAKEN_OVER: Final = 10.0  # seconds


async def processes(place: Place, *, count: int, messages: int, kills: int, seed: int = 1) -> Figures:
    """Kill one of ``count`` desks ``kills`` times while ``messages`` flow; the others take its work over."""
    figures = Figures(10, f"{count} processes, {kills} kills, {place.kind}, seed {seed}")
    random = lot(seed)
    async with open_desk(place) as (pretend, first):
        more = [Desk(place.folder, pretend, place.database_url, name=f"desk{n}") for n in range(2, count + 1)]
        desks = [first, *more]
        try:
            for desk in desks:
                await desk.start()
            traffic = Traffic(pretend, await pretend.crowd(PEOPLE), random)
            await traffic.open_tickets(TICKETS)
            waits = [await _kill_one(traffic, desks, random, messages // kills) for _ in range(kills)]
            rows = Rows(place.database_url)
            await until_quiet(rows, pretend, patience=60)
            figures.note(kills=sum(desk.deaths for desk in desks), taken_over_p50=percentile(waits, 0.5))
            figures.at_most(TAKEN_OVER, taken_over_worst=percentile(waits, 1))
            await audit(figures, traffic, rows, unit=PLI.unit, most_doubled=kills)
            stops = [await desk.stop() for desk in desks]
            figures.at_most(10, stopped_within=round(max(stops), 2))
        finally:
            for desk in more:
                if desk.is_running:
                    await desk.kill()
    return figures


async def _kill_one(traffic: Traffic, desks: Sequence[Desk], random: Random, messages: int) -> float:
    """Kill one in the middle of work, and return the seconds until everything is done by the others."""
    await traffic.say(messages)
    await asyncio.sleep(random.uniform(0, LONGEST_LIFE))
    victim = random.choice(desks)
    await victim.kill()
    began = time.monotonic()
    await _is_answered(traffic)
    waited = time.monotonic() - began
    for desk in desks:
        if desk is not victim:
            desk.must_run()
    await victim.start()
    return waited


async def _is_answered(traffic: Traffic) -> None:
    """Ask something and wait for the answer."""
    name = traffic.random.choice(traffic.crowd.names)
    before = len(await traffic.pretend.sent_to(name))
    await traffic.say_these([traffic.message(name=name)])

    async def has_more() -> bool:
        return len(await traffic.pretend.sent_to(name)) > before

    await until(f"an answer for {name} by another process", has_more)
