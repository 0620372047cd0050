"""The index of `storage.fulltext` as SQLite and as PostgreSQL keep and ask it.

Both get words that are split and plain already: SQLite's tokenizer takes them apart at the spaces, PostgreSQL is given
them as lexemes, which is what its configuration *simple* would make of them. A word of a ticket's head is a word of
its own beside the same one in the body: a column on SQLite, a ``=`` before it on PostgreSQL. The unit is a word, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from knowledge.lookup import Term, Wanted, Way
from storage.queue import Scope
from storage.transaction import Transaction

_SQLITE_DROP: Final = text("DELETE FROM ticket_search WHERE rowid = :id")
_SQLITE_PUT: Final = text("INSERT INTO ticket_search (rowid, unit, head, body) VALUES (:id, :unit, :head, :body)")
_SQLITE_FIND: Final = text(
    "SELECT rowid FROM ticket_search WHERE ticket_search MATCH :query ORDER BY rowid DESC LIMIT :most"
)
_POSTGRESQL_PUT: Final = (
    "INSERT INTO ticket_search (ticket_id, words) VALUES (:id, array_to_tsvector(CAST(:words AS text[])))"
    " ON CONFLICT (ticket_id) DO "
)
_POSTGRESQL_REPLACE: Final = text(f"{_POSTGRESQL_PUT} UPDATE SET words = excluded.words")
_POSTGRESQL_KEEP: Final = text(f"{_POSTGRESQL_PUT} NOTHING")
_POSTGRESQL_FIND: Final = text(
    "SELECT ticket_id FROM ticket_search WHERE words @@ CAST(:query AS tsquery) ORDER BY ticket_id DESC LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A ticket in the index; no word of the head is among those of the body."""

    ticket_id: int
    unit: str
    head: Sequence[str]
    body: Sequence[str]


async def put(tx: Transaction, entries: Sequence[Entry], *, is_news: bool) -> None:
    """Write entries; one that is no news gives way to an entry that is there: that was written later."""
    if tx.connection.dialect.name != "sqlite":
        await _put_into_postgresql(tx, entries, is_news=is_news)
        return
    await tx.connection.execute(_SQLITE_DROP, [{"id": each.ticket_id} for each in entries])
    values = [
        {
            "id": each.ticket_id,
            "unit": _unit_word(each.unit),
            "head": " ".join(each.head),
            "body": " ".join(each.body),
        }
        for each in entries
    ]
    await tx.connection.execute(_SQLITE_PUT, values)


async def matching(tx: Transaction, wanted: Wanted, scope: Scope, *, is_head: bool, most: int) -> list[int]:
    """Return tickets in which all that is wanted stands (``is_head``: in the head alone), the newest first."""
    is_sqlite = tx.connection.dialect.name == "sqlite"
    query = (_for_sqlite if is_sqlite else _for_postgresql)(wanted, scope, is_head=is_head)
    asked = _SQLITE_FIND if is_sqlite else _POSTGRESQL_FIND
    return list((await tx.connection.execute(asked, {"query": query, "most": most})).scalars())


async def _put_into_postgresql(tx: Transaction, entries: Sequence[Entry], *, is_news: bool) -> None:
    values = [
        {
            "id": each.ticket_id,
            "words": [f"@{_unit_word(each.unit)}", *each.head, *(f"={word}" for word in each.head), *each.body],
        }
        for each in entries
    ]
    await tx.connection.execute(_POSTGRESQL_REPLACE if is_news else _POSTGRESQL_KEEP, values)


def _for_sqlite(wanted: Wanted, scope: Scope, *, is_head: bool) -> str:
    def spelt(term: Term) -> str:
        return f'"{term.word}"*' if term.is_beginning else f'"{term.word}"'

    def either(part: tuple[Way, ...]) -> str:
        return " OR ".join(f"({' AND '.join(map(spelt, way))})" for way in part)

    parts = " AND ".join(f"({either(part)})" for part in wanted.parts)
    asked = f"{{{'head' if is_head else 'head body'}}} : ({parts})"
    if not scope.units:
        return asked
    units = " OR ".join(f'"{_unit_word(unit)}"' for unit in sorted(scope.units))
    return f"({asked}) {'NOT' if scope.is_all_but else 'AND'} (unit : ({units}))"


def _for_postgresql(wanted: Wanted, scope: Scope, *, is_head: bool) -> str:
    mark = "=" if is_head else ""

    def spelt(term: Term) -> str:
        return f"'{mark}{term.word}'{':*' if term.is_beginning else ''}"

    def either(part: tuple[Way, ...]) -> str:
        return " | ".join(f"({' & '.join(map(spelt, way))})" for way in part)

    parts = " & ".join(f"({either(part)})" for part in wanted.parts)
    if not scope.units:
        return parts
    units = " | ".join(f"'@{_unit_word(unit)}'" for unit in sorted(scope.units))
    return f"{parts} & {'!' if scope.is_all_but else ''}({units})"


def _unit_word(unit: str) -> str:
    return f"u{unit.encode().hex()}"  # one word on both, whatever its name has in it
