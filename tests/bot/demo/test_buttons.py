import asyncio
import json
from typing import Any

import pytest

from bot.demo.world import World
from tests.bot.demo.client import BOT, PLI, SITI, Client, Clock, buttons


async def test_a_tap_waits_for_the_bots_answer(talking: Client, world: World) -> None:
    message_id = await talking.send(SITI, "a", reply_markup=buttons([("Ya", "y"), ("Tidak", "n")]))
    tap: dict[str, Any] = {"from_": "siti", "chat": "siti", "message_id": message_id, "button": "Tidak"}
    waiting = asyncio.create_task(talking.sim("taps", **tap))
    await talking.telegram.until(lambda: len(world.updates) == 2)
    query = (await talking.updates())[-1]["callback_query"]
    assert (query["data"], query["from"]["id"]) == ("n", SITI)
    assert query["message"]["message_id"] == message_id
    assert query["message"]["from"]["id"] == BOT
    assert not waiting.done()
    answer = {"callback_query_id": query["id"], "text": "Baik", "show_alert": True}
    assert await talking.ok("answerCallbackQuery", **answer) is True
    assert await waiting == {
        "callback_id": query["id"],
        "answered": True,
        "text": "Baik",
        "show_alert": True,
    }


async def test_a_tap_that_nobody_answers_says_so(talking: Client) -> None:
    message_id = await talking.send(SITI, "a", reply_markup=buttons([("Ya", "y")]))
    tap: dict[str, Any] = {"from_": "siti", "chat": "siti", "message_id": message_id, "button": "y"}
    assert (await talking.sim("taps?wait=0.01", **tap))["answered"] is False


async def test_an_answer_may_come_twice_but_not_after_150_seconds(talking: Client, world: World, clock: Clock) -> None:
    message_id = await talking.send(SITI, "a", reply_markup=buttons([("Ya", "y")]))
    tap = world.tap("siti", "siti", message_id, "Ya")
    await talking.ok("answerCallbackQuery", callback_query_id=tap.id, text="satu")
    await talking.ok("answerCallbackQuery", callback_query_id=tap.id, text="dua")
    assert tap.text == "satu"
    clock.advance(150)
    await talking.ok("answerCallbackQuery", callback_query_id=tap.id)
    clock.advance(1)
    gone = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await talking.refused("answerCallbackQuery", callback_query_id=tap.id) == gone
    assert await talking.refused("answerCallbackQuery", callback_query_id="12") == gone


async def test_a_callback_answer_has_at_most_200_characters(talking: Client, world: World) -> None:
    message_id = await talking.send(SITI, "a", reply_markup=buttons([("Ya", "y")]))
    tap = world.tap("siti", "siti", message_id, "Ya")
    given = {"callback_query_id": tap.id}
    long = await talking.refused("answerCallbackQuery", **given, text="x" * 201)
    assert long == "400 Bad Request: MESSAGE_TOO_LONG"
    await talking.ok("answerCallbackQuery", **given, text="x" * 200)


async def test_only_buttons_that_are_there_can_be_tapped_unless_the_client_is_forged(
    talking: Client, world: World
) -> None:
    message_id = await talking.send(SITI, "a", reply_markup=buttons([("Ya", "y")]))
    tap: dict[str, Any] = {"from_": "siti", "chat": "siti", "message_id": message_id, "button": "approve:7"}
    refusal = await talking.sim("taps", answered=404, **tap)
    assert refusal == {"error": f"message {message_id} has no button 'approve:7'; its buttons: 'Ya'"}
    await talking.sim("taps?wait=0", **tap, forge=True)
    assert (await talking.updates())[-1]["callback_query"]["data"] == "approve:7"
    in_group = await talking.send(PLI.chat_id, "kartu", reply_markup=buttons([("Setujui", "approve:7")]))
    tap |= {"chat": "pli", "message_id": in_group, "forge": True}
    assert (await talking.sim("taps", answered=409, **tap))["error"] == "siti is not a member of pli"
    assert world.tap("budi", "pli", in_group, "Setujui").is_answered is False


async def test_old_buttons_can_be_tapped_as_long_as_their_message_stands(talking: Client, world: World) -> None:
    message_id = await talking.send(SITI, "a", reply_markup=buttons([("Ya", "y")]))
    world.tap("siti", "siti", message_id, "Ya")
    await talking.ok("deleteMessage", chat_id=SITI, message_id=message_id)
    tap: dict[str, Any] = {"from_": "siti", "chat": "siti", "message_id": message_id, "button": "Ya"}
    assert "no message" in (await talking.sim("taps", answered=404, **tap))["error"]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (buttons([("a", "x" * 65)]), "BUTTON_DATA_INVALID"),
        (buttons([("a", "é" * 33)]), "BUTTON_DATA_INVALID"),
        (buttons([("a", "")]), "BUTTON_DATA_INVALID"),
        (buttons([("", "x")]), "keyboard button text must be non-empty"),
        (buttons(*[[("a", "x")]] * 101), "reply markup is too long"),
        (
            {"inline_keyboard": [[{"text": "a"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"inline_keyboard": [[{"callback_data": "a"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"inline_keyboard": [[{"text": "a", "callback_data": 5}]]},
            'can\'t parse inline keyboard button: Field "callback_data" must be of type String',
        ),
        (
            {"inline_keyboard": [[{"text": "a", "url": "javascript:x"}]]},
            "inline keyboard button URL 'javascript:x' is invalid: Wrong HTTP URL",
        ),
        (
            {"inline_keyboard": [{"text": "a"}]},
            'field "inline_keyboard" of the reply markup must be an Array of Arrays',
        ),
        ([], "object expected as reply markup"),
    ],
)
async def test_buttons_that_telegram_refuses_are_refused(talking: Client, markup: object, reason: str) -> None:
    given = json.dumps(markup)
    refusal = await talking.refused("sendMessage", chat_id=SITI, text="a", reply_markup=given)
    assert refusal == f"400 Bad Request: {reason}"


async def test_64_bytes_and_100_buttons_are_within_the_limits(talking: Client) -> None:
    await talking.send(SITI, "a", reply_markup=buttons([("a", "é" * 32)]))
    await talking.send(SITI, "a", reply_markup=buttons(*[[("a", "x")]] * 100))


async def test_a_link_button_opens_its_link_and_tells_the_bot_nothing(talking: Client, world: World) -> None:
    markup = {"inline_keyboard": [[{"text": "Buka", "url": "https://x.id/a"}]]}
    message_id = await talking.send(SITI, "a", reply_markup=markup)
    assert world.last_message("siti", as_="siti")["buttons"] == [[{"text": "Buka", "url": "https://x.id/a"}]]
    tap: dict[str, Any] = {"from_": "siti", "chat": "siti", "message_id": message_id, "button": "Buka"}
    assert "opens a link" in (await talking.sim("taps", answered=400, **tap))["error"]


async def test_a_reply_keyboard_is_shown_and_not_returned(talking: Client, world: World) -> None:
    keyboard = {"keyboard": [[{"text": "Ya"}, "Tidak"]], "resize_keyboard": True}
    message = await talking.ok("sendMessage", chat_id=SITI, text="a", reply_markup=keyboard)
    assert "reply_markup" not in message
    assert world.last_message("siti", as_="siti")["keyboard"] == [["Ya", "Tidak"]]
