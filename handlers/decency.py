"""Words that staff are not to read unasked, where they are typed into something: asked for again, nothing else is lost.

A message that has one is not refused: `handlers.relay` holds it back.
"""

from handlers.desk import Desk
from knowledge.rules.refusals import Refusal


def check_answer(desk: Desk, text: str) -> None:
    """Raise a refusal for an answer with one of the office's held words; other words are the cure."""
    if desk.office.held_words.is_in(text):
        raise Refusal("refused-coarse-answer")


def check_file(desk: Desk, *said: str) -> None:
    """Raise a refusal for a file whose name, or what stands below it, has such a word."""
    if any(desk.office.held_words.is_in(text) for text in said):
        raise Refusal("refused-coarse-file")
