"""A desk for the model of a ticket's life: a real database, the real actions, and a clock that is moved by hand."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Table, create_engine, func, make_url, select

from bot.app import open_office
from bot.demo.run import UNITS, demo_settings
from handlers.clock import actions as clock
from handlers.clock import nudging
from handlers.desk import Desk
from handlers.forms import Form
from handlers.office import Office
from handlers.relay import Content, Written
from handlers.requests import actions as requests
from handlers.requests.actions import Wish
from handlers.texts import Html
from handlers.tickets import actions as tickets
from knowledge.rules.refusals import Refusal
from knowledge.rules.review import PaperState
from knowledge.rules.roles import Role
from knowledge.rules.ticket import ClosedAs, Decision, Event, Status
from knowledge.service import Approval, FieldType, RequestKind
from storage import documents, people
from storage.database import Database
from storage.nudges import Nudge, NudgeKind, NudgeStage
from storage.people import Person, Standing
from storage.tables import held, merges, nudges
from storage.tables import history as history_table
from storage.tables import people as people_table
from storage.tables import tickets as ticket_table
from tests.packs import built_in_library

T = TypeVar("T")
KINDS = (("muarojambi", "reset-password"), ("puspa", "aktivasi"), ("bogor", "registrasi"), ("puspa", "lainnya"))
START = datetime(2026, 11, 23, 2, tzinfo=UTC)


class Who(StrEnum):
    """Who does something to a ticket."""

    REQUESTER = "requester"
    OTHER = "other"  # another requester
    STAFF = "staff"
    ADMIN = "admin"

    @property
    def roles(self) -> frozenset[Role]:
        """What this one is to the ticket."""
        roles = {Who.REQUESTER: {Role.REQUESTER}, Who.STAFF: {Role.STAFF}, Who.ADMIN: {Role.STAFF, Role.ADMIN}}
        return frozenset(roles.get(self, set()))


@dataclass
class Sentence:
    """A mute or a ban: on whose card it was imposed, until when, and whether somebody lifted it."""

    id: int
    on: "Model"
    ends_at: datetime
    is_lifted: bool = False


@dataclass
class Model:
    """A ticket as it should be."""

    id: int
    kind: RequestKind
    service: str
    requester: Person
    decision: Decision
    answers: Mapping[str, str]
    unit: str
    continues: int | None = None
    status: Status = Status.RECEIVED
    assignee: int | None = None
    closed_at: datetime | None = None
    closed_as: ClosedAs | None = None
    events: list[tuple[Event, int | None]] = field(default_factory=list)
    papers: dict[int, PaperState] = field(default_factory=dict)
    slots: dict[int, str] = field(default_factory=dict)
    wishes: dict[int, bool] = field(default_factory=dict)  # whether it is open
    said: tuple[Event, Person, datetime] | None = None  # an admin's word, who said it, and when it counts
    call: tuple[int, str] | None = None
    grades: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)  # the units that it came through
    into: int | None = None  # the ticket in which it goes on
    waits_since: datetime | None = None  # for its requester
    held: int = 0  # messages kept from the group
    frozen: Mapping[str, Any] = field(default_factory=dict)  # the row as it was when it was closed

    @property
    def is_owed(self) -> bool:
        """Whether the requester has something to send."""
        return PaperState.RETURNED in self.papers.values() or any(self.wishes.values())

    @property
    def is_accepted(self) -> bool:
        """Whether the papers are all right."""
        states: dict[str, set[PaperState]] = {}
        for document, state in self.papers.items():
            states.setdefault(self.slots[document], set()).add(state)
        if any(PaperState.RETURNED in each for each in states.values()):
            return False
        required = [slot.id for slot in self.kind.slots if slot.required and slot.id in states]
        good = {slot for slot, each in states.items() if each == {PaperState.ACCEPTED}}
        return set(required) <= good if required else bool(states) and len(good) == len(states)


class Life:
    """A database and an office, with people."""

    def __init__(self, url: str) -> None:
        self.loop = asyncio.new_event_loop()
        self.now = START
        self.database = Database(url, clock=lambda: self.now)
        self.reader = create_engine(make_url(url.replace("+aiosqlite", "")))  # of its own: it sees what is committed
        self.office = an_office()
        self._next_message = 0
        self._next_person = 1_000

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run something to its end."""
        return self.loop.run_until_complete(coroutine)

    def close(self) -> None:
        """Let go of everything."""
        self.reader.dispose()
        self.run(self.database.close())
        self.loop.close()

    def meet(self, name: str, standing: Standing | None = None) -> Person:
        """Let somebody new come in, perhaps as a member of every group."""
        self._next_person += 1
        return self.run(self._meet(self._next_person, name, standing))

    def attempt(self, action: Callable[[Desk], Awaitable[object]]) -> str:
        """Do something in a transaction of its own; return the refusal's key, or nothing when it was done."""
        return self.run(self._attempt(action))

    async def _attempt(self, action: Callable[[Desk], Awaitable[object]]) -> str:
        async with self.database.transaction() as tx:
            desk = Desk(tx, self.office)
            try:
                async with tx.savepoint():
                    await action(desk)
                    await clock.keep_up(desk)  # as at the end of every update
            except Refusal as refusal:
                return refusal.key
        return ""

    def written(self, chat_id: int) -> Written:
        """Return a message that nobody wrote before."""
        self._next_message += 1
        return Written(chat_id, self._next_message, Content.TEXT, Html("Baik &amp; cepat"), "Baik & cepat")

    def kept(self, ids: Collection[int]) -> dict[int, tuple[Mapping[str, Any], list[tuple[Event, int | None]]]]:
        """Return these tickets' rows with their histories."""
        of = history_table.c.ticket_id.in_(ids)
        lines = select(history_table.c.ticket_id, history_table.c.event, history_table.c.actor_id).where(of)
        with self.reader.connect() as reader:
            rows = reader.execute(select(ticket_table).where(ticket_table.c.id.in_(ids))).mappings()
            found: dict[int, tuple[Mapping[str, Any], list[tuple[Event, int | None]]]]
            found = {row["id"]: (dict(row), []) for row in rows}
            for ticket_id, event, actor_id in reader.execute(lines.order_by(history_table.c.id)):
                found[ticket_id][1].append((Event(event), actor_id))
        return found

    def newest(self, table: Table, ticket_id: int) -> int:
        """Return the id of a ticket's newest row in another table."""
        query = select(func.max(table.c.id)).where(table.c.ticket_id == ticket_id)
        with self.reader.connect() as reader:
            return int(reader.execute(query).scalar_one())

    def look_after_waiting(self) -> None:
        """Remind of all that is waited for, as the timetable does, until nothing is left to be said."""
        self.run(self._look_after_waiting())

    def reminder(self, ticket_id: int) -> Nudge | None:
        """Return what a ticket's requester is told next of what is waited for."""
        query = select(nudges).where(nudges.c.ticket_id == ticket_id, nudges.c.kind == NudgeKind.WAITING)
        with self.reader.connect() as reader:
            row = reader.execute(query).one_or_none()
        return Nudge(row.ticket_id, NudgeKind.WAITING, row.since, NudgeStage(row.stage), row.next_at) if row else None

    def survivors(self, ids: Collection[int]) -> dict[int, int]:
        """Return in which tickets those of these go on that were merged."""
        query = select(merges.c.ticket_id, merges.c.into_id).where(merges.c.ticket_id.in_(ids))
        with self.reader.connect() as reader:
            return {row.ticket_id: row.into_id for row in reader.execute(query)}

    def kept_back(self, ids: Collection[int]) -> dict[int, int]:
        """Return how many messages of these tickets a group does not see, where there are any."""
        query = select(held.c.ticket_id, func.count().label("total")).where(held.c.ticket_id.in_(ids))
        with self.reader.connect() as reader:
            return {row.ticket_id: row.total for row in reader.execute(query.group_by(held.c.ticket_id))}

    def silenced(self, person_id: int) -> tuple[datetime | None, datetime | None]:
        """Return until when somebody is muted and banned."""
        query = select(people_table.c.muted_until, people_table.c.barred_until).where(people_table.c.id == person_id)
        with self.reader.connect() as reader:
            row = reader.execute(query).one()
        return row.muted_until, row.barred_until

    def numbers(self) -> list[tuple[int, int]]:
        """Return every ticket's number and draft, in the order of the numbers."""
        query = select(ticket_table.c.id, ticket_table.c.draft_id).order_by(ticket_table.c.id)
        with self.reader.connect() as reader:
            return [(row.id, row.draft_id) for row in reader.execute(query)]

    def file(self, person: Person, service: str, kind_id: str) -> Model:
        """Open a ticket of this kind, with a file in every slot that is asked for."""
        opened: list[Model] = []

        async def act(desk: Desk) -> None:
            opened.append(await self._file(desk, person, service, kind_id))

        assert self.attempt(act) == ""
        return opened[0]

    async def _file(self, desk: Desk, person: Person, service: str, kind_id: str) -> Model:
        form = await requests.start(desk, person.id, chat_id=person.id, wish=Wish(service, kind_id, 0, 0))
        kind = form.kind
        answers = {each.id: each.choices[0].id if each.choices else "jawaban" for each in kind.fields}
        self._next_message += 1
        addresses = (
            each.id for each in kind.fields if each.type == FieldType.EMAIL
        )  # nobody asks for an account twice
        answers |= dict.fromkeys(addresses, f"nomor{self._next_message}@contoh.id")
        form = Form(form.draft_id, person.id, person.id, form.service, kind, answers, "confirm", 0)
        sent = {await self._send(desk, form.draft_id, person, slot.id): slot.id for slot in form.slots}
        ticket = await tickets.open_from(desk, form, message_id=None)
        decision = Decision.PENDING if kind.approval == Approval.ADMIN else Decision.NOT_NEEDED
        model = Model(ticket.id, kind, service, person, decision, answers, ticket.unit, continues=ticket.continues_id)
        model.papers, model.slots = dict.fromkeys(sent, PaperState.NEW), sent
        model.events.append((Event.OPENED, person.id))
        return model

    async def _send(self, desk: Desk, draft_id: int, person: Person, slot: str) -> int:
        self._next_message += 1
        document = await documents.expect(
            desk.tx, person.id, draft_id=draft_id, slot=slot, file_id="f", content="document", claimed_name="a.pdf"
        )
        await documents.receive(desk.tx, document, sha256=f"{document:064d}", size=1000)
        return document

    async def send_again(self, desk: Desk, model: Model, slots: list[str]) -> tuple[int, dict[int, str]]:
        """Attach fresh files for these slots to a ticket; return their draft, and their ids with their slots."""
        self._next_message += 1
        draft_id = 1_000_000 + self._next_message
        sent = {await self._send(desk, draft_id, model.requester, slot): slot for slot in slots}
        await documents.attach(desk.tx, draft_id, ticket_id=model.id)
        return draft_id, sent

    def pass_time(self, amount: timedelta) -> None:
        """Move the clock on."""
        self.now += amount

    async def _look_after_waiting(self) -> None:
        count = 1
        while count:
            async with self.database.transaction() as tx:
                count = await nudging.nudge(Desk(tx, self.office))

    async def _meet(self, person_id: int, name: str, standing: Standing | None) -> Person:
        async with self.database.transaction() as tx:
            person = await people.meet(tx, person_id, name=name, language="id")
            for unit in UNITS if standing else ():
                assert standing is not None
                await people.set_standing(tx, person_id, chat_id=unit.chat_id, standing=standing)
            return person


@cache
def an_office() -> Office:
    folder = Path(tempfile.gettempdir())  # nothing is written there: only the settings want one
    return open_office(demo_settings("http://127.0.0.1:1", folder), built_in_library())
