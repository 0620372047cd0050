"""The bot's side of the examination: hands bytes to a child process and believes nothing but a short answer."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from knowledge.rules.findings import Finding

MOST_WORKERS: Final = 2
MOST_TASKS: Final = 500  # of one worker, then a new one takes its place
PATIENCE: Final = 40.0  # seconds: the worker ends its own process after 20, so that this is the worker's own trouble
FAREWELL: Final = 0.5  # seconds
_LAST_WORDS: Final = 16_384  # bytes
LARGEST_PAGES: Final = 64 * 1024 * 1024  # bytes of all pages of one document together
# In isolation nothing of the environment reaches it, neither the token nor anybody's PYTHONPATH.
_PROGRAM: Final = "import sys; sys.path.insert(0, sys.argv[1]); from bot.examination.worker import serve; serve()"
_ROOT: Final = Path(__file__).parents[2]


class ExaminerAwayError(Exception):
    """Nothing could be found out, and it is not the file's fault as far as is known: try again later."""


class PagesTooLargeError(Exception):
    """The pages do not fit into one document of the size allowed, however small they are made."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a file took: seconds from beginning to end and of processor time, and the most memory in kilobytes."""

    seconds: float
    cpu: float
    kilobytes: int


class Examiner:
    """Examines files, two at a time; close it, or use it as a context, so that no process stays behind."""

    def __init__(self) -> None:
        self._free: list[_Worker] = []
        self._turns = asyncio.Semaphore(MOST_WORKERS)
        self.last_cost = Cost(0, 0, 0)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End the processes."""
        while self._free:
            await self._free.pop().end()

    async def examine(self, content: bytes, form: str) -> Finding | None:
        """Look through a file; None says that there is nothing to say.

        Args:
            content: The whole file.
            form: What `knowledge.rules.documents.format_of` says it is: ``pdf``, ``jpeg`` or ``png``.

        Raises:
            ExaminerAwayError: The machine has no process or no time for it now.
        """
        told, _ = await self._ask({"do": form}, [content])
        return Finding(told["finding"]) if told.get("finding") else None

    async def pages_to_pdf(self, pages: Sequence[bytes], *, most: int) -> bytes:
        """Join pictures (JPEG, PNG) and PDFs into one PDF, in order; each must have been examined before.

        A JPEG goes in as it is, without loss, upright by its EXIF, on A4 lying or standing. Only when the whole would
        be larger than ``most`` bytes, the pictures are made smaller.

        Raises:
            PagesTooLargeError: It cannot be done in that size, or there are more than `LARGEST_PAGES` bytes.
            ExaminerAwayError: The machine has no process or no time for it now.
        """
        if sum(map(len, pages)) > LARGEST_PAGES:
            raise PagesTooLargeError
        told, joined = await self._ask({"do": "join", "most": most}, pages)
        if told.get("too_large") or told.get("finding") or not joined:
            raise PagesTooLargeError
        return joined

    async def _ask(self, task: dict[str, Any], files: Sequence[bytes]) -> tuple[dict[str, Any], bytes]:
        async with self._worker() as worker:
            told, body = await worker.ask(task, files)
        self.last_cost = Cost(told["seconds"], told["cpu"], told["kilobytes"])
        if told.get("slow"):
            raise ExaminerAwayError("it took too long, without using the processor")
        return told, body

    @asynccontextmanager
    async def _worker(self) -> AsyncIterator["_Worker"]:
        """Lend a worker; one that failed, or that was left in the middle, is ended and never lent again."""
        async with self._turns:
            try:
                worker = self._free.pop() if self._free else await _Worker.start()
            except OSError as error:
                raise ExaminerAwayError(f"no process can be started: {error}") from error
            try:
                yield worker
            except ExaminerAwayError as error:
                raise ExaminerAwayError(f"{error} {await worker.end()}".strip()) from error
            except BaseException:
                await worker.end()
                raise
            if worker.tasks < MOST_TASKS:
                self._free.append(worker)
            else:
                await worker.end()


class _Worker:
    """One child process that stays warm."""

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        self._child = child
        self.tasks = 0

    @classmethod
    async def start(cls) -> "_Worker":
        """Start one: no environment, no terminal, nothing to write to but its answers."""
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            "-c",
            _PROGRAM,
            str(_ROOT),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,  # read only when it has ended; what looks into files has closed it
            cwd="/",
            env={},
            start_new_session=True,
        )
        return cls(child)

    async def ask(self, task: dict[str, Any], files: Sequence[bytes]) -> tuple[dict[str, Any], bytes]:
        """Hand over a task and wait for its answer. Raises ExaminerAwayError when none comes."""
        self.tasks += 1
        source, answers = self._child.stdin, self._child.stdout
        if source is None or answers is None:
            raise ExaminerAwayError("the process has no pipes")
        try:
            async with asyncio.timeout(PATIENCE):
                source.write(json.dumps({**task, "sizes": [len(file) for file in files]}).encode() + b"\n")
                for file in files:
                    source.write(file)
                await source.drain()
                told: dict[str, Any] = json.loads(await answers.readline())
                return told, await answers.readexactly(told["size"])
        except (TimeoutError, OSError, EOFError, ValueError) as error:
            raise ExaminerAwayError(f"the process ended or hangs: {type(error).__name__}") from error

    async def end(self) -> str:
        """End it, and return the last line that it wrote of any trouble.

        It goes by itself when nothing more can come, or else is killed with what it is doing.
        """
        try:
            async with asyncio.timeout(FAREWELL):
                # Empties the pipes: a full one would never end. Given no input, Python 3.11 would leave its own open.
                _, said = await self._child.communicate(b"")
        except TimeoutError:
            with suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)  # a session of its own, so a group of its own
            _, said = await self._child.communicate()
        return (said[-_LAST_WORDS:].decode(errors="replace").strip().splitlines() or [""])[-1]
