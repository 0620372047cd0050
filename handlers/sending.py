"""A stored document, sent to where its ticket is looked at."""

from typing import Any

from handlers.desk import Desk
from handlers.relay import Place
from handlers.texts import Html
from storage import messages
from storage.documents import PAGES, Document
from storage.messages import MessageRole
from storage.outbox import Priority


async def send_document(
    desk: Desk, document: Document, place: Place, *, caption: Html | None = None, mirror_of: int | None = None
) -> None:
    """Send a document of a ticket below its card; one that was joined here goes up out of the store.

    ``mirror_of`` is its sender's message: what they make of the caption later is carried over.
    """
    chat_id = place.chat_id
    ref = await messages.note(
        desk.tx, document.ticket_id, chat_id=chat_id, role=MessageRole.DOCUMENT, mirror_of=mirror_of
    )
    method, parameter = ("sendPhoto", "photo") if document.content == "photo" else ("sendDocument", "document")
    payload: dict[str, Any] = {"chat_id": place.chat_id, parameter: document.file_id}
    if document.content == PAGES:
        payload[parameter] = {"stored": document.sha256, "name": _pdf(document.claimed_name)}
    if caption is not None:
        payload |= {"caption": caption, "parse_mode": "HTML"}
    await desk.call(
        method,
        payload,
        chat_id=place.chat_id,
        priority=Priority.ALERT,
        message_ref=ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
    )


def _pdf(name: str) -> str:
    return name if name.lower().endswith(".pdf") else f"{name}.pdf"
