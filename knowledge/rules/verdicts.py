"""What admins say of a request that needs a decision: who may, when it counts, and until when it can be taken back.

An admin's word is a verdict. It stands at once, so that the first one wins; it counts, and the requester is told, when
nobody took it back in time. Where two admins have to agree, the first yes waits for a second one; a no needs no second.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import ClosedAs, Decision, Event

UNDO_FOR: Final = timedelta(minutes=2)
LONGEST_REASON: Final = 300  # characters


class Verdict(StrEnum):
    """What an admin says."""

    YES = "yes"
    NO = "no"


class VerdictState(StrEnum):
    """What became of it."""

    FIRST = "first"  # a yes that waits for another admin's
    STANDING = "standing"  # decided; it can be taken back, and the requester does not know yet
    TOLD = "told"  # it counts, and the requester was told
    UNDONE = "undone"  # taken back in time: nobody was told
    LAPSED = "lapsed"  # the request ended first, or a no came after it


class NoReason(StrEnum):
    """The usual reasons of a no."""

    UNREGISTERED = "unregistered"  # there is no such account in the application
    DIFFERENT = "different"  # it has other data there
    DUPLICATE = "duplicate"  # this person has an account already
    NOT_ENTITLED = "not-entitled"
    UNCLEAR = "unclear"


def reasons(*, is_account: bool) -> tuple[NoReason, ...]:
    """Return the usual reasons for a request, those on accounts only where it is about one."""
    return tuple(NoReason) if is_account else (NoReason.DIFFERENT, NoReason.NOT_ENTITLED, NoReason.UNCLEAR)


def deciding_units(wanted: Sequence[str], own: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the units whose admins decide, the request's ``own`` first where it is one of them.

    Those of the pack that the office has; the unit that handles the request where it names none, or has none of them.
    """
    found = [unit for unit in wanted if unit in known]
    return tuple(sorted(found, key=lambda unit: unit != own)) or (own,)


def check_open(decision: Decision, closed_as: ClosedAs | None, *, number: int) -> None:
    """Raise a refusal when there is nothing to decide: it needs no approval, or its requester took it back."""
    if decision == Decision.NOT_NEEDED:
        raise Refusal("refused-no-decision", number=number)
    if closed_as == ClosedAs.WITHDRAWN:
        raise Refusal("refused-withdrawn", number=number)


def state_of(
    verdict: Verdict, *, said_yes: Iterable[int], person_id: int, needs_two: bool, number: int
) -> VerdictState:
    """Return what an admin's word becomes; a refusal when the same admin's yes waits for a second one already.

    Args:
        verdict: The word.
        said_yes: Who said yes before, and did not take it back.
        person_id: Who says it.
        needs_two: Whether two admins have to say yes.
        number: The ticket's.
    """
    before = set(said_yes)
    if verdict == Verdict.NO or not needs_two or before - {person_id}:
        return VerdictState.STANDING
    if person_id in before:
        raise Refusal("refused-second-admin", number=number)
    return VerdictState.FIRST


def can_be_undone(state: VerdictState, due_at: datetime | None, now: datetime) -> bool:
    """Tell whether a word can still be taken back: one that waits for a second always, a decision until it is due."""
    return state == VerdictState.FIRST or (state == VerdictState.STANDING and due_at is not None and now < due_at)


SAID: Final = {Verdict.YES: Event.YES_SAID, Verdict.NO: Event.NO_SAID}
COUNTS_AS: Final = {Verdict.YES: Event.APPROVED, Verdict.NO: Event.REJECTED}
