from typing import Any

import pytest

from bot.demo.errors import SimError
from bot.demo.world import World
from tests.bot.demo.client import PDAD, PLI, Client

FORUM = {"chat_id": PDAD.chat_id}


async def topic(client: Client, name: str = "Tiket 1") -> int:
    made = await client.ok("createForumTopic", **FORUM, name=name)
    thread: int = made["message_thread_id"]
    return thread


async def test_messages_in_a_topic_carry_it_and_answer_its_opening(client: Client, world: World) -> None:
    thread = await topic(client)
    message = await client.ok("sendMessage", **FORUM, text="a", message_thread_id=thread)
    assert (message["message_thread_id"], message["is_topic_message"]) == (thread, True)
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Tiket 1"
    world.say("budi", "pdad", "b", thread=thread)
    heard = (await client.updates())[-1]["message"]
    assert (heard["message_thread_id"], heard["is_topic_message"]) == (thread, True)
    assert heard["reply_to_message"]["message_id"] == thread
    view = world.view("pdad", as_="budi")
    assert view["topics"] == [{"thread": thread, "name": "Tiket 1", "closed": False}]
    assert [(one["thread"], one["reply_to"]) for one in view["messages"]] == [(thread, None)] * 2


async def test_a_reply_goes_to_the_topic_of_what_it_answers(client: Client, world: World) -> None:
    thread = await topic(client)
    theirs = world.say("budi", "pdad", "b", thread=thread)
    message = await client.ok("sendMessage", **FORUM, text="c", reply_parameters={"message_id": theirs})
    assert message["message_thread_id"] == thread
    assert message["reply_to_message"]["text"] == "b"
    assert world.say("ratna", "pdad", "d", reply_to=message["message_id"])
    assert world.last_message("pdad", as_="ratna")["thread"] == thread


async def test_an_unknown_topic_is_not_found_and_the_general_one_has_no_id(client: Client) -> None:
    reason = "400 Bad Request: message thread not found"
    assert await client.refused("sendMessage", **FORUM, text="a", message_thread_id=77) == reason
    assert await client.refused("sendMessage", **FORUM, text="a", message_thread_id=1) == reason
    assert await client.refused("closeForumTopic", **FORUM, message_thread_id=77) == reason
    general = await client.ok("sendMessage", **FORUM, text="a")
    assert "message_thread_id" not in general


async def test_topics_are_renamed_closed_reopened_and_deleted(client: Client, world: World) -> None:
    thread = await topic(client)
    place = {**FORUM, "message_thread_id": thread}
    message_id = await client.send(PDAD.chat_id, "a", message_thread_id=thread)
    assert await client.ok("editForumTopic", **place, name="Tiket 1 selesai") is True
    assert await client.ok("closeForumTopic", **place) is True
    view = world.view("pdad", as_="budi")
    assert view["topics"] == [{"thread": thread, "name": "Tiket 1 selesai", "closed": True}]
    unchanged = "400 Bad Request: TOPIC_NOT_MODIFIED"
    assert await client.refused("closeForumTopic", **place) == unchanged
    assert await client.refused("editForumTopic", **place, name="Tiket 1 selesai") == unchanged
    assert await client.ok("reopenForumTopic", **place) is True
    assert await client.refused("reopenForumTopic", **place) == unchanged
    assert await client.ok("deleteForumTopic", **place) is True
    assert world.view("pdad", as_="budi")["topics"] == []
    gone = {"chat_id": PDAD.chat_id, "message_id": message_id, "text": "x"}
    assert "message to edit not found" in await client.refused("editMessageText", **gone)
    assert "thread not found" in await client.refused("sendMessage", **place, text="x")


async def test_a_closed_topic_takes_messages_only_from_those_who_run_topics(client: Client, world: World) -> None:
    thread = world.run_topic("ratna", "pdad", "create", name="Umum")
    world.run_topic("ratna", "pdad", "close", thread=thread)
    await client.ok("sendMessage", **FORUM, text="a", message_thread_id=thread)
    world.say("ratna", "pdad", "a", thread=thread)
    with pytest.raises(SimError, match="the topic is closed"):
        world.say("budi", "pdad", "a", thread=thread)
    world.set_member("pdad", "bot", "administrator", rights={"can_manage_topics": False})
    reason = await client.refused("sendMessage", **FORUM, text="a", message_thread_id=thread)
    assert reason == "400 Bad Request: TOPIC_CLOSED"


async def test_topics_need_a_forum_a_right_and_a_name(client: Client, world: World) -> None:
    reason = await client.refused("createForumTopic", chat_id=PLI.chat_id, name="a")
    assert reason == "400 Bad Request: the chat is not a forum"
    assert await client.refused("createForumTopic", **FORUM, name=" ") == "400 Bad Request: TOPIC_TITLE_EMPTY"
    long = await client.refused("createForumTopic", **FORUM, name="x" * 129)
    assert long == "400 Bad Request: TOPIC_TITLE_TOO_LONG"
    await topic(client, "x" * 128)
    thread = world.run_topic("ratna", "pdad", "create", name="Umum")
    world.set_member("pdad", "bot", "administrator", rights={"can_manage_topics": False})
    reason = await client.refused("createForumTopic", **FORUM, name="a")
    assert reason == "400 Bad Request: not enough rights to create a topic"
    reason = await client.refused("closeForumTopic", **FORUM, message_thread_id=thread)
    assert reason == "400 Bad Request: not enough rights to edit the topic"


async def test_only_administrators_run_topics_and_the_bot_hears_of_it(client: Client, world: World) -> None:
    step: dict[str, Any] = {"from_": "budi", "chat": "pdad", "action": "create", "name": "Saya"}
    assert await client.sim("topics", answered=409, **step) == {"error": "only administrators run topics"}
    thread = (await client.sim("topics", **step | {"from_": "ratna"}))["thread"]
    close: dict[str, Any] = {"from_": "ratna", "chat": "pdad", "action": "close", "thread": thread}
    await client.sim("topics", **close)
    created, closed = [update["message"] for update in await client.updates()]
    assert created["forum_topic_created"]["name"] == "Saya"
    assert closed["forum_topic_closed"] == {}
    await client.sim("topics", answered=400, **close | {"action": "burn"})
    await client.sim("topics", answered=404, **close | {"thread": 77})
    await client.sim("topics", **close | {"action": "delete"})
    assert world.view("pdad", as_="budi")["topics"] == []
