"""An entry as the file of a pack: what `knowledge.pack_entry` reads, written."""

from collections.abc import Iterator

from knowledge.faq.entry import Entry
from knowledge.pack_entry import FENCE
from knowledge.wording import Wording

_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_FIRST_PRINTABLE, _DELETE = 0x20, 0x7F


def file_of(entry: Entry) -> str:
    """Return where an entry's file lies in the folder of its pack, e.g. ``akun/lupa-sandi.md``."""
    return f"{entry.topic[0]}/{entry.id.partition('.')[2]}.md"


def written(entry: Entry) -> str:
    """Return an entry as the text of its file."""
    front = "\n".join(_front(entry))
    body = "\n\n".join(_sections(entry))
    return f"{FENCE}\n{front}\n{FENCE}\n{body}\n"


def _front(entry: Entry) -> Iterator[str]:
    yield f"question = {_wording(entry.question)}"
    if entry.label.id:
        yield f"label = {_wording(entry.label)}"
    yield "aliases = ["
    yield from (f"  {_string(alias)}," for alias in entry.aliases)
    yield "]"
    if entry.codes:
        yield f"codes = [{', '.join(map(_string, entry.codes))}]"
    if entry.related:
        names = (name.removeprefix(f"{entry.service}.") for name in entry.related)
        yield f"related = [{', '.join(map(_string, names))}]"
    if entry.request:
        yield f"request = {_string(entry.request)}"
    yield f"source = {_string(entry.source)}"
    yield f"reviewed = {entry.reviewed.isoformat()}"


def _sections(entry: Entry) -> Iterator[str]:
    yield entry.answer.id
    if entry.answer.en:
        yield f"# Answer (en)\n{entry.answer.en}"
    if entry.steps:
        yield f"# Steps\n{_steps([step.id for step in entry.steps])}"
    if any(step.en for step in entry.steps):
        yield f"# Steps (en)\n{_steps([step.en or step.id for step in entry.steps])}"
    for variant in entry.variants:
        title = f"{variant.title.id} | {variant.title.en}" if variant.title.en else variant.title.id
        yield f"# Variant: {title}\n{variant.body.id}"
        if variant.body.en:
            yield f"# Variant (en): {variant.title.id}\n{variant.body.en}"
    if entry.staff:
        yield f"# Staff\n{entry.staff}"


def _steps(steps: list[str]) -> str:
    """Return a numbered list; further lines of a step stand below its text."""
    rows = []
    for number, step in enumerate(steps, start=1):
        mark = f"{number}. "
        first, *others = step.split("\n")
        rows += [mark + first, *(" " * len(mark) + row if row else "" for row in others)]
    return "\n".join(rows)


def _wording(wording: Wording) -> str:
    if not wording.en:
        return _string(wording.id)
    return f"{{ id = {_string(wording.id)}, en = {_string(wording.en)} }}"


def _string(text: str) -> str:
    return f'"{"".join(map(_sign, text))}"'


def _sign(sign: str) -> str:
    if sign in _SHORT:
        return _SHORT[sign]
    return f"\\u{ord(sign):04x}" if ord(sign) < _FIRST_PRINTABLE or ord(sign) == _DELETE else sign
