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
    """What is asked, what was answered, and the step it is at."""

    draft_id: int
    person_id: int
    chat_id: int
    service: Service
    kind: RequestKind
    answers: dict[str, str]
    step: str
    question_id: int

    @property
    def asked(self) -> Field | Slot | None:
        """What is asked now; None at the summary."""
        return next((step for step in form.steps(self.kind, self.answers) if step.id == self.step), None)
