"""The message that shows the list: one for each form, changed in place, and always below what its person wrote."""

from dataclasses import replace
from datetime import timedelta

from handlers.desk import Desk
from handlers.documents import screens
from handlers.documents.screens import Listed
from handlers.forms import Form
from handlers.papers import arranged, waiting_among
from handlers.requests import actions as requests
from handlers.screen import Screen
from storage import documents, messages
from storage.messages import MessageRole

_REMOVABLE = timedelta(hours=40)  # Telegram lets a bot delete its messages for 48 hours


async def show(desk: Desk, form: Form, *, tapped: int | None) -> None:
    """Show the list in place of a tapped message, or as a new one; an older list gives way."""
    screen = await _screen(desk, form)
    ref = await messages.note(
        desk.tx, form.ticket_id or None, chat_id=form.chat_id, role=MessageRole.NOTICE, message_id=tapped
    )
    if tapped is None:
        await desk.post(screen, chat_id=form.chat_id, message_ref=ref)
    else:
        await edit(desk, form, ref, screen)
    if form.list_ref != ref:
        say = await requests.say_to(desk, form.person_id)
        await remove(desk, form, instead=screens.moved(say))
    await requests.note(desk, replace(form, list_ref=ref))


async def renew(desk: Desk, form: Form, *, below: int = 0) -> None:
    """Bring the list up to date: where it stands, or anew below a message that was written under it.

    Files that come together change it once: what is not sent yet gives way to what is newer.
    """
    known = await messages.get(desk.tx, form.list_ref) if form.list_ref else None
    if known is None or (known.message_id is not None and known.message_id < below):
        await show(desk, form, tapped=None)
    else:
        await edit(desk, form, known.id, await _screen(desk, form))


async def remove(desk: Desk, form: Form, *, instead: Screen) -> None:
    """Take a list that is no longer needed out of the chat; one too old for that says so ``instead``."""
    known = await messages.get(desk.tx, form.list_ref) if form.list_ref else None
    if known is None:
        return
    if desk.tx.now - known.created_at > _REMOVABLE:
        await edit(desk, form, known.id, instead)
    else:
        await desk.call("deleteMessage", {"chat_id": form.chat_id}, chat_id=form.chat_id, message_ref=known.id)


async def edit(desk: Desk, form: Form, ref: int, screen: Screen) -> None:
    """Change the message that is or was the list."""
    await desk.edit(screen, chat_id=form.chat_id, message_ref=ref, merge_key=f"list:{ref}")


async def _screen(desk: Desk, form: Form) -> Screen:
    files = await documents.files_of(desk.tx, form.draft_id)
    shown = Listed(arranged(form, files), waiting_among(files))
    return screens.listed(await requests.say_to(desk, form.person_id), form, shown)
