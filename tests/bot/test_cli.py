"""The command line as people run it: in a process of its own."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.cli import _until_told, main
from bot.config import load_settings
from bot.demo.people import DemoUnit
from bot.demo.server import PretendTelegram
from bot.demo.world import World
from tests.bot.test_config import SOUND, TOKEN, write
from tests.knowledge.toy import write_pack

ROOT = Path(__file__).parents[2]
QUIET = {name: value for name, value in os.environ.items() if not name.startswith("LOKET_")}


class End(NamedTuple):
    """How the command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Loket = Callable[..., End]


@pytest.fixture
def loket(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Loket:
    """Run the command with these arguments, as ``loket`` does."""
    for name in os.environ:
        if name.startswith("LOKET_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str | Path) -> End:
        monkeypatch.setattr(sys, "argv", ["loket", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        return End(int(end.value.code or 0), *capsys.readouterr())

    return run


def test_help_names_every_command(loket: Loket) -> None:
    shown = loket("--help")
    assert shown.code == 0
    assert all(f" {name} " in shown.out for name in ("run", "demo", "doctor", "faq"))


def test_the_version_is_one_line(loket: Loket) -> None:
    shown = loket("--version")
    assert (shown.code, shown.out.count("\n")) == (0, 1)
    assert shown.out.startswith("loket")


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_wrong_settings_end_with_a_line_a_problem(loket: Loket, tmp_path: Path, command: str) -> None:
    path = write(tmp_path, SOUND.replace(TOKEN, "geheim") + "[telegram.limits]\ngroup_per_minute = 'many'\n")
    end = loket(command, "--config", path)
    assert end.code == 2
    assert end.out == ""
    token, limit = end.err.splitlines()
    assert token.startswith(f"{path}, line 3: telegram.token (value not shown): is no bot token: ")
    cure = "must be a whole number of at least 1, e.g. 20"
    assert limit == f'{path}, line 11: telegram.limits.group_per_minute = "many": {cure}'


def test_a_missing_file_says_what_to_copy(loket: Loket, tmp_path: Path) -> None:
    end = loket("run", "--config", tmp_path / "none.toml")
    assert end.code == 2
    assert (
        end.err
        == f"{tmp_path}/none.toml: is not there: copy config.example.toml to {tmp_path}/none.toml and fill it in\n"
    )


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("demo", "--port", "70000"), "65535"),
        (("demo", "--open", "--port", "0"), "needs a port of its own"),
        (("demo", "--folder", __file__), "is no folder"),
        (("fly",), "No such command 'fly'"),
    ],
)
def test_wrong_arguments_end_with_a_word_about_them(loket: Loket, arguments: tuple[str, ...], word: str) -> None:
    end = loket(*arguments)
    assert end.code == 2
    assert word in end.err


def test_the_package_can_be_run_as_a_module() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "bot", "--version"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert shown.stdout.startswith("loket")


async def test_the_doctor_tells_line_by_line_and_by_its_exit_code(loket: Loket, tmp_path: Path) -> None:
    units = (DemoUnit(id="pli", name="Seksi PLI", chat_id=-100123, forum=False),)
    async with PretendTelegram(World(token=TOKEN, units=units)) as telegram:
        text = SOUND.replace("[office]", f'base_url = "{telegram.base_url}"\n[office]')
        path = write(tmp_path, 'packs = ["puspa"]\n' + text)
        sound = await asyncio.to_thread(loket, "doctor", "-c", path)
        telegram.world.set_member("pli", "bot", "member")
        sick = await asyncio.to_thread(loket, "doctor", "-c", path)
    assert (sound.code, sound.err) == (0, "")
    assert {line[:5] for line in sound.out.splitlines()} == {"ok   "}
    assert sick.code == 1
    lines = sick.out.splitlines()
    at = lines.index("WRONG  unit pli, rights: the bot is there as member")
    assert lines[at + 1].strip().startswith("make the bot an administrator of the group")
    assert TOKEN not in sound.out + sick.out
    assert load_settings(path).database.url.endswith(f"{tmp_path}/data/loket.db")


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
async def test_the_bot_runs_until_it_is_told_and_ends_without_an_error(tmp_path: Path) -> None:
    units = (DemoUnit(id="pli", name="Seksi PLI", chat_id=-100123, forum=False),)
    async with PretendTelegram(World(token=TOKEN, units=units)) as telegram:
        text = SOUND.replace("[office]", f'base_url = "{telegram.base_url}"\n[office]')
        path = write(tmp_path, 'packs = ["puspa"]\n' + text)
        program = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", path, cwd=ROOT, env=QUIET, stderr=subprocess.PIPE
        )  # fmt: skip
        await telegram.until(lambda: telegram.waits_for_updates, timeout=60)
        program.terminate()
        _, errors = await program.communicate()
    assert program.returncode == 0
    assert b"Traceback" not in errors
    assert TOKEN.encode() not in errors
    assert (tmp_path / "data" / "loket.db").is_file()


@pytest.mark.parametrize("despite", [False, True])
async def test_a_broken_pack_stops_the_start_unless_it_is_told_to_go_on(tmp_path: Path, *, despite: bool) -> None:
    pack = write_pack(tmp_path, price="tanpa kepala")
    units = (DemoUnit(id="kasir", name="Kasir", chat_id=-100123, forum=False),)
    async with PretendTelegram(World(token=TOKEN, units=units)) as telegram:
        text = SOUND.replace("[office]", f'base_url = "{telegram.base_url}"\n[office]')
        path = write(tmp_path, f'packs = ["{pack}/"]\n{text}')
        option = ["--despite-mistakes"] if despite else []
        program = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", path, *option, cwd=ROOT, env=QUIET, stderr=subprocess.PIPE
        )  # fmt: skip
        if despite:
            await telegram.until(lambda: telegram.waits_for_updates, timeout=60)
            program.terminate()
        _, errors = await program.communicate()
    assert program.returncode == (0 if despite else 2)
    assert f"{pack / 'umum' / 'harga.md'}".encode() in errors


# Stands in for what `run` and `demo` wait for, so that only the ending is looked at.
WAITING = """
import asyncio, sys
from bot.cli import _until_told

async def work():
    try:
        print("ready", flush=True)
        await asyncio.Event().wait()
    finally:
        await asyncio.sleep(0)
        print("tidied up", flush=True)

_until_told(work())
print("done", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_lets_the_program_tidy_up_and_is_no_error(number: signal.Signals) -> None:
    command = [sys.executable, "-c", WAITING]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=ROOT, env=QUIET, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.send_signal(number)
        told, errors = program.communicate(timeout=30)
    assert (told, errors, program.returncode) == ("tidied up\ndone\n", "", 0)


def test_a_failure_of_the_work_is_not_swallowed() -> None:
    async def work() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        _until_told(work())
