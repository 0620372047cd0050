"""The evaluation after closing."""

from telegram import Update

from handlers import prompts
from handlers.buttons import AddComment, Evaluate, EvaluateBack, EvaluateSkip, MyEvaluation
from handlers.context import Context
from handlers.desk import Visit
from handlers.evaluation import actions, screens
from handlers.evaluation.actions import Opened
from handlers.incoming import message_of, written
from handlers.screen import Screen
from handlers.wanted import Prompt, Wanted


async def graded(update: Update, context: Context) -> None:
    """A grade tapped: the next question takes this one's place."""
    visit, tap = context.visit, context.tap(update, Evaluate)
    opened = await actions.open_own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    after = await actions.grade(visit.desk, opened, tap.question, tap.grade)
    await visit.show(_next(visit, after))


async def gone_back(update: Update, context: Context) -> None:
    """*Back* tapped."""
    visit, tap = context.visit, context.tap(update, EvaluateBack)
    opened = await actions.open_own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await visit.show(screens.question(visit.say, actions.question_before(opened, tap.question)))


async def skipped(update: Update, context: Context) -> None:
    """*Rather not* tapped."""
    visit, tap = context.visit, context.tap(update, EvaluateSkip)
    opened = await actions.open_own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await actions.skip(visit.desk, opened)
    await visit.show(screens.skipped(visit.say, number=tap.ticket_id))


async def mine_wanted(update: Update, context: Context) -> None:
    """*My evaluation* tapped: what was given, or the question it stopped at."""
    visit, tap = context.visit, context.tap(update, MyEvaluation)
    opened = await actions.open_own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await visit.show(_mine(visit, opened) if opened.is_given else screens.question(visit.say, actions.asked(opened)))


async def comment_wanted(update: Update, context: Context) -> None:
    """*Add a comment* tapped: the next words are it."""
    visit, tap = context.visit, context.tap(update, AddComment)
    opened = await actions.open_own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    actions.check_commentable(opened)
    prompt = Prompt(Wanted.COMMENT, tap.ticket_id, tap.ticket_id, visit.tapped or 0)
    await prompts.ask(visit.desk, visit.person.id, chat_id=visit.chat_id, prompt=prompt)
    await visit.show(screens.ask_comment(visit.say, number=tap.ticket_id))


async def commented(update: Update, context: Context) -> None:
    """The comment written; anything that is no words is refused with how to mend it."""
    visit = context.visit
    if visit.prompt is None:
        return
    opened = await actions.open_own(visit.desk, visit.prompt.ticket_id, person_id=visit.person.id)
    await actions.comment(visit.desk, opened, written(message_of(update)).text)
    await prompts.forget(visit.desk, visit.person.id, chat_id=visit.chat_id)
    await visit.add(screens.commented(visit.say, number=opened.ticket.id))


def _next(visit: Visit, opened: Opened) -> Screen:
    if opened.is_given:
        return screens.thanks(visit.say, number=opened.ticket.id)
    return screens.question(visit.say, actions.asked(opened))


def _mine(visit: Visit, opened: Opened) -> Screen:
    given = opened.evaluation
    graded = [screens.Graded(each, given.grades[each.id]) for each in opened.form.questions if each.id in given.grades]
    return screens.mine(visit.say, graded, number=opened.ticket.id, comment=given.comment or "")
