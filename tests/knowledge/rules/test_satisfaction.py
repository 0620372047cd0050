"""What evaluations say together: the official example, the marks' borders, and nothing of fewer than three people."""

from datetime import date

import pytest

from knowledge.pack_evaluation import built_in
from knowledge.rules.evaluation import EvaluationForm
from knowledge.rules.satisfaction import Tally, evaluations, index_of, indices, quarter_of, quarters, section_means

SKM = built_in("skm")
EXAMPLE = (3.42, 3.18, 2.95, 3.88, 3.30, 3.51, 3.60, 3.12, 3.25)


def test_the_official_example_is_met() -> None:
    assert index_of(EXAMPLE) == (83.92, "B")


@pytest.mark.parametrize(
    ("mean", "expected"),
    [
        (4.0, (100.0, "A")),
        (3.5324, (88.31, "A")),
        (3.532, (88.3, "B")),
        (3.0644, (76.61, "B")),
        (3.064, (76.6, "C")),
        (2.6, (65.0, "C")),
        (2.5996, (64.99, "D")),
        (1.0, (25.0, "D")),
    ],
)
def test_marks_change_exactly_at_their_borders(mean: float, expected: tuple[float, str]) -> None:
    assert index_of([mean] * 9) == expected


@pytest.mark.parametrize("count", [0, 8, 10])
def test_an_index_has_nine_elements(count: int) -> None:
    with pytest.raises(ValueError, match="9 elements"):
        index_of([3.0] * count)


def tallies(count: int, *, service: str = "puspa", grade: int = 3) -> list[Tally]:
    return [Tally(service, "skm", question.id, count, count * grade) for question in SKM.questions]


def form_of(_service: str, form: str) -> EvaluationForm | None:
    return SKM if form == "skm" else None


def test_two_evaluations_are_counted_and_never_summed_up() -> None:
    assert evaluations(tallies(2)) == 2
    assert section_means(tallies(2), form_of) == ()
    assert indices(tallies(2)) == ()


def test_each_service_has_an_index_of_its_own_and_one_of_few_people_has_none() -> None:
    found = indices([*tallies(3, grade=4), *tallies(2, service="ceisa"), *tallies(5, service="bogor", grade=2)])
    assert [(each.service, each.index, each.mark, each.count) for each in found] == [
        ("puspa", 100.0, "A", 3),
        ("bogor", 50.0, "D", 5),
    ]


def test_a_section_is_one_over_all_services_and_questions_that_are_gone_are_left_out() -> None:
    gone = [Tally("puspa", "skm", "gone", 9, 9), Tally("old", "own", "x", 9, 9)]
    (section,) = section_means([*tallies(1, grade=4), *tallies(2, service="ceisa", grade=1), *gone], form_of)
    assert (section.mean, section.count) == (2.0, 3)


def test_another_form_has_no_index() -> None:
    assert indices([Tally("puspa", "helpdesk", "a", 9, 27)]) == ()


@pytest.mark.parametrize(
    ("day", "first", "after"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 11, 22), date(2026, 10, 1), date(2027, 1, 1)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 4, 1)),
    ],
)
def test_a_quarter_is_three_months(day: date, first: date, after: date) -> None:
    assert quarter_of(day) == (first, after)


def test_a_period_touches_quarters() -> None:
    assert quarters(date(2025, 12, 31), date(2026, 4, 1)) == (date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1))
