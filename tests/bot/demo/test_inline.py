"""Inline mode and links, as strict as the real ones."""

import asyncio
from typing import Any

import pytest

from bot.demo.world import World
from tests.bot.demo.client import BOT, Client, Clock

GONE = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


def article(result_id: str = "a", **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    content = {"message_text": "<b>Jawaban</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": result_id, "title": "Judul", "input_message_content": content, **more}


def worded(text: str, **more: str) -> dict[str, Any]:
    return article(input_message_content={"message_text": text, **more})


async def test_what_is_typed_reaches_the_bot_and_the_answer_comes_back(client: Client) -> None:
    waiting = asyncio.create_task(client.sim("inline", from_="budi", chat="pli", query="lupa"))
    await client.telegram.until(lambda: len(client.telegram.world.updates) == 1)
    query = (await client.updates())[0]["inline_query"]
    assert (query["query"], query["offset"], query["chat_type"]) == ("lupa", "", "group")
    assert query["from"]["id"] == 2001
    assert "chat" not in query
    button = {"text": "Buka", "start_parameter": "q_-"}
    given = {"results": [article(description="Awal")], "cache_time": 60, "button": button}
    assert await client.ok("answerInlineQuery", inline_query_id=query["id"], **given) is True
    shown = {"id": "a", "title": "Judul", "description": "Awal"}
    assert await waiting == {"query_id": query["id"], "answered": True, "results": [shown], "button": button}


async def test_a_result_is_sent_under_the_persons_name_and_the_bot_hears_which(client: Client, world: World) -> None:
    typed = world.type_inline("budi", "pli", "lupa")
    markup = {"inline_keyboard": [[{"text": "Buka", "url": "https://t.me/loket_demo_bot?start=s_puspa"}]]}
    await client.ok("answerInlineQuery", inline_query_id=typed.id, results=[article(reply_markup=markup), article("b")])
    sent = await client.sim("inline/sent", query_id=typed.id, result_id="a")
    seen = world.last_message("pli", as_="ratna")
    assert (seen["message_id"], seen["from"], seen["text"]) == (sent["message_id"], "budi", "Jawaban")
    assert (seen["via"], seen["buttons"][0][0]["text"]) == ("loket_demo_bot", "Buka")
    _, message, chosen = await client.updates()
    assert message["message"]["via_bot"]["id"] == BOT
    assert chosen["chosen_inline_result"]["result_id"] == "a"
    assert chosen["chosen_inline_result"]["query"] == "lupa"
    assert "inline_message_id" in chosen["chosen_inline_result"]
    await client.sim("inline/sent", answered=404, query_id=typed.id, result_id="c")


async def test_without_feedback_switched_on_the_bot_does_not_hear_which(client: Client, world: World) -> None:
    world.profile.has_inline_feedback = False
    typed = world.type_inline("siti", "siti", "lupa")
    await client.ok("answerInlineQuery", inline_query_id=typed.id, results=[article()])
    world.send_inline(typed.id, "a")
    assert [set(update) - {"update_id"} for update in await client.updates()] == [{"inline_query"}, {"message"}]


async def test_without_inline_mode_nobody_can_ask_and_get_me_says_so(client: Client, world: World) -> None:
    assert (await client.ok("getMe"))["supports_inline_queries"] is True
    world.profile.has_inline_mode = False
    assert (await client.ok("getMe"))["supports_inline_queries"] is False
    assert "was not switched on" in (await client.sim("inline", answered=409, from_="siti", chat="siti"))["error"]


async def test_an_answer_comes_in_time_or_not_at_all(client: Client, world: World, clock: Clock) -> None:
    typed = world.type_inline("siti", "siti", "lupa")
    clock.advance(10)
    await client.ok("answerInlineQuery", inline_query_id=typed.id, results=[])
    clock.advance(1)
    assert await client.refused("answerInlineQuery", inline_query_id=typed.id, results=[]) == GONE
    assert await client.refused("answerInlineQuery", inline_query_id="12", results=[]) == GONE
    world.type_inline("siti", "siti", "lupa lagi")
    clock.advance(31)
    assert await client.updates() == [], "a query that nobody fetched in time is forgotten"


async def test_an_answer_is_kept_as_long_and_for_whom_it_says(client: Client, world: World, clock: Clock) -> None:
    typed = world.type_inline("siti", "siti", "lupa")
    given = {"results": [article()], "cache_time": 60, "is_personal": True}
    await client.ok("answerInlineQuery", inline_query_id=typed.id, **given)
    assert world.type_inline("siti", "siti", "lupa").offer is typed.offer
    assert world.type_inline("agus", "agus", "lupa").offer is None
    clock.advance(61)
    again = world.type_inline("siti", "siti", "lupa")
    assert again.offer is None
    await client.ok("answerInlineQuery", inline_query_id=again.id, results=[article()])
    assert world.type_inline("agus", "agus", "lupa").offer is again.offer, "not personal: for everybody"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"results": [article(str(n)) for n in range(51)]}, "too many inline query results specified"),
        ({}, "can't parse inline query results JSON object"),
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("")]}, "RESULT_ID_EMPTY"),
        ({"results": [article("é" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [article(title=" ")]}, "ARTICLE_TITLE_EMPTY"),
        (
            {"results": [article(title=5)]},
            "can't parse InlineQueryResult: id, title and description must be of type String",
        ),
        ({"results": ["a"]}, "can't parse InlineQueryResult: expected an Object"),
        (
            {"results": [article(type="text")]},
            'can\'t parse InlineQueryResult: type "text" is unsupported for the inline query result',
        ),
        (
            {"results": [article(input_message_content=None)]},
            "can't parse InlineQueryResult: InputMessageContent with a message_text expected",
        ),
        ({"results": [worded(" ")]}, "message text is empty"),
        ({"results": [worded("x" * 4097)]}, "MESSAGE_TOO_LONG"),
        (
            {"results": [worded("<b>a", parse_mode="HTML")]},
            "can't parse InlineQueryResult: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "", "start_parameter": "a"}}, "SWITCH_PM_TEXT_EMPTY"),
        ({"results": [], "button": {"text": "a", "start_parameter": ""}}, "can't use empty start_parameter"),
        ({"results": [], "button": {"text": "a", "start_parameter": "x" * 65}}, "too long start_parameter specified"),
        (
            {"results": [], "button": {"text": "a", "start_parameter": "a b"}},
            "unallowed characters in start_parameter are used",
        ),
        (
            {"results": [], "button": {"text": "a"}},
            "can't parse InlineQueryResultsButton: expected a start_parameter",
        ),
    ],
)
async def test_an_answer_that_telegram_refuses_is_refused(
    client: Client, world: World, given: dict[str, Any], reason: str
) -> None:
    typed = world.type_inline("siti", "siti", "lupa")
    refusal = await client.refused("answerInlineQuery", inline_query_id=typed.id, **given)
    assert refusal == f"400 Bad Request: {reason}"
    assert typed.offer is None


async def test_fifty_results_with_long_ids_and_texts_are_within_the_limits(client: Client, world: World) -> None:
    typed = world.type_inline("siti", "siti", "")
    results = [{**worded("x" * 4096), "id": f"{number:064}"} for number in range(50)]
    await client.ok("answerInlineQuery", inline_query_id=typed.id, results=results)
    assert typed.offer is not None
    assert len(typed.offer.results) == 50


async def test_a_query_has_at_most_256_characters(client: Client) -> None:
    await client.sim("inline?wait=0", from_="siti", chat="siti", query="x" * 256)
    await client.sim("inline?wait=0", answered=400, from_="siti", chat="siti", query="x" * 257)
    await client.sim("inline?wait=0", answered=409, from_="siti", chat="pli", query="x")


async def test_a_link_sends_its_payload_and_only_the_bots_own_links_do(client: Client, world: World) -> None:
    url = "https://t.me/loket_demo_bot?start=e_puspa_error-404"
    await client.sim("links", from_="siti", url=url)
    await client.sim("links", from_="siti", start="q_AA")
    await client.sim("links", from_="siti", url="https://t.me/loket_demo_bot")
    texts = [update["message"]["text"] for update in await client.updates()]
    assert texts == ["/start e_puspa_error-404", "/start q_AA", "/start"]
    assert world.last_message("siti", as_="siti")["text"] == "/start"
    await client.sim("links", answered=404, from_="siti", url="https://t.me/other_bot?start=a")
    await client.sim("links", answered=404, from_="siti", url="https://example.id/loket_demo_bot?start=a")
    await client.sim("links", answered=400, from_="siti", start="a b")
    await client.sim("links", answered=400, from_="siti", start="x" * 65)
