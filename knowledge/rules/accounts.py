"""Accounts in an office's own application: their states, and what is the same however it is written.

The desk keeps the books; the switch itself is in the application. A password is never part of it.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from knowledge.rules.refusals import Refusal


class AccountState(StrEnum):
    """Where an account is, as the desk knows it."""

    WAITING = "waiting"  # its activation was asked for and is not decided
    ACTIVE = "active"
    INACTIVE = "inactive"  # it was active; the holder left, or does not need it
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # the request was taken back before anybody decided


class AccountEvent(StrEnum):
    """What can happen to an account; each is a line of its history."""

    ASKED = "asked"  # an activation was asked for
    ACTIVATED = "activated"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    RESET = "reset"  # an admin set a new password in the application; what it is, the desk never knows
    DEACTIVATED = "deactivated"
    REACTIVATED = "reactivated"
    HANDED = "handed"  # the desk learned, or was told anew, who holds it


_W, _A, _I, _R, _B = (
    AccountState.WAITING,
    AccountState.ACTIVE,
    AccountState.INACTIVE,
    AccountState.REJECTED,
    AccountState.WITHDRAWN,
)
_ALL: Mapping[AccountState, AccountState] = {state: state for state in AccountState}

# Where each event leads, by the state it finds.
_LIFE: Mapping[AccountEvent, Mapping[AccountState, AccountState]] = {
    AccountEvent.ASKED: {_W: _W, _A: _A, _I: _W, _R: _W, _B: _W},
    AccountEvent.ACTIVATED: {_W: _A, _A: _A, _I: _A, _R: _A, _B: _A},
    AccountEvent.REJECTED: {_W: _R},
    AccountEvent.WITHDRAWN: {_W: _B},
    AccountEvent.RESET: _ALL,
    AccountEvent.DEACTIVATED: {_A: _I, _W: _I, _R: _I, _B: _I},
    AccountEvent.REACTIVATED: {_I: _A},
    AccountEvent.HANDED: _ALL,
}

TRANSITIONS: Mapping[tuple[AccountState, AccountEvent], AccountState] = MappingProxyType(
    {(state, event): following for event, row in _LIFE.items() for state, following in row.items()}
)


def next_state(state: AccountState, event: AccountEvent) -> AccountState:
    """Return where the event leads; raise a refusal where it cannot happen."""
    following = TRANSITIONS.get((state, event))
    if following is None:
        raise Refusal("refused-account-not-now")
    return following


# What people write before or behind a company's name, in one spelling. A PT is not the CV of the same name.
_FORMS = frozenset({"pt", "cv", "ud", "pd", "fa", "firma", "koperasi", "yayasan", "perum", "bumdes"})
_SILENT = frozenset({"tbk", "persero"})  # of the same company, said or not
_INITIALS = re.compile(r"\b([a-z])\.\s*(?=[a-z]\b)")  # p.t. and p. t.


def company_key(name: str) -> str:
    """Return what is the same in every spelling of a company's name; never empty for a name that is not.

    Case, accents, dots, spaces, *Tbk* and *(Persero)* make no difference, nor whether *PT* stands before the name or
    behind it: ``"P.T. Maju Jaya"``, ``"pt maju-jaya"`` and ``"Maju Jaya, PT"`` are one company.
    """
    plain = unicodedata.normalize("NFKD", name).casefold().replace("&", " dan ")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    spelled = re.findall(r"[^\W_]+", _INITIALS.sub(r"\1", plain))
    words = [word for word in spelled if word not in _SILENT]
    if len(words) > 1 and words[-1] in _FORMS and words[0] not in _FORMS:
        words = [words[-1], *words[:-1]]
    return " ".join(words or spelled) or " ".join(plain.split()) or " ".join(name.split())


def email_key(address: str) -> str:
    """Return what is the same in every spelling of an e-mail address: nobody tells *Siti@* from *siti@*."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def email_domain(address: str) -> str:
    """Return the part behind the ``@``, case-folded; empty where there is none."""
    return email_key(address).rpartition("@")[2] if "@" in address else ""
