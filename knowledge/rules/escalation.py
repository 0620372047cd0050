"""The escalation ladder: which step comes next, what it wants to know, and what of that is there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.rules import fields, form
from knowledge.rules.documents import MEGABYTE
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from knowledge.service import Field, RequestKind, Service, Slot
from knowledge.wording import Wording

NOT_THERE = "-"  # what staff type where there is no answer to be had: the next step then sees that it was asked for
FILE_TYPES = ("pdf", "jpeg", "png")
LARGEST_FILE = 20 * MEGABYTE  # that a bot can fetch


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder in this office; ``unit`` is None for the one outside, which ``mail`` names."""

    id: str
    title: Wording
    unit: Unit | None
    mail: str
    needs: tuple[str, ...]

    @property
    def is_outside(self) -> bool:
        """Whether it is written to by e-mail, and is no unit of the office."""
        return self.unit is None


def ladder(service: Service | None, units: Sequence[Unit], *, own: Unit) -> tuple[Rung, ...]:
    """Return the steps there are for a ticket of ``own``, lowest first.

    The service's own ladder goes first, without the units that this office does not have; else it is the tiers of the
    units, of which the first one of each tier above is meant.
    """
    known = {unit.id: unit for unit in units}
    if service is not None and service.tiers:
        return tuple(
            Rung(tier.id, tier.title, known.get(tier.unit), tier.mail, tier.needs)
            for tier in service.tiers
            if tier.mail or tier.unit in known
        )
    firsts = {own.tier: own}
    for unit in units:
        firsts.setdefault(unit.tier, unit)
    return tuple(
        Rung(unit.id, Wording(unit.name), unit, "", ()) for tier, unit in sorted(firsts.items()) if tier >= own.tier
    )


def above(rungs: Sequence[Rung], own: Unit) -> Rung | None:
    """Return the step after a unit's own; for a unit that is no step, the first of a higher tier."""
    place = _place(rungs, own)
    if place is None:
        return next((rung for rung in rungs if rung.unit is None or rung.unit.tier > own.tier), None)
    return rungs[place + 1] if place + 1 < len(rungs) else None


def _place(rungs: Sequence[Rung], own: Unit) -> int | None:
    return next((place for place, rung in enumerate(rungs) if rung.unit is not None and rung.unit.id == own.id), None)


class NeedState(StrEnum):
    """How it stands with something that the next step wants."""

    MISSING = "missing"
    ASKED = "asked"  # of the requester
    COMING = "coming"  # a file that is being fetched
    HELD = "held"  # a file that staff have to let through first
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that the next step wants: a field or a document, and what there is of it."""

    step: Field | Slot
    state: NeedState
    value: str = ""

    @property
    def id(self) -> str:
        """Return the id of the field or the document."""
        return self.step.id

    @property
    def label(self) -> Wording:
        """Return what people call it."""
        return self.step.label if isinstance(self.step, Field) else self.step.title

    @property
    def question(self) -> Wording:
        """Return how its requester is asked for it."""
        return self.step.ask if isinstance(self.step, Field) else self.step.title

    @property
    def is_file(self) -> bool:
        """Whether it is a document."""
        return isinstance(self.step, Slot)


def wanted(service: Service | None, kind: RequestKind | None, ids: Collection[str]) -> list[Field | Slot]:
    """Return the fields and documents of these ids: the request's own first, else those of another of the service."""
    kinds = [*([kind] if kind else ()), *(service.kinds.values() if service else ())]
    steps: dict[str, Field | Slot] = {}
    for each in kinds:
        for step in (*each.fields, *each.slots):
            steps.setdefault(step.id, step)
    return [steps[name] for name in ids if name in steps]


def slot_for(service: Service | None, kind: RequestKind | None, need: str) -> Slot:
    """Return the slot that a file for a need goes to; one that answers a field may be any document."""
    step = next(iter(wanted(service, kind, [need])), None)
    if isinstance(step, Slot):
        return step
    title = step.label if step else Wording(need)
    return Slot(need, title, Wording(""), FILE_TYPES, LARGEST_FILE, required=False)


def answered(step: Field, answers: Mapping[str, str], language: str) -> str:
    """Return what the form says to a field, as people read it; empty when it was left out."""
    return form.spoken_answer(step, answers[step.id], language) if answers.get(step.id) else ""


def accept(step: Field | Slot, typed: str) -> str:
    """Return what staff typed for a need in its tidy form; `NOT_THERE` says that nobody can give it."""
    text = typed.strip()
    if text == NOT_THERE:
        return text
    if isinstance(step, Slot):
        raise Refusal("refused-need-file", title=step.title)
    if step.choices:
        return _choice(step, text)
    return fields.accept(step, text)


def _choice(step: Field, text: str) -> str:
    for choice in step.choices:
        if text.casefold() in {choice.title.id.casefold(), choice.title.en.casefold()}:
            return choice.title.id
    raise Refusal("refused-need-choice", choices=", ".join(choice.title.id for choice in step.choices))


def is_complete(needs: Sequence[Need]) -> bool:
    """Tell whether the next step has all that it wants."""
    return all(need.state is NeedState.THERE for need in needs)
