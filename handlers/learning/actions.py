"""Drafts: written on, saved or thrown away."""

from dataclasses import replace

from handlers import prompts
from handlers.desk import Desk
from handlers.learning.drafting import (
    Now,
    added_of,
    draft_id,
    drafted,
    is_nothing,
    now,
    parts_of,
    words_of,
)
from handlers.learning.views import ALIAS
from handlers.markdown import telegram_html
from handlers.markdown_written import markdown_of
from handlers.relay import Written
from handlers.splitting import units_shown
from handlers.staff import actions as staff
from handlers.units import administered
from handlers.wanted import Prompt, Wanted
from knowledge.faq.entry import Entry
from knowledge.faq.layered import new_id
from knowledge.faq.overlay import Part, as_data
from knowledge.rules import learning as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role
from knowledge.rules.ticket import Event
from storage import learning, tickets
from storage.learning import ChangeKind, DraftState, Learning
from storage.people import Person

_ANSWERS = frozenset({Part.ANSWER, Part.ANSWER_EN})


async def check_admin(desk: Desk, person: Person) -> None:
    """Raise a refusal for somebody who administers no unit: the answers are the whole office's."""
    if not await administered(desk, person.id):
        raise Refusal("refused-faq-admin")


async def draft_for(desk: Desk, learning_id: int, *, person: Person) -> Learning:
    """Return a draft that waits, about to change: a ticket's for staff of its unit, any other for its author."""
    found = await learning.draft(desk.tx, learning_id)
    if found is None:
        raise Refusal("refused-stale")
    if found.ticket_id is not None:
        await staff.ticket_for(desk, found.ticket_id, Event.NOTED, person_id=person.id)
    else:
        await check_admin(desk, person)
        if found.by_id != person.id:
            raise Refusal("refused-faq-not-yours")
    if found.state != DraftState.OPEN:
        name = await learning.ended_by(desk.tx, found.id)
        raise Refusal("refused-faq-saved" if found.state == DraftState.SAVED else "refused-faq-dropped", name=name)
    return found


async def look_again(desk: Desk, found: Learning) -> Learning:
    """Let a draft begin with the entry as it is now: whoever looks at it sees what was changed meanwhile."""
    at = await now(desk, draft_id(found))
    if not found.entry_id or at.version == found.based_on:
        return found
    await learning.rewrite(desk.tx, found, based_on=at.version)
    return await _known(desk, found.id)


async def ask_words(
    desk: Desk, found: Learning, part: str, *, person: Person, chat_id: int, message_id: int
) -> Part | None:
    """Wait for a part of a draft; return which text it is, None for a way to ask."""
    wanted = None if part == ALIAS else _part(part)
    ticket_id = found.ticket_id if chat_id != person.id else None  # in one's own chat, it is about no ticket
    prompt = Prompt(Wanted.FAQ, found.id, ticket_id or 0, message_id, kept=part)
    await prompts.ask(desk, person.id, chat_id=chat_id, prompt=prompt)
    return wanted


async def write(desk: Desk, found: Learning, part: str, written: Written) -> Learning:
    """Take what was written as a part of a draft."""
    parts, added = parts_of(found.words), list(added_of(found.words))
    if part == ALIAS:
        entry = (await now(desk, draft_id(found))).entry
        line = rules.check_alias(written.text, desk.office.library.entries(), entry)
        added = [line] if _is_alias(found) else [*(each for each in added if each != line), line]
    elif _part(part) in _ANSWERS:
        answer = markdown_of(written.html)
        parts[_part(part)] = rules.check_answer(answer, length=units_shown(telegram_html(answer)))
    else:
        line = rules.check_line(written.text)
        rules.check_free([line], desk.office.library.entries(), found.entry_id)
        parts[_part(part)] = line
    await learning.rewrite(desk.tx, found, words=words_of(parts, added))
    return await _known(desk, found.id)


def lacks_answer(found: Learning) -> bool:
    """Tell whether a new entry has no answer yet."""
    return not found.entry_id and not parts_of(found.words).get(Part.ANSWER)


