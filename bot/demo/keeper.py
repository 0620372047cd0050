"""Keeps a world in a folder, so that the demo goes on where it ended, however it ended.

====================  =========================================================================================
``world.json``        the world as it was at most a second ago, or longer where writing takes long
``ids.json``          no id of any sort beyond these was ever given out; written before the first one beyond is
``files/<sha256>``    the bytes of every file
====================  =========================================================================================

The bot's database remembers ids for ever. After a kill the world lacks its last second, but never gives an id of that
second to anything else: counting goes on beyond ``ids.json``.
"""

import asyncio
import hashlib
import json
import os
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import structlog
from pydantic import ValidationError

from bot.demo.core import ANSWERED, DELIVERED, POLLED, SPOILED, Change
from bot.demo.files import StoredFile
from bot.demo.snapshot import LastIds, Snapshot, last_ids, restore, snapshot_of
from bot.demo.updates import FIRST_ID
from bot.demo.world import World

log = structlog.get_logger()

SHORTEST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0
AHEAD: Final = 1_000
# Writing takes at most this part of the time, however large the world.
_SHARE_OF_TIME = 0.05
_2024 = 1_704_067_200
_FIRST_TAP = 4_000_000_000_000_000
_NOTHING_NEW = (ANSWERED, POLLED, SPOILED)


class SavedIds(LastIds):
    """``ids.json``. ``is_exact``: the program ended in order, so that counting goes on right there."""

    is_exact: bool


@dataclass(slots=True)
class KeptWorld:
    """A world that is being kept. ``notes``: what could not be read of the last one, a line each."""

    world: World
    notes: list[str] = field(default_factory=list)


@asynccontextmanager
async def kept_world(
    folder: Path, make: Callable[[], World], *, is_new: bool, pause: float = SHORTEST_PAUSE
) -> AsyncIterator[KeptWorld]:
    """Yield the world that the folder holds and keep it there; the last state is written at the end.

    Args:
        folder: Where it is kept; made when missing.
        make: Makes a world in which nothing has happened.
        is_new: No bot remembers anything of a world in this place. Otherwise, where ``ids.json`` is lost, ids begin
            with the seconds since 2024, beyond what was given out before.
        pause: Seconds between two times of writing, at least.
    """
    keeper = _Keeper(folder, _load(folder, make, is_new=is_new), pause=pause)
    task = asyncio.create_task(keeper.run())
    try:
        yield keeper.kept
    finally:
        try:
            await keeper.stop(task)
        finally:
            keeper.save_for_good()


# -- reading ------------------------------------------------------------------------------------


def _load(folder: Path, make: Callable[[], World], *, is_new: bool) -> KeptWorld:
    (folder / "files").mkdir(parents=True, exist_ok=True)
    kept = _read_world(folder, make)
    ids, note = _read_ids(folder / "ids.json", is_new=is_new)
    kept.notes += [note] if note else []
    if kept.notes or not ids.is_exact or not (folder / "world.json").exists():
        kept.world.number_beyond(message=ids.message, update=ids.update, tap=ids.tap, file=ids.file)
    return kept


def _read_world(folder: Path, make: Callable[[], World]) -> KeptWorld:
    path = folder / "world.json"
    kept = KeptWorld(make())
    try:
        saved = Snapshot.model_validate(json.loads(path.read_bytes()))
        lost = restore(kept.world, saved, lambda digest: _content(folder, digest))
    except FileNotFoundError:
        return kept
    except ValueError as problem:
        aside = _put_aside(path)
        what = problem.errors()[0]["msg"] if isinstance(problem, ValidationError) else str(problem)
        note = f"{path} cannot be read ({what}); it is now {aside.name}, and the chats begin empty"
        return KeptWorld(make(), [note])
    kept.notes += [f"{folder / 'files'} lacks the content of {name}" for name in lost]
    return kept


def _content(folder: Path, digest: str) -> bytes | None:
    try:
        content = (folder / "files" / digest).read_bytes()
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == digest else None


