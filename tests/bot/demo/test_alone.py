import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import typer

from bot.demo.alone import read_unit

ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-m", "bot.demo.alone", "--unit", "pli=-1001", "--unit", "lpse=-1002:forum")


@asynccontextmanager
async def alone(*arguments: str, ends_by: signal.Signals = signal.SIGTERM) -> AsyncIterator[dict[str, Any]]:
    """Run a pretend Telegram in a process of its own; yield what it says of itself."""
    program = await asyncio.create_subprocess_exec(*COMMAND, *arguments, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    try:
        assert program.stdout is not None
        async with asyncio.timeout(30):
            yield json.loads(await program.stdout.readline())
    finally:
        program.send_signal(ends_by)
        code = await program.wait()
    assert code == (0 if ends_by is signal.SIGTERM else -ends_by)


async def post(about: dict[str, Any], path: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    async with aiohttp.ClientSession() as session, session.post(f"{about['base_url']}{path}", json=body) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def test_it_says_where_it_is_and_ends_when_told() -> None:
    async with alone("--token", "77:abc", "--group-per-minute", "2") as about:
        assert about["base_url"].startswith("http://127.0.0.1:")
        assert (about["token"], about["bot_id"]) == ("77:abc", 77)
        assert about["units"] == [
            {"id": "pli", "name": "PLI", "chat_id": -1001, "forum": False},
            {"id": "lpse", "name": "LPSE", "chat_id": -1002, "forum": True},
        ]
        answers = [await post(about, "/bot77:abc/sendMessage", chat_id=-1001, text="a") for _ in range(3)]
        assert [answer["ok"] for answer in answers] == [True, True, False]


async def test_it_has_no_limits_where_none_are_wanted() -> None:
    async with alone("--unlimited") as about:
        for _ in range(25):
            assert (await post(about, f"/bot{about['token']}/sendMessage", chat_id=-1001, text="a"))["ok"]


async def test_a_world_in_a_folder_survives_kill_9_without_giving_an_id_twice(tmp_path: Path) -> None:
    told = {"from": "siti", "chat": "siti", "text": "halo"}
    given: list[int] = []
    updates: list[int] = []
    for _ in range(3):
        async with alone("--folder", str(tmp_path), ends_by=signal.SIGKILL) as about:
            given += (await post(about, "/sim/messages/bulk", messages=[told] * 5))["message_ids"]
            waiting = (await post(about, f"/bot{about['token']}/getUpdates", offset=-5))["result"]
            updates += [update["update_id"] for update in waiting]
    assert len(set(given)) == len(set(updates)) == 15
    async with alone("--folder", str(tmp_path)) as about:
        assert (await post(about, "/sim/messages", **told))["message_id"] > max(given)


@pytest.mark.parametrize("text", ["pli", "pli=5", "pli=x", "pli=-1:group", "=-5"])
def test_a_unit_is_written_in_one_way(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="write it as pli=-1001000000001"):
        read_unit(text)


async def test_two_units_in_one_group_end_with_a_word_about_it() -> None:
    twice = ("--unit", "pdad=-1002")
    program = await asyncio.create_subprocess_exec(*COMMAND, *twice, cwd=ROOT, stderr=asyncio.subprocess.PIPE)
    _, errors = await program.communicate()
    assert program.returncode == 2
    assert "share the key 'pdad'" in errors.decode()
