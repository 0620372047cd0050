"""A form being filled in, as data."""

from dataclasses import dataclass

from knowledge.rules import form
from knowledge.service import Field, RequestKind, Service, Slot


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that fills a slot: the sender's name for it, its size in bytes, and whether it is still on its way."""

    name: str
    size: int
    is_fetching: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked, what was answered, and the step it is at.

    ``begun_from`` is the message whose button began it, 0 when it is not known: a second tap there begins nothing.
    ``next_question_id`` is the question of a request that was wanted in the middle of this one, 0 for none.
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

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The documents that these answers call for."""
        return tuple(slot for slot in self.kind.slots if form.is_asked(slot, self.answers))

    @property
    def asked(self) -> Field | Slot | None:
        """What is asked now; None at the summary."""
        return next((step for step in form.steps(self.kind, self.answers) if step.id == self.step), None)
