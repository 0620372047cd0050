"""Bot API methods: texts, copies, edits, deletions."""

from typing import Any

from telegram.constants import ReactionEmoji

from bot.demo import contents
from bot.demo.access import (
    bot_may,
    chat_to_read,
    chat_to_write,
    message_id_of,
    replied_message,
    topic_to_write,
)
from bot.demo.chats import Chat, Message
from bot.demo.core import Change, Draft
from bot.demo.entities import Entity, utf16_length
from bot.demo.errors import bad_request
from bot.demo.keyboards import Markup, read_markup
from bot.demo.parameters import Parameters
from bot.demo.person_side import MAX_CAPTION, MAX_TEXT
from bot.demo.rich_text import formatted
from bot.demo.world import World

_DELETABLE_SECONDS = 48 * 3600
_REACTIONS = frozenset(emoji.value for emoji in ReactionEmoji)  # what a bot may put on a message
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def read_text(parameters: Parameters) -> dict[str, Any]:
    """Return the content fields of a text message.

    Raises:
        ApiError: 400 for no text, too much of it, or tags that Telegram does not take.
    """
    given = parameters.text("text")
    text, entities = formatted(given, parameters.text("parse_mode"), parameters.array("entities"))
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    content = _with_entities("text", text, entities)
    preview = parameters.record("link_preview_options")
    return content | ({"link_preview_options": preview} if preview else {})


def read_caption(parameters: Parameters) -> dict[str, Any]:
    """Return the caption fields of a message; empty where there is no caption.

    Raises:
        ApiError: 400 for too long a caption, or tags that Telegram does not take.
    """
    given = parameters.text("caption")
    mode = parameters.text("parse_mode")
    text, entities = formatted(given, mode, parameters.array("caption_entities"))
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return _with_entities("caption", text, entities) if text else {}


def _with_entities(field: str, text: str, entities: list[Entity]) -> dict[str, Any]:
    name = "entities" if field == "text" else "caption_entities"
    return {field: text, **({name: entities} if entities else {})}


def send(world: World, parameters: Parameters, kind: str, content: dict[str, Any], **extra: object) -> Message:
    """Post a message of the bot's, with everything that all ``send*`` methods share."""
    chat, draft = prepare(world, parameters, kind, content)
    draft.extra |= extra
    world.limits.take(chat.id, is_private=chat.person is not None)
    return world.post(chat, world.bot_id, draft)


def prepare(world: World, parameters: Parameters, kind: str, content: dict[str, Any]) -> tuple[Chat, Draft]:
    """Return where and how a message is to be posted, everything checked."""
    chat = chat_to_write(world, parameters)
    markup = read_markup(parameters)
    replied, quote = replied_message(world, chat, parameters)
    thread = topic_to_write(world, chat, parameters.integer("message_thread_id"))
    if thread is None and replied is not None:
        thread = replied.thread
    draft = Draft(kind, content, thread, replied, markup.inline, markup.labels)
    if quote:
        draft.extra["quote"] = quote
    if parameters.flag("protect_content"):
        draft.extra["has_protected_content"] = True
    return chat, draft


def send_message(world: World, parameters: Parameters) -> dict[str, Any]:
    """SendMessage."""
    chat_to_write(world, parameters)
    return send(world, parameters, "text", read_text(parameters)).api


