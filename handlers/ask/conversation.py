"""A question, its answer, and what the person makes of it."""

from telegram import Update

from handlers.ask import actions, screens
from handlers.buttons import AskHeld, Contact, NotSolved, ShowAnswer, Solved
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.relay import Written
from handlers.screen import Screen
from handlers.tickets import actions as tickets
from knowledge.faq.entry import Entry
from knowledge.faq.judge import Decision
from storage.questions import Question


async def asked(update: Update, context: Context) -> None:
    """A question in the person's own words, or a picture with one below it."""
    await _ask(context.visit, written(message_of(update)))


async def asked_after_all(update: Update, context: Context) -> None:
    """*No, a new question* tapped below what was written to a closed ticket."""
    visit, tap = context.visit, context.tap(update, AskHeld)
    wrote = await tickets.held(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await tickets.forget_held(visit.desk, visit.person.id, chat_id=visit.chat_id)
    await _ask(visit, wrote[-1])


async def _ask(visit: Visit, wrote: Written) -> None:
    found = await actions.ask(visit.desk, visit.person.id, wrote)
    question, opened = found.question, await actions.open_tickets(visit.desk, visit.person.id)
    if found.decision == Decision.ANSWER and found.entries:
        await visit.show(_answer(visit, question, found.entries[0], opened))
    elif found.decision == Decision.CHOOSE and found.entries:
        await visit.show(_choose(visit, question, found.entries, opened))
    elif wrote.text.strip():
        screen = screens.hand_over(visit.say, question_id=question.id, service_id="", open_tickets=opened)
        await visit.show(screen)
    else:
        await visit.show(screens.received_content(visit.say, question_id=question.id, open_tickets=opened))


async def answer_picked(update: Update, context: Context) -> None:
    """One of the choices tapped."""
    visit, tap = context.visit, context.tap(update, ShowAnswer)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    entry = await actions.show(visit.desk, question, tap.entry_id)
    await visit.show(_answer(visit, question, entry, await actions.open_tickets(visit.desk, visit.person.id)))


async def solved(update: Update, context: Context) -> None:
    """*Answered* tapped."""
    visit, tap = context.visit, context.tap(update, Solved)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    await actions.solve(visit.desk, question)
    await visit.add(screens.solved(visit.say))


async def not_solved(update: Update, context: Context) -> None:
    """*Not yet* tapped: other entries where there are any, and always a person."""
    visit, tap = context.visit, context.tap(update, NotSolved)
    question = await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    opened = await actions.open_tickets(visit.desk, visit.person.id)
    entries = actions.others(visit.desk, question)
    if entries:
        await visit.add(_choose(visit, question, entries, opened))
    else:
        service_id = actions.likely_service(visit.desk, question)
        screen = screens.hand_over(visit.say, question_id=question.id, service_id=service_id, open_tickets=opened)
        await visit.add(screen)


async def contact_wanted(update: Update, context: Context) -> None:
    """*Contact the office* tapped: which service, then what of it."""
    visit, tap = context.visit, context.tap(update, Contact)
    if tap.question_id:
        await actions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    services = tuple(visit.desk.office.library.services.values())
    only = services[0].id if len(services) == 1 else ""
    service = visit.desk.office.service(tap.service or only)
    if service is None:
        await visit.show(screens.services(visit.say, services, question_id=tap.question_id))
    else:
        await visit.show(screens.kinds(visit.say, service, question_id=tap.question_id))


def _answer(visit: Visit, question: Question, entry: Entry, opened: list[int]) -> Screen:
    return screens.answer(
        visit.say,
        entry,
        service=actions.service_of(visit.desk, entry),
        kind=actions.kind_of(visit.desk, entry),
        question_id=question.id,
        open_tickets=opened,
    )


def _choose(visit: Visit, question: Question, entries: tuple[Entry, ...], opened: list[int]) -> Screen:
    return screens.choose(
        visit.say,
        [(entry, actions.service_of(visit.desk, entry)) for entry in entries],
        question_id=question.id,
        service_id=actions.likely_service(visit.desk, question),
        open_tickets=opened,
    )
