"""Outages as rows: proposed, declared, told of, ended; what makes one is decided in ``knowledge.rules.outages``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from knowledge.rules.outages import About, OutageState
from storage.dialect import upsert
from storage.prepared import Prepared
from storage.tables import outage_watches, outages
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Outage:
    """An outage, see `storage.tables.outages`; ``service`` is empty where nobody said which."""

    id: int
    unit: str
    service: str
    kind: str
    entry_id: str
    words: str
    title: str
    notice: str | None
    state: OutageState
    message_ref: int | None
    begun_by: int | None
    begun_at: datetime
    decided_by: int | None
    decided_at: datetime | None
    quiet_until: datetime | None
    news: int
    word: str | None
    said_by: int | None
    said_at: datetime | None
    next_at: datetime | None
    told_at: datetime | None
    remind_at: datetime | None
    ended_by: int | None
    ended_at: datetime | None

    @property
    def about(self) -> About:
        """What its reports are alike in."""
        return About(self.service, self.kind, self.entry_id, tuple(self.words.split()))


_COLUMNS = [outages.c[name] for name in Outage.__dataclass_fields__]
_IS_LIVE = (outages.c.state == OutageState.OPEN) | (outages.c.state == OutageState.PROPOSED)
# It runs with every question; "open" comes before "proposed".
_LIVE = Prepared(select(*_COLUMNS).where(_IS_LIVE).order_by(outages.c.state, outages.c.id))


async def begin(
    tx: Transaction, about: About, *, unit: str, title: str, by_id: int | None = None, notice: str | None = None
) -> Outage:
    """Write down what may be an outage; ``by_id`` is who declares one by hand."""
    values = {
        "unit": unit,
        "service": about.service or None,
        "kind": about.kind or None,
        "entry_id": about.entry_id or None,
        "words": " ".join(about.words),
        "title": title,
        "notice": notice,
        "state": OutageState.PROPOSED,
        "begun_by": by_id,
        "begun_at": tx.now,
    }
    result = await tx.connection.execute(insert(outages).values(values).returning(*_COLUMNS))
    return _outage(result.one())


async def get(tx: Transaction, outage_id: int) -> Outage | None:
    """Return an outage, about to change."""
    query = select(*_COLUMNS).where(outages.c.id == outage_id).with_for_update()
    row = (await tx.connection.execute(query)).one_or_none()
    return _outage(row) if row else None


async def live(tx: Transaction) -> list[Outage]:
    """Return what is an outage, and after those what may be one."""
    return [_outage(row) for row in await _LIVE.run(tx, {})]


async def hushed(tx: Transaction) -> list[Outage]:
    """Return those of which nobody is to be asked again now."""
    query = select(*_COLUMNS).where(outages.c.state.in_([OutageState.DISMISSED, OutageState.LAPSED]))
    return [_outage(row) for row in await tx.connection.execute(query.where(outages.c.quiet_until > tx.now))]


async def ended(tx: Transaction, *, since: datetime) -> list[Outage]:
    """Return those that are over since then."""
    query = select(*_COLUMNS).where(outages.c.state == OutageState.OVER, outages.c.ended_at >= since)
    return [_outage(row) for row in await tx.connection.execute(query)]


async def of_unit(tx: Transaction, unit: str) -> list[Outage]:
    """Return a unit's live ones, the oldest first."""
    query = select(*_COLUMNS).where(_IS_LIVE, outages.c.unit == unit).order_by(outages.c.id)
    return [_outage(row) for row in await tx.connection.execute(query)]


async def unanswered(tx: Transaction, *, before: datetime) -> list[Outage]:
    """Return those of which staff were asked before then, about to change."""
    is_old = (outages.c.state == OutageState.PROPOSED) & (outages.c.begun_at < before)
    query = select(*_COLUMNS).where(is_old).order_by(outages.c.id).with_for_update()
    return [_outage(row) for row in await tx.connection.execute(query)]


async def to_remind(tx: Transaction) -> list[Outage]:
    """Return the open ones of which staff are to be reminded, about to change."""
    is_due = (outages.c.state == OutageState.OPEN) & (outages.c.remind_at <= tx.now)
    query = select(*_COLUMNS).where(is_due).order_by(outages.c.id).with_for_update()
    return [_outage(row) for row in await tx.connection.execute(query)]


async def with_message(tx: Transaction, message_ref: int) -> Outage | None:
    """Return the outage that this message shows, about to change."""
    query = select(*_COLUMNS).where(outages.c.message_ref == message_ref).with_for_update()
    row = (await tx.connection.execute(query)).one_or_none()
    return _outage(row) if row else None


async def due(tx: Transaction) -> Outage | None:
    """Return the outage whose turn it is to have people told, about to change."""
    is_due = outages.c.next_at.is_not(None) & (outages.c.next_at <= tx.now)
    query = select(*_COLUMNS).where(is_due).order_by(outages.c.next_at, outages.c.id).limit(1).with_for_update()
    row = (await tx.connection.execute(query)).one_or_none()
    return _outage(row) if row else None


async def change(tx: Transaction, outage_id: int, **values: str | int | datetime | None) -> None:
    """Write some of its columns."""
    await tx.connection.execute(update(outages).where(outages.c.id == outage_id).values(**values))


async def watch(tx: Transaction, unit: str) -> None:
    """Let nobody else ask a unit's staff until this transaction ends."""
    row = upsert(tx, outage_watches).values(unit=unit, asked_at=tx.now)
    held = row.on_conflict_do_update(index_elements=["unit"], set_={"asked_at": tx.now})
    await tx.connection.execute(held)


def _outage(row: Sequence[object]) -> Outage:
    values = dict(zip(Outage.__dataclass_fields__, row, strict=True))
    words = {name: values[name] or "" for name in ("service", "kind", "entry_id")}
    return Outage(**{**values, **words, "state": OutageState(str(values["state"]))})  # type: ignore[arg-type]