def _source(world: World, parameters: Parameters, verb: str) -> Message:
    place = chat_to_read(world, parameters, "from_chat_id")
    message = place.find(message_id_of(parameters))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if message.is_service:
        raise bad_request(f"the message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def _content_of(message: Message, verb: str) -> dict[str, Any]:
    content = contents.copied(message.kind, message.api)
    if content is None:
        raise bad_request(f"the message can't be {verb}")
    return content


def copy_message(world: World, parameters: Parameters) -> dict[str, Any]:
    """CopyMessage: the content without where it came from, and with another caption if one is given."""
    chat_to_write(world, parameters)
    source = _source(world, parameters, "copy")
    content = _content_of(source, "copied")
    if source.kind in contents.CAPTIONED and parameters.values.get("caption") is not None:
        bare = {name: value for name, value in content.items() if name not in {"caption", "caption_entities"}}
        content = {**bare, **read_caption(parameters)}
    return {"message_id": send(world, parameters, source.kind, content).id}


def forward_message(world: World, parameters: Parameters) -> dict[str, Any]:
    """ForwardMessage: the content with where it came from."""
    chat_to_write(world, parameters)
    source = _source(world, parameters, "forward")
    own_origin = {"type": "user", "sender_user": source.api["from"], "date": source.api["date"]}
    origin = source.api.get("forward_origin") or own_origin
    content = contents.copied(source.kind, source.api) or {source.kind: source.api[source.kind]}
    return send(world, parameters, source.kind, content, forward_origin=origin).api


def message_to_edit(world: World, parameters: Parameters) -> Message:
    """Return the bot's own message that a call changes.

    Raises:
        ApiError: 400 for one that is not there or not the bot's.
    """
    if "inline_message_id" in parameters:
        raise bad_request("MESSAGE_ID_INVALID")
    chat = chat_to_write(world, parameters)
    message = chat.find(message_id_of(parameters))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != world.bot_id or message.is_service or "forward_origin" in message.api:
        raise bad_request("message can't be edited")
    return message


def edit(
    world: World, message: Message, changed: dict[str, Any], fields: tuple[str, ...], markup: Markup
) -> dict[str, Any]:
    """Replace ``fields`` and the keyboard of a message by what is given."""
    if markup.labels is not None:
        raise bad_request("inline keyboard expected")
    if markup.inline:
        changed = {**changed, "reply_markup": markup.inline}
    replaced = (*fields, "reply_markup")
    if all(message.api.get(name) == changed.get(name) for name in replaced):
        raise bad_request(_NOT_MODIFIED)
    world.limits.take(message.chat.id, is_private=message.chat.person is not None)
    # Telegram's clients show no "edited" mark when only the buttons have changed.
    if any(message.api.get(name) != changed.get(name) for name in fields):
        message.is_edited = True
    world.change(message, changed, removed=replaced)
    return message.api


def edit_message_text(world: World, parameters: Parameters) -> dict[str, Any]:
    """EditMessageText."""
    message = message_to_edit(world, parameters)
    content = read_text(parameters)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    markup = read_markup(parameters, inline_only=True)
    return edit(world, message, content, ("text", "entities", "link_preview_options"), markup)


def edit_message_caption(world: World, parameters: Parameters) -> dict[str, Any]:
    """EditMessageCaption."""
    message = message_to_edit(world, parameters)
    content = read_caption(parameters)
    if message.kind not in contents.CAPTIONED:
        raise bad_request("there is no caption in the message to edit")
    markup = read_markup(parameters, inline_only=True)
    return edit(world, message, content, ("caption", "caption_entities"), markup)


def edit_message_reply_markup(world: World, parameters: Parameters) -> dict[str, Any]:
    """EditMessageReplyMarkup."""
    message = message_to_edit(world, parameters)
    return edit(world, message, {}, (), read_markup(parameters, inline_only=True))


def delete_message(world: World, parameters: Parameters) -> bool:
    """DeleteMessage: the bot's own for 48 hours, anybody's in private chats and where it has the right."""
    chat = chat_to_write(world, parameters)
    message = chat.find(message_id_of(parameters))
    if message is None:
        raise bad_request("message to delete not found")
    is_own = message.sender == world.bot_id
    if not bot_may(world, chat, "can_delete_messages"):
        if not is_own and chat.person is None:
            raise bad_request("message can't be deleted")
        if world.wall() - message.api["date"] > _DELETABLE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
    message.is_deleted = True
    world.tell(Change(chat.key, message.id, "deleted"))
    return True


def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """SetMessageReaction."""
    chat = chat_to_write(world, parameters)
    message = chat.find(message_id_of(parameters))
    if message is None:
        raise bad_request("message to react not found")
    reactions = parameters.array("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = str(reactions[0].get("emoji", "")) if reactions else ""
    if emoji and emoji not in _REACTIONS:
        raise bad_request("REACTION_INVALID")
    message.reaction = emoji
    world.tell(Change(chat.key, message.id, "reaction"))
    return True


METHODS = {
    "sendMessage": send_message,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "setMessageReaction": set_message_reaction,
}
