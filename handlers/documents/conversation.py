"""Files for a form's documents, and the taps in their list."""

from telegram import Message, Update

from handlers.buttons import AddPage, ChooseSlot, DropFile, EmptySlot, PapersDone, PlaceFile
from handlers.context import Context
from handlers.decency import check_file
from handlers.documents import actions
from handlers.documents.filling import Sent
from handlers.forms import Form
from handlers.incoming import message_of, written
from handlers.requests import actions as requests
from knowledge.rules.documents import shown_name


async def file_sent(update: Update, context: Context) -> None:
    """A document or a photo, while a form is open, or documents of a ticket are sent once more."""
    visit, message = context.visit, message_of(update)
    form = await requests.opened(visit.desk, visit.mend or visit.draft)
    sent = _sent(message)
    check_file(visit.desk, sent.name, message.caption or "")
    if message.caption:
        form = await actions.keep_caption(visit.desk, form, written(message))
    await actions.arrive(visit.desk, form, sent)


async def slot_chosen(update: Update, context: Context) -> None:
    """A document of the list tapped, or *Done* with its pages."""
    tap = context.tap(update, ChooseSlot)
    form = await _tapped(context, tap.draft_id)
    form = await actions.choose(context.visit.desk, form, tap.slot)
    await actions.show(context.visit.desk, form, tapped=context.visit.tapped)


async def page_wanted(update: Update, context: Context) -> None:
    """*Add a page* tapped."""
    tap = context.tap(update, AddPage)
    form = await _tapped(context, tap.draft_id)
    form = await actions.choose(context.visit.desk, form, tap.slot, is_adding=True)
    await actions.show(context.visit.desk, form, tapped=context.visit.tapped)


async def slot_emptied(update: Update, context: Context) -> None:
    """*Take this file away* tapped."""
    tap = context.tap(update, EmptySlot)
    form = await actions.empty(context.visit.desk, await _tapped(context, tap.draft_id), tap.slot)
    await actions.show(context.visit.desk, form, tapped=context.visit.tapped)


async def file_placed(update: Update, context: Context) -> None:
    """It was said which document a file is."""
    visit, tap = context.visit, context.tap(update, PlaceFile)
    form, document = await actions.waiting(visit.desk, tap.document_id, person_id=visit.person.id)
    form = await actions.place(visit.desk, form, document, slot_id=tap.slot, is_page=tap.is_page)
    await actions.show(visit.desk, form, tapped=visit.tapped)


async def file_dropped(update: Update, context: Context) -> None:
    """It was said that a file was sent by mistake."""
    visit, tap = context.visit, context.tap(update, DropFile)
    form, document = await actions.waiting(visit.desk, tap.document_id, person_id=visit.person.id)
    await actions.show(visit.desk, await actions.drop(visit.desk, form, document), tapped=visit.tapped)


async def list_left(update: Update, context: Context) -> None:
    """*Go on* tapped: that is all of the documents."""
    form = await _tapped(context, context.tap(update, PapersDone).draft_id)
    await actions.check_done(context.visit.desk, form)
    await actions.leave(context.visit.desk, form, tapped=context.visit.tapped)


async def _tapped(context: Context, draft_id: int) -> Form:
    return await actions.tapped_list(context.visit.desk, draft_id, person_id=context.visit.person.id)


def _sent(message: Message) -> Sent:
    album = message.media_group_id
    if message.document is not None:
        document = message.document
        return Sent(
            file_id=document.file_id,
            content="document",
            name=shown_name(document.file_name or ""),
            size=document.file_size,
            is_picture=(document.mime_type or "").startswith("image/"),
            album=album,
            message_id=message.message_id,
        )
    if message.photo:
        largest = message.photo[-1]
        name = shown_name(message.caption or "")
        return Sent(largest.file_id, "photo", name, largest.file_size, True, album, message.message_id)
    raise LookupError("a message without a file reached the files' callback")
