"""A question, its answer, and what the person makes of it."""

from telegram import Message, Update
from telegram.constants import MessageType
from telegram.helpers import effective_message_type

from handlers.ask import actions, finding, screens
from handlers.ask.finding import Found
from handlers.ask.screens import Remarks
from handlers.ask.wordless import PICTURES, Wordless
from handlers.buttons import (
    AnswerAnyway,
    AskAlone,
    AskHeld,
    Contact,
    NoneOfThese,
    NotSolved,
    NotThisOutage,
    PickService,
    ShowAnswer,
    Solved,
)
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.opened import entry_read
from handlers.outages import actions as outages
from handlers.relay import Content
from handlers.screen import Screen
from handlers.tickets import actions as tickets
from knowledge.faq.entry import Entry
from knowledge.faq.small_talk import SmallTalk
from storage.questions import Origin, Question, Response

_WORDLESS: dict[str, Wordless] = {
    MessageType.VOICE: Wordless.VOICE,
    MessageType.AUDIO: Wordless.VOICE,
    MessageType.VIDEO: Wordless.VIDEO,
    MessageType.ANIMATION: Wordless.VIDEO,
    MessageType.STICKER: Wordless.STICKER,
    MessageType.DICE: Wordless.STICKER,
    MessageType.LOCATION: Wordless.PLACE,
    MessageType.VENUE: Wordless.PLACE,
    MessageType.CONTACT: Wordless.PERSON,
    MessageType.POLL: Wordless.POLL,
    MessageType.PHOTO: Wordless.PHOTO,
    MessageType.DOCUMENT: Wordless.DOCUMENT,
}


async def asked(update: Update, context: Context) -> None:
    """A question in the person's own words, a picture with or without one, or something that asks nothing."""
    visit, message = context.visit, message_of(update)
    album = message.media_group_id or ""
    found = await finding.ask(visit.desk, visit.person.id, written(message), album=album)
    await _answer_found(visit, found, kind_of(message))


async def shown_again(update: Update, context: Context) -> None:
    """After another language was asked for: what the person was looking at comes again, in that language."""
    visit = context.visit
    question = await actions.on_screen(visit.desk, visit.person.id) if visit.draft is None else None
    if question is not None:
        await visit.add(await _reply(visit, finding.found_before(visit.desk, question)))


