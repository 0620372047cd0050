import aiohttp
import pytest

from bot.demo.world import World
from tests.bot.demo.client import BOT, BUDI, PDAD, PLI, SITI, TOKEN, Client


async def test_a_message_comes_back_with_its_text_entities_and_place(talking: Client) -> None:
    message = await talking.ok("sendMessage", chat_id=SITI, text="<b>Halo</b> Siti", parse_mode="HTML")
    assert message["text"] == "Halo Siti"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert message["from"]["id"] == BOT
    assert message["chat"]["first_name"] == "Siti"
    assert message["date"] == 1_800_000_000


@pytest.mark.parametrize("text", ["", "   ", "<b></b>", "\n"])
async def test_an_empty_text_is_refused(talking: Client, text: str) -> None:
    reason = await talking.refused("sendMessage", chat_id=SITI, text=text, parse_mode="HTML")
    assert reason == "400 Bad Request: message text is empty"


async def test_the_limit_counts_utf16_units_after_the_tags_are_gone(talking: Client) -> None:
    await talking.send(SITI, f"<b>{'x' * 4094}🙂</b>", parse_mode="HTML")
    reason = await talking.refused("sendMessage", chat_id=SITI, text="x" * 4095 + "🙂")
    assert reason == "400 Bad Request: message is too long"


async def test_broken_html_is_refused(talking: Client) -> None:
    reason = await talking.refused("sendMessage", chat_id=SITI, text="<PT Maju>", parse_mode="HTML")
    assert reason == '400 Bad Request: can\'t parse entities: Unsupported start tag "pt" at byte offset 0'
    reason = await talking.refused("sendMessage", chat_id=SITI, text="*a*", parse_mode="Markdown")
    assert reason == "400 Bad Request: unsupported parse_mode"


@pytest.mark.parametrize(
    ("chat_id", "reason"),
    [
        (999, "400 Bad Request: chat not found"),
        ("siti", "400 Bad Request: chat not found"),
        ("", "400 Bad Request: chat_id is empty"),
        (1002, "403 Forbidden: bot can't initiate conversation with a user"),
    ],
)
async def test_a_bot_cannot_write_where_it_is_not(client: Client, chat_id: int | str, reason: str) -> None:
    assert await client.refused("sendMessage", chat_id=chat_id, text="halo") == reason


async def test_a_person_who_has_blocked_the_bot_is_out_of_reach_until_they_unblock_it(
    talking: Client, world: World
) -> None:
    world.set_member("siti", "siti", "kicked")
    reason = await talking.refused("sendMessage", chat_id=SITI, text="halo")
    assert reason == "403 Forbidden: bot was blocked by the user"
    world.set_member("siti", "siti", "member")
    await talking.send(SITI, "halo")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("kicked", "403 Forbidden: bot was kicked from the group chat"),
        ("left", "403 Forbidden: bot is not a member of the group chat"),
        ("restricted", "400 Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_bot_that_was_put_out_of_a_group_cannot_write_there(
    client: Client, world: World, status: str, reason: str
) -> None:
    world.set_member("pli", "bot", status)
    assert await client.refused("sendMessage", chat_id=PLI.chat_id, text="halo") == reason


async def test_a_reply_carries_the_message_it_answers_one_level_deep(talking: Client, world: World) -> None:
    first = await talking.send(SITI, "satu")
    second = world.say("siti", "siti", "dua", reply_to=first)
    message = await talking.ok("sendMessage", chat_id=SITI, text="tiga", reply_parameters={"message_id": second})
    assert message["reply_to_message"]["text"] == "dua"
    assert "reply_to_message" not in message["reply_to_message"]
    assert world.last_message("siti", as_="siti")["reply_to"] == second


async def test_a_reply_to_nothing_is_refused_unless_that_is_allowed(talking: Client) -> None:
    reply = '{"message_id": 77}'
    reason = await talking.refused("sendMessage", chat_id=SITI, text="a", reply_parameters=reply)
    assert reason == "400 Bad Request: message to be replied not found"
    lenient = {"message_id": 77, "allow_sending_without_reply": True}
    message = await talking.ok("sendMessage", chat_id=SITI, text="a", reply_parameters=lenient)
    assert "reply_to_message" not in message


