"""What was promised of a ticket, as data for screens."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from knowledge.rules.sla import Target


@dataclass(frozen=True, slots=True)
class Promise:
    """The promise that is to be kept next.

    Attributes:
        due_at: By when; None while it waits for somebody else.
        renewed_at: What its requester was promised instead, after it was broken.
        now: When this was looked up.
        zone: The unit's own.
    """

    target: Target
    due_at: datetime | None
    renewed_at: datetime | None
    now: datetime
    zone: tzinfo

    @property
    def is_late(self) -> bool:
        """Whether it is broken."""
        return self.due_at is not None and self.due_at < self.now

    @property
    def expected_at(self) -> datetime | None:
        """Return what its requester may still expect; None for nothing that anybody could name."""
        ahead = [at for at in (self.due_at, self.renewed_at) if at is not None and at >= self.now]
        return min(ahead, default=None)
