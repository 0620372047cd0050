"""A form's steps: what is asked, in which order, and what is still missing."""

from dataclasses import replace

import pytest

from knowledge.rules import form
from knowledge.service import Approval, Choice, Condition, Field, FieldType, RequestKind, Slot
from knowledge.wording import Wording
from tests.packs import built_in_library

LIBRARY = built_in_library()
KINDS = [kind for service in LIBRARY.services.values() for kind in service.kinds.values()]


def field(field_id: str, *, required: bool = True, choices: tuple[str, ...] = ()) -> Field:
    kind = FieldType.CHOICE if choices else FieldType.TEXT
    offered = tuple(Choice(each, Wording(each.title(), f"{each} (en)")) for each in choices)
    return Field(field_id, kind, Wording(field_id), Wording("?"), Wording(""), required, offered)


def slot(slot_id: str, *, only_if: Condition | None = None, required: bool = True) -> Slot:
    return Slot(slot_id, Wording(slot_id), Wording(""), ("pdf",), 4 * 1024 * 1024, required, only_if=only_if)


KIND = RequestKind(
    id="contoh",
    title=Wording("Contoh"),
    description=Wording("Untuk {nama}: {kuasa} {tidak-ada}", "For {nama}: {kuasa}"),
    fields=(field("nama"), field("kuasa", choices=("ya", "tidak")), field("catatan", required=False)),
    slots=(slot("ktp"), slot("surat", only_if=Condition("kuasa", "ya")), slot("lain", required=False)),
    unit="pli",
    approval=Approval.NONE,
    sla="standar",
    source="uji",
)


def ids(answers: dict[str, str]) -> list[str]:
    return [step.id for step in form.steps(KIND, answers)]


def slots(answers: dict[str, str]) -> list[str]:
    return [each.id for each in form.asked_slots(KIND, answers)]


def test_a_choice_shows_and_hides_a_document() -> None:
    assert ids({}) == ["nama", "kuasa", "catatan", form.PAPERS]
    assert slots({}) == ["ktp", "lain"]
    assert slots({"kuasa": "ya"}) == ["ktp", "surat", "lain"]
    assert slots({"kuasa": "tidak"}) == slots({})


def test_a_form_without_documents_has_no_checklist() -> None:
    bare = replace(KIND, slots=(slot("surat", only_if=Condition("kuasa", "ya")),))
    assert [step.id for step in form.steps(bare, {})] == ["nama", "kuasa", "catatan"]
    assert form.step_after(bare, {"kuasa": "ya"}, "catatan") == form.PAPERS
    assert form.step_after(bare, {"kuasa": "tidak"}, "catatan") == form.CONFIRM


def test_forward_and_back_again_ends_where_it_began() -> None:
    for answers in ({}, {"kuasa": "ya"}):
        steps = [step.id for step in form.steps(KIND, answers)]
        for here, after in zip(steps, [*steps[1:], form.CONFIRM], strict=True):
            assert form.step_after(KIND, answers, here) == after
            assert form.step_before(KIND, answers, after) == here
    assert form.step_before(KIND, {}, "nama") == "nama"


def test_a_step_that_is_no_longer_asked_leads_on_not_in_circles() -> None:
    assert form.step_after(KIND, {"kuasa": "tidak"}, "surat") == form.CONFIRM
    assert form.step_before(KIND, {"kuasa": "tidak"}, form.CONFIRM) == form.PAPERS


def test_the_first_required_gap_is_found_and_optional_ones_are_none() -> None:
    answers = {"nama": "Siti", "kuasa": "ya"}
    assert form.first_missing(KIND, {}, set()) == "nama"
    assert form.first_missing(KIND, answers, set()) == form.PAPERS
    assert form.first_missing(KIND, answers, {"ktp"}) == form.PAPERS
    assert form.first_missing(KIND, {**answers, "kuasa": "tidak"}, {"ktp"}) is None
    assert form.first_missing(KIND, answers, {"ktp", "surat"}) is None


def test_a_description_speaks_the_choices_title_and_a_dash_for_what_is_missing() -> None:
    assert form.describe(KIND, {"nama": "{kuasa} <b>", "kuasa": "ya"}, "id") == "Untuk {kuasa} <b>: Ya -"
    assert form.describe(KIND, {"nama": "Agus", "kuasa": "ya"}, "en") == "For Agus: ya (en)"


def test_typed_words_that_equal_a_choice_elsewhere_stay_typed() -> None:
    assert form.spoken_answer(KIND.fields[0], "ya", "id") == "ya"
    assert form.spoken_answer(KIND.fields[1], "dihapus", "id") == "dihapus"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.unit}-{kind.id}")
def test_every_step_of_every_pack_can_be_told_from_the_others(kind: RequestKind) -> None:
    steps = [*(each.id for each in kind.fields), *(each.id for each in kind.slots)]
    assert len(set(steps)) == len(steps)
    assert not set(form.RESERVED) & set(steps)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.unit}-{kind.id}")
def test_every_form_comes_to_its_end(kind: RequestKind) -> None:
    answers = {each.id: each.choices[0].id if each.choices else "x" for each in kind.fields}
    step, seen = form.steps(kind, answers)[0].id, list[str]()
    while step != form.CONFIRM:
        assert step not in seen, f"{step} is asked for twice"
        seen.append(step)
        step = form.step_after(kind, answers, step)
    assert len(seen) == len(form.steps(kind, answers))


def typed(field_id: str, kind: FieldType, *, reuse: bool = True) -> Field:
    return Field(field_id, kind, Wording(field_id), Wording("?"), Wording(""), required=True, reuse=reuse)


COMPANY = typed("perusahaan", FieldType.TEXT)
MAIL = typed("email", FieldType.EMAIL)


def asking(*fields: Field) -> RequestKind:
    return replace(KIND, fields=fields, slots=())


def test_the_same_question_is_answered_as_last_time_and_the_newest_time_wins() -> None:
    past = [(asking(COMPANY), {"perusahaan": "PT Baru"}), (asking(COMPANY), {"perusahaan": "PT Lama"})]
    assert form.earlier_answer(COMPANY, asking(COMPANY), past) == "PT Baru"
    assert form.earlier_answer(replace(COMPANY, reuse=False), asking(COMPANY), past) is None


def test_a_question_of_the_same_type_will_do_only_where_it_cannot_be_mistaken() -> None:
    other = typed("surel", FieldType.EMAIL)
    past = [(asking(other), {"surel": "siti@maju.co.id"})]
    assert form.earlier_answer(MAIL, asking(MAIL), past) == "siti@maju.co.id"
    new = typed("email-baru", FieldType.EMAIL)
    assert form.earlier_answer(new, asking(MAIL, new), past) is None, "an old address is no new one"
    assert form.earlier_answer(typed("nama", FieldType.TEXT), asking(COMPANY), [(asking(COMPANY), {})]) is None
    assert form.earlier_answer(MAIL, asking(MAIL), [(asking(replace(other, reuse=False)), past[0][1])]) is None
