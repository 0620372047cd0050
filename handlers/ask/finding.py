"""A message: understood, searched for, and kept with what was found."""

from dataclasses import dataclass, replace

from handlers.ask import actions, reading
from handlers.ask.actions import entries_of, services_of
from handlers.ask.reading import Past, Reading
from handlers.ask.strange import BARE, SEARCHED, Strange, strange
from handlers.desk import Desk
from handlers.relay import Content, Written
from knowledge.faq.entry import Entry
from knowledge.faq.judge import Decision
from knowledge.faq.small_talk import SmallTalk, small_talk
from knowledge.faq.text import words
from knowledge.rules.refusals import Refusal
from knowledge.service import Service
from storage import questions
from storage.questions import Outcome, Question, Response

LONGEST_QUESTION = 4096  # characters; Telegram sends no longer text


@dataclass(frozen=True, slots=True)
class Found:
    """A question with what there is to show now.

    Attributes:
        response: What to do; ``question.decision`` keeps what was done with it first.
        entries: The entry to show, or those to choose from, best first.
        services: The services to choose from, best first.
        before: The question that it was read together with.
        about: The question that somebody has in mind who says something beside it.
        rivals: Services that the same question may be about, where one of them was taken.
        talk: What was said, where nothing was asked.
        strange: Why nothing could be found, where the message itself says why.
        is_seen: The entry is one that the person has read for the question before.
        is_picked: The person has just said which service is meant.
        is_rejected: The answer shown before did not help, and the entries are what else there is.
        is_of_album: It is a further picture of an album, which was answered already.
    """

    question: Question
    response: Response
    entries: tuple[Entry, ...] = ()
    services: tuple[Service, ...] = ()
    before: Question | None = None
    about: Question | None = None
    rivals: tuple[Service, ...] = ()
    talk: SmallTalk | None = None
    strange: Strange | None = None
    is_seen: bool = False
    is_picked: bool = False
    is_rejected: bool = False
    is_of_album: bool = False


async def ask(desk: Desk, person_id: int, written: Written, *, album: str = "") -> Found:
    """Understand what a person wrote, search for an answer, and keep it with what was found."""
    past = await actions.recall(desk, person_id, except_message=written.message_id)
    talk = _talk_in(written.text)
    replied = await _reply(desk, written, past.on_screen, talk)
    if replied is not None:
        return replied
    if talk == SmallTalk.NOT_YET and written.content == Content.CAPTIONED:
        return await _reject_showing(desk, person_id, written, past, album=album)
    if talk is not None and (written.content == Content.TEXT or talk == SmallTalk.HUMAN):
        return await _talk(desk, person_id, written, talk, past, album=album)
    if talk is not None or not written.text.strip():  # a greeting below a picture asks nothing
        return await _keep_wordless(desk, person_id, written, past, album=album)
    text = written.text[:LONGEST_QUESTION]
    is_bare = strange(text) in {*BARE, Strange.SHORT}  # it follows nothing up
    found = (reading.read_alone if is_bare else reading.read)(desk.office.index, text, past)
    return await _keep(desk, person_id, written, found, past, album=album)


async def ask_alone(desk: Desk, question: Question) -> Found:
    """Search once more for a question, this time without the one before it."""
    past = await actions.recall(desk, question.person_id, except_message=question.message_id)
    found = reading.read_alone(desk.office.index, question.text[:LONGEST_QUESTION], past)
    before = await questions.get(desk.tx, question.follows_id)
    of_another = reading.messages_of(before) if before is not None else ()
    question = await questions.read_anew(
        desk.tx,
        question,
        read_as=found.read_as,
        follows_id=None,
        attachments=[each for each in question.attachments if each not in of_another],
        service=found.service,
        candidates=found.candidates,
        confidence=found.verdict.confidence,
    )
    return await _answer_anew(desk, question, found)


