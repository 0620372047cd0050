from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.server import PretendTelegram
from bot.demo.world import World
from tests.bot.demo.client import AGUS, PDAD, PLI, SITI, TOKEN, Client, Clock


@pytest.fixture
async def limited(clock: Clock, wall: Clock) -> AsyncIterator[Client]:
    """A world with Telegram's own limits, in which Siti and Agus have written."""
    world = World(token=TOKEN, units=(PLI, PDAD), clock=clock, wall=wall)
    world.say("siti", "siti", "/start")
    world.say("agus", "agus", "/start")
    async with PretendTelegram(world) as telegram, aiohttp.ClientSession() as session:
        yield Client(telegram, session)


async def test_429s_by_the_worlds_own_limits_are_told_from_faults(limited: Client) -> None:
    for number in range(5):
        await limited.send(SITI, str(number))
    assert "429" in await limited.refused("sendMessage", chat_id=SITI, text="5")
    await limited.sim("faults", method="sendMessage", retry_after=3)
    assert "429" in await limited.refused("sendMessage", chat_id=AGUS, text="a")
    limits = await limited.get("/sim/limits")
    assert (limits["taken"], limits["refused_count"], limits["answered_429"]) == (5, 1, 2)
    assert limits["refused"] == [{"chat_id": SITI, "retry_after": 1}]
    assert limits["allowance"]["group_per_minute"] == 20
    async with limited.session.delete(f"{limited.telegram.base_url}/sim/limits") as response:
        assert response.status == 200
    limits = await limited.get("/sim/limits")
    assert (limits["taken"], limits["refused_count"], limits["refused"], limits["answered_429"]) == (0, 0, [], 0)


async def test_a_call_to_a_chat_before_its_time_is_on_record(talking: Client, clock: Clock) -> None:
    await talking.sim("faults", method="sendMessage", retry_after=3)
    await talking.refused("sendMessage", chat_id=SITI, text="a")
    clock.advance(2)
    await talking.ok("sendChatAction", chat_id=SITI, action="typing")
    await talking.ok("getChat", chat_id=SITI)
    await talking.send(PLI.chat_id, "another chat")
    assert (await talking.get("/sim/limits"))["early"] == []
    await talking.upload("sendDocument", {"document": ("a", b"x")}, chat_id=SITI)
    limits = await talking.get("/sim/limits")
    early = {"method": "sendDocument", "place": str(SITI), "early_by": 1.0, "at": 1_800_000_000.0}
    assert (limits["early_count"], limits["early"]) == (1, [early])
    clock.advance(1)
    await talking.send(SITI, "a")
    assert (await talking.get("/sim/limits"))["early_count"] == 1


async def test_a_call_without_a_chat_waits_for_itself_alone(talking: Client, clock: Clock) -> None:
    await talking.sim("faults", method="getUpdates", retry_after=5)
    await talking.refused("getUpdates")
    await talking.send(SITI, "a")
    clock.advance(4.995)
    await talking.updates()
    assert (await talking.get("/sim/limits"))["early_count"] == 0
    await talking.sim("faults", method="getUpdates", retry_after=5)
    await talking.refused("getUpdates")
    await talking.updates()
    assert [one["place"] for one in (await talking.get("/sim/limits"))["early"]] == ["getUpdates"]
