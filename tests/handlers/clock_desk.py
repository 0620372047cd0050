"""A desk whose clock is moved by hand: real actions on a real database, and everything it says."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.app import open_office
from bot.demo.run import UNITS, demo_settings
from bot.sweeps import nudge, remind, tell_digests
from handlers.clock.keeping import keep_up
from handlers.desk import Desk
from handlers.forms import Form
from handlers.office import Office
from handlers.relay import Content, Written
from handlers.requests import actions as requests
from handlers.requests.actions import Wish
from handlers.texts import Html
from handlers.tickets import actions as tickets
from storage import people
from storage.database import Database
from storage.people import Person, Standing
from storage.tables import clocks, nudges, outbox
from storage.tables import tickets as ticket_rows
from storage.tickets import Ticket
from tests.packs import built_in_library

JAKARTA = ZoneInfo("Asia/Jakarta")
PLI = UNITS[0].chat_id
BUDI, RATNA, SITI, AGUS = 2001, 2002, 1001, 1002


def at(text: str, zone: ZoneInfo = JAKARTA) -> datetime:
    """Return a moment by an office's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@cache
def demo_office() -> Office:
    """Return the demo's office with its default hours and promises."""
    return open_office(demo_settings("http://127.0.0.1", Path("nowhere")), built_in_library())


@asynccontextmanager
async def clock_desk(url: str, *, moment: str = "2026-11-23 08:00") -> AsyncIterator["ClockDesk"]:
    """Open a desk at a moment by an office's clock, with its people."""
    now = [at(moment)]
    database = Database(url, clock=lambda: now[0])
    desk = ClockDesk(database, now)
    try:
        await desk.people_come()
        yield desk
    finally:
        await database.close()


@dataclass
class ClockDesk:
    """A desk at a moment."""

    database: Database
    now: list[datetime]
    office: Office = field(default_factory=demo_office)
    drafts: int = 0

    async def people_come(self) -> None:
        """Let Siti, who writes Indonesian, Agus, who reads English, Budi of the staff and Ratna, an admin, be known."""
        async with self.database.transaction() as tx:
            for number, name, language in (
                (SITI, "Siti Rahayu", "id"),
                (AGUS, "Agus", "en"),
                (BUDI, "Budi Santoso", "id"),
                (RATNA, "Ratna Dewi", "id"),
            ):
                await people.meet(tx, number, name=name, language=language)
            for unit in UNITS:
                await people.set_standing(tx, BUDI, chat_id=unit.chat_id, standing=Standing.MEMBER)
                await people.set_standing(tx, RATNA, chat_id=unit.chat_id, standing=Standing.ADMIN)

    def goes_to(self, text: str) -> None:
        """Move the clock."""
        self.now[0] = at(text)

    async def does(self, action: Callable[[Desk], Awaitable[Any]]) -> Any:  # noqa: ANN401 - whatever it returns
        """Do something as an update does it: in one transaction, and the clocks follow."""
        async with self.database.transaction() as tx:
            desk = Desk(tx, self.office)
            found = await action(desk)
            await keep_up(desk)
            return found

    async def opens(self, person_id: int = SITI, *, service: str = "puspa", kind: str = "lainnya") -> Ticket:
        """File a request."""

        async def act(desk: Desk) -> Ticket:
            form = await requests.start(desk, person_id, chat_id=person_id, wish=Wish(service, kind, 0, 0))
            answers = {each.id: each.choices[0].id if each.choices else "jawaban" for each in form.kind.fields}
            ready = Form(form.draft_id, person_id, person_id, form.service, form.kind, answers, "confirm", 0)
            return await tickets.open_from(desk, ready, message_id=None)

        ticket: Ticket = await self.does(act)
        return ticket

    async def person(self, person_id: int) -> Person:
        """Return somebody."""
        async with self.database.transaction() as tx:
            person = await people.find(tx, person_id)
        assert person is not None
        return person

    def written(self, chat_id: int, text: str = "Baik") -> Written:
        """Return a message that nobody wrote before."""
        self.drafts += 1
        return Written(chat_id, 5_000 + self.drafts, Content.TEXT, Html(text), text)

    async def sweeps(self) -> None:
        """Let everything look that the timetable knows of time."""
        await remind(self.database, self.office)
        await nudge(self.database, self.office)
        await tell_digests(self.database, self.office)

    async def sweeps_until(self, text: str) -> None:
        """Let the clock go on to a moment, with a look whenever something is due."""
        end = at(text)
        while (moment := await self._next()) is not None and moment <= end:
            self.now[0] = max(self.now[0], moment)
            await self.sweeps()
        self.now[0] = end
        await self.sweeps()

    async def _next(self) -> datetime | None:
        """Return when something is due next."""
        async with self.database.transaction() as tx:
            rows = [await tx.connection.execute(select(func.min(table.c.next_at))) for table in (clocks, nudges)]
        return min((moment for row in rows if (moment := row.scalar_one()) is not None), default=None)

    async def said(self, chat_id: int, *, since: int = 0) -> list[str]:
        """Return everything said in a chat after the row ``since``, oldest first, but for edits."""
        of = (outbox.c.chat_id == chat_id) & (outbox.c.id > since) & (outbox.c.method == "sendMessage")
        async with self.database.transaction() as tx:
            rows = await tx.connection.execute(select(outbox.c.payload).where(of).order_by(outbox.c.id))
            return [row.payload["text"] for row in rows]

    async def mark(self) -> int:
        """Return the newest row of the outbox, for `said`."""
        async with self.database.transaction() as tx:
            return int((await tx.connection.execute(select(func.coalesce(func.max(outbox.c.id), 0)))).scalar_one())

    async def clocks(self, ticket_id: int) -> Sequence[Any]:
        """Return a ticket's promises as they are kept, the newest round's first answer first."""
        query = select(clocks).where(clocks.c.ticket_id == ticket_id).order_by(clocks.c.round.desc(), clocks.c.target)
        async with self.database.transaction() as tx:
            return (await tx.connection.execute(query)).all()

    async def nudges(self, ticket_id: int) -> Sequence[Any]:
        """Return the reminders that a ticket's requester has yet to get."""
        query = select(nudges).where(nudges.c.ticket_id == ticket_id, nudges.c.next_at.is_not(None))
        async with self.database.transaction() as tx:
            return (await tx.connection.execute(query)).all()

    async def due_at(self, ticket_id: int) -> datetime | None:
        """Return by when the office owes a ticket its next step."""
        query = select(ticket_rows.c.due_at).where(ticket_rows.c.id == ticket_id)
        async with self.database.transaction() as tx:
            due_at: datetime | None = (await tx.connection.execute(query)).scalar_one()
            return due_at

    def with_office(self, **values: Any) -> None:  # noqa: ANN401 - fields of the office
        """Run another office."""
        self.office = replace(self.office, **values)
