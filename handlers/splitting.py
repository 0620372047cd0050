"""Long texts in parts that Telegram takes: cut between words, with every tag closed and opened again."""

import re
from collections.abc import Iterator
from html import unescape

LONGEST_TEXT = 4096  # UTF-16 units after the markup is taken out
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_TAG = re.compile(r"<[^>]*>")
_TOKEN = re.compile(r"<(/?)([a-z-]+)[^>]*>|&[a-z0-9#]+;|\n\n|\n|[^\S\n]+|[^<&\s]+|[<&]", re.IGNORECASE)


def units(text: str) -> int:
    """Return a text's length as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def units_shown(html: str) -> int:
    """Return how long Telegram HTML is once it is shown, in UTF-16 units."""
    return units(unescape(_TAG.sub("", html)))


def excerpt(text: str, *, most: int) -> str:
    """Return the beginning of a plain text of any shape as one line of at most ``most`` characters.

    What would turn the line around it is left out: signs that set the direction of what follows.
    """
    line = " ".join(text.translate(_TURNING).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def split_html(html: str, *, most: int = LONGEST_TEXT) -> list[str]:
    """Return Telegram HTML in parts of at most ``most`` units of text each; a short one is returned as it is."""
    if len(html) <= most:
        return [html]
    parts: list[str] = []
    current: list[str] = []
    opened: list[str] = []
    length = 0
    for token in _pieces(html, most):
        tag = _TOKEN.fullmatch(token)
        if tag is not None and tag.group(2):
            current.append(token)
            _track(opened, token, is_end=bool(tag.group(1)))
            continue
        size = units(unescape(token))
        if length + size > most:
            parts.append("".join(current).strip() + "".join(f"</{_name(each)}>" for each in reversed(opened)))
            current, length = list(opened), 0
            if token.isspace():
                continue
        current.append(token)
        length += size
    parts.append("".join(current).strip())
    return [part for part in parts if unescape(_TAG.sub("", part)).strip()]


def _pieces(html: str, most: int) -> Iterator[str]:
    """Yield tags, entities, blanks and words; a word longer than a whole part is cut."""
    for match in _TOKEN.finditer(html):
        token = match.group()
        if token[0] in "<&" or units(token) <= most:
            yield token
            continue
        step = most // 2  # a character takes at most two units
        yield from (token[start : start + step] for start in range(0, len(token), step))


def _track(opened: list[str], token: str, *, is_end: bool) -> None:
    if not is_end:
        opened.append(token)
    elif opened:
        opened.pop()


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]
