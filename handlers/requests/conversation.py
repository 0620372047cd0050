"""A request's form, one question at a time."""

from telegram import Update

from handlers.buttons import FormBack, FormCancel, FormResume, FormSend, FormSkip, PickChoice, StartRequest
from handlers.context import Context
from handlers.desk import Visit
from handlers.forms import Form
from handlers.incoming import message_of, written
from handlers.requests import actions, screens
from handlers.tickets import actions as tickets
from knowledge.rules.refusals import Refusal


async def kind_chosen(update: Update, context: Context) -> None:
    """A request kind tapped: the first question."""
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, StartRequest):
        raise Refusal("refused-stale")
    form = await actions.start(
        visit.desk,
        visit.person.id,
        chat_id=visit.chat_id,
        service_id=tap.service,
        kind_id=tap.kind,
        question_id=tap.question_id,
    )
    await visit.add(screens.step(visit.say, form, {}))


async def answered(update: Update, context: Context) -> None:
    """Words, while a form is open."""
    visit = context.visit
    form = actions.read(visit.desk, visit.draft)
    await _next(visit, await actions.answer(visit.desk, form, written(message_of(update)).text))


async def choice_picked(update: Update, context: Context) -> None:
    """A choice tapped."""
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, PickChoice):
        raise Refusal("refused-stale")
    form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
    await _next(visit, await actions.pick(visit.desk, form, field_id=tap.field, choice_id=tap.choice))


async def skipped(update: Update, context: Context) -> None:
    """*Skip* tapped."""
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, FormSkip):
        raise Refusal("refused-stale")
    form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
    await _next(visit, await actions.skip(visit.desk, form, step=tap.step))


async def gone_back(update: Update, context: Context) -> None:
    """*Back* tapped."""
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, FormBack):
        raise Refusal("refused-stale")
    form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
    await _next(visit, await actions.back(visit.desk, form))


async def resumed(update: Update, context: Context) -> None:
    """*Go on* tapped: the question it was at."""
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, FormResume):
        raise Refusal("refused-stale")
    await _next(visit, actions.read(visit.desk, visit.draft, draft_id=tap.draft_id))


async def cancel_tapped(update: Update, context: Context) -> None:
    """*Cancel* tapped: asked once more, then gone."""
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, FormCancel):
        raise Refusal("refused-stale")
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
    visit, tap = context.visit, context.tap(update)
    if not isinstance(tap, FormSend):
        raise Refusal("refused-stale")
    ticket = await tickets.sent_before(visit.desk, tap.draft_id, person_id=visit.person.id)
    if ticket is None:
        form = actions.read(visit.desk, visit.draft, draft_id=tap.draft_id)
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
    """A file or a sticker where words or a tap are expected."""
    form = actions.read(context.visit.desk, context.visit.draft)
    raise Refusal("refused-use-buttons" if form.asked is None else "refused-text-expected")


async def _next(visit: Visit, form: Form) -> None:
    await visit.show(screens.step(visit.say, form, await actions.papers(visit.desk, form)))
