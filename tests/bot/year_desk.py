"""The desk that lives through the year: the real actions and sweeps on a real database, killed now and then."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import select

from bot.sweeps import nudge, remind, tell_digests
from handlers.clock.keeping import keep_up
from handlers.demands import actions as demands
from handlers.desk import Desk
from handlers.forms import Form
from handlers.office import Office
from handlers.relay import Content, Written
from handlers.requests import actions as requests
from handlers.requests.actions import Wish
from handlers.staff import actions as staff
from handlers.texts import Html
from handlers.tickets import actions as tickets
from storage import demands as wishes
from storage import evaluations, people
from storage.database import Database
from storage.evaluations import EvaluationState
from storage.people import Person, Standing
from storage.tables import outbox
from storage.transaction import Transaction
from tests.bot.year import Key, Step
from tests.handlers.clock_desk import PLI, demo_office

BUDI: Final = 7
FIRST_PERSON: Final = 1_000
MARK_OF: Final = {"Hampir jatuh tempo": "warning", "Jatuh tempo, pemohon": "due", "Terlambat, mohon": "overdue"}
TARGET_OF: Final = {"jawaban pertama": "first_answer", "penyelesaian": "solution"}
SAID: Final = {
    "menunggu kelengkapan dari Anda. Selama": "reminder",
    "masih menunggu kelengkapan": "notice",
    "kami tutup dulu": "lapsed",
    "Bagaimana pelayanan kami": "evaluation",
}


class Killed(Exception):  # noqa: N818 - what happened
    """The process is gone."""


class Mortal(Database):
    """A database whose process dies with the fuse: in the middle of a transaction, or right after its commit."""

    fuse = 0
    is_before_commit = True

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Open a transaction."""
        self.fuse -= 1
        dies = self.fuse == 0
        async with super().transaction() as tx:
            yield tx
            if dies and self.is_before_commit:
                raise Killed
        if dies:
            raise Killed


@dataclass
class YearDesk:
    """A desk, the stories' tickets in it, and what was told."""

    database: Mortal
    now: list[datetime]
    office: Office = field(default_factory=demo_office)
    numbers: dict[int, int] = field(default_factory=dict)  # the desk's number of each story's ticket
    reopenings: dict[int, list[datetime]] = field(default_factory=dict)
    messages: int = 0

    async def opens(self) -> None:
        """Let the staff be known."""
        async with self.database.transaction() as tx:
            await people.meet(tx, BUDI, name="Budi Santoso", language="id")
            await people.set_standing(tx, BUDI, chat_id=PLI, standing=Standing.ADMIN)

    async def does(self, step: Step) -> None:
        """Let something happen."""
        self.now[0] = step.at
        async with self.database.transaction() as tx:
            desk = Desk(tx, self.office)
            await getattr(self, f"_{step.what}")(desk, step.number)
            await keep_up(desk)

    async def looks(self, at: datetime, order: Sequence[Callable[[Database, Office], Awaitable[int]]]) -> None:
        """Let the sweeps look, in this order."""
        self.now[0] = at
        for sweep in order:
            await sweep(self.database, self.office)

    async def told(self) -> dict[Key, list[datetime]]:
        """Return everything that was told, and when, read out of what was said."""
        query = select(outbox.c.chat_id, outbox.c.payload, outbox.c.created_at).where(outbox.c.method == "sendMessage")
        async with self.database.transaction() as tx:
            rows = (await tx.connection.execute(query.order_by(outbox.c.id))).all()
        found: dict[Key, list[datetime]] = {}
        opened = {number: story for story, number in self.numbers.items()}
        for chat_id, payload, at in rows:
            for what, number, target in _read(chat_id, payload["text"]):
                story = opened[number] if number else 0
                if what == "card":
                    continue
                found.setdefault((what, story, self._round_at(story, at), target), []).append(at)
        return found

    def _round_at(self, story: int, at: datetime) -> int:
        return 1 + sum(reopened <= at for reopened in self.reopenings.get(story, []))

    async def _open(self, desk: Desk, number: int) -> None:
        person_id = FIRST_PERSON + number
        await people.meet(desk.tx, person_id, name=f"Orang {number}", language="id")
        form = await requests.start(desk, person_id, chat_id=person_id, wish=Wish("puspa", "lainnya", 0, 0))
        ready = Form(form.draft_id, person_id, person_id, form.service, form.kind, {"uraian": "x"}, "confirm", 0)
        self.numbers[number] = (await tickets.open_from(desk, ready, message_id=None)).id

    async def _reply(self, desk: Desk, number: int) -> None:
        await staff.reply(desk, self.numbers[number], self._written(PLI), person=await self._budi(desk))

    async def _ask(self, desk: Desk, number: int) -> None:
        await demands.ask(desk, self.numbers[number], "Foto kartu", person=await self._budi(desk))

    async def _give(self, desk: Desk, number: int) -> None:
        person = await people.find(desk.tx, FIRST_PERSON + number)
        (wish,) = await wishes.of_ticket(desk.tx, self.numbers[number])
        assert person is not None
        await demands.give(desk, wish.id, self._written(person.id), person=person, file=None)

    async def _close(self, desk: Desk, number: int) -> None:
        await staff.close(desk, self.numbers[number], person=await self._budi(desk))

    async def _grade(self, desk: Desk, number: int) -> None:
        await evaluations.settle(desk.tx, self.numbers[number], state=EvaluationState.GIVEN)

    async def _reopen(self, desk: Desk, number: int) -> None:
        self.reopenings.setdefault(number, []).append(desk.tx.now)
        person_id = FIRST_PERSON + number
        ticket = await tickets.own(desk, self.numbers[number], person_id=person_id)
        await tickets.reopen(desk, ticket, [self._written(person_id)], person_id=person_id)

    async def _budi(self, desk: Desk) -> Person:
        person = await people.find(desk.tx, BUDI)
        assert person is not None
        return person

    def _written(self, chat_id: int) -> Written:
        self.messages += 1
        return Written(chat_id, 1_000_000 + self.messages, Content.TEXT, Html("Baik"), "Baik")


def _read(chat_id: int, text: str) -> list[tuple[str, int, str]]:
    """Return what a message tells, of which ticket and which promise."""
    if chat_id == PLI:
        return _read_group(text)
    number = re.search(r"#(\d+)", text)
    if "Mohon maaf" in text and number:
        return [("sorry", int(number[1]), "first_answer" if "belum dijawab" in text else "solution")]
    what = next((what for words, what in SAID.items() if words in text), "card")
    return [(what, int(number[1]) if number else 0, "")]


def _read_group(text: str) -> list[tuple[str, int, str]]:
    if "Selamat pagi" in text:
        return [("digest", 0, "")]
    found, mark = [], ""
    for line in text.splitlines() if "Pengingat" in text else []:
        mark = next((mark for words, mark in MARK_OF.items() if words in line), mark)
        number = re.match(r"(?:<a [^>]*>)?#(\d+)", line)
        if number:
            found.append((mark, int(number[1]), next(target for words, target in TARGET_OF.items() if words in line)))
    return found


SWEEPS: Final = (remind, nudge, tell_digests)
