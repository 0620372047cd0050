"""What happens in a team: accounts switched off and on, people let in; the rows decide at the moment of the tap."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.desk import Desk
from handlers.outward import actions as outward
from handlers.screen import Screen
from handlers.teams import looking, news, telling
from handlers.texts import Texts
from knowledge.rules import teams as rules
from knowledge.rules.accounts import AccountEvent, AccountState, next_state
from knowledge.rules.refusals import Refusal
from knowledge.rules.teams import TeamAnswer, TeamWish, Tie
from storage import accounts, teams
from storage.accounts import Account, Company
from storage.people import Person
from storage.teams import TeamRequest
from storage.tickets import Ticket


async def switch_off(desk: Desk, account_id: int, *, person: Person) -> Account:
    """Switch an account off and tell everybody concerned; return it."""
    account, company, ties = await _locked(desk, account_id, person)
    rules.check_switch_off(account.state, ties)
    details = {"as": str(rules.switched_by(ties))}
    written = await _follow(desk, account, AccountEvent.DEACTIVATED, by=person, details=details)
    await telling.tell_switched(desk, written, company, by=person.id, is_on=False)
    return written


async def tell_switched_off(desk: Desk, account_id: int, *, by: int) -> None:
    """Tell the sections, and the holder, of an account that an admin's decision on a ticket switched off."""
    account = await accounts.get(desk.tx, account_id)
    company = await accounts.company(desk.tx, account.company_id) if account else None
    if account is not None and company is not None:
        await telling.tell_switched(desk, account, company, by=by, is_on=False)


async def switch_on(desk: Desk, account_id: int, *, person: Person) -> Account:
    """Let an account be active again, as an admin; what asked for it has settled itself."""
    account, company, ties = await _locked(desk, account_id, person)
    rules.check_switch_on(account.state, ties)
    written = await _follow(desk, account, AccountEvent.REACTIVATED, by=person)
    for request in await teams.open_about(desk.tx, account.id):
        await _settle(desk, request, TeamAnswer.GRANTED, by=person.id)
        if request.person_id != account.person_id:  # the holder hears of it anyway
            await tell_asker(desk, request)
    await telling.tell_switched(desk, written, company, by=person.id, is_on=True)
    return written


async def check_switchable(desk: Desk, account_id: int, *, person: Person) -> None:
    """Raise a refusal when this person may not switch this account off now."""
    account, _company, ties = await _locked(desk, account_id, person)
    rules.check_switch_off(account.state, ties)


async def ask_back(desk: Desk, account_id: int, *, person: Person) -> TeamRequest:
    """Ask those who may decide for an account to be active again; a refusal when that was asked already."""
    account, company, ties = await _locked(desk, account_id, person)
    rules.check_ask_back(account.state, ties)
    if await teams.open_about(desk.tx, account.id):
        raise Refusal("refused-team-asked")
    await _check_patience(desk, company, person)
    return await _put(desk, TeamWish.REACTIVATE, company, account, person=person)


async def ask_to_join(desk: Desk, service_id: str, answers: Mapping[str, str], *, person: Person) -> TeamRequest:
    """Ask to be let into a company's team; ``answers`` are ``company``, ``holder`` and ``email``."""
    named = await accounts.meet_company(desk.tx, service_id, name=answers["company"])
    company = await teams.lock(desk.tx, named.id) or named
    email = answers["email"]
    account = await accounts.by_email(desk.tx, company.service, email=email, will_change=True)
    found = await looking.found_for(desk, account, company, person_id=person.id)
    waiting = await teams.open_of_person(desk.tx, person.id)
    if any(each.company_id == company.id and each.email == email for each in waiting):
        raise Refusal("refused-team-asked")
    last_no = await teams.last_no(desk.tx, person.id, company_id=company.id)
    rules.check_join(found, open_requests=len(waiting), last_no=last_no, now=desk.tx.now)
    is_back = found.is_own and found.is_here and found.state == AccountState.INACTIVE
    if is_back and account is not None and await teams.open_about(desk.tx, account.id):
        raise Refusal("refused-team-asked")
    kind = TeamWish.REACTIVATE if is_back else TeamWish.JOIN
    return await _put(desk, kind, company, account, person=person, holder=answers["holder"], email=email)


