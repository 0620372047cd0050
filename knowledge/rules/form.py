"""A request's form: its steps in order, and the words that its answers make."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from knowledge.service import Field, FieldType, RequestKind, Slot

PAPERS = "papers"  # the step of all documents together: the checklist
CONFIRM = "confirm"  # the step after all others: the summary
RESERVED = (PAPERS, CONFIRM)
_PLACEHOLDER = re.compile(r"\{([a-z0-9_-]+)\}")


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents that a request needs: one step, in which they come in any order."""

    slots: tuple[Slot, ...]
    id: str = PAPERS

    @property
    def required(self) -> bool:
        """Whether any of them must not be left out."""
        return any(slot.required for slot in self.slots)


def steps(kind: RequestKind, answers: Mapping[str, str]) -> tuple[Field | Papers, ...]:
    """Return what is asked, in order: every field, then the documents that these answers call for."""
    slots = asked_slots(kind, answers)
    return (*kind.fields, *((Papers(slots),) if slots else ()))


def asked_slots(kind: RequestKind, answers: Mapping[str, str]) -> tuple[Slot, ...]:
    """Return the documents that these answers call for."""
    return tuple(slot for slot in kind.slots if is_asked(slot, answers))


def is_asked(slot: Slot, answers: Mapping[str, str]) -> bool:
    """Tell whether a document is needed, given the answers so far."""
    return slot.only_if is None or answers.get(slot.only_if.field) == slot.only_if.equals


def step_after(kind: RequestKind, answers: Mapping[str, str], step: str) -> str:
    """Return the id of the step that follows, or `CONFIRM` after the last one."""
    ids = [each.id for each in steps(kind, answers)]
    place = ids.index(step) + 1 if step in ids else len(ids)
    return ids[place] if place < len(ids) else CONFIRM


def step_before(kind: RequestKind, answers: Mapping[str, str], step: str) -> str:
    """Return the id of the step before; the first one stays where it is."""
    ids = [each.id for each in steps(kind, answers)]
    place = ids.index(step) if step in ids else len(ids)
    return ids[max(place - 1, 0)] if ids else CONFIRM


def first_missing(kind: RequestKind, answers: Mapping[str, str], filled: Collection[str]) -> str | None:
    """Return the first required step that is not complete, or None when all is there; ``filled`` are slots."""
    for field in kind.fields:
        if field.required and field.id not in answers:
            return field.id
    missing = (slot for slot in asked_slots(kind, answers) if slot.required and slot.id not in filled)
    return PAPERS if next(missing, None) is not None else None


def spoken_answer(field: Field, answer: str, language: str) -> str:
    """Return an answer as people read it: a choice by its title, anything else as it was typed."""
    for choice in field.choices:
        if choice.id == answer:
            return choice.title.spoken(language)
    return answer


def describe(kind: RequestKind, answers: Mapping[str, str], language: str) -> str:
    """Return the ticket's description: the pack's template with the answers filled in."""
    fields = {field.id: field for field in kind.fields}

    def fill(match: re.Match[str]) -> str:
        field_id = match.group(1)
        return spoken_answer(fields[field_id], answers[field_id], language) if field_id in answers else "-"

    return _PLACEHOLDER.sub(fill, kind.description.spoken(language))


def earlier_answer(
    field: Field, kind: RequestKind, past: Iterable[tuple[RequestKind, Mapping[str, str]]]
) -> str | None:
    """Return what a person answered to the same question in an earlier request, or None.

    The same question is the one with the same id and type; else, where the type tells enough, the only one of its type
    on both sides. ``kind`` is the request that is being filled in; ``past`` are earlier ones with their answers, newest
    first.
    """
    if not field.reuse:
        return None
    is_only = field.type is not FieldType.TEXT and len(_of_type(kind, field.type)) == 1
    by_type: str | None = None
    for other, answers in past:
        if (field.id, field.type) in {(each.id, each.type) for each in other.fields} and field.id in answers:
            return answers[field.id]
        alike = _of_type(other, field.type)
        if is_only and by_type is None and len(alike) == 1 and alike[0].reuse:
            by_type = answers.get(alike[0].id)
    return by_type


def _of_type(kind: RequestKind, wanted: FieldType) -> list[Field]:
    return [each for each in kind.fields if each.type is wanted]
