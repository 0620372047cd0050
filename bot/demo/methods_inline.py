"""Bot API methods: the answer to an inline query. Of all kinds of results, articles are known here."""

import re
from typing import Any

from bot.demo.entities import utf16_length
from bot.demo.errors import ApiError, bad_request
from bot.demo.inline_mode import Offer
from bot.demo.keyboards import read_markup
from bot.demo.parameters import Parameters
from bot.demo.person_side import MAX_TEXT
from bot.demo.rich_text import formatted
from bot.demo.world import World

MAX_RESULTS = 50
MAX_ID_BYTES = 64
MAX_OFFSET_BYTES = 64
MAX_START_PARAMETER = 64
CACHE_SECONDS = 300
MAX_CACHE_SECONDS = 24 * 3600
_GONE = "query is too old and response timeout expired or query ID is invalid"


def answer_inline_query(world: World, parameters: Parameters) -> bool:
    """AnswerInlineQuery."""
    results = parameters.array("results")
    if results is None:
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > MAX_RESULTS:
        raise bad_request("too many inline query results specified")
    button = _button(parameters.record("button"))
    offered = [_result(one) for one in results]
    if len(parameters.text("next_offset").encode()) > MAX_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    by_id = {one["id"]: one for one in offered}
    if len(by_id) < len(offered):
        raise bad_request("RESULT_ID_DUPLICATE")
    typed = world.inline_query(parameters.text("inline_query_id"))
    if typed is None:
        raise bad_request(_GONE)
    given = parameters.integer("cache_time")
    seconds = min(max(CACHE_SECONDS if given is None else given, 0), MAX_CACHE_SECONDS)
    offer = Offer(by_id, button, world.clock() + seconds, is_personal=parameters.flag("is_personal"))
    world.answer_inline(typed, offer)
    return True


def _button(given: dict[str, Any] | None) -> dict[str, str] | None:
    if given is None:
        return None
    text, start = given.get("text"), given.get("start_parameter")
    if not isinstance(text, str):
        raise bad_request('can\'t parse InlineQueryResultsButton: Field "text" must be of type String')
    if not isinstance(start, str):
        raise bad_request("can't parse InlineQueryResultsButton: expected a start_parameter")
    if not text.strip():
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    if not start:
        raise bad_request("can't use empty start_parameter")
    if len(start) > MAX_START_PARAMETER:
        raise bad_request("too long start_parameter specified")
    if not re.fullmatch(r"[A-Za-z0-9_-]+", start):
        raise bad_request("unallowed characters in start_parameter are used")
    return {"text": text, "start_parameter": start}


def _result(given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise bad_request("can't parse InlineQueryResult: expected an Object")
    kind, texts = given.get("type"), [given.get(name, "") for name in ("id", "title", "description")]
    if not all(isinstance(text, str) for text in texts):
        raise bad_request("can't parse InlineQueryResult: id, title and description must be of type String")
    result_id, title, description = texts
    if kind != "article":
        raise bad_request(f'can\'t parse InlineQueryResult: type "{kind}" is unsupported for the inline query result')
    if not result_id:
        raise bad_request("RESULT_ID_EMPTY")
    if len(result_id.encode()) > MAX_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if not title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    return {
        "id": result_id,
        "title": title,
        "description": description,
        "content": _content(given.get("input_message_content")),
        "markup": read_markup(Parameters({"reply_markup": given.get("reply_markup")}), inline_only=True).inline,
    }


def _content(given: object) -> dict[str, Any]:
    if not isinstance(given, dict) or not isinstance(given.get("message_text"), str):
        raise bad_request("can't parse InlineQueryResult: InputMessageContent with a message_text expected")
    inside = Parameters(given)
    try:
        text, entities = formatted(given["message_text"], inside.text("parse_mode"), inside.array("entities"))
    except ApiError as problem:
        reason = problem.description.removeprefix("Bad Request: ")
        raise bad_request(f"can't parse InlineQueryResult: {reason}") from None
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    preview = inside.record("link_preview_options")
    return {
        "text": text,
        **({"entities": entities} if entities else {}),
        **({"link_preview_options": preview} if preview else {}),
    }


METHODS = {"answerInlineQuery": answer_inline_query}
