"""What somebody looked for, kept as long as its pages may be turned."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import delete, insert, select

from storage.tables import searches
from storage.transaction import Transaction

KEPT_FOR: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Search:
    """One search, as it was typed."""

    id: int
    person_id: int
    words: str


async def begin(tx: Transaction, person_id: int, words: str) -> Search:
    """Keep a search, and forget old ones."""
    await tx.connection.execute(delete(searches).where(searches.c.asked_at < tx.now - KEPT_FOR))
    values = {"person_id": person_id, "words": words, "asked_at": tx.now}
    number = (await tx.connection.execute(insert(searches).values(values).returning(searches.c.id))).scalar_one()
    return Search(int(number), person_id, words)


async def get(tx: Transaction, search_id: int) -> Search | None:
    """Return a search, or None when it is forgotten."""
    query = select(searches.c.id, searches.c.person_id, searches.c.words).where(searches.c.id == search_id)
    row = (await tx.connection.execute(query)).one_or_none()
    return Search(*row) if row else None
