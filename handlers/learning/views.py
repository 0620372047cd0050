"""Drafts and entries as data for screens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from knowledge.faq.entry import Entry
from knowledge.faq.overlay import Part
from knowledge.wording import Language, Wording
from storage.learning import ChangeKind

ALIAS: Final = "alias"  # beside the texts of `Part`, what can be typed
DRAFTS: Final = "-drafts"  # beside the ids of services, what can be listed
CHANGED: Final = "-changed"
UNANSWERED: Final = "-asked"
PAGE: Final = 8


class DraftKind(StrEnum):
    """What a draft would do."""

    ALIAS = "alias"
    NEW = "new"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Moved:
    """A way of asking that would find another entry; ``found`` is what that asks, empty for none."""

    text: str
    found: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a draft would do to the search: counts of questions that find their entry first, before and after.

    ``asked`` is how many of the office's own ways of asking were looked for, ``questions`` how many others are known.
    """

    asked: int
    before: int
    after: int
    questions: int
    questions_before: int
    questions_after: int
    lost: tuple[Moved, ...]
    new: int
    found: int
    is_worse: bool


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft.

    Attributes:
        number: Of the ticket that it is learned from; 0 for none.
        by: Who wrote it.
        question: What the entry asks now; empty for a new one.
        service: Its title.
        topic: Its title; empty where there is none to choose.
        entry: As people would read it; None while its question or answer is missing.
        added: Ways to ask that come with it.
        parts: Texts that it changes.
        changed_by: Who changed the entry since the draft was begun; empty for nobody.
        has_covered: Something private is covered in it.
        effect: What it would do to the search; None while that is not known.
        is_unmeasured: That could not be told.
    """

    id: int
    kind: DraftKind
    number: int
    by: str
    question: Wording
    service: str
    topic: str
    entry: Entry | None
    added: tuple[str, ...]
    parts: tuple[Part, ...]
    changed_by: str
    has_covered: bool
    effect: Effect | None
    is_unmeasured: bool
    language: Language = Language.ID


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry as its admins see it.

    Attributes:
        clashes: Texts that are otherwise in the file since they were changed here, with what the file says.
        is_changed: Something is different from the file.
    """

    entry: Entry
    service: str
    is_changed: bool
    is_retired: bool
    is_new: bool
    clashes: tuple[tuple[Part, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One change: the entry's texts and ways to ask that it changed, before and after."""

    at: datetime
    by: str
    kind: ChangeKind
    ticket_id: int
    undone_by: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """Who changed an entry; ``undo_id`` is the change that can be taken back, 0 for none."""

    entry_id: str
    question: Wording
    lines: tuple[Line, ...]
    undo_id: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, and what a tap opens: an entry, a draft by its number, or a question without an answer."""

    text: Wording
    mark: str
    entry_id: str = ""
    learning_id: int = 0
    question_id: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a list, and where it stands among the pages."""

    rows: tuple[Row, ...]
    page: int
    pages: int

    @classmethod
    def of(cls, rows: Sequence[Row], page: int) -> "Page":
        """Return a page of a list, the nearest there is."""
        pages = max(1, -(-len(rows) // PAGE))
        here = min(page, pages - 1)
        return cls(tuple(rows[here * PAGE : (here + 1) * PAGE]), here, pages)
