"""What people hear of a team unasked: requests to decide, how they ended, accounts switched off and on."""

from dataclasses import dataclass

from handlers.buttons import AskBack, Contact, DecideTeam, MyTeams, OpenTeam
from handlers.screen import Button, Screen, column
from handlers.teams.screens import named
from handlers.teams.views import Asked
from handlers.texts import Html, Texts
from knowledge.rules.teams import TeamAnswer, TeamWish
from knowledge.wording import Wording


@dataclass(frozen=True, slots=True)
class Switched:
    """An account that was switched off or on, and by whom.

    ``is_own``: its holder did it; ``is_handed_on``: the application hears of it by itself.
    """

    account_id: int
    company_id: int
    company: str
    service: Wording
    holder: str
    email: str
    by: str
    is_own: bool
    is_on: bool
    is_handed_on: bool


def asked(say: Texts, request: Asked, *, is_staff: bool = False) -> Screen:
    """Put a request before somebody who may decide, or show how it ended."""
    key = f"team-asked-{request.kind}"
    if request.kind == TeamWish.REACTIVATE and not request.is_about_asker:
        key = "team-asked-reactivate-other"
    html = say(
        key,
        asker=named(request.asker),
        holder=named(request.holder),
        email=named(request.email),
        company=named(request.company),
        service=request.service.spoken(say.language),
    )
    if request.state != TeamAnswer.OPEN:
        is_word = request.kind == TeamWish.VOUCH and request.state in {TeamAnswer.GRANTED, TeamAnswer.REFUSED}
        key = f"team-word-{request.state}" if is_word else f"team-answer-{request.state}"
        return Screen(Html(f"{html}\n\n{say(key, name=named(request.decided_by) or '-')}"), _open(say, request))
    if request.needs_admin and request.kind != TeamWish.VOUCH:
        html = Html(f"{html}\n\n{say(_why_admin(request, is_staff=is_staff))}")
    elif is_staff:
        html = Html(f"{html}\n\n{say('team-asked-colleague')}")
    return Screen(html, (*_answers(say, request, is_staff=is_staff), *_open(say, request)))


def ended(say: Texts, request: Asked) -> Screen:
    """Tell who made a request how it ended."""
    html = say(
        f"team-ended-{request.state}" if request.state != TeamAnswer.GRANTED else f"team-ended-{request.kind}",
        name=named(request.decided_by) or "-",
        holder=named(request.holder),
        email=named(request.email),
        company=named(request.company),
        service=request.service.spoken(say.language),
    )
    ways = [Button(say.plain("button-my-team"), MyTeams())]
    if request.state != TeamAnswer.GRANTED:
        ways.append(Button(say.plain("button-contact"), Contact(0, "")))
    return Screen(html, column(*ways))


def switched_staff(say: Texts, change: Switched) -> Screen:
    """Tell a section of the office, which has to follow in the application where nobody else does."""
    key = f"team-staff-{'on' if change.is_on else 'off'}{'-own' if change.is_own else ''}"
    told = _switched(say, key, change)
    todo = say("team-staff-handed-on" if change.is_handed_on else "team-staff-by-hand")
    return Screen(Html(f"{told}\n\n{todo}"), column(Button(say.plain("button-team-open"), OpenTeam(change.company_id))))


def switched_holder(say: Texts, change: Switched) -> Screen:
    """Tell a holder what somebody did with their account."""
    html = _switched(say, "team-holder-on" if change.is_on else "team-holder-off", change)
    ways = [Button(say.plain("button-contact"), Contact(0, ""))]
    if not change.is_on:
        ways.insert(0, Button(say.plain("button-team-back"), AskBack(change.account_id)))
    return Screen(html, column(*ways))


def handed_over(say: Texts, email: str, service: Wording) -> Screen:
    """Tell a former holder that an account is somebody else's now."""
    html = say("team-handed-over", email=named(email), service=service.spoken(say.language))
    return Screen(html, column(Button(say.plain("button-contact"), Contact(0, ""))))


def vouched(say: Texts, number: int, name: str, *, holder: str, is_known: bool) -> Screen:
    """Tell the admin who decides on an activation what a colleague says."""
    key = "team-vouched-told" if is_known else "team-not-vouched-told"
    return Screen(say(key, number=number, name=named(name), holder=named(holder)))


def _switched(say: Texts, key: str, change: Switched) -> Html:
    return say(
        key,
        holder=named(change.holder),
        email=named(change.email),
        company=named(change.company),
        service=change.service.spoken(say.language),
        name=named(change.by) or "-",
    )


def _why_admin(request: Asked, *, is_staff: bool) -> str:
    if request.kind == TeamWish.REACTIVATE:
        return "team-asked-admin-off"
    return "team-asked-admin" if is_staff else "team-asked-only-admin"


def _answers(say: Texts, request: Asked, *, is_staff: bool) -> tuple[tuple[Button, ...], ...]:
    if not request.may_decide:
        return ()
    end = "-admin" if is_staff else "-vouch" if request.kind == TeamWish.VOUCH else ""
    yes = Button(say.plain(f"button-team-yes{end}"), DecideTeam(request.request_id, grant=True))
    return ((yes, Button(say.plain(f"button-team-no{end}"), DecideTeam(request.request_id, grant=False))),)


def _open(say: Texts, request: Asked) -> tuple[tuple[Button, ...], ...]:
    if request.may_see_team:
        return column(Button(say.plain("button-team-open"), OpenTeam(request.company_id)))
    return column(Button(say.plain("button-my-team"), MyTeams()))
