"""A sweep over many open tickets of which some are due: milliseconds, on either database.

``python -m tests.bench.sweep [--tickets N] [--due N] [--rounds N] [--postgresql]`` prints JSON; every figure is the
median of the rounds. ``idle`` finds nothing due; ``warning`` tells units of promises of which three quarters are used
up; ``due`` tells units of broken ones and apologizes to each requester, a message for every ticket. ``cpu`` is what
this process used of it: on a machine that does other things as well, the rest is waiting.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, text, update

from bot.sweeps import remind
from knowledge.rules.promises import Stage
from storage.database import Database
from storage.tables import clocks, messages, outbox, people, tickets
from tests.databases import migrate, postgres_databases
from tests.handlers.clock_desk import at, demo_office

OPENED = at("2026-11-23 08:00")
NOW = at("2026-11-23 11:30")
PERSONS = 5_000
AT_ONCE = 10_000  # rows written together
HOUR = 3_600_000_000  # microseconds


def ticket_rows(count: int) -> Iterator[dict[str, Any]]:
    """Yield open tickets of two units."""
    kinds = (("puspa", "lainnya", "pli"), ("puspa", "aktivasi", "pli"), ("muarojambi", "ubah-email", "lpse"))
    for number in range(1, count + 1):
        service, kind, unit = kinds[number % len(kinds)]
        yield {
            "id": number,
            "draft_id": number,
            "requester_id": number % PERSONS + 1,
            "service": service,
            "kind": kind,
            "unit": unit,
            "answers": {},
            "status": "in_progress",
            "decision": "not_needed",
            "opened_at": OPENED,
            "due_at": OPENED + timedelta(hours=4),
            "assignee_id": number % 40 + 1 if number % 3 else None,
        }


def clock_rows(count: int) -> Iterator[dict[str, Any]]:
    """Yield both promises of each, none of which anything is to be told yet."""
    for number in range(1, count + 1):
        for target, span in (("first_answer", 4 * HOUR), ("solution", 37 * HOUR)):
            yield {
                "ticket_id": number,
                "round": 1,
                "target": target,
                "unit": "lpse" if number % 3 == 2 else "pli",
                "sla": "standar/normal",
                "span": span,
                "spent": 0,
                "since": OPENED,
                "due_at": OPENED + timedelta(hours=4),
                "stage": Stage.WARNING,
                "next_at": NOW + timedelta(days=1, seconds=number % 80_000),
            }


async def fill(database: Database, count: int) -> None:
    """Write people, tickets and promises."""
    persons = (
        {"id": each, "name": f"Orang {each}", "language": "en" if each % 5 == 0 else "id", "is_reachable": True}
        for each in range(1, PERSONS + 1)
    )
    for table, rows in ((people, persons), (tickets, ticket_rows(count)), (clocks, clock_rows(count))):
        batch: list[dict[str, Any]] = []
        for row in rows:
            batch.append(row | ({"first_seen_at": OPENED} if table is people else {}))
            if len(batch) == AT_ONCE:
                await write(database, table, batch)
                batch = []
        await write(database, table, batch)
    async with database.engine.connect() as connection:
        await connection.execute(text("ANALYZE"))
        await connection.commit()


async def write(database: Database, table: Any, rows: list[dict[str, Any]]) -> None:  # noqa: ANN401 - a table
    """Write rows in one transaction."""
    if rows:
        async with database.transaction() as tx:
            await tx.connection.execute(insert(table), rows)


async def set_due(database: Database, *, due: int, stage: Stage) -> None:
    """Let this many first answers be at a stage whose time has come, and nothing be said yet."""
    async with database.transaction() as tx:
        await tx.connection.execute(delete(outbox))
        await tx.connection.execute(delete(messages))
        later = {"next_at": NOW + timedelta(days=1), "stage": Stage.WARNING, "renewed_at": None}
        await tx.connection.execute(update(clocks).where(clocks.c.next_at <= NOW).values(later))
        chosen = (clocks.c.target == "first_answer") & (clocks.c.ticket_id <= due)
        now = {"next_at": NOW - timedelta(minutes=1), "stage": stage, "renewed_at": None}
        await tx.connection.execute(update(clocks).where(chosen).values(now))


async def measure(url: str, *, count: int, due: int, rounds: int) -> dict[str, float]:
    """Return the milliseconds of a sweep, and how much was told."""
    database = Database(url, clock=lambda: NOW)
    office = demo_office()
    figures: dict[str, float] = {}
    try:
        await fill(database, count)
        await remind(database, office)  # the holidays are read once
        for name, stage, wanted in (
            ("idle", Stage.WARNING, 0),
            ("warning", Stage.WARNING, due),
            ("due", Stage.DUE, due),
        ):
            times, used = list[float](), list[float]()
            for _ in range(rounds):
                await set_due(database, due=wanted, stage=stage)
                began, before = time.perf_counter(), time.process_time()
                found = await remind(database, office)
                times.append((time.perf_counter() - began) * 1000)
                used.append((time.process_time() - before) * 1000)
                if found != wanted:
                    raise RuntimeError(f"{found} were told of, not {wanted}")
            figures[f"{name}_ms"] = round(statistics.median(times), 1)
            figures[f"{name}_worst_ms"] = round(max(times), 1)
            figures[f"{name}_cpu_ms"] = round(statistics.median(used), 1)
    finally:
        await database.close()
    return {"tickets": count, "due": due, **figures}


def run(*, count: int, due: int, rounds: int, is_postgresql: bool) -> dict[str, float]:
    """Measure on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        if is_postgresql:
            with postgres_databases() as databases, databases.migrated(Path(folder)) as url:
                return asyncio.run(measure(url, count=count, due=due, rounds=rounds))
        url = f"sqlite+aiosqlite:///{Path(folder) / 'loket.db'}"
        migrate(url)
        return asyncio.run(measure(url, count=count, due=due, rounds=rounds))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--due", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--postgresql", action="store_true")
    chosen = parser.parse_args()
    found = run(count=chosen.tickets, due=chosen.due, rounds=chosen.rounds, is_postgresql=chosen.postgresql)
    sys.stdout.write(f"{json.dumps(found, indent=2)}\n")


if __name__ == "__main__":
    main()
