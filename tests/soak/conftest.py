"""What the small trials share: a place on either database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.soak.place import Place


@pytest.fixture
def on_sqlite(sqlite_databases_of_the_run: Databases, tmp_path: Path) -> Iterator[Place]:
    """A folder with an SQLite database."""
    with sqlite_databases_of_the_run.migrated(tmp_path) as url:
        yield Place(tmp_path, url)


@pytest.fixture
def on_postgresql(postgresql_databases_of_the_run: Databases, tmp_path: Path) -> Iterator[Place]:
    """A folder with a PostgreSQL database."""
    with postgresql_databases_of_the_run.migrated(tmp_path) as url:
        yield Place(tmp_path, url)
