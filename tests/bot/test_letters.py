"""Dead letters on the command line: found, shown without secrets, and sent on their way again."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from knowledge.rules.accounts import AccountState
from storage import accounts, letters
from storage.database import Database
from storage.tables import calls_out, inbox, outbox
from storage.transaction import Wake
from tests.bot.test_cli import ROOT, Loket, loket
from tests.bot.test_config import SOUND, TOKEN, write

__all__ = ["loket"]

THEN = datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)
UPDATE = (
    '{"update_id": 5, "message": {"text": "NIK saya 3174012345678901\\u001b[31m", "chat": {"id": 7000000001},'
    f' "caption": "password saya: Rahasia123", "token": "{TOKEN}"}}}}'
)


def update(number: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any column
    row = {"bot_id": 1, "update_id": number, "lane": "7000000001", "body": UPDATE, "state": "dead", "attempts": 3}
    row |= {"reason": "KeyError('date')", "incident": f"K7PQ2{number}", "received_at": THEN, "settled_at": THEN}
    return row | more


def message(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - any column
    row = {"lane": "-1001", "chat_id": -1001, "method": "editMessageText", "payload": {"text": "<b>x</b>"}}
    row |= {"priority": 3, "state": "dead", "attempts": 9, "reason": f"Bad Request for {TOKEN}", "created_at": THEN}
    return row | {"due_at": THEN + timedelta(days=9), "settled_at": THEN, "merge_key": None} | more


CALL = f'{{"type": "account.activated", "data": {{"npwp": "012345678901000", "token": "{TOKEN}"}}}}'


async def keep_calls(url: str) -> None:
    """Write down a dead call for each of two accounts, a newer one that arrived for the first, and one that waits."""
    database = Database(url)
    async with database.transaction() as tx:
        company = await accounts.meet_company(tx, "puspa", name="PT Maju")
        for number, email in enumerate(("siti@maju.co.id", "agus@maju.co.id"), start=1):
            account, _ = await accounts.meet(
                tx, company, email=email, holder="S", person_id=None, state=AccountState.ACTIVE
            )
            row = {"key": f"msg_{number}", "service": "puspa", "account_id": account.id, "event": "account.activated"}
            row |= {"body": CALL, "state": "dead", "attempts": 4, "reason": f"422 {TOKEN}", "created_at": THEN}
            await tx.connection.execute(insert(calls_out), row | {"due_at": THEN, "settled_at": THEN, "told_at": THEN})
            newer = row | {"key": f"new_{number}", "state": "sent" if number == 1 else "waiting", "reason": None}
            newer |= {"event": "account.deactivated", "due_at": THEN, "settled_at": THEN if number == 1 else None}
            await tx.connection.execute(insert(calls_out), newer)
    await database.close()


async def keep(url: str, *, updates: list[dict[str, Any]], messages: list[dict[str, Any]]) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        for row in updates:
            await tx.connection.execute(insert(inbox), row)
        for row in messages:
            await tx.connection.execute(insert(outbox), row)
    await database.close()


async def states(url: str) -> dict[str, tuple[str, int, str | None]]:
    """Every letter's number to its state, attempts and reason."""
    database = Database(url)
    async with database.transaction() as tx:
        found = {}
        for box, table in (("in", inbox), ("out", outbox)):
            for row in await tx.connection.execute(select(table)):
                found[f"{box}-{row.id}"] = (row.state, row.attempts, row.reason)
    await database.close()
    return found


@pytest.fixture
def desk(database_url: str, tmp_path: Path) -> Path:
    """Settings of a desk with two dead updates, two dead messages, and what waits or is done beside them."""
    updates = [update(1), update(2, state="handled"), update(3, state="waiting", attempts=1), update(4)]
    outdated, newest = message(merge_key="card-1"), message(merge_key="card-1", state="sent")
    messages = [outdated, newest, message(merge_key="card-2", method="sendMessage"), message(state="waiting")]
    asyncio.run(keep(database_url, updates=updates, messages=messages))
    return write(tmp_path, SOUND + f'[database]\nurl = "{database_url}"\n')


