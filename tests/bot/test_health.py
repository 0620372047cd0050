"""Health over real HTTP, on databases that are well, late, hung and away."""

import asyncio
import math
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import create_engine, insert, text

from bot.config import Database as DatabaseSettings
from bot.config import Health, Settings, SettingsError, load_settings
from bot.demo.run import demo_settings
from bot.health import DATABASE_PATIENCE, LATE_POLL, health_told
from bot.metrics import CallOutcome, Metrics, Pulse
from storage.database import Database
from storage.tables import inbox, outbox
from tests.bot.test_config import SOUND, problems, write


class Desk:
    """A process that tells of itself, and somebody who asks."""

    def __init__(self, base: str, session: aiohttp.ClientSession, metrics: Metrics) -> None:
        self.metrics = metrics
        self._base = base
        self._session = session

    async def healthz(self) -> tuple[int, dict[str, Any]]:
        """Ask how it is."""
        async with self._session.get(f"{self._base}/healthz") as response:
            return response.status, await response.json()

    async def samples(self) -> dict[tuple[str, ...], float]:
        """Ask for the metrics: (name, label values in the order of the labels' names...) to value."""
        async with self._session.get(f"{self._base}/metrics") as response:
            assert response.status == 200
            assert response.headers["Content-Type"].startswith("text/plain; version=")
            body = await response.text()
        found = [sample for family in text_string_to_metric_families(body) for sample in family.samples]
        return {
            (sample.name, *(sample.labels[name] for name in sorted(sample.labels))): sample.value for sample in found
        }


@asynccontextmanager
async def desk_on(url: str) -> AsyncIterator[Desk]:
    base = demo_settings("http://127.0.0.1:1", Path("nowhere"))
    told = {"database": DatabaseSettings(url=url), "health": Health(listen="127.0.0.1:0")}
    settings = base.model_copy(update=told)
    metrics = Metrics()
    async with health_told(settings, metrics) as address, aiohttp.ClientSession() as session:
        assert address is not None
        yield Desk(f"http://127.0.0.1:{address[1]}", session, metrics)


def an_update(number: int, state: str, *, seconds: float) -> dict[str, Any]:
    then = datetime.now(UTC) - timedelta(seconds=seconds)
    row = {"bot_id": 1, "update_id": number, "lane": "7", "body": "{}", "attempts": 0}
    return row | {"state": state, "received_at": then}


def a_message(state: str, *, seconds: float) -> dict[str, Any]:
    then = datetime.now(UTC) - timedelta(seconds=seconds)
    row = {"lane": "7", "method": "sendMessage", "payload": {}, "priority": 1, "attempts": 0}
    return row | {"state": state, "created_at": then, "due_at": then}


async def put(url: str, *, updates: list[dict[str, Any]], messages: list[dict[str, Any]]) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        for row in updates:
            await tx.connection.execute(insert(inbox), row)
        for row in messages:
            await tx.connection.execute(insert(outbox), row)
    await database.close()


async def test_a_desk_with_nothing_to_do_is_ok(database_url: str) -> None:
    async with desk_on(database_url) as desk:
        status, told = await desk.healthz()
    assert status == 200
    assert told.pop("version")
    assert told == {
        "status": "ok",
        "inbox_age_seconds": 0,
        "outbox_age_seconds": 0,
        "dead_letters": 0,
        "database": "ok",
        "last_poll_seconds": None,
        "pack_mistakes": 0,
    }


async def test_only_what_waits_has_an_age_and_what_was_given_up_is_counted(database_url: str) -> None:
    async with desk_on(database_url) as desk:
        await put(
            database_url,
            updates=[
                an_update(1, "handled", seconds=9000),
                an_update(2, "dead", seconds=9000),
                an_update(3, "waiting", seconds=20),
                an_update(4, "waiting", seconds=5),
            ],
            messages=[a_message("sent", seconds=9000), a_message("dead", seconds=9000), a_message("dead", seconds=1)],
        )
        status, told = await desk.healthz()
        samples = await desk.samples()
    assert (status, told["status"], told["dead_letters"]) == (200, "ok", 3)
    assert 20 <= told["inbox_age_seconds"] < 50
    assert told["outbox_age_seconds"] == 0
    assert 20 <= samples["loket_oldest_waiting_seconds", "inbox"] < 50
    assert (samples["loket_waiting", "inbox"], samples["loket_waiting", "outbox"]) == (2, 0)
    assert [samples["loket_dead_letters", box] for box in ("inbox", "outbox", "calls")] == [1, 2, 0]
    assert samples["loket_database_up",] == 1


@pytest.mark.parametrize(("box", "late"), [("inbox", 61), ("outbox", 61)])
async def test_what_waits_for_more_than_a_minute_makes_the_desk_late(database_url: str, box: str, late: int) -> None:
    updates = [an_update(1, "waiting", seconds=late)] if box == "inbox" else []
    messages = [a_message("waiting", seconds=late)] if box == "outbox" else []
    await put(database_url, updates=updates, messages=messages)
    async with desk_on(database_url) as desk:
        status, told = await desk.healthz()
    assert (status, told["status"], told["database"]) == (503, "late", "ok")
    assert told[f"{box}_age_seconds"] >= late


