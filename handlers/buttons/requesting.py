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
    """Begin a request of this kind and put the form that is half filled in aside."""

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
    """Stop filling in; what there is so far is put aside for a while."""

    code: ClassVar[str] = "stop"
    draft_id: int


@dataclass(frozen=True, slots=True)
class FormSend(Tap):
    """All is right: make it a ticket."""

    code: ClassVar[str] = "send"
    draft_id: int


@dataclass(frozen=True, slots=True)
class FormEdit(Tap):
    """Let me change this line of the summary."""

    code: ClassVar[str] = "line"
    draft_id: int
    step: str


@dataclass(frozen=True, slots=True)
class FormRestore(Tap):
    """Let me go on with the request that I cancelled."""

    code: ClassVar[str] = "undo"
    draft_id: int


@dataclass(frozen=True, slots=True)
class ReadAside(Tap):
    """Show me the answer to what I typed into the form; the form stays as it is."""

    code: ClassVar[str] = "asid"
    draft_id: int
    entry_id: str


@dataclass(frozen=True, slots=True)
class UseEarlier(Tap):
    """Answer this question as in my last request."""

    code: ClassVar[str] = "same"
    draft_id: int
    field: str


@dataclass(frozen=True, slots=True)
class ChooseSlot(Tap):
    """The next file is for this document; an empty ``slot`` is for none in particular."""

    code: ClassVar[str] = "slot"
    draft_id: int
    slot: str


@dataclass(frozen=True, slots=True)
class EmptySlot(Tap):
    """Take the file for this document away."""

    code: ClassVar[str] = "rid"
    draft_id: int
    slot: str


@dataclass(frozen=True, slots=True)
class AddPage(Tap):
    """The next pictures are further pages of this document."""

    code: ClassVar[str] = "page"
    draft_id: int
    slot: str


@dataclass(frozen=True, slots=True)
class PlaceFile(Tap):
    """The file that you asked about is for this document, or a page more of it."""

    code: ClassVar[str] = "put"
    document_id: int
    slot: str
    is_page: bool


@dataclass(frozen=True, slots=True)
class DropFile(Tap):
    """The file that you asked about was sent by mistake."""

    code: ClassVar[str] = "nope"
    document_id: int


@dataclass(frozen=True, slots=True)
class PapersDone(Tap):
    """That is all of the documents."""

    code: ClassVar[str] = "all"
    draft_id: int