def test_the_list_names_each_dead_letter_and_nothing_else(loket: Loket, desk: Path) -> None:
    end = loket("letters", "list", "-c", desk)
    assert (end.code, end.err) == (0, "")
    rows = [line.split() for line in end.out.splitlines() if line.strip().startswith(("in-", "out-"))]
    assert [row[0] for row in rows] == ["in-1", "in-4", "out-1", "out-3"]
    assert rows[0] == ["in-1", "K7PQ21", "2026-03-02", "08:02:03", "7000000001", "-", "3", "KeyError('date')"]
    assert rows[2][:8] == ["out-1", "-", "2026-03-02", "08:02:03", "-1001", "editMessageText", "9", "Bad"]
    assert TOKEN not in end.out
    assert "[hidden]" in end.out


def test_a_letter_is_shown_whole_but_for_what_is_secret(loket: Loket, desk: Path) -> None:
    by_number, by_incident = (
        loket("letters", "show", "in-1", "-c", desk),
        loket("letters", "show", "k7pq21", "-c", desk),
    )
    assert by_number == by_incident
    assert (by_number.code, by_number.err) == (0, "")
    assert "incident  K7PQ21" in by_number.out
    assert '"update_id": 5' in by_number.out
    assert "7000000001" in by_number.out
    for secret in (TOKEN, "3174012345678901", "Rahasia123", "\u001b"):
        assert secret not in by_number.out
    shown = loket("letters", "show", "out-3", "-c", desk)
    assert '"text": "<b>x</b>"' in shown.out
    assert "method    sendMessage" in shown.out


@pytest.mark.parametrize("number", ["in-2", "in-3", "in-99", "out-2", "99", "ABCDEF", "in-99999999999999999999", ""])
def test_what_is_no_dead_letter_ends_with_one_line(loket: Loket, desk: Path, number: str) -> None:
    for command in ("show", "replay"):
        end = loket("letters", command, number, "-c", desk)
        assert (end.code, end.out) == (2, "")
        assert end.err == f"{number!a}: no such dead letter: see loket letters list\n"


def test_replayed_letters_wait_as_if_never_tried(loket: Loket, desk: Path, database_url: str) -> None:
    end = loket("letters", "replay", "in-1", "out-3", "-c", desk)
    assert (end.code, end.out, end.err) == (0, "in-1: waits again\nout-3: waits again\n", "")
    now = asyncio.run(states(database_url))
    assert now["in-1"] == now["out-3"] == ("waiting", 0, None)
    assert now["in-4"][0] == now["out-1"][0] == "dead"
    assert (now["in-2"][0], now["in-3"], now["out-2"][0]) == ("handled", ("waiting", 1, "KeyError('date')"), "sent")
    assert asyncio.run(_due(database_url)) < datetime.now(UTC) + timedelta(minutes=1)
    assert loket("letters", "replay", "in-1", "-c", desk).code == 2


async def _due(url: str) -> datetime:
    database = Database(url)
    async with database.transaction() as tx:
        due: datetime = (await tx.connection.execute(select(outbox.c.due_at).where(outbox.c.id == 3))).scalar_one()
    await database.close()
    return due


def test_all_are_replayed_but_for_a_card_that_has_a_newer_state(loket: Loket, desk: Path, database_url: str) -> None:
    end = loket("letters", "replay", "--all", "-c", desk)
    assert end.code == 0
    assert end.out.splitlines() == [
        "in-1: waits again",
        "in-4: waits again",
        "out-1: left aside, out-2 is newer and for the same place",
        "out-3: waits again",
    ]
    assert asyncio.run(states(database_url))["out-1"][0] == "dead"
    alone = loket("letters", "replay", "out-1", "-c", desk)
    assert (alone.code, alone.out, alone.err.count("\n")) == (2, "", 1)


def test_one_wrong_number_replays_none(loket: Loket, desk: Path, database_url: str) -> None:
    assert loket("letters", "replay", "in-1", "in-99", "-c", desk).code == 2
    assert asyncio.run(states(database_url))["in-1"][0] == "dead"


