"""A company's team: its members in their own chats, sections of the office in their groups."""

from telegram import Update

from handlers.buttons import (
    AskBack,
    AskSwitchOff,
    DecideTeam,
    JoinTeam,
    OpenTeam,
    ShowAccount,
    ShowTeam,
    ShowTeamRequest,
    ShowTeamRequests,
    SwitchOff,
    SwitchOn,
    WithdrawTeamRequest,
)
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.screen import Screen
from handlers.teams import actions, deciding, joining, looking, news, screens
from handlers.teams.joining import Step
from handlers.texts import Texts
from knowledge.rules.refusals import Refusal
from knowledge.rules.teams import TeamAnswer


async def mine(update: Update, context: Context) -> None:
    """/tim, or *My team* tapped: the one team, or which of several, or how to belong to one."""
    visit = context.visit
    await visit.show(await _home(visit))


async def staff_asked(update: Update, context: Context) -> None:
    """/tim and a company's name in a group: its accounts."""
    visit, message = context.visit, message_of(update)
    if message.sender_chat is not None:
        raise Refusal("refused-command-anonymous")
    _, _, name = (message.text or "").partition(" ")
    found = await looking.companies_named(visit.desk, name.strip(), chat_id=visit.chat_id, person_id=visit.person.id)
    say = _say(visit)
    if len(found) == 1:
        shown = await looking.team(
            visit.desk, found[0].id, page=0, person_id=visit.person.id, is_staff=_is_group(visit)
        )
        screen = screens.team(say, shown)
    elif found:
        titles = [(each.id, each.name, looking.title_of(visit.desk, each.service)) for each in found]
        screen = screens.found_companies(say, [(one, name, title.spoken(say.language)) for one, name, title in titles])
    else:
        screen = screens.no_company(say, name.strip())
    await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=message.message_id)


async def opened(update: Update, context: Context) -> None:
    """*Team* tapped below some news: the team below it."""
    visit, tap = context.visit, context.tap(update, OpenTeam)
    shown = await looking.team(visit.desk, tap.company_id, page=0, person_id=visit.person.id, is_staff=_is_group(visit))
    await visit.desk.post(screens.team(_say(visit), shown), chat_id=visit.chat_id)


async def shown(update: Update, context: Context) -> None:
    """A page of the team wanted."""
    visit, tap = context.visit, context.tap(update, ShowTeam)
    page = await looking.team(
        visit.desk, tap.company_id, page=tap.page, person_id=visit.person.id, is_staff=_is_group(visit)
    )
    await visit.show(screens.team(_say(visit), page))


async def account_shown(update: Update, context: Context) -> None:
    """An account tapped."""
    visit, tap = context.visit, context.tap(update, ShowAccount)
    await visit.show(await _account(visit, tap.account_id))


async def off_asked(update: Update, context: Context) -> None:
    """*Switch off* tapped: asked once more."""
    visit, tap = context.visit, context.tap(update, AskSwitchOff)
    await actions.check_switchable(visit.desk, tap.account_id, person=visit.person)
    page = await looking.account_page(visit.desk, tap.account_id, person_id=visit.person.id, is_staff=_is_group(visit))
    await visit.show(screens.ask_off(_say(visit), page))


async def switched_off(update: Update, context: Context) -> None:
    """*Yes, switch it off* tapped."""
    visit, tap = context.visit, context.tap(update, SwitchOff)
    account = await actions.switch_off(visit.desk, tap.account_id, person=visit.person)
    page = await looking.account_page(visit.desk, account.id, person_id=visit.person.id, is_staff=_is_group(visit))
    say = _say(visit)
    await visit.show(screens.left(say, page) if page.is_own else screens.account(say, page))
    visit.answer_tap(say.plain("toast-team-off"))


async def switched_on(update: Update, context: Context) -> None:
    """*Switch on* tapped by an admin."""
    visit, tap = context.visit, context.tap(update, SwitchOn)
    account = await actions.switch_on(visit.desk, tap.account_id, person=visit.person)
    await visit.show(await _account(visit, account.id))
    visit.answer_tap(_say(visit).plain("toast-team-on"))


