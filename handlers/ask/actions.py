"""A question, followed to its end: what was read, what helped, and who wants a person."""

from collections.abc import Iterable
from datetime import timedelta

from handlers.ask import reading
from handlers.ask.reading import Past
from handlers.desk import Desk
from handlers.relay import Content
from knowledge.faq.entry import Entry
from knowledge.rules.refusals import Refusal
from knowledge.service import Service
from storage import questions, tickets
from storage.questions import Origin, Outcome, Question, Response

MOST_CHOICES = 3
MOST_RECALLED = 8  # of a person's newest questions
MOST_AT_ALL = 40  # of them, where the newest are pictures and small talk alone: an album has ten
SAME_READING = timedelta(hours=1)


async def recall(desk: Desk, person_id: int, *, except_message: int = 0) -> Past:
    """Return what a person asked lately; a message that is asked anew does not follow itself."""
    since = desk.tx.now - reading.REMEMBERED
    newest = await questions.recent(desk.tx, person_id, since=since, most=MOST_RECALLED)
    if len(newest) == MOST_RECALLED and not any(each.decision in reading.ASKED for each in newest):
        newest = await questions.recent(desk.tx, person_id, since=since, most=MOST_AT_ALL)
    known = any(each.service for each in newest)
    of_ticket = "" if known else await questions.service_of_last_ticket(desk.tx, person_id, since=since)
    others = tuple(each for each in newest if each.message_id != except_message)
    mended = (each for each in newest if each.message_id == except_message and each.origin == Origin.TYPED)
    return Past(others, of_ticket, desk.tx.now, next(mended, None))


async def open_entry(desk: Desk, person_id: int, entry_id: str, *, origin: Origin, message_id: int) -> Question:
    """Keep that a person opened an entry without asking, in the tree or by a link, as a question with this answer.

    The question's id is what *Answered*, *Not yet* and the steps of a guide work with. ``message_id`` is the
    message that it was opened from. Opening the same entry again within the hour is the same question; a refusal
    when there is no such entry.
    """
    entry = entry_by(desk, entry_id)
    newest = await questions.recent(desk.tx, person_id, since=desk.tx.now - SAME_READING, most=1)
    for known in newest:
        if known.origin == origin and known.shown == (entry_id,) and known.outcome == Outcome.OPEN:
            return known
    return await questions.ask(
        desk.tx,
        person_id,
        origin=origin,
        text=entry.question.spoken(desk.office.language),
        message_id=message_id,
        content=Content.TEXT,
        decision=Response.OPENED,
        service=entry.service,
        candidates=(entry_id, *entry.related),
        shown=(entry_id,),
    )


async def on_screen(desk: Desk, person_id: int) -> Question | None:
    """Return the question whose answer or choice a person still looks at; None where it came to another end."""
    last = (await recall(desk, person_id)).on_screen
    if last is None or entries_of(desk, last.shown[-1:]):
        return last
    is_topic = last.origin == Origin.BROWSED  # opened, and nothing is written about it: no question was asked
    return last if not is_topic and last.outcome in {Outcome.OPEN, Outcome.UNSOLVED, Outcome.CONTACT} else None


async def own_question(desk: Desk, question_id: int, *, person_id: int) -> Question:
    """Return a question of this person's; somebody else's is treated like one that never was."""
    question = await questions.get(desk.tx, question_id)
    if question is None or question.person_id != person_id:
        raise Refusal("refused-stale")
    return question


async def show(desk: Desk, question: Question, entry_id: str) -> tuple[Question, Entry]:
    """Return an entry that was found for a question or stands beside one read, and keep that the person saw it."""
    entry = entry_by(desk, entry_id)
    beside = {name for each in entries_of(desk, question.shown) for name in each.related}
    if entry_id not in {*question.candidates, *question.offered, *question.shown, *beside}:
        raise Refusal("refused-stale")
    return await questions.show(desk.tx, question, entry_id), entry


async def solve(desk: Desk, question: Question) -> bool:
    """Keep that the answer helped; False when that was known."""
    return await questions.end(desk.tx, question.id, outcome=Outcome.SOLVED)


async def reject(desk: Desk, question: Question) -> tuple[Entry, ...] | None:
    """Keep that the answer read last did not help.

    Returns what else may be offered, nothing when it is used up; None when it was said before.
    """
    last = question.shown[-1:]
    if set(last) & set(question.unhelpful) and question.outcome != Outcome.SOLVED:
        return None
    question = await questions.reject(desk.tx, question, last)
    await questions.end(desk.tx, question.id, outcome=Outcome.UNSOLVED)
    beside = [name for each in entries_of(desk, last) for name in each.related]
    unseen = [each for each in dict.fromkeys([*question.candidates, *beside]) if each not in question.shown]
    others = entries_of(desk, unseen)[:MOST_CHOICES]
    await questions.offer(desk.tx, question, [entry.id for entry in others])
    return others


async def decline(desk: Desk, question: Question) -> bool:
    """Keep that none of the entries offered was meant; False when that was said before."""
    if not question.offered:
        return False
    await questions.offer(desk.tx, question, ())
    await questions.end(desk.tx, question.id, outcome=Outcome.UNSOLVED)
    return True


async def want_contact(desk: Desk, question: Question, service_id: str) -> None:
    """Keep that a person was asked for, and about which service."""
    await questions.end(desk.tx, question.id, outcome=Outcome.CONTACT)
    if service_id and service_id != question.service:
        await questions.settle_service(desk.tx, question, service_id)


async def hand_on(desk: Desk, question: Question) -> None:
    """Keep that a question went to the staff of a ticket that was open already."""
    await questions.end(desk.tx, question.id, outcome=Outcome.ADDED)


def spoken(desk: Desk, question: Question, language: str) -> str:
    """Return a question in the words that it was read in, or in the person's language where a button opened it."""
    if question.origin == Origin.TYPED:
        return question.read_as
    opened = desk.office.library.entry(question.candidates[0]) if question.candidates else None
    return opened.question.spoken(language) if opened is not None else question.text


def entry_by(desk: Desk, entry_id: str) -> Entry:
    """Return an entry; a refusal when its pack no longer has it."""
    entry = desk.office.library.entry(entry_id)
    if entry is None:
        raise Refusal("refused-answer-gone")
    return entry


def service_of(desk: Desk, entry: Entry) -> Service:
    """Return an entry's service."""
    return desk.office.library.services[entry.service]


async def open_tickets(desk: Desk, person_id: int, *, most: int = 2) -> list[int]:
    """Return the numbers of this person's newest tickets that are not closed."""
    return await tickets.open_numbers(desk.tx, person_id, most=most)


def entries_of(desk: Desk, entry_ids: Iterable[str]) -> tuple[Entry, ...]:
    """Return the entries by these ids that are still there."""
    found = (desk.office.library.entry(entry_id) for entry_id in entry_ids)
    return tuple(entry for entry in found if entry is not None)


def services_of(desk: Desk, service_ids: Iterable[str]) -> tuple[Service, ...]:
    """Return the services by these ids that are still there."""
    found = (desk.office.service(service_id) for service_id in service_ids)
    return tuple(service for service in found if service is not None)
