"""Statements that run with every update: compiled once, and on SQLite run without SQLAlchemy's machinery.

For a statement on one row SQLAlchemy takes ten times as long as SQLite does. Only the few that every update runs are
worth going past it; on PostgreSQL, where the way to the server is longer than both, they go its usual way.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Dialect, Insert, Select
from sqlalchemy.exc import DBAPIError

from storage.transaction import Transaction

_Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Plain:
    """A statement as SQLite takes it.

    Attributes:
        sql: The statement, with a question mark for each value.
        values: Each value's name, in order, with what brings it into the form that SQLite keeps.
        fixed: The values that stand in the statement itself, by name.
        columns: The places in a row whose values are kept in another form, with what brings them back.
    """

    sql: str
    values: tuple[tuple[str, _Convert | None], ...]
    fixed: Mapping[str, Any]
    columns: tuple[tuple[int, _Convert], ...]


class Prepared:
    """A statement on which nothing changes but its named values."""

    def __init__(self, statement: Select[Any] | Insert) -> None:
        self._statement = statement
        self._plain: _Plain | None = None

    async def run(self, tx: Transaction, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run it and return its rows.

        An insert names every column here: defaults of the table are not filled in. Raises what SQLAlchemy raises, and
        KeyError for a value that is missing.
        """
        if tx.sqlite is None:
            result = await tx.connection.execute(self._statement, values)
            return [tuple(row) for row in result] if result.returns_rows else []
        dialect = tx.connection.dialect
        if self._plain is None:
            self._plain = _compile(self._statement, tuple(values), dialect)
        plain = self._plain
        named = {**plain.fixed, **values} if plain.fixed else values
        given = [convert(named[name]) if convert else named[name] for name, convert in plain.values]
        try:
            rows = tx.sqlite.execute(plain.sql, given).fetchall()
        except sqlite3.Error as error:
            raise DBAPIError.instance(plain.sql, None, error, sqlite3.Error, dialect=dialect) from error
        return [_converted(row, plain.columns) for row in rows] if plain.columns else rows


def _converted(row: tuple[Any, ...], columns: tuple[tuple[int, _Convert], ...]) -> tuple[Any, ...]:
    values = list(row)
    for place, convert in columns:
        values[place] = convert(values[place])
    return tuple(values)


def _compile(statement: Select[Any] | Insert, names: tuple[str, ...], dialect: Dialect) -> _Plain:
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    if compiled.positiontup is None:
        raise TypeError(f"not a statement with values in order: {compiled}")
    binds = compiled.binds
    values = tuple(
        (name, binds[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in compiled.positiontup
    )
    kinds = [column.type.dialect_impl(dialect) for column in statement.exported_columns]
    back = ((place, kind.result_processor(dialect, None)) for place, kind in enumerate(kinds))
    return _Plain(
        sql=compiled.string,
        values=values,
        fixed={name: bind.value for name, bind in binds.items() if name not in names and not bind.required},
        columns=tuple((place, convert) for place, convert in back if convert is not None),
    )
