"""All accounts at once, with what a sheet of them says."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, true

from knowledge.rules.accounts import AccountState
from storage.tables import accounts, companies, people
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """One account with its company; ``changed_by`` is a name, None for the desk itself or the application."""

    service: str
    company: str
    npwp: str | None
    holder: str
    email: str
    state: AccountState
    asked_at: datetime
    changed_at: datetime
    changed_by: str | None
    ticket_id: int | None


async def all_accounts(
    tx: Transaction, *, service: str | None = None, state: AccountState | None = None
) -> list[ListedAccount]:
    """Return every account of a service (of all of them), in one state (in any), by service, company and holder."""
    is_of_service = true() if service is None else accounts.c.service == service
    is_in_state = true() if state is None else accounts.c.state == state
    changer = people.alias("changer")
    query = (
        select(
            accounts.c.service,
            companies.c.name.label("company"),
            companies.c.npwp,
            accounts.c.holder,
            accounts.c.email,
            accounts.c.state,
            accounts.c.asked_at,
            accounts.c.changed_at,
            changer.c.name.label("changed_by"),
            accounts.c.ticket_id,
        )
        .join(companies, companies.c.id == accounts.c.company_id)
        .outerjoin(changer, changer.c.id == accounts.c.changed_by)
        .where(is_of_service, is_in_state)
        .order_by(accounts.c.service, companies.c.name_key, accounts.c.email_key)
    )
    rows = await tx.connection.execute(query)
    return [ListedAccount(**{**row._mapping, "state": AccountState(row.state)}) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name
