"""The ticket's life: its states, what may happen to it, and who may do it.

The two tables below are the only truth; the diagram in the README is drawn from them.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role


class Status(StrEnum):
    """Where a ticket is."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"


class Decision(StrEnum):
    """Whether a request that needs an approval has it."""

    NOT_NEEDED = "not_needed"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


class Event(StrEnum):
    """What can happen to a ticket; each is a line of its history."""

    OPENED = "opened"
    TAKEN = "taken"
    REPLIED = "replied"  # staff to the requester
    ANSWERED = "answered"  # the requester to staff
    NOTED = "noted"  # an internal note: staff to staff
    APPROVED = "approved"
    REJECTED = "rejected"
    CLOSED = "closed"
    REOPENED = "reopened"
    EVALUATED = "evaluated"


_R, _P, _C = Status.RECEIVED, Status.IN_PROGRESS, Status.CLOSED

TRANSITIONS: Mapping[tuple[Status, Event], Status] = MappingProxyType(
    {
        (_R, Event.TAKEN): _P,
        (_R, Event.REPLIED): _P,  # whoever replies first has taken it
        (_R, Event.ANSWERED): _R,
        (_R, Event.NOTED): _R,
        (_R, Event.APPROVED): _P,
        (_R, Event.REJECTED): _P,
        (_P, Event.TAKEN): _P,  # it may be in progress with nobody's name on it: decided before anybody took it
        (_P, Event.REPLIED): _P,
        (_P, Event.ANSWERED): _P,
        (_P, Event.NOTED): _P,
        (_P, Event.APPROVED): _P,
        (_P, Event.REJECTED): _P,
        (_P, Event.CLOSED): _C,
        (_R, Event.CLOSED): _C,
        (_C, Event.NOTED): _C,
        (_C, Event.REOPENED): _P,
        (_C, Event.EVALUATED): _C,
    },
)

WHO_MAY: Mapping[Event, frozenset[Role]] = MappingProxyType(
    {
        Event.OPENED: frozenset({Role.REQUESTER}),
        Event.TAKEN: frozenset({Role.STAFF, Role.ADMIN}),
        Event.REPLIED: frozenset({Role.STAFF, Role.ADMIN}),
        Event.ANSWERED: frozenset({Role.REQUESTER}),
        Event.NOTED: frozenset({Role.STAFF, Role.ADMIN}),
        Event.APPROVED: frozenset({Role.ADMIN}),
        Event.REJECTED: frozenset({Role.ADMIN}),
        Event.CLOSED: frozenset({Role.STAFF, Role.ADMIN}),
        Event.REOPENED: frozenset({Role.REQUESTER}),
        Event.EVALUATED: frozenset({Role.REQUESTER}),
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
    if following is None:
        key = {
            Status.CLOSED: "refused-closed",
            Status.IN_PROGRESS: "refused-already-taken",
            Status.RECEIVED: "refused-not-closed",
        }[status]
        raise Refusal("refused-not-closed" if event in _AFTER_CLOSING else key, number=number)
    return following


_AFTER_CLOSING = frozenset({Event.REOPENED, Event.EVALUATED})

_DECISIONS = MappingProxyType({Event.APPROVED: Decision.APPROVED, Event.REJECTED: Decision.REJECTED})


def next_decision(decision: Decision, event: Event, *, number: int) -> Decision:
    """Return what an admin's approval or rejection makes of a pending decision; the first one stands."""
    if decision == Decision.NOT_NEEDED:
        raise Refusal("refused-no-decision", number=number)
    if decision != Decision.PENDING:
        raise Refusal("refused-decided", number=number)
    return _DECISIONS[event]


def check_closable(decision: Decision, *, number: int) -> None:
    """Raise a refusal when an approval is still open: closing would leave the requester without an answer."""
    if decision == Decision.PENDING:
        raise Refusal("refused-undecided", number=number)
