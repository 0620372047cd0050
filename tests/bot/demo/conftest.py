from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED, World
from tests.bot.demo.client import PDAD, PLI, TOKEN, Client, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(10_000.0)


@pytest.fixture
def wall() -> Clock:
    return Clock(1_800_000_000.0)


@pytest.fixture
def world(clock: Clock, wall: Clock) -> World:
    """Four people, a group and a forum, no limits; Siti and Agus have not written yet."""
    return World(token=TOKEN, units=(PLI, PDAD), clock=clock, wall=wall, allowance=UNLIMITED)


@pytest.fixture
async def telegram(world: World) -> AsyncIterator[PretendTelegram]:
    async with PretendTelegram(world, webhook_retry_seconds=0.02) as telegram:
        yield telegram


@pytest.fixture
async def client(telegram: PretendTelegram) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(telegram, session)


@pytest.fixture
async def talking(client: Client, world: World) -> Client:
    """The same client after Siti's first message."""
    world.say("siti", "siti", "/start")
    return client
