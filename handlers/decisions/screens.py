"""An admin's decision as staff ask for it, and as its requester hears of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.account_view import Fellow
from handlers.buttons import MyAccounts, RejectFor, ShowCompany, ShowDecision, StartRequest, TypeRejection, ViewTicket
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.verdicts import NoReason
from knowledge.service import AccountPurpose, RequestKind, Service

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A decision that counts.

    Attributes:
        purpose: What the request wanted of an account; None where it is about something else.
        email: The account's address; empty where it is about none.
        reason: Why not: a usual reason's name, or the admin's own words.
    """

    number: int
    kind: RequestKind | None
    service: Service | None
    purpose: AccountPurpose | None
    email: str
    reason: str


@dataclass(frozen=True, slots=True)
class Company:
    """A page of a company's accounts; ``npwp`` is empty where nobody said it."""

    name: str
    npwp: str
    total: int
    accounts: tuple[Fellow, ...]
    page: int
    pages: int


def reasons(say: Texts, number: int, usual: Sequence[NoReason]) -> Screen:
    """Ask why a request is rejected: a usual reason, or own words."""
    taps = [Button(say.plain(f"no-{reason}"), RejectFor(number, reason)) for reason in usual]
    own = Button(say.plain("button-own-rejection"), TypeRejection(number))
    return Screen(say("rejection-why", number=number), column(*taps, own, _back(say, number)))


def own_words(say: Texts, number: int, *, name: str) -> Screen:
    """Ask for the reason in an answer to this message."""
    return Screen(say("rejection-write", number=number, name=name), column(_back(say, number)))


def company(say: Texts, number: int, listed: Company) -> Screen:
    """List a page of a company's accounts."""
    head = say("company-accounts", number=number, company=excerpt(listed.name, most=LONGEST_NAME), total=listed.total)
    lines = [head, *(_fellow(say, each) for each in listed.accounts)]
    if listed.npwp:
        lines.insert(1, say("company-npwp", npwp=_hidden(listed.npwp)))
    turn = []
    if listed.page > 0:
        turn.append(Button(say.plain("button-previous"), ShowCompany(number, listed.page - 1)))
    if listed.page + 1 < listed.pages:
        turn.append(Button(say.plain("button-next"), ShowCompany(number, listed.page + 1)))
    rows = (tuple(turn), (_back(say, number),))
    return Screen(Html("\n".join(lines)), tuple(row for row in rows if row))


def approved(say: Texts, told: Told) -> Screen:
    """Tell the requester that the request is approved, and what that means for the account."""
    number = told.number
    rows = [Button(say.plain("button-view-ticket", number=number), ViewTicket(number))]
    if told.purpose is None:
        return Screen(say("decided-yes", number=number, title=_title(say, told)), column(*rows))
    service = told.service.title.spoken(say.language) if told.service else "-"
    html = say(f"decided-yes-{told.purpose}", number=number, email=told.email, service=service)
    return Screen(html, column(Button(say.plain("button-my-accounts"), MyAccounts()), *rows))


def rejected(say: Texts, told: Told) -> Screen:
    """Tell the requester that the request is rejected, why, and how to mend it."""
    number = told.number
    html = say("decided-no", number=number, title=_title(say, told), reason=spoken_reason(say, told.reason))
    book = told.service.accounts if told.service else None
    if told.reason == NoReason.UNREGISTERED and book is not None and book.register:
        html = Html(f"{html}\n{say('decided-register', address=book.register)}")
    again = []
    if told.service is not None and told.kind is not None:
        again.append(Button(say.plain("button-ask-again"), StartRequest(0, told.service.id, told.kind.id)))
    return Screen(html, column(*again, Button(say.plain("button-view-ticket", number=number), ViewTicket(number))))


def spoken_reason(say: Texts, reason: str) -> str:
    """Return a reason as it is said: a usual one in our words, any other as the admin wrote it."""
    return say.plain(f"no-{reason}-told") if reason in set(NoReason) else reason


def _title(say: Texts, told: Told) -> str:
    return told.kind.title.spoken(say.language) if told.kind else "-"


def _fellow(say: Texts, each: Fellow) -> Html:
    name, email = excerpt(each.holder, most=LONGEST_NAME), excerpt(each.email, most=LONGEST_NAME)
    return say("account-fellow", mark=say.plain(f"mark-account-{each.state}"), name=name, email=email)


def _hidden(npwp: str) -> str:
    """Return an NPWP so that a colleague can compare it, and nobody copy it."""
    return f"{npwp[:2]}…{npwp[-4:]}"


def _back(say: Texts, number: int) -> Button:
    return Button(say.plain("button-card"), ShowDecision(number))
