"""Answers typed into a form: kept in a tidy form, or refused with the mend."""

import pytest

from knowledge.rules.fields import LONGEST_ANSWER, accept, accept_choice, is_private_address
from knowledge.rules.refusals import Refusal
from knowledge.service import Choice, Field, FieldType
from knowledge.wording import Wording


def field(kind: FieldType) -> Field:
    choices = (Choice("ya", Wording("Ya")),) if kind == FieldType.CHOICE else ()
    return Field("f", kind, Wording("F"), Wording("?"), Wording(""), required=True, choices=choices)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (FieldType.TEXT, "  PT <b>&\n", "PT <b>&"),
        (FieldType.TEXT, "a" * LONGEST_ANSWER, "a" * LONGEST_ANSWER),
        (FieldType.EMAIL, " Siti@MAJU.co.id ", "Siti@maju.co.id"),
        (FieldType.PHONE, "0812 3456 7890", "+6281234567890"),
        (FieldType.PHONE, "+62 812-3456-7890", "+6281234567890"),
        (FieldType.NPWP, "01.234.567.8-901.000", "012345678901000"),
        (FieldType.NPWP, "3201 0112 3456 7890", "3201011234567890"),
        (FieldType.USER_ID, "maju_01", "maju_01"),
        (FieldType.URL, "spse.example.go.id/eproc4", "https://spse.example.go.id/eproc4"),
        (FieldType.URL, "http://a.id/?q=<1>&b", "http://a.id/?q=<1>&b"),
        (FieldType.DATE, "17/08/2026", "2026-08-17"),
        (FieldType.DATE, "2026-08-17", "2026-08-17"),
    ],
)
def test_a_good_answer_is_kept_tidily(kind: FieldType, typed: str, kept: str) -> None:
    assert accept(field(kind), typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        (FieldType.TEXT, " \n\t", "refused-empty-answer"),
        (FieldType.TEXT, "a" * (LONGEST_ANSWER + 1), "refused-long-answer"),
        (FieldType.CHOICE, "Ya", "refused-choose-button"),
        (FieldType.EMAIL, "siti di maju", "refused-email"),
        (FieldType.EMAIL, "siti@maju", "refused-email"),
        (FieldType.PHONE, "12", "refused-phone"),
        (FieldType.PHONE, "nomor saya", "refused-phone"),
        (FieldType.NPWP, "12345", "refused-npwp"),
        (FieldType.NPWP, "01.234.567.8-901.00", "refused-npwp"),
        (FieldType.NPWP, "01.234.567.8-901.000.00", "refused-npwp"),
        (FieldType.NPWP, "01,234,567,8,901,000", "refused-npwp"),
        (FieldType.NPWP, "0l2345678901000", "refused-npwp"),
        (FieldType.NPWP, "belum punya", "refused-npwp"),
        (FieldType.NPWP, "-", "refused-npwp"),
        (FieldType.NPWP, "٠١٢٣٤٥٦٧٨٩٠١٠٠٠", "refused-npwp"),
        (FieldType.USER_ID, "dua kata", "refused-user-id"),
        (FieldType.URL, "tidak tahu", "refused-url"),
        (FieldType.URL, "javascript:alert(1).x", "refused-url"),
        (FieldType.URL, "ftp://a.id", "refused-url"),
        (FieldType.URL, "http://[::1", "refused-url"),
        (FieldType.DATE, "31-02-2026", "refused-date"),
        (FieldType.DATE, "kemarin", "refused-date"),
    ],
)
def test_a_bad_answer_is_refused_with_its_own_mend(kind: FieldType, typed: str, key: str) -> None:
    with pytest.raises(Refusal) as refused:
        accept(field(kind), typed)
    assert refused.value.key == key


@pytest.mark.parametrize("typed", ["...", "https://.", "?.?", "https://a..id"])
def test_dots_alone_are_no_address(typed: str) -> None:
    with pytest.raises(Refusal):
        accept(field(FieldType.URL), typed)


def test_only_what_was_offered_can_be_picked() -> None:
    assert accept_choice(field(FieldType.CHOICE), "ya") == "ya"
    for forged in ("tidak", "", "YA"):
        with pytest.raises(Refusal):
            accept_choice(field(FieldType.CHOICE), forged)


@pytest.mark.parametrize("address", ["siti@gmail.com", "siti@Yahoo.co.id", "siti@outlook.com"])
def test_an_address_that_anybody_gets_is_private(address: str) -> None:
    assert is_private_address(address)


@pytest.mark.parametrize("address", ["elsa@ptabc.co.id", "gmail@maju.co.id"])
def test_a_companys_address_is_not(address: str) -> None:
    assert not is_private_address(address)
