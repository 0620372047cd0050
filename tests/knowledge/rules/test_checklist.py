"""Where a file goes in a checklist."""

from knowledge.rules import checklist
from knowledge.service import Slot
from knowledge.wording import Wording


def slot(slot_id: str, title: str, *, types: tuple[str, ...] = ("pdf", "jpeg"), required: bool = True) -> Slot:
    return Slot(slot_id, Wording(title), Wording(""), types, 4 * 1024 * 1024, required)


KTP = slot("ktp", "KTP direksi")
DEED = slot("akta", "Akta pendirian perusahaan")
LETTER = slot("surat", "Surat permohonan perusahaan", types=("pdf",))
EXTRA = slot("lain", "Lain-lain", types=("jpeg", "png"), required=False)
SLOTS = (KTP, DEED, LETTER, EXTRA)


def test_a_file_goes_to_the_tapped_slot_or_the_only_empty_one_and_is_asked_about_otherwise() -> None:
    assert checklist.slot_for(SLOTS, {"ktp"}, chosen="ktp") == "ktp"
    assert checklist.slot_for(SLOTS, {"ktp", "akta", "lain"}, chosen="") == "surat"
    assert checklist.slot_for(SLOTS, {"ktp", "akta"}, chosen="") is None, "an optional one may be meant"
    assert checklist.slot_for(SLOTS, {"ktp", "akta", "surat", "lain"}, chosen="") is None, "it would replace another"
    assert checklist.slot_for((KTP,), set(), chosen="akta") == "ktp", "one that is no longer asked for is not chosen"


def test_a_name_speaks_of_a_document_when_its_words_fit_only_one() -> None:
    assert checklist.likely(SLOTS, "Scan AKTA_pendirian 2019.pdf") == "akta"
    assert checklist.likely(SLOTS, "ktp-direktur.pdf") == "ktp"
    assert checklist.likely(SLOTS, "perusahaan.pdf") is None, "it stands in two titles"
    assert checklist.likely(SLOTS, "IMG_20261122.jpg") is None
    assert checklist.likely(SLOTS, "") is None


def test_pages_make_one_document_only_where_a_pdf_is_taken() -> None:
    assert [checklist.can_grow(each) for each in SLOTS] == [True, True, False, False]


def test_a_list_is_complete_without_what_may_be_skipped() -> None:
    assert checklist.is_complete(SLOTS, {"ktp", "akta", "surat"})
    assert not checklist.is_complete(SLOTS, {"ktp", "akta", "lain"})
