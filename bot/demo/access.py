"""Which chat, topic and message a call means, and whether the bot may do it there."""

from typing import Any

from bot.demo.chats import Chat, Message
from bot.demo.errors import ApiError, bad_request, forbidden
from bot.demo.parameters import Parameters
from bot.demo.people import Status
from bot.demo.quotes import read_quote
from bot.demo.world import World


def chat_to_read(world: World, parameters: Parameters, name: str = "chat_id") -> Chat:
    """Return the chat that a parameter names, if the bot is in it.

    Raises:
        ApiError: 400 for an unknown or upgraded chat, 403 where the bot is not.
    """
    value = parameters.values.get(name)
    if value is None or value == "":
        raise bad_request(f"{name} is empty")
    try:
        chat_id = int(value)
    except (TypeError, ValueError):
        raise bad_request("chat not found") from None
    if chat_id in world.upgraded:
        new_id = world.upgraded[chat_id]
        reason = "Bad Request: group chat was upgraded to a supergroup chat"
        raise ApiError(400, reason, parameters={"migrate_to_chat_id": new_id})
    chat = world.chats.get(chat_id)
    if chat is None:
        raise bad_request("chat not found")
    status = chat.status_of(world.bot_id)
    if status is Status.LEFT:
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    if status is Status.KICKED:
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    return chat


def chat_to_write(world: World, parameters: Parameters) -> Chat:
    """Return the chat that a call sends to or edits in.

    Raises:
        ApiError: also 403 for a person who has blocked the bot or has never written to it.
    """
    chat = chat_to_read(world, parameters)
    if chat.person is not None:
        if chat.is_blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.is_started:
            raise forbidden("bot can't initiate conversation with a user")
    elif chat.status_of(world.bot_id) is Status.RESTRICTED:
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def bot_may(world: World, chat: Chat, right: str) -> bool:
    """Whether the bot is an administrator with this right."""
    status = chat.status_of(world.bot_id)
    return status is Status.CREATOR or (status is Status.ADMINISTRATOR and chat.bot_rights.get(right, False))


def topic_to_write(world: World, chat: Chat, thread: int | None) -> int | None:
    """Return the topic that a message goes to.

    As with the real one, the general topic has no id here, and who runs topics or opened one may
    write in it when it is closed.

    Raises:
        ApiError: 400 "message thread not found" or "TOPIC_CLOSED".
    """
    if not thread:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.is_closed and topic.creator != world.bot_id and not bot_may(world, chat, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return thread


def message_id_of(parameters: Parameters) -> int:
    """Return the ``message_id`` parameter.

    Raises:
        ApiError: 400 when there is none.
    """
    message_id = parameters.integer("message_id")
    if message_id is None:
        raise bad_request("message identifier is not specified")
    return message_id


def replied_message(world: World, chat: Chat, parameters: Parameters) -> tuple[Message | None, dict[str, Any] | None]:
    """Return the message that a new one answers, from ``reply_parameters`` or its older form, and what it quotes of it.

    Raises:
        ApiError: 400 when it is not there and ``allow_sending_without_reply`` is not given.
    """
    given: dict[str, Any] = parameters.record("reply_parameters") or {}
    is_lenient = bool(given.get("allow_sending_without_reply"))
    message_id = given.get("message_id")
    if not given:
        message_id = parameters.integer("reply_to_message_id")
        is_lenient = parameters.flag("allow_sending_without_reply")
    if not message_id:
        if given:
            raise bad_request("can't parse reply parameters: message_id must be specified")
        return None, None
    place: Chat | None = chat
    if given.get("chat_id") not in (None, chat.id, str(chat.id)):
        place = world.chats.get(int(given["chat_id"]))
    message = place.find(int(message_id)) if place else None
    if message is None and not is_lenient:
        raise bad_request("message to be replied not found")
    quote = read_quote(given, message)
    return (message, quote) if place is chat else (None, None)
