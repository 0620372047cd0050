"""The cast of a whole working day: two staff, an admin, five requesters, and the office in which they meet."""

import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.config import Settings, Unit
from bot.demo.people import PEOPLE, DemoUnit, Role
from bot.demo.people import Person as Inhabitant
from bot.demo.run import TOKEN, UNITS
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED, World
from bot.office_hours import office_hours
from handlers.promise_words import spoken
from handlers.texts import Catalogs, Texts
from knowledge.wording import Language
from tests.journeys.conftest import Town
from tests.journeys.follower import Follower
from tests.journeys.papers import becomes
from tests.journeys.steps import taps_once_there
from tests.journeys.test_relay import seen
from tests.people import Persona, Seen, labels

JAKARTA = ZoneInfo("Asia/Jakarta")
FRIDAY = 4
UNKNOWN = "…"  # stands in a sentence for what its reader is told and the story does not know
_KEY = re.compile(r"[a-z]+(-[a-z]+)+")


class DayTown(Town):
    """The usual town, with units and an office's language of its own."""

    def __init__(
        self,
        telegram: PretendTelegram,
        folder: Path,
        *,
        database_url: str,
        units: tuple[Unit, ...],
        language: Language,
    ) -> None:
        super().__init__(telegram, folder, database_url=database_url)
        self.units = units
        self.language = language

    @property
    def settings(self) -> Settings:
        """The usual ones, with both."""
        settings = super().settings
        office = settings.office.model_copy(update={"language": self.language})
        return settings.model_copy(update={"units": self.units, "office": office})

    def working_day(self) -> date:
        """Return a day to come with a whole usual morning and afternoon."""
        hours = office_hours(self.settings).promises.hours("pli")
        day = self.now().astimezone(JAKARTA).date() + timedelta(days=1)
        while day.weekday() >= FRIDAY or not hours.day(day):
            day += timedelta(days=1)
        return day


@dataclass
class Somebody(Follower):
    """Anybody in the story."""

    @property
    def say(self) -> Texts:
        """The texts that they read."""
        return Catalogs().speak(self.language, zone=JAKARTA)

    @property
    def name(self) -> str:
        """Their whole name."""
        known = self.town.telegram.world.person(self.person.name)
        return f"{known.first_name} {known.last_name}"


@dataclass
class Guest(Somebody):
    """A requester, with the account of what they are owed to hear: each sentence, and how often."""

    owed: Counter[str] = field(default_factory=Counter)

    async def hears(self, key: str, *, after: int = 0, **values: str | int) -> Seen:
        """Wait for a sentence that is owed once more, as far as it is known: to the end of its line, or to UNKNOWN."""
        said = self.text(key, **values).partition(UNKNOWN)[0].splitlines()[0].strip()
        self.owed[said] += 1
        return await self.person.sees(said, after=after)

    async def reads(self, header: str, words: str) -> Seen:
        """Wait for words of the staff's, below the line that names them; they are owed once more."""
        said = f"{header}\n{words}"
        self.owed[said] += 1
        return await self.person.sees(said)


@dataclass
class Colleague(Somebody):
    """One of the staff, in a unit's group; a step is the key of a button, or its label."""

    @property
    def unit(self) -> Unit:
        """The unit in whose group they are."""
        return next(unit for unit in self.town.settings.units if unit.id == self.person.chat)

    @property
    def shown(self) -> str:
        """The name by which requesters know them."""
        return self.name if self.unit.show_names else self.unit.name

    def header(self, guest: Guest, number: int) -> str:
        """Return the line above what a requester gets of them."""
        how = "named" if self.unit.show_names else "plain"
        return guest.text(f"from-staff-{how}", name=self.name, unit=self.unit.name, number=number)

    def line_of(self, guest: Guest, number: int, *, edited: bool = False) -> str:
        """Return the line above what comes from a requester."""
        return self.text("from-requester-edited" if edited else "from-requester", name=guest.name, number=number)

    async def card(self, number: int, *, after: int = 0) -> Seen:
        """Wait for a ticket's card, and return the newest."""
        title = self.text("card-history", number=number, title=UNKNOWN, lines="").partition(UNKNOWN)[0].strip()
        has_buttons = self.text("button-history")
        return await seen(
            self.person, lambda each: each["text"].startswith(title) and has_buttons in labels(each), after=after
        )

    async def goes(self, card: Seen, *steps: str) -> None:
        """Tap one button of a card after the other, each as soon as it is there."""
        for step in steps:
            await taps_once_there(self.person, self._said(step), card)

    async def card_says(self, card: Seen, *texts: str) -> Seen:
        """Wait until a card says all this, in its text or on its buttons."""
        return await becomes(self.person, card, *map(self._said, texts))

    def place(self, card: Seen) -> dict[str, Any]:
        """Return where something is sent to a ticket's requester: its topic, or as an answer to its card."""
        return {"thread": card["thread"]} if card["thread"] else {"reply_to": card["message_id"]}

    def answers(self, card: Seen, text: str) -> int:
        """Write to a ticket's requester, and return the message's id."""
        if card["thread"]:
            return self.person.writes(text, thread=card["thread"])
        return self.person.writes(text, reply_to=card)

    def _said(self, step: str) -> str:
        return self.text(step) if _KEY.fullmatch(step) else step


