"""The people the desk has met, and where each of them stands in the staff groups."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import bindparam, select, update

from storage import fulltext
from storage.dialect import upsert
from storage.prepared import Prepared
from storage.tables import memberships, people
from storage.transaction import Transaction


class Standing(StrEnum):
    """What a person is in a group."""

    ADMIN = "admin"
    MEMBER = "member"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Person:
    """One person, by Telegram's id; the moments lie in the past for somebody whose mute or ban has ended."""

    id: int
    name: str
    language: str
    is_reachable: bool
    muted_until: datetime | None = None
    barred_until: datetime | None = None

    def is_muted(self, now: datetime) -> bool:
        """Tell whether what this person writes is kept from the groups."""
        return self.muted_until is not None and now < self.muted_until

    def is_barred(self, now: datetime) -> bool:
        """Tell whether this person is answered only with why."""
        return self.barred_until is not None and now < self.barred_until


# Both run with every update.
_BY_ID = Prepared(
    select(*(people.c[name] for name in Person.__dataclass_fields__)).where(people.c.id == bindparam("person_id"))
)
_STANDING = Prepared(
    select(memberships.c.standing).where(
        memberships.c.chat_id == bindparam("chat_id"), memberships.c.person_id == bindparam("person_id")
    )
)


async def meet(tx: Transaction, person_id: int, *, name: str, language: str) -> Person:
    """Return the person, written down at the first meeting; a new name is kept, the chosen language stays."""
    known = await find(tx, person_id)
    if known is None:
        insert = upsert(tx, people).values(
            id=person_id, name=name, language=language, is_reachable=True, first_seen_at=tx.now
        )
        await tx.connection.execute(insert.on_conflict_do_nothing())
        return Person(id=person_id, name=name, language=language, is_reachable=True)
    if known.name != name or not known.is_reachable:
        change = update(people).where(people.c.id == person_id).values(name=name, is_reachable=True)
        await tx.connection.execute(change)
    if known.name != name:
        await fulltext.refresh_person(tx, person_id)
    return replace(known, name=name, is_reachable=True)


async def find(tx: Transaction, person_id: int | None) -> Person | None:
    """Return the person, or None when there is none by that id."""
    if person_id is None:
        return None
    rows = await _BY_ID.run(tx, {"person_id": person_id})
    return Person(*rows[0]) if rows else None


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
    rows = await _STANDING.run(tx, {"chat_id": chat_id, "person_id": person_id})
    return Standing(rows[0][0]) if rows else None


async def set_standing(
    tx: Transaction, person_id: int, *, chat_id: int, standing: Standing, at: datetime | None = None
) -> None:
    """Keep what Telegram told of a person's place in a group, as it was at a moment (now); newer news stands."""
    checked = at or tx.now
    insert = upsert(tx, memberships).values(chat_id=chat_id, person_id=person_id, standing=standing, checked_at=checked)
    await tx.connection.execute(
        insert.on_conflict_do_update(
            index_elements=["chat_id", "person_id"],
            set_={"standing": standing, "checked_at": checked},
            where=memberships.c.checked_at <= checked,
        )
    )


async def replace_admins(tx: Transaction, chat_id: int, admins: set[int], *, at: datetime | None = None) -> None:
    """Make exactly these people the group's administrators, as they were at a moment; former ones become members."""
    asked = at or tx.now
    is_former = (memberships.c.standing == Standing.ADMIN) & memberships.c.person_id.not_in(admins)
    demote = update(memberships).where(memberships.c.chat_id == chat_id, is_former, memberships.c.checked_at <= asked)
    await tx.connection.execute(demote.values(standing=Standing.MEMBER, checked_at=asked))
    for person_id in sorted(admins):
        await set_standing(tx, person_id, chat_id=chat_id, standing=Standing.ADMIN, at=asked)


async def besides_admins(tx: Transaction, chat_id: int) -> list[int]:
    """Return the people who are known in a group and are not its administrators: members, and strangers."""
    query = select(memberships.c.person_id).where(
        memberships.c.chat_id == chat_id, memberships.c.standing != Standing.ADMIN
    )
    return list((await tx.connection.execute(query)).scalars())