def test_replay_wants_numbers_or_all_of_them(loket: Loket, desk: Path) -> None:
    for arguments in ((), ("in-1", "--all")):
        end = loket("letters", "replay", *arguments, "-c", desk)
        assert (end.code, end.out, end.err.count("\n")) == (2, "", 1)


def test_calls_that_an_application_refused_are_letters_as_well(loket: Loket, database_url: str, tmp_path: Path) -> None:
    asyncio.run(keep_calls(database_url))
    desk = write(tmp_path, SOUND + f'[database]\nurl = "{database_url}"\n')
    listed = loket("letters", "list", "-c", desk)
    rows = [line.split() for line in listed.out.splitlines() if line.strip().startswith("call-")]
    assert [row[0] for row in rows] == ["call-1", "call-3"]
    assert rows[0][:7] == ["call-1", "-", "2026-03-02", "08:02:03", "puspa", "account.activated", "4"]
    shown = loket("letters", "show", "call-3", "-c", desk)
    assert '"type": "account.activated"' in shown.out
    assert "method    account.activated" in shown.out
    assert TOKEN not in listed.out + shown.out
    assert "012345678901000" not in shown.out
    alone = loket("letters", "replay", "call-1", "-c", desk)
    assert (alone.code, alone.out, alone.err.count("\n")) == (2, "", 1)
    assert "call-2 is newer" in alone.err
    end = loket("letters", "replay", "--all", "-c", desk)
    assert end.out.splitlines()[0].startswith("call-1: left aside, call-2 is newer")
    assert end.out.splitlines()[1:] == ["call-3: waits again"]
    state, attempts, reason, told_at, due_at = asyncio.run(_call(database_url, 3))
    assert (state, attempts, reason, told_at) == ("waiting", 0, None, None)
    assert due_at > THEN
    for number in ("call-2", "call-4", "call-99"):
        assert loket("letters", "show", number, "-c", desk).code == 2


async def _call(url: str, number: int) -> tuple[str, int, str | None, datetime | None, datetime]:
    database = Database(url)
    columns = calls_out.c.state, calls_out.c.attempts, calls_out.c.reason, calls_out.c.told_at, calls_out.c.due_at
    async with database.transaction() as tx:
        row = (await tx.connection.execute(select(*columns).where(calls_out.c.id == number))).one()
    await database.close()
    return row.state, row.attempts, row.reason, row.told_at, row.due_at


def test_no_dead_letters_is_good_news(loket: Loket, database_url: str, tmp_path: Path) -> None:
    config = write(tmp_path, SOUND + f'[database]\nurl = "{database_url}"\n')
    for command in ("list", "replay"):
        end = loket("letters", command, *(["--all"] if command == "replay" else []), "-c", config)
        assert (end.code, end.out, end.err) == (0, "no dead letters\n", "")


@pytest.mark.parametrize("url", ["", "postgresql+psycopg://loket:geheim@127.0.0.1:1/loket"])
def test_a_database_that_is_not_there_is_told_in_one_line_and_not_made(loket: Loket, tmp_path: Path, url: str) -> None:
    config = write(tmp_path, SOUND + (f'[database]\nurl = "{url}"\n' if url else ""))
    end = loket("letters", "list", "-c", config)
    assert (end.code, end.out, end.err.count("\n")) == (2, "", 1), end
    assert "geheim" not in end.err
    assert not (tmp_path / "data").exists()


async def test_a_letter_that_nobody_can_read_is_shown_as_it_came(database_url: str) -> None:
    await keep(database_url, updates=[update(1, body="{no json", lane="unreadable")], messages=[])
    database = Database(database_url)
    async with database.transaction() as tx:
        [letter] = await letters.dead(tx)
        assert (letter.number, letter.lane, letter.method) == ("in-1", "unreadable", None)
        assert await letters.content(tx, letter) == "{no json"
        assert await letters.replay(tx, letter)
        assert tx.wakes == {Wake.WORK}
        assert not await letters.replay(tx, letter), "it is dead no longer"
    await database.close()


def test_other_commands_start_without_the_database_layer() -> None:
    asked = "import bot.cli, sys; print([name for name in ('storage.database', 'alembic') if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603
    assert shown.stdout == "[]\n"
