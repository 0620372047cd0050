"""Every trial of every line, in full: what it needs, and the sizes that were promised."""

from collections.abc import Callable, Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.databases import Backend, Databases, PostgresDatabases, SqliteDatabases, postgres_databases
from tests.postgres import PostgresServer, running_server
from tests.soak import (
    line01_kills,
    line01_stock,
    line02_failpoints,
    line03_faults,
    line04_limits,
    line05_duplicates,
    line06_strange,
    line07_ids,
    line08_database,
    line08_disk,
    line09_flood,
    line10_processes,
    line12_noes,
)
from tests.soak.desk import Mode
from tests.soak.figures import Figures
from tests.soak.place import Place

Run = Callable[..., Coroutine[Any, Any, Figures]]
LITE, POSTGRES = Backend.SQLITE, Backend.POSTGRESQL


@dataclass(frozen=True)
class Trial:
    """A trial: its line, its databases, and what it is called with when small and in full."""

    line: int
    run: Run
    small: dict[str, Any]
    full: dict[str, Any]
    backends: tuple[Backend, ...] = (LITE, POSTGRES)

    @property
    def name(self) -> str:
        """Return what the trial is called."""
        return self.run.__name__


def _by_mode(line: int, run: Run, small: dict[str, Any], full: dict[str, Any]) -> list[Trial]:
    return [Trial(line, run, {**small, "mode": mode}, {**full, "mode": mode}) for mode in Mode]


TRIALS: tuple[Trial, ...] = (
    *_by_mode(1, line01_kills.kills, {"messages": 20, "count": 3}, {"messages": 1_000, "count": 200}),
    *_by_mode(2, line02_failpoints.failpoints, {"times": 1}, {"times": 50}),
    Trial(2, line02_failpoints.backlog, {"waiting": 40, "kills": 2}, {"waiting": 100, "kills": 48}),
    Trial(
        3,
        line03_faults.faults,
        {"messages": 60, "people": 15},
        {"messages": 1_000, "people": 100, "has_timeouts": True},
    ),
    Trial(4, line04_limits.overall, {"messages": 120, "people": 40}, {"messages": 10_000, "people": 1_000}),
    Trial(
        4,
        line04_limits.full_group,
        {"alerts": 30, "questions": 5, "is_emptied": False},
        {"alerts": 100, "questions": 50, "is_emptied": True},
    ),
    Trial(5, line05_duplicates.duplicates, {"updates": 100, "workers": 1}, {"updates": 2_000, "workers": 1}, (LITE,)),
    Trial(
        5, line05_duplicates.duplicates, {"updates": 100, "workers": 2}, {"updates": 2_000, "workers": 2}, (POSTGRES,)
    ),
    Trial(6, line06_strange.strange, {"updates": 150}, {"updates": 20_000}),
    *_by_mode(7, line07_ids.lower_ids, {"messages": 10}, {"messages": 100}),
    Trial(8, line08_database.locked, {"seconds": 3.0}, {"seconds": 30.0}, (LITE,)),
    Trial(8, line08_disk.full_disk, {"seconds": 2.0}, {"seconds": 30.0}, (LITE,)),
    Trial(
        9,
        line09_flood.flood,
        {"people": 300, "flooding": 60, "seconds": 3.0},
        {"people": 10_000, "flooding": 1_000, "seconds": 60.0},
    ),
    Trial(
        10,
        line10_processes.processes,
        {"count": 2, "messages": 20, "kills": 3},
        {"count": 2, "messages": 1_000, "kills": 100},
        (POSTGRES,),
    ),
    Trial(
        10,
        line10_processes.processes,
        {"count": 4, "messages": 20, "kills": 3},
        {"count": 4, "messages": 1_000, "kills": 100},
        (POSTGRES,),
    ),
    Trial(12, line12_noes.noes, {}, {}),
    Trial(12, line12_noes.migrated, {"queued": 20}, {"queued": 100}),
)
SMALL_RESTARTS, FULL_RESTARTS = 2, 20
SMALL_STOCK, FULL_STOCK = (200, 1), (1_000, 4)  # messages, kills: the bare bot loses what waits in its memory
LINES = sorted({trial.line for trial in TRIALS})

Job = Callable[[Path], Coroutine[Any, Any, Figures]]


class Grounds:
    """Databases for trials, made when the first one needs them; all of them end with the block."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._made: dict[Backend, Databases] = {}

    @contextmanager
    def place(self, backend: Backend, folder: Path) -> Iterator[Place]:
        """Make a database of its own."""
        if backend not in self._made:
            self._made[backend] = self._make(backend)
        with self._made[backend].migrated(folder) as url:
            yield Place(folder, url)

    def _make(self, backend: Backend) -> Databases:
        if backend is Backend.SQLITE:
            return SqliteDatabases(self._folder)
        return self._stack.enter_context(postgres_databases())


@contextmanager
def own_server(folder: Path) -> Iterator[tuple[Place, PostgresServer]]:
    """Run a PostgreSQL that a trial may stop and start."""
    with running_server() as server, PostgresDatabases(server.url).ready() as made, made.migrated(folder) as url:
        yield Place(folder, url), server


def jobs(line: int, grounds: Grounds, *, is_full: bool) -> Iterator[Job]:
    """Return every trial of a line, ready to run in a folder of its own."""
    for trial in TRIALS:
        if trial.line == line:
            for backend in trial.backends:
                yield partial(_run, trial, backend, grounds, is_full)
    if line == 1:
        messages, count = FULL_STOCK if is_full else SMALL_STOCK
        yield partial(line01_stock.stock, messages=messages, count=count)
    if line == 8:
        yield partial(_restarted, FULL_RESTARTS if is_full else SMALL_RESTARTS)


async def _run(trial: Trial, backend: Backend, grounds: Grounds, is_full: bool, folder: Path) -> Figures:  # noqa: FBT001
    with grounds.place(backend, folder) as place:
        return await trial.run(place, **(trial.full if is_full else trial.small))


async def _restarted(times: int, folder: Path) -> Figures:
    with own_server(folder) as (place, server):
        return await line08_database.restarted(place, server, times=times)
