"""A ticket's history: append-only, who did what and when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from knowledge.rules.ticket import Event
from storage import fulltext
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
    ticket_id: int = 0


async def write(
    tx: Transaction,
    ticket_id: int,
    event: Event,
    *,
    actor_id: int | None,
    is_internal: bool = False,
    **details: str | int | list[str],
) -> None:
    """Add a line; the ticket is found by what it says."""
    values = {
        "ticket_id": ticket_id,
        "at": tx.now,
        "actor_id": actor_id,
        "event": event,
        "is_internal": is_internal,
        "details": details,
    }
    await tx.connection.execute(insert(history).values(values))
    tx.happened.append((ticket_id, event))
    if event == Event.OPENED or any(details.get(key) for key in fulltext.SAID):
        await fulltext.refresh(tx, [ticket_id])


async def amend(tx: Transaction, ticket_id: int, *events: Event, message_id: int, text: str, **details: str) -> bool:
    """Keep what its writer made of a message since, beside all that it said before; False where no line is about it.

    ``details`` are what is to be known of the line beside its words, as in `write`.
    """
    found = await _lines_of(tx, ticket_id, events, message_id)
    if not found or found[0][1].get("text", "") == text:
        return False
    line_id, known = found[0]
    said = {"text": text, "before": [*known.get("before", ()), known.get("text", "")]}
    change = update(history).where(history.c.id == line_id)
    await tx.connection.execute(change.values(details={**known, **said, **details}))
    await fulltext.refresh(tx, [ticket_id])
    return True


async def hide_reply(tx: Transaction, ticket_id: int, *, message_id: int) -> str:
    """Keep a reply that was taken back from its requester's eyes, and return what it said; staff see it still."""
    found = await _lines_of(tx, ticket_id, [Event.REPLIED], message_id)
    change = update(history).where(history.c.id.in_([line_id for line_id, _ in found])).values(is_internal=True)
    await tx.connection.execute(change)
    return " ".join(str(details.get("text", "")) for _, details in found)


async def _lines_of(
    tx: Transaction, ticket_id: int, events: Collection[Event], message_id: int
) -> list[tuple[int, dict[str, Any]]]:
    """Return the lines about one Telegram message, ids and details."""
    of = (history.c.ticket_id == ticket_id) & history.c.event.in_(events)
    rows = await tx.connection.execute(select(history.c.id, history.c.details).where(of).order_by(history.c.id))
    return [(line_id, details) for line_id, details in rows if details.get("message_id") == message_id]


async def read(tx: Transaction, *ticket_ids: int) -> list[HistoryLine]:
    """Return a ticket's whole history, or that of several together, oldest line first."""
    query = (
        select(
            history.c.at,
            people.c.name,
            history.c.actor_id,
            history.c.event,
            history.c.is_internal,
            history.c.details,
            history.c.ticket_id,
        )
        .join_from(history, people, people.c.id == history.c.actor_id, isouter=True)
        .where(history.c.ticket_id.in_(ticket_ids))
        .order_by(history.c.id)
    )
    return [
        HistoryLine(at, name or "", actor_id, Event(event), is_internal, details, ticket_id)
        for at, name, actor_id, event, is_internal, details, ticket_id in await tx.connection.execute(query)
    ]


async def last(tx: Transaction, ticket_id: int, *events: Event) -> HistoryLine | None:
    """Return the newest line of these events, or None where nothing of them happened."""
    lines = await read(tx, ticket_id)
    return next((line for line in reversed(lines) if line.event in events), None)
