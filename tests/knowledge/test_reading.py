"""Where somebody is in a guide, and what an answer is called where there is little room."""

import pytest

from knowledge.faq.reading import LONGEST_TITLE, nearest_step, short_title
from knowledge.wording import Language
from tests.packs import built_in_library

LIBRARY = built_in_library()


@pytest.mark.parametrize(("wanted", "step"), [(0, 1), (1, 1), (9, 9), (10, 9), (10**18, 9)])
def test_the_nearest_step_is_one_that_is_there(wanted: int, step: int) -> None:
    guide = LIBRARY.entry("ceisa.lupa-password")
    assert guide is not None
    assert nearest_step(guide, wanted) == step


def test_an_answer_without_steps_has_no_nearest_one() -> None:
    answer = LIBRARY.entry("puspa.lupa-sandi")
    assert answer is not None
    assert nearest_step(answer, 3) == 0


@pytest.mark.parametrize(
    ("entry_id", "beside", "title"),
    [
        ("puspa.lupa-sandi", "puspa", "Lupa sandi"),
        ("puspa.lupa-sandi", "ceisa", "Lupa sandi · Aplikasi Puspa"),
        ("ceisa.lupa-password", "puspa", "Lupa password · CEISA 4.0"),
        ("muarojambi.user-id-ganda", "muarojambi", "User ID lebih dari satu"),
    ],
)
def test_a_short_title_fits_a_button_and_says_whose_answer_it_is(entry_id: str, beside: str, title: str) -> None:
    entry = LIBRARY.entry(entry_id)
    assert entry is not None
    assert short_title(entry, LIBRARY, "id", beside=beside) == title


@pytest.mark.parametrize("language", Language)
def test_every_answer_of_the_packs_can_be_told_by_its_short_title(language: Language) -> None:
    for service in LIBRARY.services.values():
        titles = [short_title(entry, LIBRARY, language, beside=service.id) for entry in service.entries.values()]
        assert len(set(titles)) == len(titles)
        assert max(map(len, titles)) <= LONGEST_TITLE
