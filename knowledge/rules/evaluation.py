"""The evaluation after closing: a form of questions, each answered on four levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import ClosedAs
from knowledge.wording import Wording

GRADES = (1, 2, 3, 4)  # the worst first: not satisfied, less satisfied, satisfied, very satisfied


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``levels`` are the labels of the four grades, the worst first."""

    id: str
    text: Wording
    levels: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Questions about one thing."""

    title: Wording
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """What a requester is asked after closing. ``id`` is that of a form that comes with the program, or `OWN`."""

    id: str
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in order."""
        return tuple(question for section in self.sections for question in section.questions)

    def section_of(self, question_id: str) -> Section:
        """Return the section that a question stands in; raises LookupError for a question of another form."""
        for section in self.sections:
            if any(question.id == question_id for question in section.questions):
                return section
        raise LookupError(question_id)


OWN = "own"  # the id of a form that a pack wrote itself


_NOT_ASKED = frozenset(
    {ClosedAs.WITHDRAWN, ClosedAs.MERGED, ClosedAs.NO_ANSWER, ClosedAs.DUPLICATE, ClosedAs.NOT_OURS, ClosedAs.LAPSED}
    | {ClosedAs.OUTAGE}  # one button for all of a person's tickets, and only whoever taps it is asked
)


def is_asked(closed_as: ClosedAs | None) -> bool:
    """Tell whether a requester is asked for an evaluation by itself: not where nobody served them."""
    return closed_as not in _NOT_ASKED


def check_grade(grade: int) -> int:
    """Return the grade; raise a refusal for one that is not on the scale."""
    if grade not in GRADES:
        raise Refusal("refused-stale")
    return grade


def check_question(form: EvaluationForm, question_id: str) -> Question:
    """Return a question of the form; raise a refusal for one that it does not (any more) have."""
    for question in form.questions:
        if question.id == question_id:
            return question
    raise Refusal("refused-stale")


def place(form: EvaluationForm, question_id: str) -> int:
    """Return where a question stands, 1 being the first."""
    return [question.id for question in form.questions].index(question_id) + 1


def next_question(form: EvaluationForm, grades: Mapping[str, int]) -> Question | None:
    """Return the first question without a grade; None when all have one."""
    return next((question for question in form.questions if question.id not in grades), None)


def question_before(form: EvaluationForm, question_id: str) -> Question:
    """Return the question before this one; the first stays where it is."""
    return form.questions[max(place(form, check_question(form, question_id).id) - 2, 0)]


def average(grades: Mapping[str, int]) -> float:
    """Return the mean grade, 1 to 4; there is at least one."""
    return sum(grades.values()) / len(grades)


def is_low(grades: Mapping[str, int], *, at_most: float) -> bool:
    """Tell whether a unit should hear of these grades: their mean is this or less."""
    return average(grades) <= at_most


CROWD = 3


def is_crowd(count: int) -> bool:
    """Tell whether so many people asked for the same lately that naming it does not name one of them."""
    return count >= CROWD


_MARKS = ((88.31, "A"), (76.61, "B"), (65.00, "C"), (0.0, "D"))  # from this index on, after rounding


def satisfaction_index(means: Sequence[float]) -> tuple[float, str]:
    """Return the public satisfaction index (SKM) of the means of its elements, and its mark.

    Args:
        means: The mean grade of each element, 1 to 4; at least one. The official survey has nine.

    Returns:
        The index, 25 to 100 with two decimals, and the mark from A (very good) to D.
    """
    index = round(sum(means) / len(means) * 25, 2)
    return index, next(mark for lowest, mark in _MARKS if index >= lowest)
