"""Accounts: their states, and what is the same however it is written."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.rules import accounts
from knowledge.rules.accounts import TRANSITIONS, AccountEvent, AccountState, company_key, email_domain, email_key
from knowledge.rules.refusals import Refusal


@pytest.mark.parametrize(
    "written",
    [
        *("PT Maju Jaya", "pt maju jaya", "PT. Maju Jaya", "P.T. MAJU JAYA", "P. T. Maju Jaya", "PT.Maju  Jaya"),
        *("Maju Jaya, PT", "PT Maju-Jaya", "PT Maju Jaya Tbk", "PT Maju Jaya (Persero) Tbk.", "PT Májú Jaya"),
        *("  PT\tMaju\nJaya ", "\uff30\uff34 Maju Jaya", "PT \u201cMaju Jaya\u201d"),
    ],
)
def test_two_spellings_of_a_name_are_one_company(written: str) -> None:
    assert company_key(written) == "pt maju jaya"


@pytest.mark.parametrize(
    "other", ["CV Maju Jaya", "Maju Jaya", "PT Maju Jaya Abadi", "PT Jaya Maju", "PT Maju Jaya 2", "Yayasan Maju Jaya"]
)
def test_another_name_is_another_company(other: str) -> None:
    assert company_key(other) != company_key("PT Maju Jaya")


def test_an_ampersand_is_the_word_and() -> None:
    assert company_key("CV A & B") == company_key("CV. A dan B")


@given(st.text(min_size=1, max_size=60))
def test_a_name_has_a_key_that_says_itself_again(name: str) -> None:
    key = company_key(name)
    assert bool(key) == bool(name.strip()) or not name.isprintable()
    assert company_key(key) == key or len(key.split()) == 1 or "&" in key


@pytest.mark.parametrize("written", ["Siti@Maju.CO.ID", " siti@maju.co.id ", "\uff53iti@maju.co.id"])
def test_an_address_is_the_same_however_it_is_written(written: str) -> None:
    assert email_key(written) == "siti@maju.co.id"
    assert email_domain(written) == "maju.co.id"


def test_what_is_no_address_has_no_domain() -> None:
    assert email_domain("siti") == email_domain("") == ""


@pytest.mark.parametrize(("state", "event"), list(itertools.product(AccountState, AccountEvent)))
def test_an_account_does_what_the_table_says_and_nothing_else(state: AccountState, event: AccountEvent) -> None:
    if (state, event) in TRANSITIONS:
        assert accounts.next_state(state, event) == TRANSITIONS[state, event]
    else:
        with pytest.raises(Refusal):
            accounts.next_state(state, event)


def test_only_an_admins_yes_or_a_reactivation_makes_an_account_active() -> None:
    ways = {event for (state, event), to in TRANSITIONS.items() if to == AccountState.ACTIVE != state}
    assert ways == {AccountEvent.ACTIVATED, AccountEvent.REACTIVATED}
    assert {state for state, event in TRANSITIONS if event == AccountEvent.REACTIVATED} == {AccountState.INACTIVE}


def test_a_refused_or_withdrawn_request_never_takes_an_active_account_away() -> None:
    assert (AccountState.ACTIVE, AccountEvent.REJECTED) not in TRANSITIONS
    assert (AccountState.ACTIVE, AccountEvent.WITHDRAWN) not in TRANSITIONS
    assert TRANSITIONS[AccountState.ACTIVE, AccountEvent.ASKED] == AccountState.ACTIVE
