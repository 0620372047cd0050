"""A colleague's or an admin's word on a request: the first one counts."""

from dataclasses import replace

from handlers.card import actions as card
from handlers.desk import Desk
from handlers.outward import actions as outward
from handlers.teams import actions as team
from handlers.teams import looking, news, telling
from handlers.teams.views import Asked
from knowledge.rules import teams as rules
from knowledge.rules.accounts import AccountEvent, AccountState, next_state
from knowledge.rules.refusals import Refusal
from knowledge.rules.teams import TeamAnswer, TeamWish
from knowledge.rules.ticket import Event, Status
from storage import accounts, history, people, teams, tickets
from storage.accounts import Account, Company
from storage.people import Person
from storage.teams import TeamRequest


async def decide(desk: Desk, request_id: int, *, grant: bool, person: Person) -> Asked:
    """Say yes or no to a request, and return how it stands; whoever comes second is told who was first.

    A refusal for somebody who may not decide, by the rows as they are now.
    """
    request, company = await team.locked_request(desk, request_id)
    account = await looking.account_of(desk, request, company)
    ties = await looking.ties_of(desk, company, person_id=person.id, account=account, asked_by=request.person_id)
    needs_admin = await looking.is_for_admins(desk, request, company)
    rules.check_decide(request.kind, ties, needs_admin=needs_admin)
    await _refuse_second(desk, request)
    state = TeamAnswer.GRANTED if grant else TeamAnswer.REFUSED
    if not await _may_still(desk, request, account):
        state = TeamAnswer.OVER
    elif request.kind == TeamWish.VOUCH:
        await _note(desk, request, person, is_known=grant)
    elif grant:
        await _carry_out(desk, request, company, person)
    await teams.settle(desk.tx, request.id, state=state, by=person.id)
    await telling.close_notices(desk, request.id)
    settled, _ = await team.locked_request(desk, request_id)
    if request.kind != TeamWish.VOUCH:
        await team.tell_asker(desk, settled)
    return await looking.as_asked(desk, settled, person_id=person.id)


async def _refuse_second(desk: Desk, request: TeamRequest) -> None:
    """Raise a refusal that tells who was first, for a request that is not open any more."""
    if request.state == TeamAnswer.OPEN:
        return
    first = await people.find(desk.tx, request.decided_by)
    if first is None or request.state not in {TeamAnswer.GRANTED, TeamAnswer.REFUSED}:
        raise Refusal("refused-team-settled")
    raise Refusal("refused-team-decided", name=first.name)


async def _may_still(desk: Desk, request: TeamRequest, account: Account | None) -> bool:
    """Tell whether there is still something to decide: the account may have changed meanwhile by another way."""
    if request.kind == TeamWish.REACTIVATE:
        return account is not None and account.state == AccountState.INACTIVE
    if request.kind == TeamWish.VOUCH:
        ticket = await tickets.get(desk.tx, request.ticket_id) if request.ticket_id else None
        is_same = account is not None and account.ticket_id == request.ticket_id
        is_waiting = account is not None and account.state == AccountState.WAITING
        return is_same and is_waiting and ticket is not None and ticket.status != Status.CLOSED
    return True


async def _note(desk: Desk, request: TeamRequest, person: Person, *, is_known: bool) -> None:
    """Let the admin who decides on an activation know what a colleague says."""
    ticket = await tickets.get(desk.tx, request.ticket_id) if request.ticket_id else None
    if ticket is None:
        return
    own = desk.office.own
    text = own.plain("team-vouched" if is_known else "team-not-vouched", holder=request.holder)
    await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=text)
    await card.tell(desk, ticket, news.vouched(own, ticket.id, person.name, holder=request.holder, is_known=is_known))


async def _carry_out(desk: Desk, request: TeamRequest, company: Company, person: Person) -> None:
    if request.kind == TeamWish.REACTIVATE:
        await _reactivate(desk, request, company, person)
        return
    account = await accounts.by_email(desk.tx, company.service, email=request.email, will_change=True)
    if account is None:
        account, _is_new = await accounts.meet(
            desk.tx,
            company,
            email=request.email,
            holder=request.holder,
            person_id=request.person_id,
            state=AccountState.ACTIVE,
        )
    before = account.person_id
    event = rules.joined_by(account.state)
    joined = replace(
        account,
        person_id=request.person_id,
        company_id=company.id,
        holder=request.holder,
        state=next_state(account.state, event),
    )
    written = await accounts.write(desk.tx, joined, event, by=person.id)
    await outward.announce(desk, written, event)
    if before is not None and before != request.person_id:
        service = looking.title_of(desk, company.service)
        await telling.tell_person(desk, before, lambda say: news.handed_over(say, account.email, service))


async def _reactivate(desk: Desk, request: TeamRequest, company: Company, person: Person) -> None:
    account = await accounts.get(desk.tx, request.account_id or 0, will_change=True)
    if account is None:
        raise Refusal("refused-stale")
    event = AccountEvent.REACTIVATED
    changed = replace(account, state=next_state(account.state, event))
    written = await accounts.write(desk.tx, changed, event, by=person.id)
    await outward.announce(desk, written, event)
    # Who asked hears of it as the answer to their request.
    is_asker = account.person_id == request.person_id
    told = replace(written, person_id=None) if is_asker else written
    await telling.tell_switched(desk, told, company, by=person.id, is_on=True)
