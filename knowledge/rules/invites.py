"""Invitations: an application says who comes, so that nobody types what is known. One code, one person, for a while."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from knowledge.rules import fields, form
from knowledge.rules.refusals import Refusal
from knowledge.service import AccountBook, Field, FieldType, RequestKind, Service
from knowledge.wording import Wording

CODE: Final = re.compile(r"[A-Za-z0-9_-]{22}")  # 128 bits
LASTS: Final = timedelta(hours=24)
LONGEST: Final = timedelta(days=7)
SHORTEST: Final = timedelta(minutes=5)
_NPWP: Final = Field("npwp", FieldType.NPWP, Wording(""), Wording(""), Wording(""), required=False)


class InviteState(StrEnum):
    """What a code means to the person who comes with it."""

    OPEN = "open"
    YOURS = "yours"  # this person came with it before
    TAKEN = "taken"  # somebody else did
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Known:
    """What the application knows of somebody; empty for what it does not."""

    company: str = ""
    holder: str = ""
    email: str = ""
    npwp: str = ""


class InviteError(Exception):
    """Something that cannot be invited with: what it is (``service``, or a name of `Known`), and why."""

    def __init__(self, name: str, refusal: Refusal) -> None:
        super().__init__(f"{name}: {refusal.key}")
        self.name = name
        self.refusal = refusal


def state_of(*, ends_at: datetime, used_by: int | None, person_id: int, now: datetime) -> InviteState:
    """Return what a code means to somebody now; who came with it in time may go on with it later."""
    if used_by is not None:
        return InviteState.YOURS if used_by == person_id else InviteState.TAKEN
    return InviteState.OPEN if now < ends_at else InviteState.ENDED


def check_known(service: Service | None, known: Known) -> Known:
    """Return what is known in its tidy form; raises InviteError for what the activation's form would not take."""
    if service is None or service.accounts is None:
        raise InviteError("service", Refusal("refused-invite-service"))
    if known == Known():
        raise InviteError("company", Refusal("refused-invite-empty"))
    book, kind = service.accounts, service.kinds[service.accounts.activate]
    asked = _fields(book, kind)
    tidy = {
        name: _tidy(name, asked.get(name, _NPWP), getattr(known, name))
        for name in ("company", "holder", "email", "npwp")
    }
    return Known(**tidy)


def prefilled(book: AccountBook, kind: RequestKind, known: Known) -> dict[str, str]:
    """Return the answers of the activation's form that are known, by their fields' ids."""
    asked = _fields(book, kind)
    return {field.id: value for name, field in asked.items() if (value := getattr(known, name))}


def first_step(kind: RequestKind, answers: Mapping[str, str]) -> str:
    """Return what is asked first: what is needed and not known, else the summary."""
    return form.first_missing(kind, answers, ()) or form.CONFIRM


def _fields(book: AccountBook, kind: RequestKind) -> dict[str, Field]:
    """Return the fields that hold what is known, by the names of `Known`."""
    by_id = {field.id: field for field in kind.fields}
    wanted = {"company": book.company, "holder": book.holder, "email": book.email, "npwp": book.npwp}
    return {name: by_id[field_id] for name, field_id in wanted.items() if field_id in by_id}


def _tidy(name: str, field: Field, value: str) -> str:
    # Halves of characters and NUL cannot be kept; whoever sends them gets the same back each time.
    keepable = " ".join(value.replace("\0", " ").encode(errors="replace").decode().split())
    if not keepable:
        return ""
    try:
        return fields.accept(field, keepable)
    except Refusal as refusal:
        raise InviteError(name, refusal) from None
