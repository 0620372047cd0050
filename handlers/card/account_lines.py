"""What a card says of an admin's decision, and of the account that a request is about."""

from collections.abc import Iterator

from handlers.account_view import AccountView, Earlier, Fellow, VerdictView
from handlers.card import parts
from handlers.splitting import excerpt
from handlers.staff_view import StaffView
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from knowledge.rules.ticket import Decision, Status
from knowledge.rules.verdicts import NoReason, Verdict, VerdictState

LONGEST_NAME = 60
LONGEST_EMAIL = 60
LONGEST_DETAIL = 40
MOST_REMARKS = 7  # more than any request has; the worrying ones come first
LONGEST_REASON = 160
_LAST = (VerdictState.FIRST, VerdictState.STANDING)


def decision(say: Texts, view: TicketView, work: StaffView) -> Html:
    """Say how the approval stands: what was said and can be taken back, or what counts, with its reason."""
    said = work.verdict
    if said is None or view.status == Status.CLOSED:
        return parts.decision(say, view)
    if said.state in _LAST and view.decision == Decision.PENDING:
        return _standing(say, said)
    if said.verdict == Verdict.NO and said.reason:
        return Html(f"{parts.decision(say, view)}\n{say('card-verdict-reason', reason=_reason(say, said.reason))}")
    return parts.decision(say, view)


def account(say: Texts, view: AccountView | None) -> Html:
    """Tell what there is beside the request: the company, what to look at, what the person asked for before."""
    if view is None:
        return Html("")
    return Html("\n".join((*_company(say, view), *_remarks(say, view), *_earlier(say, view))))


def fellow(say: Texts, each: Fellow) -> Html:
    """Return an account's line in a list."""
    name, email = excerpt(each.holder, most=LONGEST_NAME), excerpt(each.email, most=LONGEST_EMAIL)
    return say("account-fellow", mark=say.plain(f"mark-account-{each.state}"), name=name, email=email)


def _standing(say: Texts, said: VerdictView) -> Html:
    if said.state == VerdictState.FIRST:
        return say("card-verdict-first", admin=said.admin, unit=said.unit, when=said.at)
    key = "card-verdict-yes" if said.verdict == Verdict.YES else "card-verdict-no"
    line = say(key, admin=said.admin, unit=said.unit, when=said.at)
    why = [say("card-verdict-reason", reason=_reason(say, said.reason))] if said.reason else []
    until = [say("card-verdict-until", when=said.due_at)] if said.due_at else []
    return Html("\n".join((line, *why, *until)))


def _reason(say: Texts, reason: str) -> str:
    spoken = say.plain(f"no-{reason}-told") if reason in set(NoReason) else reason
    return excerpt(spoken, most=LONGEST_REASON)


def _company(say: Texts, view: AccountView) -> Iterator[Html]:
    name = excerpt(view.company, most=LONGEST_NAME)
    if not view.total:
        yield say("account-company-first", company=name)
        return
    counted = [say.plain(f"account-count-{state}", count=count) for state, count in view.counts.items() if count]
    yield say("account-company", company=name, total=view.total, counted=", ".join(counted))
    yield from (fellow(say, each) for each in view.fellows)
    if view.total > len(view.fellows):
        yield say("account-more", count=view.total - len(view.fellows))


def _remarks(say: Texts, view: AccountView) -> Iterator[Html]:
    for remark in sorted(view.remarks, key=lambda each: not each.is_worrying)[:MOST_REMARKS]:
        details = {
            key: excerpt(value, most=LONGEST_DETAIL) if isinstance(value, str) else value
            for key, value in remark.details.items()
        }
        mark = say.plain("mark-worrying" if remark.is_worrying else "mark-all-right")
        yield say("account-check", mark=mark, what=say(f"check-{remark.check}", **details))


def _earlier(say: Texts, view: AccountView) -> Iterator[Html]:
    if view.earlier:
        yield say("account-earlier", tickets=", ".join(_request(say, each) for each in view.earlier))


def _request(say: Texts, each: Earlier) -> str:
    title = each.kind.title.spoken(say.language) if each.kind else "-"
    if each.decision in {Decision.APPROVED, Decision.REJECTED}:
        state = say.plain(f"earlier-{each.decision}")
    else:
        state = say.plain("earlier-closed" if each.status == Status.CLOSED else "earlier-open")
    return say.plain("earlier-request", number=each.number, title=title, state=state)
