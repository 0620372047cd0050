"""The packs that come with the program: whole, bilingual, and asked for in many ways."""

import pytest

from knowledge.faq.entry import Entry
from knowledge.faq.reading import LONGEST_TITLE
from knowledge.pack import built_in_packs, load_library
from knowledge.service import Library
from knowledge.wording import Wording

LONGEST_HALF = 18  # characters that a narrow phone shows of one of two buttons beside each other, after its sign

FIXED_IDS = {
    "puspa": (
        "kirim-surat",
        "daftar-akun",
        "email-pribadi",
        "banyak-akun",
        "belum-aktif",
        "lupa-sandi",
        "ganti-sandi",
        "karyawan-keluar",
        "error-404",
        "error-419",
        "error-500",
        "error-503",
    ),
    "ceisa": ("lupa-password",),
    "bogor": (
        "daftar-helpdesk",
        "buat-tiket",
        "unggah-dokumen",
        "pantau-tiket",
        "balas-tiket",
        "verifikasi-video",
        "evaluasi",
    ),
    "cilegon": (
        "execute-update",
        "notifikasi-password",
        "internal-server-error",
        "sinkron-inaproc",
        "kode-error",
    ),
    "muarojambi": (
        "user-id",
        "agregasi-sandi-salah",
        "agregasi-oops",
        "aktivasi-agregasi",
        "lelang-cepat",
        "sikap-sinkron",
        "data-agregasi",
        "syarat-reset-password",
        "syarat-ubah-npwp",
        "syarat-ubah-email",
        "lupa-password",
        "login-salah",
        "user-id-ganda",
        "syarat-agregasi",
    ),
}


def missing_english(entry: Entry) -> list[str]:
    said: dict[str, Wording] = {"question": entry.question, "answer": entry.answer}
    said |= {f"step {number}": step for number, step in enumerate(entry.steps, start=1)}
    said |= {f"variant {v.title.id}": v.title for v in entry.variants}
    said |= {f"variant text {v.title.id}": v.body for v in entry.variants}
    return [f"{entry.id}: {name}" for name, wording in said.items() if not (wording.id and wording.en)]


def test_the_five_packs_are_built_in() -> None:
    assert built_in_packs() == ("bogor", "ceisa", "cilegon", "muarojambi", "puspa")


@pytest.mark.parametrize("service", FIXED_IDS)
def test_every_fixed_id_is_there(library: Library, service: str) -> None:
    assert {f"{service}.{stem}" for stem in FIXED_IDS[service]} <= library.services[service].entries.keys()


def test_every_entry_speaks_both_languages(library: Library) -> None:
    assert [gap for entry in library.entries() for gap in missing_english(entry)] == []


def test_every_entry_has_a_name_that_fits_a_button(library: Library) -> None:
    names = {entry.id: (entry.label.id, entry.label.en) for entry in library.entries()}
    assert [
        entry_id for entry_id, said in names.items() if not all(0 < len(name) <= LONGEST_TITLE for name in said)
    ] == []


def test_every_line_of_a_form_has_a_name_that_fits_half_a_button(library: Library) -> None:
    labels = {
        (kind.id, field.id, label)
        for service in library.services.values()
        for kind in service.kinds.values()
        for field in kind.fields
        for label in (field.label.id, field.label.en)
    }
    assert [each for each in labels if len(each[-1]) > LONGEST_HALF] == []


def test_every_entry_is_asked_for_in_six_ways_or_more(library: Library) -> None:
    assert [entry.id for entry in library.entries() if len(set(entry.aliases)) < 6] == []


def test_every_request_kind_and_topic_speaks_both_languages(library: Library) -> None:
    for service in library.services.values():
        assert service.title.en
        assert service.summary.en
        topics = list(service.topics)
        while topics:
            topic = topics.pop()
            assert topic.title.en, (service.id, topic.id)
            topics += topic.topics
        for kind in service.kinds.values():
            fields = [w for field in kind.fields for w in (field.label, field.ask)]
            slots = [slot.title for slot in kind.slots]
            assert all(w.en for w in (kind.title, kind.description, *fields, *slots)), (service.id, kind.id)


def test_what_people_ask_the_offices_for_is_there_with_its_documents(library: Library) -> None:
    wanted = {
        "puspa": {"aktivasi", "reset-sandi", "nonaktif", "lainnya"},
        "ceisa": {"bantuan-topik", "lainnya"},
        "cilegon": {"laporan-error", "lainnya"},
        "bogor": {"registrasi", "lainnya"},
        "muarojambi": {"reset-password", "ubah-npwp", "ubah-email", "user-id", "agregasi", "lainnya"},
    }
    assert {name: set(service.kinds) for name, service in library.services.items()} == wanted
    for name in ("reset-password", "ubah-npwp", "ubah-email"):
        slots = library.services["muarojambi"].kinds[name].slots
        assert len(slots) == 6
        assert [slot.id for slot in slots if slot.only_if is not None] == ["surat-kuasa"]
        assert all(slot.copies == ("original", "copy") for slot in slots if slot.only_if is None)
        assert {slot.max_bytes for slot in slots} == {4 * 1024 * 1024}


def test_the_ceisa_tree_is_three_levels_deep(library: Library) -> None:
    first = library.services["ceisa"].topics
    assert any(topic.topics for one in first for two in one.topics for topic in (two,))


def test_a_pack_runs_alone() -> None:
    for name in built_in_packs():
        alone = load_library([name])
        related = {other for entry in alone.entries() for other in entry.related}
        assert all(alone.entry(other) for other in related)
