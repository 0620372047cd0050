"""Canned replies as they fit a ticket: the pack's and the unit's own, filled in for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from zlib import crc32

from handlers.desk import Desk
from handlers.markdown import plain_text, telegram_html
from handlers.texts import Html
from knowledge.rules import canned as rules
from storage import canned, people
from storage.people import Person
from storage.tickets import Ticket

OF_PACK, OWN = "p", "o"


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply to choose: its key on a button, what it is called, and its HTML with fields."""

    key: str
    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A reply as its requester would get it; ``sign`` stands for what it says."""

    key: str
    html: Html
    text: str
    requester: str

    @property
    def sign(self) -> str:
        """Return what tells this text from any other one."""
        return f"{crc32(self.html.encode()):08x}"


async def fitting(desk: Desk, ticket: Ticket) -> list[Reply]:
    """Return what may be chosen for a ticket: the unit's own first, then the pack's in the requester's language."""
    requester = await people.find(desk.tx, ticket.requester_id)
    language = requester.language if requester else desk.office.language
    service = desk.office.service(ticket.service)
    own = [Reply(f"{OWN}.{each.id}", each.name, each.html) for each in await canned.of_unit(desk.tx, ticket.unit)]
    packed = [
        Reply(
            f"{OF_PACK}.{each.id}", each.title.spoken(desk.office.language), telegram_html(each.text.spoken(language))
        )
        for each in (service.canned if service else ())
    ]
    return [*own, *packed]


async def filled(desk: Desk, ticket: Ticket, reply: Reply, *, person: Person) -> Filled:
    """Fill a reply in for a ticket, in the name of whoever sends it."""
    values = await _values(desk, ticket, person)
    # What is filled in may stand between the quotes of a link as well.
    html = Html(rules.fill(reply.html, values, written=escape))
    return Filled(reply.key, html, plain_text(html), values["nama"])


async def _values(desk: Desk, ticket: Ticket, person: Person) -> Mapping[str, str]:
    requester = await people.find(desk.tx, ticket.requester_id)
    language = requester.language if requester else desk.office.language
    service, kind = desk.office.service(ticket.service), desk.office.kind(ticket.service, ticket.kind)
    values = (
        requester.name if requester else "",
        str(ticket.id),
        service.title.spoken(language) if service else "-",
        kind.title.spoken(language) if kind else "-",
        person.name,
        desk.office.unit(ticket.unit).name,
    )
    return dict(zip(rules.FIELDS, values, strict=True))
