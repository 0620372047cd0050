"""Requests for figures: a row each, so that a restart in the middle makes what was asked for anew."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select, update

from storage.dialect import upsert
from storage.tables import reports
from storage.transaction import Transaction


class ReportKind(StrEnum):
    """What was asked for."""

    CHART = "chart"
    SHEET = "sheet"


class ReportState(StrEnum):
    """What became of it."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    FORGOTTEN = "forgotten"  # sent as well; its file is deleted


@dataclass(frozen=True, slots=True)
class Report:
    """Figures that somebody waits for; both days belong to the period."""

    id: int
    kind: ReportKind
    unit: str
    first: date
    last: date
    chat_id: int
    language: str
    notice_ref: int
    attempts: int


_COLUMNS = [
    reports.c[name]
    for name in ("id", "kind", "unit", "first_day", "last_day", "chat_id", "language", "notice_ref", "attempts")
]


async def is_waiting(tx: Transaction, person_id: int, *, kind: ReportKind) -> bool:
    """Tell whether something of this kind is being made for a person."""
    of = (reports.c.person_id == person_id) & (reports.c.kind == kind) & (reports.c.state == ReportState.WAITING)
    return (await tx.connection.execute(select(reports.c.id).where(of))).first() is not None


async def ask(
    tx: Transaction,
    person_id: int,
    *,
    kind: ReportKind,
    unit: str,
    period: tuple[date, date],
    chat_id: int,
    language: str,
    notice_ref: int,
) -> bool:
    """Write down what is wanted; False when the same person already waits for something of this kind."""
    values: dict[str, Any] = {
        "kind": kind,
        "unit": unit,
        "first_day": period[0].isoformat(),
        "last_day": period[1].isoformat(),
        "person_id": person_id,
        "chat_id": chat_id,
        "language": language,
        "notice_ref": notice_ref,
        "state": ReportState.WAITING,
        "attempts": 0,
        "asked_at": tx.now,
    }
    insert = upsert(tx, reports).values(values).on_conflict_do_nothing().returning(reports.c.id)
    return (await tx.connection.execute(insert)).first() is not None


async def next_waiting(tx: Transaction) -> Report | None:
    """Return what was asked for first and is not made yet."""
    query = select(*_COLUMNS).where(reports.c.state == ReportState.WAITING).order_by(reports.c.id).limit(1)
    row = (await tx.connection.execute(query)).one_or_none()
    if row is None:
        return None
    return Report(
        id=row.id,
        kind=ReportKind(row.kind),
        unit=row.unit,
        first=date.fromisoformat(row.first_day),
        last=date.fromisoformat(row.last_day),
        chat_id=row.chat_id,
        language=row.language,
        notice_ref=row.notice_ref,
        attempts=row.attempts,
    )


async def settle(tx: Transaction, report_id: int, *, state: ReportState, sha256: str | None = None) -> bool:
    """Write what became of a waiting one; False when it waits no more."""
    of = (reports.c.id == report_id) & (reports.c.state == ReportState.WAITING)
    change = update(reports).where(of).values(state=state, sha256=sha256, settled_at=tx.now)
    return (await tx.connection.execute(change)).rowcount == 1


async def count_attempt(tx: Transaction, report_id: int) -> None:
    """Count that making it failed."""
    change = update(reports).where(reports.c.id == report_id).values(attempts=reports.c.attempts + 1)
    await tx.connection.execute(change)


async def outlived(tx: Transaction, *, before: datetime) -> set[str]:
    """Let go of the files that were sent before then, and return the hashes that nothing newer has."""
    old = (reports.c.state == ReportState.SENT) & (reports.c.settled_at < before)
    gone = set((await tx.connection.execute(select(reports.c.sha256).where(old))).scalars())
    await tx.connection.execute(update(reports).where(old).values(state=ReportState.FORGOTTEN, sha256=None))
    kept = select(reports.c.sha256).where(reports.c.sha256.in_(gone))
    return {sha256 for sha256 in gone - set((await tx.connection.execute(kept)).scalars()) if sha256}
