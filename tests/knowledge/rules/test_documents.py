"""Files for a slot: judged by their bytes, whatever is said of them."""

import pytest

from knowledge.rules.documents import MEGABYTE, accepted, check_claim, check_content, format_of
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot
from knowledge.wording import Wording

PDF, JPEG, PNG = b"%PDF-1.7\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"


def slot(*types: str, most: int = 4 * MEGABYTE) -> Slot:
    return Slot("ktp", Wording("KTP"), Wording(""), types or ("pdf",), most, required=True)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PDF, "pdf"),
        (b"\n" * 1019 + b"%PDF-", "pdf"),
        (b"\n" * 1020 + b"%PDF-", "unknown"),
        (b"MZ\x90\x00" + PDF, "unknown"),
        (b"\x7fELF" + PDF, "unknown"),
        (b"#!/bin/sh\n" + PDF, "unknown"),
        (b"PK\x03\x04" + PDF, "unknown"),
        (JPEG, "jpeg"),
        (PNG, "png"),
        (b"GIF89a", "unknown"),
        (b"<html>", "unknown"),
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
