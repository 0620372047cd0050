"""How long and why somebody is kept from writing, read from what staff type; and words that are held back."""

import pytest

from knowledge.rules import protection as rules
from knowledge.rules.protection import Kind, Order, WordList
from knowledge.rules.refusals import Refusal


@pytest.mark.parametrize(
    ("text", "hours", "reason"),
    [
        ("1 jam spam", 1, "spam"),
        ("2jam: spam", 2, "spam"),
        ("3 hari mengirim  pesan\nberulang", 72, "mengirim pesan berulang"),
        ("1 minggu - kasar", 168, "kasar"),
        ("12 hours rude", 12, "rude"),
        ("2 D <b>x</b>", 48, "<b>x</b>"),
    ],
)
def test_an_order_is_read_as_people_type_it(text: str, hours: int, reason: str) -> None:
    assert rules.read_order(text, Kind.MUTE) == Order(hours, reason)


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("", Kind.MUTE, "refused-mute-form"),
        ("besok spam", Kind.BAN, "refused-ban-form"),
        ("3 kali spam", Kind.MUTE, "refused-mute-form"),
        ("0 jam spam", Kind.MUTE, "refused-sanction-hours"),
        ("31 hari spam", Kind.MUTE, "refused-sanction-hours"),
        ("366 hari spam", Kind.BAN, "refused-sanction-hours"),
        ("1 hari", Kind.BAN, "refused-sanction-reason"),
        ("1 hari " + "x" * 301, Kind.BAN, "refused-sanction-long"),
    ],
)
def test_what_cannot_be_ordered_says_why(text: str, kind: Kind, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        rules.read_order(text, kind)
    assert refused.value.key == key


@pytest.mark.parametrize("hours", [*rules.USUAL_HOURS[Kind.MUTE], *rules.USUAL_HOURS[Kind.BAN]])
def test_the_usual_lengths_are_allowed(hours: int) -> None:
    assert rules.check_hours(hours, Kind.BAN) == hours


WORDS = WordList(["Anjing", "dasar bodoh", "  "])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "anjing",
            "ANJIIIING kau!",
            "4nj1ng",
            "a\u200bnjing",
            "\u0430njing anjing",
            "a n j i n g",
            "ànjíng",
            "＜ａｎｊｉｎｇ＞",
        ),
        *("<b>anjing</b>", "dasar... BODOH", "dasar\n\nbodoh"),
    ],
)
def test_a_word_of_the_list_is_found_however_it_is_dressed_up(text: str) -> None:
    assert WORDS.is_in(text)


@pytest.mark.parametrize("text", ["", "anjingan", "panjang", "bodoh", "dasar yang bodoh", "menganjing2kan"])
def test_other_words_are_left_alone(text: str) -> None:
    assert not WORDS.is_in(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Siti Rahayu", "Siti Rahayu"), ("Si 4njing  Gila", "S. 4. G."), ("a.n.j.i.n.g", "a."), ("", "")],
)
def test_a_name_with_such_a_word_is_its_initials(name: str, shown: str) -> None:
    assert WORDS.shortened(name) == shown


def test_an_empty_list_finds_nothing() -> None:
    assert not WordList()
    assert not WordList().is_in("anjing")
    assert not WordList(["", "!!"]).is_in("!!")
