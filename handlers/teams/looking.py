"""What somebody sees of a team, gathered from the rows as they are now, after their right to see it was judged."""

from handlers.desk import Desk
from handlers.teams.views import AccountPage, Asked, Home, Member, Team
from knowledge.rules import teams as rules
from knowledge.rules import verdicts
from knowledge.rules.accounts import AccountState
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from knowledge.rules.teams import Found, TeamAnswer, TeamWish, Tie
from knowledge.service import Service
from knowledge.wording import Wording
from storage import accounts, people, teams
from storage.accounts import Account, Company
from storage.people import Standing
from storage.teams import TeamRequest

MOST_REQUESTS = 8  # shown at once: what is decided makes room


async def home(desk: Desk, person_id: int) -> Home:
    """Return where a person stands."""
    companies = await teams.of_person(desk.tx, person_id)
    off = await accounts.of_person(desk.tx, person_id, states=(AccountState.INACTIVE,))
    asked = await teams.open_of_person(desk.tx, person_id)
    services = desk.office.library.services.values()
    return Home(
        teams=tuple((each.id, each.name, title_of(desk, each.service)) for each in companies),
        off=tuple((each.id, each.email) for each in off),
        asked=tuple([await as_asked(desk, each) for each in asked]),
        services=tuple(service for service in services if service.accounts is not None),
    )


