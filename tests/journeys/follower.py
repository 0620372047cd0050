"""A requester who follows tickets, in the language they read."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

from handlers.markdown import plain_text
from handlers.texts import Catalogs
from knowledge.wording import Language
from storage.database import Database
from storage.tables import drafts, evaluations, grades, history, tickets
from tests.journeys.conftest import Town
from tests.people import Persona, Seen, labels


@dataclass
class Follower:
    """Siti, who reads Indonesian, or Agus, who reads English."""

    town: Town
    person: Persona
    language: Language

    def text(self, key: str, **values: str | int) -> str:
        """Return a sentence as it is read, a button's label among them."""
        said = Catalogs().speak(self.language, zone=ZoneInfo("Asia/Jakarta"))(key, **values)
        return plain_text(said).strip()

    async def opens(self, text: str = "Halaman kosong", *, service: str = "puspa", kind: str = "lainnya") -> int:
        """File a request with one question; return the ticket's number."""
        start = self.person.writes("/start")
        menu = await self.person.sees("", after=start)
        await self.person.taps(f"req:0:{service}:{kind}", menu, forge=True)
        await self.person.sees("1/", after=menu["message_id"])
        self.person.writes(text)
        await self.person.taps(self.text("button-send"))
        opened = await self.person.sees("✅", "#", after=start)
        return int(re.findall(r"#(\d+)", opened["text"])[0])

    async def looks_at(self, number: int) -> Seen:
        """Show a ticket by its number."""
        return await self.person.sees(self.head(number), after=self.person.writes(f"/tiket {number}"))

    def head(self, number: int) -> str:
        """Return how a ticket's screen begins."""
        return self.text("my-ticket-title", number=number, title="").strip("· ")

    async def taps(self, key: str, seen: Seen | None = None, **values: str | int) -> str:
        """Tap the button that says this; return what the small window says."""
        return (await self.person.taps(self.text(key, **values), seen)).text

    async def is_told(self, key: str, *, after: int = 0, **values: str | int) -> Seen:
        """Wait for a sentence."""
        return await self.person.sees(self.text(key, **values), after=after)

    async def becomes(self, seen: Seen, *texts: str, button: str = "") -> Seen:
        """Wait until a message has become one with these texts, or with this button."""

        def now() -> Seen | None:
            same = (each for each in self.person.everything() if each["message_id"] == seen["message_id"])
            fits = (each for each in same if all(text in each["text"] for text in texts))
            return next((each for each in fits if not button or button in labels(each)), None)

        found = await self.town.telegram.until(now)
        assert found is not None
        return found

    async def closes(self, number: int) -> Seen:
        """Say that a ticket is done; return the message that says so and asks for an evaluation."""
        seen = await self.looks_at(number)
        await self.taps("button-close-own", seen)
        return await self.person.sees("⭐", "1/", after=seen["message_id"])

    async def events(self, number: int) -> list[str]:
        """Return what happened to a ticket, oldest first."""
        query = select(history.c.event).where(history.c.ticket_id == number).order_by(history.c.id)
        return [row.event for row in await self.town.rows(query)]

    async def row(self, number: int) -> Any:  # noqa: ANN401 - a row
        """Return a ticket as it is kept."""
        return (await self.town.rows(select(tickets).where(tickets.c.id == number)))[0]

    async def given(self, number: int) -> dict[str, int]:
        """Return the grades that are kept of a ticket's evaluation."""
        rows = await self.town.rows(select(grades).where(grades.c.ticket_id == number))
        return {row.question: row.grade for row in rows}

    async def evaluation(self, number: int) -> Any:  # noqa: ANN401 - a row
        """Return a ticket's evaluation as it is kept."""
        return (await self.town.rows(select(evaluations).where(evaluations.c.ticket_id == number)))[0]


async def age(town: Town, number: int, *, days: int) -> None:
    """Let a ticket have been closed so many days earlier, and drafts be as old."""
    database = Database(town.settings.database.url)
    async with database.transaction() as tx:
        earlier = tx.now - timedelta(days=days)
        await tx.connection.execute(update(tickets).where(tickets.c.id == number).values(closed_at=earlier))
        await tx.connection.execute(update(drafts).values(updated_at=earlier))
    await database.close()


async def fill(town: Town, person_id: int, *, count: int) -> None:
    """Give a person many tickets, every third of them closed."""
    database = Database(town.settings.database.url)
    async with database.transaction() as tx:
        values: list[dict[str, object]] = [
            {
                "draft_id": 10_000 + place,
                "requester_id": person_id,
                "service": "muarojambi",
                "kind": "ubah-email",
                "unit": "lpse",
                "answers": {},
                "status": "closed" if place % 3 == 0 else "in_progress",
                "decision": "not_needed",
                "opened_at": tx.now,
                "closed_at": tx.now if place % 3 == 0 else None,
                "closed_as": "solved" if place % 3 == 0 else None,
            }
            for place in range(count)
        ]
        await tx.connection.execute(insert(tickets), values)
    await database.close()