async def move(desk: Desk, found: Learning, topic: str) -> Learning:
    """Let a new entry belong to another topic."""
    if found.entry_id or topic not in topics(desk, found):
        raise Refusal("refused-stale")
    await learning.rewrite(desk.tx, found, topic=topic)
    return await _known(desk, found.id)


def topics(desk: Desk, found: Learning) -> dict[str, str]:
    """Return the topics that an entry of a draft's service may belong to: ids and titles."""
    service = desk.office.service(found.service)
    return {topic.id: topic.title.spoken(desk.office.language) for topic in service.topics} if service else {}


async def save(desk: Desk, found: Learning, *, person: Person, source: str) -> Entry:
    """Let people read what a draft says; a refusal for everybody but admins, and where somebody was faster."""
    await _check_approves(desk, found, person)
    at = await now(desk, draft_id(found))
    if at.version != found.based_on:
        newest = await learning.changes(desk.tx, found.entry_id, limit=1)
        raise Refusal("refused-faq-changed", name=next((each.by for each in newest), "") or "-")
    entry_id = found.entry_id or await _new_id(desk, found)
    overlay = drafted(desk, found, at, source=source)
    entry = _checked(desk, found, at, source)
    kind = ChangeKind.WRITTEN if parts_of(found.words) else ChangeKind.ALIASES
    is_first = await learning.change(
        desk.tx,
        entry_id,
        kind=kind if found.entry_id else ChangeKind.ADDED,
        before=as_data(at.overlay),
        after=as_data(overlay),
        based_on=at.version,
        by=person.id,
        ticket_id=found.ticket_id,
    )
    if not is_first:
        raise Refusal("refused-faq-changed", name="-")
    await learning.end(desk.tx, found.id, DraftState.SAVED, by=person.id, entry_id=entry_id)
    return replace(entry, id=entry_id)


async def drop(desk: Desk, found: Learning, *, person: Person) -> None:
    """Throw a draft away."""
    await learning.end(desk.tx, found.id, DraftState.DROPPED, by=person.id)


def _checked(desk: Desk, found: Learning, at: Now, source: str) -> Entry:
    """Return the entry that a draft makes; a refusal when something is missing, or somebody asks it elsewhere."""
    overlay = drafted(desk, found, at, source=source)
    said = {**parts_of(found.words)}
    if not found.entry_id:
        for part, key in ((Part.QUESTION, "refused-faq-no-question"), (Part.ANSWER, "refused-faq-no-answer")):
            if not said.get(part):
                raise Refusal(key)
    elif is_nothing(at, overlay):
        raise Refusal("refused-faq-nothing")
    lines = [said[part] for part in (Part.QUESTION, Part.QUESTION_EN) if part in said]
    rules.check_free([*lines, *added_of(found.words)], desk.office.library.entries(), found.entry_id)
    entry = Now(overlay, at.version, at.base).entry
    if entry is None or desk.office.service(found.service) is None:
        raise Refusal("refused-answer-gone")
    return entry


async def _check_approves(desk: Desk, found: Learning, person: Person) -> None:
    if found.ticket_id is None:
        await check_admin(desk, person)
        return
    ticket = await tickets.get(desk.tx, found.ticket_id)
    if ticket is None or Role.ADMIN not in await staff.staff_roles(desk, ticket, person.id):
        raise Refusal("refused-faq-approve")


async def _known(desk: Desk, learning_id: int) -> Learning:
    found = await learning.draft(desk.tx, learning_id)
    if found is None:
        raise Refusal("refused-stale")
    return found


async def _new_id(desk: Desk, found: Learning) -> str:
    service = desk.office.service(found.service)
    if service is None:
        raise Refusal("refused-answer-gone")
    kept = {each.entry_id for each in await learning.all_kept(desk.tx)}
    taken = kept | set(service.entries) | set(desk.office.files.services[service.id].entries)
    return new_id(service, parts_of(found.words).get(Part.QUESTION, ""), taken)


def _part(part: str) -> Part:
    if part not in set(Part):
        raise Refusal("refused-stale")
    return Part(part)


def _is_alias(found: Learning) -> bool:
    """Tell whether a draft is one way to ask learned from a ticket: writing it anew replaces it."""
    return found.ticket_id is not None and bool(found.entry_id)
