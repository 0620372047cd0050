"""A ticket as data for screens, gathered once from the rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from handlers.forms import Paper
from handlers.promise_view import Promise
from handlers.staff_view import StaffView
from knowledge.faq.reading import GuideStep
from knowledge.rules.ticket import ClosedAs, Decision, Event, Status
from knowledge.service import RequestKind, Service


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history; ``actor`` is empty for the desk itself.

    ``slots`` are the documents that ``text`` names in the office's language, and ``why`` one of them came back.
    ``reason`` is one of a closed set, said in the reader's language; ``number`` is that of another ticket which goes on
    in this one, and 0 for this one's own lines. One that ``is_held`` says what is kept from the group. ``before`` is
    what its writer said at first and changed since, for staff only.
    """

    at: datetime
    actor: str
    event: Event
    is_internal: bool
    text: str
    reason: str = ""
    number: int = 0
    slots: tuple[str, ...] = ()
    why: str = ""
    is_held: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class TicketView:
    """Everything a screen may show of a ticket.

    ``due_at`` is what the requester was promised, ``continues_id`` the closed ticket that this one goes on with.
    ``service`` and ``kind`` are None when the pack was taken away since; ``seen`` are ids of the entries shown,
    ``stuck`` is the step of a guide that the requester could not get past. ``is_question_held``: it is kept from the
    group until somebody wants to see it.
    """

    number: int
    service: Service | None
    kind: RequestKind | None
    unit: str
    has_topic: bool
    requester: str
    status: Status
    decision: Decision
    decided_by: str
    decided_at: datetime | None
    assignee: str
    opened_at: datetime
    closed_at: datetime | None
    answers: Mapping[str, str]
    papers: Mapping[str, Paper]
    question: str
    seen: tuple[str, ...]
    history: tuple[Line, ...]
    stuck: GuideStep | None = None
    closed_as: ClosedAs | None = None
    due_at: datetime | None = None
    continues_id: int | None = None
    promise: Promise | None = None
    is_question_held: bool = False

    def title(self, language: str) -> str:
        """Return the request kind's title, or a dash when its pack is gone."""
        return self.kind.title.spoken(language) if self.kind else "-"


@dataclass(frozen=True, slots=True)
class OwnTicket:
    """A ticket as its requester follows it.

    Attributes:
        work: What staff made of its documents, what they asked for, and the video call.
        may_reopen: Whether it is closed and still fresh enough to be opened again.
        may_evaluate: Whether it is closed and its requester is asked for an evaluation.
        is_evaluated: Whether they gave one.
        continued_by: Numbers of the tickets that go on with this one.
    """

    view: TicketView
    work: StaffView = field(default_factory=StaffView)
    may_reopen: bool = False
    may_evaluate: bool = False
    is_evaluated: bool = False
    continued_by: tuple[int, ...] = ()