async def asked_after_all(update: Update, context: Context) -> None:
    """*No, a new question* tapped below what was written to a closed ticket."""
    visit, tap = context.visit, context.tap(update, AskHeld)
    wrote = await tickets.held(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await tickets.forget_held(visit.desk, visit.person.id, chat_id=visit.chat_id)
    found = [await finding.ask(visit.desk, visit.person.id, each) for each in wrote]
    in_words = [each for each in found if each.response not in {Response.WORDLESS, Response.TALK}]
    await _answer_found(visit, (in_words or found)[-1], Wordless.OTHER)


async def asked_alone(update: Update, context: Context) -> None:
    """*This is a new question* tapped below what was read together with the one before."""
    visit, tap = context.visit, context.tap(update, AskAlone)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    await visit.show(await _reply(visit, await finding.ask_alone(visit.desk, question)))


async def service_picked(update: Update, context: Context) -> None:
    """One of the services tapped that a question may be about, or the wish to see them."""
    visit, tap = context.visit, context.tap(update, PickService)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    if tap.service:
        await visit.show(await _reply(visit, await finding.pick_service(visit.desk, question, tap.service)))
        return
    services = finding.services_to_pick(visit.desk, question)
    remarks = await _remarks(visit, question)
    await visit.show(screens.ask_service(visit.say, services, question_id=question.id, remarks=remarks))


async def answer_picked(update: Update, context: Context) -> None:
    """One of the choices tapped."""
    visit, tap = context.visit, context.tap(update, ShowAnswer)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    question, entry = await actions.show(visit.desk, question, tap.entry_id)
    notice = await outages.notice_for_question(visit.desk, question, person=visit.person)
    await visit.show(notice or await _answer(visit, question, entry, await _remarks(visit, question)))


async def solved(update: Update, context: Context) -> None:
    """*Answered* tapped; a second tap has nothing to add."""
    visit, tap = context.visit, context.tap(update, Solved)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    if await actions.solve(visit.desk, question):
        await visit.add(screens.solved(visit.say))
    else:
        visit.answer_tap(visit.say.plain("toast-solved"))


async def not_solved(update: Update, context: Context) -> None:
    """*Not yet* tapped: an outage of it, other entries where there are any, then other words, and always a person."""
    visit, tap = context.visit, context.tap(update, NotSolved)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    entries = await actions.reject(visit.desk, question)
    if entries is None:
        visit.answer_tap(visit.say.plain("toast-judged"))
        return
    notice = await outages.notice_for_question(visit.desk, question, person=visit.person, is_rejected=True)
    await visit.add(notice or await _further(visit, question, entries))


async def none_fits(update: Update, context: Context) -> None:
    """*None of these* tapped: other words, or a person."""
    visit, tap = context.visit, context.tap(update, NoneOfThese)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    if await actions.decline(visit.desk, question):
        await visit.show(await _rephrase(visit, question))
    else:
        visit.answer_tap(visit.say.plain("toast-judged"))


async def not_this_outage(update: Update, context: Context) -> None:
    """*Not this* tapped below the word of an outage: on to what was asked, or to what becomes of the tickets."""
    visit, tap = context.visit, context.tap(update, NotThisOutage)
    question = None
    if tap.question_id:
        question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    left = await outages.decline(visit.desk, tap.outage_id, person=visit.person)
    await visit.show(left if question is None else await _reply(visit, finding.found_before(visit.desk, question)))


async def answered_anyway(update: Update, context: Context) -> None:
    """*Show the answer* tapped by somebody who knows of the outage."""
    visit, tap = context.visit, context.tap(update, AnswerAnyway)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    await visit.show(await _reply(visit, finding.found_before(visit.desk, question)))


async def contact_wanted(update: Update, context: Context) -> None:
    """*Contact the office* tapped: which service, then what of it."""
    visit, tap = context.visit, context.tap(update, Contact)
    services = tuple(visit.desk.office.library.services.values())
    only = services[0].id if len(services) == 1 else ""
    service = visit.desk.office.service(tap.service or only)
    if tap.question_id:
        question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
        await actions.want_contact(visit.desk, question, service.id if service else "")
    if service is None:
        await visit.show(screens.services(visit.say, services, question_id=tap.question_id))
    else:
        await visit.show(screens.kinds(visit.say, service, question_id=tap.question_id))


async def _answer_found(visit: Visit, found: Found, kind: Wordless) -> None:
    if found.response == Response.WORDLESS and found.strange is None:
        await _answer_wordless(visit, found, kind)
    elif found.talk is not None:
        await _answer_talk(visit, found, found.talk)
    else:
        notice = await outages.notice_for_question(visit.desk, found.question, person=visit.person)
        await visit.show(notice or await _reply(visit, found))


async def _reply(visit: Visit, found: Found) -> Screen:
    """Return the screen for what was found; every one of them leads on."""
    question, remarks = found.question, await _remarks(visit, found.question, found)
    service = visit.desk.office.service(question.service)
    if found.is_rejected:
        return await _further(visit, question, found.entries)
    if found.response == Response.OPENED and service is not None:
        return screens.about(visit.say, service, question_id=question.id, remarks=remarks)
    if found.services:
        return screens.ask_service(visit.say, found.services, question_id=question.id, remarks=remarks)
    if found.entries:
        return await _entries(visit, found, remarks)
    return screens.hand_over(
        visit.say, question_id=question.id, service_id=question.service, remarks=remarks, strange=found.strange
    )


async def _entries(visit: Visit, found: Found, remarks: Remarks) -> Screen:
    question, entry = found.question, found.entries[0]
    if found.response != Response.ANSWER:
        return _choose(visit, question, found.entries, remarks)
    if found.is_seen:
        return screens.answer_above(visit.say, entry, question_id=question.id, remarks=remarks)
    return await _answer(visit, question, entry, remarks)


async def _answer_wordless(visit: Visit, found: Found, kind: Wordless) -> None:
    """Answer a message without words; a further picture of an album was answered with the first."""
    if found.is_of_album:
        return
    question, about, remarks = found.question, found.before, await _remarks(visit, found.question)
    if about is not None and kind in PICTURES:
        screen = screens.picture_kept(
            visit.say,
            actions.spoken(visit.desk, about, visit.say.language),
            about_id=about.id,
            service_id=about.service,
            question_id=question.id,
            remarks=remarks,
        )
    else:
        about_id, service_id = (about.id, about.service) if about else (question.id, "")
        screen = screens.wordless(
            visit.say, kind, about_id=about_id, service_id=service_id, question_id=question.id, remarks=remarks
        )
    await visit.show(screen)


async def _answer_talk(visit: Visit, found: Found, talk: SmallTalk) -> None:
    """Answer small talk; the ways to a person lead there with the question that was asked before it."""
    said, about, remarks = found.question, found.about, await _remarks(visit, found.question, found)
    if talk != SmallTalk.HUMAN:
        carrying = about or (said if said.attachments else None)  # pictures that came before it
        screen = screens.small_talk(
            visit.say,
            talk,
            question_id=said.id,
            about_id=carrying.id if carrying else 0,
            service_id=about.service if about else "",
            remarks=remarks,
        )
        await visit.show(screen)
        return
    question = about or said
    await actions.want_contact(visit.desk, question, "")
    service, services = visit.desk.office.service(question.service), visit.desk.office.library.services.values()
    await visit.show(screens.human(visit.say, service, tuple(services), question_id=question.id, remarks=remarks))


async def _remarks(visit: Visit, question: Question, found: Found | None = None) -> Remarks:
    """Return what to say beside an answer."""
    rivals = found.rivals if found else ()
    taken = next((each for each in rivals if each.id == question.service), None)
    return Remarks(
        before=actions.spoken(visit.desk, found.before, visit.say.language) if found and found.before else "",
        service=taken if found and not found.is_picked else None,
        has_other_services=taken is not None,
        has_attachment=found is not None and (question.content != Content.TEXT or bool(question.attachments)),
        open_tickets=await actions.open_tickets(visit.desk, visit.person.id),
    )


async def _further(visit: Visit, question: Question, entries: tuple[Entry, ...]) -> Screen:
    """Return what follows an answer that did not help: other entries where there are any, then other words."""
    if entries:
        return _choose(visit, question, entries, await _remarks(visit, question), is_further=True)
    return await _rephrase(visit, question)


async def _rephrase(visit: Visit, question: Question) -> Screen:
    remarks = await _remarks(visit, question)
    return screens.rephrase(visit.say, question_id=question.id, service_id=question.service, remarks=remarks)


async def _answer(visit: Visit, question: Question, entry: Entry, remarks: Remarks) -> Screen:
    if question.origin != Origin.TYPED:
        return await entry_read(visit, question, entry)
    library = visit.desk.office.library
    return screens.answer(visit.say, entry, library=library, question_id=question.id, remarks=remarks)


def _choose(
    visit: Visit, question: Question, entries: tuple[Entry, ...], remarks: Remarks, *, is_further: bool = False
) -> Screen:
    return screens.choose(
        visit.say,
        [(entry, actions.service_of(visit.desk, entry)) for entry in entries],
        question_id=question.id,
        service_id=question.service,
        remarks=remarks,
        is_further=is_further,
    )


def kind_of(message: Message) -> Wordless:
    """Return what a message is apart from its words."""
    return _WORDLESS.get(effective_message_type(message) or "", Wordless.OTHER)
