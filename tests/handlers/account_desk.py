"""A desk without Telegram for stories about accounts: two sections that decide, a clock moved by hand, an outbox."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from handlers.decisions import actions as decisions
from handlers.desk import Desk
from handlers.office import Office
from handlers.requests import actions as requests
from handlers.requests.actions import Wish
from handlers.shelf import Shelf
from handlers.texts import Catalogs
from handlers.tickets import actions as tickets
from knowledge.faq.search import Index
from knowledge.pack import load_library
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from knowledge.service import Library
from storage import accounts, people, verdicts
from storage import tickets as ticket_rows
from storage.accounts import Account
from storage.database import Database
from storage.people import Person, Standing
from storage.tables import history, outbox
from storage.tickets import Ticket

PLI, PDAD = -100, -200
UNITS = (Unit("pli", "Seksi PLI", PLI, False, 1), Unit("pdad", "Seksi PDAD", PDAD, False, 1))
SITI, AGUS, BUDI, RATNA, JOKO = 1, 2, 3, 4, 5
PEOPLE = {SITI: "Siti Rahayu", AGUS: "Agus", BUDI: "Budi", RATNA: "Ratna Dewi", JOKO: "Joko PDAD"}
START = datetime(2026, 11, 23, 2, tzinfo=UTC)
SITIS = {"perusahaan": "PT Maju Bersama", "nama": "Siti Rahayu", "email": "siti@maju.co.id"}


class AccountDesk:
    """An office with its database; everything is done in a transaction of its own."""

    def __init__(self, url: str, *, needs_two: bool = False) -> None:
        self.now = START
        self.database = Database(url, clock=lambda: self.now)
        self.office = _office(needs_two=needs_two)

    async def attempt(self, act: Callable[[Desk], Awaitable[object]]) -> str:
        """Do something; return the refusal's key, or nothing when it was done."""
        async with self.database.transaction() as tx:
            try:
                async with tx.savepoint():
                    await act(Desk(tx, self.office))
            except Refusal as refusal:
                return refusal.key
        return ""

    async def files(self, person: int, answers: Mapping[str, str] = SITIS, *, kind: str = "aktivasi") -> str:
        """Fill in a request and send it; return the refusal's key, or nothing."""

        async def send(desk: Desk) -> None:
            form = await requests.start(desk, person, chat_id=person, wish=Wish("puspa", kind, 0, 0))
            for field in form.kind.fields:
                if field.id in answers:
                    form = await requests.answer(desk, form, answers[field.id])
                else:
                    form = await requests.skip(desk, form, step=field.id)
            await tickets.open_from(desk, form, message_id=None)

        return await self.attempt(send)

    async def says(self, person: int, ticket: int, *, reason: str = "", chat: int = PLI) -> str:
        """Let somebody approve a ticket, or reject it for a reason."""

        async def say(desk: Desk) -> None:
            who = await self.person(desk, person)
            if reason:
                await decisions.reject(desk, ticket, reason=reason, person=who, chat_id=chat)
            else:
                await decisions.approve(desk, ticket, person=who)

        return await self.attempt(say)

    async def undoes(self, person: int, ticket: int) -> str:
        """Let somebody take back what was said of a ticket."""

        async def undo(desk: Desk) -> None:
            await decisions.undo(desk, ticket, person=await self.person(desk, person))

        return await self.attempt(undo)

    async def sweeps(self) -> int:
        """Tell what is due, as the timetable does; return how many were told."""
        async with self.database.transaction() as tx:
            due = await verdicts.due(tx, limit=100)
        told = 0
        for ticket in due:
            async with self.database.transaction() as tx:
                told += await decisions.tell_due(Desk(tx, self.office), ticket)
        return told

    async def waits(self, seconds: float = 121) -> int:
        """Let time pass and tell what is due."""
        self.now += timedelta(seconds=seconds)
        return await self.sweeps()

    async def person(self, desk: Desk, person_id: int) -> Person:
        """Return somebody as the rows have them."""
        found = await people.find(desk.tx, person_id)
        assert found is not None
        return found

    async def standing(self, person_id: int, chat_id: int, standing: Standing) -> None:
        """Let Telegram tell that somebody's place in a group is another now."""
        async with self.database.transaction() as tx:
            await people.set_standing(tx, person_id, chat_id=chat_id, standing=standing)

    async def heard(self, chat_id: int) -> list[str]:
        """Return what was said in a chat, oldest first; a card that was edited counts each time."""
        async with self.database.transaction() as tx:
            query = select(outbox.c.payload).where(outbox.c.chat_id == chat_id).order_by(outbox.c.id)
            return [str(payload.get("text", "")) for (payload,) in await tx.connection.execute(query)]

    async def events(self, ticket: int) -> list[str]:
        """Return a ticket's history, each line marked that only staff see."""
        async with self.database.transaction() as tx:
            query = select(history.c.event, history.c.is_internal).where(history.c.ticket_id == ticket)
            rows = await tx.connection.execute(query.order_by(history.c.id))
            return [f"{row.event}*" if row.is_internal else str(row.event) for row in rows]

    async def account(self, email: str = SITIS["email"]) -> Account | None:
        """Return an account as the books have it."""
        async with self.database.transaction() as tx:
            return await accounts.by_email(tx, "puspa", email=email)

    async def ticket(self, number: int) -> Ticket:
        """Return a ticket as it is kept."""
        async with self.database.transaction() as tx:
            found = await ticket_rows.get(tx, number)
            assert found is not None
            return found


@asynccontextmanager
async def account_desk(url: str, **settings: Any) -> AsyncIterator[AccountDesk]:  # noqa: ANN401
    """Open such a desk: Ratna is an admin of PLI, Joko of PDAD, Budi a member of PLI."""
    desk = AccountDesk(url, **settings)
    try:
        async with desk.database.transaction() as tx:
            for person, name in PEOPLE.items():
                await people.meet(tx, person, name=name, language="en" if person == AGUS else "id")
            await people.set_standing(tx, BUDI, chat_id=PLI, standing=Standing.MEMBER)
            await people.set_standing(tx, RATNA, chat_id=PLI, standing=Standing.ADMIN)
            await people.set_standing(tx, JOKO, chat_id=PDAD, standing=Standing.ADMIN)
        yield desk
    finally:
        await desk.database.close()


@cache
def _office(*, needs_two: bool) -> Office:
    service = load_library(["puspa"]).services["puspa"]
    assert service.accounts is not None
    service = replace(service, accounts=replace(service.accounts, needs_two=needs_two))
    library = Library({"puspa": service})
    return Office(
        name="Kantor Contoh",
        zone=ZoneInfo("Asia/Jakarta"),
        language="id",
        units=UNITS,
        shelf=Shelf(library, Index.build(library)),
        catalogs=Catalogs(),
    )
