"""A unit's own canned replies, written in its group."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, insert, select, update

from storage.tables import canned
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class OwnReply:
    """A reply that a unit keeps; ``html`` is Telegram's, with ``{fields}``."""

    id: int
    unit: str
    name: str
    html: str
    by_id: int


_COLUMNS = [canned.c[name] for name in OwnReply.__dataclass_fields__]


async def of_unit(tx: Transaction, unit: str) -> list[OwnReply]:
    """Return what a unit keeps, by name."""
    query = select(*_COLUMNS).where(canned.c.unit == unit, canned.c.retired_at.is_(None))
    return [OwnReply(*row) for row in await tx.connection.execute(query.order_by(canned.c.name, canned.c.id))]


async def get(tx: Transaction, reply_id: int) -> OwnReply | None:
    """Return a reply that is still kept."""
    query = select(*_COLUMNS).where(canned.c.id == reply_id, canned.c.retired_at.is_(None))
    row = (await tx.connection.execute(query)).one_or_none()
    return OwnReply(*row) if row else None


async def keep(tx: Transaction, unit: str, *, name: str, html: str, by: int) -> bool:
    """Keep a reply under a name; tell whether it takes the place of another one."""
    is_new = await _retire(tx, (canned.c.unit == unit) & (canned.c.name == name), by=by) == 0
    values = {"unit": unit, "name": name, "html": html, "by_id": by, "written_at": tx.now}
    await tx.connection.execute(insert(canned).values(values))
    return not is_new


async def let_go(tx: Transaction, reply_id: int, *, by: int) -> bool:
    """Keep a reply no longer; tell whether it was kept until now."""
    return await _retire(tx, canned.c.id == reply_id, by=by) == 1


async def _retire(tx: Transaction, which: ColumnElement[bool], *, by: int) -> int:
    change = update(canned).where(which, canned.c.retired_at.is_(None)).values(retired_by=by, retired_at=tx.now)
    return (await tx.connection.execute(change)).rowcount