async def ask_colleagues(desk: Desk, ticket: Ticket) -> None:
    """Ask colleagues whether they know who asks for an activation; nothing where the company has none."""
    account = await accounts.of_ticket(desk.tx, ticket.id)
    company = await accounts.company(desk.tx, account.company_id) if account else None
    if account is None or company is None or account.state != AccountState.WAITING:
        return
    if not await teams.members(desk.tx, company.id, limit=1, but={ticket.requester_id}):
        return
    request = await teams.ask(
        desk.tx,
        TeamWish.VOUCH,
        company_id=company.id,
        account_id=account.id,
        person_id=ticket.requester_id,
        holder=account.holder,
        email=account.email,
        ticket_id=ticket.id,
    )
    await telling.put_before(desk, request, company)


async def withdraw(desk: Desk, request_id: int, *, person: Person) -> None:
    """Take back what one asked for; a refusal for what is another's, or is decided."""
    request, _company = await locked_request(desk, request_id)
    if request.person_id != person.id:
        raise Refusal("refused-not-yours")
    if request.state != TeamAnswer.OPEN:
        raise Refusal("refused-team-settled")
    await _settle(desk, request, TeamAnswer.WITHDRAWN, by=person.id)


async def let_go(desk: Desk) -> None:
    """End the requests that nobody decided for too long, and tell who made them."""
    for request in await teams.outlived(desk.tx, before=desk.tx.now - rules.LIVES, limit=looking.MOST_REQUESTS):
        await _settle(desk, request, TeamAnswer.OVER, by=None)
        if request.kind != TeamWish.VOUCH:
            await tell_asker(desk, request)


async def tell_asker(desk: Desk, request: TeamRequest) -> None:
    """Tell who made a request how it ended."""
    current = await teams.get(desk.tx, request.id) or request
    asked = await looking.as_asked(desk, current)

    def ended(say: Texts) -> Screen:
        return news.ended(say, asked)

    await telling.tell_person(desk, request.person_id, ended)


async def locked_request(desk: Desk, request_id: int) -> tuple[TeamRequest, Company]:
    """Return a request as it is once nobody else changes its team."""
    request = await teams.get(desk.tx, request_id)
    company = await teams.lock(desk.tx, request.company_id) if request else None
    current = await teams.get(desk.tx, request_id)
    if company is None or current is None:
        raise Refusal("refused-stale")
    return current, company


async def _locked(desk: Desk, account_id: int, person: Person) -> tuple[Account, Company, frozenset[Tie]]:
    """Return an account, its company and what this person is to both, once nobody else changes the team."""
    known = await accounts.get(desk.tx, account_id)
    company = await teams.lock(desk.tx, known.company_id) if known else None
    account = await accounts.get(desk.tx, account_id, will_change=True)
    if company is None or account is None or account.company_id != company.id:
        raise Refusal("refused-stale")
    return account, company, await looking.ties_of(desk, company, person_id=person.id, account=account)


async def _follow(
    desk: Desk, account: Account, event: AccountEvent, *, by: Person, details: Mapping[str, str | int] | None = None
) -> Account:
    changed = replace(account, state=next_state(account.state, event))
    written = await accounts.write(desk.tx, changed, event, by=by.id, details=details)
    await outward.announce(desk, written, event)
    return written


async def _put(
    desk: Desk,
    kind: TeamWish,
    company: Company,
    account: Account | None,
    *,
    person: Person,
    holder: str = "",
    email: str = "",
) -> TeamRequest:
    request = await teams.ask(
        desk.tx,
        kind,
        company_id=company.id,
        account_id=account.id if account is not None and kind == TeamWish.REACTIVATE else None,
        person_id=person.id,
        holder=account.holder if account is not None and kind == TeamWish.REACTIVATE else holder,
        email=account.email if account is not None and kind == TeamWish.REACTIVATE else email,
    )
    await telling.put_before(desk, request, company)
    return request


async def _check_patience(desk: Desk, company: Company, person: Person) -> None:
    waiting = await teams.open_of_person(desk.tx, person.id)
    last_no = await teams.last_no(desk.tx, person.id, company_id=company.id)
    rules.check_patience(open_requests=len(waiting), last_no=last_no, now=desk.tx.now)


async def _settle(desk: Desk, request: TeamRequest, state: TeamAnswer, *, by: int | None) -> None:
    await teams.settle(desk.tx, request.id, state=state, by=by)
    await telling.close_notices(desk, request.id)
