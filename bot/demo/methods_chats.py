"""Bot API methods: chats, members, forum topics, taps."""

from typing import Any

from bot.demo.access import bot_may, chat_to_read, chat_to_write
from bot.demo.chats import Chat, Topic
from bot.demo.core import TYPING_SECONDS, Change
from bot.demo.entities import utf16_length
from bot.demo.errors import bad_request
from bot.demo.parameters import Parameters
from bot.demo.people import EVERYTHING_PERMITTED, Status
from bot.demo.topics import COLORS, close_topic, delete_topic, new_topic, rename_topic, reopen_topic
from bot.demo.world import World

_MAX_ANSWER = 200
_MAX_TOPIC_NAME = 128
_ACTIONS = (
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
)


def get_chat(world: World, parameters: Parameters) -> dict[str, Any]:
    """GetChat."""
    chat = chat_to_read(world, parameters)
    if chat.person is not None and not chat.is_started:
        raise bad_request("chat not found")
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    about = {
        **chat.as_api(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    return about if chat.person else about | {"permissions": EVERYTHING_PERMITTED}


def _group(world: World, parameters: Parameters) -> Chat:
    chat = chat_to_read(world, parameters)
    if chat.person is not None:
        raise bad_request("there are no administrators in the private chat")
    return chat


def get_chat_administrators(world: World, parameters: Parameters) -> list[dict[str, Any]]:
    """GetChatAdministrators: as with the real one, without other bots but with this one."""
    chat = _group(world, parameters)
    running = [account for account, status in chat.statuses.items() if status.is_administrator]
    return [world.member_of(chat, account) for account in running]


def get_chat_member(world: World, parameters: Parameters) -> dict[str, Any]:
    """GetChatMember."""
    chat = chat_to_read(world, parameters)
    account = parameters.integer("user_id")
    if account is None:
        raise bad_request("invalid user_id specified")
    if not world.is_known(account):
        raise bad_request("PARTICIPANT_ID_INVALID")
    return world.member_of(chat, account)


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    """GetChatMemberCount."""
    chat = chat_to_read(world, parameters)
    return sum(status.is_inside for status in chat.statuses.values())


def leave_chat(world: World, parameters: Parameters) -> bool:
    """LeaveChat."""
    chat = chat_to_read(world, parameters)
    if chat.person is not None:
        raise bad_request("chat member status can't be changed in private chats")
    world.set_member(chat.key, "bot", Status.LEFT)
    return True


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """SendChatAction."""
    chat = chat_to_write(world, parameters)
    if parameters.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.typing_until = world.clock() + TYPING_SECONDS
    world.tell(Change(chat.key, 0, "typing"))
    return True


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """AnswerCallbackQuery: within 150 seconds of the tap; a second answer does no harm."""
    text = parameters.text("text")
    show_alert = parameters.flag("show_alert")
    tap = world.tap_of(str(parameters.values.get("callback_query_id", "")))
    if tap is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if utf16_length(text) > _MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if not tap.is_answered:
        tap.is_answered, tap.text, tap.show_alert = True, text, show_alert
        world.tell(Change(tap.chat.key, tap.message_id, "answer"))
    return True


def _forum(world: World, parameters: Parameters) -> Chat:
    chat = chat_to_write(world, parameters)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def _topic_name(parameters: Parameters) -> str:
    name = parameters.text("name").strip()
    if not name:
        raise bad_request("TOPIC_TITLE_EMPTY")
    if len(name) > _MAX_TOPIC_NAME:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    return name


def create_forum_topic(world: World, parameters: Parameters) -> dict[str, Any]:
    """CreateForumTopic."""
    chat = _forum(world, parameters)
    name = _topic_name(parameters)
    color = parameters.integer("icon_color") or COLORS[0]
    if color not in COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    if not bot_may(world, chat, "can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    _count(world, chat)
    topic, _ = new_topic(world, chat, world.bot_id, name, color=color)
    return {"message_thread_id": topic.thread, "name": topic.name, "icon_color": topic.icon_color}


def _count(world: World, chat: Chat) -> None:
    world.limits.take(chat.id, is_private=False)


def _topic(world: World, parameters: Parameters) -> tuple[Chat, Topic]:
    """Return a topic that the bot may change."""
    chat = _forum(world, parameters)
    topic = chat.topics.get(parameters.integer("message_thread_id") or 0)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.creator != world.bot_id and not bot_may(world, chat, "can_manage_topics"):
        raise bad_request("not enough rights to edit the topic")
    return chat, topic


def edit_forum_topic(world: World, parameters: Parameters) -> bool:
    """EditForumTopic."""
    chat, topic = _topic(world, parameters)
    if parameters.values.get("name") is None:
        return True
    name = _topic_name(parameters)
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    _count(world, chat)
    rename_topic(world, chat, world.bot_id, topic, name)
    return True


def close_forum_topic(world: World, parameters: Parameters) -> bool:
    """CloseForumTopic."""
    chat, topic = _topic(world, parameters)
    if topic.is_closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    _count(world, chat)
    close_topic(world, chat, world.bot_id, topic)
    return True


def reopen_forum_topic(world: World, parameters: Parameters) -> bool:
    """ReopenForumTopic."""
    chat, topic = _topic(world, parameters)
    if not topic.is_closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    _count(world, chat)
    reopen_topic(world, chat, world.bot_id, topic)
    return True


def delete_forum_topic(world: World, parameters: Parameters) -> bool:
    """DeleteForumTopic."""
    chat, topic = _topic(world, parameters)
    if not bot_may(world, chat, "can_delete_messages"):
        raise bad_request("not enough rights to delete the topic")
    _count(world, chat)
    delete_topic(world, chat, topic)
    return True


METHODS = {
    "getChat": get_chat,
    "getChatAdministrators": get_chat_administrators,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
}
