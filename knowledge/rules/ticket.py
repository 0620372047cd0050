"""The ticket's life: its states, what may happen to it, and who may do it.

The two tables below are the only truth; the diagram in the README is drawn from them.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role


class Status(StrEnum):
    """Where a ticket is."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"  # staff look at it
    WAITING = "waiting"  # the requester owes a document or an answer
    VERIFYING = "verifying"  # the papers are all right: the last look, e.g. by video call
    CLOSED = "closed"


class Decision(StrEnum):
    """Whether a request that needs an approval has it."""

    NOT_NEEDED = "not_needed"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


class ClosedAs(StrEnum):
    """Why a ticket was closed."""

    SOLVED = "solved"  # staff: done
    REJECTED = "rejected"  # staff: done, after an admin rejected the request
    WITHDRAWN = "withdrawn"  # the requester no longer wants it
    BY_REQUESTER = "by_requester"  # the requester says that it is done
    NO_ANSWER = "no_answer"  # staff: the requester did not answer
    DUPLICATE = "duplicate"  # staff: the same was asked before
    NOT_OURS = "not_ours"  # staff: another office's business
    OTHER = "other"  # staff: for a reason in their own words
    MERGED = "merged"  # it goes on in an earlier ticket of the same requester
    LAPSED = "lapsed"  # the desk itself: its requester was waited for in vain
    OUTAGE = "outage"  # staff: the outage that it belonged to is over


class Event(StrEnum):
    """What can happen to a ticket; each is a line of its history."""

    OPENED = "opened"
    TAKEN = "taken"
    REPLIED = "replied"  # staff to the requester
    ANSWERED = "answered"  # the requester to staff
    NOTED = "noted"  # an internal note: staff to staff
    YES_SAID = "yes_said"  # an admin: approve it; this and the next two are seen by staff only
    NO_SAID = "no_said"
    UNDONE = "undone"  # an admin took that back in time
    APPROVED = "approved"  # the desk itself, in the admin's name: it counts now, and the requester is told
    REJECTED = "rejected"
    DOCUMENT_ACCEPTED = "document_accepted"
    DOCUMENT_RETURNED = "document_returned"  # staff: mend this one
    DOCUMENT_SENT = "document_sent"  # the requester mended one, or added one
    ASKED = "asked"  # staff: one more answer or document is needed
    GIVEN = "given"  # the requester's answer to that
    NOTHING_OWED = "nothing_owed"  # the desk itself: all that was waited for has come
    PAPERS_ACCEPTED = "papers_accepted"  # the desk itself: every document is accepted
    CALL_PROPOSED = "call_proposed"
    CALL_AGREED = "call_agreed"
    CALL_DECLINED = "call_declined"  # the requester wants another time
    CALL_CANCELLED = "call_cancelled"
    CALL_HELD = "call_held"
    CALL_MISSED = "call_missed"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    EVALUATED = "evaluated"
    LINKED = "linked"  # a new ticket goes on where this closed one ended
    ASSIGNED = "assigned"  # staff: a colleague's from now on
    RELEASED = "released"  # staff: nobody's again
    TRANSFERRED = "transferred"  # staff: another unit's from now on
    PRIORITIZED = "prioritized"
    TAGGED = "tagged"
    UNTAGGED = "untagged"
    MERGED = "merged"  # this one goes on in an earlier ticket
    ABSORBED = "absorbed"  # a later ticket goes on in this one
    RESUMED = "resumed"  # staff open it again; the requester does by writing
    ESCALATED = "escalated"  # staff: to the next tier, a unit or somebody outside
    HEARD = "heard"  # somebody outside answered
    RETURNED = "returned"  # staff: back down from there
    LAPSED = "lapsed"  # the desk itself: closed, as nothing came of what was waited for
    RECALLED = "recalled"  # staff took a message to the requester back
    PEEKED = "peeked"  # staff looked at a number that the group does not see, or at a message held back
    MUTED = "muted"  # staff: what the requester writes is kept from the group for a while
    UNMUTED = "unmuted"
    BARRED = "barred"  # an admin: the requester is answered only with why, for a while
    UNBARRED = "unbarred"
    REVIVED = "revived"  # the requester after that: it goes on waiting where it was
    ATTACHED = "attached"  # the desk itself: it is one of many reports of an outage
    DETACHED = "detached"  # the requester: it is about something else


_R, _P, _W, _V, _C = Status.RECEIVED, Status.IN_PROGRESS, Status.WAITING, Status.VERIFYING, Status.CLOSED
_STAFF = frozenset({Role.STAFF, Role.ADMIN})
_ADMIN = frozenset({Role.ADMIN})
_REQUESTER = frozenset({Role.REQUESTER})
_DESK = frozenset({Role.DESK})
_ORDERING = (Event.RELEASED, Event.TRANSFERRED, Event.PRIORITIZED, Event.ABSORBED)
_TAGGING = (Event.TAGGED, Event.UNTAGGED)
_PROTECTING = (Event.RECALLED, Event.PEEKED, Event.MUTED, Event.UNMUTED)
_BARRING = (Event.BARRED, Event.UNBARRED)
_GATHERING = (Event.ATTACHED, Event.DETACHED)

