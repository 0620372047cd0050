"""Promises as rows: one for each target of a ticket, anew with every reopening."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select, update

from knowledge.rules.promises import Clock, Stage
from knowledge.rules.sla import Target
from knowledge.rules.ticket import Status
from storage.outbox import OutboxState
from storage.people import Standing
from storage.tables import clocks, in_state, memberships, outbox, people, tickets
from storage.transaction import Transaction

_TICK: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise as it is kept.

    Attributes:
        round: 1 since the opening, one more with each reopening.
        unit: By whose hours it counts.
        sla: Class and priority by which it was given.
        ended_at: When its ticket was closed; None while it is open.
        renewed_at: What the requester was promised instead, with an apology.
    """

    ticket_id: int
    round: int
    unit: str
    sla: str
    clock: Clock
    ended_at: datetime | None = None
    renewed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A promise of which something is to be told, with what is said of its ticket."""

    kept: Kept
    service: str
    kind: str
    unit: str
    status: Status
    assignee_id: int | None
    requester_id: int
    language: str


_CLOCK: Final = tuple(field.name for field in fields(Clock))
_COLUMNS: Final = list(clocks.c)
_KEY: Final = ("ticket_id", "round", "target")


async def of_ticket(tx: Transaction, ticket_id: int) -> list[Kept]:
    """Return the promises of a ticket's newest round, the first answer before the solution."""
    newest = select(func.max(clocks.c.round)).where(clocks.c.ticket_id == ticket_id).scalar_subquery()
    query = select(*_COLUMNS).where(clocks.c.ticket_id == ticket_id, clocks.c.round == newest)
    found = [_kept(row) for row in await tx.connection.execute(query)]
    return sorted(found, key=lambda kept: kept.clock.target != Target.FIRST_ANSWER)


async def give(tx: Transaction, promises: Sequence[Kept]) -> None:
    """Write new promises."""
    if promises:
        await tx.connection.execute(insert(clocks), [_values(kept) for kept in promises])


_CHANGE = (
    update(clocks)
    .where(*(clocks.c[name] == bindparam(f"key_{name}") for name in _KEY))
    .values({column.name: bindparam(column.name) for column in _COLUMNS if column.name not in _KEY})
)


async def change(tx: Transaction, promises: Sequence[Kept]) -> None:
    """Write promises as they stand now."""
    if not promises:
        return
    rows = []
    for kept in promises:
        values = _values(kept)
        rows.append(values | {f"key_{name}": values.pop(name) for name in _KEY})
    await tx.connection.execute(_CHANGE, rows)


async def set_due(tx: Transaction, ticket_id: int, *, due_at: datetime | None) -> None:
    """Write by when the office owes a ticket its next step."""
    await tx.connection.execute(update(tickets).where(tickets.c.id == ticket_id).values(due_at=due_at))


async def take_due(tx: Transaction, *, limit: int) -> list[Due]:
    """Return promises of which something is to be told by now, their tickets locked until the transaction ends.

    A ticket that somebody else is at right now is left to the next look.
    """
    query = (
        select(
            *_COLUMNS,
            tickets.c.service,
            tickets.c.kind,
            tickets.c.unit.label("ticket_unit"),
            tickets.c.status,
            tickets.c.assignee_id,
            tickets.c.requester_id,
            people.c.language,
        )
        .join_from(clocks, tickets, tickets.c.id == clocks.c.ticket_id)
        .join(people, people.c.id == tickets.c.requester_id)
        .where(clocks.c.next_at <= tx.now, clocks.c.ended_at.is_(None))
        .order_by(clocks.c.next_at)
        .limit(limit)
        .with_for_update(of=[tickets, clocks], skip_locked=True)
    )
    return [
        Due(
            kept=_kept(row),
            service=row.service,
            kind=row.kind,
            unit=row.ticket_unit,
            status=Status(row.status),
            assignee_id=row.assignee_id,
            requester_id=row.requester_id,
            language=row.language,
        )
        for row in await tx.connection.execute(query)
    ]


async def admins(tx: Transaction, chat_id: int, *, most: int) -> list[tuple[int, str]]:
    """Return ids and names of a group's administrators whom the desk has met, by name."""
    query = (
        select(people.c.id, people.c.name)
        .join(memberships, memberships.c.person_id == people.c.id)
        .where(memberships.c.chat_id == chat_id, memberships.c.standing == Standing.ADMIN)
        .order_by(people.c.name, people.c.id)
        .limit(most)
    )
    return [(row.id, row.name) for row in await tx.connection.execute(query)]


async def is_card_on_its_way(tx: Transaction, ticket_id: int) -> bool:
    """Tell whether something is to be shown in the place of a ticket's card, by this very transaction."""
    is_shown = outbox.c.merge_key.like(f"card:{ticket_id}:%") & in_state(outbox, OutboxState.WAITING)
    query = select(outbox.c.id).where(is_shown, outbox.c.created_at == tx.now).limit(1)
    return (await tx.connection.execute(query)).one_or_none() is not None


def _values(kept: Kept) -> dict[str, Any]:
    clock = {name: getattr(kept.clock, name) for name in _CLOCK}
    return {
        **clock,
        "span": kept.clock.span // _TICK,
        "spent": kept.clock.spent // _TICK,
        "ticket_id": kept.ticket_id,
        "round": kept.round,
        "unit": kept.unit,
        "sla": kept.sla,
        "ended_at": kept.ended_at,
        "renewed_at": kept.renewed_at,
    }


def _kept(row: Any) -> Kept:  # noqa: ANN401 - a row of at least these columns
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's public name
    clock = Clock(
        target=Target(values["target"]),
        span=values["span"] * _TICK,
        spent=values["spent"] * _TICK,
        since=values["since"],
        due_at=values["due_at"],
        met_at=values["met_at"],
        stage=Stage(values["stage"]),
        next_at=values["next_at"],
    )
    return Kept(
        ticket_id=values["ticket_id"],
        round=values["round"],
        unit=values["unit"],
        sla=values["sla"],
        clock=clock,
        ended_at=values["ended_at"],
        renewed_at=values["renewed_at"],
    )
