"""Questions that found no answer lately, as admins may read them, and drafts out of them."""

from dataclasses import dataclass
from datetime import timedelta

from handlers.desk import Desk
from handlers.learning.actions import check_admin
from handlers.learning.beginning import NEAREST, as_question, begin_edit, topic_for
from handlers.learning.drafting import added_of, own_words, parts_of, words_of
from handlers.learning.views import Row
from knowledge.faq.anonymous import anonymous, way_to_ask
from knowledge.faq.entry import Entry
from knowledge.faq.judge import Decision, judge
from knowledge.faq.overlay import Part, asked_in
from knowledge.faq.text import Words
from knowledge.rules.refusals import Refusal
from knowledge.wording import Wording
from storage import learning, people, questions
from storage.learning import Learning
from storage.people import Person
from storage.questions import Origin, Question, Response

LATELY = timedelta(days=30)
MOST_READ = 60  # of the newest questions
SHORTEST = 6  # characters of one that is worth an answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A question without an answer: as a way to ask, and the entries that are nearest to it."""

    question_id: int
    text: str
    nearest: tuple[Entry, ...]


async def listed(desk: Desk) -> list[Row]:
    """Return the newest questions that found no answer and would find none now, each thing that is asked once."""
    found: dict[Words, Row] = {}
    for question in await questions.unanswered(desk.tx, since=desk.tx.now - LATELY, limit=MOST_READ):
        text = await _way(desk, question)
        about = desk.office.index.essence(text)
        if len(text) < SHORTEST or not about or about in found:
            continue
        if judge(desk.office.index.search(text)).decision != Decision.ANSWER:
            found[about] = Row(Wording(text), "asked", question_id=question.id)
    return list(found.values())


async def asked(desk: Desk, question_id: int, *, person: Person) -> Asked:
    """Return one of them, for an admin."""
    await check_admin(desk, person)
    question = await _question(desk, question_id)
    text = await _way(desk, question)
    hits = desk.office.index.search(text, limit=NEAREST).hits
    entries = (desk.office.library.entry(hit.entry_id) for hit in hits)
    return Asked(question.id, text, tuple(entry for entry in entries if entry is not None))


async def begin(desk: Desk, question_id: int, entry_id: str, *, person: Person) -> Learning:
    """Draft a question as one more way to ask for an entry; what was drafted for that entry before stays."""
    await check_admin(desk, person)
    text = await _way(desk, await _question(desk, question_id))
    draft = await begin_edit(desk, entry_id, person=person)
    added = added_of(draft.words)
    entry = desk.office.library.entry(entry_id)
    if text and text not in added and not (entry and asked_in([entry], text)):
        await learning.rewrite(desk.tx, draft, words=words_of(parts_of(draft.words), [*added, text]))
    found = await learning.draft(desk.tx, draft.id)
    if found is None:
        raise Refusal("refused-stale")
    return found


async def begin_new(desk: Desk, question_id: int, service_id: str, *, person: Person) -> Learning:
    """Draft a question as a new entry of a service."""
    await check_admin(desk, person)
    text = await _way(desk, await _question(desk, question_id))
    topic, words = topic_for(desk, service_id, ""), words_of({Part.QUESTION: as_question(text)} if text else {}, [])
    return await learning.begin(desk.tx, person.id, service=service_id, chat_id=person.id, words=words, topic=topic)


async def _question(desk: Desk, question_id: int) -> Question:
    """Return a question that was typed and found no answer; anything else that was said is nobody's business."""
    found = await questions.get(desk.tx, question_id)
    if found is None or found.origin != Origin.TYPED or found.decision != Response.HAND_OVER:
        raise Refusal("refused-stale")
    return found


async def _way(desk: Desk, question: Question) -> str:
    author = await people.find(desk.tx, question.person_id)
    known = own_words(desk.office.library.services.values())
    return way_to_ask(anonymous(question.text, names=[author.name] if author else [], known=known))
