"""The part of an answered message that somebody marked: found in it by persons, checked in it for bots."""

from typing import Any

from bot.demo.chats import Message
from bot.demo.entities import Entity, utf16_length
from bot.demo.errors import SimError, bad_request
from bot.demo.parameters import Parameters
from bot.demo.rich_text import formatted

_LONGEST = 1024
# Telegram keeps these in a quote, and wants them to be as they are in the message.
_KEPT = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"})


def quoted(message: Message, part: str) -> dict[str, Any]:
    """Return the Bot API's TextQuote of the first place where ``part`` stands in a message.

    Raises:
        SimError: when it stands nowhere in it.
    """
    at = message.text.find(part)
    if at < 0:
        raise SimError(f"message {message.id} does not say {part!r}")
    position = utf16_length(message.text[:at])
    entities = _within(message.entities, position, utf16_length(part))
    return {"text": part, "position": position, "is_manual": True, **({"entities": entities} if entities else {})}


def read_quote(given: dict[str, Any], message: Message | None) -> dict[str, Any] | None:
    """Return the TextQuote that reply parameters ask for; None where there is none.

    Raises:
        ApiError: 400 QUOTE_TEXT_INVALID for what the message does not say just so.
    """
    if not given.get("quote") or message is None:
        return None
    parameters = Parameters(given)
    text, entities = formatted(
        parameters.text("quote"), parameters.text("quote_parse_mode"), parameters.array("quote_entities")
    )
    if utf16_length(text) > _LONGEST:
        raise bad_request("QUOTE_TEXT_INVALID")
    wanted = _within(entities, 0, utf16_length(text))
    hint = parameters.integer("quote_position") or 0
    places = [at for at in range(len(message.text)) if message.text.startswith(text, at)]
    for at in sorted(places, key=lambda at: abs(at - hint)):
        position = utf16_length(message.text[:at])
        if _within(message.entities, position, utf16_length(text)) == wanted:
            return {"text": text, "position": position, **({"entities": wanted} if wanted else {})}
    raise bad_request("QUOTE_TEXT_INVALID")


def _within(entities: list[Entity], position: int, length: int) -> list[Entity]:
    found = []
    for entity in entities:
        start = max(entity["offset"], position)
        end = min(entity["offset"] + entity["length"], position + length)
        if entity["type"] in _KEPT and start < end:
            found.append({**entity, "offset": start - position, "length": end - start})
    return found
