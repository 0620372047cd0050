"""Accounts and decisions as data for screens, gathered once from the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from knowledge.rules.account_checks import Remark
from knowledge.rules.accounts import AccountState
from knowledge.rules.ticket import Decision, Status
from knowledge.rules.verdicts import Verdict, VerdictState
from knowledge.service import AccountBook, RequestKind, Service


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The admins' last word on a request.

    Attributes:
        reason: A usual reason's name, or the admin's own words; empty for a yes.
        unit: Name of the admin's unit.
        due_at: When the requester is told; None while a second admin's yes is waited for.
        can_be_undone: Whether it can still be taken back.
    """

    verdict: Verdict
    state: VerdictState
    reason: str
    admin: str
    unit: str
    at: datetime
    due_at: datetime | None
    can_be_undone: bool


@dataclass(frozen=True, slots=True)
class Fellow:
    """Another account of the same company."""

    holder: str
    email: str
    state: AccountState


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier request of the same person about accounts."""

    number: int
    kind: RequestKind | None
    status: Status
    decision: Decision


@dataclass(frozen=True, slots=True)
class AccountView:
    """What an admin needs beside the request itself.

    Attributes:
        company: Its name as the books have it, or as the request says where it is new to them.
        counts: How many other accounts the company has in each state.
        fellows: The first of them.
        remarks: What to look at before deciding.
        earlier: The person's newest earlier requests.
    """

    company: str
    counts: Mapping[AccountState, int]
    fellows: tuple[Fellow, ...]
    remarks: tuple[Remark, ...]
    earlier: tuple[Earlier, ...]

    @property
    def total(self) -> int:
        """How many other accounts the company has."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class MyAccount:
    """An account as its holder sees it; ``ticket`` is the request that is still open for it, 0 for none."""

    email: str
    company: str
    state: AccountState
    ticket: int
    asked_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class MyBook:
    """What a person has in one service: accounts, the newest request first, and open requests beside activations."""

    service: Service
    book: AccountBook
    accounts: tuple[MyAccount, ...]
    requests: tuple[Earlier, ...]
