"""Changes made in chat, laid over the entries of the packs: the packs' files stay as they are.

An overlay says of each text what the file said when it was written and what is said instead. So it can be told whether
the file says the same by now (there is nothing left to lay over it), or something else that nobody here has seen.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from knowledge.faq.entry import Entry
from knowledge.faq.text import plain
from knowledge.wording import Wording


class Part(StrEnum):
    """A text of an entry that can be written in chat."""

    QUESTION = "question"
    QUESTION_EN = "question_en"
    ANSWER = "answer"
    ANSWER_EN = "answer_en"


class Standing(StrEnum):
    """How an overlay stands to the pack's file."""

    APPLIED = "applied"
    EQUAL = "equal"
    """The file says the same by now, or nothing was changed."""
    CLASHING = "clashing"
    """The file says something else since; what was written in chat is shown until somebody decides."""
    GONE = "gone"
    """The entry is no longer in the pack."""


class OverlayError(ValueError):
    """What is kept of an overlay cannot be read."""


@dataclass(frozen=True, slots=True)
class Change:
    """What the file said of a text when it was changed, and what is said instead."""

    before: str
    after: str


_NONE: Mapping[Part, Change] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is different in one entry.

    Attributes:
        added: Ways to ask that are not in the file.
        removed: Ways to ask of the file that do not count.
        is_retired: Nobody finds the entry.
        topic: The folder of an entry that began in chat; empty for one of a file.
        source: Where such an entry comes from.
        reviewed: Day on which a text was last changed here.
    """

    entry_id: str
    parts: Mapping[Part, Change] = field(default_factory=lambda: _NONE)
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    is_retired: bool = False
    topic: str = ""
    source: str = ""
    reviewed: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is different."""
        return not (self.parts or self.added or self.removed or self.is_retired or self.topic)

    @property
    def service(self) -> str:
        """Return the id of the entry's pack."""
        return self.entry_id.partition(".")[0]


def said_by(entry: Entry | None) -> Mapping[Part, str]:
    """Return the texts of an entry; empty ones for none."""
    if entry is None:
        return dict.fromkeys(Part, "")
    said = (entry.question.id, entry.question.en, entry.answer.id, entry.answer.en)
    return dict(zip(Part, said, strict=True))


def entry_of(overlay: Overlay, base: Entry | None, *, despite_retired: bool = False) -> Entry | None:
    """Return the entry as it is with what was changed; None where there is none to show."""
    if overlay.is_retired and not despite_retired:
        return None
    if base is None and not overlay.topic:
        return None
    under = base or _blank(overlay)
    said = {**said_by(under), **{part: change.after for part, change in overlay.parts.items()}}
    if not said[Part.QUESTION] or not said[Part.ANSWER]:
        return None
    gone = {plain(alias) for alias in overlay.removed}
    kept = [alias for alias in under.aliases if plain(alias) not in gone]
    known = {plain(alias) for alias in kept}
    return replace(
        under,
        question=Wording(said[Part.QUESTION], said[Part.QUESTION_EN]),
        answer=Wording(said[Part.ANSWER], said[Part.ANSWER_EN]),
        aliases=(*kept, *(alias for alias in overlay.added if plain(alias) not in known)),
        reviewed=max(under.reviewed, overlay.reviewed or under.reviewed),
        label=Wording("") if Part.QUESTION in overlay.parts else under.label,  # it named the other question
    )


def settled(overlay: Overlay, base: Entry | None) -> Overlay:
    """Return what is left of an overlay beside what the file says by now."""
    if base is None:
        return Overlay(overlay.entry_id) if overlay.is_retired and not overlay.topic else overlay
    said = said_by(base)
    parts = {part: change for part, change in overlay.parts.items() if said[part] != change.after}
    known = {plain(alias) for alias in base.aliases}
    return Overlay(
        overlay.entry_id,
        parts,
        added=tuple(alias for alias in overlay.added if plain(alias) not in known),
        removed=tuple(alias for alias in overlay.removed if plain(alias) in known),
        is_retired=overlay.is_retired,
        reviewed=overlay.reviewed if parts else None,
    )


