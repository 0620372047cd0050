"""Messages in which nothing can be looked up, told apart so that each gets a fitting word."""

import re
import unicodedata
from enum import StrEnum

LEAST_LETTERS = 3
LEAST_DIGITS = 6  # an error code is shorter
LONG = 600  # characters; a question that says one thing is shorter
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_MAIL = re.compile(r"\S+@\S+\.\S+")


class Strange(StrEnum):
    """What a message is made of."""

    SIGNS = "signs"
    """Emoji or punctuation alone."""
    LINK = "link"
    DATA = "data"
    """A number too long for a code, or an e-mail address, alone."""
    SCRIPT = "script"
    """Letters that neither Indonesian nor English is written with."""
    SHORT = "short"
    LONG = "long"


BARE = frozenset({Strange.SIGNS, Strange.LINK, Strange.DATA})  # asks nothing, whatever it resembles
SEARCHED = frozenset({Strange.SCRIPT, Strange.LONG})  # a question all the same, though nobody found its answer


def strange(text: str) -> Strange | None:
    """Return what is strange about a message that is no clear question; None for ordinary words."""
    words = unicodedata.normalize("NFKC", text)
    rest = _LINK.sub(" ", _MAIL.sub(" ", words))
    letters = [each for each in rest if each.isalpha()]
    if not letters:
        return _bare(words, rest)
    latin = sum(unicodedata.name(each, "").startswith("LATIN") for each in letters)
    if latin < len(letters) / 2:
        return Strange.SCRIPT
    if len(letters) < LEAST_LETTERS:
        return Strange.SHORT
    return Strange.LONG if len(text) > LONG else None


def _bare(words: str, rest: str) -> Strange:
    """Return what a message without a word of its own is; ``rest`` has neither addresses nor links."""
    digits = sum(each.isdigit() for each in rest)
    if digits >= LEAST_DIGITS or _MAIL.search(words):
        return Strange.DATA
    if _LINK.search(words):
        return Strange.LINK
    return Strange.SHORT if digits else Strange.SIGNS
