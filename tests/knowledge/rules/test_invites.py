"""What an application may say of somebody, and what its code means to whom."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.rules import form
from knowledge.rules.invites import (
    InviteError,
    InviteState,
    Known,
    check_known,
    first_step,
    prefilled,
    state_of,
)
from tests.packs import built_in_library

PUSPA = built_in_library().services["puspa"]
BOOK = PUSPA.accounts
NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
SITI, AGUS = 1001, 1002
WHOLE = Known("PT Maju", "Siti", "siti@maju.co.id", "012345678901000")


@pytest.mark.parametrize(
    ("used_by", "minutes", "state"),
    [
        (None, 1, InviteState.OPEN),
        (None, 0, InviteState.ENDED),
        (None, -1, InviteState.ENDED),
        (SITI, 1, InviteState.YOURS),
        (SITI, -1, InviteState.YOURS),
        (AGUS, 1, InviteState.TAKEN),
        (AGUS, -1, InviteState.TAKEN),
    ],
)
def test_a_code_is_for_one_person_and_a_while(used_by: int | None, minutes: int, state: InviteState) -> None:
    ends_at = NOW + timedelta(minutes=minutes)
    assert state_of(ends_at=ends_at, used_by=used_by, person_id=SITI, now=NOW) == state


def test_what_is_known_is_tidied_and_becomes_answers() -> None:
    known = check_known(PUSPA, Known(" PT  Maju ", "Siti\nRahayu", "Siti@Maju.co.id", "01.234.567.8-901.000"))
    assert known == Known("PT Maju", "Siti Rahayu", "Siti@maju.co.id", "012345678901000")
    assert BOOK is not None
    kind = PUSPA.kinds[BOOK.activate]
    answers = prefilled(BOOK, kind, known)
    assert answers == {"perusahaan": "PT Maju", "nama": "Siti Rahayu", "email": "Siti@maju.co.id"}
    assert first_step(kind, answers) == form.CONFIRM, "the optional document can be added there"
    assert first_step(kind, {"perusahaan": "PT Maju", "email": "a@b.id"}) == "nama"


@pytest.mark.parametrize(
    ("known", "name"),
    [
        (Known(), "company"),
        (Known(email="siti"), "email"),
        (Known(email="siti@maju.co.id\nagus@maju.co.id"), "email"),
        (Known(holder="Siti", npwp="1234"), "npwp"),
        (Known(npwp="０１２３４５６７８９０１０００"), "npwp"),
        (Known(company="x" * 1001), "company"),
    ],
)
def test_what_the_form_would_not_take_is_refused_by_its_name(known: Known, name: str) -> None:
    with pytest.raises(InviteError) as caught:
        check_known(PUSPA, known)
    assert caught.value.name == name


@pytest.mark.parametrize("service", [None, built_in_library().services["ceisa"]], ids=["none", "ceisa"])
def test_only_a_service_with_accounts_can_be_invited_to(service: object) -> None:
    with pytest.raises(InviteError) as caught:
        check_known(service, WHOLE)  # type: ignore[arg-type]
    assert caught.value.name == "service"
