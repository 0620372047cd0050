"""Answers in Markdown, as Telegram's HTML: it knows few tags and no lists."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape, unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handlers.texts import Html

_TAGS = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>", "link_close": "</a>"}
_INDENT = "   "


@cache
def telegram_html(markdown: str) -> Html:
    """Return Markdown as Telegram HTML: bold, italic, code and links stay, lists become marked lines."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    return Html("".join(_blocks(tokens)).strip("\n"))


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    counters: list[int | None] = []  # of the open lists: a number, or None for bullets
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            counters.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            counters.pop()
            if not counters:
                yield "\n"
        elif token.type == "list_item_open":
            yield _mark(counters)
        elif token.type == "heading_close":
            yield "\n\n"
        elif token.type == "inline":
            yield _inline(token.children or [])
        elif token.type == "paragraph_close":
            yield "\n" if counters else "\n\n"
        elif token.type in {"fence", "code_block"}:
            yield f"<pre>{escape(token.content, quote=False)}</pre>\n"


def _mark(counters: list[int | None]) -> str:
    indent = _INDENT * (len(counters) - 1)
    number = counters[-1]
    if number is None:
        return f"{indent}• "
    counters[-1] = number + 1
    return f"{indent}{number}. "


def _inline(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in _TAGS:
            parts.append(_TAGS[token.type])
        elif token.type == "link_open":
            parts.append(f'<a href="{escape(str(token.attrGet("href")))}">')
        elif token.type == "code_inline":
            parts.append(f"<code>{escape(token.content, quote=False)}</code>")
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
        else:
            parts.append(escape(token.content, quote=False))
    return "".join(parts)


def plain_text(html: str) -> str:
    """Return Telegram HTML without its markup, for when the markup itself is refused."""
    return unescape(re.sub(r"</?[a-z][^>]*>", "", html))