# Where each event leads, by the status it finds.
_LIFE: Mapping[Event, Mapping[Status, Status]] = {
    Event.TAKEN: {_R: _P, _P: _P, _W: _W, _V: _V},  # also later: it may have been decided before anybody took it
    Event.REPLIED: {_R: _P, _P: _P, _W: _W, _V: _V},  # whoever replies first has taken it
    Event.ANSWERED: {_R: _R, _P: _P, _W: _W, _V: _V},
    Event.NOTED: {_R: _R, _P: _P, _W: _W, _V: _V, _C: _C},
    Event.YES_SAID: {_R: _R, _P: _P, _W: _W, _V: _V},
    Event.NO_SAID: {_R: _R, _P: _P, _W: _W, _V: _V},
    Event.UNDONE: {_R: _R, _P: _P, _W: _W, _V: _V},
    Event.APPROVED: {_R: _P, _P: _P, _W: _W, _V: _V},
    Event.REJECTED: {_R: _P, _P: _P, _W: _P, _V: _V},  # nothing is waited for any more
    Event.DOCUMENT_ACCEPTED: {_R: _P, _P: _P, _W: _W, _V: _V},
    Event.DOCUMENT_RETURNED: {_R: _W, _P: _W, _W: _W, _V: _W},
    Event.DOCUMENT_SENT: {_R: _R, _P: _P, _W: _W, _V: _V},
    Event.ASKED: {_R: _W, _P: _W, _W: _W, _V: _W},
    Event.GIVEN: {_P: _P, _W: _W, _V: _V},  # also later: what was asked outlives a closing and reopening
    Event.NOTHING_OWED: {_W: _P},
    Event.PAPERS_ACCEPTED: {_P: _V},
    Event.CALL_PROPOSED: {_R: _V, _P: _V, _W: _W, _V: _V},
    Event.CALL_AGREED: {_P: _P, _W: _W, _V: _V},
    Event.CALL_DECLINED: {_P: _P, _W: _W, _V: _V},
    Event.CALL_CANCELLED: {_P: _P, _W: _W, _V: _V},
    Event.CALL_HELD: {_P: _P, _W: _W, _V: _V},
    Event.CALL_MISSED: {_P: _P, _W: _W, _V: _V},
    Event.CLOSED: {_R: _C, _P: _C, _W: _C, _V: _C},
    Event.WITHDRAWN: {_R: _C, _P: _C, _W: _C, _V: _C},
    Event.REOPENED: {_C: _P},
    Event.EVALUATED: {_C: _C},
    Event.LINKED: {_C: _C},
    Event.ASSIGNED: {_R: _P, _P: _P, _W: _W, _V: _V},
    Event.MERGED: {_R: _C, _P: _C, _W: _C, _V: _C},
    **{each: {_R: _R, _P: _P, _W: _W, _V: _V} for each in (*_ORDERING, *_GATHERING)},  # how far it has come stays
    **{each: {status: status for status in Status} for each in _TAGGING},
    Event.RESUMED: {_C: _P},
    Event.ESCALATED: {_R: _P, _P: _P, _W: _W, _V: _V},
    Event.HEARD: {_R: _R, _P: _P, _W: _W, _V: _V, _C: _C},  # also late: whoever reads it decides
    Event.RETURNED: {_P: _P, _W: _W, _V: _V},
    Event.LAPSED: {_W: _C},
    Event.REVIVED: {_C: _W},
    **{each: {status: status for status in Status} for each in (*_PROTECTING, *_BARRING)},
}

TRANSITIONS: Mapping[tuple[Status, Event], Status] = MappingProxyType(
    {(status, event): following for event, row in _LIFE.items() for status, following in row.items()}
)

WHO_MAY: Mapping[Event, frozenset[Role]] = MappingProxyType(
    {
        Event.OPENED: _REQUESTER,
        Event.TAKEN: _STAFF,
        Event.REPLIED: _STAFF,
        Event.ANSWERED: _REQUESTER,
        Event.NOTED: _STAFF,
        Event.YES_SAID: _ADMIN,
        Event.NO_SAID: _ADMIN,
        Event.UNDONE: _ADMIN,
        Event.APPROVED: _DESK,
        Event.REJECTED: _DESK,
        Event.DOCUMENT_ACCEPTED: _STAFF,
        Event.DOCUMENT_RETURNED: _STAFF,
        Event.DOCUMENT_SENT: _REQUESTER,
        Event.ASKED: _STAFF,
        Event.GIVEN: _REQUESTER,
        Event.NOTHING_OWED: _DESK,
        Event.PAPERS_ACCEPTED: _DESK,
        Event.CALL_PROPOSED: _STAFF,
        Event.CALL_AGREED: _REQUESTER,
        Event.CALL_DECLINED: _REQUESTER,
        Event.CALL_CANCELLED: _STAFF | _REQUESTER,
        Event.CALL_HELD: _STAFF,
        Event.CALL_MISSED: _STAFF,
        Event.CLOSED: _STAFF | _REQUESTER,
        Event.WITHDRAWN: _REQUESTER,
        Event.REOPENED: _REQUESTER,
        Event.EVALUATED: _REQUESTER,
        Event.LINKED: _REQUESTER,
        Event.ESCALATED: _STAFF,
        Event.HEARD: _DESK,
        Event.RETURNED: _STAFF,
        Event.LAPSED: _DESK,
        Event.REVIVED: _REQUESTER,
        Event.ATTACHED: _DESK,
        Event.DETACHED: _REQUESTER,
        **dict.fromkeys((Event.ASSIGNED, Event.MERGED, Event.RESUMED, *_ORDERING, *_TAGGING), _STAFF),
        **dict.fromkeys(_PROTECTING, _STAFF),
        **dict.fromkeys(_BARRING, _ADMIN),
    },
)


