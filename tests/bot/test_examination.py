"""A stranger's file meets a process that can do nothing but compute: what it finds, costs, and cannot do."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.examination.examiner import Examiner, ExaminerAwayError
from bot.examination.limits import CPU_SECONDS, MEMORY, WALL_SECONDS
from knowledge.rules import documents as rules
from knowledge.rules.findings import Finding
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot
from knowledge.wording import Wording
from tests.files import bad, good
from tests.files.by_hand import small_pdf

SLOT = Slot("ktp", Wording("KTP"), Wording(""), ("pdf", "jpeg", "png"), 4 * rules.MEGABYTE, required=True)


@pytest_asyncio.fixture(scope="module")
async def examiner() -> AsyncIterator[Examiner]:
    async with Examiner() as shared:
        yield shared


async def judged(examiner: Examiner, content: bytes) -> Finding | str | None:
    """Say what becomes of a file, as the fetcher decides it."""
    try:
        rules.check_content(SLOT, content)
    except Refusal as refusal:
        return refusal.key
    found = await examiner.examine(content, rules.format_of(content))
    assert examiner.last_cost.kilobytes * 1024 <= MEMORY
    assert examiner.last_cost.seconds <= WALL_SECONDS
    assert examiner.last_cost.cpu <= CPU_SECONDS
    return found


@pytest.mark.parametrize("name", good.FILES)
async def test_an_ordinary_file_is_taken(examiner: Examiner, name: str) -> None:
    assert await judged(examiner, good.FILES[name]()) is None


@pytest.mark.parametrize("name", bad.FILES)
async def test_a_bad_file_is_refused_or_held_for_what_it_is(examiner: Examiner, name: str) -> None:
    assert await judged(examiner, bad.FILES[name].make()) == bad.FILES[name].told


def test_the_corpus_is_as_large_as_was_promised() -> None:
    assert len(bad.FILES) >= 40
    assert len(good.FILES) >= 20
    told = {each.told for each in bad.FILES.values()}
    assert set(Finding) - told == {Finding.UNEXAMINED}, "every finding has its file"


async def test_many_files_at_once_each_get_their_own_answer(examiner: Examiner) -> None:
    files = [small_pdf(), bad.FILES["script-in-escapes.pdf"].make(), bad.FILES["xref-loop.pdf"].make()] * 4
    found = await asyncio.gather(*(examiner.examine(file, "pdf") for file in files))
    assert found == [None, Finding.SCRIPT, Finding.MENDED] * 4


async def test_a_process_that_dies_costs_one_answer_and_no_more() -> None:
    async with Examiner() as examiner:
        assert await examiner.examine(small_pdf(), "pdf") is None
        os.kill(_child(examiner), signal.SIGKILL)
        with pytest.raises(ExaminerAwayError):
            await examiner.examine(small_pdf(), "pdf")
        assert await examiner.examine(small_pdf(), "pdf") is None


async def test_a_process_that_cannot_begin_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.examination.examiner._PROGRAM", "raise ImportError('no such library')")
    async with Examiner() as examiner:
        with pytest.raises(ExaminerAwayError, match="ImportError: no such library"):
            await examiner.examine(small_pdf(), "pdf")


async def test_a_cancelled_examination_leaves_no_answer_behind_for_the_next_file() -> None:
    async with Examiner() as examiner:
        await examiner.examine(small_pdf(), "pdf")
        first = asyncio.create_task(examiner.examine(bad.FILES["flate-bomb.pdf"].make(), "pdf"))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        assert await examiner.examine(small_pdf(), "pdf") is None


async def test_the_process_knows_nothing_of_the_desk_and_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_TOKEN", "7123456789:AAExampleExampleExampleExample_Exam")
    async with Examiner() as examiner:
        await examiner.examine(small_pdf(), "pdf")
        child = _child(examiner)
        assert _environment(child) == b""
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


async def test_a_process_with_nothing_more_to_do_goes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.examination.examiner.FAREWELL", 30.0)  # a busy machine
    killed: list[int] = []
    kill = os.killpg

    def listen(group: int, number: int) -> None:
        killed.append(group)
        kill(group, number)

    monkeypatch.setattr("bot.examination.examiner.os.killpg", listen)
    async with Examiner() as examiner:
        await examiner.examine(small_pdf(), "pdf")
    assert killed == []


def _environment(process: int) -> bytes:
    return Path(f"/proc/{process}/environ").read_bytes()


def _child(examiner: Examiner) -> int:
    return examiner._free[0]._child.pid


LIMITED = """
import json, os, resource, socket, sys, time
from bot.examination import worker

tries = {
    "open": lambda: open("/etc/hostname").read(),
    "write": lambda: open("written-by-a-file", "w"),
    "connect": lambda: socket.socket().connect(("127.0.0.1", 1)),
    "start": lambda: os.open("/bin/true", os.O_RDONLY),
    "read-the-next-task": lambda: os.read(0, 1),
    "forge-an-answer": lambda: os.write(1, b"{}"),
}

def attempt(name):
    try:
        tries[name]()
    except OSError as error:
        return json.dumps({"no": name}).encode() + b"\\n"
    return json.dumps({"yes": name}).encode() + b"\\n"

def burn():
    while True:
        pass

def told(work, wall_seconds=5.0, cpu_seconds=4):
    return worker._in_a_process_of_its_own(work, worker.Limits(wall_seconds, cpu_seconds))[0]

result = {name: told(lambda name=name: attempt(name)).get("no") == name for name in tries}
result["too much memory"] = told(lambda: bytes(300 * 2**20)).get("finding")
result["a crash"] = told(os.abort).get("finding")
result["a mistake"] = told(lambda: 1 / 0).get("finding")
result["too long an answer"] = told(lambda: bytes(50 * 2**20)).get("finding")
result["too much time"] = told(burn, 30.0, 1).get("finding")
result["a long sleep"] = told(lambda: time.sleep(60), 0.2).get("slow")
print(json.dumps(result))
"""


def test_a_limited_process_can_do_nothing_but_compute_and_not_much_of_that(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    program = f"import sys; sys.path.insert(0, {root!r})\n{LIMITED}"
    ran = subprocess.run(  # noqa: S603 - the program above
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, timeout=60, check=True
    )
    result = json.loads(ran.stdout)
    assert {name: done for name, done in result.items() if done is not True} == {
        "too much memory": "heavy",
        "a crash": "heavy",
        "a mistake": "heavy",
        "too long an answer": "heavy",
        "too much time": "heavy",
    }
    assert list(tmp_path.iterdir()) == [], "nothing was written"
