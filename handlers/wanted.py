"""Words that are waited for, as data."""

from dataclasses import dataclass
from enum import StrEnum


class Wanted(StrEnum):
    """What the next words are."""

    REASON = "reason"  # staff: why a document comes back
    WISH = "wish"  # staff: what else is needed
    LINK = "link"  # staff: the meeting's address
    GIVEN = "given"  # requester: the answer to a wish
    WRITE = "write"  # requester: a message for the staff of a ticket
    REOPEN = "reopen"  # requester: what is still to be done for a closed ticket
    COMMENT = "comment"  # requester: what the grades do not say


BEGUN_BY_TAP = frozenset({Wanted.GIVEN, Wanted.WRITE, Wanted.REOPEN, Wanted.COMMENT})
"""What a requester begins with a tap, and leaves with any other."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What was asked for: ``subject`` is the id of the document, ticket, demand or appointment that it is about.

    ``message_id`` is the message that asks; in a group, only an answer to it counts. ``album`` is Telegram's name for
    pictures sent together, once the first of them came: only the others are still wanted.
    """

    wanted: Wanted
    subject: int
    ticket_id: int
    message_id: int
    album: str = ""
