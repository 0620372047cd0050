"""People whom an application sends, by a link of their own."""

from telegram import Message, Update
from telegram.ext.filters import MessageFilter

from handlers.context import Context
from handlers.desk import Visit
from handlers.documents import actions as documents
from handlers.forms import Form
from handlers.incoming import message_of, payload_of
from handlers.invites import actions, screens
from handlers.payloads import UseInvite
from handlers.requests import actions as requests
from knowledge.rules.form import Papers


class CarriesInvite(MessageFilter):
    """Passes a /start that brings the code of an invitation along."""

    def filter(self, message: Message) -> bool:
        """Look at what the link stands for."""
        return isinstance(payload_of(message), UseInvite)


async def followed(update: Update, context: Context) -> None:
    """/start by an invitation: the form with what is known filled in, or a word on why there is none."""
    visit, payload = context.visit, payload_of(message_of(update))
    if not isinstance(payload, UseInvite):
        return
    taken = await actions.take_up(visit.desk, payload.code, person_id=visit.person.id)
    if taken.ticket is not None:
        await visit.show(screens.sent_already(visit.say, number=taken.ticket.id))
    elif taken.form is not None:
        await visit.show(screens.filled_in(visit.say, taken.form, aside=taken.aside))
        await _show(visit, taken.form)
    else:
        await visit.show(screens.no_use(visit.say, taken.state, taken.service))


async def _show(visit: Visit, form: Form) -> None:
    if isinstance(form.asked, Papers):
        await documents.open_list(visit.desk, form, tapped=None)
    else:
        await visit.add(await requests.step_screen(visit.desk, form))
