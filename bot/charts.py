"""The desk's side of pictures and sheets: a child process makes them, and only bytes come back."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

PATIENCE: Final = 180.0  # seconds; the child may use the processor for less than that
LARGEST: Final = 45 * 1024 * 1024  # bytes: bots may send 50 MB
_LAST_WORDS: Final = 2_000  # bytes
# In isolation nothing of the environment reaches it but where fonts are remembered: neither the token nor a path.
_PROGRAM: Final = "import sys; sys.path.insert(0, sys.argv[1]); from bot.{module} import {serve}; {serve}()"
_ROOT: Final = Path(__file__).parents[1]
_KEPT: Final = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR")


class NotMadeError(Exception):
    """The child made nothing: it ended, hung, or wanted more than it may have."""


async def draw(picture: Mapping[str, Any]) -> bytes:
    """Return a PNG of what `handlers.statistics.pictures` says. Raises NotMadeError."""

    async def lines() -> AsyncIterator[bytes]:
        yield json.dumps(picture).encode()

    return await _made("charts_child", "serve_chart", lines())


async def write_sheet(rows: AsyncIterable[Mapping[str, Any]]) -> bytes:
    """Return an .xlsx of rows as `bot.reports_child` takes them; raises NotMadeError, and whatever ``rows`` raises."""

    async def lines() -> AsyncIterator[bytes]:
        async for row in rows:
            yield json.dumps(row).encode() + b"\n"

    return await _made("reports_child", "serve_sheet", lines())


async def _made(module: str, serve: str, lines: AsyncIterator[bytes]) -> bytes:
    try:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            "-c",
            _PROGRAM.format(module=module, serve=serve),
            str(_ROOT),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            cwd="/",
            env={"OPENBLAS_NUM_THREADS": "1", **{name: os.environ[name] for name in _KEPT if name in os.environ}},
            start_new_session=True,
        )
    except OSError as error:
        raise NotMadeError(f"no process can be started: {error}") from error
    try:
        async with asyncio.timeout(PATIENCE):
            with suppress(BrokenPipeError, ConnectionResetError):  # it ended early: what it said last tells why
                await _feed(child, lines)
            made, said = await child.communicate()
    except TimeoutError as error:
        raise NotMadeError("it took too long") from error
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)  # a session of its own, so a group of its own
            await child.communicate()  # a pipe that nobody empties would keep us waiting for its end
    if child.returncode != 0 or not 0 < len(made) <= LARGEST:
        last = (said[-_LAST_WORDS:].decode(errors="replace").strip().splitlines() or ["without a word"])[-1]
        raise NotMadeError(f"the process ended with {child.returncode} and {len(made)} bytes: {last}")
    return made


async def _feed(child: asyncio.subprocess.Process, lines: AsyncIterator[bytes]) -> None:
    if child.stdin is None:
        raise NotMadeError("the process has no pipes")
    async for line in lines:
        child.stdin.write(line)
        await child.stdin.drain()
    child.stdin.close()  # nothing more comes: it may begin
