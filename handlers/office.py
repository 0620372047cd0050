"""The office that runs this desk: what does not change while the program runs, and its answers, which may."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from handlers.shelf import Shelf
from handlers.texts import Catalogs, Texts
from knowledge.faq.search import Index
from knowledge.rules.business_hours import BusinessHours
from knowledge.rules.outages import Watch
from knowledge.rules.promises import Patience, Promises
from knowledge.rules.protection import WordList
from knowledge.rules.routing import Unit, unit_for
from knowledge.service import Library, RequestKind, Service


@dataclass(frozen=True, slots=True)
class Outside:
    """How tickets are sent by e-mail to whoever is outside the office.

    Attributes:
        domain: Behind the @ of the office's own address.
        addresses: Names of those that can be written to.
        most_bytes: What the attachments of one mail may have together.
    """

    domain: str
    addresses: frozenset[str]
    most_bytes: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office's settings, knowledge and texts.

    A closed ticket may be opened again for ``reopen_days``; an evaluation whose mean is ``low_grade`` or less is told.
    ``promises`` are its hours and classes of requests, ``patience`` is when requesters are reminded.
    """

    name: str
    zone: ZoneInfo
    language: str
    units: tuple[Unit, ...]
    shelf: Shelf
    catalogs: Catalogs
    reopen_days: int = 14
    low_grade: float = 2.0
    announcements_per_minute: int = 60
    announcement_days: int = 90  # how long ago a service's requesters asked for something at most
    told: frozenset[str] = frozenset()  # services whose applications are told of decisions on their accounts
    outside: Outside | None = None  # without it, staff get the text of such an e-mail and send it themselves
    remind_outside_every: timedelta = timedelta(hours=24)  # of an answer from there that is missing
    promises: Promises = field(default_factory=Promises)
    patience: Patience = field(default_factory=Patience)
    held_words: WordList = field(default_factory=WordList)  # what has one of them, a group does not see unasked
    outages: Watch = field(default_factory=Watch)  # when equal reports of many are told to staff
    moved: dict[int, int] = field(default_factory=dict)  # groups that have another id than the settings say

    def say(self, language: str) -> Texts:
        """Return the texts in a language."""
        return self.catalogs.speak(language, zone=self.zone)

    @property
    def library(self) -> Library:
        """The packs in use right now, with what was written over them in chat."""
        return self.shelf.library

    @property
    def index(self) -> Index:
        """The index over them."""
        return self.shelf.index

    @property
    def files(self) -> Library:
        """The packs as their files say, without what was written in chat."""
        return self.shelf.packs

    @property
    def own(self) -> Texts:
        """The texts in the office's own language, for staff groups."""
        return self.say(self.language)

    def unit(self, unit_id: str) -> Unit:
        """Return a unit by id, or the first one of the lowest tier when it is not (any more) there."""
        unit = unit_for(unit_id, self.units)
        return replace(unit, chat_id=self.moved[unit.chat_id]) if unit.chat_id in self.moved else unit

    def hours(self, unit_id: str) -> BusinessHours:
        """Return when a unit is open."""
        return self.promises.hours(self.unit(unit_id).id)

    def name_shown(self, name: str, *, unit_id: str) -> str:
        """Return the name by which requesters know a staff member of a unit: the unit's, unless it shows theirs."""
        unit = self.unit(unit_id)
        return name if unit.shows_names else unit.name

    def unit_at(self, chat_id: int) -> Unit | None:
        """Return the unit whose group this is."""
        unit = next((each for each in self.units if self.moved.get(each.chat_id, each.chat_id) == chat_id), None)
        return self.unit(unit.id) if unit else None

    def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """Remember that a group has another id; a group may move again."""
        original = next((old for old, new in self.moved.items() if new == old_chat_id), old_chat_id)
        self.moved[original] = new_chat_id

    def service(self, service_id: str) -> Service | None:
        """Return a service by id, or None when its pack is not (any more) there."""
        return self.library.services.get(service_id)

    def kind(self, service_id: str, kind_id: str) -> RequestKind | None:
        """Return a request kind, or None when its pack does not (any more) have it."""
        return self.library.kind(service_id, kind_id)