async def team(desk: Desk, company_id: int, *, page: int, person_id: int, is_staff: bool = False) -> Team:
    """Return a page of a company's accounts; a refusal for somebody who may not see them.

    ``is_staff``, here and below: it is looked at in a section's group, where one is nothing but staff.
    """
    company = await _company(desk, company_id)
    rules.check_see(_as_there(await ties_of(desk, company, person_id=person_id), is_staff=is_staff))
    counts = await accounts.count_of_company(desk.tx, company.id)
    pages = max(1, -(-sum(counts[state] for state in rules.SHOWN) // rules.PAGE))
    here = min(page, pages - 1)
    found = await accounts.of_company(
        desk.tx, company.id, limit=rules.PAGE, offset=here * rules.PAGE, states=rules.SHOWN
    )
    return Team(
        company_id=company.id,
        company=company.name,
        service_id=company.service,
        service=title_of(desk, company.service),
        counts=counts,
        members=tuple(
            Member(each.id, each.holder, each.state, is_own=each.person_id == person_id and not is_staff)
            for each in found
        ),
        page=here,
        pages=pages,
        asked=len(await teams.open_of_company(desk.tx, company.id, limit=MOST_REQUESTS)),
        is_staff=is_staff,
    )


async def account_page(desk: Desk, account_id: int, *, person_id: int, is_staff: bool = False) -> AccountPage:
    """Return one account; a refusal for somebody who may not see it."""
    account, company = await _account(desk, account_id)
    ties = _as_there(await ties_of(desk, company, person_id=person_id, account=account), is_staff=is_staff)
    rules.check_see_account(ties)
    counts = await accounts.count_of_company(desk.tx, company.id)
    asked = [each.id for each in await teams.open_about(desk.tx, account.id)]
    return AccountPage(
        account_id=account.id,
        company_id=company.id,
        company=company.name,
        service=title_of(desk, company.service),
        holder=account.holder,
        email=account.email,
        state=account.state,
        changed_at=account.changed_at,
        is_own=Tie.HOLDER in ties,
        is_last=account.state == AccountState.ACTIVE and counts[AccountState.ACTIVE] == 1,
        may_switch_off=rules.may_switch_off(account.state, ties),
        may_switch_on=rules.may_switch_on(account.state, ties),
        may_ask_back=rules.may_ask_back(account.state, ties) and not asked,
        may_see_team=bool({Tie.MEMBER, Tie.STAFF, Tie.ADMIN} & ties),
        asked=asked[0] if asked else 0,
    )


async def requests(desk: Desk, company_id: int, *, person_id: int, is_staff: bool = False) -> tuple[Asked, ...]:
    """Return what a company's team is asked; a refusal for somebody who may not see it."""
    company = await _company(desk, company_id)
    rules.check_see(_as_there(await ties_of(desk, company, person_id=person_id), is_staff=is_staff))
    found = await teams.open_of_company(desk.tx, company.id, limit=MOST_REQUESTS)
    return tuple([await as_asked(desk, each, person_id=person_id) for each in found])


async def request(desk: Desk, request_id: int, *, person_id: int, is_staff: bool = False) -> Asked:
    """Return one request; a refusal for somebody who may not see it."""
    found = await teams.get(desk.tx, request_id)
    if found is None:
        raise Refusal("refused-stale")
    company = await _company(desk, found.company_id)
    if found.person_id != person_id:
        rules.check_see(await ties_of(desk, company, person_id=person_id))
    return await as_asked(desk, found, person_id=person_id, is_staff=is_staff)


async def as_asked(desk: Desk, found: TeamRequest, *, person_id: int = 0, is_staff: bool = False) -> Asked:
    """Return a request as screens show it, to this person; without one, to nobody in particular."""
    company = await _company(desk, found.company_id)
    names = await people.names(desk.tx, {found.person_id, found.decided_by or found.person_id})
    account = await account_of(desk, found, company)
    needs_admin = await is_for_admins(desk, found, company)
    all_ties = await ties_of(desk, company, person_id=person_id, account=account, asked_by=found.person_id)
    ties = _as_there(all_ties, is_staff=is_staff)
    is_own = account is None or account.person_id == found.person_id or found.kind == TeamWish.JOIN
    return Asked(
        request_id=found.id,
        kind=found.kind,
        state=found.state,
        company_id=company.id,
        company=company.name,
        service=title_of(desk, company.service),
        asker=names.get(found.person_id, ""),
        holder=found.holder,
        email=found.email,
        asked_at=found.asked_at,
        is_about_asker=is_own,
        decided_by=names.get(found.decided_by or 0, ""),
        needs_admin=needs_admin,
        number=found.ticket_id or 0,
        may_see_team=bool({Tie.MEMBER, Tie.STAFF} & ties),
        may_decide=found.state == TeamAnswer.OPEN and rules.may_decide(found.kind, ties, needs_admin=needs_admin),
    )


async def companies_named(desk: Desk, name: str, *, chat_id: int, person_id: int) -> list[Company]:
    """Return the companies by this name in services on whose accounts this group decides; a refusal for outsiders."""
    if await people.standing(desk.tx, person_id, chat_id=chat_id) not in {Standing.ADMIN, Standing.MEMBER}:
        raise Refusal("refused-not-staff")
    found = []
    for service in desk.office.library.services.values():
        is_ours = service.accounts is not None and chat_id in {unit.chat_id for unit in sections(desk, service.id)}
        company = await accounts.company_named(desk.tx, service.id, name=name) if is_ours and name else None
        if company is not None:
            found.append(company)
    return found


async def ties_of(
    desk: Desk, company: Company, *, person_id: int, account: Account | None = None, asked_by: int = 0
) -> frozenset[Tie]:
    """Return what a person is to a company's team, to one of its accounts, or to a request, by the rows as they are."""
    ties = {Tie.ASKER} if person_id == asked_by else set[Tie]()
    if account is not None and account.person_id == person_id:
        ties.add(Tie.HOLDER)
    if await teams.is_member(desk.tx, person_id, company_id=company.id):
        ties.add(Tie.MEMBER)
    standings = [
        await people.standing(desk.tx, person_id, chat_id=unit.chat_id) for unit in sections(desk, company.service)
    ]
    if Standing.ADMIN in standings:
        ties.add(Tie.ADMIN)
    if Standing.ADMIN in standings or Standing.MEMBER in standings:
        ties.add(Tie.STAFF)
    return frozenset(ties)


def sections(desk: Desk, service_id: str) -> tuple[Unit, ...]:
    """Return the units whose admins decide on a service's accounts."""
    service = desk.office.service(service_id)
    wanted = service.accounts.deciders if service and service.accounts else ()
    known = {unit.id for unit in desk.office.units}
    own = desk.office.unit(service.unit if service else "").id
    return tuple(desk.office.unit(unit) for unit in verdicts.deciding_units(wanted, own, known))


async def account_of(desk: Desk, found: TeamRequest, company: Company) -> Account | None:
    """Return the account that a request is about, as it is now; None for one that is new to the books."""
    if found.account_id is not None:
        return await accounts.get(desk.tx, found.account_id)
    return await accounts.by_email(desk.tx, company.service, email=found.email)


async def found_for(desk: Desk, account: Account | None, company: Company, *, person_id: int) -> Found:
    """Return what the books have of the account that a person wants to join with."""
    if account is None:
        return Found()
    is_off = account.state == AccountState.INACTIVE and await teams.is_off_by_admin(desk.tx, account.id)
    return Found(
        state=account.state,
        is_own=account.person_id == person_id,
        is_anothers=account.person_id not in {None, person_id},
        is_here=account.company_id == company.id,
        is_off_by_admin=is_off,
    )


async def is_for_admins(desk: Desk, found: TeamRequest, company: Company) -> bool:
    """Tell whether only an admin can judge a request, by the rows as they are now."""
    account = await account_of(desk, found, company)
    if found.kind == TeamWish.JOIN:
        return (await found_for(desk, account, company, person_id=found.person_id)).needs_admin
    return (
        found.kind == TeamWish.REACTIVATE and account is not None and await teams.is_off_by_admin(desk.tx, account.id)
    )


def service_of(desk: Desk, service_id: str) -> Service:
    """Return a service that has accounts; a refusal when it is not (any more) there."""
    service = desk.office.service(service_id)
    if service is None or service.accounts is None:
        raise Refusal("refused-stale")
    return service


async def _company(desk: Desk, company_id: int) -> Company:
    company = await accounts.company(desk.tx, company_id)
    if company is None:
        raise Refusal("refused-stale")
    return company


async def _account(desk: Desk, account_id: int) -> tuple[Account, Company]:
    account = await accounts.get(desk.tx, account_id)
    if account is None:
        raise Refusal("refused-stale")
    return account, await _company(desk, account.company_id)


def _as_there(ties: frozenset[Tie], *, is_staff: bool) -> frozenset[Tie]:
    """Return what somebody is in the chat they look from: in a group, not what they are elsewhere."""
    return ties & {Tie.STAFF, Tie.ADMIN} if is_staff else ties


def title_of(desk: Desk, service_id: str) -> Wording:
    """Return a service's title, or its id when it is not (any more) there."""
    service = desk.office.service(service_id)
    return service.title if service else Wording(service_id)
