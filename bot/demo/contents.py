"""What a message can hold beside text: which fields each kind has, and what of it a bot may copy."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.demo.errors import SimError

CAPTIONED = frozenset({"animation", "audio", "document", "photo", "video", "voice"})
_UNCOPIED = frozenset({"story", "paid_media", "giveaway", "invoice"})
_BESIDE = {"animation": "document", "venue": "location"}  # kinds that carry a second field for older programs
_DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
_KEPT = ("text", "entities", "caption", "caption_entities", "link_preview_options")
_NOT_OF_DOCUMENTS = frozenset({"duration", "width", "height"})
_SHOWN = ("has_media_spoiler", "show_caption_above_media")

Given = Mapping[str, Any]


def copied(kind: str, api: Given) -> dict[str, Any] | None:
    """Return the content of a message as a copy has it; None for what Telegram does not let bots copy."""
    poll = api.get("poll")
    if kind in _UNCOPIED or (poll is not None and poll["type"] == "quiz" and "correct_option_id" not in poll):
        return None
    names = (*_KEPT, *_SHOWN, kind, _BESIDE.get(kind, kind))
    return {name: api[name] for name in names if name in api}


def media(kind: str, shown: dict[str, Any] | list[dict[str, Any]]) -> dict[str, Any]:
    """Return the fields of a message that holds a file."""
    if kind != "animation" or isinstance(shown, list):
        return {kind: shown}
    return {kind: shown, "document": {name: shown[name] for name in shown if name not in _NOT_OF_DOCUMENTS}}


def other(kind: str, given: Given) -> dict[str, Any]:
    """Return the fields of a message that a person makes without a file, out of what its maker chose.

    Raises:
        SimError: for a kind that nobody can send, and for what is missing.
    """
    make = _MAKERS.get(kind)
    if make is None:
        raise SimError(f"what is no text and no file is one of {', '.join(_MAKERS)}, not {kind!r}")
    try:
        return make(given)
    except KeyError as missing:
        raise SimError(f"a {kind} needs {missing}") from None


def _location(given: Given) -> dict[str, Any]:
    place = {"latitude": given["latitude"], "longitude": given["longitude"]}
    return {"location": place | ({"live_period": given["live_period"]} if "live_period" in given else {})}


def _venue(given: Given) -> dict[str, Any]:
    place = _location(given)
    return {**place, "venue": {**place, "title": given["title"], "address": given["address"]}}


def _contact(given: Given) -> dict[str, Any]:
    return {"contact": {"phone_number": given["phone_number"], "first_name": given["first_name"]}}


def _dice(given: Given) -> dict[str, Any]:
    emoji, value = given["emoji"], given["value"]
    if not 1 <= value <= _DICE.get(emoji, 0):
        raise SimError(f"{emoji!r} does not show {value}")
    return {"dice": {"emoji": emoji, "value": value}}


def _poll(given: Given) -> dict[str, Any]:
    options = [
        {"persistent_id": str(place), "text": text, "voter_count": 0} for place, text in enumerate(given["options"])
    ]
    flags = ("is_closed", "allows_multiple_answers", "allows_revoting", "members_only")
    fixed = {"id": "1", "total_voter_count": 0, "is_anonymous": True, **dict.fromkeys(flags, False)}
    return {"poll": {**fixed, "question": given["question"], "options": options, "type": given.get("type", "regular")}}


def _story(given: Given) -> dict[str, Any]:
    return {"story": {"id": given["id"], "chat": {"id": given["chat_id"], "type": "private", "first_name": "Cerita"}}}


_MAKERS: dict[str, Callable[[Given], dict[str, Any]]] = {
    "location": _location,
    "venue": _venue,
    "contact": _contact,
    "dice": _dice,
    "poll": _poll,
    "story": _story,
}
