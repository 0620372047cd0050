"""Forged buttons: whatever strangers, requesters and former staff make up, nothing changes, and the audit has it.

``LOKET_FORGERIES`` sets how many are made; 10,000 are meant to be made now and then.
"""

import os
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any

import pytest_asyncio
from sqlalchemy import func, or_, select

from handlers import buttons
from storage import belongings
from storage.audit import MOST_AN_HOUR
from storage.tables import audit, outbox
from tests.handlers.rights_digest import digest
from tests.handlers.rights_people import IDS, PLI, SITI, Stage, Who, sender, stage, tapped
from tests.handlers.rights_rows import NPWP
from tests.handlers.rights_things import COMPANY, Things, lay_out
from tests.handlers.test_rights import Line, lines

COUNT = int(os.environ.get("LOKET_FORGERIES", "0")) or 300
SEED = 20261123
BATCH = 16  # as the worker takes them
FIRST_STRANGER = 70_000_000
EACH = 20  # attempts of one stranger
JUNK = ("", "x", "-1", "0x1", "1.5", "٣", "9" * 19, "' OR 1=1", "<b>", "\u202e", "null", "12 ", "puspa", "ban", "mute")


@dataclass(frozen=True, slots=True)
class Forgery:
    """One attempt: by whom, in which chat, and what the button is made to say."""

    person: Mapping[str, Any]
    chat_id: int
    data: str


class Forger:
    """Makes attempts up, always the same ones."""

    def __init__(self, at: Things) -> None:
        self._at = at
        self._chance = random.Random(SEED)  # noqa: S311 - so that a failure comes again
        self._ids = {each.name: getattr(at, each.name) for each in fields(at)}
        table = list(lines())
        self._guarded = [line for line in table if line.marks[1] == "."]  # of another requester
        self._beyond = [line for line in table if line.marks[0] == "."]  # even of Siti
        self._count = 0

    def makes(self, count: int) -> Iterator[Forgery]:
        """Make so many attempts."""
        ways: tuple[Callable[[Line, random.Random], str], ...] = (self._true, self._aimed, self._blind, self._broken)
        for _ in range(count):
            self._count += 1
            who = self._chance.choice((None, None, Who.OTHER, Who.FORMER, Who.REQUESTER))
            line = self._chance.choice(self._beyond if who is Who.REQUESTER else self._guarded)
            way = self._true if who is Who.REQUESTER else self._chance.choice(ways)
            person = sender(who) if who else self._stranger()
            chat_id = PLI if self._chance.random() < 0.3 else person["id"]
            yield Forgery(person, chat_id, way(line, self._chance))

    def _stranger(self) -> dict[str, Any]:
        number = FIRST_STRANGER + self._count // EACH
        return {"id": number, "is_bot": False, "first_name": "Orang <i>asing</i>", "language_code": "en"}

    def _true(self, line: Line, chance: random.Random) -> str:
        """Return a button as it stands on somebody else's screen."""
        return line.data(self._at)

    def _aimed(self, line: Line, chance: random.Random) -> str:
        """Return a button about other things that there are."""
        return self._filled(line, lambda: chance.choice(list(self._ids.values())), chance)

    def _blind(self, line: Line, chance: random.Random) -> str:
        """Return a button about whatever there may be."""
        return self._filled(line, lambda: chance.choice((chance.randint(1, 60), 10 ** chance.randint(3, 17))), chance)

    def _filled(self, line: Line, number: Callable[[], int], chance: random.Random) -> str:
        values = []
        for field, value in zip(fields(line.kind), astuple(buttons.decode(line.data(self._at))), strict=True):  # type: ignore[arg-type] # a tap
            is_id = field.type is int and "_" in field.name
            values.append(str(number() if is_id else int(value) if isinstance(value, bool) else value))
        place = chance.randrange(len(values) + 3)
        if place < len(values) and fields(line.kind)[place].type is str:
            values[place] = chance.choice(JUNK)
        return ":".join([line.kind.code, *values])[:64]

    def _broken(self, line: Line, chance: random.Random) -> str:
        """Return a button that nobody put there."""
        code, *values = line.data(self._at).split(":")
        if chance.random() < 0.2:
            return ":".join([chance.choice(("zzz", "", "TAKE", "take ", "::")), *values])[:64]
        if values and chance.random() < 0.5:
            values[chance.randrange(len(values))] = chance.choice(JUNK)
        else:
            values = chance.choice(([*values, "1"], values[:-1], ["", *values], []))
        return ":".join([code, *values])[:64]


def must_be_kept(forgery: Forgery, at: Things) -> bool:
    """Tell whether the audit must have an attempt: it is a type of ours, and names something, or cannot be read."""
    tap = buttons.decode(forgery.data)
    if tap is None:
        return buttons.kind_of(forgery.data) is not None
    for field in fields(tap):
        kind, _, end = field.name.rpartition("_")
        if end in {"id", "ref"} and kind in belongings.LASTING and getattr(tap, field.name):
            return True
    return False


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[tuple[Stage, Things]]:
    async with stage(database_url) as opened:
        yield opened, await lay_out(opened)


async def test_forged_buttons_change_nothing_tell_nothing_and_are_in_the_audit(desk: tuple[Stage, Things]) -> None:
    here, at = desk
    made = list(Forger(at).makes(COUNT))
    before = await digest(here.database)
    kept: Counter[int] = Counter()
    unseen: list[Forgery] = []
    for first in range(0, COUNT, BATCH):
        async with here.database.transaction() as tx:
            for forgery in made[first : first + BATCH]:
                person = dict(forgery.person)
                body = tapped(Who.OTHER, forgery.data, chat_id=forgery.chat_id, person=person)
                met = await here.serve(tx, body)
                kept[person["id"]] += met.audited
                if met.audited != 1 and must_be_kept(forgery, at):
                    unseen.append(forgery)
    print(f"{COUNT} forged buttons by {len(kept)} people: {kept.total()} in the audit")  # noqa: T201
    assert unseen == []
    assert await digest(here.database) == before
    await check_audit(here, kept)
    await check_told_nothing(here, kept)


async def check_audit(here: Stage, kept: Counter[int]) -> None:
    """See that every attempt is counted, and that nobody can fill a disk with them."""
    query = select(audit.c.person_id, func.sum(audit.c.times), func.count()).group_by(audit.c.person_id)
    async with here.database.transaction() as tx:
        rows = (await tx.connection.execute(query)).all()
    assert {row[0]: row[1] for row in rows} == {person: count for person, count in kept.items() if count}
    assert max(row[2] for row in rows) <= MOST_AN_HOUR + 1


async def check_told_nothing(here: Stage, kept: Counter[int]) -> None:
    """See that no forger was shown anything of Siti's, in a chat or in the window that answers a tap."""
    forgers = set(kept) - {SITI}
    lanes = [f"tap:{person}" for person in forgers]
    query = select(outbox.c.payload).where(or_(outbox.c.chat_id.in_(forgers), outbox.c.lane.in_(lanes)))
    async with here.database.transaction() as tx:
        said = [str(payload) for payload in (await tx.connection.execute(query)).scalars()]
    assert said
    assert [each for each in said if COMPANY in each or NPWP in each or "maju.co.id" in each] == []
    assert IDS[Who.OTHER] in forgers
