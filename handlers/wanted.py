"""Words that are waited for, as data."""

from dataclasses import dataclass
from enum import StrEnum


class Wanted(StrEnum):
    """What the next words are."""

    REASON = "reason"  # staff: why a document comes back
    WISH = "wish"  # staff: what else is needed
    LINK = "link"  # staff: the meeting's address
    NEED = "need"  # staff: what the next step of the ladder wants
    MAIL = "mail"  # staff: a further e-mail to somebody outside
    NUMBER = "number"  # staff: the number that the ticket has there
    TAGS = "tags"  # staff: a ticket's tags
    CLOSING = "closing"  # staff: why a ticket is closed
    CANNED = "canned"  # staff: a reply for the next time
    NOTE = "note"  # staff: a note for colleagues
    MUTE_REASON = "mute_reason"  # staff: why somebody is muted; the subject is for how many hours
    BAN_REASON = "ban_reason"
    OBJECTION = "objection"  # requester: why a ban is wrong
    REJECTION = "rejection"  # admin: why a request is rejected
    GIVEN = "given"  # requester: the answer to a wish
    WRITE = "write"  # requester: a message for the staff of a ticket
    REOPEN = "reopen"  # requester: what is still to be done for a closed ticket
    COMMENT = "comment"  # requester: what the grades do not say
    FAQ = "faq"  # staff, admin: a part of a draft; ``kept`` says which
    TEAM = "team"  # requester: what a company's team must know of who wants to join


BEGUN_BY_TAP = frozenset({Wanted.GIVEN, Wanted.WRITE, Wanted.REOPEN, Wanted.COMMENT, Wanted.TEAM, Wanted.FAQ})
"""What somebody begins with a tap in an own chat, and leaves with any other."""


IN_SENTENCES = frozenset(
    {
        Wanted.REASON,
        Wanted.WISH,
        Wanted.LINK,
        Wanted.NEED,
        Wanted.MAIL,
        Wanted.NUMBER,
        Wanted.CLOSING,
        Wanted.MUTE_REASON,
        Wanted.BAN_REASON,
        Wanted.REJECTION,
    }
)
"""What no single word such as *batal* can be meant for; a tag or a note can."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What was asked for: ``subject`` is the id of the document, ticket, demand or appointment that it is about.

    ``message_id`` is the message that asks; in a group, only an answer to it counts. ``album`` is Telegram's name for
    pictures sent together, once the first of them came: only the others are still wanted. ``kept`` is what was said for
    the same thing before, as JSON.
    """

    wanted: Wanted
    subject: int
    ticket_id: int
    message_id: int
    album: str = ""
    kept: str = ""
