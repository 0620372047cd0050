"""Accounts and companies as rows, each change with a line of history; rules are in ``knowledge.rules.accounts``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, insert, select, true, update

from knowledge.rules.accounts import AccountEvent, AccountState, company_key, email_key
from storage.dialect import upsert
from storage.tables import account_history, accounts, companies, people
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Company:
    """One company of a service; ``npwp`` is digits only."""

    id: int
    service: str
    name: str
    name_key: str
    npwp: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """One account; ``person_id`` is its holder where the desk knows who that is, ``holder`` the name in any case.

    ``ticket_id`` is the newest request for it, ``asked_at`` when that was.
    """

    id: int
    service: str
    company_id: int
    person_id: int | None
    holder: str
    email: str
    email_key: str
    state: AccountState
    ticket_id: int | None
    asked_at: datetime
    changed_by: int | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One line of an account's history; ``actor`` is the person's name, or empty for the desk itself."""

    at: datetime
    actor: str
    actor_id: int | None
    event: AccountEvent
    state: AccountState
    ticket_id: int | None
    details: Mapping[str, Any]


_COMPANY = [companies.c[name] for name in Company.__dataclass_fields__]
_ACCOUNT = [accounts.c[name] for name in Account.__dataclass_fields__]
_CHANGING = ("company_id", "person_id", "holder", "state", "ticket_id", "asked_at", "changed_by", "changed_at")


async def company_named(tx: Transaction, service: str, *, name: str) -> Company | None:
    """Return the company by this name, in any spelling."""
    return await _company(tx, (companies.c.service == service) & (companies.c.name_key == company_key(name)))


async def company(tx: Transaction, company_id: int) -> Company | None:
    """Return a company by its id."""
    return await _company(tx, companies.c.id == company_id)


async def meet_company(tx: Transaction, service: str, *, name: str, npwp: str | None = None) -> Company:
    """Return the company by this name, written down at the first meeting; an NPWP is kept once it is known."""
    key = company_key(name)
    values = {"service": service, "name": name, "name_key": key, "npwp": npwp, "made_at": tx.now}
    await tx.connection.execute(upsert(tx, companies).values(values).on_conflict_do_nothing())
    known = await company_named(tx, service, name=name)
    if known is None:
        raise LookupError(f"a company that was just written down is gone: {key!r}")
    if npwp and not known.npwp:
        await tx.connection.execute(update(companies).where(companies.c.id == known.id).values(npwp=npwp))
        known = replace(known, npwp=npwp)
    return known


async def get(tx: Transaction, account_id: int, *, will_change: bool = False) -> Account | None:
    """Return an account; with ``will_change``, nobody else changes it until this transaction ends."""
    return await _one(tx, select(*_ACCOUNT).where(accounts.c.id == account_id), will_change=will_change)


async def by_email(tx: Transaction, service: str, *, email: str, will_change: bool = False) -> Account | None:
    """Return the account with this address, however it is written."""
    query = select(*_ACCOUNT).where(accounts.c.service == service, accounts.c.email_key == email_key(email))
    return await _one(tx, query, will_change=will_change)


async def of_ticket(tx: Transaction, ticket_id: int, *, will_change: bool = False) -> Account | None:
    """Return the account that this ticket asked for, as long as no newer one did."""
    query = select(*_ACCOUNT).where(accounts.c.ticket_id == ticket_id).order_by(accounts.c.id).limit(1)
    return await _one(tx, query, will_change=will_change)


async def of_person(
    tx: Transaction,
    person_id: int,
    *,
    service: str | None = None,
    states: Collection[AccountState] = tuple(AccountState),
) -> list[Account]:
    """Return a person's accounts, the newest request first."""
    is_there = true() if service is None else accounts.c.service == service
    query = select(*_ACCOUNT).where(accounts.c.person_id == person_id, is_there, accounts.c.state.in_(list(states)))
    rows = await tx.connection.execute(query.order_by(accounts.c.asked_at.desc(), accounts.c.id.desc()))
    return [_account(row) for row in rows]


async def of_company(
    tx: Transaction,
    company_id: int,
    *,
    limit: int,
    offset: int = 0,
    states: Collection[AccountState] = tuple(AccountState),
    but: int | None = None,
) -> list[Account]:
    """Return a company's accounts in these states by their holders' names, all ``but`` this account."""
    query = select(*_ACCOUNT).where(*_in_company(company_id, states, but))
    query = query.order_by(func.lower(accounts.c.holder), accounts.c.id).limit(limit).offset(offset)
    return [_account(row) for row in await tx.connection.execute(query)]


