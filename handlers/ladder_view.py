"""Where a ticket stands on the escalation ladder, as data for screens."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.rules.escalation import Need, NeedState, Rung, is_complete
from knowledge.wording import Wording


class Post(StrEnum):
    """How it stands with the e-mail of a step outside."""

    BY_HAND = "by-hand"  # staff sent it themselves
    WAITING = "waiting"
    FAILING = "failing"  # it was tried, and is tried again
    OUT = "out"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Away:
    """A step up that a ticket has taken and not come back from.

    Attributes:
        since: When it came there; None while its e-mail is on its way.
        reason: Why the e-mail is not out.
        number: That the other side gave the ticket; empty when it is not known.
        answered_at: When the other side last answered.
        is_answerable: Whether an answer to it can go out as an e-mail.
    """

    escalation_id: int
    title: Wording
    is_outside: bool
    since: datetime | None
    post: Post = Post.BY_HAND
    reason: str = ""
    number: str = ""
    answered_at: datetime | None = None
    is_answerable: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """Somebody outside who had a ticket until then, and the number that it had there; empty when not known."""

    title: Wording
    until: datetime
    number: str = ""


@dataclass(frozen=True, slots=True)
class LadderView:
    """All there is to know of a ticket's way up and down.

    Attributes:
        own: What the unit that has it is called.
        above: The next step; None at the top, and while somebody outside has it.
        needs: What the next step wants.
        away: The last step that was taken.
        past: The last step, where it led outside and is over.
        below: The unit that it came from; empty where it began.
        lowest: The unit in which it began to go up: what is mended goes back there.
        is_mailed: Whether the next step's e-mail is sent by the desk; else staff send it themselves.
    """

    own: Wording
    above: Rung | None
    needs: tuple[Need, ...] = ()
    away: Away | None = None
    past: Past | None = None
    below: str = ""
    lowest: str = ""
    is_mailed: bool = False

    @property
    def missing(self) -> tuple[Need, ...]:
        """What nobody has and nobody was asked for."""
        return tuple(need for need in self.needs if need.state is NeedState.MISSING)

    @property
    def is_complete(self) -> bool:
        """Whether the next step has all that it wants."""
        return is_complete(self.needs)


@dataclass(frozen=True, slots=True)
class CameIn:
    """A mail from outside, for staff.

    Attributes:
        kind: ``answer``, ``automatic`` or ``bounce``.
        number: That the ticket has there, where it is to be offered; else empty.
        left_out: Names of files that have to be fetched from the mail folder by hand.
        size: In bytes, of one that was too large to be read; else 0.
        is_open: Whether the ticket is still there.
    """

    mail_id: int
    kind: str
    sender: str
    text: str
    number: str
    left_out: tuple[str, ...]
    size: int
    is_open: bool
