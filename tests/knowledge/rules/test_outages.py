"""Equal reports: what makes two of them equal, when they are many, and what they have in common."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.rules import outages
from knowledge.rules.outages import About, Report, Watch
from knowledge.rules.refusals import Refusal

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
BLANK = About("puspa", "lainnya", words=("halaman", "kosong"))


def report(person: int, about: About = BLANK, *, text: str = "Halaman kosong", **more: int) -> Report:
    return Report(person, NOON + timedelta(minutes=person), about, text, unit="pli", **more)


@pytest.mark.parametrize(
    ("other", "is_alike"),
    [
        (About("puspa", "lainnya", words=("halaman", "kosong")), True),
        (About("puspa", words=("halaman", "kosong", "masuk", "pagi")), True),  # says all that the first one says
        (About("", words=("halaman", "kosong")), True),  # which service, nobody said
        (About("bogor", words=("halaman", "kosong")), False),  # another one
        (About("puspa", "lainnya"), True),  # the same request, without a word
        (About("puspa", "aktivasi"), False),
        (About("puspa", "lainnya", words=("direktur", "ganti", "nomor")), False),
        (About("puspa", words=("nomor",)), False),
        (About("puspa", "lainnya", words=("halaman", "kosng")), True),
        (About("puspa"), False),
    ],
)
def test_two_reports_are_equal_when_they_say_the_same_of_one_service(other: About, *, is_alike: bool) -> None:
    assert outages.are_alike(BLANK, other) is is_alike
    assert outages.are_alike(other, BLANK) is is_alike


def test_the_same_entry_makes_them_equal_whatever_the_words() -> None:
    one = About("puspa", entry_id="puspa.error-419", words=("muncul", "tulisan"))
    assert outages.are_alike(one, About("puspa", "lainnya", "puspa.error-419", ("tidak", "bisa", "simpan")))
    assert not outages.are_alike(one, About("puspa", "lainnya", "puspa.error-404", ("tidak", "bisa", "simpan")))


def test_of_the_same_request_less_likeness_is_enough() -> None:
    one, other = ("halaman", "kosong", "masuk"), ("halaman", "masuk", "putih")
    assert outages.ALIKE_IN_KIND <= outages.likeness(one, other) < outages.ALIKE
    assert outages.are_alike(About("puspa", "lainnya", words=one), About("puspa", "lainnya", words=other))
    assert not outages.are_alike(About("puspa", words=one), About("puspa", words=other))


def test_one_word_is_not_enough_to_be_a_part_of_a_longer_report() -> None:
    assert outages.likeness(("login",), ("lelang", "login", "panitia", "tender")) < outages.ALIKE
    assert outages.likeness(("lelang", "login"), ("lelang", "login", "panitia", "tender")) == 100


def test_names_and_companies_make_no_two_reports_different() -> None:
    said = [
        ("halaman", "kosong", "maju", "rahayu", "siti"),
        ("andalan", "bangun", "cipta", "dwi", "fitri", "halaman", "kosong"),
        ("email", "halaman", "kosong", "perusahaan"),
        ("akun", "email", "perusahaan"),
    ]
    reports = [report(who, About("puspa", words=words)) for who, words in enumerate(said)]
    assert not outages.are_alike(reports[0].about, reports[1].about)
    first, second, third, other = outages.without_own_words(reports)
    assert first.about.words == second.about.words == third.about.words == ("halaman", "kosong")
    assert other == reports[3], "too little would be left of it"
    assert [each.text for each in (first, second)] == ["Halaman kosong"] * 2, "what staff read stays whole"


def test_different_people_are_counted_and_not_their_tickets() -> None:
    watch = Watch(people=3)
    assert not outages.is_enough([report(1), report(1), report(1), report(2)], watch)
    assert outages.is_enough([report(1), report(2), report(3)], watch)
    assert not outages.is_enough([report(1), report(2), report(3)], Watch(people=0)), "0: staff are never asked"


def test_groups_are_found_largest_first_and_no_report_is_in_two() -> None:
    error = About("puspa", entry_id="puspa.error-419", words=("419",))
    blank = [report(person, ticket_id=person) for person in range(1, 5)]
    errors = [report(person, error, question_id=person) for person in range(11, 17)]
    alone = [report(31, About("bogor", words=("unggah", "berkas")))]
    found = list(outages.clusters([*blank, *alone, *errors], Watch(people=3)))
    assert [set(group) for group in found] == [set(errors), set(blank)]
    assert list(outages.clusters([*blank, *alone], Watch(people=5))) == []


def test_what_they_have_in_common_is_what_most_of_them_name_and_say() -> None:
    said = [("halaman", "kosong"), ("halaman", "kosong", "pagi"), ("halaman", "kosong"), ("kosong", "layar")]
    reports = [report(person, About("puspa", "lainnya", words=words)) for person, words in enumerate(said)]
    reports.append(report(9, About("", entry_id="puspa.error-404", words=("halaman", "kosong"))))
    common = outages.common(reports)
    assert common == About("puspa", "lainnya", "", ("halaman", "kosong"))
    assert [outages.are_alike(common, each.about) for each in reports] == [True, True, True, False, True]
    half = [report(1, About("puspa", entry_id="puspa.error-419")), report(2, About("puspa", words=("a", "b")))]
    assert outages.common(half).entry_id == "", "half of them are not most"
    assert outages.common([report(1, About("puspa", words=("login",)))]).words == ("login",)


def test_words_to_everybody_are_words_and_not_too_many() -> None:
    outages.check_words("Masih diperbaiki", length=16)
    for text, length, key in ((" \n", 2, "refused-outage-empty"), ("x", 1501, "refused-outage-long")):
        with pytest.raises(Refusal, match=key):
            outages.check_words(text, length=length)
