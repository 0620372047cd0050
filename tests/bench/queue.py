"""Searching in 100,000 tickets and looking at a queue of 10,000, on either database, in milliseconds.

``python -m tests.bench.queue [--tickets N] [--open N] [--rounds N] [--postgresql]`` prints JSON.
The tickets are made up, the same ones in every run; what is measured are the functions that the chat calls, from an
open transaction to their result.
"""

import argparse
import asyncio
import contextlib
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from knowledge.lookup import wanted
from knowledge.rules.queueing import Which
from storage import fulltext, queue
from storage.database import Database
from storage.queue import Scope
from storage.tables import history, people, questions, tickets
from storage.transaction import Transaction
from tests.databases import migrate, postgres_databases

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
UNITS = ("pli", "pdad", "lpse", "arsip")
NAMES = (
    "siti", "agus", "budi", "ratna", "dewi", "joko", "wulan", "hadi", "maya",
    "tono", "lestari", "putri", "rizky", "fajar", "indah", "yusuf", "nina", "eko",
)  # fmt: skip
FIRMS = (
    "maju", "jaya", "abadi", "sentosa", "makmur", "karya", "mandiri", "nusantara",
    "bahari", "lintas", "cahaya", "tirta", "bumi", "sakti", "prima",
)  # fmt: skip
SERVICES = ("puspa", "ceisa", "cilegon", "bogor", "muarojambi")
KINDS = ("aktivasi", "reset-password", "lainnya", "ganti-npwp")
SENTENCES = (
    "akun saya tidak bisa login sejak kemarin, mohon dibantu segera",
    "lupa kata sandi dan email lama sudah tidak aktif",
    "muncul kode error {code} ketika mengunggah dokumen pengadaan",
    "mohon aktivasi akun perusahaan kami untuk penyedia baru",
    "surat kuasa sudah kami lampirkan, tolong diperiksa kembali",
    "nomor dokumen {code} belum muncul di sistem",
    "baik, terima kasih atas bantuannya, akan kami coba",
    "silakan dicoba lagi, data Bapak sudah kami perbaiki di aplikasi",
)
QUERIES = (
    "siti", "pt maju jaya", "akun", "akun tidak bisa login", "lupa kata sandi", "ratna lestari sentosa", "error 40417",
    "01.234.567.8-901.000", "aktiv", "mohon dibantu", "budi abadi puspa", "surat kuasa ratna", "#4711", "4711",
    "tidakadayangseperti", "dewi makmur 2026", "akun puspa siti maju", "email", "sandi joko tirta", "a b c d",
    "dokumen {n}", "npwp {npwp}", "{npwp}", "{npwp} {name}", "{name} {firm}", "{name} {firm} {kind}",
    "{firm} {firm2}", "{kind} {service}",
)  # fmt: skip


def _npwp(number: int) -> str:
    digits = f"{10_000_000_000_000 + number * 7919:015d}"
    return f"{digits[:2]}.{digits[2:5]}.{digits[5:8]}.{digits[8]}-{digits[9:12]}.{digits[12:]}"


class MadeUp:
    """Tickets that never were, by their number."""

    def __init__(self, *, count: int, are_open: int) -> None:
        self._first_open = count - are_open + 1

    def person(self, number: int) -> dict[str, Any]:
        """Return a requester."""
        dice = random.Random(number)  # noqa: S311 - made-up people, no secret
        name = f"{dice.choice(NAMES)} {dice.choice(NAMES)}".title()
        return {"id": number, "name": name, "language": "id", "is_reachable": True, "first_seen_at": NOW}

    def rows(self, number: int) -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
        """Return a ticket's question, its row, and its history."""
        dice = random.Random(number)  # noqa: S311 - as above
        said = [dice.choice(SENTENCES).format(code=dice.randrange(10_000, 99_999)) for _ in range(dice.randrange(3, 7))]
        opened = NOW - timedelta(minutes=5 * (110_000 - number))
        question = {
            "id": number, "person_id": number % 5_000 + 1, "origin": "typed", "text": said[0], "message_id": number,
            "content": "text", "decision": "none", "candidates": [], "shown": [], "attachments": [], "offered": [],
            "unhelpful": [], "outcome": "ticket", "asked_at": opened,
        }  # fmt: skip
        firm = f"PT {dice.choice(FIRMS)} {dice.choice(FIRMS)} {dice.choice(FIRMS)}".title()
        is_open = number >= self._first_open
        ticket = {
            "id": number, "draft_id": number, "requester_id": number % 5_000 + 1, "service": dice.choice(SERVICES),
            "kind": dice.choice(KINDS), "unit": dice.choice(UNITS) if not is_open else "pli",
            "answers": {"perusahaan": firm, "npwp": _npwp(number), "email": f"admin{number}@{firm.split()[1]}.co.id"},
            "question_id": number, "status": "in_progress" if is_open else "closed", "decision": "not_needed",
            "assignee_id": dice.choice((None, *range(1, 9))) if is_open else 1, "opened_at": opened,
            "closed_at": None if is_open else opened, "due_at": NOW + timedelta(minutes=dice.randrange(-5_000, 20_000)),
        }  # fmt: skip
        lines = [
            {"ticket_id": number, "at": opened, "actor_id": 1, "event": "answered", "is_internal": False,
             "details": {"text": each}}
            for each in said[1:]
        ]  # fmt: skip
        return question, ticket, lines


