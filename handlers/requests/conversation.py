"""A request's form, one question at a time."""

from telegram import Update

from handlers.ask import actions as questions
from handlers.buttons import (
    FormBack,
    FormEdit,
    FormKeep,
    FormResume,
    FormSend,
    FormSkip,
    PickChoice,
    ReadAside,
    ReplaceRequest,
    RequestAnyway,
    StartRequest,
    UseEarlier,
)
from handlers.clock import actions as clock
from handlers.context import Context
from handlers.desk import Visit
from handlers.documents import actions as documents
from handlers.forms import Form
from handlers.incoming import message_of, written
from handlers.outages import actions as outages
from handlers.requests import actions, asides, screens
from handlers.requests.actions import Wish
from handlers.tickets import actions as tickets
from knowledge.rules.documents import accepted, largest
from knowledge.rules.form import Papers
from knowledge.rules.refusals import Refusal


async def kind_chosen(update: Update, context: Context) -> None:
    """A request kind tapped: the first question, unless there is an outage of just that."""
    visit, tap = context.visit, context.tap(update, StartRequest)
    if tap.question_id:
        await questions.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    wish = Wish(tap.service, tap.kind, tap.question_id, visit.tapped or 0)
    actions.wanted_kind(visit.desk, wish)
    wanted = (tap.question_id, tap.service, tap.kind)
    notice = await outages.notice_for_request(visit.desk, wanted, person=visit.person)
    if notice is not None:
        await visit.add(notice)
        return
    await _want(visit, wish)


async def begun_anyway(update: Update, context: Context) -> None:
    """*Not this* tapped below the word of an outage: on with the request."""
    visit, tap = context.visit, context.tap(update, RequestAnyway)
    question_id, service, kind = await outages.request_anyway(visit.desk, tap.outage_id, person=visit.person)
    await _want(visit, Wish(service, kind, question_id, visit.tapped or 0))


async def _want(visit: Visit, wish: Wish) -> None:
    """Begin a request, unless a form that is half filled in would be put aside."""
    kind = actions.wanted_kind(visit.desk, wish)
    form = await actions.opened(visit.desk, visit.draft) if visit.draft else None
    if form is None:
        await _begin(visit, wish)
        return
    is_same = (form.service.id, form.kind.id) == (wish.service_id, wish.kind_id)
    if not await actions.is_half_filled(visit.desk, form):
        if is_same and form.begun_from == visit.tapped:
            visit.answer_tap(visit.say.plain("toast-begun"))
        else:
            await _begin(visit, wish)
    elif is_same:
        await _below(visit, form)
    else:
        await actions.put_off(visit.desk, form, wish)
        await visit.add(screens.replace(visit.say, form, service_id=wish.service_id, kind=kind))


async def replaced(update: Update, context: Context) -> None:
    """*Put it aside, begin the new one* tapped."""
    visit, tap = context.visit, context.tap(update, ReplaceRequest)
    current = await actions.tapped(visit.desk, tap.draft_id, person_id=visit.person.id)
    wish = Wish(tap.service, tap.kind, current.next_question_id, visit.tapped or 0)
    await _next(visit, await actions.start(visit.desk, visit.person.id, chat_id=visit.chat_id, wish=wish))


async def answered(update: Update, context: Context) -> None:
    """Words, while a form is open; a question that fits nowhere in it is answered beside it."""
    visit, text = context.visit, written(message_of(update)).text
    form = await actions.opened(visit.desk, visit.draft)
    try:
        form = await actions.answer(visit.desk, form, text)
    except Refusal:
        entry = await asides.find(visit.desk, form, text)
        if entry is None:
            raise
        await visit.show(screens.asked_back(visit.say, form, entry))
    else:
        await _next(visit, form)


async def aside_read(update: Update, context: Context) -> None:
    """The answer to something asked in the middle of a form tapped: it is shown until the form goes on."""
    visit, tap = context.visit, context.tap(update, ReadAside)
    form = await _tapped(visit, tap.draft_id)
    entry = await asides.read(visit.desk, form, tap.entry_id, message_id=visit.tapped or 0)
    await visit.show(screens.read_aside(visit.say, form, entry))


async def choice_picked(update: Update, context: Context) -> None:
    """A choice tapped."""
    tap = context.tap(update, PickChoice)
    form = await _tapped(context.visit, tap.draft_id)
    await _next(context.visit, await actions.pick(context.visit.desk, form, field_id=tap.field, choice_id=tap.choice))


async def earlier_used(update: Update, context: Context) -> None:
    """*Use: ...* tapped: what was answered in an earlier request."""
    tap = context.tap(update, UseEarlier)
    form = await _tapped(context.visit, tap.draft_id)
    await _next(context.visit, await actions.use_earlier(context.visit.desk, form, field_id=tap.field))


