"""What a ticket is found by, and what somebody who looks for it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.lookup import LONGEST_WORD, MOST_WORDS, Term, Wanted, indexed, stands_in, ticket_number, wanted

AWKWARD = [
    '"',
    "*",
    "(",
    ")",
    "-",
    ":",
    "''",
    "a OR",
    "NEAR(",
    "&|!<->",
    "\\",
    "%",
    "\x00",
    "'; DROP TABLE tickets; --",
]


def finds(query: str, text: str) -> bool:
    """Tell what the databases do with the words: all parts, each in one of its ways."""
    there, sought = indexed([text]), wanted(query)

    def stands(term: Term) -> bool:
        return any(word.startswith(term.word) if term.is_beginning else word == term.word for word in there)

    return bool(sought) and all(any(all(map(stands, way)) for way in part) for part in sought.parts)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("maju", "PT Maju Bersama"),
        ("MAJU bersama", "PT Maju Bersama"),
        ("akt", "Aktivasi akun"),
        ("jose", "José Ramos-Horta"),
        ("ramos horta", "José Ramos-Horta"),
        ("siti@maju.co.id", "surat ke siti@maju.co.id ya"),
        ("ｓｉｔｉ", "Siti"),
        ("si\u200bti", "Siti"),
        ("404", "Error 404: tidak ditemukan"),
        ("01.234.567.8-901.000", "npwp 012345678901000"),
        ("012345678901000", "npwp 01.234.567.8-901.000"),
        ("0012345678901000", "npwp 01.234.567.8-901.000"),
        ("01.234.567", "npwp 01.234.567.8-901.000"),
        ("1234567", "npwp 01.234.567.8-901.000"),
        ("+62 812-3456-7890", "hubungi 081234567890"),
        ("0812 3456 7890", "hubungi +62 812 3456 7890"),
        ("0812 3456 7890", "hubungi 0812-3456-7890"),
        ("2026 40417", "kode 40417 tahun 2026"),
        ("012345678901000 siti", "Siti, 01.234.567.8-901.000 0812345"),
        ("مرحبا", "مرحبا بكم"),
        ("Ελλάδα", "ελλαδα"),
    ],
)
def test_a_text_is_found_however_it_was_written(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("jaya", "PT Maju Bersama"),
        ("maju jaya", "PT Maju Bersama"),
        ("40", "Error 404"),
        ("id", "identitas"),
        ("2345678901", "npwp 01.234.567.8-901.000"),
        ("40417 siti", "kode 40417"),
    ],
)
def test_a_text_without_all_of_it_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text)


@pytest.mark.parametrize("text", ["", " ", "a", "a b", "?!", "🙏", *AWKWARD[:7], "\u200b"])
def test_nothing_to_look_for_is_nothing(text: str) -> None:
    assert not wanted(text)


@pytest.mark.parametrize("sign", AWKWARD)
def test_signs_mean_nothing_however_they_stand(sign: str) -> None:
    terms = [term.word for term in wanted(f"{sign} maju {sign} {sign} jaya {sign}").terms()]
    assert {"maju", "jaya"} <= set(terms)
    assert all(word.isalnum() for word in terms)


@given(st.text())
def test_whatever_is_typed_there_are_few_short_plain_words(text: str) -> None:
    sought = wanted(text)
    assert len(sought.parts) <= MOST_WORDS
    for term in sought.terms():
        assert term.word.isalnum()
        assert 0 < len(term.word) <= LONGEST_WORD
        assert term.word == term.word.casefold()


@given(st.text())
def test_every_word_of_a_text_finds_it(text: str) -> None:
    for word in text.split():
        assert finds(word, text) or not wanted(word)


@given(st.text(), st.text())
def test_words_stand_in_a_text_in_order_and_apart(text: str, query: str) -> None:
    end = 0
    for start, stop in stands_in(text, wanted(query)):
        assert end <= start < stop <= len(text)
        end = stop


def test_words_are_shown_where_they_stand() -> None:
    text = "José di PT Maju, NPWP 01.234.567.8-901.000"
    shown = [text[start:end] for start, end in stands_in(text, wanted("jos maju 012345678901000"))]
    assert shown == ["José", "Maju", "01.234.567.8-901.000"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("#12", 12), (" # 12 ", 12), ("0012", 12), ("１２", 12)],
)
def test_a_tickets_number_is_read(text: str, number: int) -> None:
    assert ticket_number(text) == number


@pytest.mark.parametrize("text", ["", "#", "12a", "-1", "1.2", "12 13", "0", "9" * 19, "9" * 4096, "twelve"])
def test_what_no_ticket_can_be_called_is_no_number(text: str) -> None:
    assert ticket_number(text) is None


def test_a_number_alone_is_a_tickets_and_a_word_as_well() -> None:
    sought = wanted("#4711")
    assert sought == Wanted((((Term("4711", is_beginning=False),),),), 4711)
