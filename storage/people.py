"""The people the desk has met, and where each of them stands in the staff groups."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Row, bindparam, select, update

from storage.dialect import upsert
from storage.tables import memberships, people
from storage.transaction import Transaction


class Standing(StrEnum):
    """What a person is in a group."""

    ADMIN = "admin"
    MEMBER = "member"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Person:
    """One person, by Telegram's id."""

    id: int
    name: str
    language: str
    is_reachable: bool


# Built once: building a statement anew costs more than running it, and these run with every update.
_BY_ID = select(people).where(people.c.id == bindparam("person_id"))
_STANDING = select(memberships.c.standing).where(
    memberships.c.chat_id == bindparam("chat_id"), memberships.c.person_id == bindparam("person_id")
)


async def meet(tx: Transaction, person_id: int, *, name: str, language: str) -> Person:
    """Return the person, written down at the first meeting; a new name is kept, the chosen language stays."""
    row = (await tx.connection.execute(_BY_ID, {"person_id": person_id})).one_or_none()
    if row is None:
        insert = upsert(tx, people).values(
            id=person_id, name=name, language=language, is_reachable=True, first_seen_at=tx.now
        )
        await tx.connection.execute(insert.on_conflict_do_nothing())
        return Person(id=person_id, name=name, language=language, is_reachable=True)
    if row.name != name or not row.is_reachable:
        change = update(people).where(people.c.id == person_id).values(name=name, is_reachable=True)
        await tx.connection.execute(change)
    return Person(id=person_id, name=name, language=row.language, is_reachable=True)


async def find(tx: Transaction, person_id: int | None) -> Person | None:
    """Return the person, or None when there is none by that id."""
    if person_id is None:
        return None
    row = (await tx.connection.execute(_BY_ID, {"person_id": person_id})).one_or_none()
    return _person(row) if row else None


async def names(tx: Transaction, person_ids: set[int]) -> dict[int, str]:
    """Return the names of these people by id."""
    rows = await tx.connection.execute(select(people.c.id, people.c.name).where(people.c.id.in_(person_ids)))
    return {row.id: row.name for row in rows}


async def speak(tx: Transaction, person_id: int, *, language: str) -> None:
    """Remember the language a person chose."""
    await tx.connection.execute(update(people).where(people.c.id == person_id).values(language=language))


async def tell_once(tx: Transaction, person_id: int, *, every: timedelta) -> bool:
    """Return True the first time, and then not again for a while: the person was told to slow down."""
    is_due = people.c.slowed_at.is_(None) | (people.c.slowed_at < tx.now - every)
    change = update(people).where(people.c.id == person_id, is_due).values(slowed_at=tx.now)
    return (await tx.connection.execute(change)).rowcount == 1


async def mark_unreachable(tx: Transaction, person_id: int) -> None:
    """Note that the person blocked the bot; `meet` clears it when they write again."""
    await tx.connection.execute(update(people).where(people.c.id == person_id).values(is_reachable=False))


async def standing(tx: Transaction, person_id: int, *, chat_id: int) -> Standing | None:
    """Return where a person stands in a group, or None when Telegram has not told yet."""
    place = {"chat_id": chat_id, "person_id": person_id}
    value = (await tx.connection.execute(_STANDING, place)).scalar_one_or_none()
    return Standing(value) if value else None


async def set_standing(
    tx: Transaction, person_id: int, *, chat_id: int, standing: Standing, at: datetime | None = None
) -> None:
    """Keep what Telegram told of a person's place in a group."""
    checked = at or tx.now
    insert = upsert(tx, memberships).values(chat_id=chat_id, person_id=person_id, standing=standing, checked_at=checked)
    await tx.connection.execute(
        insert.on_conflict_do_update(
            index_elements=["chat_id", "person_id"], set_={"standing": standing, "checked_at": checked}
        )
    )


async def replace_admins(tx: Transaction, chat_id: int, admins: set[int]) -> None:
    """Make exactly these people the group's administrators; former ones become members."""
    demote = (
        update(memberships)
        .where(memberships.c.chat_id == chat_id, memberships.c.standing == Standing.ADMIN)
        .values(standing=Standing.MEMBER, checked_at=tx.now)
    )
    await tx.connection.execute(demote)
    for person_id in sorted(admins):
        await set_standing(tx, person_id, chat_id=chat_id, standing=Standing.ADMIN)


async def members(tx: Transaction, chat_id: int) -> list[int]:
    """Return the people known as plain members of a group."""
    query = select(memberships.c.person_id).where(
        memberships.c.chat_id == chat_id, memberships.c.standing == Standing.MEMBER
    )
    return list((await tx.connection.execute(query)).scalars())


def _person(row: Row[tuple[object, ...]]) -> Person:
    return Person(id=row.id, name=row.name, language=row.language, is_reachable=row.is_reachable)