async def furnish(database: Database, *, count: int, are_open: int) -> float:
    """Fill a database with tickets, and return how many a second the index took in."""
    made = MadeUp(count=count, are_open=are_open)
    async with database.transaction() as tx:
        await tx.connection.execute(insert(people), [made.person(each) for each in range(1, 5_001)])
    for first in range(1, count + 1, 1_000):
        rows = [made.rows(each) for each in range(first, min(first + 1_000, count + 1))]
        async with database.transaction() as tx:
            await tx.connection.execute(insert(questions), [each[0] for each in rows])
            await tx.connection.execute(insert(tickets), [each[1] for each in rows])
            await tx.connection.execute(insert(history), [line for each in rows for line in each[2]])
    began, done = time.perf_counter(), True
    while done:
        async with database.transaction() as tx:
            done = bool(await fulltext.catch_up(tx))
    speed = count / (time.perf_counter() - began)
    if not database.is_sqlite:
        async with database.engine.connect() as connection:
            vacuum = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await vacuum.execute(text("VACUUM ANALYZE"))  # as the server does by itself, some time later
    return speed


def sought(count: int) -> Iterator[str]:
    """Yield what is looked for, again and again with other names."""
    dice = random.Random(7)  # noqa: S311 - as above
    while True:
        for query in QUERIES:
            number = dice.randrange(1, count + 1)
            yield query.format(
                n=number, npwp=_npwp(number), name=dice.choice(NAMES), firm=dice.choice(FIRMS),
                firm2=dice.choice(FIRMS), kind=dice.choice(KINDS), service=dice.choice(SERVICES),
            )  # fmt: skip


async def timed(database: Database, act: Callable[[Transaction], Awaitable[object]]) -> float:
    """Return the milliseconds that something takes in a transaction of its own."""
    async with database.transaction() as tx:
        began = time.perf_counter()
        await act(tx)
        return (time.perf_counter() - began) * 1000


async def measure(database: Database, *, count: int, rounds: int) -> dict[str, object]:
    """Return what searching, the queue and the writing of a line take."""
    scopes = (
        Scope(frozenset({"pli"})),
        Scope(frozenset({"pdad", "lpse"})),
        Scope(frozenset({"arsip"}), is_all_but=True),
    )
    by_query: dict[str, list[float]] = {}
    words = sought(count)
    for place in range(rounds * len(QUERIES)):
        query = next(words)
        scope = scopes[place // len(QUERIES) % len(scopes)]
        took = await timed(database, lambda tx, q=query, s=scope: fulltext.find(tx, wanted(q), s, most=101))  # type: ignore[misc]
        by_query.setdefault(QUERIES[place % len(QUERIES)], []).append(took)
    searching = [each for found in by_query.values() for each in found]
    slowest = sorted(by_query, key=lambda query: statistics.median(by_query[query]))[-3:]
    return {
        "search_ms": _summary(searching),
        "slowest_queries_ms": {query: round(statistics.median(by_query[query]), 1) for query in slowest},
        "queue_ms": _summary(await _queue(database, rounds)),
        "line_written_ms": _summary(await _lines(database, count, rounds * 10)),
    }


async def _queue(database: Database, rounds: int) -> list[float]:
    """Return what a page of the queue takes, its counts with it: every sort, the first page and the last."""
    scope, found = Scope(frozenset({"pli"})), []
    for number in range(rounds * 10):
        which = list(Which)[number % len(Which)]

        async def look(tx: Transaction, which: Which = which, number: int = number) -> None:
            counts = await queue.count(tx, scope, person_id=1)
            total = sum(counts.services.values())
            rows = await queue.page(
                tx, scope, which, person_id=1, service="puspa", limit=8, offset=(total - 8) * (number % 2)
            )
            await queue.spots(tx, [each.id for each in rows], chats=[-1001])

        found.append(await timed(database, look))
    return found


async def _lines(database: Database, count: int, rounds: int) -> list[float]:
    dice = random.Random(8)  # noqa: S311 - as above
    return [
        await timed(database, lambda tx: fulltext.refresh(tx, [dice.randrange(1, count + 1)])) for _ in range(rounds)
    ]


def _summary(found: list[float]) -> dict[str, float]:
    ordered = sorted(found)
    return {
        "p50": round(statistics.median(ordered), 1),
        "p95": round(ordered[max(0, round(len(ordered) * 0.95) - 1)], 1),
        "most": round(ordered[-1], 1),
    }


async def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tickets", type=int, default=100_000)
    parser.add_argument("--open", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--postgresql", action="store_true")
    chosen = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite+aiosqlite:///{folder}/bench.db"
        if chosen.postgresql:
            url = stack.enter_context(stack.enter_context(postgres_databases()).migrated(folder))
        else:
            migrate(url)
        database = Database(url, clock=lambda: NOW)
        speed = await furnish(database, count=chosen.tickets, are_open=chosen.open)
        found = await measure(database, count=chosen.tickets, rounds=chosen.rounds)
        await database.close()
    shown = {"tickets": chosen.tickets, "open": chosen.open, "indexed_per_second": round(speed), **found}
    sys.stdout.write(f"{json.dumps(shown, indent=2, ensure_ascii=False)}\n")


if __name__ == "__main__":
    asyncio.run(main())
