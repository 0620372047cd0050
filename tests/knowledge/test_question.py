"""Words that ask something, and answers that only look a little like it."""

import pytest

from knowledge.faq.question import is_question


@pytest.mark.parametrize(
    "text",
    [
        "Apa syaratnya?",
        "boleh pakai fotokopi pak?",
        "gmn cara lupa password",
        "kalau npwp cabang gimana",
        "how do I reset it",
        "halo min, kenapa login ditolak",
        "PT Maju?",
    ],
)
def test_a_question_is_known_by_its_sign_or_its_words(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["PT Maju Bersama", "Siti Rahayu", "CV Apa Adanya", "01.234.567.8-901.000", "", "!"])
def test_an_answer_is_none(text: str) -> None:
    assert not is_question(text)
