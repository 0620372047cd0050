"""The piece of a text that is shown of what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.decency import HELD
from handlers.lookup.snippets import LONGEST, Piece, marked, snippet
from knowledge.lookup import wanted

LONG = "Selamat pagi, " + "mohon bantuannya ya pak bu admin " * 5 + "akun PT Maju terkunci " + "terima kasih " * 20


def plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(text for text, _ in pieces)


def hits(pieces: tuple[Piece, ...]) -> list[str]:
    return [text for text, is_hit in pieces if is_hit]


def test_the_piece_begins_before_the_first_word_that_was_found() -> None:
    piece = snippet(["tidak ada", LONG], wanted("maju terkunci"))
    assert hits(piece) == ["Maju", "terkunci"]
    assert plain(piece).startswith("…")
    assert plain(piece).endswith("…")
    assert len(plain(piece)) <= LONGEST + 2


def test_the_text_with_most_of_the_words_is_shown() -> None:
    piece = snippet(["PT Maju", "akun PT Maju terkunci", "terkunci"], wanted("maju terkunci"))
    assert plain(piece) == "akun PT Maju terkunci"


def test_what_is_shown_already_counts_less() -> None:
    assert (
        plain(snippet(["Siti Rahayu", "kata Wibowo"], wanted("rahayu wibowo"), beside="Siti Rahayu")) == "kata Wibowo"
    )
    assert plain(snippet(["atas nama Rahayu"], wanted("rahayu"), beside="Siti Rahayu")) == "atas nama Rahayu"


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("password saya: Rahasia123 ya, akun Maju", "maju", "password saya: •••••••• ya, akun Maju"),
        ("NPWP 01.234.567.8-901.000 PT Maju", "maju", "NPWP •••••••••••1000 PT Maju"),
        ("NPWP 01.234.567.8-901.000 PT Maju", "012345678901000", "NPWP •••••••••••1000 PT Maju"),
    ],
)
def test_what_is_private_is_hidden_whatever_it_was_found_by(text: str, query: str, shown: str) -> None:
    assert plain(snippet([text], wanted(query))) == shown


def test_a_password_is_not_even_shown_to_whoever_looks_for_it() -> None:
    assert snippet(["password saya: Rahasia123"], wanted("rahasia123")) == ()


def test_of_what_is_held_back_it_is_told_that_it_is_there_and_nothing_else() -> None:
    held = {"kalian tolol, akun maju"}.__contains__
    assert snippet(["kalian tolol, akun maju"], wanted("maju"), is_held=held) == ((HELD, False),)
    assert plain(snippet(["kalian tolol, akun maju", "PT Maju"], wanted("maju"), is_held=held)) == "PT Maju"
    assert snippet(["kalian tolol, akun maju"], wanted("tidakada"), is_held=held) == ()


def test_markup_is_left_as_it_was_written() -> None:
    assert snippet(["<b>maju</b> & co"], wanted("maju")) == (("<b>", False), ("maju", True), ("</b> & co", False))


def test_a_name_is_marked_where_it_fits() -> None:
    assert marked("Siti  Rahayu\n", wanted("rah"), most=30) == (("Siti ", False), ("Rahayu", True))


@given(st.lists(st.text(), max_size=3), st.text())
def test_a_piece_is_short_and_one_line_whatever_is_in_the_texts(texts: list[str], query: str) -> None:
    piece = plain(snippet(texts, wanted(query)))
    assert len(piece) <= LONGEST + 2
    assert "\n" not in piece
