"""The office that runs this desk: what does not change while the program runs."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from handlers.texts import Catalogs, Texts
from knowledge.faq.search import Index
from knowledge.rules.routing import Unit, unit_at, unit_for
from knowledge.service import Library, RequestKind, Service


@dataclass(frozen=True, slots=True)
class Office:
    """An office's settings, knowledge and texts."""

    name: str
    zone: ZoneInfo
    language: str
    units: tuple[Unit, ...]
    library: Library
    index: Index
    catalogs: Catalogs

    def say(self, language: str) -> Texts:
        """Return the texts in a language."""
        return self.catalogs.speak(language, zone=self.zone)

    @property
    def own(self) -> Texts:
        """The texts in the office's own language, for staff groups."""
        return self.say(self.language)

    def unit(self, unit_id: str) -> Unit:
        """Return a unit by id, or the first one of the lowest tier when it is not (any more) there."""
        return unit_for(unit_id, self.units)

    def unit_at(self, chat_id: int) -> Unit | None:
        """Return the unit whose group this is."""
        return unit_at(chat_id, self.units)

    def service(self, service_id: str) -> Service | None:
        """Return a service by id, or None when its pack is not (any more) there."""
        return self.library.services.get(service_id)

    def kind(self, service_id: str, kind_id: str) -> RequestKind | None:
        """Return a request kind, or None when its pack does not (any more) have it."""
        return self.library.kind(service_id, kind_id)
