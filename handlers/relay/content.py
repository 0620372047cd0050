"""What a person sent, and where it is to be repeated: data."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from handlers.texts import Html


class Content(StrEnum):
    """How a message can be repeated."""

    TEXT = "text"
    CAPTIONED = "captioned"  # a photo, document, ...: copied, with a caption of ours
    OTHER = "other"  # a sticker, location, ...: copied below a line that names the sender
    FOREIGN = "foreign"  # a story, quiz, ...: Telegram lets no bot repeat it


@dataclass(frozen=True, slots=True)
class Media:
    """The file of a message.

    Attributes:
        kind: ``photo``, ``document``, ..., as Telegram calls it.
        file_key: The same for the same file, whoever sends it.
        album: Telegram's name for files that were sent together; empty for one that came alone.
        is_above: Whether the caption stands above.
    """

    kind: str
    file_id: str
    file_key: str
    album: str = ""
    is_spoiler: bool = False
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The part of the answered message that its writer marked, with the formatting that Telegram gives it there."""

    text: str
    entities: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote: where, and as Telegram HTML (of the text or the caption).

    ``answers`` is the message of the same chat that it answers, 0 for none.
    """

    chat_id: int
    message_id: int
    content: Content
    html: Html
    text: str
    media: Media | None = None
    answers: int = 0
    quote: Quote | None = None

    def kept(self) -> dict[str, Any]:
        """Return it as JSON, see `restored`."""
        return asdict(self)


def restored(kept: Mapping[str, Any]) -> Written:
    """Return what `Written.kept` made JSON of, by this version or an earlier one."""
    media, quote = kept.get("media"), kept.get("quote")
    return Written(
        chat_id=kept["chat_id"],
        message_id=kept["message_id"],
        content=Content(kept["content"]),
        html=Html(kept["html"]),
        text=kept["text"],
        media=Media(**media) if media else None,
        answers=kept.get("answers", 0),
        quote=Quote(quote["text"], tuple(quote["entities"])) if quote else None,
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where to repeat it: a chat, in a topic or as an answer to a message."""

    chat_id: int
    reply_ref: int | None = None
    topic_ref: int | None = None
    quote: Quote | None = None

    @property
    def is_group(self) -> bool:
        """Whether it is a staff group."""
        return self.chat_id < 0  # groups have negative ids

    def reply(self) -> dict[str, Any]:
        """Return the quote's part of a call that sends a message here; the deliverer adds what it answers."""
        if self.quote is None:
            return {}
        entities = [dict(each) for each in self.quote.entities]
        return {"reply_parameters": {"quote": self.quote.text, "quote_entities": entities}}
