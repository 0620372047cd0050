"""Reading on in an entry: where the person is, and where they cannot go on."""

from dataclasses import dataclass

from handlers.ask import actions as asking
from handlers.desk import Desk
from knowledge.faq.entry import Entry
from knowledge.faq.reading import GuideStep, nearest_step
from knowledge.rules.refusals import Refusal
from storage import questions, stuck
from storage.questions import Origin, Outcome, Question


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry, and the question that it is read for."""

    question: Question
    entry: Entry


async def read(desk: Desk, person_id: int, *, question_id: int, entry_id: str) -> Reading:
    """Return an entry that a person reads for a question of their own, and remember that they saw it.

    A refusal when the question is not theirs, or the entry is gone.
    """
    question = await asking.own_question(desk, question_id, person_id=person_id)
    entry = asking.entry_by(desk, entry_id)
    if question.shown[-1:] != (entry_id,):
        question = await questions.show(desk.tx, question, entry_id)
    return Reading(question, entry)


async def turn(desk: Desk, reading: Reading, step: int) -> int:
    """Return the step that is shown for the one wanted; somebody who gets past a step is no longer stuck there."""
    at = nearest_step(reading.entry, step)
    before = await stuck.of_question(desk.tx, reading.question.id)
    is_past = before is not None and before.entry_id == reading.entry.id and before.step < at
    if is_past and reading.question.outcome != Outcome.TICKET:  # what a ticket says stays said
        await stuck.stick(desk.tx, reading.question.id, at=None)
    return at


async def stick(desk: Desk, reading: Reading, step: int) -> tuple[Reading, int]:
    """Keep at which step the person is stuck, with a question that has no ticket yet; return both.

    A refusal when the entry is no guide any more.
    """
    at = nearest_step(reading.entry, step)
    if not at:
        raise Refusal("refused-answer-gone")
    question = reading.question
    if question.outcome == Outcome.TICKET:
        question = await asking.open_entry(
            desk, question.person_id, reading.entry.id, origin=Origin.BROWSED, message_id=question.message_id
        )
    await stuck.stick(desk.tx, question.id, at=GuideStep(reading.entry.id, at))
    return Reading(question, reading.entry), at
