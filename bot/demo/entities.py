"""Telegram's HTML: text with tags becomes plain text and entities, by the rules and words of the real server."""

import re
import sys
from dataclasses import dataclass, field
from typing import Any

from bot.demo.errors import bad_request

Entity = dict[str, Any]

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}))|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_SPACES = " \t\r\n\0\v"
_SPECIAL = re.compile("[<&]")
_NAME_END = re.compile(r"[\s>]")
_ATTRIBUTE_NAME_END = re.compile(r"[\s=>]")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_LANGUAGE = "language-"
MAX_ENTITIES = 100
_SURROGATES = range(0xD800, 0xE000)


@dataclass(slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    begin: int


@dataclass(slots=True)
class _Parser:
    source: str
    at: int = 0
    plain: list[str] = field(default_factory=list)
    offset: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            mark = self.source[self.at]
            if mark == "<":
                if self.source.startswith("/", self.at + 1):
                    self.end_tag()
                else:
                    self.start_tag()
            elif mark == "&":
                reference, self.at = _reference(self.source, self.at)
                self.write(reference)
            else:
                found = _SPECIAL.search(self.source, self.at)
                stop = found.start() if found else len(self.source)
                self.write(self.source[self.at : stop])
                self.at = stop
        if self.open:
            raise self.wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.plain), self.entities

    def write(self, text: str) -> None:
        self.plain.append(text)
        self.offset += utf16_length(text)

    def wrong(self, reason: str) -> Exception:
        return bad_request(f"can't parse entities: {reason}")

    def byte_offset(self, position: int) -> int:
        return len(self.source[:position].encode())

    def start_tag(self) -> None:
        begin = self.at
        end = _NAME_END.search(self.source, begin + 1)
        if end is None:
            raise self.wrong(f"Unclosed start tag at byte offset {self.byte_offset(begin)}")
        tag = self.source[begin + 1 : end.start()].lower()
        if tag not in _TYPES:
            raise self.wrong(f'Unsupported start tag "{tag}" at byte offset {self.byte_offset(begin)}')
        self.at = end.start()
        argument = self.attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            reason = f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte_offset(begin)}'
            raise self.wrong(reason)
        self.open.append(_Open(tag, argument, self.offset, len(self.plain)))

    def attributes(self, tag: str, begin: int) -> str:
        """Read up to the closing bracket; return the one attribute that matters for the tag."""
        argument = ""
        while True:
            self.skip_spaces(begin)
            if self.source[self.at] == ">":
                self.at += 1
                return argument
            name, value = self.attribute(tag, begin)
            argument = _argument(tag, name, value) or argument

    def skip_spaces(self, begin: int) -> None:
        while self.at < len(self.source) and self.source[self.at] in _SPACES:
            self.at += 1
        if self.at >= len(self.source):
            raise self.wrong(f"Unclosed start tag at byte offset {self.byte_offset(begin)}")

    def attribute(self, tag: str, begin: int) -> tuple[str, str]:
        end = _ATTRIBUTE_NAME_END.search(self.source, self.at)
        name = self.source[self.at : end.start() if end else len(self.source)]
        where = f'the tag "{tag}" at byte offset {self.byte_offset(begin)}'
        if not name:
            raise self.wrong(f"Empty attribute name in {where}")
        self.at += len(name)
        while self.source[self.at : self.at + 1].isspace():
            self.at += 1
        if not self.source.startswith("=", self.at):
            if tag == "blockquote" and name == "expandable":
                return "expandable", "1"
            raise self.wrong(f"Expected equal sign in declaration of an attribute of {where}")
        self.at += 1
        self.skip_spaces(begin)
        return name, self.attribute_value(begin)

    def attribute_value(self, begin: int) -> str:
        quote = self.source[self.at]
        if quote not in "'\"":
            token = _NAME_TOKEN.match(self.source, self.at)
            start, self.at = self.at, token.end() if token else self.at
            if not re.match(r"[\s>]", self.source[self.at : self.at + 1]):
                raise self.wrong(f"Unexpected end of name token at byte offset {self.byte_offset(start)}")
            return self.source[start : self.at].lower()
        end = self.source.find(quote, self.at + 1)
        if end < 0 or end + 1 >= len(self.source):
            raise self.wrong(f"Unclosed start tag at byte offset {self.byte_offset(begin)}")
        value = self.source[self.at + 1 : end]
        self.at = end + 1
        return _REFERENCE.sub(lambda found: _decode(found) or found.group(), value)

    def end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self.wrong(f"Unexpected end tag at byte offset {self.byte_offset(begin)}")
        found = _NAME_END.search(self.source, begin + 2)
        name_end = found.start() if found else len(self.source)
        close = name_end
        while self.source[close : close + 1].isspace():
            close += 1
        if not self.source.startswith(">", close):
            raise self.wrong(f"Unclosed end tag at byte offset {self.byte_offset(begin)}")
        name = self.source[begin + 2 : name_end].lower()
        opened = self.open.pop()
        if name and name != opened.tag:
            reason = f'expected "</{opened.tag}>", found "</{name}>"'
            raise self.wrong(f"Unmatched end tag at byte offset {self.byte_offset(begin)}, {reason}")
        self.at = close + 1
        self.add(opened)

    def add(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        if length <= 0:
            return
        entity: Entity = {"type": _TYPES[opened.tag], "offset": opened.offset, "length": length}
        if opened.tag == "a":
            url = opened.argument or "".join(self.plain[opened.begin :])
            if not is_link(url):
                return
            entity["url"] = normal_link(url)
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "pre":
            self.take_language(entity)
        self.entities.append(entity)

    def take_language(self, pre: Entity) -> None:
        """``<pre><code class="language-x">`` is one entity."""
        inner = self.entities[-1] if self.entities else None
        place = (pre["offset"], pre["length"])
        if inner and inner["type"] == "code" and (inner["offset"], inner["length"]) == place:
            self.entities.pop()
            if "language" in inner:
                pre["language"] = inner["language"]


def _argument(tag: str, name: str, value: str) -> str:
    if tag == "code":
        is_language = name == "class" and value.startswith(_LANGUAGE)
        return value.removeprefix(_LANGUAGE) if is_language else ""
    if tag == "span":
        return value.removeprefix("tg-") if name == "class" and value.startswith("tg-") else ""
    wanted = {"a": "href", "tg-emoji": "emoji-id", "blockquote": "expandable"}
    return value if wanted.get(tag) == name else ""


def _decode(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    is_character = 0 < code < sys.maxunicode and code not in _SURROGATES
    return chr(code) if is_character else ""


def _reference(source: str, at: int) -> tuple[str, int]:
    """Return the character that stands at ``at`` and where the text goes on; a lone ``&`` is itself."""
    found = _REFERENCE.match(source, at)
    decoded = _decode(found) if found else ""
    return (decoded, found.end()) if found and decoded else ("&", at + 1)


def is_link(url: str) -> bool:
    """Whether Telegram takes this as a link; anything else is shown as plain text."""
    return bool(re.match(r"(?:https?://|tg://|mailto:|tel:|ton://)?[^\s/?#]*[^\s]+$", url)) and (
        "." in url or "://" in url or url.startswith(("mailto:", "tel:"))
    )


def normal_link(url: str) -> str:
    """Return the link as Telegram stores it: with a scheme, and a slash after a bare host."""
    if not re.match(r"[a-z]+:", url):
        url = f"http://{url}"
    return f"{url}/" if re.fullmatch(r"https?://[^/?#]+", url) else url


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, which is how Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the plain text and its entities, offsets in UTF-16 units.

    Raises:
        ApiError: 400 "can't parse entities: ...", worded as Telegram words it.
    """
    if "<" not in source and "&" not in source:
        return source, []
    text, entities = _Parser(source).run()
    return text, entities[:MAX_ENTITIES]