async def count_of_company(tx: Transaction, company_id: int, *, but: int | None = None) -> Mapping[AccountState, int]:
    """Return how many accounts a company has in each state, all ``but`` this one; a state without any is 0."""
    query = select(accounts.c.state, func.count()).where(*_in_company(company_id, tuple(AccountState), but))
    found = {
        AccountState(state): count for state, count in await tx.connection.execute(query.group_by(accounts.c.state))
    }
    return {state: found.get(state, 0) for state in AccountState}


async def emails_of_company(tx: Transaction, company_id: int, *, limit: int, but: int | None = None) -> list[str]:
    """Return the addresses of a company's active and waiting accounts, the newest first, all ``but`` this one's."""
    states = (AccountState.ACTIVE, AccountState.WAITING)
    query = select(accounts.c.email).where(*_in_company(company_id, states, but)).order_by(accounts.c.id.desc())
    return list((await tx.connection.execute(query.limit(limit))).scalars())


async def meet(
    tx: Transaction, company: Company, *, email: str, holder: str, person_id: int | None, state: AccountState
) -> tuple[Account, bool]:
    """Return the account with this address, about to change, and whether it was written down just now.

    A known one is returned as it is, whatever else is said of it here; `write` does the rest, and the first line of
    the history.
    """
    values = {
        "service": company.service,
        "company_id": company.id,
        "person_id": person_id,
        "holder": holder,
        "email": email,
        "email_key": email_key(email),
        "state": state,
        "asked_at": tx.now,
        "changed_by": person_id,
        "changed_at": tx.now,
    }
    made = await tx.connection.execute(upsert(tx, accounts).values(values).on_conflict_do_nothing())
    account = await by_email(tx, company.service, email=email, will_change=True)
    if account is None:
        raise LookupError("an account that was just written down is gone")
    return account, made.rowcount == 1


async def write(
    tx: Transaction,
    account: Account,
    event: AccountEvent,
    *,
    by: int | None,
    ticket_id: int | None = None,
    details: Mapping[str, str | int] | None = None,
) -> Account:
    """Write an account as it is from now on, and the line of its history that says why; return it so.

    ``account`` is what `dataclasses.replace` made of the one that was read with ``will_change``; its state is where
    `knowledge.rules.accounts.next_state` says that the event leads, its address stays what it is. ``by`` is None for
    the desk itself, or the application; ``ticket_id`` and ``details`` are for the history only. Never a password.
    """
    changed = replace(account, changed_by=by, changed_at=tx.now)
    values = {name: getattr(changed, name) for name in _CHANGING}
    await tx.connection.execute(update(accounts).where(accounts.c.id == account.id).values(values))
    line = {
        "account_id": account.id,
        "at": tx.now,
        "actor_id": by,
        "event": event,
        "state": account.state,
        "ticket_id": ticket_id,
        "details": dict(details or {}),
    }
    await tx.connection.execute(insert(account_history).values(line))
    return changed


async def history_of(tx: Transaction, account_id: int) -> list[AccountLine]:
    """Return an account's whole history, oldest line first."""
    line = account_history.c
    query = (
        select(line.at, people.c.name, line.actor_id, line.event, line.state, line.ticket_id, line.details)
        .join_from(account_history, people, people.c.id == line.actor_id, isouter=True)
        .where(line.account_id == account_id)
        .order_by(line.id)
    )
    return [
        AccountLine(at, name or "", actor_id, AccountEvent(event), AccountState(state), ticket_id, details)
        for at, name, actor_id, event, state, ticket_id, details in await tx.connection.execute(query)
    ]


def _in_company(company_id: int, states: Collection[AccountState], but: int | None) -> list[ColumnElement[bool]]:
    wanted = [accounts.c.company_id == company_id, accounts.c.state.in_(list(states))]
    return [*wanted, accounts.c.id != but] if but is not None else wanted


async def _company(tx: Transaction, condition: ColumnElement[bool]) -> Company | None:
    row = (await tx.connection.execute(select(*_COMPANY).where(condition))).one_or_none()
    return Company(*row) if row else None


async def _one(tx: Transaction, query: Select[Any], *, will_change: bool) -> Account | None:
    row = (await tx.connection.execute(query.with_for_update() if will_change else query)).one_or_none()
    return _account(row) if row else None


def _account(row: object) -> Account:
    values = dict(row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001 - SQLAlchemy's public name
    return Account(**{**values, "state": AccountState(values["state"])})