async def test_a_silent_telegram_makes_the_desk_late_and_only_where_it_polls(database_url: str) -> None:
    now = 1000.0
    async with desk_on(database_url) as desk:
        desk.metrics.pulse = Pulse(lambda: now)
        assert math.isnan((await desk.samples())["loket_last_poll_seconds",])
        desk.metrics.pulse.beat()
        now += LATE_POLL
        assert (await desk.healthz())[1]["status"] == "ok"
        assert (await desk.samples())["loket_last_poll_seconds",] == LATE_POLL
        now += 1
        status, told = await desk.healthz()
        assert (status, told["status"], told["last_poll_seconds"]) == (503, "late", LATE_POLL + 1)
        desk.metrics.pulse.stop()
        assert (await desk.healthz())[0] == 200


async def test_a_database_that_takes_the_connection_and_says_nothing_is_down_within_two_seconds() -> None:
    silent: list[asyncio.StreamWriter] = []

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        silent.append(writer)
        await reader.read()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with desk_on(f"postgresql+psycopg://loket:geheim@127.0.0.1:{port}/loket") as desk:
        began = time.monotonic()
        answers = await asyncio.gather(*(desk.healthz() for _ in range(20)))
        took = time.monotonic() - began
        samples = await desk.samples()
        assert len(silent) == 1, "everybody who asks waits for the same look"
    for writer in silent:
        writer.close()
    server.close()
    assert {status for status, _ in answers} == {503}
    told = answers[0][1]
    assert (told["status"], told["database"]) == ("down", "no answer in time")
    assert told["inbox_age_seconds"] is told["dead_letters"] is None
    assert took < DATABASE_PATIENCE + 2
    assert samples["loket_database_up",] == 0
    assert math.isnan(samples["loket_waiting", "inbox"])


async def test_a_locked_table_is_down_and_well_again_afterwards(
    postgresql_databases_of_the_run: Any,  # noqa: ANN401 - a fixture
    tmp_path: Path,
) -> None:
    with postgresql_databases_of_the_run.migrated(tmp_path) as url:
        async with desk_on(url) as desk:
            with create_engine(url).connect() as connection:
                connection.execute(text("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE"))
                status, told = await desk.healthz()
                connection.rollback()
            assert (status, told["status"]) == (503, "down")
            async with asyncio.timeout(10):
                while (await desk.healthz())[0] != 200:
                    pass


async def test_a_writer_that_holds_the_file_does_not_keep_health_waiting(
    sqlite_databases_of_the_run: Any,  # noqa: ANN401 - a fixture
    tmp_path: Path,
) -> None:
    with sqlite_databases_of_the_run.migrated(tmp_path) as url, closing(sqlite3.connect(tmp_path / "loket.db")) as held:
        held.isolation_level = None
        held.execute("BEGIN IMMEDIATE")
        async with desk_on(url) as desk:
            assert (await desk.healthz())[0] == 200


async def test_a_database_that_is_away_is_down_without_its_password(tmp_path: Path) -> None:
    for url in (f"sqlite+aiosqlite:///{tmp_path}/none.db", "postgresql+psycopg://loket:geheim@127.0.0.1:1/loket"):
        async with desk_on(url) as desk:
            status, told = await desk.healthz()
        assert (status, told["status"], told["database"]) == (503, "down", "OperationalError")
    assert not (tmp_path / "none.db").exists()


async def test_what_the_loops_count_is_shown(database_url: str) -> None:
    async with desk_on(database_url) as desk:
        desk.metrics.updates_received.labels("polling").inc(3)
        desk.metrics.updates_worked.inc()
        desk.metrics.updates_failed.inc()
        desk.metrics.count_call("sendMessage", CallOutcome.SENT, seconds=0.2)
        desk.metrics.work_seconds.observe(0.02)
        desk.metrics.reply_seconds.observe(0.3)
        samples = await desk.samples()
    assert samples["loket_updates_received_total", "polling"] == 3
    assert samples["loket_updates_worked_total",] == samples["loket_updates_failed_total",] == 1
    assert samples["loket_calls_total", "sendMessage", "sent"] == 1
    assert samples["loket_call_seconds_bucket", "0.25", "sendMessage"] == 1
    assert samples["loket_call_seconds_bucket", "0.1", "sendMessage"] == 0
    assert samples["loket_work_seconds_count",] == samples["loket_reply_seconds_count",] == 1
    assert samples["process_resident_memory_bytes",] > 1_000_000


async def test_nothing_else_is_answered_and_two_processes_count_for_themselves(database_url: str) -> None:
    async with desk_on(database_url) as one, desk_on(database_url) as other:
        one.metrics.updates_worked.inc()
        assert (await one.samples())["loket_updates_worked_total",] == 1
        assert (await other.samples())["loket_updates_worked_total",] == 0
        for way in ("/", "/healthz/", "/metrics/x"):
            async with one._session.get(one._base + way) as response:
                assert response.status == 404
        async with one._session.post(one._base + "/healthz") as response:
            assert response.status == 405


async def test_without_an_address_nothing_listens(tmp_path: Path) -> None:
    settings: Settings = demo_settings("http://127.0.0.1:1", tmp_path)
    async with health_told(settings, Metrics()) as address:
        assert address is None


def test_the_address_is_host_and_port_or_nothing(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, SOUND)).health.address is None
    there = load_settings(write(tmp_path, SOUND + '[health]\nlisten = "[::1]:9109"\n'))
    assert there.health.address == ("::1", 9109)
    [problem] = problems(tmp_path, SOUND + '[health]\nlisten = "9109"\n')
    assert problem == 'config.toml: health.listen = "9109": must be host:port, e.g. 127.0.0.1:8443'
    with pytest.raises(SettingsError):
        load_settings(write(tmp_path, SOUND + '[health]\nlisten = "localhost:70000"\n'))
