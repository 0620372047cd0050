"""What an admin should know before deciding on an account: remarks on its data, the worrying ones marked as such."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from knowledge.rules.accounts import AccountState, email_domain, email_key
from knowledge.rules.fields import is_private_address

NPWP_OLD: Final = 15
NPWP_NEW: Final = 16
_SHARED: Final = frozenset(
    {"admin", "info", "office", "sales", "marketing", "finance", "accounting", "hrd", "hr", "exim", "export", "import"}
    | {"ekspor", "impor", "cs", "contact", "kantor", "keuangan", "purchasing", "pembelian", "gudang", "logistik"}
)


class Check(StrEnum):
    """A remark; those in `WORRYING` ask for a second look."""

    MAIL_PRIVATE = "mail-private"
    MAIL_SHARED = "mail-shared"
    DOMAIN_SAME = "domain-same"
    DOMAIN_OTHER = "domain-other"
    DOMAIN_FIRST = "domain-first"
    NPWP_OLD = "npwp-old"
    NPWP_NEW = "npwp-new"
    NPWP_WRONG = "npwp-wrong"
    NPWP_OTHER = "npwp-other"
    ASKED_ELSEWHERE = "asked-elsewhere"  # another ticket waits for the same address
    ACTIVE_ALREADY = "active-already"
    COMPANY_OTHER = "company-other"
    UNKNOWN = "unknown"  # the desk never heard of the account
    HOLDER_SAME = "holder-same"
    HOLDER_OTHER = "holder-other"
    HOLDER_UNKNOWN = "holder-unknown"  # the desk does not know who holds it
    NOT_ACTIVE = "not-active"


WORRYING: Final = frozenset(
    {Check.MAIL_SHARED, Check.DOMAIN_OTHER, Check.NPWP_WRONG, Check.NPWP_OTHER, Check.ASKED_ELSEWHERE}
    | {Check.ACTIVE_ALREADY, Check.COMPANY_OTHER, Check.UNKNOWN, Check.HOLDER_OTHER, Check.NOT_ACTIVE}
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the books have on the account that a request is about.

    Attributes:
        state: None where the desk never heard of it.
        holder: The name on the books, and ``is_requester`` whether the one who asks is its holder; None: unknown.
        company: The company's name on the books where it is another than the request says, else empty.
        waiting_ticket: The other ticket that asks for it too, 0 for none.
    """

    state: AccountState | None = None
    holder: str = ""
    is_requester: bool | None = None
    company: str = ""
    waiting_ticket: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark; ``details`` are what its sentence mentions."""

    check: Check
    details: dict[str, str | int] = field(default_factory=dict)

    @property
    def is_worrying(self) -> bool:
        """Whether it asks for a second look."""
        return self.check in WORRYING


def of_activation(email: str, others: Sequence[str], known: Known, *, npwp: str, company_npwp: str) -> Iterator[Remark]:
    """Yield the remarks on a request for an activation.

    Args:
        email: The address asked for.
        others: The addresses of the company's other accounts.
        known: What the books have on this account.
        npwp: What the request says, digits only; empty where it was not asked for.
        company_npwp: What the books have for the company; empty for nothing.
    """
    yield from _already(known)
    yield from _address(email, others)
    if npwp:
        yield from _npwp(npwp, company_npwp)


def of_existing(email: str, others: Sequence[str], known: Known) -> Iterator[Remark]:
    """Yield the remarks on a request about an account there should be: a new password, a deactivation."""
    if known.state is None:
        yield Remark(Check.UNKNOWN)
        yield from _address(email, others)
        return
    if known.is_requester is None:
        yield Remark(Check.HOLDER_UNKNOWN, {"holder": known.holder})
    else:
        yield Remark(Check.HOLDER_SAME if known.is_requester else Check.HOLDER_OTHER, {"holder": known.holder})
    if known.company:
        yield Remark(Check.COMPANY_OTHER, {"company": known.company})
    if known.state != AccountState.ACTIVE:
        yield Remark(Check.NOT_ACTIVE)


def is_shared_mailbox(address: str) -> bool:
    """Tell whether an address looks like a division's, which several people read: ``info@``, ``finance2@``."""
    return email_key(address).partition("@")[0].rstrip("0123456789._-") in _SHARED


def is_same_npwp(one: str, other: str) -> bool:
    """Tell whether two NPWP are the same; the new form of a company's has a 0 more in front."""
    return one.zfill(NPWP_NEW) == other.zfill(NPWP_NEW)


def _already(known: Known) -> Iterator[Remark]:
    if known.state == AccountState.ACTIVE and known.is_requester is not True:
        yield Remark(Check.ACTIVE_ALREADY, {"holder": known.holder})
    if known.state == AccountState.INACTIVE and known.is_requester is False:
        yield Remark(Check.HOLDER_OTHER, {"holder": known.holder})
        yield Remark(Check.NOT_ACTIVE)
    if known.waiting_ticket:
        yield Remark(Check.ASKED_ELSEWHERE, {"number": known.waiting_ticket})
    if known.company:
        yield Remark(Check.COMPANY_OTHER, {"company": known.company})


def _address(email: str, others: Sequence[str]) -> Iterator[Remark]:
    if is_shared_mailbox(email):
        yield Remark(Check.MAIL_SHARED, {"mailbox": email.partition("@")[0]})
    domain = email_domain(email)
    if is_private_address(email):
        yield Remark(Check.MAIL_PRIVATE, {"domain": domain})
        return
    domains = Counter(email_domain(other) for other in others if not is_private_address(other))
    if not domains:
        yield Remark(Check.DOMAIN_FIRST, {"domain": domain})
    elif domain in domains:
        yield Remark(Check.DOMAIN_SAME, {"domain": domain, "count": domains[domain]})
    else:
        yield Remark(Check.DOMAIN_OTHER, {"domain": domain, "usual": domains.most_common(1)[0][0]})


def _npwp(npwp: str, company_npwp: str) -> Iterator[Remark]:
    is_number = npwp.isascii() and npwp.isdigit() and len(set(npwp)) > 1
    if not is_number or len(npwp) not in {NPWP_OLD, NPWP_NEW}:
        yield Remark(Check.NPWP_WRONG)
    else:
        yield Remark(Check.NPWP_OLD if len(npwp) == NPWP_OLD else Check.NPWP_NEW)
    if company_npwp and not is_same_npwp(npwp, company_npwp):
        yield Remark(Check.NPWP_OTHER)
