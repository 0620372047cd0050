"""Words as hurried thumbs leave them."""

import json
from pathlib import Path

import pytest

from knowledge.faq.figures import Figures, Judged, Question, measure
from knowledge.faq.judge import judge
from knowledge.faq.search import Index
from knowledge.faq.spelling import REPAIRED, Spelling
from tests.knowledge.misspell import MISSPELLINGS, RARER, join_words, misspell

KNOWN = ("syarat", "surat", "berkas", "akun", "lpse", "password", "reset", "verifikasi", "sandi", "video", "daftar")
QUESTIONS = Path(__file__).with_name("questions.jsonl")


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(sorted(KNOWN), [5] * len(KNOWN), lambda _: ("cara", "sandi"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pssword", "password"),
        ("syrt", "syarat"),
        ("brkas", "berkas"),
        ("verfikasih", "verifikasi"),
        ("rset", "reset"),
        ("aun", "akun"),
        ("lse", "lpse"),
        ("vieo", "video"),
        ("dafatr", "daftar"),
        ("daftarr", "daftar"),
        ("daftarny", "daftar"),
        ("mmlk", "memiliki"),
        ("kaun", "akun"),
        ("oassword", "password"),
        ("erkas", "berkas"),
        ("syaratx", "syarat"),
        ("p4ssw0rd", "password"),
    ],
)
def test_a_slip_is_repaired(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.repair(typed) == meant


@pytest.mark.parametrize("word", ["kapal", "resep", "sandal", "st", "x", "404", "kue", "gas", "zzzz"])
def test_a_word_that_is_right_or_strange_is_left_alone(spelling: Spelling, word: str) -> None:
    assert spelling.repair(word) == word


def test_a_likely_slip_is_trusted_more_than_another_letter(spelling: Spelling) -> None:
    assert spelling.trust("syarat", "syarat") == 1
    assert spelling.trust("syrt", "syarat") == spelling.trust("sayrat", "syarat") == REPAIRED
    assert spelling.trust("syaret", "syarat") == REPAIRED
    assert spelling.trust("syatat", "syarat") == spelling.trust("syaratnya", "syarat") == REPAIRED
    assert spelling.trust("syagat", "syarat") < REPAIRED


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("daftarakun", ("daftar", "akun")),
        ("resetpassword", ("reset", "password")),
    ],
)
def test_words_typed_as_one_are_taken_apart(spelling: Spelling, typed: str, meant: tuple[str, ...]) -> None:
    assert spelling.apart(typed) == meant


@pytest.mark.parametrize("word", ["daftar", "akunku", "kendaraan", "x", "diskon", "404"])
def test_one_word_stays_one(spelling: Spelling, word: str) -> None:
    assert spelling.apart(word) == (word,)


def _typed(question: str, how: str) -> str:
    return join_words(question) if how == "joined" else misspell(question, how) if how else question


def figures(index: Index, how: str = "") -> Figures:
    """Measure our own questions as they are, or misspelt; those that have typos already are left out."""
    judged = []
    for line in map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines()):
        if line["kind"] != "typo":
            query = _typed(line["query"], how)
            ranking = index.search(query)
            judged.append(Judged(Question(query, frozenset(line["expect"]), how), ranking, judge(ranking)))
    return measure(judged)


@pytest.fixture(scope="module")
def clean(index: Index) -> Figures:
    return figures(index)


@pytest.mark.parametrize("how", MISSPELLINGS)
def test_half_of_the_words_misspelt_cost_at_most_five_points(index: Index, clean: Figures, how: str) -> None:
    misspelt = figures(index, how)
    assert misspelt.first_right >= clean.first_right - 0.05
    assert misspelt.coverage >= clean.coverage - 0.16
    assert misspelt.precision >= 0.95
    assert misspelt.wrongly_answered <= 0.03


@pytest.mark.parametrize("how", RARER)
def test_half_of_the_words_begun_wrong_or_with_digits_cost_few_answers(index: Index, clean: Figures, how: str) -> None:
    misspelt = figures(index, how)
    assert misspelt.first_right >= clean.first_right - 0.09
    assert misspelt.among_three >= 0.97
    assert misspelt.precision >= 0.95
    assert misspelt.wrongly_answered <= 0.03


def test_words_typed_as_one_cost_nothing(index: Index, clean: Figures) -> None:
    joined = figures(index, "joined")
    assert joined.first_right >= clean.first_right - 0.02
    assert joined.coverage >= clean.coverage - 0.06
    assert joined.precision >= 0.95
    assert joined.wrongly_answered <= 0.03


def test_misspellings_are_the_same_in_every_run_and_leave_codes_alone() -> None:
    assert misspell("error 404 puspa", "swap_letters") == misspell("error 404 puspa", "swap_letters")
    assert "404" in misspell("error 404 puspa", "drop_vowels")
    assert misspell("syarat", "drop_vowels") == "syrt"
