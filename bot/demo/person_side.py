"""What people do in the pretend Telegram: write, edit, send files, tap buttons, run topics."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.demo import contents
from bot.demo.chats import Chat, Message, Topic
from bot.demo.core import Change, Core, Draft, Tap
from bot.demo.entities import Entity, utf16_length
from bot.demo.errors import SimError
from bot.demo.files import KINDS, MAX_UPLOAD
from bot.demo.keyboards import button_data
from bot.demo.people import Person, Status
from bot.demo.quotes import quoted
from bot.demo.rich_text import with_detected
from bot.demo.topics import close_topic, delete_topic, new_topic, reopen_topic

MAX_TEXT = 4096
MAX_CAPTION = 1024
_NAMES_SHOWN = 20
_TOPIC_STEPS = {"close": close_topic, "reopen": reopen_topic}


class PersonSide(Core):
    """The person's side. Every function raises SimError where a person could not do this."""

    def person(self, name: str) -> Person:
        """Return a person by name; 404 for a stranger."""
        person = self.people.get(name)
        if person is None:
            raise SimError(f"nobody is called {name!r}; there are {_some(self.people)}", status=404)
        return person

    def chat(self, key: str) -> Chat:
        """Return a chat by a person's name or a unit's id; 404 for an unknown one."""
        chat = self.keys.get(key)
        if chat is None:
            raise SimError(f"there is no chat {key!r}; there are {_some(self.keys)}", status=404)
        return chat

    def chat_seen_by(self, name: str, key: str) -> tuple[Person, Chat]:
        """Return a person and a chat they are in; 409 when they are not."""
        person, chat = self.person(name), self.chat(key)
        if not chat.status_of(person.id).is_inside:
            raise SimError(f"{name} is not a member of {key}", status=409)
        return person, chat

    def say(
        self,
        sender: str,
        chat: str,
        text: str,
        *,
        reply_to: int | None = None,
        thread: int | None = None,
        entities: Iterable[Entity] = (),
        quote: str = "",
    ) -> int:
        """Write a message, perhaps formatted by ``entities``; return its id in the chat.

        ``quote`` is the part of the answered message that the person marked.
        """
        person, place = self._writing_in(sender, chat)
        text = text.strip()
        if not text:
            raise SimError("an empty message cannot be sent")
        if utf16_length(text) > MAX_TEXT:
            raise SimError(f"a message has at most {MAX_TEXT} characters")
        content: dict[str, Any] = {"text": text}
        found = with_detected(text, list(entities))
        if found:
            content["entities"] = found
        draft = Draft("text", content)
        return self._write(person, place, draft, reply_to=reply_to, thread=thread, quote=quote)

    def send_other(
        self,
        sender: str,
        chat: str,
        kind: str,
        given: Mapping[str, Any],
        *,
        reply_to: int | None = None,
        thread: int | None = None,
    ) -> int:
        """Send what is neither text nor file (``location``, ``contact``, ``poll``, ...); return the message's id."""
        person, place = self._writing_in(sender, chat)
        draft = Draft(kind, contents.other(kind, given))
        return self._write(person, place, draft, reply_to=reply_to, thread=thread)

    def send_file(
        self,
        sender: str,
        chat: str,
        content: bytes,
        *,
        name: str = "",
        mime: str = "",
        kind: str = "document",
        caption: str = "",
        reply_to: int | None = None,
        thread: int | None = None,
        album: str = "",
        size: int | None = None,
        entities: Iterable[Entity] = (),
    ) -> int:
        """Send a file; return the message's id.

        Args:
            sender: The person's name.
            chat: A person's name or a unit's id.
            content: The bytes.
            name: The file name the sender claims.
            mime: The media type the sender claims; guessed from the name by default.
            kind: ``document``, ``photo``, ``sticker``, ``voice``, ``video``, ``audio``, ``animation``, ``video_note``.
            caption: Text under it.
            reply_to: Id of the message answered.
            thread: Forum topic.
            album: Files with the same word here belong to one album.
            size: Bytes that Telegram is to report, to try large files without having any.
            entities: How the caption is formatted.
        """
        person, place = self._writing_in(sender, chat)
        if kind not in KINDS:
            raise SimError(f"a file can be sent as {', '.join(KINDS)}, not as {kind!r}")
        if not content:
            raise SimError("an empty file cannot be sent")
        if len(content) > MAX_UPLOAD:
            raise SimError("a file has at most 50 MB")
        caption = caption.strip()
        if utf16_length(caption) > MAX_CAPTION:
            raise SimError(f"a caption has at most {MAX_CAPTION} characters")
        if caption and kind not in contents.CAPTIONED:
            raise SimError(f"a {kind} has no caption")
        stored = self.files.add(kind, content, name=name, mime=mime, size=size)
        shown = contents.media(kind, stored.as_api())
        if caption:
            found = with_detected(caption, list(entities))
            shown |= {"caption": caption, **({"caption_entities": found} if found else {})}
        draft = Draft(kind, shown, extra={"media_group_id": album} if album else {})
        return self._write(person, place, draft, reply_to=reply_to, thread=thread)

    def edit(self, sender: str, chat: str, message_id: int, text: str, *, entities: Iterable[Entity] = ()) -> None:
        """Change the text or caption of one's own message."""
        message = self._own(sender, chat, message_id)
        field = "text" if message.kind == "text" else "caption"
        if field == "caption" and message.kind not in contents.CAPTIONED:
            raise SimError(f"a {message.kind} has no caption")
        text = text.strip()
        limit = MAX_TEXT if field == "text" else MAX_CAPTION
        if (field == "text" and not text) or utf16_length(text) > limit:
            raise SimError(f"the new {field} must have 1 to {limit} characters")
        if text == message.text:
            raise SimError("the new text is the old one")
        name = "entities" if field == "text" else "caption_entities"
        found = with_detected(text, list(entities))
        self._edited(message, {field: text, **({name: found} if found else {})}, removed=(name,))

    def replace_file(self, sender: str, chat: str, message_id: int, content: bytes, *, name: str = "") -> None:
        """Put another file of the same kind into one's own message."""
        message = self._own(sender, chat, message_id)
        if message.kind not in contents.CAPTIONED - {"voice"}:
            raise SimError(f"there is no file to replace in a {message.kind}")
        stored = self.files.add(message.kind, content, name=name)
        self._edited(message, contents.media(message.kind, stored.as_api()))

    def move(self, sender: str, chat: str, message_id: int, latitude: float, longitude: float) -> None:
        """Let a live location that one shares come to another place."""
        message = self._own(sender, chat, message_id)
        if "live_period" not in message.api.get("location", {}):
            raise SimError("only a live location moves")
        place = {**message.api["location"], "latitude": latitude, "longitude": longitude}
        self._edited(message, {"location": place})

    def _own(self, sender: str, chat: str, message_id: int) -> Message:
        person, place = self._writing_in(sender, chat)
        message = self._standing(place, message_id)
        if message.sender != person.id:
            raise SimError("people edit their own messages only", status=409)
        return message

    def _edited(self, message: Message, changed: Mapping[str, Any], *, removed: Iterable[str] = ()) -> None:
        message.is_edited = True
        self.change(message, dict(changed), removed=removed)
        if self._reaches_bot(message.chat, message):
            self.queue("edited_message", message.api)

    def tap(self, sender: str, chat: str, message_id: int, button: str, *, forge: bool = False) -> Tap:
        """Tap a button by label or data; the bot's answer comes into the Tap returned.

        With ``forge``, ``button`` is sent as it is, as a client of an attacker's making could.
        """
        person, place = self._writing_in(sender, chat)
        message = self._standing(place, message_id)
        if message.sender != self.bot_id:
            raise SimError("only the bot's messages have buttons", status=404)
        data = button if forge else button_data(message, button)
        tap = self.open_tap(place, message)
        query = {
            "id": tap.id,
            "from": person.as_sender(),
            "message": message.api,
            "chat_instance": str(place.id * 7919 % 10**18),
            "data": data,
        }
        self.queue("callback_query", query)
        return tap

    def run_topic(self, sender: str, chat: str, action: str, *, thread: int | None = None, name: str = "") -> int:
        """Let an administrator ``create``, ``close``, ``reopen`` or ``delete`` a forum topic; return its thread."""
        person, place = self._writing_in(sender, chat)
        if not place.is_forum:
            raise SimError(f"{chat} is not a forum", status=409)
        if not place.status_of(person.id).is_administrator:
            raise SimError("only administrators run topics", status=409)
        if action == "create":
            topic, message = new_topic(self, place, person.id, name.strip() or "Topic")
            self.queue("message", message.api)
            return topic.thread
        found = place.topics.get(thread or 0)
        if found is None:
            raise SimError(f"{chat} has no topic {thread}", status=404)
        if action == "delete":
            delete_topic(self, place, found)
        elif action in _TOPIC_STEPS:
            self.queue("message", _TOPIC_STEPS[action](self, place, person.id, found).api)
        else:
            raise SimError(f"a topic can be created, closed, reopened or deleted, not {action!r}")
        return found.thread

    # -- the rules behind it --------------------------------------------------------------------

    def _writing_in(self, sender: str, chat: str) -> tuple[Person, Chat]:
        person, place = self.chat_seen_by(sender, chat)
        if place.is_blocked:
            raise SimError(f"{sender} has blocked the bot", status=409)
        return person, place

    def _standing(self, chat: Chat, message_id: int) -> Message:
        message = chat.find(message_id)
        if message is None or message.is_service:
            raise SimError(f"{chat.key} has no message {message_id}", status=404)
        return message

    def _write(
        self, person: Person, chat: Chat, draft: Draft, *, reply_to: int | None, thread: int | None, quote: str = ""
    ) -> int:
        if chat.status_of(person.id) is Status.RESTRICTED:
            raise SimError(f"{person.name} may not write in {chat.key}", status=409)
        if reply_to is not None:
            draft.reply_to = self._standing(chat, reply_to)
            draft.extra |= {"quote": quoted(draft.reply_to, quote)} if quote else {}
            thread = thread if thread is not None else draft.reply_to.thread
        draft.thread = self._open_topic(person, chat, thread)
        chat.is_started = True
        message = self.post(chat, person.id, draft)
        if self._reaches_bot(chat, message):
            self.queue("message", message.api)
        return message.id

    def _open_topic(self, person: Person, chat: Chat, thread: int | None) -> int | None:
        if thread is None:
            return None
        topic: Topic | None = chat.topics.get(thread)
        if topic is None:
            raise SimError(f"{chat.key} has no topic {thread}", status=404)
        if topic.is_closed and not chat.status_of(person.id).is_administrator:
            raise SimError("the topic is closed", status=409)
        return thread

    def _reaches_bot(self, chat: Chat, message: Message) -> bool:
        """Whether the bot hears it; where it is no administrator, Telegram's privacy mode holds much back."""
        status = chat.status_of(self.bot_id)
        if chat.person is not None or status.is_administrator:
            return True
        if not status.is_inside:
            return False
        replied = chat.messages.get(message.reply_to or 0)
        is_reply_to_bot = (replied is not None and replied.sender == self.bot_id) or "via_bot" in message.api
        mention = f"@{self.bot_account()['username']}"
        return is_reply_to_bot or message.text.startswith("/") or mention in message.text

    def tell_chat(self, chat: Chat, kind: str) -> None:
        """Let the page know that something about a chat itself has changed."""
        self.tell(Change(chat.key, 0, kind))


def _some(names: Iterable[str]) -> str:
    """Return names to choose from, no more than a reader can take in."""
    known = list(names)
    surplus = len(known) - _NAMES_SHOWN
    return ", ".join(known[:_NAMES_SHOWN]) + (f" and {surplus} more" if surplus > 0 else "")
