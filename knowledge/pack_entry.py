"""One entry file of a pack: TOML between two ``+++`` lines, then Markdown."""

from dataclasses import dataclass
from pathlib import Path

from knowledge import pack_toml
from knowledge.faq.entry import Entry, Variant
from knowledge.pack_markdown import Body, read_body
from knowledge.pack_table import Problem, Source, Table, is_slug, near
from knowledge.wording import Wording

FENCE = "+++"
LONGEST_LABEL = 40  # characters that a narrow phone shows of a button
_IDS = "use a-z, 0-9 and hyphens between them, 24 letters at most"


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry and the table it was read from, for the checks that need the rest of the pack."""

    entry: Entry
    table: Table


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Return a file's text with plain line ends, or note why it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(Problem(path, 1, f"cannot be read: {error.strerror or error}"))
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem(path, line, "is not UTF-8: save the file as UTF-8"))
        return None


def read_entry(path: Path, service: str, topic: tuple[str, ...], problems: list[Problem]) -> Draft | None:
    """Read one file, or note why it is no entry at all.

    Returns:
        The entry with ``related`` as full ids, not yet checked against the rest of the pack.
    """
    text = read_text(path, problems)
    if text is None:
        return None
    if not is_slug(path.stem):
        problems.append(Problem(path, 1, f'"{path.stem}" cannot be an id: {_IDS}; rename the file'))
    rows = text.split("\n")
    fences = _fences(rows)
    if fences is None:
        message = f"the front matter is missing: begin with {FENCE}, the keys, and {FENCE} again"
        problems.append(Problem(path, 1, message))
        return None
    begin, end = fences
    try:
        data, lines = pack_toml.parse("\n".join(rows[begin + 1 : end]))
    except pack_toml.TomlError as error:
        problems.append(Problem(path, begin + 1 + error.line, f"not TOML: {error}"))
        data, lines = {}, {}
    source = Source(path, lines, problems, offset=begin + 1)
    body = read_body(source, "\n".join(rows[end + 1 :]), end + 2)
    if not lines:
        return None
    table = Table(source, (), data)
    entry = _entry(table, body, stem=path.stem, service=service, topic=topic)
    table.close()
    return Draft(entry, table)


def _fences(rows: list[str]) -> tuple[int, int] | None:
    """Return the rows of the two fences; only empty rows may stand before the first."""
    fences = [number for number, row in enumerate(rows) if row.rstrip() == FENCE]
    if len(fences) < 2 or any(row.strip() for row in rows[: fences[0]]):  # noqa: PLR2004 - a pair
        return None
    return fences[0], fences[1]


def _entry(table: Table, body: Body, *, stem: str, service: str, topic: tuple[str, ...]) -> Entry:
    return Entry(
        id=f"{service}.{stem}",
        service=service,
        topic=topic,
        question=table.wording("question"),
        aliases=table.texts("aliases"),
        answer=body.answer,
        steps=body.steps,
        variants=tuple(Variant(title, variant) for title, variant in body.variants),
        staff=body.staff,
        codes=table.texts("codes", ()),
        related=tuple(name if "." in name else f"{service}.{name}" for name in table.texts("related", ())),
        request=table.text("request", ""),
        source=table.text("source"),
        reviewed=table.day("reviewed"),
        label=_label(table),
    )


def _label(table: Table) -> Wording:
    label = table.wording("label", Wording(""))
    for text in (label.id, label.en):
        if len(text) > LONGEST_LABEL:
            table.note(f'"label" has {len(text)} characters: phones show {LONGEST_LABEL} of a button', "label")
    return label


def check_links(draft: Draft, ids: set[str], kinds: set[str]) -> None:
    """Note links of one entry to entries and request kinds that its own pack does not have."""
    entry, table = draft.entry, draft.table
    for index, name in enumerate(entry.related):
        service, _, stem = name.partition(".")
        if name == entry.id:
            table.note("an entry is not related to itself: remove it", "related", index)
        elif service == entry.service and name not in ids:
            known = {known.partition(".")[2] for known in ids}
            table.note(f'there is no entry "{stem}": {near(stem, known)}', "related", index)
    if entry.request and entry.request not in kinds:
        hint = near(entry.request, kinds) or "service.toml has no [[requests]]"
        table.note(f'there is no request kind "{entry.request}": {hint}', "request")
