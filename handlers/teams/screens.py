"""A company's team as its members see it, and as sections of the office do."""

from collections.abc import Iterator, Sequence

from handlers.buttons import (
    AskBack,
    AskSwitchOff,
    Home,
    JoinTeam,
    MyAccounts,
    MyTeams,
    OpenTeam,
    ShowAccount,
    ShowTeam,
    ShowTeamRequest,
    ShowTeamRequests,
    SwitchOff,
    SwitchOn,
    WithdrawTeamRequest,
)
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.teams import views
from handlers.teams.views import AccountPage, Asked, Member, Team
from handlers.texts import Html, Texts
from knowledge.rules.teams import SHOWN
from knowledge.service import Field

LONGEST_NAME = 60  # characters of a name or an address in a message
LONGEST_LABEL = 26  # characters of a name on a button
LONGEST_PLACE = 40  # characters of a company and its service on a button

Row = tuple[Button, ...]


def home(say: Texts, here: views.Home) -> Screen:
    """Let somebody choose among several teams, or say how to belong to one."""
    rows: list[Row] = [
        (Button(_place(name, service.spoken(say.language)), ShowTeam(company_id, 0)),)
        for company_id, name, service in here.teams
    ]
    html = say("teams-choose") if here.teams else say("teams-none")
    waiting = Html("\n".join(say("teams-waiting", company=named(each.company)) for each in here.asked))
    for each in here.asked:
        label = say.plain("button-team-withdraw", company=shortened(each.company))
        rows.append((Button(label, WithdrawTeamRequest(each.request_id)),))
    for account_id, email in here.off:
        rows.append((Button(say.plain("button-team-off", email=shortened(email)), ShowAccount(account_id)),))
    rows += [_join(say, service.id, service.title.spoken(say.language)) for service in here.services]
    rows.append((_accounts(say), _home(say)))
    return Screen(Html(f"{html}\n\n{waiting}") if waiting else html, tuple(rows))


def team(say: Texts, shown: Team) -> Screen:
    """Show a page of a company's accounts; each is a button."""
    counted = ", ".join(
        say.plain(f"account-count-{state}", count=shown.counts[state]) for state in SHOWN if shown.counts[state]
    )
    key = "team-page" if shown.pages > 1 else "team"
    html = say(
        key,
        company=named(shown.company),
        service=shown.service.spoken(say.language),
        counted=counted or "-",
        page=shown.page + 1,
        pages=shown.pages,
    )
    rows: list[Row] = [(_member(say, each),) for each in shown.members]
    if shown.pages > 1:
        rows.append(tuple(_turns(say, shown)))
    if shown.asked:
        label = say.plain("button-team-requests", count=shown.asked)
        rows.append((Button(label, ShowTeamRequests(shown.company_id)),))
    if not shown.is_staff:
        rows.append((Button(say.plain("button-team-other"), JoinTeam(shown.service_id)),))
        rows.append((_accounts(say), _home(say)))
    return Screen(html, tuple(rows))


def account(say: Texts, page: AccountPage) -> Screen:
    """Show one account, with what may be done about it."""
    html = say(
        "team-account",
        mark=say.plain(f"mark-account-{page.state}"),
        holder=named(page.holder),
        email=named(page.email),
        company=named(page.company),
        service=page.service.spoken(say.language),
        state=say(f"team-state-{page.state}"),
        when=page.changed_at,
    )
    if page.asked:
        html = Html(f"{html}\n\n{say('team-account-asked')}")
    return Screen(html, tuple(_ways(say, page)))


def ask_off(say: Texts, page: AccountPage) -> Screen:
    """Ask once more before an account is switched off."""
    parts = [
        say(
            "team-off-own" if page.is_own else "team-off-other",
            holder=named(page.holder),
            email=named(page.email),
            service=page.service.spoken(say.language),
        )
    ]
    if page.is_last:
        parts.append(say("team-off-last"))
    sure = Button(say.plain("button-team-off-sure"), SwitchOff(page.account_id))
    return Screen(Html("\n\n".join(parts)), column(sure, Button(say.plain("button-team-not"), _back_to(page))))


def left(say: Texts, page: AccountPage) -> Screen:
    """Tell somebody that their own account is switched off, with the way back."""
    html = say("team-left", email=named(page.email), service=page.service.spoken(say.language))
    rows = [(Button(say.plain("button-team-back"), AskBack(page.account_id)),)] if page.may_ask_back else []
    return Screen(html, (*rows, (_accounts(say), _home(say))))


