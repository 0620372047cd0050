"""What all tests share: databases of both kinds. A test that asks for none runs once."""

import gc
from collections.abc import Generator, Iterator
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
    server_for_all,
)
from tests.engines import opened_quickly
from tests.postgres import NoPostgresError

LONGEST_FIRST = ("journeys", "storage", "mail", "bot", "handlers")  # then what is a matter of milliseconds


@pytest.fixture(scope="session", autouse=True)
def databases_opened_quickly() -> Iterator[None]:
    """Keep compiled statements for the whole run, over all its databases, and flush nothing to the disk."""
    with opened_quickly():
        yield


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


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leave all that is imported out of every look for garbage: none of it ever is, and there is a lot of it."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Start one server for those who run tests side by side."""
    stack = ExitStack()
    config.add_cleanup(stack.close)
    stack.enter_context(server_for_all())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the long ones begin: side by side, the last ones are waited for, and those should be short."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    room = item.path.parts[len(Path(__file__).parent.parts)]
    return LONGEST_FIRST.index(room) if room in LONGEST_FIRST else len(LONGEST_FIRST)
