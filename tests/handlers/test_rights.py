"""Nobody taps what they may not: every button of `tests.handlers.rights_table`, by everybody."""

import os
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import pytest_asyncio

from handlers import texts
from handlers.buttons import Tap, encode
from knowledge.rules.refusals import LACKS_RIGHT
from tests.handlers.rights_digest import digest
from tests.handlers.rights_people import (
    GROUPS,
    IDS,
    IN_GROUPS,
    LPSE,
    NAMELESS,
    PLI,
    RATNA,
    Met,
    Stage,
    Who,
    stage,
    tapped,
)
from tests.handlers.rights_table import GROUP, PRIVATE
from tests.handlers.rights_things import TOMORROW, Things, lay_out

KINDS = {kind.__name__: kind for kind in Tap.__subclasses__()}
WORDS = {"pli": -PLI, "lpse": -LPSE, "admin": RATNA, "tomorrow": TOMORROW}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    kind: type[Tap]
    values: tuple[str, ...]
    marks: str
    not_now: str
    is_private: bool

    def data(self, at: Things) -> str:
        """Return the button's data, with the ids of what lies there."""
        known = {**WORDS, **{each.name: getattr(at, each.name) for each in fields(at)}}
        values: list[object] = []
        for field, word in zip(fields(self.kind), self.values, strict=True):
            if field.type is bool:
                values.append(word == "yes")
            elif field.type is int:
                values.append(known[word] if word in known else int(word))
            else:
                values.append("" if word == "-" else str(TOMORROW) if word == "tomorrow" else word)
        return encode(self.kind(*values))

    def chat(self, who: Who) -> int:
        """Return where somebody taps it."""
        return GROUPS[who] if who in NAMELESS or (who in IN_GROUPS and not self.is_private) else IDS[who]


def lines() -> Iterator[Line]:
    """Read the table."""
    for table in (PRIVATE, GROUP):
        for written in table.strip().splitlines()[1:]:
            name, *words = written.split() or [""]
            not_now = words.pop() if words and words[-1].startswith("refused-") else ""
            if name:
                split = len(words) - len(Who)
                marks = "".join(words[split:])
                yield Line(KINDS[name], tuple(words[:split]), marks, not_now, table is PRIVATE)


def chosen(here: Stage) -> list[Line]:
    """Return every line; on PostgreSQL every fourth, for rights know nothing of databases, or all with LOKET_RIGHTS."""
    table = list(lines())
    return table if here.database.is_sqlite or os.environ.get("LOKET_RIGHTS") else table[::4]


def wrong(line: Line, who: Who, mark: str, met: Met) -> str:
    """Say what is not as the table has it; nothing when all is well."""
    is_right = met.is_refused if mark == "." else met == Met(line.not_now, 0)
    return "" if is_right else f"{line.kind.__name__} {' '.join(line.values)} by {who}: {mark} but {met}"


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[tuple[Stage, Things]]:
    async with stage(database_url) as opened:
        yield opened, await lay_out(opened)


def test_every_button_has_a_line_and_every_line_a_mark_for_everybody() -> None:
    table = list(lines())
    assert {line.kind.__name__ for line in table} == set(KINDS)
    assert {len(line.marks) for line in table} == {len(Who)}
    assert {mark for line in table for mark in line.marks} == {"+", "."}


def test_every_refusal_that_lacks_a_right_is_said_in_every_language() -> None:
    folders = [folder for folder in Path(texts.__file__).parent.iterdir() if list(folder.glob("*.ftl"))]
    assert folders
    for folder in folders:
        said = {line.partition(" =")[0] for file in folder.glob("*.ftl") for line in file.read_text().splitlines()}
        assert said >= LACKS_RIGHT


# A refusal of this kind says who may, and is one for want of a right: by its name, or by what it tells people.
NAMED_SO = re.compile(r"refused-(?:.*-)?(?:admin|staff|member|own|yours|anonymous)")
SAYS_WHO_MAY = re.compile(
    r"\b(?:only|hanya)\b.{0,40}\b(?:staff|admins?|colleague|members?|petugas|anggota|dia)\b"
    r"|\b(?:staff|admins?) only\b|\bnot yours\b|\bbukan milik\b|\banonymously\b|\banonim\b",
    re.IGNORECASE,
)
NO_RIGHT_AFTER_ALL = {
    "refused-second-admin": "an admin who may, and whose yes is noted already",
    "refused-sanction-staff": "it speaks of whom it would be done to",
}


def test_every_refusal_that_says_who_may_is_known_as_one_and_so_is_written_into_the_audit() -> None:
    said = {
        (key, sentence)
        for file in Path(texts.__file__).parent.glob("*/*.ftl")
        for key, mark, sentence in (line.partition(" = ") for line in file.read_text().splitlines())
        if mark and key.startswith("refused-")
    }
    found = {key for key, sentence in said if NAMED_SO.fullmatch(key) or SAYS_WHO_MAY.search(sentence)}
    assert found - LACKS_RIGHT == set(NO_RIGHT_AFTER_ALL), "put it into LACKS_RIGHT, or say here why it is none"
    assert {"refused-statistics-admin", "refused-not-staff", "refused-team-own"} <= found, "the patterns find them"


async def test_everybody_may_tap_what_the_table_says_and_nothing_else(desk: tuple[Stage, Things]) -> None:
    here, at = desk
    before = await digest(here.database)
    found = []
    for line in chosen(here):
        async with here.database.transaction() as tx:
            for who, mark in zip(Who, line.marks, strict=True):
                body = tapped(who, line.data(at), chat_id=line.chat(who))
                found.append(wrong(line, who, mark, await here.tries(tx, body)))
    assert [each for each in found if each] == []
    assert await digest(here.database) == before, "what was refused has changed something"
