"""The doctor against a pretend Telegram, over real HTTP."""

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr

from bot.config import Database, Files, Mode, Office, Settings, Telegram, Unit, Webhook
from bot.demo.calls import Fault
from bot.demo.people import DemoUnit
from bot.demo.server import PretendTelegram
from bot.demo.world import World
from bot.doctor import Finding, examine

TOKEN = "7123456789:AAExampleExampleExampleExample_Exam"
PLI, PDAD = -1001, -1002
READING = {"getMe", "getWebhookInfo", "getChat", "getChatMember"}


@pytest.fixture
async def telegram() -> AsyncIterator[PretendTelegram]:
    units = (
        DemoUnit(id="pli", name="Seksi PLI", chat_id=PLI, forum=False),
        DemoUnit(id="pdad", name="Seksi PDAD", chat_id=PDAD, forum=True),
    )
    async with PretendTelegram(World(token=TOKEN, units=units)) as pretended:
        yield pretended


def office(telegram: PretendTelegram, folder: Path, **telegram_keys: Any) -> Settings:  # noqa: ANN401 - any key
    return Settings(
        telegram=Telegram(**{"token": SecretStr(TOKEN), "base_url": telegram.base_url, **telegram_keys}),
        database=Database(url=f"sqlite+aiosqlite:///{folder}/data/loket.db"),
        files=Files(folder=folder / "data" / "files"),
        office=Office(name="Kantor Contoh"),
        units=(
            Unit(id="pli", name="Seksi PLI", chat_id=PLI),
            Unit(id="pdad", name="Seksi PDAD", chat_id=PDAD, forum=True),
        ),
        packs=("puspa",),
    )


def inside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def call(telegram: PretendTelegram, method: str, **parameters: str) -> Any:  # noqa: ANN401 - each its own
    """Call a method as a bot would, over HTTP."""
    url = f"{telegram.base_url}/bot{TOKEN}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=parameters) as response:
        answer = await response.json()
    assert answer["ok"], answer
    return answer["result"]


async def look(settings: Settings) -> dict[str, Finding]:
    findings = await examine(settings)
    written = "\n".join(f"{finding.text} {finding.cure}" for finding in findings)
    assert TOKEN not in written
    assert TOKEN.split(":")[1] not in written
    assert all(bool(finding.cure) != finding.is_ok for finding in findings), "a cure exactly where it is needed"
    return {finding.name: finding for finding in findings}


def wrong(findings: Mapping[str, Finding]) -> dict[str, str]:
    return {name: finding.text for name, finding in findings.items() if not finding.is_ok}


async def test_a_sound_office_is_sound_and_nothing_was_changed(telegram: PretendTelegram, tmp_path: Path) -> None:
    findings = await look(office(telegram, tmp_path))
    assert wrong(findings) == {}
    assert list(findings) == [
        "token", "inline mode", "way in", "unit pli, group", "unit pli, rights", "unit pli, topics",
        "unit pdad, group", "unit pdad, rights", "unit pdad, topics", "database", "files", "examination",
        "packs", "time zone", "hours of pli", "hours of pdad", "promises",
    ]  # fmt: skip
    assert {call.method for call in telegram.world.calls} == READING
    assert inside(tmp_path) == []


async def test_a_wrong_token_is_told_and_groups_are_not_asked_for(telegram: PretendTelegram, tmp_path: Path) -> None:
    findings = await look(office(telegram, tmp_path, token=SecretStr("1:wrong")))
    assert wrong(findings) == {"token": "Telegram does not know it"}
    assert "@BotFather" in findings["token"].cure
    assert "unit pli, group" not in findings


async def test_nobody_at_the_address_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    settings = office(telegram, tmp_path)
    await telegram.stop()
    findings = await look(settings)
    assert wrong(findings)["token"].startswith(f"no answer from {telegram.base_url}: ")


async def test_an_address_that_is_no_bot_api_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    findings = await look(office(telegram, tmp_path, base_url=f"{telegram.base_url}/elsewhere"))
    assert "what answers there is no Bot API" in wrong(findings)["token"]


async def test_a_group_that_the_bot_cannot_see_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    settings = office(telegram, tmp_path)
    units = (Unit(id="pli", name="Seksi PLI", chat_id=-999), settings.units[1])
    findings = await look(settings.model_copy(update={"units": units}))
    assert wrong(findings) == {"unit pli, group": "cannot see -999: Bad Request: chat not found"}
    assert findings["unit pdad, group"].is_ok


async def test_a_bot_that_was_thrown_out_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    telegram.world.set_member("pli", "bot", "kicked")
    findings = await look(office(telegram, tmp_path))
    assert list(wrong(findings)) in (["unit pli, group"], ["unit pli, rights"])


async def test_a_bot_that_is_no_administrator_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    telegram.world.set_member("pli", "bot", "member")
    findings = await look(office(telegram, tmp_path))
    assert wrong(findings) == {"unit pli, rights": "the bot is there as member"}


