"""The card's buttons, as two tables: what a ticket needs next, and below *More* everything else.

A room adds a line: the key of its label, what a tap means for a ticket's number, and when it is shown. Who may do it
is decided when it is tapped: a group's card has the same buttons for all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from handlers.buttons import (
    AskAssign,
    AskClose,
    AskMerge,
    AskPriority,
    AskReject,
    AskTags,
    AskTransfer,
    Decide,
    ResumeTicket,
    ShowCall,
    ShowCanned,
    ShowCard,
    ShowCompany,
    ShowData,
    ShowHistory,
    ShowLadder,
    ShowMore,
    ShowPapers,
    ShowProtection,
    ShowWishes,
    TakeTicket,
    Tap,
    TeachFaq,
    TellDecision,
    TypeNote,
    UndoDecision,
)
from handlers.card.veiling import hides_something
from handlers.screen import Button
from handlers.staff_view import StaffView
from handlers.texts import Texts
from handlers.ticket_view import TicketView
from knowledge.rules.appointments import CallState
from knowledge.rules.ticket import Decision, Status
from knowledge.rules.verdicts import VerdictState

Condition = Callable[[TicketView, StaffView], bool]
Rows = tuple[tuple[Button, ...], ...]
IN_A_ROW = 2  # buttons below More


@dataclass(frozen=True, slots=True)
class Entry:
    """One button of the card.

    Attributes:
        label: The key of its text; ``$count`` in it is the number of documents not looked at.
        tap: What it means for a ticket's number: a type, or a function for one with more to say.
        is_shown: When it is there, by the ticket and what staff made of it.
    """

    label: str
    tap: Callable[[int], Tap]
    is_shown: Condition


def always(_view: TicketView, _work: StaffView) -> bool:
    """Whatever happens to the ticket."""
    return True


def is_open(view: TicketView, _work: StaffView) -> bool:
    """While the ticket is not closed."""
    return view.status != Status.CLOSED


def is_closed(view: TicketView, _work: StaffView) -> bool:
    """When the ticket is closed."""
    return view.status == Status.CLOSED


def _is_untaken(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and not view.assignee


def _is_undecided(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and view.decision == Decision.PENDING and not _is_to_be_told(view, work)


def _is_to_be_told(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and work.verdict is not None and work.verdict.state == VerdictState.STANDING


def _can_be_undone(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and work.verdict is not None and work.verdict.can_be_undone


def _has_fellows(_view: TicketView, work: StaffView) -> bool:
    return work.account is not None and work.account.total > len(work.account.fellows)


def _is_closable(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and view.decision != Decision.PENDING  # not before somebody has decided


def _has_unseen(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and work.unseen > 0


def _has_seen(view: TicketView, work: StaffView) -> bool:
    return bool(work.papers) and not _has_unseen(view, work)


def _is_called(view: TicketView, work: StaffView) -> bool:
    has_call = work.call is not None and work.call.state != CallState.REPLACED
    return is_open(view, work) and (has_call or view.status == Status.VERIFYING)


def _is_callable(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and not _is_called(view, work)


def _hides_data(view: TicketView, _work: StaffView) -> bool:
    return hides_something(view)


def _is_resumable(view: TicketView, work: StaffView) -> bool:
    return is_closed(view, work) and work.order.merged_into is None


def _has_siblings(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and bool(work.order.siblings)


def _has_other_units(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and work.order.has_other_units


# What an admin does with a request that needs a decision.
DECIDING: tuple[tuple[Entry, ...], ...] = (
    (Entry("button-company", lambda number: ShowCompany(number, 0), _has_fellows),),
    (
        Entry("button-approve", lambda number: Decide(number, approve=True), _is_undecided),
        Entry("button-reject", AskReject, _is_undecided),
    ),
    (
        Entry("button-undo-decision", UndoDecision, _can_be_undone),
        Entry("button-tell-now", TellDecision, _is_to_be_told),
    ),
)


def _is_on_ladder(view: TicketView, work: StaffView) -> bool:
    return is_open(view, work) and work.has_ladder


# What stands on the cards of other sections that may decide.
SECOND: tuple[tuple[Entry, ...], ...] = (*DECIDING, (Entry("button-wishes", ShowWishes, _is_undecided),))

# The first level: each inner tuple is a row, of which those are there that are shown.
MAIN: tuple[tuple[Entry, ...], ...] = (
    (Entry("button-take", TakeTicket, _is_untaken),),
    (
        Entry("button-papers-unseen", ShowPapers, _has_unseen),
        Entry("button-papers", ShowPapers, _has_seen),
    ),
    *DECIDING,
    (Entry("button-call", ShowCall, _is_called),),
    (
        Entry("button-close", AskClose, _is_closable),
        Entry("button-wishes", ShowWishes, is_open),
    ),
    (
        Entry("button-work-resume", ResumeTicket, _is_resumable),
        Entry("button-learn", TeachFaq, _is_resumable),
    ),
    (
        Entry("button-canned-list", lambda number: ShowCanned(number, 0), is_open),
        Entry("button-history", ShowHistory, always),
        Entry("button-more", ShowMore, always),
    ),
)

# The second level: one line for each room, two buttons a row in this order.
MORE: tuple[Entry, ...] = (
    Entry("button-work-assign", lambda number: AskAssign(number, 0), is_open),
    Entry("button-work-transfer", AskTransfer, _has_other_units),
    Entry("button-work-priority", AskPriority, is_open),
    Entry("button-work-tags", AskTags, always),
    Entry("button-work-merge", AskMerge, _has_siblings),
    Entry("button-call", ShowCall, _is_callable),
    Entry("button-ladder", ShowLadder, _is_on_ladder),
    Entry("button-note", TypeNote, always),
    Entry("button-data", ShowData, _hides_data),
    Entry("button-protection", ShowProtection, always),
)


def main(say: Texts, view: TicketView, work: StaffView) -> Rows:
    """Return the buttons below a card: what comes next, by the ticket's state."""
    has_more = bool(_shown(MORE, view, work))
    rows = (_buttons(say, (each for each in row if each.tap is not ShowMore or has_more), view, work) for row in MAIN)
    return tuple(row for row in rows if row)


def deciding(say: Texts, view: TicketView, work: StaffView) -> Rows:
    """Return the buttons below the card of a section that decides on another one's ticket."""
    return tuple(row for row in (_buttons(say, each, view, work) for each in SECOND) if row)


def more(say: Texts, view: TicketView, work: StaffView) -> Rows:
    """Return everything else, with the way back."""
    buttons = _buttons(say, MORE, view, work)
    rows = [buttons[start : start + IN_A_ROW] for start in range(0, len(buttons), IN_A_ROW)]
    return (*rows, (Button(say.plain("button-back"), ShowCard(view.number)),))


def _shown(entries: Iterable[Entry], view: TicketView, work: StaffView) -> list[Entry]:
    return [entry for entry in entries if entry.is_shown(view, work)]


def _buttons(say: Texts, entries: Iterable[Entry], view: TicketView, work: StaffView) -> tuple[Button, ...]:
    return tuple(
        Button(say.plain(entry.label, count=work.unseen), entry.tap(view.number))
        for entry in _shown(entries, view, work)
    )
