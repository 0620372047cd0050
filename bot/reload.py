"""Watches the folders of the packs and reads them anew when they change, while the desk goes on answering.

Every process watches for itself. Reading and building happen in a child process (see `bot.reload_child`); what it gives
lies ready on the shelf until the next update.
"""

import asyncio
import hashlib
import os
import pickle
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

import structlog

from bot.metrics import Metrics
from bot.reload_child import LENGTH, pack
from handlers.shelf import Shelf
from knowledge.faq.overlay import Overlay
from knowledge.pack import Problem, pack_folder
from knowledge.service import Library

log = structlog.get_logger()

EVERY: Final = 5.0  # seconds between two looks
PATIENCE: Final = 600.0  # seconds for reading and building; ten thousand answers take ten
_PROGRAM: Final = "import sys; sys.path.insert(0, sys.argv[1]); from bot.reload_child import serve; serve()"
_ROOT: Final = Path(__file__).parents[1]


class RenewalError(Exception):
    """The packs could not be read at all, whatever is in them: the old answers go on."""


def edition_of(packs: Sequence[str]) -> str:
    """Return a mark that changes with any file of the packs: its name, its size, or when it was written."""
    files = sorted(mark for name in packs for mark in _marks(str(pack_folder(name))))
    return hashlib.blake2b("\n".join(files).encode("utf-8", "surrogateescape")).hexdigest()


def _marks(folder: str) -> Iterator[str]:
    """Yield a mark for every file below a folder; what is gone in this moment is told by the next look."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _marks(entry.path)
            else:
                stat = entry.stat()
                yield f"{entry.path}\0{stat.st_size}\0{stat.st_mtime_ns}"


class Reloader:
    """Keeps a shelf up to date with the packs on the disk.

    Args:
        packs: The packs, as the settings name them.
        shelf: Where the answers in use are.
        metrics: Where the number of mistakes is told.
        edition: The mark of what is on the shelf, taken before it was read.
        overlays: Tells what was written over the packs, as far as this process knows.
    """

    def __init__(
        self,
        packs: Sequence[str],
        shelf: Shelf,
        metrics: Metrics,
        *,
        edition: str,
        overlays: Callable[[], tuple[Overlay, ...]] = lambda: (),
    ) -> None:
        self._packs = tuple(packs)
        self._shelf = shelf
        self._metrics = metrics
        self._overlays = overlays
        self._tried = self._seen = edition

    async def run(self) -> None:
        """Look for ever."""
        while True:
            await asyncio.sleep(EVERY)
            await self.look()

    async def look(self) -> bool:
        """Look once; True when the packs were read anew.

        A change counts once it stands still: whoever copies files, or edits several of them, is not disturbed.
        """
        found = await asyncio.to_thread(edition_of, self._packs)
        is_still, self._seen = found == self._seen, found
        if found == self._tried or not is_still:
            return False
        self._tried = found  # also when it fails: mistakes are told once, until a file changes again
        try:
            await self._renew()
        except RenewalError as error:
            self._metrics.pack_mistakes = max(self._metrics.pack_mistakes, 1)
            log.warning("the packs could not be read anew, the old answers go on", reason=str(error))
        return True

    async def _renew(self) -> None:
        begun = time.monotonic()
        async with lent() as child:
            problems, broken = await child.ask(self._packs)
            tell(problems)
            old = self._shelf.packs.services
            kept = {name: old[name] for name in broken if name in old}
            packs: Library = await child.ask(kept)
            async with self._shelf.turn:
                shown, index = await child.ask(self._overlays())
                library: Library = shown or packs
                self._shelf.lay_ready(library, index, packs=packs)
        self._metrics.pack_mistakes = len(problems)
        entries = sum(len(service.entries) for service in library.services.values())
        seconds = round(time.monotonic() - begun, 1)
        log.info("the packs were read anew", entries=entries, seconds=seconds, kept=list(kept))


def tell(problems: Sequence[Problem]) -> None:
    """Log every mistake in the packs, with its file and line."""
    for problem in problems:
        log.warning("a pack has a mistake", file=str(problem.path), line=problem.line, mistake=problem.message)


class Child:
    """A process that reads packs, or does other heavy work with them."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise RenewalError("the process has no pipes")
        self._source, self._answers = process.stdin, process.stdout

    async def ask(self, message: object) -> Any:  # noqa: ANN401 - whatever the child says
        """Say something and return the answer."""
        self._source.write(await asyncio.to_thread(pack, message))
        await self._source.drain()
        return await self.next()

    async def next(self) -> Any:  # noqa: ANN401 - as above
        """Return what the child says next."""
        length = int.from_bytes(await self._answers.readexactly(LENGTH), "big")
        body = await self._answers.readexactly(length)
        return await asyncio.to_thread(pickle.loads, body)


@asynccontextmanager
async def lent(program: str = "") -> AsyncIterator[Child]:
    """Lend a process, one that reads packs or runs a ``program``; it is ended when the block is left."""
    try:
        async with asyncio.timeout(PATIENCE):
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-I", "-c", program or _PROGRAM, str(_ROOT),
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, start_new_session=True,
            )  # fmt: skip
            try:
                yield Child(process)
            finally:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.communicate()  # a pipe that nobody empties would keep us waiting for its end
    except (OSError, EOFError, TimeoutError, pickle.UnpicklingError) as error:
        raise RenewalError(f"the process for it ended or hangs: {type(error).__name__}") from error
