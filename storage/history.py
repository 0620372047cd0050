"""A ticket's history: append-only, who did what and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from knowledge.rules.ticket import Event
from storage.tables import history, people
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line; ``actor`` is the person's name, or empty for the desk itself."""

    at: datetime
    actor: str
    actor_id: int | None
    event: Event
    is_internal: bool
    details: Mapping[str, Any]


async def write(
    tx: Transaction,
    ticket_id: int,
    event: Event,
    *,
    actor_id: int | None,
    is_internal: bool = False,
    **details: str | int | list[str],
) -> None:
    """Add a line."""
    values = {
        "ticket_id": ticket_id,
        "at": tx.now,
        "actor_id": actor_id,
        "event": event,
        "is_internal": is_internal,
        "details": details,
    }
    await tx.connection.execute(insert(history).values(values))


async def read(tx: Transaction, ticket_id: int) -> list[HistoryLine]:
    """Return a ticket's whole history, oldest line first."""
    query = (
        select(
            history.c.at,
            people.c.name,
            history.c.actor_id,
            history.c.event,
            history.c.is_internal,
            history.c.details,
        )
        .join_from(history, people, people.c.id == history.c.actor_id, isouter=True)
        .where(history.c.ticket_id == ticket_id)
        .order_by(history.c.id)
    )
    return [
        HistoryLine(at, name or "", actor_id, Event(event), is_internal, details)
        for at, name, actor_id, event, is_internal, details in await tx.connection.execute(query)
    ]
