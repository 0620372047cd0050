"""Teams as rows: who belongs to which, and what they are asked to decide; rules are in ``knowledge.rules.teams``."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from knowledge.rules.accounts import AccountEvent, AccountState
from knowledge.rules.teams import SwitchedBy, TeamAnswer, TeamWish
from storage.accounts import Company
from storage.tables import account_history, accounts, companies, people, team_requests
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class TeamRequest:
    """One request; ``notices`` are the messages that ask for a decision, by their references in storage.messages.

    ``account_id`` is None for an account that is new to the books, ``ticket_id`` the activation that it is about.
    """

    id: int
    kind: TeamWish
    company_id: int
    account_id: int | None
    person_id: int
    holder: str
    email: str
    state: TeamAnswer
    ticket_id: int | None
    notices: Sequence[int]
    asked_at: datetime
    decided_by: int | None
    decided_at: datetime | None


_COLUMNS = [team_requests.c[name] for name in TeamRequest.__dataclass_fields__]
_COMPANY = [companies.c[name] for name in Company.__dataclass_fields__]
_OPEN = team_requests.c.state == TeamAnswer.OPEN


async def lock(tx: Transaction, company_id: int) -> Company | None:
    """Return a company whose team nobody else changes until this transaction ends; rows may still refer to it."""
    query = select(*_COMPANY).where(companies.c.id == company_id).with_for_update(key_share=True)
    row = (await tx.connection.execute(query)).one_or_none()
    return Company(*row) if row else None


async def of_person(tx: Transaction, person_id: int) -> list[Company]:
    """Return the companies in which a person holds an active account, by name."""
    held = select(accounts.c.company_id).where(
        accounts.c.person_id == person_id, accounts.c.state == AccountState.ACTIVE
    )
    rows = await tx.connection.execute(select(*_COMPANY).where(companies.c.id.in_(held)).order_by(companies.c.name_key))
    return [Company(*row) for row in rows]


async def is_member(tx: Transaction, person_id: int, *, company_id: int) -> bool:
    """Tell whether a person holds an active account of a company."""
    query = select(accounts.c.id).where(_active_in(company_id) & (accounts.c.person_id == person_id)).limit(1)
    return (await tx.connection.execute(query)).first() is not None


async def members(tx: Transaction, company_id: int, *, limit: int, but: Collection[int] = ()) -> list[int]:
    """Return people who hold active accounts of a company and can be reached, the newest first."""
    query = (
        select(accounts.c.person_id)
        .join(people, people.c.id == accounts.c.person_id)
        .where(_active_in(company_id), people.c.is_reachable, accounts.c.person_id.not_in(list(but)))
        .group_by(accounts.c.person_id)
        .order_by(func.max(accounts.c.changed_at).desc(), accounts.c.person_id)
        .limit(limit)
    )
    return list((await tx.connection.execute(query)).scalars())


async def is_off_by_admin(tx: Transaction, account_id: int) -> bool:
    """Tell whether it was an admin who switched an account off last: here, or on a ticket, whose lines do not say."""
    query = (
        select(account_history.c.details)
        .where(account_history.c.account_id == account_id, account_history.c.event == AccountEvent.DEACTIVATED)
        .order_by(account_history.c.id.desc())
        .limit(1)
    )
    row = (await tx.connection.execute(query)).first()
    return row is not None and row.details.get("as", SwitchedBy.ADMIN) == SwitchedBy.ADMIN


async def ask(
    tx: Transaction,
    kind: TeamWish,
    *,
    company_id: int,
    account_id: int | None,
    person_id: int,
    holder: str,
    email: str,
    ticket_id: int | None = None,
) -> TeamRequest:
    """Write a request down."""
    values = {
        "kind": kind,
        "company_id": company_id,
        "account_id": account_id,
        "person_id": person_id,
        "holder": holder,
        "email": email,
        "state": TeamAnswer.OPEN,
        "ticket_id": ticket_id,
        "notices": [],
        "asked_at": tx.now,
    }
    result = await tx.connection.execute(insert(team_requests).values(values).returning(*_COLUMNS))
    return _request(result.one())


async def keep_notices(tx: Transaction, request_id: int, notices: Sequence[int]) -> None:
    """Keep which messages ask for a decision."""
    change = update(team_requests).where(team_requests.c.id == request_id)
    await tx.connection.execute(change.values(notices=list(notices)))


async def get(tx: Transaction, request_id: int) -> TeamRequest | None:
    """Return a request; whoever changes it has locked its company before."""
    rows = await _read(tx, select(*_COLUMNS).where(team_requests.c.id == request_id))
    return rows[0] if rows else None


async def open_of_company(tx: Transaction, company_id: int, *, limit: int) -> list[TeamRequest]:
    """Return what a company's team is asked, oldest first."""
    query = select(*_COLUMNS).where(_OPEN, team_requests.c.company_id == company_id)
    return await _read(tx, query.order_by(team_requests.c.id).limit(limit))


async def open_about(tx: Transaction, account_id: int) -> list[TeamRequest]:
    """Return what waits for an account to be active again, oldest first."""
    query = select(*_COLUMNS).where(
        _OPEN, team_requests.c.account_id == account_id, team_requests.c.kind == TeamWish.REACTIVATE
    )
    return await _read(tx, query.order_by(team_requests.c.id))


async def open_of_person(tx: Transaction, person_id: int) -> list[TeamRequest]:
    """Return what a person asked for and waits for, oldest first; not what only goes with a ticket."""
    query = select(*_COLUMNS).where(
        _OPEN, team_requests.c.person_id == person_id, team_requests.c.kind != TeamWish.VOUCH
    )
    return await _read(tx, query.order_by(team_requests.c.id))


async def last_no(tx: Transaction, person_id: int, *, company_id: int) -> datetime | None:
    """Return when a company's team, or an admin, last said no to a person."""
    query = select(func.max(team_requests.c.decided_at)).where(
        team_requests.c.person_id == person_id,
        team_requests.c.company_id == company_id,
        team_requests.c.state == TeamAnswer.REFUSED,
        team_requests.c.kind != TeamWish.VOUCH,
    )
    at: datetime | None = (await tx.connection.execute(query)).scalar_one()
    return at


async def settle(tx: Transaction, request_id: int, *, state: TeamAnswer, by: int | None) -> None:
    """Write what became of a request, and who said so; None for nobody."""
    change = update(team_requests).where(team_requests.c.id == request_id)
    await tx.connection.execute(change.values(state=state, decided_by=by, decided_at=tx.now))


async def outlived(tx: Transaction, *, before: datetime, limit: int) -> list[TeamRequest]:
    """Return open requests from before then, oldest first."""
    query = select(*_COLUMNS).where(_OPEN, team_requests.c.asked_at < before).order_by(team_requests.c.id)
    return await _read(tx, query.limit(limit).with_for_update(skip_locked=True))


def _active_in(company_id: int) -> Any:  # noqa: ANN401 - a condition of the library's own kind
    return (accounts.c.company_id == company_id) & (accounts.c.state == AccountState.ACTIVE)


async def _read(tx: Transaction, query: Select[Any]) -> list[TeamRequest]:
    return [_request(row) for row in await tx.connection.execute(query)]


def _request(row: Any) -> TeamRequest:  # noqa: ANN401 - a row of just these columns
    kinds = {"kind": TeamWish(row.kind), "state": TeamAnswer(row.state)}
    return TeamRequest(**{**row._mapping, **kinds})  # noqa: SLF001 - SQLAlchemy's public name
