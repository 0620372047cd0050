"""A checklist of documents: where a file goes, and which of them it looks like."""

import re
from collections.abc import Collection, Sequence

from knowledge.service import Slot

_WORD = re.compile(r"[^\W\d_]{3,}")
# Words that stand in many titles and tell nothing apart.
_COMMON = frozenset(
    {"dan", "dari", "atau", "yang", "dokumen", "surat", "perusahaan", "terakhir", "the", "and", "company"}
)


def slot_for(slots: Sequence[Slot], filled: Collection[str], *, chosen: str) -> str | None:
    """Return the slot that a file goes to without asking; None when it must be asked.

    ``chosen`` is the slot that was tapped before, empty for none. Without one, a file goes to the only empty slot.
    """
    if chosen and any(slot.id == chosen for slot in slots):
        return chosen
    empty = [slot.id for slot in slots if slot.id not in filled]
    return empty[0] if len(empty) == 1 else None


def likely(slots: Sequence[Slot], words: str) -> str | None:
    """Return the one slot that a file's name or caption speaks of; None when it is none, or more than one."""
    said = _words(words)
    scores = {slot.id: len(said & _words(f"{slot.title.id} {slot.title.en} {slot.id}")) for slot in slots}
    best = max(scores.values(), default=0)
    found = [slot_id for slot_id, score in scores.items() if score == best]
    return found[0] if best > 0 and len(found) == 1 else None


def can_grow(slot: Slot) -> bool:
    """Tell whether several pages make one document here: they become a PDF, so the slot has to take one."""
    return "pdf" in slot.types and ("jpeg" in slot.types or "png" in slot.types)


def is_complete(slots: Sequence[Slot], filled: Collection[str]) -> bool:
    """Tell whether no required document is missing."""
    return all(slot.id in filled for slot in slots if slot.required)


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)} - _COMMON
