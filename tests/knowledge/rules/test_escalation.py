"""The ladder: which step comes next in an office, and what it wants."""

import pytest

from knowledge.pack import load_library
from knowledge.rules import escalation as rules
from knowledge.rules.escalation import Need, NeedState
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from knowledge.service import Field, Slot

CILEGON = load_library(["cilegon"]).services["cilegon"]
REPORT, OTHER = CILEGON.kinds["laporan-error"], CILEGON.kinds["lainnya"]


def unit(name: str, tier: int = 1) -> Unit:
    return Unit(name, name.upper(), -len(name), is_forum=False, tier=tier)


LPSE, ADMIN, PLI = unit("lpse"), unit("admin-lpse", 2), unit("pli")


@pytest.mark.parametrize(
    ("units", "own", "names"),
    [
        ((PLI, LPSE, ADMIN), LPSE, ["lpse", "admin-lpse", "helpdesk-lkpp"]),
        ((LPSE,), LPSE, ["lpse", "helpdesk-lkpp"]),
        ((PLI,), PLI, ["helpdesk-lkpp"]),
    ],
    ids=["whole", "without its second unit", "without any of its units"],
)
def test_a_packs_ladder_leaves_out_the_units_that_the_office_does_not_have(
    units: tuple[Unit, ...], own: Unit, names: list[str]
) -> None:
    assert [rung.id for rung in rules.ladder(CILEGON, units, own=own)] == names


@pytest.mark.parametrize(
    ("own", "following"),
    [(LPSE, "admin-lpse"), (ADMIN, "helpdesk-lkpp"), (PLI, "admin-lpse"), (unit("chief", 9), "helpdesk-lkpp")],
    ids=["first", "second", "a stranger of the first tier", "a stranger above all"],
)
def test_the_next_step_is_the_one_above_wherever_the_ticket_is(own: Unit, following: str) -> None:
    rungs = rules.ladder(CILEGON, (LPSE, ADMIN, PLI), own=own)
    rung = rules.above(rungs, own)
    assert rung is not None
    assert rung.id == following


def test_without_a_ladder_in_the_pack_the_units_tiers_are_one() -> None:
    units = (PLI, unit("two", 2), unit("second", 2), unit("top", 5))
    rungs = rules.ladder(None, units, own=PLI)
    assert [rung.id for rung in rungs] == ["pli", "two", "top"]
    second = unit("second", 2)
    above = rules.above(rules.ladder(None, units, own=second), second)
    assert above is not None
    assert above.id == "top"
    assert rules.above(rungs, unit("top", 5)) is None
    assert rules.above(rules.ladder(None, (PLI,), own=PLI), PLI) is None


def test_what_is_wanted_is_the_requests_own_first_and_another_ones_else() -> None:
    found = rules.wanted(CILEGON, OTHER, ["uraian", "npwp", "tangkapan-layar", "gone"])
    assert [step.id for step in found] == ["uraian", "npwp", "tangkapan-layar"]
    assert found[0] is OTHER.fields[0]
    assert [Need(step, NeedState.MISSING).is_file for step in found] == [False, False, True]
    assert rules.wanted(None, None, ["uraian"]) == []
    assert rules.slot_for(CILEGON, OTHER, "tangkapan-layar") is REPORT.slots[0]
    anything = rules.slot_for(CILEGON, OTHER, "npwp")
    assert (anything.title.id, set(anything.types)) == ("NPWP perusahaan", {"pdf", "jpeg", "png"})


def step(name: str) -> Field | Slot:
    return rules.wanted(CILEGON, REPORT, [name])[0]


@pytest.mark.parametrize(
    ("need", "typed", "kept"),
    [
        ("npwp", " 01.234.567.8-901.000 ", "012345678901000"),
        ("npwp", " - ", "-"),
        ("alamat", "spse.example.go.id", "https://spse.example.go.id"),
        ("tangkapan-layar", "-", "-"),
    ],
)
def test_what_staff_type_is_kept_as_in_a_form_and_a_dash_says_that_there_is_none(
    need: str, typed: str, kept: str
) -> None:
    assert rules.accept(step(need), typed) == kept


@pytest.mark.parametrize(
    ("need", "typed", "key"),
    [
        ("npwp", "12", "refused-npwp"),
        ("tangkapan-layar", "ada di meja", "refused-need-file"),
        ("uraian", " ", "refused-empty-answer"),
    ],
)
def test_what_it_cannot_be_is_refused_with_its_cure(need: str, typed: str, key: str) -> None:
    with pytest.raises(Refusal, match=key):
        rules.accept(step(need), typed)


def test_a_choice_is_typed_as_it_is_called() -> None:
    field = next(
        field
        for field in load_library(["muarojambi"]).services["muarojambi"].kinds["reset-password"].fields
        if field.choices
    )
    title = field.choices[0].title
    assert rules.accept(field, title.id.upper()) == title.id
    with pytest.raises(Refusal, match="refused-need-choice"):
        rules.accept(field, "entah")


def test_a_step_is_ready_only_when_everything_is_there() -> None:
    there, asked = Need(step("npwp"), NeedState.THERE, "1"), Need(step("alamat"), NeedState.ASKED)
    assert rules.is_complete([there])
    assert rules.is_complete([])
    assert not rules.is_complete([there, asked])
