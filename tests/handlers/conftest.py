"""A database for what is the same on both kinds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import SqliteDatabases


@pytest.fixture
def quick_url(sqlite_databases_of_the_run: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    """The address of a database of the test's own, of the kind that is made quickest."""
    with sqlite_databases_of_the_run.migrated(tmp_path) as url:
        yield url
