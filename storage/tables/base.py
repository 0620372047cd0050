"""What all tables share."""

from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, FromClause, Integer, MetaData, literal_column, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    },
)

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only plain INTEGER keys


def only(state: str) -> dict[str, Any]:
    """Limit an index to the rows in one state: the settled ones are many and never looked for."""
    condition = text(f"state = '{state}'")
    return {"sqlite_where": condition, "postgresql_where": condition}


def in_state(rows: FromClause, state: str) -> ColumnElement[bool]:
    """Ask for the rows in one state, in the words of `only`.

    For a bound value SQLite would plan the statement anew at each execution, to see whether the index fits.
    """
    return rows.c.state == literal_column(f"'{state}'")


def new_id() -> Column[Any]:
    """Return a key that counts up by itself."""
    return Column("id", Id, primary_key=True, autoincrement=True)
