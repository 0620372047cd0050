"""A staff room in which many report the same: each report, tap and look in a transaction of its own."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Select, select

from bot.aftermath import Aftermath
from bot.verdict import Fate, Verdict
from handlers.ask import finding
from handlers.ask.finding import Found
from handlers.desk import Desk
from handlers.forms import Form
from handlers.office import Office
from handlers.outages import actions, deciding, telling, watching
from handlers.requests import actions as requests
from handlers.requests.actions import Wish
from handlers.screen import Screen
from handlers.tickets import actions as tickets
from handlers.tickets import ending
from knowledge.rules.outages import Watch
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import outages, people
from storage import outbox as outbox_rows
from storage.database import Database
from storage.outages import Outage
from storage.people import Person
from storage.tables import outage_tickets, outbox
from storage.tickets import Ticket
from tests.handlers.staff_room import StaffRoom
from tests.handlers.staff_room import office as usual_office

TEXT = "Halaman Puspa kosong putih"
MONDAY = datetime(2026, 11, 23, 3, tzinfo=UTC)  # ten in the morning, in Jakarta


@dataclass
class Clock:
    """A clock that goes when told to."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


class OutageRoom(StaffRoom):
    """The usual staff room, where three equal reports are many."""

    def __init__(self, url: str) -> None:
        self.clock = Clock()
        super().__init__(Database(url, clock=self.clock))
        self.office: Office = replace(usual_office(), outages=Watch(people=3), announcements_per_minute=24)
        self._ids = count(3001)

    async def comes(self, language: str = "id") -> Person:
        """Let somebody come in whom nobody knows yet."""
        number = next(self._ids)
        async with self.database.transaction() as tx:
            return await people.meet(tx, number, name=f"Orang {number}", language=language)

    async def acts(self, action: Callable[[Desk], Awaitable[Any]], *, database: Database | None = None) -> Any:  # noqa: ANN401
        """Do something in one transaction and return what came of it, a refusal among it."""
        async with (database or self.database).transaction() as tx:
            try:
                async with tx.savepoint():
                    return await action(Desk(tx, self.office))
            except Refusal as refusal:
                return refusal

    async def tries(self, does: Callable[..., Awaitable[Any]], *given: object, person: Person) -> Any:  # noqa: ANN401
        """Let somebody do something; return what came of it, a refusal among it."""
        return await self.acts(lambda desk: does(desk, *given, person=person))

    async def ends(self, ticket_id: int, *, person: Person) -> None:
        """Let a requester take a request back."""

        async def act(desk: Desk) -> None:
            ticket = await tickets.own(desk, ticket_id, person_id=person.id)
            await ending.end(desk, ticket, Event.WITHDRAWN, person_id=person.id)

        assert await self.acts(act) is None

    async def reopens(self, ticket_id: int, *, person: Person) -> None:
        """Let a requester say that it is not over."""
        written = self.written(person.id, "Masih kosong")

        async def act(desk: Desk) -> None:
            ticket = await tickets.own(desk, ticket_id, person_id=person.id)
            await tickets.reopen(desk, ticket, [written], person_id=person.id)

        assert await self.acts(act) is None

    async def reports(
        self, person: Person, text: str = TEXT, *, service: str = "puspa", database: Database | None = None
    ) -> Ticket:
        """File a request with one question, as its form does."""

        async def act(desk: Desk) -> Ticket:
            form = await requests.start(desk, person.id, chat_id=person.id, wish=Wish(service, "lainnya", 0, 0))
            answers = {"uraian": text}
            ready = Form(form.draft_id, person.id, person.id, form.service, form.kind, answers, "confirm", 0)
            return await tickets.open_from(desk, ready, message_id=None)

        ticket: Ticket = await self.acts(act, database=database)
        return ticket

    async def many(self, number: int, text: str = TEXT) -> list[Person]:
        """Let so many people report the same, every second of whom reads English."""
        found = [await self.comes("id" if place % 2 == 0 else "en") for place in range(number)]
        for person in found:
            await self.reports(person, text)
        return found

    async def asks(self, person: Person, text: str = TEXT) -> tuple[Found, Screen | None]:
        """Ask something; return what was found, and what is to be read first."""

        async def act(desk: Desk) -> tuple[Found, Screen | None]:
            found = await finding.ask(desk, person.id, self.written(person.id, text))
            return found, await actions.notice_for_question(desk, found.question, person=person)

        both: tuple[Found, Screen | None] = await self.acts(act)
        return both

    async def declared(self, number: int = 3) -> tuple[Outage, list[Person]]:
        """Let so many people report the same, and Budi declare it."""
        found = await self.many(number)
        outage = (await self.live())[-1]  # those in question come last
        assert await self.tries(deciding.declare, outage.id, person=self.budi) is None
        return await self.outage(outage.id), found

    async def looks(self, times: int = 1) -> None:
        """Let the timetable look whom there is something to tell."""
        for _ in range(times):
            self.clock.now += timedelta(seconds=5)
            await self.acts(telling.go_on)

    async def checks(self) -> int:
        """Let the timetable look at equal reports."""
        asked: int = await self.acts(watching.look)
        return asked

    async def live(self) -> list[Outage]:
        """Return what is an outage or may be one."""
        found: list[Outage] = await self.acts(lambda desk: outages.live(desk.tx))
        return found

    async def outage(self, outage_id: int) -> Outage:
        """Return an outage as it is kept."""
        found: Outage | None = await self.acts(lambda desk: outages.get(desk.tx, outage_id))
        assert found is not None
        return found

    async def delivers(self, *, blocked: Collection[int] = ()) -> None:
        """Send everything that waits; whoever blocked the bot gets nothing, which is found out then."""
        aftermath = Aftermath(self.office)
        async with self.database.transaction() as tx:
            while rows := await outbox_rows.heads(tx, busy=(), limit=100):
                for row in rows:
                    if row.chat_id in blocked:
                        await aftermath.follow(tx, row, Verdict(Fate.GONE, "bot was blocked by the user"))
                    else:
                        await outbox_rows.settle(tx, [row.id])

    async def rows(self, query: Select[Any]) -> list[Any]:
        """Look into the books."""
        async with self.database.transaction() as tx:
            return list((await tx.connection.execute(query)).all())

    async def links(self, outage_id: int) -> dict[int, str]:
        """Return how tickets stand to an outage, by their numbers."""
        query = select(outage_tickets.c.ticket_id, outage_tickets.c.state)
        return dict(map(tuple, await self.rows(query.where(outage_tickets.c.outage_id == outage_id))))

    async def said(self, chat_id: int) -> list[dict[str, Any]]:
        """Return what was said in a chat or shown there instead, oldest first, whatever took its place since."""
        query = select(outbox.c.payload).where(outbox.c.chat_id == chat_id).order_by(outbox.c.id)
        return [row.payload for row in await self.rows(query) if "text" in row.payload]

    async def panel(self, outage: Outage) -> str:
        """Return what the unit's staff see of an outage now."""
        query = select(outbox.c.payload).where(outbox.c.message_ref == outage.message_ref).order_by(outbox.c.id.desc())
        return str((await self.rows(query))[0].payload["text"])
