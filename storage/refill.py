"""Rows of a backup put into an empty schema, and the counters set so that no number is given twice."""

from collections.abc import Iterable
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Table, func, insert, select, text

from storage.snapshot import counting_column, decode

_AT_ONCE: Final = 200  # rows in memory


def refill(connection: Connection, table: Table, lines: Iterable[bytes]) -> int:
    """Insert rows, one JSON object a line, and return how many.

    Raises:
        ValueError: A line is no JSON object, or holds what no such column takes.
        KeyError: A line names a column that the table does not have.
    """
    rows = (decode(line, table) for line in lines)
    count = 0
    while batch := list(islice(rows, _AT_ONCE)):
        connection.execute(insert(table), batch)
        count += len(batch)
    return count


def go_on_counting(connection: Connection, table: Table, *, after: int | None) -> None:
    """Make the database give ``after + 1`` next, so that an old button or ticket number never means a newer row."""
    column = counting_column(table)
    if column is None:
        return
    highest = max(after or 0, connection.execute(select(func.max(column))).scalar_one() or 0)
    if not highest:
        return
    names: dict[str, Any] = {"name": table.name, "column": column.name, "highest": highest}
    if connection.dialect.name == "sqlite":
        _count_on_sqlite(connection, names)
        return
    sequence = "pg_get_serial_sequence(quote_ident(:name), :column)"
    connection.execute(text(f"SELECT setval(s, :highest) FROM {sequence} AS s WHERE s IS NOT NULL"), names)  # noqa: S608 - ours


def _count_on_sqlite(connection: Connection, names: dict[str, Any]) -> None:
    made_by = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
    if "AUTOINCREMENT" not in connection.execute(made_by, names).scalar_one().upper():
        return  # it counts on from the highest row by itself
    connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), names)
    connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :highest)"), names)
