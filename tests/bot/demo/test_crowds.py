import time

import pytest

from bot.demo.world import World
from tests.bot.demo.client import BUDI, PLI, SITI, Client


async def test_many_people_come_at_once_and_are_like_any_requester(client: Client, world: World) -> None:
    answer = await client.sim("people", prefix="warga", count=3, language="en")
    assert answer == {"first": "warga1", "last": "warga3", "first_id": 6_000_000_001, "last_id": 6_000_000_003}
    world.say("warga2", "warga2", "halo")
    sender = (await client.updates())[0]["message"]["from"]
    assert (sender["id"], sender["first_name"], sender["last_name"], sender["language_code"]) == (
        6_000_000_002,
        "Warga",
        "2",
        "en",
    )
    await client.send(6_000_000_002, "halo juga")
    refusal = await client.refused("sendMessage", chat_id=6_000_000_001, text="halo")
    assert refusal == "403 Forbidden: bot can't initiate conversation with a user"
    more = await client.sim("people", prefix="lain", count=1)
    assert more["first_id"] == 6_000_000_004


async def test_ten_thousand_people_are_cheap(client: Client, world: World) -> None:
    started = time.perf_counter()
    await client.sim("people", prefix="warga", count=10_000)
    messages = [{"from": f"warga{n}", "chat": f"warga{n}", "text": f"tanya {n}"} for n in range(1, 10_001)]
    answer = await client.sim("messages/bulk", messages=messages)
    overview = await client.get("/sim/world")
    assert time.perf_counter() - started < 20
    assert answer["message_ids"] == [1] * 10_000
    assert len(world.updates) == 10_000
    assert len(overview["chats"]) == 10_006
    assert "and 9986 more" in (await client.get("/sim/chats/nobody?as=siti", status=404))["error"]


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        ({"prefix": "Warga", "count": 1}, 400, "small letters"),
        ({"prefix": "warga", "count": 0}, 400, "from 1 to"),
        ({"prefix": "warga"}, 400, "'count' is missing"),
    ],
)
async def test_a_crowd_needs_a_name_and_a_size(client: Client, body: dict[str, object], status: int, word: str) -> None:
    assert word in (await client.sim("people", answered=status, **body))["error"]


async def test_a_crowd_does_not_take_names_that_are_taken(client: Client, world: World) -> None:
    await client.sim("people", prefix="warga", count=2)
    assert "'warga1' already" in (await client.sim("people", answered=409, prefix="warga", count=5))["error"]
    assert "warga3" not in world.people


async def test_messages_in_bulk_keep_their_order_and_stop_at_the_first_bad_one(client: Client, world: World) -> None:
    good = {"from": "siti", "chat": "siti", "text": "satu"}
    answer = await client.sim(
        "messages/bulk", messages=[good, {"from": "budi", "chat": "pli", "text": "dua"}, {**good, "reply_to": 1}]
    )
    assert answer == {"message_ids": [1, 1, 2]}
    refusal = await client.sim("messages/bulk", answered=404, messages=[good, {**good, "chat": "x"}, good])
    assert refusal["error"].startswith("messages[1]: there is no chat 'x'")
    assert refusal["error"].endswith("the 1 before it were sent")
    refusal = await client.sim("messages/bulk", answered=400, messages=["x"])
    assert "expected a JSON object" in refusal["error"]
    assert [one["text"] for one in world.messages("siti", as_="siti")] == ["satu", "satu", "satu"]


async def test_what_each_chat_received_is_counted_with_its_repetitions(talking: Client) -> None:
    for text in ("a", "b", "a"):
        await talking.send(SITI, text)
    message_id = await talking.send(PLI.chat_id, "a")
    await talking.ok("editMessageText", chat_id=PLI.chat_id, message_id=message_id, text="c")
    await talking.ok("deleteMessage", chat_id=PLI.chat_id, message_id=message_id)
    assert await talking.get("/sim/sent") == {
        "messages": 4,
        "chats": [
            {"chat": "siti", "messages": 3, "repeated": [{"text": "a", "times": 2}]},
            {"chat": "pli", "messages": 1, "repeated": []},
        ],
    }


async def test_what_a_chat_received_is_there_in_full_and_in_order(talking: Client, world: World) -> None:
    await talking.send(PLI.chat_id, "a")
    new_id = world.migrate("pli")
    await talking.send(new_id, "b")
    everything = await talking.get("/sim/sent/pli")
    assert [one["text"] for one in everything["sent"]] == ["a", "b"]
    rest = await talking.get("/sim/sent/pli?after=1")
    assert (rest["messages"], [one["text"] for one in rest["sent"]]) == (2, ["b"])
    assert rest["sent"][0] == {
        "message_id": world.last_message("pli", as_="budi")["message_id"],
        "thread": None,
        "kind": "text",
        "text": "b",
        "at": 1_800_000_000,
    }
    assert (await talking.get("/sim/sent/agus"))["sent"] == []
    await talking.get("/sim/sent/nobody", status=404)


async def test_the_record_of_calls_is_read_in_parts_and_as_a_tally(talking: Client) -> None:
    await talking.send(SITI, "a")
    await talking.refused("sendMessage", chat_id=BUDI, text="b")
    await talking.ok("getMe")
    await talking.send(SITI, "c")
    assert await talking.get("/sim/calls/tally") == {
        "count": 4,
        "methods": {"getMe": {"200": 1}, "sendMessage": {"200": 2, "403": 1}},
    }
    assert [call["method"] for call in await talking.get("/sim/calls?after=2")] == ["getMe", "sendMessage"]
    sent = await talking.get("/sim/calls?method=sendMessage&after=1&limit=1")
    assert [call["parameters"]["text"] for call in sent] == ["b"]
    await talking.get("/sim/calls?after=x", status=400)
