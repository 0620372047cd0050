"""Whose the things are that buttons name: the person, and the ticket, account or company that they belong to."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, null, select

from storage.tables import (
    accounts,
    announcements,
    appointments,
    companies,
    demands,
    documents,
    drafts,
    escalations,
    learnings,
    mail_in,
    messages,
    outbox,
    questions,
    sanctions,
    searches,
    team_requests,
    tickets,
)
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whose something is: of a person, or of whoever the ticket, account or company is that it belongs to."""

    person_id: int | None
    ticket_id: int | None
    account_id: int | None
    company_id: int | None


_Column = ColumnElement[Any]


def _of(
    key: _Column,
    *,
    person: _Column | None = None,
    ticket: _Column | None = None,
    account: _Column | None = None,
    company: _Column | None = None,
    within: FromClause | None = None,
) -> Select[Any]:
    found = [null() if column is None else column for column in (person, ticket, account, company)]
    query = select(*found).where(key == bindparam("thing_id"))
    return query if within is None else query.select_from(within)


_WHOSE: Final[Mapping[str, Select[Any]]] = MappingProxyType(
    {
        "ticket": _of(tickets.c.id, person=tickets.c.requester_id, ticket=tickets.c.id),
        "document": _of(documents.c.id, person=documents.c.person_id, ticket=documents.c.ticket_id),
        "draft": _of(drafts.c.id, person=drafts.c.person_id),
        "question": _of(questions.c.id, person=questions.c.person_id),
        "search": _of(searches.c.id, person=searches.c.person_id),
        "demand": _of(demands.c.id, ticket=demands.c.ticket_id),
        "appointment": _of(appointments.c.id, ticket=appointments.c.ticket_id),
        "escalation": _of(escalations.c.id, ticket=escalations.c.ticket_id),
        "mail": _of(
            mail_in.c.id,
            ticket=escalations.c.ticket_id,
            within=mail_in.join(escalations, escalations.c.id == mail_in.c.escalation_id),
        ),
        "mirror": _of(messages.c.id, ticket=messages.c.ticket_id),
        "row": _of(
            outbox.c.id,
            ticket=messages.c.ticket_id,
            within=outbox.join(messages, messages.c.id == outbox.c.message_ref),
        ),
        "sanction": _of(sanctions.c.id, person=sanctions.c.person_id, ticket=sanctions.c.ticket_id),
        "learning": _of(learnings.c.id, person=learnings.c.by_id, ticket=learnings.c.ticket_id),
        "announcement": _of(announcements.c.id, person=announcements.c.by_id),
        "company": _of(companies.c.id, company=companies.c.id),
        "account": _of(
            accounts.c.id, person=accounts.c.person_id, account=accounts.c.id, company=accounts.c.company_id
        ),
        "request": _of(
            team_requests.c.id,
            person=team_requests.c.person_id,
            account=team_requests.c.account_id,
            company=team_requests.c.company_id,
        ),
    }
)

KINDS: Final = frozenset(_WHOSE)
LASTING: Final = KINDS - {"draft", "question", "search", "row", "mirror", "document", "learning"}
"""What is never deleted: an id that is not there was never given to anybody."""


async def whose(tx: Transaction, kind: str, thing_id: int) -> Belonging | None:
    """Return whose something is, or None when there is none by that id. ``kind`` is one of `KINDS`."""
    row = (await tx.connection.execute(_WHOSE[kind], {"thing_id": thing_id})).first()
    return Belonging(*row) if row is not None else None
