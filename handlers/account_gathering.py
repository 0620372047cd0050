"""What there is on an account request beside the ticket, put together from the rows for whoever decides on it."""

from collections.abc import Sequence

from handlers.account_view import AccountView, Earlier, Fellow, VerdictView
from handlers.desk import Desk
from knowledge.rules import account_checks as checks
from knowledge.rules import verdicts as rules
from knowledge.rules.account_checks import Known, Remark
from knowledge.rules.accounts import AccountState, company_key
from knowledge.rules.ticket import Decision, Status
from knowledge.rules.verdicts import VerdictState
from knowledge.service import AccountBook
from storage import accounts, people, tickets, verdicts
from storage.accounts import Account, Company
from storage.tickets import Ticket
from storage.verdicts import Said

MOST_FELLOWS = 3
MOST_EARLIER = 3
MOST_LOOKED_AT = 500  # addresses of a company whose domains are compared


def book_of(desk: Desk, ticket: Ticket) -> AccountBook | None:
    """Return what the pack says of accounts, where the ticket is about one."""
    service = desk.office.service(ticket.service)
    book = service.accounts if service else None
    return book if book is not None and ticket.kind in book.kinds else None


async def gather_verdict(desk: Desk, ticket: Ticket) -> VerdictView | None:
    """Return the admins' last word on a ticket; None where nobody said one."""
    if ticket.decision == Decision.NOT_NEEDED:
        return None
    is_pending = ticket.decision == Decision.PENDING
    said = await verdicts.open_of(desk.tx, ticket.id) if is_pending else [await verdicts.told_of(desk.tx, ticket.id)]
    last = said[-1] if said else None
    return await _view_of(desk, last) if last is not None else None


async def gather_account(desk: Desk, ticket: Ticket) -> AccountView | None:
    """Return what there is on the account that a ticket is about; None for any other, and once it is closed."""
    book = book_of(desk, ticket)
    if book is None or ticket.status == Status.CLOSED:
        return None
    name, email = ticket.answers.get(book.company, ""), ticket.answers.get(book.email, "")
    company = await accounts.company_named(desk.tx, ticket.service, name=name)
    account = await accounts.by_email(desk.tx, ticket.service, email=email)
    but = account.id if account else None
    counts = await accounts.count_of_company(desk.tx, company.id, but=but) if company else {}
    fellows = await accounts.of_company(desk.tx, company.id, limit=MOST_FELLOWS, but=but) if company else []
    past = await tickets.of_kinds(
        desk.tx,
        ticket.requester_id,
        service=ticket.service,
        kinds=book.kinds,
        before=ticket.id,
        limit=MOST_EARLIER,
    )
    return AccountView(
        company=company.name if company else name,
        counts=counts,
        fellows=as_fellows(fellows),
        remarks=tuple(await _remarks(desk, ticket, book, company, account)),
        earlier=tuple(
            Earlier(each.id, desk.office.kind(each.service, each.kind), each.status, each.decision) for each in past
        ),
    )


def as_fellows(found: Sequence[Account]) -> tuple[Fellow, ...]:
    """Return accounts as screens list them."""
    return tuple(Fellow(each.holder, each.email, each.state) for each in found)


async def _remarks(
    desk: Desk, ticket: Ticket, book: AccountBook, company: Company | None, account: Account | None
) -> list[Remark]:
    email = ticket.answers.get(book.email, "")
    but = account.id if account else None
    others = await accounts.emails_of_company(desk.tx, company.id, limit=MOST_LOOKED_AT, but=but) if company else []
    known = await _known(desk, ticket, ticket.answers.get(book.company, ""), account)
    if ticket.kind != book.activate:
        return list(checks.of_existing(email, others, known))
    npwp = ticket.answers.get(book.npwp, "") if book.npwp else ""
    on_books = (company.npwp if company else None) or ""
    return list(checks.of_activation(email, others, known, npwp=npwp, company_npwp=on_books))


async def _known(desk: Desk, ticket: Ticket, company_name: str, account: Account | None) -> Known:
    if account is None:
        return Known()
    on_books = await accounts.company(desk.tx, account.company_id)
    is_other = on_books is not None and on_books.name_key != company_key(company_name)
    rival = account.ticket_id if account.state == AccountState.WAITING and account.ticket_id != ticket.id else None
    return Known(
        state=account.state,
        holder=account.holder,
        is_requester=None if account.person_id is None else account.person_id == ticket.requester_id,
        company=on_books.name if on_books is not None and is_other else "",
        waiting_ticket=rival or 0,
    )


async def _view_of(desk: Desk, said: Said) -> VerdictView:
    admin = await people.find(desk.tx, said.by_id)
    return VerdictView(
        verdict=said.verdict,
        state=said.state,
        reason=said.reason,
        admin=admin.name if admin else "",
        unit=desk.office.unit(said.unit).name,
        at=said.at,
        due_at=said.due_at if said.state == VerdictState.STANDING else None,
        can_be_undone=rules.can_be_undone(said.state, said.due_at, desk.tx.now),
    )