async def back_asked(update: Update, context: Context) -> None:
    """*Ask to switch it on again* tapped."""
    visit, tap = context.visit, context.tap(update, AskBack)
    request = await actions.ask_back(visit.desk, tap.account_id, person=visit.person)
    await visit.show(screens.waiting(visit.say, await looking.as_asked(visit.desk, request)))


async def requests_shown(update: Update, context: Context) -> None:
    """*Requests* tapped."""
    visit, tap = context.visit, context.tap(update, ShowTeamRequests)
    found = await looking.requests(visit.desk, tap.company_id, person_id=visit.person.id, is_staff=_is_group(visit))
    await visit.show(screens.requests(_say(visit), tap.company_id, found))


async def request_shown(update: Update, context: Context) -> None:
    """One request tapped."""
    visit, tap = context.visit, context.tap(update, ShowTeamRequest)
    found = await looking.request(visit.desk, tap.request_id, person_id=visit.person.id, is_staff=_is_group(visit))
    await visit.show(news.asked(_say(visit), found, is_staff=_is_group(visit)))


async def decided(update: Update, context: Context) -> None:
    """Yes or no tapped: the first word counts."""
    visit, tap = context.visit, context.tap(update, DecideTeam)
    settled = await deciding.decide(visit.desk, tap.request_id, grant=tap.grant, person=visit.person)
    await visit.show(news.asked(_say(visit), settled, is_staff=_is_group(visit)))
    is_over = settled.state == TeamAnswer.OVER
    visit.answer_tap(visit.say.plain("toast-team-over" if is_over else "toast-team-decided"), is_alert=is_over)


async def withdrawn(update: Update, context: Context) -> None:
    """*Take my request back* tapped."""
    visit, tap = context.visit, context.tap(update, WithdrawTeamRequest)
    await actions.withdraw(visit.desk, tap.request_id, person=visit.person)
    await visit.show(await _home(visit))
    visit.answer_tap(visit.say.plain("toast-team-withdrawn"))


async def join_begun(update: Update, context: Context) -> None:
    """*Join a team* tapped: the first question."""
    visit, tap = context.visit, context.tap(update, JoinTeam)
    step = await joining.begin(visit.desk, tap.service, person=visit.person, message_id=visit.tapped or 0)
    await visit.show(_question(visit, step))


async def join_answered(update: Update, context: Context) -> None:
    """The answer to such a question: the next one, or the request is made."""
    visit = context.visit
    if visit.prompt is None:
        return
    found = await joining.answer(visit.desk, visit.prompt, written(message_of(update)).text, person=visit.person)
    if isinstance(found, Step):
        await visit.show(_question(visit, found))
    else:
        await visit.show(screens.waiting(visit.say, await looking.as_asked(visit.desk, found)))


async def join_stopped(update: Update, context: Context) -> None:
    """/batal, or the same in words, instead of an answer."""
    visit = context.visit
    await joining.stop(visit.desk, person=visit.person)
    await visit.show(screens.stopped(visit.say))


async def _home(visit: Visit) -> Screen:
    here = await looking.home(visit.desk, visit.person.id)
    if len(here.teams) != 1:
        return screens.home(visit.say, here)
    shown = await looking.team(
        visit.desk, here.teams[0][0], page=0, person_id=visit.person.id, is_staff=_is_group(visit)
    )
    return screens.team(visit.say, shown)


async def _account(visit: Visit, account_id: int) -> Screen:
    return screens.account(
        _say(visit),
        await looking.account_page(visit.desk, account_id, person_id=visit.person.id, is_staff=_is_group(visit)),
    )


def _question(visit: Visit, step: Step) -> Screen:
    title = step.service.title.spoken(visit.say.language)
    return screens.question(visit.say, step.field, service=title, place=step.place + 1, total=len(joining.ASKED))


def _is_group(visit: Visit) -> bool:
    return visit.chat_id != visit.person.id


def _say(visit: Visit) -> Texts:
    """Return the texts in which this chat is spoken to: a group in the office's own language."""
    return visit.desk.office.own if _is_group(visit) else visit.say
