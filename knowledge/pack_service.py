"""``service.toml``: the tree people browse and what the service can be asked to do."""

from dataclasses import dataclass
from string import Formatter

from knowledge.pack_table import Table, near
from knowledge.rules.form import RESERVED
from knowledge.service import (
    Approval,
    Choice,
    Condition,
    Field,
    FieldType,
    RequestKind,
    Slot,
)
from knowledge.wording import Wording

FILE_TYPES = ("pdf", "jpeg", "png")
COPIES = ("original", "copy")
MEBIBYTE = 1024 * 1024
LARGEST_MB = 20  # a bot can fetch no larger file
DEEPEST = 6  # levels of topics: a button carries the way to each in few bytes
# What is the same in a person's next request, unless the pack says otherwise.
REUSED = frozenset({FieldType.EMAIL, FieldType.PHONE, FieldType.NPWP, FieldType.USER_ID})


@dataclass(frozen=True, slots=True)
class TopicDraft:
    """A topic whose entries are not known yet; ``entry`` is the stem of a leaf's one entry."""

    id: str
    title: Wording
    icon: str
    entry: str
    topics: tuple["TopicDraft", ...]
    table: Table


def read_topics(table: Table, *, depth: int = 0) -> tuple[TopicDraft, ...]:
    """Read ``[[topics]]`` and all levels below."""
    topics = []
    tables = table.tables("topics")
    for child in tables:
        draft = TopicDraft(
            id=child.slug("id"),
            title=child.wording("title"),
            icon=child.text("icon", ""),
            entry=child.text("entry", ""),
            topics=read_topics(child, depth=depth + 1),
            table=child,
        )
        if depth == DEEPEST:
            child.note(f"topics have {DEEPEST} levels at most: move this one up")
        if draft.entry and depth == 0:
            child.note("a topic of the first level is a folder: put the entry into it", "entry")
        elif draft.entry and draft.topics:
            child.note("a topic with topics below it cannot be one entry: remove one of the two", "entry")
        child.close()
        topics.append(draft)
    _note_doubles(tables, "topic")
    return tuple(topics)


def read_kinds(table: Table, unit: str) -> dict[str, RequestKind]:
    """Read ``[[requests]]``; ``unit`` handles a kind that names no other."""
    tables = table.tables("requests")
    kinds = [_kind(child, unit) for child in tables]
    _note_doubles(tables, "request kind")
    return {kind.id: kind for kind in kinds}


def read_synonyms(table: Table) -> dict[str, tuple[str, ...]]:
    """Read ``[synonyms]``: each word and the words that mean the same here."""
    synonyms = table.table("synonyms")
    return {word: synonyms.texts(word) for word in synonyms.data} if synonyms else {}


def _kind(table: Table, unit: str) -> RequestKind:
    fields = _fields(table)
    _note_steps(table)
    kind = RequestKind(
        id=table.slug("id"),
        title=table.wording("title"),
        description=table.wording("description"),
        fields=fields,
        slots=_slots(table, fields),
        unit=table.slug("unit", unit),
        approval=Approval(table.one_of("approval", list(Approval), Approval.NONE)),
        sla=table.slug("sla", "standar"),
        source=table.text("source"),
    )
    for language in (kind.description.id, kind.description.en):
        _check_placeholders(table, language, {field.id for field in fields})
    table.close()
    return kind


def _note_steps(table: Table) -> None:
    """Note fields and documents that a form could not tell apart."""
    fields = table.tables("fields")
    documents = table.tables("documents")
    lines = {field.data.get("id"): field.line("id") for field in fields}
    for step in (*fields, *documents):
        if step.data.get("id") in RESERVED:
            step.note(f'"{step.data["id"]}" is the name of a step that every form has: choose another id', "id")
    for document in documents:
        name = document.data.get("id")
        if name in lines:
            document.note(f'a field on line {lines[name]} is called "{name}" already: give this one another id', "id")


def _check_placeholders(table: Table, template: str, known: set[str]) -> None:
    try:
        names = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    except ValueError as error:
        table.note(f"the braces in the description do not match: {error}", "description")
        return
    for name in names:
        if name not in known:
            hint = near(name, known) or "this request has no [[requests.fields]]"
            table.note(f'"{{{name}}}" in the description is no field: {hint}', "description")


