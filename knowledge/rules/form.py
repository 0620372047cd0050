"""A request's form: its steps in order, and the words that its answers make."""

import re
from collections.abc import Collection, Mapping

from knowledge.service import Field, RequestKind, Slot

CONFIRM = "confirm"  # the step after all questions: the summary
_PLACEHOLDER = re.compile(r"\{([a-z0-9_-]+)\}")


def steps(kind: RequestKind, answers: Mapping[str, str]) -> tuple[Field | Slot, ...]:
    """Return what is asked, in order: every field, then the documents that these answers call for."""
    return (*kind.fields, *(slot for slot in kind.slots if is_asked(slot, answers)))


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
    """Return the first required step that has neither an answer nor a document, or None when all is there."""
    for step in steps(kind, answers):
        if step.required and step.id not in answers and step.id not in filled:
            return step.id
    return None


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