def clashes(overlay: Overlay, base: Entry | None) -> tuple[Part, ...]:
    """Return the texts that were changed both here and, in another way, in the file."""
    if base is None:
        return ()
    said = said_by(base)
    return tuple(part for part, change in overlay.parts.items() if said[part] not in {change.before, change.after})


def standing(overlay: Overlay, base: Entry | None) -> Standing:
    """Tell how an overlay stands to the file."""
    if settled(overlay, base).is_empty:
        return Standing.EQUAL
    if base is None and not overlay.topic:
        return Standing.GONE
    return Standing.CLASHING if clashes(overlay, base) else Standing.APPLIED


def rewritten(
    overlay: Overlay,
    base: Entry | None,
    words: Mapping[Part, str],
    *,
    added: Iterable[str] = (),
    removed: Iterable[str] = (),
    day: date,
) -> Overlay:
    """Return an overlay with these texts, with further ways to ask, and without some.

    What is said as the file says it is no change; what the file says now counts as seen.
    """
    said = said_by(base)
    parts = {**overlay.parts, **{part: Change(said[part], text) for part, text in words.items()}}
    gone = {plain(alias) for alias in removed}
    new = [alias for alias in added if plain(alias) not in gone]
    back = {plain(alias) for alias in new}
    ours = {plain(alias): alias for alias in (*overlay.added, *new) if plain(alias) not in gone}
    theirs = [alias for alias in (base.aliases if base else ()) if plain(alias) in gone]
    kept = [alias for alias in overlay.removed if plain(alias) not in back]
    changed = replace(
        overlay,
        parts=parts,
        added=tuple(ours.values()),
        removed=tuple({plain(alias): alias for alias in (*kept, *theirs)}.values()),
        reviewed=day if words else overlay.reviewed,
    )
    rest = settled(changed, base)
    return changed if base is None else rest


def decided(overlay: Overlay, base: Entry | None, *, takes_file: bool) -> Overlay:
    """Return an overlay without its clashes: what the file says counts, or what was written here does."""
    said = said_by(base)
    parts = dict(overlay.parts)
    for part in clashes(overlay, base):
        if takes_file:
            del parts[part]
        else:
            parts[part] = Change(said[part], parts[part].after)
    return settled(replace(overlay, parts=parts), base)


def as_data(overlay: Overlay) -> dict[str, Any]:
    """Return an overlay as it is kept."""
    return {
        "parts": {str(part): [change.before, change.after] for part, change in overlay.parts.items()},
        "added": list(overlay.added),
        "removed": list(overlay.removed),
        "retired": overlay.is_retired,
        "topic": overlay.topic,
        "source": overlay.source,
        "reviewed": overlay.reviewed.isoformat() if overlay.reviewed else None,
    }


def from_data(entry_id: str, data: Mapping[str, Any]) -> Overlay:
    """Return an overlay as it was kept; raises OverlayError for what cannot be read."""
    try:
        return Overlay(
            entry_id,
            {Part(name): Change(_text(before), _text(after)) for name, (before, after) in data["parts"].items()},
            added=tuple(map(_text, data["added"])),
            removed=tuple(map(_text, data["removed"])),
            is_retired=bool(data["retired"]),
            topic=_text(data["topic"]),
            source=_text(data["source"]),
            reviewed=date.fromisoformat(data["reviewed"]) if data["reviewed"] else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise OverlayError(f"the changes of {entry_id} cannot be read: {error!r}") from error


def asked_in(entries: Iterable[Entry], *texts: str, but: Collection[str] = ()) -> Entry | None:
    """Return an entry in which people ask in just the words of a text already; ``but`` are ids not to look at."""
    wanted = {plain(text) for text in texts} - {""}
    for entry in entries:
        asked = map(plain, (entry.question.id, entry.question.en, *entry.aliases))
        if entry.id not in but and not wanted.isdisjoint(asked):
            return entry
    return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _blank(overlay: Overlay) -> Entry:
    return Entry(
        id=overlay.entry_id,
        service=overlay.service,
        topic=(overlay.topic,),
        question=Wording(""),
        aliases=(),
        answer=Wording(""),
        steps=(),
        variants=(),
        staff="",
        codes=(),
        related=(),
        request="",
        source=overlay.source,
        reviewed=overlay.reviewed or date.min,
    )