def _fields(table: Table) -> tuple[Field, ...]:
    tables = table.tables("fields")
    fields = []
    for child in tables:
        kind = FieldType(child.one_of("type", list(FieldType)))
        field = Field(
            id=child.slug("id"),
            type=kind,
            label=child.wording("label"),
            ask=child.wording("ask"),
            why=child.wording("why", Wording("")),
            required=child.flag("required", default=True),
            choices=_choices(child),
            reuse=child.flag("reuse", default=kind in REUSED),
            advice=child.wording("advice", Wording("")),
        )
        if field.type is FieldType.CHOICE and not field.choices:
            child.note(f'the choice field "{field.id}" has no choices: add [[requests.fields.choices]]')
        if field.type is not FieldType.CHOICE and field.choices:
            child.note('only a field with type = "choice" has choices', "choices")
        if field.advice.id and kind is not FieldType.EMAIL:
            child.note('only a field with type = "email" gives advice on private addresses', "advice")
        child.close()
        fields.append(field)
    _note_doubles(tables, "field")
    return tuple(fields)


def _choices(table: Table) -> tuple[Choice, ...]:
    tables = table.tables("choices")
    choices = []
    for child in tables:
        choices.append(Choice(child.slug("id"), child.wording("title")))
        child.close()
    _note_doubles(tables, "choice")
    return tuple(choices)


def _slots(table: Table, fields: tuple[Field, ...]) -> tuple[Slot, ...]:
    tables = table.tables("documents")
    slots = []
    for child in tables:
        slots.append(
            Slot(
                id=child.slug("id"),
                title=child.wording("title"),
                help=child.wording("help", Wording("")),
                types=_closed(child, "types", FILE_TYPES, default=("pdf",)),
                max_bytes=_max_bytes(child),
                required=child.flag("required", default=True),
                copies=_closed(child, "copies", COPIES, default=()),
                only_if=_condition(child, fields),
            )
        )
        child.close()
    _note_doubles(tables, "document")
    return tuple(slots)


def _max_bytes(table: Table) -> int:
    size = table.number("max_mb", 4)
    if size > LARGEST_MB:
        table.note(f'"max_mb" can be {LARGEST_MB} at most: the bot can fetch no larger file', "max_mb")
    return int(size * MEBIBYTE)


def _closed(table: Table, key: str, allowed: tuple[str, ...], *, default: tuple[str, ...]) -> tuple[str, ...]:
    found = table.texts(key, default)
    for index, word in enumerate(found):
        if word not in allowed:
            table.note(f'"{key}" cannot hold "{word}": {near(word, allowed)}', key, index)
    if key in table.data and not found and default:
        table.note(f'"{key}" is empty: name at least one of {", ".join(allowed)}', key)
    return found


def _condition(table: Table, fields: tuple[Field, ...]) -> Condition | None:
    child = table.table("only_if")
    if child is None:
        return None
    condition = Condition(child.text("field"), child.text("equals"))
    child.close()
    choices = {field.id: {choice.id for choice in field.choices} for field in fields}
    if condition.field not in choices:
        hint = near(condition.field, choices.keys()) or "this request has no [[requests.fields]]"
        child.note(f'"only_if" names no field "{condition.field}": {hint}', "field")
    elif not choices[condition.field]:
        child.note(f'"only_if" needs a choice field, "{condition.field}" is none', "field")
    elif condition.equals not in choices[condition.field]:
        hint = near(condition.equals, choices[condition.field])
        child.note(f'"{condition.field}" has no choice "{condition.equals}": {hint}', "equals")
    return condition


def _note_doubles(tables: list[Table], what: str) -> None:
    lines: dict[object, int] = {}
    for table in tables:
        name = table.data.get("id")
        if isinstance(name, str) and name in lines:
            message = f'the {what} "{name}" is on line {lines[name]} already: give this one another id'
            table.note(message, "id")
        elif isinstance(name, str):
            lines[name] = table.line("id")
