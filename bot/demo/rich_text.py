"""What becomes of a text on its way into a message, and back into safe HTML for the chat page."""

import re
from html import escape
from typing import Any

from bot.demo.entities import Entity, is_link, parse_html, utf16_length
from bot.demo.errors import bad_request

_BOT_COMMAND = r"(?<![\w/@#<>.])/(?P<command>[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
_EMAIL = r"(?P<email>(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)"
_URL = r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]']|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|net|org|id|io|me)\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]'])?)"
_MENTION = r"(?<![\w@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})\b"
_HASHTAG = r"(?<![\w#&])(?P<hashtag>#\w*[^\W\d_]\w*)"
_FOUND = re.compile(f"{_URL}|{_EMAIL}|{_BOT_COMMAND}|{_MENTION}|{_HASHTAG}", re.IGNORECASE)
_NAMES = {"command": "bot_command"}
_HINTS = re.compile(r"[/@#.]")
_OPAQUE = {"code", "pre", "text_link", "text_mention", "custom_emoji"}
_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


def formatted(source: str, mode: str, given: list[Any] | None) -> tuple[str, list[Entity]]:
    """Return a bot's text as Telegram stores it: parsed, trimmed, with links and commands found.

    Args:
        source: The ``text`` or ``caption`` parameter.
        mode: The ``parse_mode`` parameter; only ``HTML`` and none are known here.
        given: The ``entities`` parameter, used when there is no ``parse_mode``.

    Raises:
        ApiError: 400 for an unknown mode and for tags Telegram does not take.
    """
    if mode and mode.upper() != "HTML":
        raise bad_request("unsupported parse_mode")
    text, entities = parse_html(source) if mode else (source, _checked(source, given or []))
    text, entities = _trimmed(text, entities)
    return text, with_detected(text, entities)


def _checked(text: str, given: list[Any]) -> list[Entity]:
    length = utf16_length(text)
    entities = []
    for entity in given:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: Object expected")
        offset, size = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(size, int):
            raise bad_request("can't parse MessageEntity: offset and length must be of type Integer")
        if offset >= 0 and size > 0 and offset + size <= length:
            entities.append(dict(entity))
    return entities


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    text = text.replace("\r", "").replace("\0", "")
    first = entities[0]["offset"] if entities else len(text)
    skipped = min(len(text) - len(text.lstrip(" \n")), first)
    trimmed = text[skipped:].rstrip()
    if len(trimmed) == len(text):
        return text, entities
    length = utf16_length(trimmed)
    kept = []
    for entity in entities:
        offset = entity["offset"] - skipped
        size = min(entity["length"], length - offset)
        if size > 0:
            kept.append({**entity, "offset": offset, "length": size})
    return trimmed, kept


def with_detected(text: str, entities: list[Entity]) -> list[Entity]:
    """Add commands, links, addresses, mentions and hashtags that Telegram finds by itself."""
    if not _HINTS.search(text):
        return entities
    opaque = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _OPAQUE]
    detected: list[Entity] = []
    for found in _FOUND.finditer(text):
        name = found.lastgroup or ""
        offset, length = utf16_length(text[: found.start()]), utf16_length(found.group())
        if not any(start < offset + length and offset < end for start, end in opaque):
            detected.append({"type": _NAMES.get(name, name), "offset": offset, "length": length})
    if not detected:
        return entities
    return sorted([*entities, *detected], key=lambda entity: (entity["offset"], -entity["length"]))


def to_html(text: str, entities: list[Entity]) -> str:
    """Return the message as HTML that is safe in a page; line breaks stay line breaks."""
    if not entities:
        return escape(text)
    units = text.encode("utf-16-le")
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        tags = _tags(entity, units[2 * start : 2 * end].decode("utf-16-le", "replace"))
        if tags:
            opening.setdefault(start, []).append(tags[0])
            closing.setdefault(end, []).insert(0, tags[1])
    pieces = []
    at = 0
    for mark in sorted({*opening, *closing, len(units) // 2}):
        pieces.append(escape(units[2 * at : 2 * mark].decode("utf-16-le", "replace")))
        pieces += closing.get(mark, [])
        pieces += opening.get(mark, [])
        at = mark
    return "".join(pieces)


def _tags(entity: Entity, content: str) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    url = {
        "text_link": entity.get("url", ""),
        "url": content if "://" in content else f"https://{content}",
        "email": f"mailto:{content}",
    }.get(kind)
    if not url or not re.match(r"(?:https?|tg|mailto|tel):", url):
        return None
    return f'<a href="{escape(url)}">', "</a>"


def checked_url(url: object) -> str:
    """Return a button's link.

    Raises:
        ApiError: 400 where Telegram would not show it.
    """
    if not isinstance(url, str) or not is_link(url) or re.match(r"(?:javascript|data|file):", url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return url
