"""Files for a slot: judged by their bytes, whatever is said of them."""

from zoneinfo import ZoneInfo

import pytest

from handlers.texts import Catalogs
from knowledge.rules.documents import (
    LONGEST_NAME,
    MEGABYTE,
    accepted,
    check_claim,
    check_content,
    format_of,
    shown_name,
)
from knowledge.rules.findings import Finding, told_to_staff
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot
from knowledge.wording import Language, Wording

PDF, JPEG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"


def slot(*types: str, most: int = 4 * MEGABYTE) -> Slot:
    return Slot("ktp", Wording("KTP"), Wording(""), types or ("pdf",), most, required=True)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PDF, "pdf"),
        (b"\n" * 1019 + b"%PDF-", "pdf"),
        (b"\n" * 1020 + b"%PDF-", "unknown"),
        (b"MZ\x90\x00" + PDF, "program"),
        (b"\x7fELF" + PDF, "program"),
        (b"#!/bin/sh\n" + PDF, "program"),
        (b"PK\x03\x04" + PDF, "archive"),
        (JPEG, "jpeg"),
        (PNG, "png"),
        (b"GIF89a", "gif"),
        (b"<html>", "web"),
        (b"\n<?xml version='1.0'?><!-- a --><svg", "web"),
        (b"\x00\x00\x00\x18ftypheic", "heic"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", "unknown"),
        (b"PK\x03\x04....[Content_Types].xml", "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
        (b"Surat kuasa", "unknown"),
        (b"", "unknown"),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, expected: str) -> None:
    assert format_of(content) == expected


def test_the_limit_is_the_last_byte_that_passes() -> None:
    small = slot(most=100)
    check_claim(small, size=100)
    check_claim(small, size=None)
    check_content(small, PDF + b" " * (100 - len(PDF)))
    with pytest.raises(Refusal) as claimed:
        check_claim(small, size=101)
    with pytest.raises(Refusal) as sent:
        check_content(small, PDF + b" " * 100)
    assert (claimed.value.key, sent.value.key) == ("refused-file-size", "refused-file-size")


def test_nothing_and_the_wrong_thing_have_their_own_words() -> None:
    with pytest.raises(Refusal) as empty:
        check_content(slot(), b"")
    with pytest.raises(Refusal) as wrong:
        check_content(slot("pdf", "png"), JPEG)
    assert empty.value.key == "refused-file-empty"
    assert (wrong.value.key, wrong.value.details) == ("refused-file-type", {"types": "PDF, PNG"})
    assert accepted(slot("pdf", "jpeg")) == "PDF, JPEG"


def test_a_limit_below_a_megabyte_is_not_told_as_none() -> None:
    with pytest.raises(Refusal) as refused:
        check_claim(slot(most=MEGABYTE // 2), size=MEGABYTE)
    assert refused.value.details["most"] == "512 KB"


@pytest.mark.parametrize(
    ("types", "content", "key"),
    [
        (("pdf", "jpeg"), b"\x00\x00\x00\x18ftypheic", "refused-file-picture"),
        (("pdf",), b"\x00\x00\x00\x18ftypheic", "refused-file-type"),
        (("pdf",), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "refused-file-office"),
        (("pdf",), b"PK\x03\x04", "refused-file-archive"),
        (("pdf",), b"MZ", "refused-file-program"),
        (("pdf",), b"<!DOCTYPE html>", "refused-file-type"),
    ],
)
def test_a_wrong_format_is_refused_with_the_cure_for_just_that(
    types: tuple[str, ...], content: bytes, key: str
) -> None:
    with pytest.raises(Refusal) as refused:
        check_content(slot(*types), content)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("claimed", "shown"),
    [
        ("surat kuasa.pdf", "surat kuasa.pdf"),
        ("../../x.pdf", "x.pdf"),
        ("C:\\Users\\Siti\\KTP.jpg", "KTP.jpg"),
        ("surat\u202efdp.exe", "suratfdp.exe"),
        ("a\u200b\u2066b\x00\x1b[2J.pdf", "ab[2J.pdf"),
        ("dua\nbaris\t.pdf", "dua baris .pdf"),
        ("NPWP (akta) 2026 – 1.pdf", "NPWP (akta) 2026 – 1.pdf"),
        ("\u0645\u0644\u0641.pdf", "\u0645\u0644\u0641.pdf"),
        ("..", ""),
        ("/", ""),
        ("\u202e", ""),
        ("", ""),
    ],
)
def test_a_name_is_shown_as_what_it_is_and_leads_nowhere(claimed: str, shown: str) -> None:
    assert shown_name(claimed) == shown


@pytest.mark.parametrize("claimed", ["a" * 300 + ".pdf", "a" * 300, "a." + "b" * 300, "\u0645" * 300 + ".jpeg"])
def test_a_long_name_is_cut_and_keeps_its_extension(claimed: str) -> None:
    shown = shown_name(claimed)
    assert len(shown) == LONGEST_NAME
    end = claimed.rpartition(".")[2]
    assert shown.endswith(f"….{end}" if len(end) < 10 and "." in claimed else "…")


@pytest.mark.parametrize("finding", Finding)
def test_every_finding_has_a_sentence_for_its_sender_and_one_for_staff(finding: Finding) -> None:
    for language in Language:
        say = Catalogs().speak(language, zone=ZoneInfo("Asia/Jakarta"))
        assert say.plain(finding.refusal.key).endswith(".")
        assert say.plain(told_to_staff(finding.refusal.key) or "")
    assert len(finding.refusal.key) <= 40, "as long as the reason of a document may be"


def test_another_reason_has_no_sentence_of_a_finding() -> None:
    assert [told_to_staff(reason) for reason in ("refused-file-size", "mixed", "", None)] == [None] * 4
