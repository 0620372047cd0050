"""What is tapped while reading an answer: a guide's steps, the situations it tells apart, what stands beside it.

Codes are short: each button carries a question's number, an entry's id and a place in it, in 64 bytes.
"""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class TurnStep(Tap):
    """Show this step of a guide; the first is 1."""

    code: ClassVar[str] = "st"
    question_id: int
    entry_id: str
    step: int


@dataclass(frozen=True, slots=True)
class PickVariant(Tap):
    """This is my situation; the first is 1, and 0 leads back to where they are told apart."""

    code: ClassVar[str] = "va"
    question_id: int
    entry_id: str
    variant: int


@dataclass(frozen=True, slots=True)
class StuckAt(Tap):
    """I cannot get past this step of the guide."""

    code: ClassVar[str] = "sk"
    question_id: int
    entry_id: str
    step: int


@dataclass(frozen=True, slots=True)
class SeeAlso(Tap):
    """Show an entry that stands beside the one I have read."""

    code: ClassVar[str] = "al"
    question_id: int
    entry_id: str
