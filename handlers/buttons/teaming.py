"""What is tapped around a company's team: by its members, and by admins in their group."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class MyTeams(Tap):
    """Requester: show the team that I belong to."""

    code: ClassVar[str] = "tmine"


@dataclass(frozen=True, slots=True)
class OpenTeam(Tap):
    """Member or staff: show a company's accounts, below what is here."""

    code: ClassVar[str] = "topen"
    company_id: int


@dataclass(frozen=True, slots=True)
class ShowTeam(Tap):
    """Member or staff: show this page of a company's accounts."""

    code: ClassVar[str] = "tpage"
    company_id: int
    page: int


@dataclass(frozen=True, slots=True)
class ShowAccount(Tap):
    """Member, holder or staff: show one account."""

    code: ClassVar[str] = "tacc"
    account_id: int


@dataclass(frozen=True, slots=True)
class AskSwitchOff(Tap):
    """Member, holder or admin: switch this account off; ask me first whether I mean it."""

    code: ClassVar[str] = "toffq"
    account_id: int


@dataclass(frozen=True, slots=True)
class SwitchOff(Tap):
    """Member, holder or admin: yes, switch it off."""

    code: ClassVar[str] = "toff"
    account_id: int


@dataclass(frozen=True, slots=True)
class AskBack(Tap):
    """Holder or member: this account should be active again; ask those who may decide."""

    code: ClassVar[str] = "tback"
    account_id: int


@dataclass(frozen=True, slots=True)
class SwitchOn(Tap):
    """Admin: this account is active again."""

    code: ClassVar[str] = "ton"
    account_id: int


@dataclass(frozen=True, slots=True)
class ShowTeamRequests(Tap):
    """Member or staff: show what the team is asked to decide."""

    code: ClassVar[str] = "treqs"
    company_id: int


@dataclass(frozen=True, slots=True)
class ShowTeamRequest(Tap):
    """Member or staff: show one of them."""

    code: ClassVar[str] = "treq"
    request_id: int


@dataclass(frozen=True, slots=True)
class DecideTeam(Tap):
    """Member or admin: yes or no to it."""

    code: ClassVar[str] = "tdec"
    request_id: int
    grant: bool


@dataclass(frozen=True, slots=True)
class WithdrawTeamRequest(Tap):
    """Requester: I take back what I asked the team for."""

    code: ClassVar[str] = "twdr"
    request_id: int


@dataclass(frozen=True, slots=True)
class JoinTeam(Tap):
    """Requester: I have an account of this service and want to belong to my company's team."""

    code: ClassVar[str] = "tjoin"
    service: str