async def pick_service(desk: Desk, question: Question, service_id: str) -> Found:
    """Search once more for a question, in the service that the person picked."""
    if desk.office.service(service_id) is None:
        raise Refusal("refused-stale")
    found = reading.read_for(desk.office.index, question.read_as, service_id)
    question = await questions.read_anew(
        desk.tx,
        question,
        read_as=question.read_as,
        follows_id=question.follows_id,
        attachments=question.attachments,
        service=service_id,
        candidates=found.candidates,
        confidence=found.verdict.confidence,
    )
    shown = await _answer_anew(desk, question, found)
    return replace(shown, rivals=services_to_pick(desk, question), is_picked=True)


def found_before(desk: Desk, question: Question) -> Found:
    """Return what there is for a question, for somebody who was told something else first: where they would be now."""
    last = question.shown[-1:]
    if set(last) & set(question.unhelpful):
        return Found(question, Response.CHOOSE, entries_of(desk, question.offered), is_rejected=True)
    if last:
        return Found(question, Response.ANSWER, entries_of(desk, last))
    ids = question.offered if question.decision == Response.CHOOSE else ()
    asked = services_to_pick(desk, question) if question.decision == Response.SERVICE and not question.service else ()
    return Found(question, question.decision, entries_of(desk, ids), asked)


def services_to_pick(desk: Desk, question: Question) -> tuple[Service, ...]:
    """Return the services that a question may be about, best first; all of them when it does not say."""
    past = Past((), "", desk.tx.now)
    found = reading.read_alone(desk.office.index, question.read_as, past)
    return services_of(desk, found.verdict.services) or tuple(desk.office.library.services.values())


async def _reply(desk: Desk, written: Written, last: Question | None, talk: SmallTalk | None) -> Found | None:
    """Take a message as a reply to what is on the screen: a number, *yes* or *no*; None for any other message."""
    if last is None or written.content != Content.TEXT:
        return None
    chosen = reading.picked(written.text, last.offered)
    if talk == SmallTalk.OKAY and len(last.offered) == 1 and last.offered[0] not in last.shown:
        chosen = last.offered[0]
    if chosen is not None and desk.office.library.entry(chosen) is not None:
        question, entry = await actions.show(desk, last, chosen)
        return Found(question, Response.ANSWER, (entry,))
    if last.decision == Response.SERVICE and not last.service:
        service = reading.picked(written.text, services_to_pick(desk, last))
        return await pick_service(desk, last, service.id) if service else None
    return await _reject(desk, last) if talk == SmallTalk.NOT_YET else None


async def _reject(desk: Desk, last: Question) -> Found | None:
    """Keep that what is on the screen is not it, as the buttons do; None when nothing there can be meant."""
    if last.outcome in {Outcome.ADDED, Outcome.TICKET}:
        return None
    entries = await actions.reject(desk, last) if last.shown else None
    if entries is None and not await actions.decline(desk, last):
        return None
    return Found(last, Response.CHOOSE, entries or (), is_rejected=True)


def _talk_in(text: str) -> SmallTalk | None:
    """Return the small talk that a message is; politeness alone (*min*, *kak*) calls somebody, as a greeting does."""
    is_call = bool(text.strip()) and not words(text) and strange(text) is None
    return small_talk(text) or (SmallTalk.GREETING if is_call else None)


async def _reject_showing(desk: Desk, person_id: int, written: Written, past: Past, *, album: str) -> Found:
    """Take *not yet* below a picture as what it says, and keep the picture with the question."""
    last = past.in_mind if past.first_of(album) is None else None  # the first of an album was answered for all of it
    rejected = await _reject(desk, last) if last is not None else None
    kept = await _keep_wordless(desk, person_id, written, past, album=album)
    return replace(rejected, question=kept.before) if rejected is not None and kept.before is not None else kept


