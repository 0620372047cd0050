"""What a Telegram message holds, in the words of the floors below."""

from html import escape

from telegram import Message, Update
from telegram.ext.filters import MessageFilter

from handlers.payloads import AskQuestion, Payload, decode
from handlers.relay import Content, Written
from handlers.texts import Html


def message_of(update: Update) -> Message:
    """Return the message, new or edited; the route has made sure that there is one."""
    message = update.effective_message
    if message is None:
        raise LookupError("an update without a message reached a message's callback")
    return message


def payload_of(message: Message) -> Payload | None:
    """Return what the link stands for that this /start came from; None for an unknown one."""
    _, _, payload = (message.text or "").strip().partition(" ")
    return decode(payload.strip())


class CarriesQuestion(MessageFilter):
    """Passes a /start that brings a question along, typed in another chat."""

    def filter(self, message: Message) -> bool:
        """Look at what the link stands for."""
        return bool(_carried(message))


class IsOwnResult(MessageFilter):
    """Passes what a person sent by inline mode: the words are the desk's own."""

    def filter(self, message: Message) -> bool:
        """Look at the bot that it came by."""
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


def _carried(message: Message) -> str:
    payload = payload_of(message) if (message.text or "").startswith("/start") else None
    return payload.text if isinstance(payload, AskQuestion) else ""


def written(message: Message) -> Written:
    """Return a message as what a person wrote; ``text`` is plain, ``html`` keeps the formatting.

    A question that a link brings along counts as written here.
    """
    if carried := _carried(message):
        content, html, text = Content.TEXT, escape(carried, quote=False), carried
    elif message.text is not None:
        content, html, text = Content.TEXT, message.text_html, message.text
    else:
        is_captioned = bool(
            message.photo or message.document or message.video or message.voice or message.audio or message.animation
        )
        content = Content.CAPTIONED if is_captioned else Content.OTHER
        html, text = message.caption_html or "", message.caption or ""
    return Written(message.chat_id, message.message_id, content, Html(html), text)