def check_right(event: Event, roles: frozenset[Role]) -> None:
    """Raise a refusal when none of these roles may do this."""
    allowed = WHO_MAY[event]
    if roles & allowed:
        return
    if Role.STAFF in allowed:
        raise Refusal("refused-not-staff")
    raise Refusal("refused-only-admin" if Role.ADMIN in allowed else "refused-not-yours")


def next_status(status: Status, event: Event, *, number: int) -> Status:
    """Return where the event leads; raise a refusal where it cannot happen."""
    following = TRANSITIONS.get((status, event))
    if following is not None:
        return following
    if event in _AFTER_CLOSING:
        raise Refusal("refused-not-closed", number=number)
    raise Refusal("refused-closed" if status == Status.CLOSED else "refused-not-now", number=number)


_AFTER_CLOSING = frozenset({Event.REOPENED, Event.EVALUATED, Event.LINKED, Event.RESUMED, Event.REVIVED})


def own_steps(status: Status, *, is_owed: bool, is_accepted: bool) -> Iterator[Event]:
    """Yield what the desk itself does next: it stops waiting for what has come, and lets complete papers go on.

    Args:
        status: The status after what a person just did.
        is_owed: A returned document was not sent again, or something asked for was not given.
        is_accepted: There are documents, and each one asked for is accepted.
    """
    if status == Status.WAITING and not is_owed:
        yield Event.NOTHING_OWED
        status = TRANSITIONS[status, Event.NOTHING_OWED]
    if status == Status.IN_PROGRESS and is_accepted and not is_owed:
        yield Event.PAPERS_ACCEPTED


_STAGES = MappingProxyType({_R: 1, _P: 2, _W: 2, _V: 3, _C: 4})
STAGES = 4  # received, looked at, verified, done


def progress(status: Status) -> int:
    """Return how many of the four stages a ticket has come to; one that waits for its requester is being looked at."""
    return _STAGES[status]


_DECISIONS = MappingProxyType({Event.APPROVED: Decision.APPROVED, Event.REJECTED: Decision.REJECTED})


def next_decision(decision: Decision, event: Event, *, number: int) -> Decision:
    """Return what an admin's approval or rejection makes of a pending decision; the first one stands."""
    if decision == Decision.NOT_NEEDED:
        raise Refusal("refused-no-decision", number=number)
    if decision != Decision.PENDING:
        raise Refusal("refused-decided", number=number)
    return _DECISIONS[event]


def check_closable(decision: Decision, *, number: int) -> None:
    """Raise a refusal when an approval is still open: closing would leave the requester without an answer.

    It binds staff; a requester needs nobody's decision to let go of an own request.
    """
    if decision == Decision.PENDING:
        raise Refusal("refused-undecided", number=number)


CLOSING_REASONS = (ClosedAs.SOLVED, ClosedAs.NO_ANSWER, ClosedAs.DUPLICATE, ClosedAs.NOT_OURS, ClosedAs.OTHER)
"""What staff may give as the reason; the last one is in their own words."""


def closed_as(
    event: Event, *, is_requester: bool, decision: Decision, said: ClosedAs = ClosedAs.SOLVED
) -> ClosedAs | None:
    """Return why a ticket is closed after this event, done by its requester or by staff; None while it is open.

    ``said`` is the reason that staff gave: one of `CLOSING_REASONS`, or that an outage is over.
    """
    if event == Event.WITHDRAWN:
        return ClosedAs.WITHDRAWN
    if event == Event.MERGED:
        return ClosedAs.MERGED
    if event == Event.LAPSED:
        return ClosedAs.LAPSED
    if event != Event.CLOSED:
        return None
    if is_requester:
        return ClosedAs.BY_REQUESTER
    return ClosedAs.REJECTED if decision == Decision.REJECTED and said == ClosedAs.SOLVED else said


def may_reopen(closed_at: datetime, now: datetime, *, days: int) -> bool:
    """Tell whether a ticket closed then is still fresh enough to go on with; later it takes a new one."""
    return now - closed_at <= timedelta(days=days)
