"""A form being filled in, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.rules import checklist, form
from knowledge.rules.form import Papers
from knowledge.service import Field, RequestKind, Service, Slot


@dataclass(frozen=True, slots=True)
class Paper:
    """What there is for a slot.

    Attributes:
        name: The sender's name for the file.
        size: In bytes, of all pages together.
        is_fetching: Whether it is still on its way.
        pages: How many pictures it is made of; 0 for a file that is whole.
        reason: Key of the text that says why it was refused or is held; empty when all is well.
        is_refused: Whether the slot is still empty because of it.
        newest: Id of the file that came last for it.
    """

    name: str
    size: int
    is_fetching: bool
    pages: int = 0
    reason: str = ""
    is_refused: bool = False
    newest: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that nobody said the place of yet: ``place`` among ``total`` such files."""

    document_id: int
    name: str
    is_picture: bool
    place: int
    total: int


Caption = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked, what was answered, and the step it is at.

    Attributes:
        begun_from: The message whose button began it, 0 when it is not known: a second tap there begins nothing.
        next_question_id: The question of a request that was wanted in the middle of this one, 0 for none.
        is_mended: Whether a line of the summary is being changed: after it comes the summary again.
        advised: Fields whose advice was given.
        advice: The field whose advice is to be given now; it is not kept.
        aside: The field that was just answered with what looks like a question, and the entry that answers it; neither
            is kept.
        chosen: The slot that the next file is for, empty for none.
        is_adding: Whether the next pictures are further pages of the chosen slot.
        list_ref: The message that shows the checklist, 0 for none.
        ticket_id: The ticket whose documents are sent once more, 0 for a new request.
        again: The slots that are sent once more.
        captions: What was written below the files, for the staff: (message id, HTML, plain text).
    """

    draft_id: int
    person_id: int
    chat_id: int
    service: Service
    kind: RequestKind
    answers: dict[str, str]
    step: str
    question_id: int
    begun_from: int = 0
    next_question_id: int = 0
    is_mended: bool = False
    advised: tuple[str, ...] = ()
    advice: str = ""
    aside: tuple[str, str] = ("", "")
    chosen: str = ""
    is_adding: bool = False
    list_ref: int = 0
    ticket_id: int = 0
    again: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The documents that these answers call for, or those that are sent once more."""
        if self.ticket_id:
            return tuple(slot for slot in self.kind.slots if slot.id in self.again)
        return form.asked_slots(self.kind, self.answers)

    @property
    def asked(self) -> Field | Papers | None:
        """What is asked now; None at the summary."""
        if self.ticket_id:
            return Papers(self.slots)
        return next((step for step in form.steps(self.kind, self.answers) if step.id == self.step), None)

    def slot(self, slot_id: str) -> Slot | None:
        """Return a slot of these by its id."""
        return next((slot for slot in self.slots if slot.id == slot_id), None)

    def is_complete(self, papers: Mapping[str, Paper]) -> bool:
        """Tell whether every required document is there."""
        return checklist.is_complete(self.slots, filled(papers))

    def state(self) -> dict[str, Any]:
        """Return what is kept of it in its draft."""
        return {
            "service": self.service.id,
            "kind": self.kind.id,
            "answers": self.answers,
            "step": self.step,
            "question_id": self.question_id,
            "begun_from": self.begun_from,
            "next_question_id": self.next_question_id,
            "is_mended": self.is_mended,
            "advised": list(self.advised),
            "chosen": self.chosen,
            "is_adding": self.is_adding,
            "list_ref": self.list_ref,
            "ticket_id": self.ticket_id,
            "slots": list(self.again),
            "captions": [list(each) for each in self.captions],
        }


def filled(papers: Mapping[str, Paper]) -> set[str]:
    """Return the slots that hold a file, perhaps one on its way."""
    return {slot for slot, paper in papers.items() if not paper.is_refused}
