"""Databases for tests: a fresh one for each test, on SQLite and on PostgreSQL."""

import asyncio
import os
import secrets
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
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
        # Kept open: a connection of its own takes as long as the statement. Between two, a trial restarts the server.
        self._engine = create_engine(server, isolation_level="AUTOCOMMIT", pool_pre_ping=True)
        self._first = f"loket_test_{secrets.token_hex(4)}"  # several runs may share a server
        self._count = 0
        self._left: list[str] = []  # dropped with the next one: the server is a moment behind in ending connections

    @contextmanager
    def ready(self) -> Iterator["PostgresDatabases"]:
        """Keep a migrated database as long as others are made of it."""
        try:
            with self._made(self._first, template="template0") as url:
                migrate(url)
                yield self
        finally:
            self._clear()
            self._engine.dispose()

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
        self._clear()
        # Files are copied as they are: to write all of it into the log first, as is usual, takes seven times as long.
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        try:
            yield self._server.set(database=name).render_as_string(hide_password=False)
        finally:
            self._left.append(name)

    def _clear(self) -> None:
        while self._left:
            self._run(f"DROP DATABASE IF EXISTS {self._left[-1]} WITH (FORCE)")
            self._left.pop()

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(statement)


@contextmanager
def server_for_all() -> Iterator[None]:
    """Run one server and name it to the programs started meanwhile, unless one is named or left out.

    Each of them would lay out and start its own. Where none runs, they say so themselves.
    """
    if is_postgresql_left_out() or SERVER_VARIABLE in os.environ:
        yield
        return
    with ExitStack() as stack:
        with suppress(NoPostgresError):
            server = stack.enter_context(running_server())
            os.environ[SERVER_VARIABLE] = server.url.render_as_string(hide_password=False)
            stack.callback(os.environ.pop, SERVER_VARIABLE, None)
        yield


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