def _read_ids(path: Path, *, is_new: bool) -> tuple[SavedIds, str]:
    seconds = int(time.time()) - _2024
    by_time = SavedIds(
        message=seconds, update=FIRST_ID + seconds, tap=_FIRST_TAP + seconds * 1000, file=seconds, is_exact=False
    )
    try:
        return SavedIds.model_validate(json.loads(path.read_bytes())), ""
    except FileNotFoundError:
        nothing = SavedIds(message=0, update=0, tap=0, file=0, is_exact=False)
        return (nothing if is_new else by_time), ""
    except ValueError:
        aside = _put_aside(path)
        return by_time, f"{path} cannot be read; it is now {aside.name}, and ids go on from {seconds}"


def _put_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.name}.broken-{time.strftime('%Y%m%d-%H%M%S')}")
    path.replace(aside)
    return aside


# -- writing ------------------------------------------------------------------------------------


class _Keeper:
    """Hears of changes and writes them down."""

    def __init__(self, folder: Path, kept: KeptWorld, *, pause: float) -> None:
        self._folder = folder
        self.kept = kept
        self._pause = pause
        self._changed = asyncio.Event()
        self._stopping = asyncio.Event()
        self._digests: dict[str, str] = {}
        self._written: set[str] = set()
        self._one_at_a_time = threading.Lock()
        self._bounds = last_ids(kept.world)
        self._reserve()
        self._stop_listening = kept.world.listen(self._hear)

    def _hear(self, change: Change) -> None:
        """Runs before anybody outside can know of the change, so a bound is on disk before an id is out."""
        if change in _NOTHING_NEW or change.kind == "typing":
            return
        self._changed.set()
        if change is DELIVERED:
            return
        world, bounds = self.kept.world, self._bounds
        if (
            change.message_id > bounds.message
            or world.updates.next_id - 1 > bounds.update
            or world.next_tap - 1 > bounds.tap
            or world.files.next_number - 1 > bounds.file
        ):
            self._reserve()

    def _reserve(self) -> None:
        """Write bounds that are well ahead."""
        now, before = last_ids(self.kept.world), self._bounds
        ahead = {name: max(getattr(before, name), getattr(now, name) + AHEAD) for name in LastIds.model_fields}
        self._bounds = LastIds(**ahead)
        self._write_ids(self._bounds, is_exact=False)

    def _write_ids(self, ids: LastIds, *, is_exact: bool) -> None:
        _write(self._folder / "ids.json", json.dumps({**ids.model_dump(), "is_exact": is_exact}).encode())

    async def run(self) -> None:
        """Write the world after changes, until told to stop."""
        while not self._stopping.is_set():
            await self._changed.wait()
            self._changed.clear()
            started = time.monotonic()
            try:
                await asyncio.to_thread(self._write_world, *self._state())
            except OSError as problem:
                log.warning("cannot keep the pretend Telegram's world", reason=str(problem), again_in=LONGEST_PAUSE)
                self._changed.set()
                await self._rest(LONGEST_PAUSE)
            await self._rest(max(self._pause, (time.monotonic() - started) / _SHARE_OF_TIME))

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return

    async def stop(self, task: asyncio.Task[None]) -> None:
        """Let the writing end where it is."""
        self._stopping.set()
        self._changed.set()
        await task

    def save_for_good(self) -> None:
        """Write the last state, and that it is the last."""
        self._stop_listening()
        self._write_world(*self._state())
        self._write_ids(last_ids(self.kept.world), is_exact=True)

    def _state(self) -> tuple[dict[str, Any], list[tuple[StoredFile, str]]]:
        files = [(stored, self._digest(stored)) for stored in self.kept.world.files]
        return snapshot_of(self.kept.world, files), files

    def _digest(self, stored: StoredFile) -> str:
        known = self._digests.get(stored.id)
        if known is None:
            known = self._digests[stored.id] = hashlib.sha256(stored.content).hexdigest()
        return known

    def _write_world(self, state: dict[str, Any], files: list[tuple[StoredFile, str]]) -> None:
        with self._one_at_a_time:
            for stored, digest in files:
                if digest not in self._written:
                    self._written.add(digest)
                    path = self._folder / "files" / digest
                    if not path.exists():
                        _write(path, stored.content)
            _write(self._folder / "world.json", json.dumps(state).encode())


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    half = path.with_name(f"{path.name}.half")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
