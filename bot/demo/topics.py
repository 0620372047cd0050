"""Forum topics: made, renamed, closed, reopened and deleted, each with the service message Telegram shows."""

from typing import Any

from bot.demo.chats import Chat, Message, Topic
from bot.demo.core import Change, Core, Draft

COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def new_topic(world: Core, chat: Chat, account_id: int, name: str, *, color: int = COLORS[0]) -> tuple[Topic, Message]:
    """Open a topic; its thread is the id of the service message."""
    content = {"forum_topic_created": {"name": name, "icon_color": color}}
    thread = chat.last_message_id + 1
    topic = Topic(thread, name, account_id, color)
    chat.topics[thread] = topic
    return topic, _service(world, chat, account_id, topic, content)


def rename_topic(world: Core, chat: Chat, account_id: int, topic: Topic, name: str) -> Message:
    """Give a topic another name."""
    topic.name = name
    return _service(world, chat, account_id, topic, {"forum_topic_edited": {"name": name}})


def close_topic(world: Core, chat: Chat, account_id: int, topic: Topic) -> Message:
    """Let nobody but those who run topics write there."""
    topic.is_closed = True
    return _service(world, chat, account_id, topic, {"forum_topic_closed": {}})


def reopen_topic(world: Core, chat: Chat, account_id: int, topic: Topic) -> Message:
    """Let everybody write there again."""
    topic.is_closed = False
    return _service(world, chat, account_id, topic, {"forum_topic_reopened": {}})


def delete_topic(world: Core, chat: Chat, topic: Topic) -> None:
    """Take a topic away with everything that was said in it; Telegram tells nobody."""
    del chat.topics[topic.thread]
    for message in chat.messages.values():
        if message.thread == topic.thread:
            message.is_deleted = True
    world.tell(Change(chat.key, 0, "topic"))


def _service(world: Core, chat: Chat, account_id: int, topic: Topic, content: dict[str, Any]) -> Message:
    draft = Draft(next(iter(content)), content, thread=topic.thread, is_service=True)
    message = world.post(chat, account_id, draft)
    world.tell(Change(chat.key, 0, "topic"))
    return message
