import asyncio
import time

import aiohttp

from bot.demo.world import World
from tests.bot.demo.client import PLI, SITI, Client, Clock, buttons


def texts(updates: list[dict[str, object]]) -> list[str]:
    return [str(update["message"]["text"]) for update in updates if isinstance(update["message"], dict)]


async def test_updates_come_again_until_an_offset_confirms_them(client: Client, world: World) -> None:
    for text in ("satu", "dua", "tiga"):
        world.say("siti", "siti", text)
    first = await client.updates()
    assert await client.updates() == first
    ids = [update["update_id"] for update in first]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert texts(await client.updates(offset=ids[1])) == ["dua", "tiga"]
    assert texts(await client.updates()) == ["dua", "tiga"]
    assert await client.updates(offset=ids[2] + 1) == []


async def test_a_limit_takes_the_oldest_and_a_negative_offset_the_newest(client: Client, world: World) -> None:
    for number in range(5):
        world.say("siti", "siti", str(number))
    assert texts(await client.updates(limit=2)) == ["0", "1"]
    assert texts(await client.updates(offset=-2)) == ["3", "4"]
    assert texts(await client.updates()) == ["3", "4"]


async def test_a_long_poll_wakes_as_soon_as_something_happens(client: Client, world: World) -> None:
    poll = asyncio.create_task(client.updates(timeout=30))
    await client.telegram.until(lambda: client.telegram.waits_for_updates)
    started = time.perf_counter()
    world.say("siti", "siti", "halo")
    assert texts(await poll) == ["halo"]
    assert time.perf_counter() - started < 1


async def test_a_long_poll_ends_empty_when_its_time_is_over(client: Client) -> None:
    started = time.perf_counter()
    assert await client.updates(timeout=1) == []
    assert 0.9 < time.perf_counter() - started < 5


async def test_a_second_poller_ends_the_first_with_409(client: Client, world: World) -> None:
    first = asyncio.create_task(client.refused("getUpdates", timeout=30))
    await client.telegram.until(lambda: client.telegram.waits_for_updates)
    second = asyncio.create_task(client.updates(timeout=30))
    reason = "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    assert await first == reason
    world.say("siti", "siti", "halo")
    assert texts(await second) == ["halo"]


async def test_a_poller_that_dies_leaves_its_updates_for_the_next(client: Client, world: World) -> None:
    async with aiohttp.ClientSession() as dying:
        url = f"{client.telegram.base_url}/bot{world.token}/getUpdates?timeout=30"
        poll = asyncio.create_task(dying.get(url))
        await client.telegram.until(lambda: client.telegram.waits_for_updates)
        poll.cancel()
    world.say("siti", "siti", "halo")
    assert texts(await client.updates(timeout=5)) == ["halo"]


async def test_only_wanted_kinds_of_updates_are_made(client: Client, world: World) -> None:
    await client.updates(allowed_updates=["message"])
    message_id = world.say("siti", "siti", "a")
    world.edit("siti", "siti", message_id, "b")
    assert [set(update) - {"update_id"} for update in await client.updates()] == [{"message"}]
    await client.updates(allowed_updates=[])
    world.edit("siti", "siti", message_id, "c")
    assert "edited_message" in (await client.updates())[-1]


async def test_the_bots_own_messages_never_come_as_updates(talking: Client) -> None:
    await talking.send(SITI, "a")
    await talking.send(PLI.chat_id, "a")
    assert len(await talking.updates()) == 1


async def test_an_edit_comes_as_edited_message(client: Client, world: World) -> None:
    message_id = world.say("siti", "siti", "a")
    world.edit("siti", "siti", message_id, "b")
    edited = (await client.updates())[-1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (message_id, "b")
    assert edited["edit_date"] == 1_800_000_000


async def test_taps_are_kept_150_seconds_and_everything_else_a_day(talking: Client, world: World, clock: Clock) -> None:
    message_id = await talking.send(SITI, "a", reply_markup=buttons([("Ya", "y")]))
    world.tap("siti", "siti", message_id, "Ya")
    clock.advance(151)
    assert [set(update) - {"update_id"} for update in await talking.updates()] == [{"message"}]
    clock.advance(24 * 3600)
    assert await talking.updates() == []
