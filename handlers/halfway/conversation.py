"""Forms left half-way."""

from telegram import Update

from handlers.buttons import FormCancel, FormRestore
from handlers.context import Context
from handlers.desk import Visit
from handlers.documents import actions as documents
from handlers.forms import Form
from handlers.halfway import actions, screens
from handlers.requests import actions as requests
from knowledge.rules.form import Papers


async def cancel_tapped(update: Update, context: Context) -> None:
    """*Cancel* tapped: put aside at once, with a button that brings it back."""
    visit, tap = context.visit, context.tap(update, FormCancel)
    await _cancel(visit, await requests.tapped(visit.desk, tap.draft_id, person_id=visit.person.id))


async def cancel_asked(update: Update, context: Context) -> None:
    """/batal: the same, by word."""
    await _cancel(context.visit, await requests.opened(context.visit.desk, context.visit.draft))


async def restored(update: Update, context: Context) -> None:
    """*Go on after all* tapped."""
    visit, tap = context.visit, context.tap(update, FormRestore)
    form = await actions.restore(visit.desk, tap.draft_id, person_id=visit.person.id)
    if isinstance(form.asked, Papers):
        await documents.open_list(visit.desk, form, tapped=visit.tapped)
    else:
        await visit.show(await requests.step_screen(visit.desk, form))


async def _cancel(visit: Visit, form: Form) -> None:
    is_kept = await actions.cancel(visit.desk, form)
    await visit.show(screens.cancelled(visit.say, form, is_kept=is_kept))
