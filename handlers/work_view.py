"""How staff ordered a ticket among the others, as data for screens."""

from dataclasses import dataclass

from knowledge.rules.work import TicketPriority


@dataclass(frozen=True, slots=True)
class OutageMark:
    """The outage that a ticket belongs to; ``title`` is for staff alone: it is in another requester's words."""

    number: int
    title: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Order:
    """A ticket among the others.

    Attributes:
        siblings: Numbers of the other open tickets of its requester.
        has_other_units: Whether there is a unit that it could go to.
        merged_into: The ticket that this one goes on in.
        absorbed: Numbers of the tickets that go on in this one.
        is_overdue: Whether what was promised has passed.
        outage: The outage that it belongs to, or belonged to.
    """

    priority: TicketPriority = TicketPriority.NORMAL
    tags: tuple[str, ...] = ()
    siblings: tuple[int, ...] = ()
    has_other_units: bool = False
    merged_into: int | None = None
    absorbed: tuple[int, ...] = ()
    is_overdue: bool = False
    outage: OutageMark | None = None
