"""Who hears of what happens in a team: the person concerned, the colleagues, and the sections of the office."""

from collections.abc import Callable
from dataclasses import replace

from handlers.desk import Desk
from handlers.screen import Screen
from handlers.teams import looking, news
from handlers.texts import Texts
from knowledge.rules import teams as rules
from knowledge.rules.teams import TeamWish
from storage import messages, people, teams
from storage.accounts import Account, Company
from storage.messages import MessageRole
from storage.outbox import Priority
from storage.teams import TeamRequest


async def tell_person(desk: Desk, person_id: int, screen_of: Callable[[Texts], Screen]) -> None:
    """Tell somebody something in their language."""
    person = await people.find(desk.tx, person_id)
    if person is not None:
        await desk.post(screen_of(desk.office.say(person.language)), chat_id=person.id, priority=Priority.ALERT)


async def tell_sections(desk: Desk, company: Company, screen: Screen) -> None:
    """Tell every section that decides on the service's accounts something, in its group."""
    for unit in looking.sections(desk, company.service):
        await desk.post(screen, chat_id=unit.chat_id, priority=Priority.ALERT)


async def tell_switched(desk: Desk, account: Account, company: Company, *, by: int, is_on: bool) -> None:
    """Tell the sections that an account was switched off or on, and its holder, unless they did it themselves."""
    known = await people.find(desk.tx, by)
    service = looking.title_of(desk, company.service)
    change = news.Switched(
        account_id=account.id,
        company_id=company.id,
        company=company.name,
        service=service,
        holder=account.holder,
        email=account.email,
        by=known.name if known else "",
        is_own=account.person_id == by,
        is_on=is_on,
        is_handed_on=company.service in desk.office.told,
    )
    await tell_sections(desk, company, news.switched_staff(desk.office.own, change))
    if account.person_id is not None and not change.is_own:
        await tell_person(desk, account.person_id, lambda say: news.switched_holder(say, change))


async def put_before(desk: Desk, request: TeamRequest, company: Company) -> None:
    """Put a request before those who may decide: some colleagues where they may, and the sections."""
    asked = replace(await looking.as_asked(desk, request), may_decide=True, may_see_team=True)
    told: list[int] = []
    if not asked.needs_admin:
        told = await teams.members(desk.tx, company.id, limit=rules.MOST_TOLD, but={request.person_id})
    notices: list[int] = []
    for person_id in told:
        person = await people.find(desk.tx, person_id)
        say = desk.office.say(person.language if person else desk.office.language)
        notices.append(await _ask(desk, news.asked(say, asked), person_id))
    if request.kind != TeamWish.VOUCH:  # an activation has its ticket's card
        screen = news.asked(desk.office.own, asked, is_staff=True)
        for unit in looking.sections(desk, company.service):
            notices.append(await _ask(desk, screen, unit.chat_id))  # noqa: PERF401 - one after the other
    await teams.keep_notices(desk.tx, request.id, notices)


async def close_notices(desk: Desk, request_id: int) -> None:
    """Make all messages that asked for a decision say how it ended."""
    request = await teams.get(desk.tx, request_id)
    if request is None:
        return
    asked = replace(await looking.as_asked(desk, request), may_see_team=True)
    for ref in request.notices:
        message = await messages.get(desk.tx, ref)
        if message is None:
            continue
        is_staff = desk.office.unit_at(message.chat_id) is not None
        person = None if is_staff else await people.find(desk.tx, message.chat_id)
        say = desk.office.say(person.language) if person else desk.office.own
        await desk.edit(
            news.asked(say, asked, is_staff=is_staff),
            chat_id=message.chat_id,
            message_ref=ref,
            merge_key=f"team:{ref}",
            priority=Priority.CARD,
        )


async def _ask(desk: Desk, screen: Screen, chat_id: int) -> int:
    ref = await messages.note(desk.tx, None, chat_id=chat_id, role=MessageRole.NOTICE)
    await desk.post(screen, chat_id=chat_id, priority=Priority.ALERT, message_ref=ref)
    return ref