async def _talk(desk: Desk, person_id: int, written: Written, talk: SmallTalk, past: Past, *, album: str) -> Found:
    """Keep what was said; to a person, pictures that came just before go along, and the one that it stands below."""
    question = await questions.ask(
        desk.tx,
        person_id,
        text=written.text,
        message_id=written.message_id,
        content=written.content,
        decision=Response.TALK,
        talk=talk,
        album=album,
        attachments=past.pictures,
    )
    about = past.in_mind
    if about is not None and talk == SmallTalk.HUMAN:
        own = (written.message_id,) if written.content == Content.CAPTIONED else ()
        for each in (*past.pictures, *own):
            about = await questions.attach(desk.tx, about, each)
    return Found(question, Response.TALK, talk=talk, about=about)


async def _keep_wordless(desk: Desk, person_id: int, written: Written, past: Past, *, album: str) -> Found:
    """Keep a message in which nothing is asked; a picture belongs to the question just asked, else to its album."""
    before = past.in_mind if written.content == Content.CAPTIONED else None
    first = past.first_of(album)
    question = await questions.ask(
        desk.tx,
        person_id,
        text=written.text,
        message_id=written.message_id,
        content=written.content,
        decision=Response.WORDLESS,
        before=before,
        album=album,
        attachments=past.pictures if before is None and first is None else (),
    )
    if before is not None:
        before = await questions.attach(desk.tx, before, written.message_id)
    elif first is not None:  # the buttons below it are those of the whole album
        await questions.attach(desk.tx, first, written.message_id)
    return Found(question, Response.WORDLESS, before=before, is_of_album=first is not None)


async def _keep(desk: Desk, person_id: int, written: Written, found: Reading, past: Past, *, album: str) -> Found:
    verdict = found.verdict
    response, why = _response(found, written.text)
    seen = bool(found.before and response == Response.ANSWER and set(verdict.entry_ids) <= set(found.before.shown))
    question = await questions.ask(
        desk.tx,
        person_id,
        text=written.text,
        read_as=found.read_as,
        before=found.before,
        message_id=written.message_id,
        content=written.content,
        album=album,
        attachments=past.sent_with(found, message_id=written.message_id),
        decision=response,
        confidence=verdict.confidence,
        service=found.service or _service_answered(found, response),
        candidates=found.candidates,
        offered=verdict.entry_ids if response == Response.CHOOSE else (),
        shown=verdict.entry_ids if response == Response.ANSWER else (),
    )
    shown = _found(desk, question, found, response)
    return replace(shown, before=found.before, strange=why, is_seen=seen)


async def _answer_anew(desk: Desk, question: Question, found: Reading) -> Found:
    """Keep what is shown for a question that was searched for again."""
    (response, why), ids = _response(found, question.text), found.verdict.entry_ids
    if response == Response.ANSWER:
        for entry_id in ids:
            question = await questions.show(desk.tx, question, entry_id)
    else:
        question = await questions.offer(desk.tx, question, ids if response == Response.CHOOSE else ())
    return replace(_found(desk, question, found, response), strange=why)


def _found(desk: Desk, question: Question, found: Reading, response: Response) -> Found:
    is_shown = response in {Response.ANSWER, Response.CHOOSE}
    entries = entries_of(desk, found.verdict.entry_ids if is_shown else ())
    asked = services_of(desk, found.verdict.services if response == Response.SERVICE else ())
    return Found(question, response, entries, asked, rivals=services_of(desk, found.rivals))


def _response(found: Reading, text: str) -> tuple[Response, Strange | None]:
    """Return what to do with a question, and what is strange about one that has no clear answer."""
    if found.verdict.decision == Decision.ANSWER:
        return Response.ANSWER, None
    if found.is_name_alone:
        return Response.OPENED, None
    why = strange(text)
    if why in BARE or (why is not None and found.verdict.decision == Decision.HAND_OVER):
        return (Response.HAND_OVER if why in SEARCHED else Response.WORDLESS), why
    is_asked = found.verdict.services and not found.service
    return (Response.SERVICE if is_asked else Response(found.verdict.decision)), None


def _service_answered(found: Reading, response: Response) -> str:
    return found.verdict.entry_ids[0].partition(".")[0] if response == Response.ANSWER else ""
