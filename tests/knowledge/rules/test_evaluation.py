"""The evaluation's arithmetic and its way through the questions."""

import pytest

from knowledge.pack_evaluation import BUILT_IN, built_in, form_for, names
from knowledge.rules import evaluation
from knowledge.rules.evaluation import GRADES, OWN, EvaluationForm
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import ClosedAs
from knowledge.wording import Language

LONGEST_LABEL = 40  # characters that a phone shows of a button
FORM = built_in("helpdesk")
FIRST, SECOND, *_, LAST = FORM.questions


def test_the_usual_form_has_the_two_sections_of_six_and_two() -> None:
    assert [len(section.questions) for section in FORM.sections] == [6, 2]


def test_the_official_survey_has_its_nine_elements_in_order() -> None:
    ids = [question.id for question in built_in("skm").questions]
    assert [name[:2] for name in ids] == [f"u{number}" for number in range(1, 10)]


@pytest.mark.parametrize("name", sorted(path.stem for path in BUILT_IN.glob("*.toml")))
def test_every_label_can_be_read_on_a_phone_in_both_languages(name: str) -> None:
    for question in built_in(name).questions:
        assert len(question.levels) == len(GRADES)
        for language in Language:
            labels = [level.spoken(language) for level in question.levels]
            assert all(0 < len(label) <= LONGEST_LABEL for label in labels), labels
            assert len(set(labels)) == len(GRADES)
            assert question.text.spoken(language)


def test_the_questions_come_in_order_and_the_first_open_one_is_next() -> None:
    assert evaluation.next_question(FORM, {}) == FIRST
    assert evaluation.next_question(FORM, {FIRST.id: 4}) == SECOND
    assert evaluation.next_question(FORM, {SECOND.id: 4}) == FIRST
    assert evaluation.next_question(FORM, {question.id: 1 for question in FORM.questions}) is None
    assert (evaluation.place(FORM, FIRST.id), evaluation.place(FORM, LAST.id)) == (1, 8)


def test_back_stays_at_the_first_question() -> None:
    assert evaluation.question_before(FORM, SECOND.id) == FIRST
    assert evaluation.question_before(FORM, FIRST.id) == FIRST


@pytest.mark.parametrize("grade", [0, 5, -1])
def test_a_grade_off_the_scale_is_refused(grade: int) -> None:
    with pytest.raises(Refusal):
        evaluation.check_grade(grade)


def test_a_question_of_another_form_is_refused() -> None:
    with pytest.raises(Refusal):
        evaluation.question_before(FORM, "u1-persyaratan")
    with pytest.raises(LookupError):
        FORM.section_of("u1-persyaratan")


@pytest.mark.parametrize(("grades", "is_low"), [([1, 3], True), ([2, 2], True), ([2, 3], False), ([1, 4], False)])
def test_low_is_what_the_office_says(grades: list[int], *, is_low: bool) -> None:
    given = {str(place): grade for place, grade in enumerate(grades)}
    assert evaluation.is_low(given, at_most=2.0) is is_low
    assert not evaluation.is_low(given, at_most=0.0)


def test_nobody_is_asked_where_nobody_served_them() -> None:
    asked = {ClosedAs.SOLVED, ClosedAs.REJECTED, ClosedAs.BY_REQUESTER, ClosedAs.OTHER}
    assert {each for each in ClosedAs if evaluation.is_asked(each)} == asked


def test_the_satisfaction_index_is_the_official_one() -> None:
    means = [3.42, 3.18, 2.95, 3.88, 3.30, 3.51, 3.60, 3.12, 3.25]
    assert evaluation.satisfaction_index(means) == (83.92, "B")


@pytest.mark.parametrize(
    ("mean", "index", "mark"),
    [
        (4.0, 100.0, "A"),
        (3.5324, 88.31, "A"),
        (3.532, 88.3, "B"),
        (3.0644, 76.61, "B"),
        (3.064, 76.6, "C"),
        (2.6, 65.0, "C"),
        (2.5996, 64.99, "D"),
        (1.0, 25.0, "D"),
    ],
)
def test_the_marks_begin_where_the_regulation_says(mean: float, index: float, mark: str) -> None:
    assert evaluation.satisfaction_index([mean]) == (index, mark)


def test_an_evaluation_keeps_the_form_it_was_begun_with() -> None:
    own = EvaluationForm(OWN, FORM.sections)
    assert form_for("skm", FORM) == built_in("skm")
    assert form_for("helpdesk", own) == FORM
    assert form_for(OWN, own) == own
    assert form_for(OWN, FORM) == FORM, "the pack has no form of its own any more"
    assert names() == ("helpdesk", "skm")
