"""Line 8: the disk is full."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import make_url

from tests.soak.audit import audit
from tests.soak.desk import Desk
from tests.soak.figures import Figures
from tests.soak.line08_database import PEOPLE, RECOVERED, TICKETS, answers_again, flow
from tests.soak.place import PLI, Place, open_desk
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic, lot

SMALL: Final = "8m"
BLOCK: Final = bytes(4096)


async def full_disk(place: Place, *, seconds: float, seed: int = 1) -> Figures:
    """Leave an SQLite database no room while messages flow, then give it room again.

    It lies on a small tmpfs that is filled up; an account that may not mount one gets a limit of file size instead.
    """
    first = Path(make_url(place.database_url).database or "")
    with _small_disk(place.folder / "disk") as disk:
        database = disk / first.name if disk else first
        if disk:
            shutil.copyfile(first, database)
        way = f"a tmpfs of {SMALL} filled up" if disk else "a limit of file size"
        figures = Figures(8, f"disk full {seconds:g} s, {way}, seed {seed}")
        await _trial(figures, Place(place.folder, f"sqlite+aiosqlite:///{database}"), disk, seconds=seconds, seed=seed)
    return figures


async def _trial(figures: Figures, place: Place, disk: Path | None, *, seconds: float, seed: int) -> None:
    async with open_desk(place) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(PEOPLE), lot(seed))
        await desk.start()
        await traffic.open_tickets(TICKETS)
        rows = Rows(place.database_url)
        await until_quiet(rows, pretend, patience=60)
        with _no_room(desk, disk, log=Path(f"{make_url(place.database_url).database}-wal")):
            confirmed = await flow(traffic, seconds)
            kept = rows.kept()
        figures.at_least(1, failures_in_the_log=desk.log.read_text().count("the database is away"))
        figures.exactly(0, confirmed_without_commit=max(0, confirmed - kept))
        figures.at_most(RECOVERED, recovered=round(await answers_again(traffic), 2))
        await until_quiet(rows, pretend, patience=60)
        desk.must_run()
        # Whatever was on its way when the room ended is known to the desk and written down later.
        await audit(figures, traffic, rows, unit=PLI.unit, most_doubled=0)


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """Mount a file system of its own size; None where this account may not."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    folder.mkdir()
    if os.geteuid() != 0 or mount is None or umount is None:
        yield None
        return
    command = [mount, "-t", "tmpfs", "-o", f"size={SMALL}", "none", str(folder)]
    is_mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - all of it is ours
    try:
        yield folder if is_mounted else None
    finally:
        if is_mounted:
            subprocess.run([umount, "--lazy", str(folder)], check=True)  # noqa: S603 - all of it is ours


@contextmanager
def _no_room(desk: Desk, disk: Path | None, *, log: Path) -> Iterator[None]:
    """Leave no room while the block runs: on the disk, or beyond the present end of the database's log."""
    if disk is not None:
        filler = disk / "filler"
        _fill(filler)
        yield
        filler.unlink()
        return
    resource.prlimit(desk.pid, resource.RLIMIT_FSIZE, (log.stat().st_size, resource.RLIM_INFINITY))
    yield
    resource.prlimit(desk.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(BLOCK)
        except OSError:
            return
