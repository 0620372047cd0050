"""What a card tells staff beside the ticket itself: documents, things asked for, the video call. Data for screens."""

from dataclasses import dataclass, field
from datetime import datetime

from handlers.account_view import AccountView, VerdictView
from handlers.ladder_view import Away
from handlers.work_view import Order
from knowledge.rules.appointments import CallState
from knowledge.rules.review import PaperState


@dataclass(frozen=True, slots=True)
class SentPaper:
    """A document as staff see it.

    Attributes:
        name: The sender's word.
        size: In bytes.
        reason: Why it came back (a usual reason's name, or staff's own words), or the text key of why it is held.
        reviewer: Who accepted or returned it; empty for nobody.
    """

    document_id: int
    slot: str
    name: str
    size: int
    state: PaperState
    reason: str
    reviewer: str


@dataclass(frozen=True, slots=True)
class Wish:
    """Something staff asked for; ``answer`` is empty until it is given."""

    demand_id: int
    text: str
    answer: str
    is_open: bool
    is_file: bool


@dataclass(frozen=True, slots=True)
class Call:
    """The newest video call of a ticket; ``at`` is None until both agreed."""

    appointment_id: int
    state: CallState
    is_now: bool
    at: datetime | None
    proposals: tuple[datetime, ...]
    link: str


@dataclass(frozen=True, slots=True)
class StaffView:
    """Everything of that kind; empty for a ticket on which nothing of it happened."""

    papers: tuple[SentPaper, ...] = ()
    wishes: tuple[Wish, ...] = ()
    call: Call | None = None
    account: AccountView | None = None
    verdict: VerdictView | None = None
    order: Order = field(default_factory=Order)
    away: Away | None = None  # up the ladder
    has_ladder: bool = False  # whether there is a way up or down

    @property
    def unseen(self) -> int:
        """How many documents wait for staff."""
        return sum(paper.state in {PaperState.NEW, PaperState.HELD} for paper in self.papers)

    def paper(self, document_id: int) -> SentPaper | None:
        """Return a document by its id."""
        return next((paper for paper in self.papers if paper.document_id == document_id), None)
