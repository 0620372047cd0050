"""What a Telegram message holds, in the words of the floors below."""

from html import escape

from telegram import Message, Poll, Update
from telegram.ext.filters import MessageFilter

from handlers.passwords import covered
from handlers.payloads import AskQuestion, Payload, decode
from handlers.relay import Content, Media, Quote, Written
from handlers.splitting import units
from handlers.texts import Html
from knowledge.faq.tongue import language_wanted
from knowledge.wording import Language


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


class AsksForLanguage(MessageFilter):
    """Passes a message that asks for another language, and for nothing else."""

    def filter(self, message: Message) -> bool:
        """Look at its words; which language is spoken now makes no difference here."""
        return language_wanted(message.text or "", now=Language.ID) is not None


def _carried(message: Message) -> str:
    payload = payload_of(message) if (message.text or "").startswith("/start") else None
    return payload.text if isinstance(payload, AskQuestion) else ""


def written(message: Message) -> Written:
    """Return a message as what a person wrote; ``text`` is plain, ``html`` keeps the formatting.

    No password in it comes any further. A question that a link brings along counts as written here.
    """
    media = _media(message)
    if carried := _carried(message):
        content, html, text = Content.TEXT, escape(carried, quote=False), carried
    elif message.text is not None:
        content, html, text = Content.TEXT, message.text_html, message.text
    else:
        content = Content.CAPTIONED if media else Content.FOREIGN if _is_foreign(message) else Content.OTHER
        html, text = message.caption_html or "", message.caption or ""
    answered = message.reply_to_message
    said = Written(
        message.chat_id,
        message.message_id,
        content,
        Html(html),
        text,
        media=media,
        answers=answered.message_id if answered else 0,
        quote=_quote(message),
    )
    return covered(said)


def _media(message: Message) -> Media | None:
    """Return the file that a caption can stand below; an animation is a document as well, and named first."""
    kinds = {
        "animation": message.animation,
        "photo": message.photo[-1] if message.photo else None,
        "video": message.video,
        "audio": message.audio,
        "voice": message.voice,
        "document": message.document,
    }
    kind, file = next(((kind, file) for kind, file in kinds.items() if file is not None), ("", None))
    if file is None:
        return None
    return Media(
        kind,
        file.file_id,
        file.file_unique_id,
        album=message.media_group_id or "",
        is_spoiler=bool(message.has_media_spoiler),
        is_above=bool(message.show_caption_above_media),
    )


def _is_foreign(message: Message) -> bool:
    """Tell whether Telegram lets no bot repeat a message."""
    poll = message.poll
    is_quiz = poll is not None and poll.type == Poll.QUIZ and not poll.correct_option_ids
    return is_quiz or any((message.story, message.paid_media, message.giveaway, message.invoice, message.game))


def _quote(message: Message) -> Quote | None:
    """Return what was marked of the answered message; not what has the line in it by which the desk names a sender."""
    quote, answered = message.quote, message.reply_to_message
    if quote is None or answered is None or not quote.is_manual:
        return None
    is_ours = answered.from_user is not None and answered.from_user.id == message.get_bot().id
    said = answered.text or answered.caption or ""
    if is_ours and quote.position <= units(said.partition("\n")[0]):
        return None
    return Quote(quote.text, tuple(entity.to_dict() for entity in quote.entities or ()))
