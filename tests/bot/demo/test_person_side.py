import asyncio
import json
import time

import aiohttp
import pytest

from bot.demo.core import Change
from bot.demo.server import PretendTelegram, _put
from bot.demo.world import PEOPLE, DemoUnit, World
from tests.bot.demo.client import PLI, SITI, TOKEN, Client


async def test_a_script_writes_edits_and_reads_a_chat(client: Client) -> None:
    sent = await client.sim("messages", from_="siti", chat="siti", text=" halo <b> ")
    await client.sim("edits", from_="siti", chat="siti", message_id=sent["message_id"], text="halo <i>")
    view = await client.get("/sim/chats/siti?as=siti")
    assert view == {
        "chat": "siti",
        "title": "Siti Rahayu",
        "forum": False,
        "typing": False,
        "topics": [],
        "messages": [
            {
                "message_id": sent["message_id"],
                "from": "siti",
                "from_id": SITI,
                "outgoing": True,
                "text": "halo <i>",
                "html": "halo &lt;i&gt;",
                "buttons": [],
                "edited": True,
                "thread": None,
                "reply_to": None,
                "date": 1_800_000_000,
            }
        ],
    }
    after = await client.get(f"/sim/chats/siti?as=siti&after={sent['message_id']}")
    assert after["messages"] == []


@pytest.mark.parametrize(
    ("path", "body", "code", "reason"),
    [
        ("messages", {}, 400, "'from' is missing; it is a string"),
        ("messages", {"from_": "joko", "chat": "siti", "text": "a"}, 404, "nobody is called 'joko'"),
        ("messages", {"from_": "siti", "chat": "x", "text": "a"}, 404, "there is no chat 'x'"),
        ("messages", {"from_": "siti", "chat": "siti", "text": " "}, 400, "an empty message"),
        ("messages", {"from_": "siti", "chat": "siti", "text": "x" * 4097}, 400, "at most 4096"),
        ("messages", {"from_": "siti", "chat": "siti", "text": 5}, 400, "'text' must be a string, not 5"),
        (
            "messages",
            {"from_": "siti", "chat": "siti", "text": "a", "reply_to": 77},
            404,
            "siti has no message 77",
        ),
        ("messages", {"from_": "budi", "chat": "pli", "text": "a", "thread": 7}, 404, "pli has no topic 7"),
        ("edits", {"from_": "siti", "chat": "siti", "message_id": 77, "text": "a"}, 404, "no message 77"),
        ("edits", {"from_": "siti", "chat": "siti", "message_id": 1, "text": "/start"}, 400, "the old one"),
        ("edits", {"from_": "siti", "chat": "siti", "message_id": 1, "text": ""}, 400, "1 to 4096"),
        ("taps", {"from_": "siti", "chat": "siti", "message_id": 1, "button": "a"}, 404, "only the bot's"),
        ("migrate", {"chat": "siti"}, 400, "private chat"),
        (
            "topics",
            {"from_": "ratna", "chat": "pli", "action": "create"},
            409,
            "pli is not a forum",
        ),
    ],
)
async def test_what_a_person_cannot_do_is_answered_with_the_reason(
    talking: Client, path: str, body: dict[str, object], code: int, reason: str
) -> None:
    refusal = await talking.sim(path, answered=code, **body)
    assert reason in refusal["error"]


async def test_people_edit_only_their_own_messages(client: Client, world: World) -> None:
    theirs = world.say("ratna", "pli", "a")
    edit = {"from_": "budi", "chat": "pli", "message_id": theirs, "text": "b"}
    refusal = await client.sim("edits", answered=409, **edit)
    assert refusal == {"error": "people edit their own messages only"}


async def test_bad_bodies_and_questions_are_refused(client: Client) -> None:
    base = client.telegram.base_url
    for body in (b"{", b"[]"):
        async with client.session.post(f"{base}/sim/messages", data=body) as response:
            assert response.status == 400
    async with client.session.post(f"{base}/sim/documents", data=b"x") as response:
        assert (await response.json())["error"] == "the body must be multipart/form-data"
    await client.get("/sim/chats/siti", status=400)
    await client.get("/sim/chats/siti?as=siti&after=x", status=400)
    await client.get("/sim/chats/siti?as=joko", status=404)


