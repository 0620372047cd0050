import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.demo.core import DELIVERED, Change
from bot.demo.world import World
from tests.bot.demo.client import SITI, Client


class Receiver:
    """A bot's webhook; answers with the statuses it is given, then with 200."""

    def __init__(self) -> None:
        self.url = ""
        self.heard: list[tuple[str, str]] = []
        self.statuses: list[int] = []
        self.answer = ""

    async def take(self, request: web.Request) -> web.Response:
        """Note an update down and answer it."""
        update = await request.json()
        status = self.statuses.pop(0) if self.statuses else 200
        text = update["message"]["text"] if status == 200 else f"refused {update['message']['text']}"
        self.heard.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""), text))
        return web.Response(status=status, text=self.answer)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    application = web.Application()
    application.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def until_delivered(client: Client, world: World) -> None:
    await client.telegram.until(lambda: not len(world.updates))


async def test_updates_are_pushed_with_the_secret(client: Client, world: World, receiver: Receiver) -> None:
    world.say("siti", "siti", "sebelum")
    await client.ok("setWebhook", url=receiver.url, secret_token="rahasia_1")
    world.say("siti", "siti", "sesudah")
    await until_delivered(client, world)
    assert receiver.heard == [("rahasia_1", "sebelum"), ("rahasia_1", "sesudah")]


async def test_a_refused_update_is_pushed_again_before_the_chats_next(
    client: Client, world: World, receiver: Receiver
) -> None:
    receiver.statuses = [500, 503]
    await client.ok("setWebhook", url=receiver.url)
    for text in ("satu", "dua", "tiga"):
        world.say("siti", "siti", text)
    await until_delivered(client, world)
    assert [text for _, text in receiver.heard] == ["refused satu", "refused satu", "satu", "dua", "tiga"]
    info = await client.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"


async def test_one_chats_trouble_does_not_stop_another(client: Client, world: World, receiver: Receiver) -> None:
    receiver.statuses = [500]
    await client.ok("setWebhook", url=receiver.url)
    world.say("siti", "siti", "siti")
    await client.telegram.until(lambda: receiver.heard)
    world.say("agus", "agus", "agus")
    await until_delivered(client, world)
    assert sorted(text for _, text in receiver.heard if not text.startswith("refused")) == ["agus", "siti"]


async def test_a_webhook_may_answer_with_a_call(client: Client, world: World, receiver: Receiver) -> None:
    receiver.answer = json.dumps({"method": "sendMessage", "chat_id": SITI, "text": "jawaban"})
    await client.ok("setWebhook", url=receiver.url)
    world.say("siti", "siti", "halo")
    await client.telegram.until(lambda: world.last_message("siti", as_="siti")["text"] == "jawaban")


async def test_polling_and_webhook_exclude_each_other(client: Client, world: World, receiver: Receiver) -> None:
    await client.ok("setWebhook", url=receiver.url, max_connections=5, allowed_updates=["message"])
    assert await client.refused("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active;"
        " use deleteWebhook to delete the webhook first"
    )
    info = await client.ok("getWebhookInfo")
    assert (info["url"], info["max_connections"]) == (receiver.url, 5)
    assert info["allowed_updates"] == ["message"]
    await client.ok("deleteWebhook")
    world.say("siti", "siti", "halo")
    assert len(await client.updates()) == 1
    assert (await client.ok("getWebhookInfo"))["url"] == ""


async def test_pending_updates_can_be_dropped(client: Client, world: World) -> None:
    world.say("siti", "siti", "halo")
    await client.ok("deleteWebhook", drop_pending_updates=True)
    assert await client.updates() == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"url": "http://contoh.id/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://"}, "invalid webhook URL specified"),
        (
            {"url": "https://contoh.id", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
        (
            {"url": "https://contoh.id", "secret_token": "a" * 257},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_a_bad_webhook_is_refused(client: Client, parameters: dict[str, str], reason: str) -> None:
    assert await client.refused("setWebhook", **parameters) == f"400 Bad Request: {reason}"


async def test_a_receiver_that_is_away_is_tried_again(client: Client, world: World, receiver: Receiver) -> None:
    heard: list[Change] = []
    world.listen(heard.append)
    await client.ok("setWebhook", url="http://127.0.0.1:9/hook")
    world.say("siti", "siti", "halo")
    await client.telegram.until(lambda: DELIVERED in heard)
    assert (await client.ok("getWebhookInfo"))["last_error_message"] == "Connection refused"
    await client.ok("setWebhook", url=receiver.url)
    await until_delivered(client, world)
    assert [text for _, text in receiver.heard] == ["halo"]
