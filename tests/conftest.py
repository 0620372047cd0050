"""What all tests share: databases of both kinds. A test that asks for none runs once."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.databases import (
    WITHOUT_VARIABLE,
    Backend,
    Databases,
    PostgresDatabases,
    SqliteDatabases,
    is_postgresql_left_out,
    postgres_databases,
)
from tests.postgres import NoPostgresError


@pytest.fixture(scope="session")
def sqlite_databases_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    """Files, made once for the whole run."""
    return SqliteDatabases(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def postgresql_databases_of_the_run() -> Iterator[PostgresDatabases]:
    """One server for the whole run; without one, every test that needs it fails and says so."""
    if is_postgresql_left_out():
        pytest.skip(f"{WITHOUT_VARIABLE}=1")
    with ExitStack() as stack:
        try:
            databases = stack.enter_context(postgres_databases())
        except NoPostgresError as error:
            raise pytest.fail.Exception(str(error), pytrace=False) from None
        yield databases


@pytest.fixture(params=[pytest.param(backend, id=backend) for backend in Backend])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Both kinds, one after the other; PostgreSQL is started only when a test needs it."""
    made: Databases = request.getfixturevalue(f"{request.param}_databases_of_the_run")
    return made


@pytest.fixture
def database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a database of the test's own, up to date and without rows."""
    with databases.migrated(tmp_path) as url:
        yield url


@pytest.fixture
def empty_database_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a database of the test's own, without any table."""
    with databases.empty(tmp_path) as url:
        yield url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the journeys begin first: they take long, and side by side they would be waited for at the end."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)
