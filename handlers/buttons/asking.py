"""What is tapped while asking and browsing."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class Home(Tap):
    """Back to the welcome."""

    code: ClassVar[str] = "home"


@dataclass(frozen=True, slots=True)
class Speak(Tap):
    """Talk to me in this language."""

    code: ClassVar[str] = "lang"
    language: str


@dataclass(frozen=True, slots=True)
class Browse(Tap):
    """Show a service's topics; ``path`` holds the places from the root, e.g. ``0.3`` (the root is empty)."""

    code: ClassVar[str] = "tree"
    service: str
    path: str
    page: int


@dataclass(frozen=True, slots=True)
class ReadEntry(Tap):
    """Show an entry found while browsing."""

    code: ClassVar[str] = "read"
    entry_id: str


@dataclass(frozen=True, slots=True)
class ShowAnswer(Tap):
    """Show one of the entries found for a question."""

    code: ClassVar[str] = "show"
    question_id: int
    entry_id: str


@dataclass(frozen=True, slots=True)
class Solved(Tap):
    """My question is answered."""

    code: ClassVar[str] = "ok"
    question_id: int


@dataclass(frozen=True, slots=True)
class NotSolved(Tap):
    """My question is not answered."""

    code: ClassVar[str] = "no"
    question_id: int


@dataclass(frozen=True, slots=True)
class Contact(Tap):
    """Let me talk to the office; ``service`` is empty while it is not known. 0 stands for no question."""

    code: ClassVar[str] = "ask"
    question_id: int
    service: str


@dataclass(frozen=True, slots=True)
class NoneOfThese(Tap):
    """None of the entries that I may choose from is what I mean."""

    code: ClassVar[str] = "none"
    question_id: int


@dataclass(frozen=True, slots=True)
class PickService(Tap):
    """My question is about this service; an empty one: ask me which."""

    code: ClassVar[str] = "svc"
    question_id: int
    service: str


@dataclass(frozen=True, slots=True)
class AskAlone(Tap):
    """My message has nothing to do with the question before it."""

    code: ClassVar[str] = "solo"
    question_id: int
