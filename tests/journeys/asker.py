"""A requester with a language, and time that passes between two questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select, update

from handlers.markdown import plain_text
from handlers.texts import Catalogs
from knowledge.wording import Language
from storage.database import Database
from storage.tables import questions
from tests.journeys.conftest import Town
from tests.people import Persona, Seen, labels


@dataclass
class Asker:
    """A requester, and what the desk says in their language."""

    town: Town
    person: Persona
    language: Language

    def text(self, key: str, **values: str) -> str:
        """Return a sentence as it is read."""
        return plain_text(Catalogs().speak(self.language, zone=ZoneInfo("Asia/Jakarta"))(key, **values)).strip()

    async def asks(self, text: str) -> Seen:
        """Write and wait for what is said to it."""
        return await self.person.sees("", after=self.person.writes(text))

    async def is_told(self, key: str, *, after: int = 0, **values: str) -> Seen:
        """Wait for a sentence."""
        return await self.person.sees(self.text(key, **values), after=after)

    async def taps(self, key: str, seen: Seen | None = None, **values: str) -> str:
        """Tap the button that says this; return what the small window says."""
        return (await self.person.taps(self.text(key, **values), seen)).text

    async def kept(self) -> Sequence[Row[Any]]:
        """Return everything that is kept, oldest first."""
        return await self.town.rows(select(questions).order_by(questions.c.id))

    async def sees_again(self, seen: Seen, text: str = "", *, button: str = "") -> Seen:
        """Wait until a message has become one with this text, or with a button that says this."""

        def now() -> Seen | None:
            same = (each for each in self.person.everything() if each["message_id"] == seen["message_id"])
            return next(
                (each for each in same if text in each["text"] and (not button or button in labels(each))), None
            )

        found = await self.town.telegram.until(now)
        assert found is not None
        return found


async def age_questions(town: Town, *, days: int = 0, minutes: int = 0) -> None:
    """Let everything asked so far have been asked earlier."""
    database = Database(town.settings.database.url)
    try:
        async with database.transaction() as tx:
            rows = (await tx.connection.execute(select(questions.c.id, questions.c.asked_at))).all()
            for row in rows:
                earlier = row.asked_at - timedelta(days=days, minutes=minutes)
                change = update(questions).where(questions.c.id == row.id).values(asked_at=earlier)
                await tx.connection.execute(change)
    finally:
        await database.close()