def requests(say: Texts, company_id: int, found: Sequence[Asked]) -> Screen:
    """List what the team is asked."""
    buttons = [
        Button(
            say.plain(f"button-team-{each.kind}-one", holder=shortened(each.holder)), ShowTeamRequest(each.request_id)
        )
        for each in found
    ]
    back = Button(say.plain("button-team-whole"), ShowTeam(company_id, 0))
    return Screen(say("team-requests" if found else "team-requests-none"), column(*buttons, back))


def question(say: Texts, field: Field, *, service: str, place: int, total: int) -> Screen:
    """Ask one of the few things that a team must know of somebody who wants to join."""
    html = say("team-join-ask", service=service, place=place, total=total, ask=field.ask.spoken(say.language))
    return Screen(html, column(Button(say.plain("button-stop-writing"), MyTeams())))


def waiting(say: Texts, asked: Asked) -> Screen:
    """Say that the request went to those who may decide."""
    key = "team-join-sent" if asked.is_about_asker else "team-back-sent"
    html = say(key, company=named(asked.company), email=named(asked.email), holder=named(asked.holder))
    label = say.plain("button-team-withdraw", company=shortened(asked.company))
    return Screen(html, (*column(Button(label, WithdrawTeamRequest(asked.request_id))), (_accounts(say), _home(say))))


def stopped(say: Texts) -> Screen:
    """Say that nobody was asked."""
    return Screen(say("team-join-stopped"), ((_accounts(say), _home(say)),))


def no_company(say: Texts, name: str) -> Screen:
    """Tell staff that the books have no such company, or how to look one up."""
    return Screen(say("team-no-company", name=named(name)) if name else say("team-name-company"))


def found_companies(say: Texts, found: Sequence[tuple[int, str, str]]) -> Screen:
    """Let staff choose among companies of the same name in several services."""
    return Screen(
        say("teams-choose-staff"),
        column(*(Button(_place(name, title), OpenTeam(each)) for each, name, title in found)),
    )


def named(name: str) -> str:
    """Return a name as messages show it."""
    return excerpt(name, most=LONGEST_NAME)


def shortened(name: str) -> str:
    """Return a name as buttons show it."""
    return excerpt(name, most=LONGEST_LABEL)


def _place(company: str, service: str) -> str:
    return excerpt(f"{company} · {service}", most=LONGEST_PLACE)


def _member(say: Texts, each: Member) -> Button:
    key = "button-team-own" if each.is_own else "button-team-member"
    mark = say.plain(f"mark-account-{each.state}")
    return Button(say.plain(key, mark=mark, holder=shortened(each.holder)), ShowAccount(each.account_id))


def _turns(say: Texts, shown: Team) -> Iterator[Button]:
    if shown.page > 0:
        yield Button(say.plain("button-previous"), ShowTeam(shown.company_id, shown.page - 1))
    if shown.page + 1 < shown.pages:
        yield Button(say.plain("button-next"), ShowTeam(shown.company_id, shown.page + 1))


def _ways(say: Texts, page: AccountPage) -> Iterator[Row]:
    if page.may_switch_off:
        key = "button-team-off-own" if page.is_own else "button-team-off-other"
        yield (Button(say.plain(key), AskSwitchOff(page.account_id)),)
    if page.may_switch_on:
        yield (Button(say.plain("button-team-on"), SwitchOn(page.account_id)),)
    elif page.may_ask_back:
        yield (Button(say.plain("button-team-back"), AskBack(page.account_id)),)
    if page.asked:
        yield (Button(say.plain("button-team-request"), ShowTeamRequest(page.asked)),)
    if page.may_see_team:
        yield (Button(say.plain("button-team-whole"), ShowTeam(page.company_id, 0)),)
    elif page.is_own:
        yield (_accounts(say), _home(say))


def _back_to(page: AccountPage) -> ShowAccount:
    return ShowAccount(page.account_id)


def _join(say: Texts, service_id: str, title: str) -> Row:
    return (Button(say.plain("button-team-join", service=shortened(title)), JoinTeam(service_id)),)


def _accounts(say: Texts) -> Button:
    return Button(say.plain("button-my-accounts"), MyAccounts())


def _home(say: Texts) -> Button:
    return Button(say.plain("button-home"), Home())
