"""How long what waits has waited, and what was given up: the pulse of inbox and outbox."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from storage.calls_out import CallOutState
from storage.inbox import InboxState
from storage.outbox import OutboxState
from storage.tables import calls_out, in_state, inbox, outbox


@dataclass(frozen=True, slots=True)
class Ages:
    """What waits and what was given up.

    Attributes:
        inbox_seconds: Age of the oldest update that is not worked yet; 0 when none waits.
        outbox_seconds: Age of the oldest message that is not sent yet; 0 when none waits.
        inbox_waiting: Updates not worked yet.
        outbox_waiting: Messages not sent yet.
        inbox_dead: Updates that were given up.
        outbox_dead: Messages that were given up.
        calls_dead: Calls to offices' applications that were given up.
    """

    inbox_seconds: float
    outbox_seconds: float
    inbox_waiting: int
    outbox_waiting: int
    inbox_dead: int
    outbox_dead: int
    calls_dead: int

    @property
    def dead_letters(self) -> int:
        """Return how many letters lie aside, of all kinds."""
        return self.inbox_dead + self.outbox_dead + self.calls_dead


def look(connection: Connection, now: datetime) -> Ages:
    """Read the ages; ``now`` is aware. A clock that went back gives 0, never a negative age."""
    inbox_waiting, oldest_update = connection.execute(_waiting(inbox, InboxState.WAITING, "received_at")).one()
    outbox_waiting, oldest_message = connection.execute(_waiting(outbox, OutboxState.WAITING, "created_at")).one()
    return Ages(
        inbox_seconds=_age(oldest_update, now),
        outbox_seconds=_age(oldest_message, now),
        inbox_waiting=inbox_waiting,
        outbox_waiting=outbox_waiting,
        inbox_dead=connection.execute(_count(inbox, InboxState.DEAD)).scalar_one(),
        outbox_dead=connection.execute(_count(outbox, OutboxState.DEAD)).scalar_one(),
        calls_dead=connection.execute(_count(calls_out, CallOutState.DEAD)).scalar_one(),
    )


def _waiting(table: Table, state: str, since: str) -> Select[int, Any]:
    return select(func.count(), func.min(table.c[since])).where(in_state(table, state))


def _count(table: Table, state: str) -> Select[int]:
    return select(func.count()).select_from(table).where(in_state(table, state))


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since is not None else 0.0
