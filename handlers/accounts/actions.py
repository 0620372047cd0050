"""The desk's books of accounts: what was asked for, what was decided, and what a person has."""

from dataclasses import replace
from datetime import datetime

from handlers.account_gathering import book_of
from handlers.account_view import Earlier, MyAccount, MyBook
from handlers.desk import Desk
from handlers.outward import actions as outward
from handlers.teams import actions as teams
from knowledge.rules import accounts as rules
from knowledge.rules.accounts import AccountEvent, AccountState
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Decision, Status
from knowledge.service import AccountBook, AccountPurpose, RequestKind, Service
from storage import accounts, tickets
from storage.accounts import Account
from storage.tickets import Ticket

MOST_REQUESTS = 3  # open ones for a new password or a deactivation, of a service

_WANTED = {
    AccountPurpose.ACTIVATE: AccountEvent.ACTIVATED,
    AccountPurpose.RESET: AccountEvent.RESET,
    AccountPurpose.DEACTIVATE: AccountEvent.DEACTIVATED,
}


async def mine(desk: Desk, person_id: int) -> tuple[MyBook, ...]:
    """Return what a person has in every service that has accounts; services without any of theirs come along empty."""
    services = desk.office.library.services.values()
    books = [(service, service.accounts) for service in services if service.accounts is not None]
    return tuple([await _mine_in(desk, service, book, person_id) for service, book in books])


async def check_new(desk: Desk, service: Service, kind: RequestKind, email: str, *, person_id: int) -> None:
    """Raise a refusal for an activation that this person asked for before, or has; nothing is told of other people's.

    What somebody else asked for goes through: the admin sees both and decides.
    """
    book = service.accounts
    if book is None or kind.id != book.activate or not email:
        return
    account = await accounts.by_email(desk.tx, service.id, email=email, will_change=True)
    if account is None or account.person_id != person_id:
        return
    if account.state == AccountState.ACTIVE:
        raise Refusal("refused-account-active", email=account.email)
    if account.state == AccountState.WAITING and await _is_open(desk, account.ticket_id):
        when = desk.office.own.moment(account.asked_at)
        raise Refusal("refused-account-waiting", email=account.email, when=when, number=account.ticket_id or 0)


async def opened(desk: Desk, ticket: Ticket) -> None:
    """Write a new request for an activation into the books, before anybody looks at it."""
    book = book_of(desk, ticket)
    service = desk.office.service(ticket.service)
    kind = desk.office.kind(ticket.service, ticket.kind)
    if book is None or service is None or kind is None or ticket.kind != book.activate:
        return
    email, holder = ticket.answers[book.email], ticket.answers[book.holder]
    npwp = ticket.answers.get(book.npwp) if book.npwp else None
    company = await accounts.meet_company(desk.tx, service.id, name=ticket.answers[book.company], npwp=npwp)
    account, is_new = await accounts.meet(
        desk.tx, company, email=email, holder=holder, person_id=ticket.requester_id, state=AccountState.WAITING
    )
    if not is_new:
        if await _is_to_stay(desk, account, ticket):
            await check_new(desk, service, kind, email, person_id=ticket.requester_id)
            return
        state = rules.next_state(account.state, AccountEvent.ASKED)
        account = replace(account, state=state, company_id=company.id, holder=holder, person_id=ticket.requester_id)
    asked = replace(account, ticket_id=ticket.id, asked_at=desk.tx.now)
    await accounts.write(desk.tx, asked, AccountEvent.ASKED, by=ticket.requester_id, ticket_id=ticket.id)


async def ended(desk: Desk, ticket: Ticket) -> None:
    """Note that a request ended before anybody decided on it: its account waits no longer."""
    account = await accounts.of_ticket(desk.tx, ticket.id, will_change=True)
    if account is not None and account.state == AccountState.WAITING and ticket.decision == Decision.PENDING:
        state = rules.next_state(account.state, AccountEvent.WITHDRAWN)
        withdrawn = replace(account, state=state)
        await accounts.write(desk.tx, withdrawn, AccountEvent.WITHDRAWN, by=ticket.requester_id, ticket_id=ticket.id)


async def taken_up(desk: Desk, ticket: Ticket) -> None:
    """Let the account of a request that was taken back, and is opened again, wait again."""
    account = await accounts.of_ticket(desk.tx, ticket.id, will_change=True)
    if account is not None and account.state == AccountState.WITHDRAWN and ticket.decision == Decision.PENDING:
        waiting = replace(account, state=rules.next_state(account.state, AccountEvent.ASKED))
        await accounts.write(desk.tx, waiting, AccountEvent.ASKED, by=ticket.requester_id, ticket_id=ticket.id)


