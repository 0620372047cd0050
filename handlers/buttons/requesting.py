"""What is tapped while filling in a request."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class StartRequest(Tap):
    """Begin a request of this kind."""

    code: ClassVar[str] = "req"
    question_id: int
    service: str
    kind: str


@dataclass(frozen=True, slots=True)
class ReplaceRequest(Tap):
    """Begin a request of this kind and throw away the form that is half filled in."""

    code: ClassVar[str] = "repl"
    draft_id: int
    service: str
    kind: str


@dataclass(frozen=True, slots=True)
class PickChoice(Tap):
    """Answer a form's question with a choice."""

    code: ClassVar[str] = "pick"
    draft_id: int
    field: str
    choice: str


@dataclass(frozen=True, slots=True)
class FormBack(Tap):
    """One question back."""

    code: ClassVar[str] = "back"
    draft_id: int


@dataclass(frozen=True, slots=True)
class FormKeep(Tap):
    """What fills this step may stay: the next one."""

    code: ClassVar[str] = "keep"
    draft_id: int
    step: str


@dataclass(frozen=True, slots=True)
class FormSkip(Tap):
    """Leave this question out."""

    code: ClassVar[str] = "skip"
    draft_id: int
    step: str


@dataclass(frozen=True, slots=True)
class FormResume(Tap):
    """Show me the question I am at."""

    code: ClassVar[str] = "cont"
    draft_id: int


@dataclass(frozen=True, slots=True)
class FormCancel(Tap):
    """Stop filling in; ``is_sure`` once it was asked."""

    code: ClassVar[str] = "stop"
    draft_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class FormSend(Tap):
    """All is right: make it a ticket."""

    code: ClassVar[str] = "send"
    draft_id: int
