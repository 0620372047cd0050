"""What somebody wrote in a chat, as the Markdown of packs: bold, italic, code, links and lists stay, signs are text.

What comes out is compared with what went in: where the two would not read the same, only the words are kept.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from handlers.markdown import plain_text, telegram_html

_TAGS = {"b": "b", "strong": "b", "i": "i", "em": "i", "code": "code", "pre": "code"}
_MARKS = {"b": "**", "i": "*"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>&!#|~])")
_BEGINS_BLOCK = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_BULLET = re.compile(r"^[-\u2013\u2022*][ \t]+")
_NUMBER = re.compile(r"^(\d{1,3})\.[ \t]+")
_NUMBERED = re.compile(r"^(\d{1,3}\.[ \t]+)(.+)$")
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of a line, how it is written, and where it leads."""

    text: str
    styles: frozenset[str] = frozenset()
    href: str = ""


_Line = list[_Run]


def markdown_of(html: str) -> str:
    """Return Telegram's HTML as Markdown."""
    lines = _read(html)
    plain = [_text(line) for line in lines]
    for style in (_styled, _bare):
        written = _blocks([(text, style(line)) for text, line in zip(plain, lines, strict=True)])
        if _signs(plain_text(telegram_html(written))) == _signs("\n".join(plain)):
            return written
    return "\n\n".join(_escaped(text) for text in plain if text)


class _Reader(HTMLParser):
    """Takes HTML apart into lines of runs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[_Line] = [[]]
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href") or ""
        self._open.append((tag, href if re.match(r"https?://\S+$", href) else ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        styles = frozenset(_TAGS[tag] for tag, _ in self._open if tag in _TAGS)
        href = next((link for _, link in reversed(self._open) if link), "")
        first, *others = _CONTROL.sub(" ", data.translate(_TURNING)).split("\n")
        self.lines[-1].append(_Run(first, styles, href))
        for text in others:
            self.lines.append([_Run(text, styles, href)])


def _read(html: str) -> list[_Line]:
    reader = _Reader()
    reader.feed(html.replace("\r\n", "\n"))
    reader.close()
    return [_stripped(line) for line in reader.lines]


def _stripped(line: _Line) -> _Line:
    """Return a line without blanks at its ends."""
    runs = [run for run in line if run.text]
    for place, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while runs:
            text = strip(runs[place].text)
            if text:
                runs[place] = _Run(text, runs[place].styles, runs[place].href)
                break
            runs.pop(place)
    return runs


def _text(line: Sequence[_Run]) -> str:
    return "".join(run.text for run in line)


def _styled(line: Sequence[_Run]) -> str:
    return "".join(map(_marked, line))


def _bare(line: Sequence[_Run]) -> str:
    return _escaped(_text(line))


def _marked(run: _Run) -> str:
    """Return a run with its marks, which no blank may stand inside of."""
    inner = run.text.strip()
    if not inner:
        return run.text
    before, after = run.text[: run.text.index(inner[0])], run.text[len(run.text.rstrip()) :]
    if "code" in run.styles:
        fence = "`" * (1 + max((len(ticks) for ticks in re.findall("`+", inner)), default=0))
        pad = " " if "`" in inner else ""
        return f"{before}{fence}{pad}{inner}{pad}{fence}{after}"
    written = _escaped(inner)
    if run.href:
        written = f"[{written}](<{run.href.replace('<', '%3C').replace('>', '%3E')}>)"
    for style in sorted(run.styles & _MARKS.keys()):
        written = f"{_MARKS[style]}{written}{_MARKS[style]}"
    return f"{before}{written}{after}"


def _escaped(text: str) -> str:
    """Return words in which no sign is a mark."""
    return _SPECIAL.sub(r"\\\1", text)


def _blocks(lines: Sequence[tuple[str, str]]) -> str:
    """Return paragraphs and lists; each line has its plain text and its Markdown."""
    return "\n\n".join(_joined(kind, rows) for kind, rows in _grouped(lines))


def _grouped(lines: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield runs of lines of one kind: ``-`` bullets, ``1`` numbers that count up by one, empty for a paragraph."""
    kind, rows, number = "", list[str](), 0
    for text, written in lines:
        found = _NUMBER.match(text)
        bullet, counted = _BULLET.match(text) is not None, int(found[1]) if found else 0
        now = "-" if bullet else "1" if counted and (number + 1 == counted or not number) else ""
        if rows and (now != kind or not text):
            yield kind, rows
            rows = []
        number = counted if now == "1" else 0
        kind = now
        if text:
            rows.append(written)
    if rows:
        yield kind, rows


def _joined(kind: str, rows: list[str]) -> str:
    if kind == "-":
        return "\n".join("- " + _guarded(re.sub(r"^\\?[-\u2013\u2022*][ \t]+", "", row)) for row in rows)
    if kind == "1":
        return "\n".join(_NUMBERED.sub(lambda found: found[1] + _guarded(found[2]), row) for row in rows)
    return "\\\n".join(map(_guarded, rows))


def _guarded(row: str) -> str:
    """Return a row whose beginning is no mark of a list or a heading."""
    return _BEGINS_BLOCK.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", row)


def _signs(text: str) -> str:
    """Return what counts of a text when two are compared: neither blanks nor the marks of lists."""
    return re.sub(r"\s", "", re.sub(r"(?m)^[ \t]*[-\u2013\u2022*][ \t]+", "", text))
