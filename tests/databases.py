"""Databases for tests: a fresh one for each test, on SQLite and on PostgreSQL."""

import asyncio
import os
import secrets
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import NullPool, create_engine, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, OperationalError

from storage.database import Database
from tests.postgres import NoPostgresError, running_server

SERVER_VARIABLE: Final = "TEST_DATABASE_URL"
WITHOUT_VARIABLE: Final = "LOKET_TESTS_WITHOUT_POSTGRESQL"
CURE: Final = (
    f"Name a server in {SERVER_VARIABLE} (postgresql+psycopg://name:password@host/database, an account that may create"
    f" databases), or set {WITHOUT_VARIABLE}=1 to leave these tests out."
)


class Backend(StrEnum):
    """The two databases that the program runs on."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


class Databases(Protocol):
    """Makes databases of one kind, by their address; each is gone when its block ends."""

    def migrated(self, folder: Path) -> AbstractContextManager[str]:
        """Make one of the newest schema without rows; what lies in files lies in ``folder``."""
        ...

    def empty(self, folder: Path) -> AbstractContextManager[str]:
        """Make one without any table."""
        ...


class SqliteDatabases:
    """Files; each migrated one is a copy of the first."""

    def __init__(self, folder: Path) -> None:
        self._first = folder / "first.db"
        migrate(_sqlite_url(self._first))

    @contextmanager
    def migrated(self, folder: Path) -> Iterator[str]:
        """Copy the first one."""
        file = folder / "loket.db"
        shutil.copyfile(self._first, file)
        yield _sqlite_url(file)

    @contextmanager
    def empty(self, folder: Path) -> Iterator[str]:
        """Name a file that is not there yet."""
        yield _sqlite_url(folder / "empty.db")


class PostgresDatabases:
    """Databases on a server; each migrated one is made with the first as its template."""

    def __init__(self, server: URL) -> None:
        self._server = server
        self._first = f"loket_test_{secrets.token_hex(4)}"  # several runs may share a server
        self._count = 0

    @contextmanager
    def ready(self) -> Iterator["PostgresDatabases"]:
        """Keep a migrated database as long as others are made of it."""
        with self._made(self._first, template="template0") as url:
            migrate(url)
            yield self

    @contextmanager
    def migrated(self, folder: Path) -> Iterator[str]:
        """Copy the first one."""
        with self._made(self._next_name(), template=self._first) as url:
            yield url

    @contextmanager
    def empty(self, folder: Path) -> Iterator[str]:
        """Copy what every server has for this."""
        with self._made(self._next_name(), template="template0") as url:
            yield url

    def _next_name(self) -> str:
        self._count += 1
        return f"{self._first}_{self._count}"

    @contextmanager
    def _made(self, name: str, *, template: str) -> Iterator[str]:
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self._server.set(database=name).render_as_string(hide_password=False)
        finally:
            self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        engine = create_engine(self._server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)


@contextmanager
def postgres_databases() -> Iterator[PostgresDatabases]:
    """Use the server that the environment names, or else one of our own. Raises NoPostgresError with its cure."""
    with ExitStack() as stack:
        try:
            named = os.environ.get(SERVER_VARIABLE)
            server = named_server(named) if named else stack.enter_context(running_server()).url
            databases = stack.enter_context(PostgresDatabases(server).ready())
        except NoPostgresError as error:
            raise NoPostgresError(f"{error}\n{CURE}") from None
        yield databases


def named_server(address: str) -> URL:
    """Return the server's address. Raises NoPostgresError for one that cannot be reached."""
    try:
        server = make_url(address)
        if server.drivername != "postgresql+psycopg":
            raise NoPostgresError(f"{SERVER_VARIABLE} begins with {server.drivername}, not with postgresql+psycopg")
        create_engine(server, poolclass=NullPool).connect().close()
    except ArgumentError:
        raise NoPostgresError(f"{SERVER_VARIABLE} is not an address") from None
    except OperationalError as error:
        place = server.render_as_string(hide_password=True)
        raise NoPostgresError(f"{SERVER_VARIABLE}: nothing answers at {place}: {error.orig}") from None
    return server


def is_postgresql_left_out() -> bool:
    """Say whether the environment asks for tests on SQLite alone."""
    return os.environ.get(WITHOUT_VARIABLE) == "1"


def migrate(url: str) -> None:
    """Bring a database up to date, from wherever; a loop may be running already."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, _migrate(url)).result()


async def _migrate(url: str) -> None:
    database = Database(url)
    try:
        await database.migrate()
    finally:
        await database.close()


def _sqlite_url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"
