"""Chats, forum topics and messages as the world keeps them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.demo.people import ALL_RIGHTS, DemoUnit, Person, Status

_SUPERGROUP_IDS = -1_000_000_000_000


@dataclass(slots=True, eq=False)
class Topic:
    """A forum topic. ``thread`` is the id of the service message that opened it."""

    thread: int
    name: str
    creator: int
    icon_color: int
    is_closed: bool = False


@dataclass(slots=True, eq=False)
class Message:
    """One message.

    Attributes:
        api: The Bot API's Message object. An edit puts a new one here and never changes it in
            place, so that updates and recorded answers keep what was true when they were made.
        kind: What it holds: ``text``, ``document``, ``photo``, ..., or the name of a service message.
        reaction: The emoji that the bot has put on it.
        html: The text as safe HTML, made when somebody first looks.
        keyboard: Labels of a reply keyboard that came with it; the Bot API does not return those.
    """

    id: int
    chat: "Chat"
    sender: int
    kind: str
    api: dict[str, Any]
    thread: int | None = None
    reply_to: int | None = None
    is_service: bool = False
    is_edited: bool = False
    is_deleted: bool = False
    keyboard: list[list[str]] | None = None
    reaction: str = ""
    html: str | None = None

    @property
    def text(self) -> str:
        """The plain text or caption."""
        text: str = self.api.get("text") or self.api.get("caption") or ""
        return text

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The entities of the text or caption."""
        entities: list[dict[str, Any]] = self.api.get("entities") or self.api.get("caption_entities") or []
        return entities

    @property
    def buttons(self) -> list[list[dict[str, Any]]]:
        """The inline keyboard's rows."""
        markup = self.api.get("reply_markup")
        return markup["inline_keyboard"] if markup else []

    def as_replied(self) -> dict[str, Any]:
        """Return it as another message quotes it: one level deep, as the Bot API does."""
        if "reply_to_message" not in self.api:
            return self.api
        return {key: value for key, value in self.api.items() if key != "reply_to_message"}


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat with the bot, or a unit's group.

    Attributes:
        key: How the ``/sim`` routes call it: a person's name or a unit's id.
        is_started: A person has written here (private chats only); a bot cannot be the first.
        is_blocked: The person has blocked the bot (private chats only).
        bot_rights: What the bot may do here where it is an administrator.
        sent: Everything that the bot sent here, in order; it survives the upgrade to a supergroup.
    """

    key: str
    id: int
    title: str
    type: str
    is_forum: bool = False
    person: Person | None = None
    is_started: bool = False
    is_blocked: bool = False
    statuses: dict[int, Status] = field(default_factory=dict)
    bot_rights: dict[str, bool] = field(default_factory=lambda: dict(ALL_RIGHTS))
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    last_message_id: int = 0
    typing_until: float = 0.0
    sent: list["Sent"] = field(default_factory=list)

    def as_api(self) -> dict[str, Any]:
        """Return the Bot API's Chat object."""
        if self.person is not None:
            names = {"first_name": self.person.first_name, "last_name": self.person.last_name}
            return {"id": self.id, "type": self.type, **names}
        chat: dict[str, Any] = {"id": self.id, "type": self.type, "title": self.title}
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def status_of(self, account_id: int) -> Status:
        """Return what this account is here; a stranger has left."""
        return self.statuses.get(account_id, Status.LEFT)

    def find(self, message_id: int | None) -> Message | None:
        """Return a message that is still there."""
        message = self.messages.get(message_id) if message_id is not None else None
        return None if message is None or message.is_deleted else message

    def standing(self) -> Iterator[Message]:
        """Yield what people see, oldest first: no service messages."""
        for message in self.messages.values():
            if not message.is_service:
                yield message


class Sent(NamedTuple):
    """What the bot sent to a chat, as it was at that moment; later edits and deletions change nothing here."""

    message_id: int
    thread: int | None
    kind: str
    text: str
    at: int


def private_chat(person: Person, bot_id: int) -> Chat:
    """Return a person's chat with the bot, in which nobody has written yet."""
    statuses = {person.id: Status.MEMBER, bot_id: Status.MEMBER}
    title = f"{person.first_name} {person.last_name}".strip()
    return Chat(person.name, person.id, title, "private", person=person, statuses=statuses)


def group_chat(unit: DemoUnit, statuses: dict[int, Status]) -> Chat:
    """Return a unit's group; like Telegram, forums and ids from -100... on are supergroups."""
    is_supergroup = unit.forum or unit.chat_id < _SUPERGROUP_IDS
    kind = "supergroup" if is_supergroup else "group"
    chat = Chat(unit.id, unit.chat_id, unit.name, kind, is_forum=unit.forum, statuses=statuses)
    # A supergroup begins with the message of its creation; a forum's general topic has that id.
    chat.last_message_id = 1 if is_supergroup else 0
    return chat
