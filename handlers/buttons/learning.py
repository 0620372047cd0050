"""Taps around what staff and admins write into the answers; ``part`` is one of `Part`, or ``alias``."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class TeachFaq(Tap):
    """Staff: make an answer out of this closed ticket."""

    code: ClassVar[str] = "lrn"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class TeachAlias(Tap):
    """Staff: the answer is there; what was asked is one more way to ask for it."""

    code: ClassVar[str] = "lra"
    ticket_id: int
    entry_id: str


@dataclass(frozen=True, slots=True)
class TeachNew(Tap):
    """Staff: there is no such answer yet."""

    code: ClassVar[str] = "lre"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowLearning(Tap):
    """Staff: show this draft as it would be read in this language."""

    code: ClassVar[str] = "lrs"
    learning_id: int
    language: str


@dataclass(frozen=True, slots=True)
class TypeLearning(Tap):
    """Staff: I write this part of it anew."""

    code: ClassVar[str] = "lrt"
    learning_id: int
    part: str


@dataclass(frozen=True, slots=True)
class MoveLearning(Tap):
    """Staff: it belongs to this topic; empty: let me choose one."""

    code: ClassVar[str] = "lrm"
    learning_id: int
    topic: str


@dataclass(frozen=True, slots=True)
class SaveLearning(Tap):
    """Admin: people read it from now on."""

    code: ClassVar[str] = "lrk"
    learning_id: int


@dataclass(frozen=True, slots=True)
class DropLearning(Tap):
    """Staff: throw it away."""

    code: ClassVar[str] = "lrx"
    learning_id: int


@dataclass(frozen=True, slots=True)
class FaqList(Tap):
    """Admin: list the answers of a service, those changed here, or the drafts; empty: what there is to list."""

    code: ClassVar[str] = "fq"
    which: str
    page: int


@dataclass(frozen=True, slots=True)
class FaqEntry(Tap):
    """Admin: show this answer and what can be done with it."""

    code: ClassVar[str] = "fqe"
    entry_id: str


@dataclass(frozen=True, slots=True)
class FaqEdit(Tap):
    """Admin: I write this part of it anew."""

    code: ClassVar[str] = "fqw"
    entry_id: str
    part: str


@dataclass(frozen=True, slots=True)
class FaqNew(Tap):
    """Admin: I write a new answer for this service; empty: let me choose one."""

    code: ClassVar[str] = "fqn"
    service: str


@dataclass(frozen=True, slots=True)
class TeachQuestion(Tap):
    """Admin: make an answer out of this question, which found none."""

    code: ClassVar[str] = "fqq"
    question_id: int


@dataclass(frozen=True, slots=True)
class TeachQuestionTo(Tap):
    """Admin: it is one more way to ask for this entry."""

    code: ClassVar[str] = "fqt"
    question_id: int
    entry_id: str


@dataclass(frozen=True, slots=True)
class TeachQuestionNew(Tap):
    """Admin: it wants a new answer of this service; empty: let me choose one."""

    code: ClassVar[str] = "fqs"
    question_id: int
    service: str


@dataclass(frozen=True, slots=True)
class FaqPreview(Tap):
    """Admin: show it as people read it in this language."""

    code: ClassVar[str] = "fqp"
    entry_id: str
    language: str


@dataclass(frozen=True, slots=True)
class FaqAliases(Tap):
    """Admin: show the ways to ask for it."""

    code: ClassVar[str] = "fqa"
    entry_id: str
    page: int


@dataclass(frozen=True, slots=True)
class FaqDropAlias(Tap):
    """Admin: this way to ask does not count any more; ``sign`` stands for its words."""

    code: ClassVar[str] = "fqd"
    entry_id: str
    sign: str


@dataclass(frozen=True, slots=True)
class FaqRetire(Tap):
    """Admin: nobody is to find it any more; asked once before."""

    code: ClassVar[str] = "fqr"
    entry_id: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class FaqRestore(Tap):
    """Admin: people are to find it again."""

    code: ClassVar[str] = "fqb"
    entry_id: str


@dataclass(frozen=True, slots=True)
class FaqHistory(Tap):
    """Admin: show who changed what."""

    code: ClassVar[str] = "fqh"
    entry_id: str


@dataclass(frozen=True, slots=True)
class FaqUndo(Tap):
    """Admin: take this change back, the last one that stands."""

    code: ClassVar[str] = "fqu"
    entry_id: str
    change_id: int


@dataclass(frozen=True, slots=True)
class FaqSettle(Tap):
    """Admin: what the file says counts, or what was written here does."""

    code: ClassVar[str] = "fqc"
    entry_id: str
    takes_file: bool
