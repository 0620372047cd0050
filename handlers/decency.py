"""Words that staff are not to read unasked, where they are typed into something: asked for again, nothing else is lost.

A message that has one is not refused: `handlers.relay` holds it back, and wherever else it would be read unasked, a row
of dots stands for it.
"""

from typing import Final

from handlers.desk import Desk
from knowledge.rules.refusals import Refusal

HELD: Final = "\u2022" * 5


def check_answer(desk: Desk, text: str) -> None:
    """Raise a refusal for an answer with one of the office's held words; other words are the cure."""
    if desk.office.held_words.is_in(text):
        raise Refusal("refused-coarse-answer")


def check_file(desk: Desk, *said: str) -> None:
    """Raise a refusal for a file whose name, or what stands below it, has such a word."""
    if any(desk.office.held_words.is_in(text) for text in said):
        raise Refusal("refused-coarse-file")


def unasked(desk: Desk, text: str, *, instead: str = HELD) -> str:
    """Return a text as it may be read unasked: what stands ``instead`` of one that has such a word."""
    return instead if desk.office.held_words.is_in(text) else text
