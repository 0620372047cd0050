"""One moment of the whole database, row by row, in a form that either kind of database can take back.

Tables are looked up in the database itself, so that a newer program can still save what an older one left.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.types import TypeEngine

from storage import fulltext
from storage.aside import open_aside
from storage.columns import Moment
from storage.schema import VERSION_TABLE, revision_of

PATIENCE: Final = 30.0  # seconds for the database to let the reader in
_AT_ONCE: Final = 100  # rows in memory


class UnknownContent(Exception):  # noqa: N818 - it names what is in the way
    """A column's type cannot be put into a backup, or there is no schema at all."""


class Snapshot:
    """The database as it was when this was opened, whatever is written meanwhile.

    Attributes:
        revision: The schema's revision.
        tables: Every table but the one that holds the revision, by name.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.tables = reflect(connection)
        revision = revision_of(connection)
        if revision is None:
            raise UnknownContent("the database holds no tables yet")
        self.revision = revision

    def count(self, name: str) -> int:
        """Return the number of rows of a table."""
        return self._connection.execute(select(func.count()).select_from(self.tables[name])).scalar_one()

    def rows(self, name: str) -> Iterator[bytes]:
        """Yield a table's rows in the order of their keys, each as a JSON object on a line."""
        table = self.tables[name]
        query = select(table).order_by(*table.primary_key)
        for row in self._connection.execute(query, execution_options={"yield_per": _AT_ONCE}).mappings():
            yield encode(row)

    def highest_id(self, name: str) -> int | None:
        """Return the highest number a table ever gave, also to rows that are gone; None when it gives none."""
        column = counting_column(self.tables[name])
        if column is None:
            return None
        highest = self._connection.execute(select(func.max(column))).scalar_one() or 0
        return max(highest, self._last_given(name, column.name))

    def file_hashes(self) -> Iterator[str]:
        """Yield the SHA-256 of every stored file that a row names, once each, in order."""
        columns = [table.c["sha256"] for table in self.tables.values() if "sha256" in table.c]
        for column in columns[:1]:
            named = select(column).where(column.is_not(None))
            query = named.union(*(select(other).where(other.is_not(None)) for other in columns[1:]))
            ordered = select(query.subquery().c[0].label("sha256")).order_by("sha256")
            yield from self._connection.execute(ordered, execution_options={"yield_per": _AT_ONCE}).scalars()

    def _last_given(self, name: str, column: str) -> int:
        if self._connection.dialect.name == "sqlite":
            if not inspect(self._connection).has_table("sqlite_sequence"):
                return 0
            query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
            return self._connection.execute(query, {"name": name}).scalar() or 0
        sequence = self._connection.execute(
            text("SELECT pg_get_serial_sequence(quote_ident(:name), :column)"), {"name": name, "column": column}
        ).scalar()
        if sequence is None:
            return 0
        query = text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608 - quoted by the server
        return int(self._connection.execute(query).scalar_one())


@contextmanager
def open_snapshot(url: str) -> Iterator[Snapshot]:
    """Hold one moment of the database; the running bot goes on writing.

    Raises:
        UnknownContent: There are no tables yet, or one has a type that a backup cannot hold.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be read.
    """
    engine = open_aside(url, patience=PATIENCE)
    is_sqlite = engine.dialect.name == "sqlite"
    wanted: dict[str, Any] = {} if is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect() as connection:
        connection.execution_options(**wanted)
        with connection.begin():
            yield Snapshot(connection)


def reflect(connection: Connection) -> dict[str, Table]:
    """Return the tables that are there, with the types that rows are read and written with.

    What is derived from them is left out: it is filled in again.
    """
    found = MetaData()
    found.reflect(connection, only=lambda name, _: not fulltext.is_derived(name))
    tables = {name: table for name, table in sorted(found.tables.items()) if name != VERSION_TABLE}
    for table in tables.values():
        for column in table.c:
            column.type = _exchange_type(column)
    return tables


def _exchange_type(column: Column[Any]) -> TypeEngine[Any]:
    if isinstance(column.type, DateTime):
        return Moment()
    if isinstance(column.type, JSON):
        return JSON(none_as_null=bool(column.nullable))
    if not isinstance(column.type, Integer | String | Boolean | Float):
        raise UnknownContent(f"{column.table.name}.{column.name} is {column.type!r}, which a backup cannot hold")
    return column.type


def counting_column(table: Table) -> Column[Any] | None:
    """Return the key that the database counts up by itself."""
    keys = list(table.primary_key)
    is_counting = len(keys) == 1 and keys[0].name == "id" and isinstance(keys[0].type, Integer)
    return keys[0] if is_counting else None


def encode(row: Mapping[Any, Any]) -> bytes:
    """Return a row as one line of JSON: moments as ISO 8601 in UTC, everything else as it is."""
    return json.dumps(dict(row), default=_encode_moment, separators=(",", ":")).encode("ascii") + b"\n"


def _encode_moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise UnknownContent(f"a backup cannot hold a {type(value).__name__}")


def decode(line: bytes, table: Table) -> dict[str, Any]:
    """Return a row as the table takes it; raises ValueError or KeyError for a line that is no such row."""
    row: dict[str, Any] = json.loads(line)
    return {name: _decode(value, table.c[name].type) for name, value in row.items()}


def _decode(value: Any, kind: TypeEngine[Any]) -> Any:  # noqa: ANN401 - whatever a column holds
    return datetime.fromisoformat(value) if isinstance(kind, Moment) and value is not None else value
