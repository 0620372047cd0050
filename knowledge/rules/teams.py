"""Teams: who may see the accounts of a company, switch one off or on again, and let somebody in.

What somebody may do follows from what they are right now; time and rows are arguments.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from knowledge.rules.accounts import AccountEvent, AccountState
from knowledge.rules.refusals import Refusal

PAGE: Final = 8  # accounts on a page
SHOWN: Final = (AccountState.ACTIVE, AccountState.WAITING, AccountState.INACTIVE)  # the others are nobody's business
MOST_OPEN: Final = 3  # requests of one person that wait at the same time
AGAIN_AFTER: Final = timedelta(days=1)  # after a no, colleagues are left in peace
LIVES: Final = timedelta(days=14)  # what nobody decided by then is asked for anew
MOST_TOLD: Final = 5  # colleagues who get a message of their own; the others see it in the team


class Tie(StrEnum):
    """What somebody is to a team or to one of its accounts; one person may be several."""

    HOLDER = "holder"  # it is their account
    MEMBER = "member"  # they hold an active account of the company
    STAFF = "staff"  # of a section that decides on the service's accounts
    ADMIN = "admin"  # an administrator of such a section
    ASKER = "asker"  # they made the request


class TeamWish(StrEnum):
    """What a request wants."""

    JOIN = "join"  # somebody holds an account of the company and wants to belong to its team
    REACTIVATE = "reactivate"  # an account is to be active again
    VOUCH = "vouch"  # an activation was asked for: do colleagues know this person? An admin decides, on the ticket


class TeamAnswer(StrEnum):
    """What became of a request."""

    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # its asker took it back
    OVER = "over"  # it has settled itself, or nobody decided for too long


class SwitchedBy(StrEnum):
    """As what somebody switched an account off."""

    SELF = "self"
    COLLEAGUE = "colleague"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Found:
    """The account that a person wants to join with, as the books have it.

    Attributes:
        state: None for an account that is new to them.
        is_own: Whether they have it as this person's.
        is_anothers: Whether they have it as somebody else's.
        is_here: Whether they have it in the company that the person named.
        is_off_by_admin: Whether an admin switched it off.
    """

    state: AccountState | None = None
    is_own: bool = False
    is_anothers: bool = False
    is_here: bool = True
    is_off_by_admin: bool = False

    @property
    def needs_admin(self) -> bool:
        """Whether only an admin can judge: it is somebody else's, or the books do not have it as active here.

        Nobody is told why: what the books have of other people's accounts is not for the one who asks.
        """
        is_usual = self.state in {None, AccountState.ACTIVE, AccountState.INACTIVE}
        return self.is_anothers or not self.is_here or not is_usual or self.is_off_by_admin


_EVENTS: Mapping[AccountState, AccountEvent] = MappingProxyType(
    {
        AccountState.ACTIVE: AccountEvent.HANDED,
        AccountState.INACTIVE: AccountEvent.REACTIVATED,
        AccountState.WAITING: AccountEvent.ACTIVATED,
        AccountState.REJECTED: AccountEvent.ACTIVATED,
        AccountState.WITHDRAWN: AccountEvent.ACTIVATED,
    }
)


def joined_by(state: AccountState) -> AccountEvent:
    """Return what happens to an account when its holder is let into the team."""
    return _EVENTS[state]


def check_see(ties: Collection[Tie]) -> None:
    """Raise a refusal for somebody who may not see the team: it is for its active members, and those who decide."""
    if not {Tie.MEMBER, Tie.STAFF, Tie.ADMIN} & set(ties):
        raise Refusal("refused-team-not-member")


def check_see_account(ties: Collection[Tie]) -> None:
    """Raise a refusal for somebody who may not see an account of the team; everybody sees their own."""
    if Tie.HOLDER not in ties:
        check_see(ties)


def may_switch_off(state: AccountState, ties: Collection[Tie]) -> bool:
    """Tell whether somebody may switch an account off: its holder, a colleague who is active, or an admin."""
    return state == AccountState.ACTIVE and bool({Tie.HOLDER, Tie.MEMBER, Tie.ADMIN} & set(ties))


def check_switch_off(state: AccountState, ties: Collection[Tie]) -> None:
    """Raise a refusal for an account that is not active, or somebody who may not switch it off."""
    if not {Tie.HOLDER, Tie.MEMBER, Tie.ADMIN} & set(ties):
        raise Refusal("refused-only-admin" if Tie.STAFF in ties else "refused-team-not-member")
    if state != AccountState.ACTIVE:
        raise Refusal("refused-team-not-active")


def switched_by(ties: Collection[Tie]) -> SwitchedBy:
    """Return as what somebody switches an account off: one's own is one's own, whatever else one is."""
    if Tie.HOLDER in ties:
        return SwitchedBy.SELF
    return SwitchedBy.COLLEAGUE if Tie.MEMBER in ties else SwitchedBy.ADMIN


def may_ask_back(state: AccountState, ties: Collection[Tie]) -> bool:
    """Tell whether somebody may ask for an account to be active again: its holder, or a colleague who is active."""
    return state == AccountState.INACTIVE and bool({Tie.HOLDER, Tie.MEMBER} & set(ties))


def may_switch_on(state: AccountState, ties: Collection[Tie]) -> bool:
    """Tell whether somebody may switch an account on again without asking anybody: an admin."""
    return state == AccountState.INACTIVE and Tie.ADMIN in ties


def check_ask_back(state: AccountState, ties: Collection[Tie]) -> None:
    """Raise a refusal for an account that is not switched off, or somebody who may not ask for it."""
    if not {Tie.HOLDER, Tie.MEMBER} & set(ties):
        raise Refusal("refused-team-not-member")
    if state != AccountState.INACTIVE:
        raise Refusal("refused-team-not-inactive")


def check_switch_on(state: AccountState, ties: Collection[Tie]) -> None:
    """Raise a refusal for an account that is not switched off, or somebody who is no admin."""
    if Tie.ADMIN not in ties:
        raise Refusal("refused-only-admin")
    if state != AccountState.INACTIVE:
        raise Refusal("refused-team-not-inactive")


def check_join(found: Found, *, open_requests: int, last_no: datetime | None, now: datetime) -> None:
    """Raise a refusal for somebody who belongs to the team already, waits for an answer, or just got a no."""
    if found.is_own and found.state == AccountState.ACTIVE and found.is_here:
        raise Refusal("refused-team-joined")
    check_patience(open_requests=open_requests, last_no=last_no, now=now)


def check_patience(*, open_requests: int, last_no: datetime | None, now: datetime) -> None:
    """Raise a refusal for somebody who asks too often; ``last_no`` is when this company's team last said no."""
    if open_requests >= MOST_OPEN:
        raise Refusal("refused-team-many", most=MOST_OPEN)
    if last_no is not None and now - last_no < AGAIN_AFTER:
        raise Refusal("refused-team-again")


def may_decide(wish: TeamWish, ties: Collection[Tie], *, needs_admin: bool) -> bool:
    """Tell whether somebody may decide on a request.

    An admin may, but for an activation, which is decided on its ticket. A colleague may where the books leave no doubt.
    Nobody decides on what they asked for themselves, unless as an admin.
    """
    if wish == TeamWish.VOUCH:
        return Tie.MEMBER in ties and Tie.ASKER not in ties
    if Tie.ADMIN in ties:
        return True
    return Tie.MEMBER in ties and not {Tie.ASKER, Tie.HOLDER} & set(ties) and not needs_admin


def check_decide(wish: TeamWish, ties: Collection[Tie], *, needs_admin: bool) -> None:
    """Raise a refusal, with the way on, for somebody who may not decide on a request."""
    if may_decide(wish, ties, needs_admin=needs_admin):
        return
    if Tie.STAFF in ties:
        raise Refusal("refused-only-admin")
    if Tie.MEMBER not in ties:
        raise Refusal("refused-team-not-member")
    raise Refusal("refused-team-own" if {Tie.ASKER, Tie.HOLDER} & set(ties) else "refused-team-needs-admin")
