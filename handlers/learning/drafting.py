"""Drafts: what a ticket teaches, and what an entry would be with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from handlers.desk import Desk
from handlers.markdown_written import markdown_of
from knowledge.faq.anonymous import anonymous, way_to_ask
from knowledge.faq.entry import Entry
from knowledge.faq.measuring import Measured
from knowledge.faq.overlay import Overlay, OverlayError, Part, entry_of, from_data, rewritten, settled
from knowledge.faq.text import plain
from knowledge.rules.learning import LONGEST_ANSWER
from knowledge.rules.ticket import Event
from knowledge.service import FieldType, Service
from storage import history, learning, people, questions
from storage.learning import Learning
from storage.questions import Origin
from storage.tickets import Ticket

MOST_LOST = 5  # ways of asking that are named
NEW = "-"  # the stem of an entry that has no id yet: no id of a pack looks like it


@dataclass(frozen=True, slots=True)
class Taught:
    """What a ticket teaches, with all that is private covered: a way to ask, and the answer as Markdown."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Now:
    """An entry with what was written over it: ``base`` is what the file says, ``version`` 0 if nothing was written."""

    overlay: Overlay
    version: int
    base: Entry | None

    @property
    def entry(self) -> Entry | None:
        """The entry, also one that nobody finds any more."""
        return entry_of(self.overlay, self.base, despite_retired=True)


async def now(desk: Desk, entry_id: str) -> Now:
    """Return how an entry is, about to change; what cannot be read of its changes counts as none."""
    kept, base = await learning.kept(desk.tx, entry_id), desk.office.files.entry(entry_id)
    if kept is None:
        return Now(Overlay(entry_id), 0, base)
    try:
        return Now(from_data(entry_id, kept.state), kept.version, base)
    except OverlayError:
        return Now(Overlay(entry_id), kept.version, base)


def parts_of(words: Mapping[str, Any]) -> dict[Part, str]:
    """Return the texts that a draft changes."""
    return {Part(name): str(text) for name, text in words.get("parts", {}).items()}


def added_of(words: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the ways to ask that a draft adds."""
    return tuple(map(str, words.get("added", ())))


def words_of(parts: Mapping[Part, str], added: Iterable[str]) -> dict[str, Any]:
    """Return texts and ways to ask as a draft keeps them."""
    return {"parts": {str(part): text for part, text in parts.items()}, "added": list(added)}


def draft_id(found: Learning) -> str:
    """Return the id of the entry that a draft is about; of a new one, one that no pack can have."""
    return found.entry_id or f"{found.service}.{NEW}"


def drafted(desk: Desk, found: Learning, at: Now, *, source: str = "") -> Overlay:
    """Return what would be written over the pack if a draft were saved now."""
    overlay = at.overlay
    if not found.entry_id:
        overlay = Overlay(draft_id(found), topic=found.topic, source=source)
    day = desk.tx.now.astimezone(desk.office.zone).date()
    return rewritten(overlay, at.base, parts_of(found.words), added=added_of(found.words), day=day)


def effect_data(measured: Measured) -> dict[str, Any]:
    """Return what was measured as a draft keeps it."""
    return {
        "asked": measured.own.asked,
        "before": measured.own.before,
        "after": measured.own.after,
        "questions": measured.questions.asked,
        "questions_before": measured.questions.before,
        "questions_after": measured.questions.after,
        "lost": [{"text": each.text, "found": each.found} for each in measured.lost[:MOST_LOST]],
        "new": measured.new,
        "found": measured.found,
        "is_worse": measured.is_worse,
    }


def is_nothing(at: Now, overlay: Overlay) -> bool:
    """Tell whether an overlay would change nothing."""
    return settled(overlay, at.base) == settled(at.overlay, at.base)


async def teach(desk: Desk, ticket: Ticket) -> Taught:
    """Return what a closed ticket teaches."""
    names = await people.names(desk.tx, {each for each in (ticket.requester_id, ticket.assignee_id) if each})
    lines = await history.read(desk.tx, ticket.id)
    names |= {line.actor_id: line.actor for line in lines if line.actor_id is not None and line.actor}
    known = own_words(desk.office.library.services.values())
    replies = [line for line in lines if line.event == Event.REPLIED and not line.is_internal]
    said = [str(line.details.get("text", "")) for line in replies]
    asked, data = await _asked(desk, ticket), list(_private(desk, ticket))

    def covered(text: str, data: Iterable[str]) -> str:
        return anonymous(text, names=names.values(), data=data, known=known)

    answer = covered(max(said, key=len, default=""), data)
    return Taught(way_to_ask(covered(asked, data)), markdown_of(escape(answer[:LONGEST_ANSWER], quote=False)))


async def _asked(desk: Desk, ticket: Ticket) -> str:
    """Return what the requester asked: as it was typed, or the longest answer in the form."""
    question = await questions.get(desk.tx, ticket.question_id)
    if question is not None and question.origin == Origin.TYPED and question.text.strip():
        return question.text
    return max(_texts(desk, ticket).values(), key=len, default=question.text if question else "")


def _texts(desk: Desk, ticket: Ticket) -> dict[str, str]:
    kind = desk.office.kind(ticket.service, ticket.kind)
    fields = {field.id for field in kind.fields if field.type == FieldType.TEXT} if kind else set()
    return {name: text for name, text in ticket.answers.items() if name in fields}


def _private(desk: Desk, ticket: Ticket) -> Iterable[str]:
    """Yield what a form's fields hold, the one with the story apart."""
    story = max(_texts(desk, ticket).values(), key=len, default="")
    kind = desk.office.kind(ticket.service, ticket.kind)
    told = {field.id for field in kind.fields if field.type != FieldType.CHOICE} if kind else set()
    yield from (text for name, text in ticket.answers.items() if name in told and text != story)


def own_words(services: Iterable[Service]) -> frozenset[str]:
    """Return the words by which services are called: part of somebody's name or not, they are no secret."""
    called = (text for each in services for text in (each.id, each.title.id, *each.names))
    return frozenset(word for text in called for word in plain(text).split())
