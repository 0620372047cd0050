"""Teams as data for screens, gathered once from the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from knowledge.rules.accounts import AccountState
from knowledge.rules.teams import TeamAnswer, TeamWish
from knowledge.service import Service
from knowledge.wording import Wording


@dataclass(frozen=True, slots=True)
class Member:
    """An account in the list of its company's."""

    account_id: int
    holder: str
    state: AccountState
    is_own: bool


@dataclass(frozen=True, slots=True)
class Team:
    """A page of a company's accounts. ``is_staff``: it is shown to a section of the office, in its group."""

    company_id: int
    company: str
    service_id: str
    service: Wording
    counts: Mapping[AccountState, int]
    members: tuple[Member, ...]
    page: int
    pages: int
    asked: int
    is_staff: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One account, and what the person who looks at it may do.

    Attributes:
        is_last: Whether the company has no other active account.
        asked: The request about it that waits for an answer, 0 for none.
        may_see_team: Whether the person may go on to the company's other accounts.
    """

    account_id: int
    company_id: int
    company: str
    service: Wording
    holder: str
    email: str
    state: AccountState
    changed_at: datetime
    is_own: bool
    is_last: bool
    may_switch_off: bool
    may_switch_on: bool
    may_ask_back: bool
    may_see_team: bool
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, and whether the person who looks at it may decide.

    Attributes:
        asker: Name of who asked.
        is_about_asker: Whether it is their own account.
        decided_by: Name of who decided; empty for nobody.
        needs_admin: Whether only an admin can judge.
        number: The ticket that it is about, 0 for none.
    """

    request_id: int
    kind: TeamWish
    state: TeamAnswer
    company_id: int
    company: str
    service: Wording
    asker: str
    holder: str
    email: str
    asked_at: datetime
    is_about_asker: bool
    decided_by: str
    needs_admin: bool
    number: int
    may_decide: bool = False
    may_see_team: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody stands who comes for their team.

    Attributes:
        teams: Ids and names of the companies they belong to, with their service's title.
        off: Own accounts that are switched off: id and address.
        asked: What they wait for.
        services: Services in which one can have an account.
    """

    teams: tuple[tuple[int, str, Wording], ...]
    off: tuple[tuple[int, str], ...]
    asked: tuple[Asked, ...]
    services: tuple[Service, ...]
