"""The child: holds the libraries ready, reads one task after the other, and forks a limited process for each.

A task is a line of JSON and the bytes it announces; so is the answer. The child never looks into the bytes
by itself, so that whatever is in them meets a process that has nothing left but its memory.
"""

import io
import json
import os
import select
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, Final

import pikepdf
from PIL import Image, MpoImagePlugin

from bot.examination.foreign import is_archive
from bot.examination.limits import (
    CPU_SECONDS,
    JOINING_CPU_SECONDS,
    JOINING_WALL_SECONDS,
    LARGEST_ANSWER,
    MEGABYTE,
    WALL_SECONDS,
    give_up_everything,
    limit_parsers,
)
from bot.examination.pages import TooLargeError, join_pages
from bot.examination.pdf import examine_pdf
from bot.examination.pictures import examine_picture
from knowledge.rules.findings import Finding

__all__ = ["MpoImagePlugin", "serve"]  # loaded here, because a limited process cannot

_BLOCK: Final = 1024 * 1024
_DONE: Final = b"\x01"  # the first byte of an answer that is whole: a verdict, or a joined PDF


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a process may take."""

    wall_seconds: float
    cpu_seconds: int


EXAMINING: Final = Limits(WALL_SECONDS, CPU_SECONDS)
JOINING: Final = Limits(JOINING_WALL_SECONDS, JOINING_CPU_SECONDS)


def serve() -> None:
    """Work on tasks from the standard input until it ends."""
    limit_parsers()
    _warm_up()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the bot, which then closes the pipe
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        task = json.loads(line)
        files = [_exactly(source, size) for size in task["sizes"]]
        limits = JOINING if task["do"] == "join" else EXAMINING
        told, body = _in_a_process_of_its_own(lambda: _work(task, files), limits)  # noqa: B023 - over before the next
        answers.write(json.dumps({**told, "size": len(body)}).encode() + b"\n" + body)
        answers.flush()


def _warm_up() -> None:
    """Load what is loaded at the first use, by looking into files of our own: a limited process can open nothing."""
    white = Image.new("RGB", (8, 8), "white")
    for form in ("png", "jpeg"):
        picture = io.BytesIO()
        white.save(picture, form)
        examine_picture(picture.getvalue(), form)
        examine_pdf(join_pages([picture.getvalue()], most=MEGABYTE))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        locked = io.BytesIO()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user=""))
        examine_pdf(locked.getvalue())
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a", "")
    is_archive(archive.getvalue())
    with suppress(TooLargeError):
        join_pages([picture.getvalue()], most=1)


def _exactly(source: IO[bytes], size: int) -> bytes:
    content = source.read(size)
    if len(content) < size:
        sys.exit(0)  # the bot is gone
    return content


def _work(task: dict[str, Any], files: list[bytes]) -> bytes:
    """Do a task and return ``{"finding": ...}`` or, on a line of its own before it, a PDF's bytes."""
    if task["do"] == "join":
        try:
            return b"{}\n" + join_pages(files, most=task["most"])
        except (TooLargeError, MemoryError):
            return b'{"too_large": true}\n'
    found = examine_pdf(files[0]) if task["do"] == "pdf" else examine_picture(files[0], task["do"])
    return json.dumps({"finding": found}).encode() + b"\n"


def _in_a_process_of_its_own(work: Callable[[], bytes], limits: Limits) -> tuple[dict[str, Any], bytes]:
    ours, theirs = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        _limited(work, theirs, cpu_seconds=limits.cpu_seconds)
    os.close(theirs)
    answer = _read(ours, until=begun + limits.wall_seconds)
    os.close(ours)
    if not answer:
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    cost = {"seconds": time.monotonic() - begun, "cpu": used.ru_utime + used.ru_stime, "kilobytes": used.ru_maxrss}
    if answer is None:
        # Its processor time is what it took by itself; the rest of the wait is the machine's, and worth another try.
        return {
            **cost,
            **({"finding": Finding.HEAVY} if cost["cpu"] > limits.wall_seconds / 2 else {"slow": True}),
        }, b""
    if status != 0 or not answer.startswith(_DONE):
        return {**cost, "finding": Finding.HEAVY}, b""
    line, _, body = answer[1:].partition(b"\n")
    return {**json.loads(line), **cost}, body


def _limited(work: Callable[[], bytes], pipe: int, *, cpu_seconds: int) -> None:
    """Work without anything to work with, and end without a word when it is too much."""
    try:
        give_up_everything(keep=pipe, cpu_seconds=cpu_seconds)
        answer = memoryview(_DONE + work())
        while answer:
            answer = answer[os.write(pipe, answer) :]
        os._exit(0)
    except MemoryError:
        os._exit(1)
    finally:
        os._exit(2)  # whatever happened, there is no way back into the loop above


def _read(pipe: int, *, until: float) -> bytes | None:
    """Read all that a process says; None when it takes too long, nothing when it says too much."""
    said = bytearray()
    while (left := until - time.monotonic()) > 0:
        ready, _, _ = select.select([pipe], [], [], left)
        if not ready:
            break
        piece = os.read(pipe, _BLOCK)
        if not piece:
            return bytes(said)
        said += piece
        if len(said) > LARGEST_ANSWER:
            return b""
    return None
