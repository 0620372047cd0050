"""What an admin is told before deciding on an account."""

import pytest

from knowledge.rules import account_checks as checks
from knowledge.rules.account_checks import Check, Known, is_same_npwp, is_shared_mailbox
from knowledge.rules.accounts import AccountState

NPWP = "012345678901000"
NEW = Known(AccountState.WAITING, "Siti", is_requester=True)


def found(
    email: str = "siti@maju.co.id", others: tuple[str, ...] = (), known: Known = NEW, npwp: str = "", on_books: str = ""
) -> dict[Check, dict[str, str | int]]:
    remarks = checks.of_activation(email, others, known, npwp=npwp, company_npwp=on_books)
    return {remark.check: remark.details for remark in remarks}


def test_a_domain_is_compared_with_the_companys_other_accounts() -> None:
    others = ("agus@maju.co.id", "rina@MAJU.co.id", "joko@lain.com", "tono@gmail.com")
    assert found(others=others) == {Check.DOMAIN_SAME: {"domain": "maju.co.id", "count": 2}}
    assert found("siti@palsu.com", others) == {Check.DOMAIN_OTHER: {"domain": "palsu.com", "usual": "maju.co.id"}}
    assert found(others=("tono@gmail.com",)) == {Check.DOMAIN_FIRST: {"domain": "maju.co.id"}}


def test_a_private_address_is_allowed_and_said() -> None:
    remarks = list(checks.of_activation("siti@gmail.com", ("a@maju.co.id",), NEW, npwp="", company_npwp=""))
    assert [remark.check for remark in remarks] == [Check.MAIL_PRIVATE]
    assert not remarks[0].is_worrying


@pytest.mark.parametrize("email", ["info@maju.co.id", "Finance2@maju.co.id", "exim-1@maju.co.id", "HRD@maju.co.id"])
def test_a_divisions_mailbox_is_noticed(email: str) -> None:
    assert is_shared_mailbox(email)
    assert Check.MAIL_SHARED in found(email)


@pytest.mark.parametrize("email", ["siti@maju.co.id", "informan@maju.co.id", "salesiti@maju.co.id", ""])
def test_an_employees_own_is_not(email: str) -> None:
    assert not is_shared_mailbox(email)


@pytest.mark.parametrize(
    ("npwp", "on_books", "expected"),
    [
        ("", "", set()),
        (NPWP, "", {Check.NPWP_OLD}),
        (f"0{NPWP}", NPWP, {Check.NPWP_NEW}),
        (NPWP, f"0{NPWP}", {Check.NPWP_OLD}),
        (NPWP, "0999999999999999", {Check.NPWP_OLD, Check.NPWP_OTHER}),
        ("000000000000000", "", {Check.NPWP_WRONG}),
        ("12345", "", {Check.NPWP_WRONG}),
        ("01.234.567.8-901.000", "", {Check.NPWP_WRONG}),
        ("\u0661" * 15, "", {Check.NPWP_WRONG}),
    ],
)
def test_an_npwps_form_is_looked_at(npwp: str, on_books: str, expected: set[Check]) -> None:
    assert set(found(npwp=npwp, on_books=on_books)) - {Check.DOMAIN_FIRST} == expected


def test_the_old_and_the_new_form_of_an_npwp_are_the_same() -> None:
    assert is_same_npwp(NPWP, f"0{NPWP}")
    assert not is_same_npwp(NPWP, f"1{NPWP}")


def test_what_somebody_else_has_or_asked_for_is_said() -> None:
    taken = Known(AccountState.ACTIVE, "Agus", is_requester=False, company="PT Lain")
    assert found(known=taken) == {
        Check.ACTIVE_ALREADY: {"holder": "Agus"},
        Check.COMPANY_OTHER: {"company": "PT Lain"},
        Check.DOMAIN_FIRST: {"domain": "maju.co.id"},
    }
    assert found(known=Known(AccountState.WAITING, "Agus", is_requester=False, waiting_ticket=7))[
        Check.ASKED_ELSEWHERE
    ] == {"number": 7}


@pytest.mark.parametrize(
    ("known", "expected", "is_worrying"),
    [
        (Known(), {Check.UNKNOWN, Check.DOMAIN_FIRST}, True),
        (Known(AccountState.ACTIVE, "Siti", is_requester=True), {Check.HOLDER_SAME}, False),
        (Known(AccountState.ACTIVE, "Agus", is_requester=False), {Check.HOLDER_OTHER}, True),
        (Known(AccountState.ACTIVE, "Agus", is_requester=None), {Check.HOLDER_UNKNOWN}, False),
        (Known(AccountState.INACTIVE, "Siti", is_requester=True), {Check.HOLDER_SAME, Check.NOT_ACTIVE}, True),
        (
            Known(AccountState.ACTIVE, "Siti", is_requester=True, company="PT Lain"),
            {Check.HOLDER_SAME, Check.COMPANY_OTHER},
            True,
        ),
    ],
)
def test_whoever_asks_for_a_new_password_is_compared_with_the_holder(
    known: Known, expected: set[Check], *, is_worrying: bool
) -> None:
    remarks = list(checks.of_existing("siti@maju.co.id", (), known))
    assert {remark.check for remark in remarks} == expected
    assert any(remark.is_worrying for remark in remarks) is is_worrying
