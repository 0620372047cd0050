"""What a tap can mean: each button is a type, and only this module knows how it travels."""

from dataclasses import astuple, dataclass, fields
from typing import ClassVar

LONGEST = 64  # bytes that Telegram keeps with a button


@dataclass(frozen=True, slots=True)
class Tap:
    """What a tap means. ``code`` is its short name on the wire; codes are never given to another type."""

    code: ClassVar[str]


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


@dataclass(frozen=True, slots=True)
class MyTickets(Tap):
    """List my tickets."""

    code: ClassVar[str] = "mine"
    page: int


@dataclass(frozen=True, slots=True)
class ViewTicket(Tap):
    """Show one of my tickets."""

    code: ClassVar[str] = "view"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AddToTicket(Tap):
    """What I just wrote belongs to this ticket."""

    code: ClassVar[str] = "add"
    question_id: int
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ReopenTicket(Tap):
    """Open this closed ticket again and hand over what I wrote."""

    code: ClassVar[str] = "reop"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AskHeld(Tap):
    """What I wrote to a closed ticket is a new question."""

    code: ClassVar[str] = "new"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class Evaluate(Tap):
    """Grade a closed ticket."""

    code: ClassVar[str] = "eval"
    ticket_id: int
    grade: int


@dataclass(frozen=True, slots=True)
class TakeTicket(Tap):
    """Staff: this one is mine."""

    code: ClassVar[str] = "take"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class Decide(Tap):
    """Admin: approve or reject the request."""

    code: ClassVar[str] = "dec"
    ticket_id: int
    approve: bool


@dataclass(frozen=True, slots=True)
class AskReject(Tap):
    """Admin: reject the request; ask me first whether I mean it."""

    code: ClassVar[str] = "nay"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AskClose(Tap):
    """Staff: this one is done; ask me first whether I mean it."""

    code: ClassVar[str] = "shut"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class CloseTicket(Tap):
    """Staff: yes, this one is done."""

    code: ClassVar[str] = "done"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowCard(Tap):
    """Staff: show the ticket's card as it is."""

    code: ClassVar[str] = "card"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowHistory(Tap):
    """Staff: show who did what to the ticket, below its card."""

    code: ClassVar[str] = "hist"
    ticket_id: int


_TYPES: dict[str, type[Tap]] = {kind.code: kind for kind in Tap.__subclasses__()}


def encode(tap: Tap) -> str:
    """Return a tap as callback data; raises ValueError when it does not fit."""
    values = [str(int(value)) if isinstance(value, bool) else str(value) for value in astuple(tap)]
    data = ":".join([tap.code, *values])
    if len(data.encode()) > LONGEST or any(":" in value for value in values):
        raise ValueError(f"a button cannot carry {data!r}")
    return data


def decode(data: str) -> Tap | None:
    """Return what callback data means, or None for data of another age, or from nobody's button."""
    code, *values = data.split(":")
    kind = _TYPES.get(code)
    if kind is None or len(values) != len(fields(kind)):
        return None
    try:
        return kind(*(_parse(field.type, value) for field, value in zip(fields(kind), values, strict=True)))
    except ValueError:
        return None


def _parse(kind: object, value: str) -> int | bool | str:
    if kind is str:
        return value
    if not value.isascii() or not value.isdigit() or len(value) > len(str(2**63)) - 1:
        raise ValueError(value)
    return bool(int(value)) if kind is bool else int(value)