async def test_a_copy_keeps_the_content_and_drops_where_it_came_from(client: Client, world: World) -> None:
    own = world.say("budi", "pli", "asli /start")
    forwarded = await client.ok("forwardMessage", chat_id=PLI.chat_id, from_chat_id=PLI.chat_id, message_id=own)
    assert forwarded["forward_origin"]["sender_user"]["id"] == BUDI
    copied = await client.ok(
        "copyMessage", chat_id=PDAD.chat_id, from_chat_id=PLI.chat_id, message_id=forwarded["message_id"]
    )
    assert copied == {"message_id": world.last_message("pdad", as_="budi")["message_id"]}
    shown = world.last_message("pdad", as_="budi")
    assert (shown["text"], shown["from"]) == ("asli /start", "bot")
    assert "forward_origin" not in world.keys["pdad"].messages[copied["message_id"]].api


async def test_what_is_not_there_cannot_be_copied_or_forwarded(talking: Client) -> None:
    place = {"chat_id": SITI, "from_chat_id": PLI.chat_id, "message_id": 77}
    assert await talking.refused("copyMessage", **place) == "400 Bad Request: message to copy not found"
    assert await talking.refused("forwardMessage", **place) == "400 Bad Request: message to forward not found"


async def test_typing_shows_until_the_bot_writes(talking: Client, world: World) -> None:
    await talking.ok("sendChatAction", chat_id=SITI, action="typing")
    assert world.view("siti", as_="siti")["typing"] is True
    await talking.send(SITI, "sudah")
    assert world.view("siti", as_="siti")["typing"] is False
    reason = await talking.refused("sendChatAction", chat_id=SITI, action="sleeping")
    assert reason == "400 Bad Request: wrong parameter action in request"


async def test_parameters_may_come_by_query_form_json_or_multipart(talking: Client) -> None:
    url = f"{talking.telegram.base_url}/bot{TOKEN}/sendMessage"
    fields = {"chat_id": str(SITI), "text": "halo", "reply_parameters": '{"message_id": 1}'}
    multipart = aiohttp.FormData(fields, default_to_multipart=True)
    for answer in (
        talking.session.get(url, params=fields),
        talking.session.post(url, data=fields),
        talking.session.post(url, json=fields),
        talking.session.post(url, data=multipart),
    ):
        async with answer as response:
            result = (await response.json())["result"]
            assert result["reply_to_message"]["message_id"] == 1
    assert [call.parameters for call in talking.telegram.world.calls] == [fields] * 4


async def test_a_wrong_token_and_an_unknown_method_are_told_apart(client: Client) -> None:
    async with client.session.get(f"{client.telegram.base_url}/bot1:no/getMe") as response:
        assert response.status == 401
        assert (await response.json())["description"] == "Unauthorized"
    assert await client.refused("sendTelepathy") == "404 Not Found"
    assert (await client.ok("GETME"))["is_bot"] is True


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"text": 5}, 'parameter "text" must be of type String'),
        ({"message_thread_id": "x"}, 'parameter "message_thread_id" must be of type Integer'),
        ({"protect_content": "maybe"}, 'parameter "protect_content" must be of type Boolean'),
        ({"reply_parameters": "{"}, "can't parse reply_parameters JSON object"),
        ({"reply_parameters": "[]"}, "can't parse reply_parameters JSON object: Object expected"),
        ({"entities": {}}, "can't parse entities JSON object: Array expected"),
        ({"reply_markup": "{"}, "can't parse reply_markup JSON object"),
    ],
)
async def test_wrong_types_are_refused(talking: Client, parameters: dict[str, object], reason: str) -> None:
    given = {"chat_id": SITI, "text": "a", **parameters}
    assert await talking.refused("sendMessage", **given) == f"400 Bad Request: {reason}"


async def test_unknown_parameters_are_ignored_but_recorded(talking: Client, world: World) -> None:
    await talking.send(SITI, "a", colour="red")
    assert world.calls[-1].parameters["colour"] == "red"


async def test_a_body_that_is_no_json_is_refused(client: Client) -> None:
    url = f"{client.telegram.base_url}/bot{TOKEN}/getMe"
    headers = {"Content-Type": "application/json"}
    for body in (b"{", b"[]", b"\xff"):
        async with client.session.post(url, data=body, headers=headers) as response:
            assert response.status == 400