async def kept(update: Update, context: Context) -> None:
    """*Keep this* tapped."""
    tap = context.tap(update, FormKeep)
    form = await _tapped(context.visit, tap.draft_id)
    await _next(context.visit, await actions.keep(context.visit.desk, form, step=tap.step))


async def skipped(update: Update, context: Context) -> None:
    """*Skip* tapped."""
    tap = context.tap(update, FormSkip)
    form = await _tapped(context.visit, tap.draft_id)
    await _next(context.visit, await actions.skip(context.visit.desk, form, step=tap.step))


async def gone_back(update: Update, context: Context) -> None:
    """*Back* tapped."""
    form = await _tapped(context.visit, context.tap(update, FormBack).draft_id)
    await _next(context.visit, await actions.back(context.visit.desk, form))


async def line_tapped(update: Update, context: Context) -> None:
    """A line of the summary tapped, to be changed."""
    tap = context.tap(update, FormEdit)
    form = await _tapped(context.visit, tap.draft_id)
    await _next(context.visit, await actions.change_line(context.visit.desk, form, step=tap.step))


async def resumed(update: Update, context: Context) -> None:
    """*Go on* tapped: the question it was at."""
    form = await _tapped(context.visit, context.tap(update, FormResume).draft_id)
    if form.ticket_id:  # a closed ticket takes no documents
        form = await documents.tapped_list(context.visit.desk, form.draft_id, person_id=context.visit.person.id)
    await _next(context.visit, await actions.save(context.visit.desk, form))


async def sent(update: Update, context: Context) -> None:
    """*Send* tapped: a ticket; a second tap shows the same one."""
    visit, tap = context.visit, context.tap(update, FormSend)
    ticket = await tickets.sent_before(visit.desk, tap.draft_id, person_id=visit.person.id)
    if ticket is None:
        form = await _tapped(visit, tap.draft_id)
        if form.ticket_id:  # documents of a ticket there is are no new request
            raise Refusal("refused-stale")
        await documents.drop_unasked(visit.desk, form)
        missing = await tickets.missing_step(visit.desk, form)
        if missing is not None:
            visit.answer_tap(visit.say.plain("refused-missing"), is_alert=True)
            await _next(visit, await actions.go_to(visit.desk, form, missing))
            return
        ticket = await tickets.open_from(visit.desk, form, message_id=visit.tapped)
    kind = visit.desk.office.kind(ticket.service, ticket.kind)
    title = kind.title.spoken(visit.say.language) if kind else ticket.kind
    unit = visit.desk.office.unit(ticket.unit).name
    is_new = ticket.opened_at == visit.desk.tx.now
    promise = await clock.promise_in_words(visit.desk, ticket.id, visit.say)
    await visit.show(screens.sent(visit.say, number=ticket.id, title=title, unit=unit, promise=promise))
    held_back = await tickets.question_kept(visit.desk, ticket, visit.say) if is_new else None
    if held_back is not None:
        await visit.add(held_back, ticket_id=ticket.id)


async def wrong_content(update: Update, context: Context) -> None:
    """A sticker, a voice message and the like, which no step takes."""
    form = actions.read(context.visit.desk, context.visit.draft)
    if isinstance(form.asked, Papers):
        slot = form.slots[0]
        raise Refusal("refused-file-expected-kind", types=accepted(slot), most=largest(slot))
    raise Refusal("refused-use-buttons" if form.asked is None else "refused-text-expected")


async def command_unknown(update: Update, context: Context) -> None:
    """A command that does not exist: neither an answer nor a question."""
    raise Refusal("refused-unknown-command")


async def _begin(visit: Visit, wish: Wish) -> None:
    await _below(visit, await actions.start(visit.desk, visit.person.id, chat_id=visit.chat_id, wish=wish))


async def _tapped(visit: Visit, draft_id: int) -> Form:
    return await actions.tapped(visit.desk, draft_id, person_id=visit.person.id)


async def _below(visit: Visit, form: Form) -> None:
    """Show a form's step below everything else."""
    if isinstance(form.asked, Papers):
        await documents.open_list(visit.desk, form, tapped=None)
    else:
        await visit.add(await actions.step_screen(visit.desk, form))


async def _next(visit: Visit, form: Form) -> None:
    """Show a form's step in place of the tapped message, or as an answer to what was written."""
    if isinstance(form.asked, Papers):
        await documents.open_list(visit.desk, form, tapped=visit.tapped)
    else:
        await visit.show(await actions.step_screen(visit.desk, form))
