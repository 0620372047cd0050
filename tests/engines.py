"""How databases are opened in tests: as the program does it, without what only takes time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import URL, Dialect, event
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.sql.compiler import Compiled

from storage import database
from storage.sqlite import open_sqlite


class CompiledOnce(dict[tuple[Any, ...], Compiled]):
    """SQLAlchemy's statement cache, for all databases of one kind: each would compile the same statements anew.

    Its keys begin with the engine's own dialect. Those of one kind are alike here: no test asks for another.
    """

    def get(self, key: tuple[Any, ...], default: Any = None) -> Any:  # noqa: ANN401 - a mapping's own signature
        """Return what was compiled for any dialect of the kind."""
        return super().get(_of_any(key), default)

    def __setitem__(self, key: tuple[Any, ...], compiled: Compiled) -> None:
        super().__setitem__(_of_any(key), compiled)


@contextmanager
def opened_quickly() -> Iterator[None]:
    """Let all databases that are opened meanwhile share what they compile, and wait for no disk.

    Nothing here must survive a power cut; what is committed still survives the death of every process.
    """
    compiled = CompiledOnce()

    def quick(opened: Callable[[URL], AsyncEngine]) -> Callable[[URL], AsyncEngine]:
        def open_engine(url: URL) -> AsyncEngine:
            engine = opened(url)
            engine.sync_engine.update_execution_options(compiled_cache=compiled)
            if opened is open_sqlite:
                event.listen(engine.sync_engine, "connect", _wait_for_no_disk)
            return engine

        return open_engine

    with pytest.MonkeyPatch.context() as patch:
        for name in ("open_sqlite", "_open_postgresql"):
            patch.setattr(database, name, quick(getattr(database, name)))
        yield


def _of_any(key: tuple[Any, ...]) -> tuple[Any, ...]:
    dialect: Dialect = key[0]
    return (type(dialect), *key[1:])


def _wait_for_no_disk(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()
