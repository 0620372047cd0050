"""What is tapped while a request's documents are looked at, and when staff ask for more."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class ShowPapers(Tap):
    """Staff: list the documents in the card's place."""

    code: ClassVar[str] = "docs"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowPaper(Tap):
    """Staff: one document, in the card's place."""

    code: ClassVar[str] = "doc"
    document_id: int


@dataclass(frozen=True, slots=True)
class OpenPaper(Tap):
    """Staff: send me the file itself."""

    code: ClassVar[str] = "open"
    document_id: int


@dataclass(frozen=True, slots=True)
class AcceptPaper(Tap):
    """Staff: this document is all right."""

    code: ClassVar[str] = "acc"
    document_id: int


@dataclass(frozen=True, slots=True)
class AcceptPapers(Tap):
    """Staff: all documents are all right."""

    code: ClassVar[str] = "accs"
    ticket_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class AskReason(Tap):
    """Staff: this document has to be sent again; ask me why."""

    code: ClassVar[str] = "why"
    document_id: int


@dataclass(frozen=True, slots=True)
class ReturnPaper(Tap):
    """Staff: this document has to be sent again, for one of the usual reasons."""

    code: ClassVar[str] = "ret"
    document_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class TypeReason(Tap):
    """Staff: I write myself why this document has to be sent again."""

    code: ClassVar[str] = "rety"
    document_id: int


@dataclass(frozen=True, slots=True)
class ReleasePaper(Tap):
    """Staff: let a held document through to its review; ``is_sure`` once it was warned."""

    code: ClassVar[str] = "free"
    document_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class UndoReview(Tap):
    """Staff: take back what was said of this document."""

    code: ClassVar[str] = "unrv"
    document_id: int


@dataclass(frozen=True, slots=True)
class MendPapers(Tap):
    """Requester: I send what came back once more."""

    code: ClassVar[str] = "mend"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowWishes(Tap):
    """Staff: what was asked for beside the form, and asking for more."""

    code: ClassVar[str] = "more"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class TypeWish(Tap):
    """Staff: I write what else is needed."""

    code: ClassVar[str] = "wish"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class DropWish(Tap):
    """Staff: this is no longer needed."""

    code: ClassVar[str] = "dropw"
    demand_id: int


@dataclass(frozen=True, slots=True)
class GiveWish(Tap):
    """Requester: my next message is what was asked for; off again with ``is_on`` false."""

    code: ClassVar[str] = "give"
    demand_id: int
    is_on: bool
