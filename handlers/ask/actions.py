"""A question: searched for, kept, and followed to its end."""

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.relay import Written
from knowledge.faq.entry import Entry
from knowledge.faq.judge import Decision, judge
from knowledge.rules.refusals import Refusal
from knowledge.service import RequestKind, Service
from storage import questions, tickets
from storage.questions import Outcome, Question

MOST_CHOICES = 3
MOST_CANDIDATES = 5
LONGEST_QUESTION = 4096  # characters; Telegram sends no longer text


@dataclass(frozen=True, slots=True)
class Found:
    """A question with the entries to show now, best first."""

    question: Question
    decision: Decision
    entries: tuple[Entry, ...]


async def ask(desk: Desk, person_id: int, written: Written) -> Found:
    """Search for an answer and keep the question with what was found."""
    text = written.text
    ranking = desk.office.index.search(text[:LONGEST_QUESTION], limit=MOST_CANDIDATES)
    verdict = judge(ranking)
    candidates = [hit.entry_id for hit in ranking.hits]
    question = await questions.ask(
        desk.tx,
        person_id,
        text=text,
        message_id=written.message_id,
        content=written.content,
        decision=verdict.decision,
        candidates=candidates,
        shown=verdict.entry_ids if verdict.decision == Decision.ANSWER else (),
    )
    return Found(question, verdict.decision, _entries(desk, verdict.entry_ids))


async def own_question(desk: Desk, question_id: int, *, person_id: int) -> Question:
    """Return a question of this person's; somebody else's is treated like one that never was."""
    question = await questions.get(desk.tx, question_id)
    if question is None or question.person_id != person_id:
        raise Refusal("refused-stale")
    return question


async def show(desk: Desk, question: Question, entry_id: str) -> Entry:
    """Return an entry that was found for a question, and remember that the person saw it."""
    entry = desk.office.library.entry(entry_id)
    if entry is None or entry_id not in question.candidates:
        raise Refusal("refused-stale")
    await questions.show(desk.tx, question, entry_id)
    return entry


async def solve(desk: Desk, question: Question) -> None:
    """Keep that the answer helped."""
    await questions.end(desk.tx, question.id, outcome=Outcome.SOLVED)


def others(desk: Desk, question: Question) -> tuple[Entry, ...]:
    """Return up to three further entries that the person has not seen for this question."""
    unseen = [entry_id for entry_id in question.candidates if entry_id not in question.shown]
    return _entries(desk, unseen[:MOST_CHOICES])


def likely_service(desk: Desk, question: Question) -> str:
    """Return the service that a question is probably about: that of an entry seen, else empty."""
    for entry_id in question.shown:
        entry = desk.office.library.entry(entry_id)
        if entry is not None:
            return entry.service
    return ""


def service_of(desk: Desk, entry: Entry) -> Service:
    """Return an entry's service."""
    return desk.office.library.services[entry.service]


def kind_of(desk: Desk, entry: Entry) -> RequestKind | None:
    """Return the request kind that an entry leads to."""
    return desk.office.kind(entry.service, entry.request) if entry.request else None


async def open_tickets(desk: Desk, person_id: int, *, most: int = 2) -> list[int]:
    """Return the numbers of this person's newest tickets that are not closed."""
    return await tickets.open_numbers(desk.tx, person_id, most=most)


def _entries(desk: Desk, entry_ids: list[str] | tuple[str, ...]) -> tuple[Entry, ...]:
    found = (desk.office.library.entry(entry_id) for entry_id in entry_ids)
    return tuple(entry for entry in found if entry is not None)