class Day:
    """A working day: who is there, what time it is, and the card of each ticket as it was last put up."""

    def __init__(self, town: DayTown) -> None:
        self.town = town
        self.date = town.working_day()
        self.cards: dict[int, Seen] = {}
        self.budi, self.tina, self.ratna = (self._colleague(name, "pli") for name in ("budi", "tina", "ratna"))
        self.ratna_at_lpse = self._colleague("ratna", "lpse")
        self.siti, self.agus, self.wati, self.tono, self.joko = self.guests = tuple(
            self._guest(name) for name in ("siti", "agus", "wati", "tono", "joko")
        )

    @property
    def is_forum(self) -> bool:
        """Whether the tickets of this day have topics."""
        return self.budi.unit.forum

    def moment(self, hour: int, minute: int = 0) -> datetime:
        """Return a time of this day."""
        return datetime(self.date.year, self.date.month, self.date.day, hour, minute, tzinfo=JAKARTA)

    def comes_to(self, hour: int, minute: int = 0) -> None:
        """Let it be this time."""
        self.town.ahead = self.moment(hour, minute) - datetime.now(UTC)

    def today(self, guest: Guest, hour: int) -> str:
        """Return an hour of this day as somebody reads it."""
        return spoken(guest.say, self.moment(hour), now=self.town.now(), zone=JAKARTA)

    def _colleague(self, name: str, unit: str) -> Colleague:
        return Colleague(self.town, Persona(self.town.telegram, name, unit), self.town.language)

    def _guest(self, name: str) -> Guest:
        language = self.town.telegram.world.person(name).language
        return Guest(self.town, Persona(self.town.telegram, name, name), Language(language))


def cast(language: Language) -> tuple[Inhabitant, ...]:
    """Return everybody: the staff and three requesters speak the office's language, Siti and Agus their own."""
    known = (each if each.role == Role.REQUESTER else replace(each, language=language) for each in PEOPLE)
    return (
        *known,
        Inhabitant("tina", 2003, "Tina", "Lestari", language, Role.STAFF),
        Inhabitant("wati", 1003, "Wati", "Utami", language, Role.REQUESTER),
        Inhabitant("tono", 1004, "Tono", "Prasetyo", language, Role.REQUESTER),
        Inhabitant("joko", 1005, "Joko", "Susilo", language, Role.REQUESTER),
    )


def units_of(*, is_forum: bool) -> tuple[Unit, ...]:
    """Return PLI with a forum or a plain group, and LPSE with the other; beside a forum no names are shown."""
    kinds = (is_forum, not is_forum)
    return tuple(
        unit.model_copy(update={"forum": forum, "show_names": not is_forum})
        for unit, forum in zip(UNITS, kinds, strict=True)
    )


@asynccontextmanager
async def working_day(folder: Path, database_url: str, *, is_forum: bool, language: Language) -> AsyncIterator[Day]:
    """Yield a day in an office that is at its desk; Budi and Tina are at PLI alone, Ratna runs both groups."""
    units = units_of(is_forum=is_forum)
    places = [DemoUnit(unit.id, unit.name, unit.chat_id, unit.forum) for unit in units]
    world = World(token=TOKEN, units=places, people=cast(language), allowance=UNLIMITED)
    for name in ("budi", "tina"):
        world.set_member("lpse", name, "left")
    async with PretendTelegram(world) as telegram:
        town = DayTown(telegram, folder, database_url=database_url, units=units, language=language)
        await town.open()
        yield Day(town)
        await town.close()
        await town.check_nothing_lost()
