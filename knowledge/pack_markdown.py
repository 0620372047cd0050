"""The Markdown half of an entry file: closed sections, and only what a chat message can show."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.pack_table import Source, near
from knowledge.wording import Wording

HEADINGS = (
    "Answer",
    "Answer (en)",
    "Steps",
    "Steps (en)",
    "Variant: Title id | Title en",
    "Variant (en): Title id",
    "Staff",
)
_FORBIDDEN = {
    "html_block": "HTML is not shown: use Markdown (**bold**, *italic*, `code`, [text](https://...))",
    "html_inline": "HTML is not shown: use Markdown, or write it as `code`",
    "table_open": "tables are not shown: use a list",
    "image": "images are not shown: describe the screen, or link to it",
}
_ITEM = re.compile(r"\s*(?:\d+[.)]|[-*+])[ \t]*")
_markdown = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its heading, the file's line of the heading, and its Markdown."""

    heading: str
    line: int
    body: str
    first: int  # the file's line on which the body begins


@dataclass(frozen=True, slots=True)
class Body:
    """What the sections of one file say."""

    answer: Wording
    steps: tuple[Wording, ...]
    variants: tuple[tuple[Wording, Wording], ...]
    staff: str


def read_body(source: Source, text: str, first: int) -> Body:
    """Read the sections; ``first`` is the file's line on which ``text`` begins."""
    sections = _sections(source, text, first)
    found: dict[str, Section] = {}
    for section in sections:
        if section.heading in found:
            source.note(section.line, f'"# {section.heading}" stands here twice: join the two sections')
        found[section.heading] = section
        if not section.body:
            source.note(section.line, f'"# {section.heading}" has no text: write it or remove the heading')

    def body(heading: str) -> str:
        return found[heading].body if heading in found else ""

    if "Answer" not in found:
        source.note(first, "there is no answer: write it below the second +++")
    return Body(
        Wording(body("Answer"), body("Answer (en)")),
        _steps(source, found.get("Steps"), found.get("Steps (en)")),
        _variants(source, sections),
        body("Staff"),
    )


def _sections(source: Source, text: str, first: int) -> list[Section]:
    """Split the text at its level-1 headings, and note all that a chat message cannot show."""
    lines = text.split("\n")
    tokens = _markdown.parse(text)
    _note_forbidden(source, tokens, first)
    starts: list[tuple[str, int, int]] = []
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.map and token.level == 0:
            if token.tag == "h1":
                starts.append((tokens[number + 1].content.strip(), token.map[0], token.map[1]))
            else:
                source.note(first + token.map[0], "only level-1 headings (#) are sections: use **bold** here")
    begin = starts[0][1] if starts else len(lines)
    if any(line.strip() for line in lines[:begin]):
        starts.insert(0, ("Answer", 0, 0))
    ends = [*[start for _, start, _ in starts], len(lines)][1:]
    sections = []
    for (heading, line, content), end in zip(starts, ends, strict=True):
        body = "\n".join(lines[content:end]).strip()
        if not _is_known(heading):
            source.note(first + line, f'unknown section "# {heading}": {near(heading, HEADINGS)}')
        sections.append(Section(heading, first + line, body, first + content))
    return sections


def _is_known(heading: str) -> bool:
    if heading.startswith(("Variant:", "Variant (en):")):
        return bool(heading.partition(":")[2].strip(" |"))
    return heading in HEADINGS


def _note_forbidden(source: Source, tokens: list[Token], first: int) -> None:
    for token in tokens:
        line = first + (token.map[0] if token.map else 0)
        if token.type in _FORBIDDEN:
            source.note(line, _FORBIDDEN[token.type])
        row = 0
        for child in token.children or ():
            row += child.type in ("softbreak", "hardbreak")
            if child.type in _FORBIDDEN:
                source.note(line + row, _FORBIDDEN[child.type])


def _items(source: Source, section: Section | None) -> list[str]:
    """Return the Markdown of each item of the one ordered list that a section must be."""
    if section is None or not section.body:
        return []
    body = section.body
    tokens = _markdown.parse(body)
    outer = [token for token in tokens if token.level == 0 and token.nesting >= 0]
    if [token.type for token in outer] != ["ordered_list_open"]:
        message = f'"# {section.heading}" must be one numbered list (1. ... 2. ...) and nothing else'
        source.note(section.line, message)
        return []
    lines = body.split("\n")
    found = []
    for token in tokens:
        if token.type == "list_item_open" and token.level == 1 and token.map:
            rows = lines[token.map[0] : token.map[1]]
            marker = _ITEM.match(rows[0])
            width = marker.end() if marker else 0
            rows = [rows[0][width:], *(_dedent(row, width) for row in rows[1:])]
            found.append("\n".join(rows).strip())
    return found


def _dedent(row: str, width: int) -> str:
    return row[width:] if not row[:width].strip() else row.lstrip()


def _steps(source: Source, section: Section | None, english: Section | None) -> tuple[Wording, ...]:
    steps, translated = _items(source, section), _items(source, english)
    if english and len(translated) != len(steps):
        source.note(
            english.line,
            f'"# Steps (en)" has {len(translated)} steps, "# Steps" has {len(steps)}: one for each',
        )
        translated = []
    translated += [""] * (len(steps) - len(translated))
    return tuple(Wording(*pair) for pair in zip(steps, translated, strict=True))


def _variants(source: Source, sections: list[Section]) -> tuple[tuple[Wording, Wording], ...]:
    titles: dict[str, Wording] = {}
    bodies: dict[str, str] = {}
    english: dict[str, Section] = {}
    for section in sections:
        kind, _, rest = section.heading.partition(":")
        title, _, translated = (part.strip() for part in rest.partition("|"))
        if kind == "Variant":
            titles[title] = Wording(title, translated)
            bodies[title] = section.body
        elif kind == "Variant (en)":
            english[title] = section
    for title, section in english.items():
        if title not in titles:
            hint = near(title, titles.keys()) or f'write "# Variant: {title} | ..." too'
            source.note(section.line, f'there is no Indonesian variant "{title}": {hint}')
    return tuple(
        (titles[title], Wording(body, english[title].body if title in english else ""))
        for title, body in bodies.items()
    )
