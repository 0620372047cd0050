"""What was found, as data for screens."""

from dataclasses import dataclass
from datetime import timedelta

from handlers.lookup.snippets import Piece
from knowledge.rules.ticket import Status


@dataclass(frozen=True, slots=True)
class Found:
    """A ticket that was found; ``link`` and ``piece`` are empty where there is none."""

    number: int
    title: str
    status: Status
    age: timedelta
    requester: tuple[Piece, ...]
    piece: tuple[Piece, ...]
    link: str


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page of what was found.

    Attributes:
        words: What was looked for, as it was typed.
        total: Tickets found, as far as they are counted.
        has_more: There are more than are counted.
    """

    search_id: int
    words: str
    page: int
    pages: int
    total: int
    has_more: bool
    rows: tuple[Found, ...]
    is_private: bool


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a ticket is: in which unit, in which state, in whose hands, and where its card or topic stands."""

    number: int
    title: str
    unit: str
    status: Status
    assignee: str
    link: str
