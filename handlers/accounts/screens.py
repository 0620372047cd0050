"""A person's accounts in each application, and the ways on from there."""

from collections.abc import Iterator, Sequence
from html import escape

from handlers.account_view import MyAccount, MyBook
from handlers.buttons import Home, MyTeams, StartRequest, ViewTicket
from handlers.screen import Button, Screen
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.accounts import AccountState

MOST_LISTED = 6  # accounts of a service: a phone screen
LONGEST_NAME = 50
LONGEST_TITLE = 22  # characters of a service's title on a button

Row = tuple[Button, ...]


def mine(say: Texts, books: Sequence[MyBook]) -> Screen:
    """Show what a person asked for and how it stands, service by service; for nobody's account, how to get one."""
    home: Row = (Button(say.plain("button-my-team"), MyTeams()), Button(say.plain("button-home"), Home()))
    if not books:
        return Screen(say("my-accounts-no-service"), (home[-1:],))
    has_any = any(each.accounts or each.requests for each in books)
    parts = [say("my-accounts" if has_any else "my-accounts-none")]
    rows: list[Row] = []
    for each in books:
        parts.append(Html("\n".join(_lines(say, each))))
        rows += _rows(say, each, is_alone=len(books) == 1)
    return Screen(Html("\n\n".join(parts)), (*rows, home))


def _lines(say: Texts, each: MyBook) -> Iterator[Html]:
    yield say("my-accounts-service", service=each.service.title.spoken(say.language))
    for account in each.accounts[:MOST_LISTED]:
        yield _account(say, account)
    if len(each.accounts) > MOST_LISTED:
        yield say("account-more", count=len(each.accounts) - MOST_LISTED)
    for request in each.requests:
        title = request.kind.title.spoken(say.language) if request.kind else "-"
        yield say("my-account-request", number=request.number, title=title)
    if each.book.register:
        address = escape(each.book.register)
        shown = each.book.register.partition("://")[2]
        yield say("my-accounts-register", link=Html(f'<a href="{address}">{escape(shown)}</a>'))


def _account(say: Texts, account: MyAccount) -> Html:
    is_waiting = account.state == AccountState.WAITING
    return say(
        f"my-account-{account.state}",
        email=excerpt(account.email, most=LONGEST_NAME),
        company=excerpt(account.company, most=LONGEST_NAME),
        when=account.asked_at if is_waiting else account.changed_at,
    )


def _rows(say: Texts, each: MyBook, *, is_alone: bool) -> Iterator[Row]:
    """Yield the open requests, then what may be asked for; a service is named where there are several."""
    numbers = [account.ticket for account in each.accounts[:MOST_LISTED] if account.ticket]
    numbers += [request.number for request in each.requests]
    tickets = [Button(say.plain("button-account-ticket", number=number), ViewTicket(number)) for number in numbers]
    yield from (tuple(tickets[start : start + 2]) for start in range(0, len(tickets), 2))
    end = "" if is_alone else f" · {excerpt(each.service.title.spoken(say.language), most=LONGEST_TITLE)}"
    activate = Button(say.plain("button-activate") + end, StartRequest(0, each.service.id, each.book.activate))
    yield (activate,)
    if each.book.reset:
        yield (Button(say.plain("button-reset") + end, StartRequest(0, each.service.id, each.book.reset)),)
