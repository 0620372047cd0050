"""Whatever names, addresses and reasons there are: each screen about accounts is one valid message for a phone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.demo.entities import parse_html
from handlers.account_view import AccountView, Earlier, Fellow, MyAccount, MyBook, VerdictView
from handlers.accounts import screens as accounts
from handlers.card import screens as card
from handlers.card import second
from handlers.decisions import screens as decisions
from handlers.decisions.screens import Company, Told
from handlers.screen import Screen
from handlers.staff_view import StaffView
from handlers.texts import Catalogs
from knowledge.rules.account_checks import Check, Remark
from knowledge.rules.accounts import AccountState
from knowledge.rules.ticket import Decision, Status
from knowledge.rules.verdicts import LONGEST_REASON, NoReason, Verdict, VerdictState
from knowledge.service import AccountPurpose
from knowledge.wording import Language
from tests.handlers.test_screens_fit import (
    LIBRARY,
    LONG_NAME,
    LONGEST_HALF,
    LONGEST_LABEL,
    NOW,
    PHONE_ROWS,
    ZONE,
    check,
    rows_on_a_phone,
    view,
)

PUSPA = LIBRARY.services["puspa"]
KIND = PUSPA.kinds["aktivasi"]
EMAIL = "raden.mas.pangeran." * 8 + "&<b>@perusahaan-yang-panjang-sekali.co.id"
DETAILS: dict[str, str | int] = {
    **dict.fromkeys(("domain", "usual", "holder", "company", "mailbox"), LONG_NAME),
    "count": 200,
    "number": 123456,
}
FELLOWS = (Fellow(LONG_NAME, EMAIL, AccountState.WAITING),) * 3
ACCOUNT = AccountView(
    company=LONG_NAME,
    counts=dict.fromkeys(AccountState, 200),
    fellows=FELLOWS,
    remarks=tuple(Remark(each, DETAILS) for each in Check),
    earlier=(Earlier(123456, KIND, Status.CLOSED, Decision.REJECTED),) * 3,
)
SAID = VerdictView(
    Verdict.NO,
    VerdictState.STANDING,
    "& <b> " * (LONGEST_REASON // 6),
    LONG_NAME,
    "Seksi PDAD",
    NOW,
    NOW,
    can_be_undone=True,
)


def fits_a_phone(screen: Screen) -> None:
    """Check a screen and its buttons, two of which share a row only when they are short."""
    check(screen)
    for row in screen.rows:
        assert all(len(button.label) <= (LONGEST_LABEL if len(row) == 1 else LONGEST_HALF) for button in row), row


@pytest.mark.parametrize("language", Language)
def test_both_sections_cards_fit_with_everything_on_them(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    pending = replace(view(PUSPA, KIND, lines=1), decision=Decision.PENDING, decided_at=None, question="")
    for verdict in (SAID, replace(SAID, verdict=Verdict.YES, reason=""), replace(SAID, state=VerdictState.FIRST), None):
        work = StaffView(account=ACCOUNT, verdict=verdict)
        fits_a_phone(card.card(say, pending, entries=LIBRARY, work=work))
        fits_a_phone(second.card(say, pending, work))
    told = replace(SAID, state=VerdictState.TOLD, reason=NoReason.DIFFERENT, can_be_undone=False)
    rejected = replace(pending, decision=Decision.REJECTED, decided_at=NOW)
    shown = second.card(say, rejected, StaffView(account=ACCOUNT, verdict=told))
    assert say.plain("no-different-told") in shown.html
    closed = replace(rejected, status=Status.CLOSED, closed_at=NOW + timedelta(days=1))
    assert second.card(say, closed, StaffView()).rows == ()


@pytest.mark.parametrize("language", Language)
def test_my_accounts_are_one_screen_of_a_phone(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    assert PUSPA.accounts is not None
    mine = tuple(MyAccount(EMAIL, LONG_NAME, state, 123456, NOW, NOW) for state in (*AccountState, *AccountState))
    open_requests = (Earlier(123456, PUSPA.kinds["reset-sandi"], Status.RECEIVED, Decision.PENDING),) * 3
    book = MyBook(PUSPA, PUSPA.accounts, mine[:4], open_requests)
    fits_a_phone(accounts.mine(say, [book]))
    assert rows_on_a_phone(accounts.mine(say, [book])) <= PHONE_ROWS
    fits_a_phone(accounts.mine(say, [replace(book, accounts=mine)] * 3))
    nothing = accounts.mine(say, [replace(book, accounts=(), requests=())])
    fits_a_phone(nothing)
    assert len(nothing.rows) == 3, "an activation, a password, the menu"
    assert len(accounts.mine(say, []).rows) == 1


@pytest.mark.parametrize("language", Language)
def test_what_is_asked_of_an_admin_and_told_to_the_requester_fits(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    fits_a_phone(decisions.reasons(say, 123456, tuple(NoReason)))
    fits_a_phone(decisions.own_words(say, 123456, name=LONG_NAME))
    page = Company(LONG_NAME, "0012345678901000", 10_000, FELLOWS * 4, 3, 1_000)
    fits_a_phone(decisions.company(say, 123456, page))
    assert "0012345678901000" not in decisions.company(say, 123456, page).html
    told = Told(123456, KIND, PUSPA, AccountPurpose.ACTIVATE, EMAIL, "")
    for purpose in (*AccountPurpose, None):
        screen = decisions.approved(say, replace(told, purpose=purpose))
        fits_a_phone(screen)
        assert "password:" not in parse_html(screen.html)[0].lower()
    for reason in (*NoReason, "& <b> " * (LONGEST_REASON // 6)):
        fits_a_phone(decisions.rejected(say, replace(told, reason=reason)))
    check(decisions.rejected(say, Told(1, None, None, None, "", NoReason.UNREGISTERED)))
