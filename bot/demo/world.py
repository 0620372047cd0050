"""A pretend Telegram in memory: its chats, its people and its rules.

The world knows nothing of HTTP and never waits; ``bot.demo.server`` puts the Bot API and the person's side before it.
Times come from two clocks: ``clock`` (seconds, for limits and expiry) and ``wall`` (seconds since 1970, for dates).
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from bot.demo.chats import Chat, Message
from bot.demo.core import Change, Tap
from bot.demo.files import KINDS
from bot.demo.inline_mode import InlineMode, InlineQuery
from bot.demo.limits import UNLIMITED, Allowance
from bot.demo.people import PEOPLE, DemoUnit, Person, Role, Status
from bot.demo.rich_text import to_html

__all__ = [
    "PEOPLE",
    "UNLIMITED",
    "Allowance",
    "Change",
    "DemoUnit",
    "InlineQuery",
    "Person",
    "Role",
    "Status",
    "Tap",
    "World",
]

_MEDIA = frozenset(KINDS)
_OTHER = ("venue", "location", "contact", "dice", "poll", "story")


class World(InlineMode):
    """Everything there is, with the person's side as methods and the views that a chat page needs."""

    def __init__(
        self,
        *,
        token: str,
        units: Sequence[DemoUnit],
        people: Sequence[Person] = PEOPLE,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        allowance: Allowance | None = None,
    ) -> None:
        super().__init__(
            token=token,
            units=units,
            people=people,
            clock=clock,
            wall=wall,
            allowance=allowance or Allowance(),
        )

    def messages(self, chat: str, *, as_: str, after: int = 0) -> list[dict[str, Any]]:
        """Return what a person sees in a chat, oldest first, from the message after ``after`` on."""
        person, place = self.chat_seen_by(as_, chat)
        return [
            self._shown(message, person)
            for message in place.standing()
            if message.id > after and not message.is_deleted
        ]

    def last_message(self, chat: str, *, as_: str) -> dict[str, Any]:
        """Return the newest message that a person sees in a chat; empty where there is none."""
        messages = self.messages(chat, as_=as_)
        return messages[-1] if messages else {}

    def view(self, chat: str, *, as_: str, after: int = 0) -> dict[str, Any]:
        """Return a chat as ``GET /sim/chats`` shows it."""
        _, place = self.chat_seen_by(as_, chat)
        topics = [
            {"thread": topic.thread, "name": topic.name, "closed": topic.is_closed} for topic in place.topics.values()
        ]
        return {
            "chat": place.key,
            "title": place.title,
            "forum": place.is_forum,
            "typing": place.typing_until > self.clock(),
            "topics": topics,
            "messages": self.messages(chat, as_=as_, after=after),
        }

    def _shown(self, message: Message, person: Person) -> dict[str, Any]:
        if message.html is None:
            message.html = to_html(message.text, message.entities)
        shown: dict[str, Any] = {
            "message_id": message.id,
            "from": self.name_of(message.sender),
            "from_id": message.sender,
            "outgoing": message.sender == person.id,
            "text": message.text,
            "html": message.html,
            "buttons": [[_shown_button(button) for button in row] for row in message.buttons],
            "edited": message.is_edited,
            "thread": message.thread,
            "reply_to": message.reply_to,
            "date": message.api["date"],
        }
        if message.kind in _MEDIA:
            shown[message.kind] = self._shown_file(message)
        if message.kind in _OTHER:
            shown[message.kind] = message.api[message.kind]
        if "quote" in message.api:
            shown["quote"] = message.api["quote"]["text"]
        if message.keyboard:
            shown["keyboard"] = message.keyboard
        if message.reaction:
            shown["reaction"] = message.reaction
        if "via_bot" in message.api:
            shown["via"] = message.api["via_bot"]["username"]
        if "media_group_id" in message.api:
            shown["album"] = message.api["media_group_id"]
        return shown

    def _shown_file(self, message: Message) -> dict[str, Any]:
        content = message.api[message.kind]
        sized = content[-1] if isinstance(content, list) else content
        stored = self.files.find(sized["file_id"])
        name, mime = (stored.name, stored.mime) if stored else ("", "")
        shown = {"file_id": sized["file_id"], "name": name, "mime": mime, "size": sized["file_size"]}
        if message.kind in {"photo", "video", "animation"}:
            shown |= {"width": sized["width"], "height": sized["height"]}
        return shown

    def overview(self) -> dict[str, Any]:
        """Return the world as ``GET /sim/world`` shows it."""
        bot = self.bot_account()
        menus = self.profile.menu_buttons.items()
        return {
            "bot": {**bot, "name": bot["first_name"]},
            "people": [_shown_person(person) for person in self.people.values()],
            "chats": [self._shown_chat(chat) for chat in self.chats.values()],
            "commands": self.profile.all_commands(),
            "menu_buttons": [{"chat_id": chat_id, "menu_button": button} for chat_id, button in menus],
        }

    def sent(self) -> dict[str, Any]:
        """Return what the bot sent, counted by chat, as ``GET /sim/sent`` shows it."""
        chats = []
        for key, chat in self.keys.items():
            if chat.sent:
                times = Counter(one.text for one in chat.sent if one.text)
                repeated = [{"text": text, "times": count} for text, count in times.items() if count > 1]
                chats.append({"chat": key, "messages": len(chat.sent), "repeated": repeated})
        return {"messages": sum(chat["messages"] for chat in chats), "chats": chats}

    def sent_to(self, key: str, *, after: int = 0) -> dict[str, Any]:
        """Return what the bot sent to one chat, oldest first, but for the first ``after`` messages."""
        sent = self.chat(key).sent
        return {"chat": key, "messages": len(sent), "sent": [one._asdict() for one in sent[after:]]}

    def _shown_chat(self, chat: Chat) -> dict[str, Any]:
        inside = [self.name_of(account) for account in chat.statuses if account != self.bot_id]
        statuses = {name: chat.status_of(self.people[name].id) for name in inside}
        return {
            "chat": chat.key,
            "chat_id": chat.id,
            "title": chat.title,
            "kind": "group" if chat.person is None else "private",
            "forum": chat.is_forum,
            "members": [name for name, status in statuses.items() if status.is_inside],
            "administrators": [name for name, status in statuses.items() if status.is_administrator],
            "blocked": chat.is_blocked,
            "started": chat.is_started,
        }


def _shown_person(person: Person) -> dict[str, Any]:
    names = ("name", "id", "first_name", "last_name", "language", "role")
    return {name: getattr(person, name) for name in names}


def _shown_button(button: dict[str, Any]) -> dict[str, Any]:
    shown = {"text": button["text"]}
    if "callback_data" in button:
        shown["data"] = button["callback_data"]
    if "url" in button:
        shown["url"] = button["url"]
    return shown
