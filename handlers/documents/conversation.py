"""Files that fill a request's slots."""

from telegram import Message, Update

from handlers.context import Context
from handlers.documents import actions
from handlers.documents.actions import Sent
from handlers.incoming import message_of
from handlers.requests import actions as requests
from handlers.texts import Texts


async def file_sent(update: Update, context: Context) -> None:
    """A document or a photo, while a form is open."""
    visit = context.visit
    form = requests.read(visit.desk, visit.draft)
    await actions.claim(visit.desk, form, _sent(message_of(update), visit.say))


def _sent(message: Message, say: Texts) -> Sent:
    if message.document is not None:
        document = message.document
        return Sent(document.file_id, "document", document.file_name or say.plain("document-file"), document.file_size)
    if message.photo:
        largest = message.photo[-1]
        return Sent(largest.file_id, "photo", say.plain("document-photo"), largest.file_size)
    raise LookupError("a message without a file reached the files' callback")
