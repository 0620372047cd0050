"""What applications are told of their accounts: an outbox of its own, in order for each account."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, func, select, update

from storage.dialect import upsert
from storage.tables import calls_out
from storage.transaction import Transaction, Wake


class CallOutState(StrEnum):
    """What became of a call."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class CallOut:
    """One call; ``key`` stays the same however often it is made, and ``body`` is sent as it is.

    ``told_at`` is when staff heard that the application does not answer.
    """

    id: int
    key: str
    service: str
    account_id: int
    ticket_id: int | None
    event: str
    body: str
    state: CallOutState
    attempts: int
    created_at: datetime
    due_at: datetime
    told_at: datetime | None


_COLUMNS = [calls_out.c[name] for name in CallOut.__dataclass_fields__]
_WAITING = calls_out.c.state == CallOutState.WAITING
_OLDEST = select(func.min(calls_out.c.id)).where(_WAITING).group_by(calls_out.c.account_id)


async def put(
    tx: Transaction, key: str, *, service: str, account_id: int, ticket_id: int | None, event: str, body: str
) -> bool:
    """Write a call down; False when there is one with this key already, which stays as it is."""
    values = {
        "key": key,
        "service": service,
        "account_id": account_id,
        "ticket_id": ticket_id,
        "event": event,
        "body": body,
        "state": CallOutState.WAITING,
        "attempts": 0,
        "created_at": tx.now,
        "due_at": tx.now,
    }
    made = await tx.connection.execute(upsert(tx, calls_out).values(values).on_conflict_do_nothing())
    tx.wakes.add(Wake.CALL_OUT)
    return made.rowcount == 1


async def heads(tx: Transaction, *, busy: Collection[int], full: Collection[str], limit: int) -> list[CallOut]:
    """Return the oldest waiting call of each account where it is due, oldest first.

    Accounts in ``busy`` have one on its way, and services in ``full`` take no more at the moment.
    """
    is_free = calls_out.c.account_id.not_in(list(busy)) & calls_out.c.service.not_in(list(full))
    query = select(*_COLUMNS).where(calls_out.c.id.in_(_OLDEST), calls_out.c.due_at <= tx.now, is_free)
    rows = await tx.connection.execute(query.order_by(calls_out.c.due_at, calls_out.c.id).limit(limit))
    return [_call(row) for row in rows]


async def next_due(tx: Transaction) -> datetime | None:
    """Return when a call is due next, later than now; None when none is."""
    query = select(func.min(calls_out.c.due_at)).where(calls_out.c.id.in_(_OLDEST))
    due: datetime | None = (await tx.connection.execute(query.where(calls_out.c.due_at > tx.now))).scalar_one()
    return due


async def get(tx: Transaction, call_id: int, *, will_change: bool = False) -> CallOut | None:
    """Return a call as it is now; with ``will_change``, nobody else changes it until this transaction ends."""
    query = select(*_COLUMNS).where(calls_out.c.id == call_id)
    row = (await tx.connection.execute(query.with_for_update() if will_change else query)).one_or_none()
    return _call(row) if row else None


async def settle(tx: Transaction, call_id: int) -> None:
    """Mark a call as arrived."""
    await _change(tx, call_id, {"state": CallOutState.SENT, "reason": None, "settled_at": tx.now})


async def postpone(tx: Transaction, call_id: int, *, until: datetime, reason: str) -> None:
    """Try a call again later."""
    await _change(tx, call_id, {"attempts": calls_out.c.attempts + 1, "due_at": until, "reason": reason})


async def bury(tx: Transaction, call_id: int, *, reason: str) -> None:
    """Give a call up for good, with the reason that staff see."""
    await _change(tx, call_id, {"state": CallOutState.DEAD, "reason": reason, "settled_at": tx.now})


async def tell_once(tx: Transaction, call: CallOut) -> bool:
    """Return True once for all calls of a service that wait at the same time: staff are told that it is silent."""
    of_service = _WAITING & (calls_out.c.service == call.service)
    # Two calls may fail at once: whoever has the oldest one looks first.
    oldest = select(calls_out.c.id).where(of_service).order_by(calls_out.c.id).limit(1)
    await tx.connection.execute(oldest.with_for_update())
    told = select(calls_out.c.id).where(of_service, calls_out.c.told_at.is_not(None)).limit(1)
    if (await tx.connection.execute(told)).first() is not None:
        return False
    await _change(tx, call.id, {"told_at": tx.now})
    return True


async def prune(tx: Transaction, *, before: datetime) -> int:
    """Delete what arrived before then, and return how many; what was given up stays, with its reason."""
    old = (calls_out.c.state == CallOutState.SENT) & (calls_out.c.settled_at < before)
    return (await tx.connection.execute(delete(calls_out).where(old))).rowcount


async def _change(tx: Transaction, call_id: int, values: Mapping[str, Any]) -> None:
    await tx.connection.execute(update(calls_out).where(calls_out.c.id == call_id).values(dict(values)))


def _call(row: Any) -> CallOut:  # noqa: ANN401 - a row of just these columns
    return CallOut(**{**row._mapping, "state": CallOutState(row.state)})  # noqa: SLF001 - SQLAlchemy's public name
