"""Changes made in chat: what people find with them, and what becomes of them when the files change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.faq.entry import Entry
from knowledge.faq.layered import LONGEST_ID, layered, new_id
from knowledge.faq.overlay import (
    Overlay,
    OverlayError,
    Part,
    Standing,
    as_data,
    asked_in,
    clashes,
    decided,
    entry_of,
    from_data,
    rewritten,
    settled,
    standing,
)
from knowledge.faq.search import Index
from knowledge.pack import load_library
from knowledge.service import Library
from knowledge.wording import Wording
from tests.knowledge.toy import write_pack

TODAY = date(2026, 11, 23)
HOURS_ID, PRICE_ID = "toko.jam-buka", "toko.harga"


@pytest.fixture
def packs(tmp_path: Path) -> Library:
    return load_library([f"{write_pack(tmp_path)}/"])


def hours(packs: Library) -> Entry:
    found = packs.entry(HOURS_ID)
    assert found is not None
    return found


def changed(packs: Library, answer: str = "Buka **pukul 9**.") -> Overlay:
    return rewritten(Overlay(HOURS_ID), hours(packs), {Part.ANSWER: answer}, day=TODAY)


def new(**words: str) -> Overlay:
    parts = {Part(name): text for name, text in words.items()}
    return rewritten(Overlay("toko.parkir", topic="umum", source="percakapan #12"), None, parts, day=TODAY)


def test_a_text_written_here_is_read_and_everything_else_stays(packs: Library) -> None:
    base, overlay = hours(packs), changed(packs)
    entry = entry_of(overlay, base)
    assert entry == replace(base, answer=Wording("Buka **pukul 9**.", base.answer.en), reviewed=TODAY)
    assert standing(overlay, base) is Standing.APPLIED
    found = layered(packs, [overlay]).library.entry(HOURS_ID)
    assert found is not None
    assert found.answer.id == "Buka **pukul 9**."
    assert packs.entry(HOURS_ID) == base


def test_without_a_change_the_library_is_the_very_same(packs: Library) -> None:
    assert layered(packs, []).library is packs
    nothing = rewritten(Overlay(HOURS_ID), hours(packs), {Part.ANSWER: hours(packs).answer.id}, day=TODAY)
    assert nothing.is_empty
    assert layered(packs, [nothing]).library is packs
    assert standing(nothing, hours(packs)) is Standing.EQUAL


def test_a_way_to_ask_is_found_at_once_and_one_taken_out_counts_no_longer(packs: Library) -> None:
    overlay = rewritten(Overlay(HOURS_ID), hours(packs), {}, added=["tokonya mulai melayani kapan"], day=TODAY)
    overlay = rewritten(overlay, hours(packs), {}, removed=["bukanya kapan"], day=TODAY)
    library = layered(packs, [overlay]).library
    entry = library.entry(HOURS_ID)
    assert entry is not None
    assert entry.aliases == ("opening hours", "tokonya mulai melayani kapan")
    assert entry.reviewed == hours(packs).reviewed, "a way to ask says nothing about the answer"
    assert Index.build(library).search("tokonya mulai melayani kapan").hits[0].entry_id == HOURS_ID
    back = rewritten(overlay, hours(packs), {}, added=["Bukanya kapan?"], removed=[overlay.added[0]], day=TODAY)
    assert settled(back, hours(packs)).is_empty, "what the file has is put back, not added"


def test_an_entry_begun_here_stands_in_its_topic_and_is_found(packs: Library) -> None:
    overlay = new(question="Di mana tempat parkir?", answer="Di belakang.")
    library = layered(packs, [overlay]).library
    service = library.services["toko"]
    assert service.entries["toko.parkir"].source == "percakapan #12"
    assert "toko.parkir" in service.topics[0].entries
    assert Index.build(library).search("parkir di mana").hits[0].entry_id == "toko.parkir"
    assert entry_of(new(question="Di mana?"), None) is None, "an entry without an answer is none"


def test_a_retired_entry_is_found_nowhere_and_nothing_leads_to_it(packs: Library) -> None:
    library = layered(packs, [replace(Overlay(PRICE_ID), is_retired=True)]).library
    entry = library.entry(HOURS_ID)
    assert entry is not None
    assert (library.entry(PRICE_ID), entry.related) == (None, ())
    assert all(hit.entry_id != PRICE_ID for hit in Index.build(library).search("harganya brp").hits)
    assert layered(packs, [Overlay(PRICE_ID)]).library is packs


def test_what_the_file_says_by_now_drops_out(packs: Library) -> None:
    base, overlay = hours(packs), changed(packs)
    overlay = rewritten(overlay, base, {}, added=["tokonya buka"], removed=["opening hours"], day=TODAY)
    exported = entry_of(overlay, base)
    assert exported is not None
    assert standing(overlay, exported) is Standing.EQUAL
    assert settled(overlay, exported).is_empty
    half = replace(exported, aliases=base.aliases)
    assert settled(overlay, half) == replace(overlay, parts={}, reviewed=None)
    begun = new(question="Parkir?", answer="Di belakang.")
    assert settled(begun, entry_of(begun, None)).is_empty
    assert settled(replace(Overlay(PRICE_ID), is_retired=True), None).is_empty, "its file was deleted"


def test_a_file_changed_in_another_way_clashes_until_somebody_decides(packs: Library) -> None:
    overlay = changed(packs)
    file = replace(hours(packs), answer=Wording("Buka pukul 7."))
    assert (standing(overlay, file), clashes(overlay, file)) == (Standing.CLASHING, (Part.ANSWER,))
    shown = entry_of(overlay, file)
    assert shown is not None
    assert shown.answer.id == "Buka **pukul 9**."
    assert decided(overlay, file, takes_file=True).is_empty
    ours = decided(overlay, file, takes_file=False)
    assert standing(ours, file) is Standing.APPLIED
    assert standing(overlay, None) is Standing.GONE
    assert layered(Library({}), [overlay]).standings == {HOURS_ID: Standing.GONE}


def test_a_new_question_takes_no_label_of_the_old_one_along(packs: Library) -> None:
    base = replace(hours(packs), label=Wording("Jam buka"))
    entry = entry_of(rewritten(Overlay(HOURS_ID), base, {Part.QUESTION: "Kapan tutup?"}, day=TODAY), base)
    assert entry is not None
    assert entry.button("id") == "Kapan tutup?"


def test_an_overlay_is_kept_and_read_again(packs: Library) -> None:
    for overlay in (changed(packs), new(question="Parkir?", answer="Di belakang."), Overlay(HOURS_ID)):
        assert from_data(overlay.entry_id, as_data(overlay)) == overlay


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"parts": []},
        {"parts": {"answr": ["a", "b"]}},
        {"parts": {"answer": ["a"]}},
        {"parts": {"answer": ["a", 7]}},
        {"added": [None]},
        {"reviewed": "kemarin"},
    ],
)
def test_what_cannot_be_read_is_one_error(broken: Mapping[str, Any]) -> None:
    data = {**as_data(Overlay(HOURS_ID)), **broken} if broken else broken
    with pytest.raises(OverlayError, match="jam-buka"):
        from_data(HOURS_ID, data)


def test_a_question_in_the_same_words_is_recognized_however_it_is_written(packs: Library) -> None:
    entries = list(packs.entries())
    found = asked_in(entries, "  BERAPA harganya ")
    assert found is not None
    assert found.id == PRICE_ID
    assert asked_in(entries, "berapa harganya", but={PRICE_ID}) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Bagaimana cara mengganti nomor HP perusahaan kami?", "toko."),
        ("???", "toko.entri"),
        ("abc" * 100, "toko." + "abc" * 8),
    ],
)
def test_a_new_entry_gets_an_id_that_packs_and_buttons_take(packs: Library, question: str, expected: str) -> None:
    service = packs.services["toko"]
    first = new_id(service, question, set())
    assert first.startswith(expected)
    assert len(first) <= LONGEST_ID
    second = new_id(service, question, {first})
    assert second != first
    assert len(second) <= LONGEST_ID
    for found in (first, second):
        write = found.partition(".")[2]
        assert write.strip("-") == write
        assert write.isascii()
