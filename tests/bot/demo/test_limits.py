from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.server import PretendTelegram
from bot.demo.world import World
from tests.bot.demo.client import AGUS, PDAD, PLI, SITI, TOKEN, Client, Clock


@pytest.fixture
async def limited(clock: Clock) -> AsyncIterator[Client]:
    """A world with Telegram's own limits, in which Siti and Agus have written."""
    world = World(token=TOKEN, units=(PLI, PDAD), clock=clock)
    world.say("siti", "siti", "/start")
    world.say("agus", "agus", "/start")
    async with PretendTelegram(world) as telegram, aiohttp.ClientSession() as session:
        yield Client(telegram, session)


async def test_a_private_chat_takes_a_burst_and_then_one_a_second(limited: Client, clock: Clock) -> None:
    for number in range(5):
        await limited.send(SITI, str(number))
    answer = await limited.call("sendMessage", chat_id=SITI, text="5")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    await limited.send(AGUS, "another chat is free")
    clock.advance(1)
    await limited.send(SITI, "5")
    assert "429" in await limited.refused("sendMessage", chat_id=SITI, text="6")


async def test_a_group_takes_20_a_minute_with_edits_and_topics_counted(limited: Client, clock: Clock) -> None:
    place = {"chat_id": PDAD.chat_id}
    thread = (await limited.ok("createForumTopic", **place, name="Tiket"))["message_thread_id"]
    message_id = await limited.send(PDAD.chat_id, "kartu", message_thread_id=thread)
    for number in range(18):
        await limited.ok("editMessageText", **place, message_id=message_id, text=str(number))
    clock.advance(20.5)
    for method, given in (
        ("sendMessage", {"text": "x"}),
        ("editMessageText", {"message_id": message_id, "text": "x"}),
        ("createForumTopic", {"name": "x"}),
        ("closeForumTopic", {"message_thread_id": thread}),
    ):
        reason = await limited.refused(method, **place, **given)
        assert reason == "429 Too Many Requests: retry after 40"
    await limited.send(PLI.chat_id, "another group is free")
    clock.advance(39.5)
    await limited.send(PDAD.chat_id, "x")


async def test_all_chats_together_take_30_a_second(limited: Client, clock: Clock) -> None:
    for _ in range(15):
        await limited.send(PLI.chat_id, "x")
        await limited.send(PDAD.chat_id, "x")
    assert "429" in await limited.refused("sendMessage", chat_id=SITI, text="x")
    clock.advance(1)
    await limited.send(SITI, "x")


async def test_refused_and_silent_calls_count_for_nothing(limited: Client) -> None:
    for _ in range(6):
        await limited.refused("sendMessage", chat_id=SITI, text="")
        await limited.ok("sendChatAction", chat_id=SITI, action="typing")
    for number in range(5):
        await limited.send(SITI, str(number))
    for _ in range(2):
        assert "429" in await limited.refused("sendMessage", chat_id=SITI, text="x")


async def test_an_album_counts_as_many_messages_as_it_has(limited: Client) -> None:
    media = '[{"type": "document", "media": "attach://a"}, {"type": "document", "media": "attach://a"}]'
    for _ in range(10):
        answer = await limited.upload("sendMediaGroup", {"a": ("a", b"x")}, chat_id=PLI.chat_id, media=media)
        assert answer["ok"]
    assert "429" in await limited.refused("sendMessage", chat_id=PLI.chat_id, text="x")