async def test_a_forum_without_the_right_to_topics_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    telegram.world.set_member("pdad", "bot", "administrator", rights={"can_manage_topics": False})
    findings = await look(office(telegram, tmp_path))
    assert wrong(findings) == {"unit pdad, rights": "the bot may not manage topics"}


async def test_topics_that_differ_from_the_settings_are_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    settings = office(telegram, tmp_path)
    units = (
        settings.units[0].model_copy(update={"forum": True}),
        settings.units[1].model_copy(update={"forum": False}),
    )
    findings = await look(settings.model_copy(update={"units": units}))
    assert wrong(findings) == {
        "unit pli, topics": "forum = true, but the group has no topics",
        "unit pdad, topics": "the group has topics, but forum = false",
    }


async def test_a_group_that_moved_tells_its_new_id(telegram: PretendTelegram, tmp_path: Path) -> None:
    new = telegram.world.migrate("pli")
    findings = await look(office(telegram, tmp_path))
    assert findings["unit pli, group"].cure == f"set chat_id = {new}"


async def test_a_server_fault_is_told_as_one(telegram: PretendTelegram, tmp_path: Path) -> None:
    telegram.world.faults.add(Fault(method="getChat", error_code=502, description="Bad Gateway", times=1))
    findings = await look(office(telegram, tmp_path))
    assert wrong(findings) == {"unit pli, group": "Telegram answered 502: Bad Gateway"}


WEBHOOK = Webhook(public_url="http://127.0.0.1:9/here", secret=SecretStr("s"))


async def test_polling_while_a_webhook_is_set_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    await call(telegram, "setWebhook", url="http://127.0.0.1:9/other")
    findings = await look(office(telegram, tmp_path))
    assert wrong(findings) == {"way in": "polling, but a webhook to 127.0.0.1 is set"}


async def test_a_webhook_to_somewhere_else_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    await call(telegram, "setWebhook", url="http://127.0.0.1:9/other")
    findings = await look(office(telegram, tmp_path, mode=Mode.WEBHOOK, webhook=WEBHOOK))
    assert wrong(findings) == {"way in": "webhook, but the one that is set leads elsewhere, to 127.0.0.1"}


async def test_a_webhook_that_nobody_answers_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    await call(telegram, "setWebhook", url=WEBHOOK.public_url)
    telegram.world.say("siti", "siti", "halo")
    async with asyncio.timeout(10):
        while "last_error_message" not in await call(telegram, "getWebhookInfo"):
            pass
    findings = await look(office(telegram, tmp_path, mode=Mode.WEBHOOK, webhook=WEBHOOK))
    assert wrong(findings)["way in"].startswith("webhook, 1 updates waiting; Telegram's last try: ")


async def test_a_webhook_that_is_not_set_yet_is_fine(telegram: PretendTelegram, tmp_path: Path) -> None:
    assert wrong(await look(office(telegram, tmp_path, mode=Mode.WEBHOOK, webhook=WEBHOOK))) == {}


async def test_a_database_that_is_there_is_tried_and_left_as_it_was(telegram: PretendTelegram, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with sqlite3.connect(tmp_path / "data" / "loket.db") as database:
        database.execute("CREATE TABLE tickets (id INTEGER)")
    findings = await look(office(telegram, tmp_path))
    assert findings["database"].text.endswith("loket.db: reachable and writable")
    with sqlite3.connect(tmp_path / "data" / "loket.db") as database:
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("tickets",)]


async def test_a_file_that_is_no_database_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "loket.db").write_text("a letter, " * 200)
    findings = await look(office(telegram, tmp_path))
    assert wrong(findings)["database"].endswith("file is not a database")


async def test_a_missing_driver_or_server_is_told_without_the_password(
    telegram: PretendTelegram, tmp_path: Path
) -> None:
    database = Database(url="postgresql+psycopg://loket:geheim@127.0.0.1:9/loket")
    findings = await look(office(telegram, tmp_path).model_copy(update={"database": database}))
    assert list(wrong(findings)) == ["database"]
    assert "geheim" not in findings["database"].text


async def test_a_file_in_the_place_of_a_folder_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    told = wrong(await look(office(telegram, tmp_path)))
    assert told["files"] == told["database"] == f"{tmp_path}/data is a file, not a folder"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a place where not even root can write")
async def test_a_folder_that_may_not_be_written_is_told(telegram: PretendTelegram, tmp_path: Path) -> None:
    files = Files(folder=Path("/proc/loket/files"))
    findings = await look(office(telegram, tmp_path).model_copy(update={"files": files}))
    assert wrong(findings)["files"].startswith("cannot write to /proc: ")
    assert findings["files"].cure.startswith("let the account that runs loket ")


async def test_a_pack_with_mistakes_is_told_by_file(telegram: PretendTelegram, tmp_path: Path) -> None:
    pack = tmp_path / "packs" / "ours"
    pack.mkdir(parents=True)
    (pack / "service.toml").write_text("id = 3\n")
    findings = await examine(office(telegram, tmp_path).model_copy(update={"packs": (str(pack),)}))
    told = [finding.text for finding in findings if finding.name == "packs" and not finding.is_ok]
    assert told
    assert all("service.toml" in text for text in told)