async def decided(desk: Desk, ticket: Ticket, decision: Decision, *, by: int, at: datetime) -> AccountPurpose | None:
    """Let the books follow a decision that counts, tell the application, and return what the request was for."""
    book = book_of(desk, ticket)
    purpose = book.purpose(ticket.kind) if book else None
    if book is None or purpose is None:
        return None
    email = ticket.answers.get(book.email, "")
    account = await accounts.by_email(desk.tx, ticket.service, email=email, will_change=True)
    if decision == Decision.REJECTED:
        is_own = account is not None and account.ticket_id == ticket.id and account.state == AccountState.WAITING
        if purpose == AccountPurpose.ACTIVATE and account is not None and is_own:
            await _follow(desk, account, AccountEvent.REJECTED, ticket, by=by, at=at)
        return purpose
    if account is None:
        account = await _learned(desk, ticket, book, purpose)
    if purpose == AccountPurpose.ACTIVATE:
        account = await _with_holder(desk, ticket, book, account)
    was_active = account.state == AccountState.ACTIVE
    await _follow(desk, account, _WANTED[purpose], ticket, by=by, at=at)
    if purpose == AccountPurpose.DEACTIVATE and was_active:
        await teams.tell_switched_off(desk, account.id, by=by)
    return purpose


def address_of(desk: Desk, ticket: Ticket) -> str:
    """Return the e-mail address of the account that a ticket is about; empty for any other ticket."""
    book = book_of(desk, ticket)
    return ticket.answers.get(book.email, "") if book else ""


async def _follow(desk: Desk, account: Account, event: AccountEvent, ticket: Ticket, *, by: int, at: datetime) -> None:
    if (account.state, event) not in rules.TRANSITIONS:
        return  # e.g. switched off already: the admin's word changes nothing more
    changed = replace(account, state=rules.next_state(account.state, event))
    written = await accounts.write(desk.tx, changed, event, by=by, ticket_id=ticket.id)
    await outward.announce(desk, written, event, by=by, at=at, ticket_id=ticket.id)


async def _learned(desk: Desk, ticket: Ticket, book: AccountBook, purpose: AccountPurpose) -> Account:
    """Write down an account that an admin knows and the books do not; who holds it, only an activation says."""
    company = await accounts.meet_company(desk.tx, ticket.service, name=ticket.answers.get(book.company, ""))
    is_new = purpose == AccountPurpose.ACTIVATE
    account, _is_made = await accounts.meet(
        desk.tx,
        company,
        email=ticket.answers.get(book.email, ""),
        holder=ticket.answers.get(book.holder, ""),
        person_id=ticket.requester_id if is_new else None,
        state=AccountState.WAITING if is_new else AccountState.ACTIVE,
    )
    return account


async def _with_holder(desk: Desk, ticket: Ticket, book: AccountBook, account: Account) -> Account:
    """Return an account as its approved request has it; the books may have it under another company or name."""
    company = await accounts.meet_company(desk.tx, ticket.service, name=ticket.answers.get(book.company, ""))
    holder = ticket.answers.get(book.holder, "")
    return replace(account, company_id=company.id, holder=holder, person_id=ticket.requester_id, ticket_id=ticket.id)


async def _is_to_stay(desk: Desk, account: Account, ticket: Ticket) -> bool:
    """Tell whether the books keep an account as it is until somebody decides.

    It is active, it was somebody else's, or it waits for a decision on another request that is still open.
    """
    if account.state == AccountState.INACTIVE:
        return account.person_id not in {None, ticket.requester_id}
    if account.state == AccountState.WAITING:
        return account.ticket_id != ticket.id and await _is_open(desk, account.ticket_id)
    return account.state == AccountState.ACTIVE


async def _is_open(desk: Desk, ticket_id: int | None) -> bool:
    ticket = await tickets.get(desk.tx, ticket_id) if ticket_id is not None else None
    return ticket is not None and ticket.status != Status.CLOSED


async def _mine_in(desk: Desk, service: Service, book: AccountBook, person_id: int) -> MyBook:
    held = [await _own(desk, each) for each in await accounts.of_person(desk.tx, person_id, service=service.id)]
    others = [kind for kind in (book.reset, book.deactivate) if kind]
    asked = await tickets.of_kinds(
        desk.tx, person_id, service=service.id, kinds=others, before=_NEWEST, limit=MOST_REQUESTS
    )
    requests = [
        Earlier(each.id, service.kinds.get(each.kind), each.status, each.decision)
        for each in asked
        if each.status != Status.CLOSED
    ]
    return MyBook(service, book, tuple(held), tuple(requests))


async def _own(desk: Desk, account: Account) -> MyAccount:
    company = await accounts.company(desk.tx, account.company_id)
    is_open = await _is_open(desk, account.ticket_id)
    return MyAccount(
        email=account.email,
        company=company.name if company else "",
        state=account.state,
        ticket=account.ticket_id or 0 if is_open else 0,
        asked_at=account.asked_at,
        changed_at=account.changed_at,
    )


_NEWEST = 2**62  # a number that no ticket reaches
