"""The world as JSON and back: chats, messages, topics, people, files, updates that wait, what the bot presents.

Times of the world's clock are written as seconds since 1970, because that clock begins anew with every start.
"""

from collections.abc import Callable, Iterable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.demo.chats import Chat, Message, Sent, Topic
from bot.demo.core import Tap
from bot.demo.files import StoredFile
from bot.demo.people import Person, Status
from bot.demo.world import World

ContentOf = Callable[[str], bytes | None]


class _Saved(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SavedMessage(_Saved):
    """A message; its fields are those of ``Message``."""

    id: int
    sender: int
    kind: str
    api: dict[str, Any]
    thread: int | None
    reply_to: int | None
    is_service: bool
    is_edited: bool
    is_deleted: bool
    keyboard: list[list[str]] | None
    reaction: str


class SavedTopic(_Saved):
    """A topic; its fields are those of ``Topic``."""

    thread: int
    name: str
    creator: int
    icon_color: int
    is_closed: bool


class SavedChat(_Saved):
    """A chat; its fields are those of ``Chat``."""

    key: str
    id: int
    title: str
    type: str
    is_forum: bool
    is_started: bool
    is_blocked: bool
    statuses: dict[int, Status]
    bot_rights: dict[str, bool]
    last_message_id: int
    messages: list[SavedMessage]
    topics: list[SavedTopic]


class SavedFile(_Saved):
    """A file without its bytes; those are kept under ``sha256``."""

    id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    size: int
    path: str
    is_offered: bool
    sha256: str


class SavedUpdate(_Saved):
    """An update that waits; ``at`` is in seconds since 1970."""

    id: int
    kind: str
    update: dict[str, Any]
    at: float


class SavedTap(_Saved):
    """A tap that may still be answered; ``at`` is in seconds since 1970."""

    id: str
    chat: str
    message_id: int
    at: float
    is_answered: bool
    text: str
    show_alert: bool


class SavedProfile(_Saved):
    """How the bot presents itself."""

    commands: list[dict[str, Any]]
    menu_buttons: list[tuple[int | None, dict[str, Any]]]
    names: dict[str, str]
    descriptions: dict[str, str]
    short_descriptions: dict[str, str]


class LastIds(_Saved):
    """The highest id of each sort that was given out; message ids over all chats."""

    message: int
    update: int
    tap: int
    file: int


class Snapshot(_Saved):
    """All of a world that outlives the program."""

    version: Literal[1]
    last_ids: LastIds
    people: list[Person]
    chats: list[SavedChat]
    upgraded: dict[int, int]
    files: list[SavedFile]
    updates: list[SavedUpdate]
    allowed_updates: list[str]
    taps: list[SavedTap]
    profile: SavedProfile


# -- world to JSON ------------------------------------------------------------------------------


def last_ids(world: World) -> LastIds:
    """Return how far the world has counted."""
    return LastIds(
        message=max(chat.last_message_id for chat in world.chats.values()),
        update=world.updates.next_id - 1,
        tap=world.next_tap - 1,
        file=world.files.next_number - 1,
    )


def snapshot_of(world: World, files: Iterable[tuple[StoredFile, str]]) -> dict[str, Any]:
    """Return the world as it is now, in the shape of ``Snapshot``.

    What it shares with the world is never changed in place, so it may be written while the world goes on.

    Args:
        world: The world.
        files: Its files, each with the SHA-256 of its bytes in hex.
    """
    since_1970 = world.wall() - world.clock()
    waiting = world.updates.waiting()
    profile = world.profile
    return {
        "version": 1,
        "last_ids": last_ids(world).model_dump(),
        "people": [_fields(person, Person.__dataclass_fields__) for person in world.people.values()],
        "chats": [_saved_chat(chat) for chat in world.chats.values()],
        "upgraded": dict(world.upgraded),
        "files": [_saved(stored, SavedFile, sha256=digest) for stored, digest in files],
        "updates": [_saved(one, SavedUpdate, at=one.at + since_1970) for one in waiting],
        "allowed_updates": list(world.updates.allowed),
        "taps": [_saved(tap, SavedTap, chat=tap.chat.key, at=tap.at + since_1970) for tap in world.taps.values()],
        "profile": {
            "commands": profile.all_commands(),
            "menu_buttons": list(profile.menu_buttons.items()),
            "names": dict(profile.names),
            "descriptions": dict(profile.descriptions),
            "short_descriptions": dict(profile.short_descriptions),
        },
    }


def _fields(source: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(source, name) for name in names}


def _saved(source: object, model: type[_Saved], **other: object) -> dict[str, Any]:
    return _fields(source, (name for name in model.model_fields if name not in other)) | other


def _saved_chat(chat: Chat) -> dict[str, Any]:
    return _saved(
        chat,
        SavedChat,
        statuses=dict(chat.statuses),
        bot_rights=dict(chat.bot_rights),
        messages=[_saved(message, SavedMessage) for message in chat.messages.values()],
        topics=[_saved(topic, SavedTopic) for topic in chat.topics.values()],
    )


# -- JSON to world ------------------------------------------------------------------------------


def restore(world: World, saved: Snapshot, content_of: ContentOf) -> list[str]:
    """Put what was saved into a world in which nothing has happened yet.

    Args:
        world: The new world, with its units.
        saved: What was saved.
        content_of: Returns the bytes with this SHA-256, None when they are lost.

    Returns:
        The names of the files that are lost; all else is there without them.

    Raises:
        ValueError: when the parts do not fit together.
    """
    for person in saved.people:
        if person.name not in world.people:
            world.add_person(person)
    world.upgraded.update(saved.upgraded)
    for chat in saved.chats:
        _restore_chat(world, chat)
    lost = _restore_files(world, saved.files, content_of)
    _restore_updates(world, saved)
    profile = world.profile
    profile.restore_commands(saved.profile.commands)
    profile.menu_buttons.update(saved.profile.menu_buttons)
    profile.names.update(saved.profile.names)
    profile.descriptions.update(saved.profile.descriptions)
    profile.short_descriptions.update(saved.profile.short_descriptions)
    ids = saved.last_ids
    world.updates.next_id, world.next_tap, world.files.next_number = ids.update + 1, ids.tap + 1, ids.file + 1
    return lost


def _restore_chat(world: World, saved: SavedChat) -> None:
    chat = world.keys.get(saved.key)
    if chat is None or (chat.id != saved.id and world.upgraded.get(chat.id) != saved.id):
        return  # the unit is gone, or has got another group
    world.remove_chat(chat)
    for name in SavedChat.model_fields.keys() - {"messages", "topics", "statuses", "bot_rights"}:
        setattr(chat, name, getattr(saved, name))
    chat.statuses |= saved.statuses
    chat.bot_rights |= saved.bot_rights
    chat.topics = {one.thread: Topic(**dict(one)) for one in saved.topics}
    for one in saved.messages:
        if not world.is_known(one.sender):
            raise ValueError(f"message {one.id} of {saved.key} comes from nobody")
        message = Message(chat=chat, **dict(one))
        chat.messages[message.id] = message
        if message.sender == world.bot_id and not message.is_service:
            chat.sent.append(Sent(message.id, message.thread, message.kind, message.text, message.api.get("date", 0)))
    world.add_chat(chat)


def _restore_files(world: World, saved: Iterable[SavedFile], content_of: ContentOf) -> list[str]:
    lost = []
    for one in saved:
        content = content_of(one.sha256)
        if content is None:
            lost.append(one.name)
        else:
            world.files.put(StoredFile(content=content, **one.model_dump(exclude={"sha256"})))
    return lost


def _restore_updates(world: World, saved: Snapshot) -> None:
    since_1970 = world.wall() - world.clock()
    world.updates.allow(list(saved.allowed_updates))
    for one in saved.updates:
        world.updates.put(one.id, one.kind, one.update).at = one.at - since_1970
    for tap in saved.taps:
        chat = world.keys.get(tap.chat)
        if chat is not None:
            answer = (tap.is_answered, tap.text, tap.show_alert)
            world.taps[tap.id] = Tap(tap.id, chat, tap.message_id, tap.at - since_1970, *answer)
