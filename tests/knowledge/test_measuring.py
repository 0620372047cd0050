"""A change is measured: what its neighbours lose, and what it finds itself."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.faq.figures import Question
from knowledge.faq.layered import layered
from knowledge.faq.measuring import Measured, Moved, Tally, measure_change
from knowledge.faq.overlay import Overlay, Part, rewritten
from knowledge.pack import load_library
from knowledge.service import Library
from tests.knowledge.toy import HOURS, PRICE, write_pack

TODAY = date(2026, 11, 23)
HOURS_ID, PRICE_ID = "toko.jam-buka", "toko.harga"
MANY = '["harganya brp", "brp harga barang", "daftar harga", "tarif barang", "harga satuan", "cek harga barang"]'
OPEN = '["bukanya kapan", "opening hours", "jam operasional", "jam buka toko", "buka sampai jam berapa"]'


@pytest.fixture
def packs(tmp_path: Path) -> Library:
    hours = HOURS.replace('["bukanya kapan", "opening hours"]', OPEN)
    pack = write_pack(tmp_path, hours=hours, price=PRICE.replace('["harganya brp"]', MANY))
    return load_library([f"{pack}/"])


def measured(packs: Library, *added: str, to: str = HOURS_ID, questions: tuple[Question, ...] = ()) -> Measured:
    overlay = rewritten(Overlay(to), packs.entry(to), {}, added=added, day=TODAY)
    return measure_change(packs, layered(packs, [overlay]).library, [to], questions)


def test_a_good_way_to_ask_harms_nobody_and_is_found(packs: Library) -> None:
    found = measured(packs, "kasirnya mulai melayani pukul berapa")
    assert (found.new, found.found, found.lost, found.is_worse) == (1, 1, (), False)
    assert found.own.asked == 14, "every way of asking of both entries is looked for, and the new one is not counted"
    assert found.own.after >= found.own.before


def test_a_way_to_ask_in_the_wrong_place_is_told_by_what_it_takes_away(packs: Library) -> None:
    found = measured(packs, "harga barang", "daftar harga barang", "tarif harga satuan barang", "cek harga brp")
    assert found.is_worse
    assert {moved.found for moved in found.lost} == {HOURS_ID}
    assert {moved.entry_id for moved in found.lost} == {PRICE_ID}
    assert found.own.after < found.own.before


def test_known_questions_are_counted_before_and_after_and_those_out_of_scope_left_alone(packs: Library) -> None:
    known = (
        Question("tokonya mulai pukul brp", frozenset({HOURS_ID}), ""),
        Question("tarif harga satuan barang", frozenset({PRICE_ID}), ""),
        Question("cuaca besok", frozenset(), ""),
    )
    right = measured(packs, "mulai melayani pukul berapa", questions=known)
    assert right.questions.asked == 2
    assert right.questions.after >= right.questions.before
    wrong = measured(packs, "tarif harga satuan barang", "harga barang", "daftar harga barang", questions=known)
    assert wrong.questions.after < wrong.questions.before
    assert wrong.is_worse


def test_a_new_entry_is_measured_as_well(packs: Library) -> None:
    begun = Overlay("toko.parkir", topic="umum")
    begun = rewritten(begun, None, {Part.QUESTION: "Di mana parkir?", Part.ANSWER: "Di belakang."}, day=TODAY)
    found = measure_change(packs, layered(packs, [begun]).library, ["toko.parkir"], ())
    assert (found.new, found.found) == (1, 1)
    assert found.own.asked == 14


def test_losing_a_single_way_to_ask_is_worse_even_when_another_one_is_won() -> None:
    even = Tally(5, 4, 4)
    assert not Measured(even, even, (), 1, 1).is_worse
    assert Measured(even, even, (Moved("a", "b", "c"),), 1, 1).is_worse
