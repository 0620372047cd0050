"""What a Telegram message holds, in the words of the floors below."""

from telegram import Message, Update

from handlers.relay import Content, Written
from handlers.texts import Html


def message_of(update: Update) -> Message:
    """Return the message, new or edited; the route has made sure that there is one."""
    message = update.effective_message
    if message is None:
        raise LookupError("an update without a message reached a message's callback")
    return message


def written(message: Message) -> Written:
    """Return a message as what a person wrote; ``text`` is plain, ``html`` keeps the formatting."""
    if message.text is not None:
        content, html, text = Content.TEXT, message.text_html, message.text
    else:
        is_captioned = bool(
            message.photo or message.document or message.video or message.voice or message.audio or message.animation
        )
        content = Content.CAPTIONED if is_captioned else Content.OTHER
        html, text = message.caption_html or "", message.caption or ""
    return Written(message.chat_id, message.message_id, content, Html(html), text)
