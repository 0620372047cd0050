"""A whole database built beside the one that is there, and put in its place in one step.

Until that step nothing of the old one is touched; when anything goes wrong before it, nothing was.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, NullPool, create_engine, inspect, make_url, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.schema import AddConstraint, DropConstraint

from storage import schema
from storage.fulltext import is_derived
from storage.schema import VERSION_TABLE
from storage.snapshot import reflect
from storage.tables import metadata

_ASIDE: Final = "loket_restoring"  # the PostgreSQL schema that a database is built in
_PATIENCE: Final = 5  # seconds for the others to let go
_SIDE_FILES: Final = ("-wal", "-shm", "-journal")


class StillInUse(Exception):  # noqa: N818 - it names what is in the way
    """Another program has the database open: taking it away would lose what that program writes."""


def is_known(revision: str) -> bool:
    """Say whether this program has the schema of that revision."""
    try:
        return ScriptDirectory.from_config(schema.migrations()).get_revision(revision) is not None
    except CommandError:
        return False


def is_filled(url: str) -> bool:
    """Say whether there is anything that a replacement would take away; what cannot be read counts as something."""
    parsed = make_url(url)
    file = Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None
    if file is not None and (not file.exists() or not file.stat().st_size):
        return False
    engine = create_engine(parsed.set(drivername="sqlite") if file else parsed, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            tables = [table for name, table in reflect(connection).items() if name in metadata.tables]
            return any(connection.execute(select(1).select_from(table).limit(1)).first() for table in tables)
    except DBAPIError:
        if file is None:
            raise
        return True  # a damaged file may still be worth something to somebody


@contextmanager
def replacement(url: str, *, revision: str) -> Iterator[Connection]:
    """Yield a connection to an empty schema of that revision; when the block ends well, it takes the old one's place.

    Raises:
        StillInUse: Another program has the database open.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be written, or what was put in breaks its rules.
    """
    parsed = make_url(url)
    build = _new_file if parsed.get_backend_name() == "sqlite" else _new_schema
    with build(parsed, revision) as connection:
        yield connection


@contextmanager
def _new_file(url: URL, revision: str) -> Iterator[Connection]:
    path = Path(url.database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.restoring")
    _remove(part)
    _release(path)
    engine = create_engine(URL.create("sqlite", database=str(part)), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            schema.migrate(connection, to=revision)
        with engine.begin() as connection:
            yield connection
            if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise SQLAlchemyError(f"a row of {broken[0]} names a row of {broken[2]} that is not there")
        _sync(part)
        _release(path)
        part.replace(path)
        _sync(path.parent)
    finally:
        _remove(part)


def _release(path: Path) -> None:
    """Fold the old file's log into it, which only the last program that has it open can do."""
    if path.exists():
        try:
            with closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection:
                connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as error:
            raise StillInUse(f"{path} is in use ({error})") from error
        except sqlite3.DatabaseError:
            pass  # it is no database any more, so nobody can have it open as one
    for ending in _SIDE_FILES:  # a log left behind would be read into the new file
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _remove(path: Path) -> None:
    for ending in ("", *_SIDE_FILES):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _new_schema(url: URL, revision: str) -> Iterator[Connection]:
    old = create_engine(url, poolclass=NullPool)
    new = create_engine(url, poolclass=NullPool, connect_args={"options": f"-csearch_path={_ASIDE}"})
    with old.begin() as connection:
        _refuse_when_others_are_in(connection)
        connection.execute(text(f"DROP SCHEMA IF EXISTS {_ASIDE} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {_ASIDE}"))
    try:
        with new.connect() as connection:
            schema.migrate(connection, to=revision)
        with new.begin() as connection:
            references = [key for table in reflect(connection).values() for key in table.foreign_key_constraints]
            for key in references:  # tables are filled in any order, and checked whole
                connection.execute(DropConstraint(key))
            yield connection
            for key in references:
                connection.execute(AddConstraint(key))
        with old.begin() as connection:
            _move_in(connection)
    except BaseException:
        with old.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {_ASIDE} CASCADE"))
        raise


def _move_in(connection: Connection) -> None:
    _refuse_when_others_are_in(connection)
    connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE}s'"))
    quote = connection.dialect.identifier_preparer.quote
    home = quote(str(connection.execute(text("SELECT current_schema()")).scalar_one()))
    built = inspect(connection).get_table_names(schema=_ASIDE)
    there = inspect(connection).get_table_names()
    for name in {*built, *metadata.tables, *filter(is_derived, there), VERSION_TABLE}:
        connection.execute(text(f"DROP TABLE IF EXISTS {home}.{quote(name)} CASCADE"))
    for name in built:
        connection.execute(text(f"ALTER TABLE {_ASIDE}.{quote(name)} SET SCHEMA {home}"))
    connection.execute(text(f"DROP SCHEMA {_ASIDE}"))


def _refuse_when_others_are_in(connection: Connection) -> None:
    query = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user"
        " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    if others := connection.execute(query).scalar_one():
        raise StillInUse(f"{others} other connections to the database are open under this account")
