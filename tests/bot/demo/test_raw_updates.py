import asyncio

import pytest
from aiohttp import web

from bot.demo.updates import FIRST_ID
from bot.demo.world import World
from tests.bot.demo.client import SITI, Client


async def confirmed(client: Client) -> list[int]:
    """Poll as a bot does, until nothing is left; return the ids in the order in which they came."""
    seen: list[int] = []
    offset = 0
    while batch := await client.updates(offset=offset):
        seen += [update["update_id"] for update in batch]
        offset = max(update["update_id"] for update in batch) + 1
    return seen


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"message": None},
        {"message": "text"},
        {"message": {"message_id": 2**70, "date": -1, "chat": {"id": "x"}, "text": "\ud800"}},
        {"callback_query": {"message": 5}},
        {"no_such_type": [1, 2, {"deep": [[]]}]},
    ],
)
async def test_any_object_goes_out_as_it_is_with_the_worlds_next_id(client: Client, update: dict[str, object]) -> None:
    answer = await client.sim("updates", update=update)
    assert await client.updates() == [{"update_id": FIRST_ID, **update}]
    assert answer == {"update_id": FIRST_ID}
    assert await confirmed(client) == [FIRST_ID]
    assert await client.get("/sim/updates") == {"waiting": 0, "confirmed": 1, "next": FIRST_ID + 1}


async def test_an_update_must_be_an_object(client: Client) -> None:
    assert await client.sim("updates", answered=400, update=[1]) == {"error": "'update' must be an object, not [1]"}


async def test_a_raw_update_may_bring_its_own_id_and_more_than_once(client: Client, world: World) -> None:
    world.say("siti", "siti", "satu")
    assert await confirmed(client) == [FIRST_ID]
    for update_id in (FIRST_ID, 5, 2**40, 5):
        await client.sim("updates", update={"update_id": update_id, "message": {}})
    world.say("siti", "siti", "dua")
    seen = await confirmed(client)
    assert seen[:5] == [FIRST_ID, 5, 2**40, 5, FIRST_ID + 1]
    # The huge id makes an offset that means nothing for the others: they come once more and are gone then.
    assert sorted(seen[5:]) == [5, 5, FIRST_ID, FIRST_ID + 1]
    assert len(world.updates) == 0


async def test_an_id_that_is_no_number_goes_with_the_next_offset(client: Client, world: World) -> None:
    await client.sim("updates", update={"update_id": "x"})
    world.say("siti", "siti", "a")
    first, second = await client.updates()
    assert (first, second["update_id"]) == ({"update_id": "x"}, FIRST_ID + 1)
    assert await client.updates(offset=FIRST_ID + 2) == []


async def test_ids_restart_lower_once_everything_is_confirmed(client: Client, world: World) -> None:
    world.say("siti", "siti", "satu")
    refusal = await client.sim("update-ids", answered=409, next=7)
    assert refusal["error"].startswith("1 updates still wait")
    await confirmed(client)
    await client.sim("update-ids", next=7)
    world.say("siti", "siti", "dua")
    stale = await client.updates(offset=FIRST_ID + 1)
    assert [update["update_id"] for update in stale] == [7]
    assert [update["update_id"] for update in await client.updates(offset=FIRST_ID + 1)] == [7]
    assert await client.updates(offset=8) == []


async def test_what_was_confirmed_comes_again_before_an_offset_takes_it_away(client: Client, world: World) -> None:
    assert "confirmed no update" in (await client.sim("redeliver", answered=409))["error"]
    for text in ("satu", "dua", "tiga"):
        world.say("siti", "siti", text)
    assert await confirmed(client) == [FIRST_ID, FIRST_ID + 1, FIRST_ID + 2]
    answer = await client.sim("redeliver", times=2, count=2)
    assert answer == {"update_ids": [FIRST_ID + 1, FIRST_ID + 2] * 2}
    again = await client.updates(offset=FIRST_ID + 3)
    assert [update["message"]["text"] for update in again] == ["dua", "tiga", "dua", "tiga"]
    assert await client.updates(offset=FIRST_ID + 3) == []


async def test_a_waiting_poll_wakes_for_what_comes_again(client: Client, world: World) -> None:
    world.say("siti", "siti", "satu")
    await confirmed(client)
    poll = asyncio.create_task(client.updates(timeout=30, offset=FIRST_ID + 1))
    await client.telegram.until(lambda: client.telegram.waits_for_updates)
    await client.sim("redeliver")
    assert [update["update_id"] for update in await poll] == [FIRST_ID]


@pytest.mark.parametrize("body", [{"times": 0}, {"times": 10_001}, {"count": -1}])
async def test_a_repetition_has_bounds(client: Client, body: dict[str, int]) -> None:
    assert "at least 1" in (await client.sim("redeliver", answered=400, **body))["error"]


async def test_a_webhook_gets_malformed_and_repeated_updates_too(client: Client, world: World) -> None:
    heard: list[object] = []

    async def take(request: web.Request) -> web.Response:
        heard.append(await request.json())
        return web.Response()

    application = web.Application()
    application.router.add_post("/hook", take)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        await client.ok("setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
        for update in ({"message": "\ud800"}, {"update_id": 3, "message": {"chat": 1}}):
            await client.sim("updates", update=update)
        await client.telegram.until(lambda: not len(world.updates))
        await client.sim("redeliver", times=2)
        await client.telegram.until(lambda: not len(world.updates))
    finally:
        await client.ok("deleteWebhook")
        await runner.cleanup()
    strange = {"update_id": 3, "message": {"chat": 1}}
    assert sorted(heard, key=str) == sorted([{"update_id": FIRST_ID, "message": "\ud800"}, *[strange] * 3], key=str)


async def test_half_a_surrogate_pair_is_refused_where_the_real_one_refuses_it(client: Client, world: World) -> None:
    world.say("siti", "siti", "/start")
    reason = "400 Bad Request: strings must be encoded in UTF-8"
    assert await client.refused("sendMessage", chat_id=SITI, text="a\ud800") == reason
    markup = '{"inline_keyboard": [[{"text": "a", "callback_data": "\\ud800"}]]}'
    assert await client.refused("sendMessage", chat_id=SITI, text="a", reply_markup=markup) == reason
    assert (
        "surrogate" in (await client.sim("messages", answered=400, from_="siti", chat="siti", text="\ud800"))["error"]
    )
    await client.send(SITI, "\U0001f600")
    assert world.last_message("siti", as_="siti")["text"] == "\U0001f600"
