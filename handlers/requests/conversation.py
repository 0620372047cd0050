"""A request's form, one question at a time."""

from telegram import Update

from handlers.ask import actions as questions
from handlers.buttons import (
    FormBack,
    FormCancel,
    FormKeep,
    FormResume,
    FormSend,
    FormSkip,
    PickChoice,
    ReplaceRequest,
    StartRequest,
)
from handlers.context import Context
from handlers.desk import Visit
from handlers.forms import Form
from handlers.incoming import message_of, written
from handlers.requests import actions, screens
from handlers.requests.actions import Wish
from handlers.tickets import actions as tickets
from knowledge.rules.documents import accepted, largest
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot


async def kind_chosen(update: Update, context: Context) -> None:
    """A request kind tapped: the first question, unless a form that is half filled in would be lost."""
    visit, tap = context.visit, context.tap(update, StartRequest)
    if tap.question_id:
        await questions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    wish = Wish(tap.service, tap.kind, tap.question_id, visit.tapped or 0)
    kind = actions.wanted_kind(visit.desk, wish)
    form = actions.read(visit.desk, visit.draft) if visit.draft else None
    if form is None:
        await _begin(visit, wish)
        return
    is_same = (form.service.id, form.kind.id) == (tap.service, tap.kind)
    if not await actions.is_half_filled(visit.desk, form):
        if is_same and form.begun_from == visit.tapped:
            visit.answer_tap(visit.say.plain("toast-begun"))
        else:
            await _begin(visit, wish)
    elif is_same:
        await visit.add(screens.step(visit.say, form, await actions.papers(visit.desk, form)))
    else:
        await actions.put_off(visit.desk, form, wish)
        await visit.add(screens.replace(visit.say, form, service_id=tap.service, kind=kind))


async def replaced(update: Update, context: Context) -> None:
    """*Delete it, begin the new one* tapped."""
    visit, tap = context.visit, context.tap(update, ReplaceRequest)
    current = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
    wish = Wish(tap.service, tap.kind, current.next_question_id, visit.tapped or 0)
    form = await actions.start(visit.desk, visit.person.id, chat_id=visit.chat_id, wish=wish)
    await visit.show(screens.step(visit.say, form, {}))


async def answered(update: Update, context: Context) -> None:
    """Words, while a form is open."""
    visit = context.visit
    form = actions.read(visit.desk, visit.draft)
    await _next(visit, await actions.answer(visit.desk, form, written(message_of(update)).text))


async def choice_picked(update: Update, context: Context) -> None:
    """A choice tapped."""
    visit, tap = context.visit, context.tap(update, PickChoice)
    form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
    await _next(visit, await actions.pick(visit.desk, form, field_id=tap.field, choice_id=tap.choice))


async def kept(update: Update, context: Context) -> None:
    """*Keep this* tapped."""
    visit, tap = context.visit, context.tap(update, FormKeep)
    form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
    await _next(visit, await actions.keep(visit.desk, form, step=tap.step))


async def skipped(update: Update, context: Context) -> None:
    """*Skip* tapped."""
    visit, tap = context.visit, context.tap(update, FormSkip)
    form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
    await _next(visit, await actions.skip(visit.desk, form, step=tap.step))


async def gone_back(update: Update, context: Context) -> None:
    """*Back* tapped."""
    visit, tap = context.visit, context.tap(update, FormBack)
    form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
    await _next(visit, await actions.back(visit.desk, form))


async def resumed(update: Update, context: Context) -> None:
    """*Go on* tapped: the question it was at."""
    visit, tap = context.visit, context.tap(update, FormResume)
    await _next(visit, actions.read(visit.desk, visit.draft, draft_id=tap.draft_id))


async def cancel_tapped(update: Update, context: Context) -> None:
    """*Cancel* tapped: asked once more, then gone."""
    visit, tap = context.visit, context.tap(update, FormCancel)
    form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
    if tap.is_sure:
        await actions.cancel(visit.desk, form)
        await visit.show(screens.cancelled(visit.say, form))
    else:
        await visit.show(screens.sure(visit.say, form))


async def cancel_asked(update: Update, context: Context) -> None:
    """/batal: the same, by word."""
    visit = context.visit
    await visit.show(screens.sure(visit.say, actions.read(visit.desk, visit.draft)))


async def sent(update: Update, context: Context) -> None:
    """*Send* tapped: a ticket; a second tap shows the same one."""
    visit, tap = context.visit, context.tap(update, FormSend)
    ticket = await tickets.sent_before(visit.desk, tap.draft_id, person_id=visit.person.id)
    if ticket is None:
        form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
        await actions.drop_unasked(visit.desk, form)
        missing = await tickets.missing_step(visit.desk, form)
        if missing is not None:
            visit.answer_tap(visit.say.plain("refused-missing"), is_alert=True)
            await _next(visit, await actions.go_to(visit.desk, form, missing))
            return
        ticket = await tickets.open_from(visit.desk, form, message_id=visit.tapped)
    kind = visit.desk.office.kind(ticket.service, ticket.kind)
    title = kind.title.spoken(visit.say.language) if kind else ticket.kind
    unit = visit.desk.office.unit(ticket.unit).name
    await visit.show(screens.sent(visit.say, number=ticket.id, title=title, unit=unit))


async def wrong_content(update: Update, context: Context) -> None:
    """A sticker, a voice message and the like, which no step takes."""
    asked = actions.read(context.visit.desk, context.visit.draft).asked
    if isinstance(asked, Slot):
        raise Refusal("refused-file-expected-kind", types=accepted(asked), most=largest(asked))
    raise Refusal("refused-use-buttons" if asked is None else "refused-text-expected")


async def command_unknown(update: Update, context: Context) -> None:
    """A command that does not exist: neither an answer nor a question."""
    raise Refusal("refused-unknown-command")


async def _begin(visit: Visit, wish: Wish) -> None:
    form = await actions.start(visit.desk, visit.person.id, chat_id=visit.chat_id, wish=wish)
    await visit.add(screens.step(visit.say, form, {}))


async def _next(visit: Visit, form: Form) -> None:
    await visit.show(screens.step(visit.say, form, await actions.papers(visit.desk, form)))
