"""How staff order their work: a ticket's priority, and the tags that put it together with others."""

import re
from enum import StrEnum

from knowledge.rules.refusals import Refusal


class TicketPriority(StrEnum):
    """What goes first, lowest first."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


LONGEST_TAG = 24  # characters
MOST_TAGS = 8  # of one ticket
_BETWEEN = re.compile(r"[,;\n]+")
_UNFIT = re.compile(r"[^\w\s/&.+-]")


def tags_in(text: str) -> list[str]:
    """Return the tags that somebody typed, separated by commas or lines, as they are kept: short and in small letters.

    Raises:
        Refusal: Where there is none, or one is too long.
    """
    found: list[str] = []
    for part in _BETWEEN.split(text):
        tag = " ".join(_UNFIT.sub(" ", part).lower().split())
        if len(tag) > LONGEST_TAG:
            raise Refusal("refused-tag-long", most=LONGEST_TAG, length=len(tag))
        if tag and tag not in found:
            found.append(tag)
    if not found:
        raise Refusal("refused-tag-words")
    return found


def check_tags(tags: list[str], *, number: int) -> None:
    """Raise a refusal where a ticket would have more tags than anybody reads."""
    if len(tags) > MOST_TAGS:
        raise Refusal("refused-tags-many", number=number, most=MOST_TAGS)
