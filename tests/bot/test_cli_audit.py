"""``loket audit`` on real rows: what Agus tried, and what Budi tried after he had left."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import audit
from storage.audit import MOST_AN_HOUR, Attempt
from storage.database import Database
from tests.bot.test_cli import Loket, loket
from tests.bot.test_config import SOUND, write

__all__ = ["loket"]

AGUS, BUDI, PLI = 7_000_000_002, 7_000_000_003, -1_001_000_000_001
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)  # ten in the morning in Jakarta


async def fill(url: str) -> None:
    database = Database(url, clock=lambda: NOW)
    await database.migrate()
    async with database.transaction() as tx:
        for _ in range(MOST_AN_HOUR + 3):
            await audit.write(tx, Attempt(AGUS, AGUS, "ShowPaper", "foreign", "document", 5, 12))
        await audit.write(tx, Attempt(BUDI, PLI, "message", "not-staff", ticket_id=12))
        await audit.write(tx, Attempt(BUDI, PLI, "SwitchOff", "team-not-member", "account", 4, account_id=4))
    await database.close()


@pytest.fixture
def config(tmp_path: Path) -> Path:
    url = f"sqlite+aiosqlite:///{tmp_path / 'loket.db'}"
    asyncio.run(fill(url))
    return write(tmp_path, f'{SOUND}\n[database]\nurl = "{url}"\n')


def test_one_line_each_names_who_where_what_and_why_by_ids_alone(loket: Loket, config: Path) -> None:
    shown = loket("audit", "--config", config, "--person", str(BUDI))
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines() == [
        f"2026-11-23 10:00:00  person {BUDI}  chat {PLI}  SwitchOff  account 4  team-not-member",
        f"2026-11-23 10:00:00  person {BUDI}  chat {PLI}  message  ticket 12  not-staff",
    ]


def test_a_ticket_s_attempts_are_listed_and_a_flood_says_how_many_it_was(loket: Loket, config: Path) -> None:
    lines = loket("audit", "--config", config, "--ticket", "12", "--most", "2").out.splitlines()
    assert len(lines) == 2
    assert lines[1].endswith("ShowPaper  ticket 12  document 5  foreign")
    [flood] = [line for line in loket("audit", "--config", config).out.splitlines() if "times" in line]
    assert flood.endswith("several  several  3 times until 2026-11-23 10:00:00")


def test_other_programs_get_json(loket: Loket, config: Path) -> None:
    shown = json.loads(loket("audit", "--config", config, "--person", str(BUDI), "--json").out)
    assert shown[0] == {
        "at": "2026-11-23T10:00:00+07:00",
        "last_at": "2026-11-23T10:00:00+07:00",
        "times": 1,
        "person": BUDI,
        "chat": PLI,
        "what": "SwitchOff",
        "ticket": None,
        "account": 4,
        "thing": "account",
        "thing_id": 4,
        "reason": "team-not-member",
    }
    assert json.loads(loket("audit", "--config", config, "--ticket", "13", "--json").out) == []


def test_nothing_to_list_is_said_and_a_missing_database_is_told(loket: Loket, config: Path, tmp_path: Path) -> None:
    assert loket("audit", "--config", config, "--ticket", "13").out == "nobody tried what they may not do\n"
    (tmp_path / "loket.db").unlink()
    told = loket("audit", "--config", config)
    assert told.code == 2
    assert "there is no database yet" in told.err
    assert not (tmp_path / "loket.db").exists()
