"""Line 8: the database is locked, restarted, or has no room."""

import asyncio
import sqlite3
import time
from typing import Final

from sqlalchemy import make_url

from tests.postgres import PostgresServer
from tests.soak.audit import audit
from tests.soak.figures import Figures, percentile
from tests.soak.place import PLI, Place, open_desk
from tests.soak.pretend import Pretend, until
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic, lot

PEOPLE: Final = 10
TICKETS: Final = 3
RECOVERED: Final = 10.0  # seconds
FLOW: Final = 0.2  # seconds between messages while the database is away


async def locked(place: Place, *, seconds: float, seed: int = 1) -> Figures:
    """Lock an SQLite file from another program while messages flow."""
    figures = Figures(8, f"locked {seconds:g} s, {place.kind}, seed {seed}")
    async with open_desk(place) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(PEOPLE), lot(seed))
        await desk.start()
        await traffic.open_tickets(TICKETS)
        rows = Rows(place.database_url)
        await until_quiet(rows, pretend, patience=60)
        other = sqlite3.connect(make_url(place.database_url).database or "", isolation_level=None, timeout=10)
        other.execute("BEGIN IMMEDIATE")
        confirmed = await flow(traffic, seconds)
        figures.exactly(0, confirmed_without_commit=max(0, confirmed - rows.kept()))
        other.execute("ROLLBACK")
        other.close()
        figures.at_most(RECOVERED, recovered=round(await answers_again(traffic), 2))
        await until_quiet(rows, pretend, patience=60)
        desk.must_run()
        await audit(figures, traffic, rows, unit=PLI.unit, most_doubled=0)
    return figures


async def restarted(place: Place, server: PostgresServer, *, times: int, seed: int = 1) -> Figures:
    """Restart the PostgreSQL server, in order or by a crash, ``times`` times while messages flow."""
    figures = Figures(8, f"PostgreSQL restarted {times} times, seed {seed}")
    random = lot(seed)
    async with open_desk(place) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(PEOPLE), random)
        await desk.start()
        await traffic.open_tickets(TICKETS)
        waits = []
        for number in range(times):
            await traffic.say(3)
            await asyncio.sleep(random.uniform(0, 0.1))
            await asyncio.to_thread(server.stop, mode="immediate" if number % 2 else "fast")
            await flow(traffic, random.uniform(0, 1.5))
            await asyncio.to_thread(server.start)
            waits.append(await answers_again(traffic))
        rows = Rows(place.database_url)
        await until_quiet(rows, pretend, patience=60)
        desk.must_run()
        figures.note(recovered_p50=percentile(waits, 0.5))
        figures.at_most(RECOVERED, recovered_worst=percentile(waits, 1))
        # A call that Telegram took while the database was away is still known, and written down later.
        await audit(figures, traffic, rows, unit=PLI.unit, most_doubled=0)
    return figures


async def flow(traffic: Traffic, seconds: float) -> int:
    """Let people write for a while, and return how many updates the desk has confirmed by then."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await traffic.say(1)
        await asyncio.sleep(FLOW)
    return int((await traffic.pretend.get("updates"))["confirmed"])


async def answers_again(traffic: Traffic) -> float:
    """Return the seconds until somebody gets an answer."""
    began = time.monotonic()
    before = await traffic.pretend.count_sent()
    await traffic.say(1)
    await until("an answer after the recovery", lambda: _has_more(traffic.pretend, before))
    return time.monotonic() - began


async def _has_more(pretend: Pretend, before: int) -> bool:
    return await pretend.count_sent() > before
