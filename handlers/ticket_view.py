"""A ticket as data for screens, gathered once from the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.forms import Paper
from knowledge.rules.ticket import Decision, Event, Status
from knowledge.service import RequestKind, Service


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history; ``actor`` is empty for the desk itself."""

    at: datetime
    actor: str
    event: Event
    is_internal: bool
    text: str


@dataclass(frozen=True, slots=True)
class TicketView:
    """Everything a screen may show of a ticket.

    ``service`` and ``kind`` are None when the pack was taken away since; ``seen`` are ids of the entries shown.
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

    def title(self, language: str) -> str:
        """Return the request kind's title, or a dash when its pack is gone."""
        return self.kind.title.spoken(language) if self.kind else "-"
