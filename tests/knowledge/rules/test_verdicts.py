"""An admin's word: who may say it, when it counts, and until when it can be taken back."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.rules import verdicts
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import ClosedAs, Decision
from knowledge.rules.verdicts import UNDO_FOR, NoReason, Verdict, VerdictState

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "own", "expected"),
    [
        (("pli", "pdad"), "pli", ("pli", "pdad")),
        (("pli", "pdad"), "pdad", ("pdad", "pli")),
        (("pli", "tidak-ada"), "pli", ("pli",)),
        (("tidak-ada",), "lpse", ("lpse",)),
        ((), "lpse", ("lpse",)),
        (("pdad",), "pli", ("pdad",)),
    ],
)
def test_units_of_the_pack_decide_as_far_as_the_office_has_them(
    wanted: tuple[str, ...], own: str, expected: tuple[str, ...]
) -> None:
    assert verdicts.deciding_units(wanted, own, {"pli", "pdad", "lpse"}) == expected


@pytest.mark.parametrize(
    ("verdict", "before", "needs_two", "expected"),
    [
        (Verdict.YES, [], False, VerdictState.STANDING),
        (Verdict.NO, [], False, VerdictState.STANDING),
        (Verdict.YES, [], True, VerdictState.FIRST),
        (Verdict.YES, [2], True, VerdictState.STANDING),
        (Verdict.NO, [], True, VerdictState.STANDING),
        (Verdict.NO, [1], True, VerdictState.STANDING),
        (Verdict.NO, [2], True, VerdictState.STANDING),
    ],
)
def test_two_yes_of_two_admins_or_one_no_decide(
    verdict: Verdict, before: list[int], expected: VerdictState, *, needs_two: bool
) -> None:
    assert verdicts.state_of(verdict, said_yes=before, person_id=1, needs_two=needs_two, number=9) == expected


def test_nobody_is_two_admins() -> None:
    with pytest.raises(Refusal) as refused:
        verdicts.state_of(Verdict.YES, said_yes=[1], person_id=1, needs_two=True, number=9)
    assert refused.value.key == "refused-second-admin"


def test_a_decision_can_be_taken_back_to_the_last_moment_and_a_first_yes_until_the_second() -> None:
    due = NOW + UNDO_FOR
    assert timedelta(minutes=2) == UNDO_FOR
    assert verdicts.can_be_undone(VerdictState.STANDING, due, NOW)
    assert verdicts.can_be_undone(VerdictState.STANDING, due, due - timedelta(microseconds=1))
    assert not verdicts.can_be_undone(VerdictState.STANDING, due, due)
    assert verdicts.can_be_undone(VerdictState.FIRST, None, NOW + timedelta(days=3))
    for state in (VerdictState.TOLD, VerdictState.UNDONE, VerdictState.LAPSED):
        assert not verdicts.can_be_undone(state, due, NOW)


def test_what_needs_no_decision_or_was_taken_back_is_refused() -> None:
    verdicts.check_open(Decision.PENDING, None, number=1)
    verdicts.check_open(Decision.APPROVED, ClosedAs.SOLVED, number=1)
    for decision, closed_as, key in (
        (Decision.NOT_NEEDED, None, "refused-no-decision"),
        (Decision.PENDING, ClosedAs.WITHDRAWN, "refused-withdrawn"),
    ):
        with pytest.raises(Refusal) as refused:
            verdicts.check_open(decision, closed_as, number=1)
        assert refused.value.key == key


def test_reasons_about_accounts_are_offered_for_accounts_only() -> None:
    assert set(verdicts.reasons(is_account=True)) == set(NoReason)
    others = set(verdicts.reasons(is_account=False))
    assert others < set(NoReason)
    assert not others & {NoReason.UNREGISTERED, NoReason.DUPLICATE}