async def test_the_world_says_who_is_where(client: Client) -> None:
    world = await client.get("/sim/world")
    assert world["bot"]["name"] == "Loket"
    assert [person["name"] for person in world["people"]] == ["siti", "agus", "budi", "ratna"]
    assert world["people"][1] == {
        "name": "agus",
        "id": 1002,
        "first_name": "Agus",
        "last_name": "Wijaya",
        "language": "en",
        "role": "requester",
    }
    chats = {chat["chat"]: chat for chat in world["chats"]}
    assert chats["siti"]["members"] == ["siti"]
    assert chats["pli"]["members"] == ["budi", "ratna"]
    assert chats["pli"]["administrators"] == ["ratna"]
    assert (chats["pdad"]["forum"], chats["pdad"]["kind"]) == (True, "group")


async def test_every_change_is_told_at_once(client: Client, world: World) -> None:
    url = f"{client.telegram.base_url}/sim/events"
    async with client.session.get(url) as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        assert await response.content.readline() == b": here\n"
        await response.content.readline()
        message_id = world.say("siti", "siti", "a")
        world.edit("siti", "siti", message_id, "b")
        sent = await client.send(PLI.chat_id, "kartu")
        await client.ok("deleteMessage", chat_id=PLI.chat_id, message_id=sent)
        heard: list[dict[str, object]] = []
        while len(heard) < 4:
            line = await response.content.readline()
            if line.startswith(b"data: "):
                heard.append(json.loads(line[6:]))
    assert heard == [
        {"chat": "siti", "message_id": message_id, "kind": "message"},
        {"chat": "siti", "message_id": message_id, "kind": "edited"},
        {"chat": "pli", "message_id": sent, "kind": "message"},
        {"chat": "pli", "message_id": sent, "kind": "deleted"},
    ]


async def test_a_reader_that_is_far_behind_is_told_to_read_everything_again() -> None:
    stream: asyncio.Queue[Change | None] = asyncio.Queue(3)
    for number in range(4):
        _put(stream, Change("siti", number, "message"))
    kept = [stream.get_nowait() for _ in range(stream.qsize())]
    assert [(one.kind, one.message_id) for one in kept if one] == [("refresh", 0), ("message", 3)]


async def test_stopping_ends_every_wait_at_once(world: World) -> None:
    telegram = PretendTelegram(world)
    await telegram.start()
    async with aiohttp.ClientSession() as session:
        client = Client(telegram, session)
        events = await session.get(f"{telegram.base_url}/sim/events")
        poll = asyncio.create_task(client.updates(timeout=50))
        await client.sim("faults", method="getMe", delay=50, times=1)
        late = asyncio.create_task(client.ok("getMe"))
        await telegram.until(lambda: telegram.waits_for_updates and not len(world.faults))
        started = time.perf_counter()
        await telegram.stop()
        assert time.perf_counter() - started < 0.9
        assert await poll == []
        await late
        events.close()


async def test_it_starts_again_on_the_same_address_with_the_same_world(world: World) -> None:
    telegram = PretendTelegram(world)
    await telegram.start()
    address = telegram.base_url
    world.say("siti", "siti", "halo")
    await telegram.stop()
    await telegram.stop()
    async with telegram, aiohttp.ClientSession() as session:
        assert telegram.base_url == address
        assert len(await Client(telegram, session).updates()) == 1


async def test_until_names_the_last_calls_when_it_waits_in_vain(client: Client) -> None:
    await client.ok("getMe")
    with pytest.raises(TimeoutError, match="the last calls: getMe"):
        await client.telegram.until(lambda: False, timeout=0.01)


async def test_until_returns_what_it_waited_for(client: Client, world: World) -> None:
    waiting = asyncio.create_task(client.telegram.until(lambda: world.messages("siti", as_="siti")))
    world.say("siti", "siti", "halo")
    assert (await waiting)[0]["text"] == "halo"


async def test_only_files_of_the_page_are_served(client: Client) -> None:
    for path in ("/page/..%2Fworld.py", "/page/.hidden", "/page/nothing.js"):
        async with client.session.get(f"{client.telegram.base_url}{path}") as response:
            assert response.status == 404


def test_two_chats_cannot_share_a_name_or_an_id() -> None:
    for unit in (DemoUnit("siti", "x", -5, forum=False), DemoUnit("x", "x", 1001, forum=False)):
        with pytest.raises(ValueError, match="two chats of the demo share"):
            World(token=TOKEN, units=(unit,), people=PEOPLE)
