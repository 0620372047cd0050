"""Who may do what in a company's team, as tables."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from knowledge.rules import teams as rules
from knowledge.rules.accounts import TRANSITIONS, AccountState
from knowledge.rules.refusals import Refusal
from knowledge.rules.teams import Found, SwitchedBy, TeamWish, Tie

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
ALL_TIES = [frozenset(some) for size in range(6) for some in combinations(Tie, size)]
HOLDER, MEMBER, STAFF, ADMIN = (frozenset({tie}) for tie in (Tie.HOLDER, Tie.MEMBER, Tie.STAFF, Tie.ADMIN))
ASKER = frozenset({Tie.ASKER})
NOBODY = frozenset[Tie]()


def why(call: object) -> str:
    """Return the key of a refusal, or nothing where there is none."""
    try:
        call()  # type: ignore[operator]
    except Refusal as refusal:
        return refusal.key
    return ""


@pytest.mark.parametrize(
    ("ties", "see", "off", "back", "on"),
    [
        (NOBODY, "refused-team-not-member", "refused-team-not-member", "refused-team-not-member", "refused-only-admin"),
        (HOLDER, "refused-team-not-member", "", "", "refused-only-admin"),
        (MEMBER, "", "", "", "refused-only-admin"),
        (STAFF, "", "refused-only-admin", "refused-team-not-member", "refused-only-admin"),
        (STAFF | ADMIN, "", "", "refused-team-not-member", ""),
        (ASKER, "refused-team-not-member", "refused-team-not-member", "refused-team-not-member", "refused-only-admin"),
    ],
)
def test_what_somebody_may_do_with_an_account(ties: frozenset[Tie], see: str, off: str, back: str, on: str) -> None:
    active, inactive = AccountState.ACTIVE, AccountState.INACTIVE
    assert why(lambda: rules.check_see(ties)) == see
    assert why(lambda: rules.check_switch_off(active, ties)) == off
    assert why(lambda: rules.check_ask_back(inactive, ties)) == back
    assert why(lambda: rules.check_switch_on(inactive, ties)) == on
    assert why(lambda: rules.check_see_account(ties)) == ("" if Tie.HOLDER in ties else see)


@pytest.mark.parametrize("ties", ALL_TIES, ids=lambda ties: "+".join(sorted(ties)) or "nobody")
def test_a_button_is_shown_exactly_where_its_tap_is_taken(ties: frozenset[Tie]) -> None:
    for state in AccountState:
        assert rules.may_switch_off(state, ties) == (why(lambda s=state: rules.check_switch_off(s, ties)) == "")
        assert rules.may_ask_back(state, ties) == (why(lambda s=state: rules.check_ask_back(s, ties)) == "")
        assert rules.may_switch_on(state, ties) == (why(lambda s=state: rules.check_switch_on(s, ties)) == "")
    for wish in TeamWish:
        for needs in (True, False):
            refused = why(lambda w=wish, n=needs: rules.check_decide(w, ties, needs_admin=n))
            assert rules.may_decide(wish, ties, needs_admin=needs) == (refused == "")


@pytest.mark.parametrize(
    ("wish", "ties", "needs_admin", "refused"),
    [
        (TeamWish.JOIN, MEMBER, False, ""),
        (TeamWish.JOIN, MEMBER, True, "refused-team-needs-admin"),
        (TeamWish.JOIN, MEMBER | ASKER, False, "refused-team-own"),
        (TeamWish.JOIN, STAFF | ADMIN, True, ""),
        (TeamWish.JOIN, STAFF, False, "refused-only-admin"),
        (TeamWish.JOIN, ASKER, False, "refused-team-not-member"),
        (TeamWish.JOIN, NOBODY, False, "refused-team-not-member"),
        (TeamWish.REACTIVATE, MEMBER, False, ""),
        (TeamWish.REACTIVATE, MEMBER, True, "refused-team-needs-admin"),
        (TeamWish.REACTIVATE, MEMBER | ASKER, False, "refused-team-own"),
        (TeamWish.REACTIVATE, MEMBER | HOLDER, False, "refused-team-own"),
        (TeamWish.REACTIVATE, HOLDER, False, "refused-team-not-member"),
        (TeamWish.REACTIVATE, ADMIN | STAFF | ASKER, False, ""),
        (TeamWish.VOUCH, MEMBER, False, ""),
        (TeamWish.VOUCH, MEMBER | ASKER, False, "refused-team-own"),
        (TeamWish.VOUCH, STAFF | ADMIN, False, "refused-only-admin"),
        (TeamWish.VOUCH, NOBODY, False, "refused-team-not-member"),
    ],
)
def test_who_may_decide(wish: TeamWish, ties: frozenset[Tie], *, needs_admin: bool, refused: str) -> None:
    assert why(lambda: rules.check_decide(wish, ties, needs_admin=needs_admin)) == refused


@pytest.mark.parametrize(
    ("found", "needs_admin"),
    [
        (Found(), False),
        (Found(AccountState.ACTIVE), False),
        (Found(AccountState.INACTIVE, is_own=True), False),
        (Found(AccountState.INACTIVE, is_own=True, is_off_by_admin=True), True),
        (Found(AccountState.ACTIVE, is_anothers=True), True),
        (Found(AccountState.ACTIVE, is_here=False), True),
        (Found(AccountState.WAITING, is_own=True), True),
        (Found(AccountState.REJECTED), True),
        (Found(AccountState.WITHDRAWN), True),
    ],
)
def test_a_colleague_is_asked_only_where_the_books_leave_no_doubt(found: Found, *, needs_admin: bool) -> None:
    assert found.needs_admin == needs_admin


def test_whoever_is_let_in_holds_an_active_account() -> None:
    for state in AccountState:
        assert TRANSITIONS[state, rules.joined_by(state)] == AccountState.ACTIVE


def test_who_asks_too_often_waits() -> None:
    day = rules.AGAIN_AFTER

    def join(found: Found = Found(), *, waiting: int = 0, last_no: datetime | None = None) -> str:  # noqa: B008 - frozen
        return why(lambda: rules.check_join(found, open_requests=waiting, last_no=last_no, now=NOW))

    assert join() == join(waiting=rules.MOST_OPEN - 1) == join(last_no=NOW - day) == ""
    assert join(waiting=rules.MOST_OPEN) == "refused-team-many"
    assert join(last_no=NOW - day + timedelta(seconds=1)) == "refused-team-again"
    assert join(Found(AccountState.ACTIVE, is_own=True)) == "refused-team-joined"
    assert join(Found(AccountState.ACTIVE, is_own=True, is_here=False)) == "", "of another company: an admin decides"


def test_as_what_somebody_switched_an_account_off() -> None:
    assert rules.switched_by(MEMBER | HOLDER | ADMIN) == SwitchedBy.SELF
    assert rules.switched_by(MEMBER | ADMIN) == SwitchedBy.COLLEAGUE
    assert rules.switched_by(STAFF | ADMIN) == SwitchedBy.ADMIN
