"""Tags as people type them, and canned replies with their fields."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.rules import canned
from knowledge.rules.refusals import Refusal
from knowledge.rules.work import LONGEST_TAG, MOST_TAGS, check_tags, tags_in

VALUES = dict.fromkeys(canned.FIELDS, "x") | {"nama": "{nomor} <b>", "nomor": "7"}


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("akun", ["akun"]),
        ("#Akun, BERKAS  kurang", ["akun", "berkas kurang"]),
        ("a;b\nc, a", ["a", "b", "c"]),
        ("<b>x</b>", ["b x /b"]),
        ("e-mail & npwp/nik", ["e-mail & npwp/nik"]),
        ("🔥 panas 🔥", ["panas"]),
    ],
)
def test_tags_are_short_words_in_small_letters(typed: str, tags: list[str]) -> None:
    assert tags_in(typed) == tags


@pytest.mark.parametrize(
    ("typed", "key"),
    [("", "refused-tag-words"), (" , 🔥;\n", "refused-tag-words"), ("x" * (LONGEST_TAG + 1), "refused-tag-long")],
)
def test_what_is_no_tag_is_refused(typed: str, key: str) -> None:
    with pytest.raises(Refusal) as caught:
        tags_in(typed)
    assert caught.value.key == key


@given(st.text(max_size=200))
def test_whatever_is_typed_becomes_tags_that_stay_what_they_are(typed: str) -> None:
    try:
        tags = tags_in(typed)
    except Refusal:
        return
    assert all(0 < len(tag) <= LONGEST_TAG and tags_in(tag) == [tag] for tag in tags)


def test_a_ticket_has_as_many_tags_as_anybody_reads() -> None:
    check_tags(["x"] * MOST_TAGS, number=1)
    with pytest.raises(Refusal, match="refused-tags-many"):
        check_tags(["x"] * (MOST_TAGS + 1), number=1)


def test_fields_are_filled_in_once_and_escaped_and_others_stay() -> None:
    assert canned.fill("Halo {nama}, #{nomor}", VALUES) == "Halo {nomor} <b>, #7"
    assert canned.fill("Halo {nama}", VALUES, written=escape) == "Halo {nomor} &lt;b&gt;"
    assert canned.fill("{} {lain} {nama", VALUES) == "{} {lain} {nama"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  \n", "refused-canned-empty"),
        ("x" * (canned.LONGEST_TEXT + 1), "refused-canned-long"),
        ("Halo {namanya}", "refused-canned-field"),
    ],
)
def test_a_reply_that_nobody_can_send_is_not_kept(text: str, key: str) -> None:
    with pytest.raises(Refusal) as caught:
        canned.check_text(text)
    assert caught.value.key == key


def test_every_field_may_be_used_and_names_are_plain_words() -> None:
    every = " ".join(f"{{{name}}}" for name in canned.FIELDS)
    assert canned.check_text(f" {every} ") == every
    assert canned.check_name(" Tunggu, Ya! ") == "tunggu ya"
    for name, key in (("!!", "refused-canned-name"), ("x" * 25, "refused-canned-name-long")):
        with pytest.raises(Refusal, match=key):
            canned.check_name(name)


def test_a_word_finds_the_reply_that_is_meant() -> None:
    names = {"o.1": "tunggu", "o.2": "tunggu ya", "p.a": "Sedang diperiksa", "p.b": "Minta tangkapan layar"}
    assert canned.matching(names, "Tunggu") == ["o.1"], "a whole name wins"
    assert canned.matching(names, "tung") == ["o.1", "o.2"]
    assert canned.matching(names, "layar minta") == ["p.b"], "words in any order"
    assert canned.matching(names, "xyz") == canned.matching(names, "!") == []


def test_only_its_author_or_an_admin_may_do_away_with_a_reply() -> None:
    canned.check_retire(is_author=True, is_admin=False)
    canned.check_retire(is_author=False, is_admin=True)
    with pytest.raises(Refusal, match="refused-canned-not-yours"):
        canned.check_retire(is_author=False, is_admin=False)
