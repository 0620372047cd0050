"""A ticket's way up and down, as both sides see it."""

from collections.abc import Iterator
from datetime import datetime

from handlers.away import away_lines
from handlers.buttons import (
    AskNeeds,
    BringBack,
    CloseOwn,
    Escalate,
    KeepNumber,
    SendMailAgain,
    ShowCard,
    ShowLadder,
    ShowNeed,
    TellMended,
    TypeMail,
    TypeNeed,
    TypeNumber,
    ViewTicket,
    WriteToTicket,
)
from handlers.ladder_view import Away, CameIn, LadderView, Past, Post
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from knowledge.rules.documents import MEGABYTE
from knowledge.rules.escalation import Need, NeedState
from knowledge.rules.privacy import veil
from knowledge.rules.ticket import Status

LONGEST_VALUE = 120
LONGEST_LABEL = 34  # of a button, with its mark
LONGEST_PREVIEW = 2500
LONGEST_ANSWER = 3000
LONGEST_REASON = 200
LONGEST_NAMES = 400
Row = tuple[Button, ...]


def ladder(say: Texts, view: TicketView, known: LadderView) -> Screen:
    """Show in the card's place where a ticket is, what the next step wants, and what can be done."""
    parts = [say("ladder-head", number=view.number, title=view.title(say.language), requester=view.requester)]
    if known.away is not None:
        parts.append(Html("\n".join(away_lines(say, known.away))))
    if known.past is not None:
        parts.append(Html("\n".join(_past_lines(say, known.past))))
    is_open = view.status != Status.CLOSED
    if not is_open:
        parts.append(say("ladder-closed"))
    elif known.above is not None:
        own, tier = known.own.spoken(say.language), known.above.title.spoken(say.language)
        parts.append(say("ladder-next", own=own, tier=tier))
        parts.append(Html("\n".join(_need_line(say, need) for need in known.needs)))
        parts.append(_hint(say, known))
    elif known.away is None:
        parts.append(say("ladder-top", own=known.own.spoken(say.language)))
    rows = tuple(_rows(say, view.number, known)) if is_open else ()
    return Screen("\n\n".join(part for part in parts if part), (*rows, _card(say, view.number)))


def need(say: Texts, number: int, wanted: Need) -> Screen:
    """Ask who gives what is missing."""
    own = say.plain("button-need-type-file" if wanted.is_file else "button-need-type")
    is_asked = wanted.state is NeedState.ASKED
    ask = [] if is_asked else [Button(say.plain("button-need-ask"), AskNeeds(number, wanted.id))]
    ways = [*ask, Button(own, TypeNeed(number, wanted.id)), Button(say.plain("button-back"), ShowLadder(number))]
    label, state = wanted.label.spoken(say.language), say(f"need-state-{wanted.state}")
    return Screen(say("need-how", number=number, label=label, state=state), column(*ways))


def write_need(say: Texts, number: int, wanted: Need, *, name: str) -> Screen:
    """Ask staff for it, by an answer to this message."""
    key = "need-write-file" if wanted.is_file else "need-write"
    html = say(key, number=number, name=name, label=wanted.label.spoken(say.language))
    return Screen(html, column(Button(say.plain("button-cancel"), ShowLadder(number))))


def sure_up(say: Texts, number: int, known: LadderView, *, tier: str) -> Screen:
    """Ask before a ticket goes to another unit's group."""
    html = say("ladder-sure", number=number, own=known.own.spoken(say.language), tier=tier)
    rung = known.above
    sure = [] if rung is None else [Button(say.plain("button-escalate-sure"), Escalate(number, rung.id, is_sure=True))]
    return Screen(html, column(*sure, Button(say.plain("button-cancel"), ShowLadder(number))))


def sure_mail(say: Texts, number: int, tier_id: str, *, tier: str, subject: str, body: str, mails: int) -> Screen:
    """Show the e-mail before it goes out; the group sees its numbers veiled, as everywhere."""
    body = veil(body).text
    html = say(
        "ladder-sure-mail",
        number=number,
        tier=tier,
        subject=subject,
        body=body if len(body) <= LONGEST_PREVIEW else f"{body[:LONGEST_PREVIEW]}…",
        mails=mails,
    )
    sure = Button(say.plain("button-mail-sure"), Escalate(number, tier_id, is_sure=True))
    return Screen(html, column(sure, Button(say.plain("button-cancel"), ShowLadder(number))))


def sure_by_hand(say: Texts, number: int, tier_id: str, *, tier: str, subject: str, body: str) -> Screen:
    """Give the e-mail's text to staff, who send it themselves; a long one comes as a file below."""
    is_short = len(body) <= LONGEST_PREVIEW
    key = "ladder-by-hand" if is_short else "ladder-by-hand-file"
    html = say(key, number=number, tier=tier, subject=subject, **({"body": body} if is_short else {}))
    done = Button(say.plain("button-by-hand-sent"), Escalate(number, tier_id, is_sure=True))
    return Screen(html, column(done, Button(say.plain("button-cancel"), ShowLadder(number))))


def is_too_long(body: str) -> bool:
    """Tell whether a mail's text is sent to staff as a file."""
    return len(body) > LONGEST_PREVIEW


def sure_back(say: Texts, number: int, known: LadderView, *, is_mended: bool) -> Screen:
    """Ask before a ticket goes down again."""
    key = "back-sure-mended" if is_mended else "back-sure-outside" if _is_outside(known) else "back-sure"
    unit = known.lowest if is_mended else known.below or known.own.spoken(say.language)
    tier = known.away.title.spoken(say.language) if known.away else ""
    sure = Button(say.plain("button-back-sure"), BringBack(number, is_mended=is_mended, is_sure=True))
    html = say(key, number=number, unit=unit, tier=tier)
    return Screen(html, column(sure, Button(say.plain("button-cancel"), ShowLadder(number))))


def write_mail(say: Texts, number: int, *, name: str, tier: str) -> Screen:
    """Ask for what is written to somebody outside, by an answer to this message."""
    back = Button(say.plain("button-cancel"), ShowLadder(number))
    return Screen(say("mail-write", number=number, name=name, tier=tier), column(back))


def write_number(say: Texts, number: int, *, name: str, tier: str) -> Screen:
    """Ask for the number that a ticket has outside."""
    back = Button(say.plain("button-cancel"), ShowLadder(number))
    return Screen(say("number-write", number=number, name=name, tier=tier), column(back))


def came(say: Texts, mail: CameIn, *, number: int, tier: str) -> Screen:
    """Show staff what came in from outside."""
    parts = [say(f"mail-came-{mail.kind}", number=number, tier=tier, sender=mail.sender or "-")]
    if mail.text:
        shown = mail.text if len(mail.text) <= LONGEST_ANSWER else f"{mail.text[:LONGEST_ANSWER]}…"
        parts.append(say("mail-came-text", text=shown))
    if len(mail.text) > LONGEST_ANSWER:
        parts.append(say("mail-came-cut"))
    if mail.size:
        parts.append(say("mail-came-large", megabytes=max(1, mail.size // MEGABYTE)))
    if mail.left_out:
        parts.append(say("mail-came-left-out", names=excerpt(", ".join(mail.left_out), most=LONGEST_NAMES)))
    rows = []
    if mail.number:
        rows.append(Button(_short(say.plain("button-number-keep", number=mail.number)), KeepNumber(mail.mail_id)))
    if mail.is_open:
        rows.append(Button(say.plain("button-mended"), BringBack(number, is_mended=True, is_sure=False)))
    return Screen("\n\n".join(part for part in parts if part), column(*rows))


def unanswered(say: Texts, *, number: int, tier: str, since: datetime) -> Screen:
    """Remind staff of an answer that is missing."""
    html = say("outside-unanswered", number=number, tier=tier, since=since)
    return Screen(html, column(Button(say.plain("button-ladder"), ShowLadder(number))))


def mail_late(say: Texts, *, number: int, tier: str, reason: str) -> Screen:
    """Let staff hear that a mail is tried again and again."""
    html = say("mail-late", number=number, tier=tier, reason=excerpt(reason, most=LONGEST_REASON))
    return Screen(html)


def mail_dead(say: Texts, number: int, escalation_id: int, *, tier: str, reason: str) -> Screen:
    """Let staff hear that a mail was given up."""
    html = say("mail-dead", number=number, tier=tier, reason=excerpt(reason, most=LONGEST_REASON))
    again = Button(say.plain("button-mail-again"), SendMailAgain(escalation_id))
    return Screen(html, column(again, Button(say.plain("button-ladder"), ShowLadder(number))))


def arrived(say: Texts, *, number: int, own: str, name: str) -> Screen:
    """Tell the group of the next step whose ticket this was."""
    return Screen(say("ladder-arrived", number=number, own=own, name=name))


def mended(say: Texts, *, number: int, tier: str, name: str, message: Html) -> Screen:
    """Tell the lowest group that it is mended, with what its requester could be told."""
    html = say("back-mended", number=number, tier=tier, name=name, message=message)
    return Screen(html, column(Button(say.plain("button-tell-mended"), TellMended(number))))


def mended_told(say: Texts, *, number: int, name: str, message: Html) -> Screen:
    """Show that the requester was told."""
    return Screen(say("back-mended-told", number=number, name=name, message=message))


def came_back(say: Texts, *, number: int, tier: str, name: str) -> Screen:
    """Tell a group that a ticket is theirs again."""
    return Screen(say("back-arrived", number=number, tier=tier, name=name))


def try_again(say: Texts, *, number: int, tier: str) -> Screen:
    """Ask the requester to try again."""
    done = Button(say.plain("button-close-own"), CloseOwn(number))
    still = Button(say.plain("button-still-broken"), WriteToTicket(number, is_file=False))
    return Screen(say("mended-for-requester", number=number, tier=tier), column(done, still))


def told_away(say: Texts, *, number: int, tier: str) -> Screen:
    """Tell the requester who has the ticket now."""
    view = Button(say.plain("button-view-ticket", number=number), ViewTicket(number))
    return Screen(say("told-away", number=number, tier=tier), column(view))


def told_back(say: Texts, *, number: int, unit: str) -> Screen:
    """Tell the requester that the ticket is with the office again."""
    return Screen(say("told-back", number=number, unit=unit))


def _past_lines(say: Texts, past: Past) -> Iterator[Html]:
    yield say("ladder-past", tier=past.title.spoken(say.language), until=past.until)
    if past.number:
        yield say("away-number", number=past.number)


def _rows(say: Texts, number: int, known: LadderView) -> Iterator[Row]:
    if known.above is not None:
        yield from _way_up(say, number, known)
    away = known.away
    if away is not None and away.is_outside:
        yield from _outside_rows(say, number, away)
        label = _short(say.plain("button-take-back", tier=away.title.spoken(say.language)))
        yield (Button(label, BringBack(number, is_mended=False, is_sure=False)),)
    elif known.below:
        yield (Button(say.plain("button-mended-here"), BringBack(number, is_mended=True, is_sure=False)),)
        label = _short(say.plain("button-give-back", unit=known.below))
        yield (Button(label, BringBack(number, is_mended=False, is_sure=False)),)


def _way_up(say: Texts, number: int, known: LadderView) -> Iterator[Row]:
    rung = known.above
    if rung is None:
        return
    if known.is_complete:
        label = _short(say.plain("button-escalate-to", tier=rung.title.spoken(say.language)))
        yield (Button(label, Escalate(number, rung.id, is_sure=False)),)
        return
    for each in known.needs:
        if each.state in {NeedState.MISSING, NeedState.ASKED}:
            label = f"{say.plain(f'mark-need-{each.state}')} {each.label.spoken(say.language)}"
            yield (Button(_short(label), ShowNeed(number, each.id)),)
    if len(known.missing) > 1:
        yield (Button(say.plain("button-need-ask-all", count=len(known.missing)), AskNeeds(number, "")),)


def _outside_rows(say: Texts, number: int, away: Away) -> Iterator[Row]:
    if away.post == Post.DEAD:
        yield (Button(say.plain("button-mail-again"), SendMailAgain(away.escalation_id)),)
    yield (Button(say.plain("button-mended"), BringBack(number, is_mended=True, is_sure=False)),)
    if away.is_answerable and away.since is not None:
        yield (Button(say.plain("button-mail-write"), TypeMail(away.escalation_id)),)
    yield (Button(say.plain("button-number"), TypeNumber(away.escalation_id)),)


def _need_line(say: Texts, need: Need) -> Html:
    mark, label = say.plain(f"mark-need-{need.state}"), need.label.spoken(say.language)
    if need.state is NeedState.THERE:
        return say("need-line", mark=mark, label=label, value=excerpt(veil(need.value).text, most=LONGEST_VALUE))
    return say("need-line-open", mark=mark, label=label, state=say(f"need-state-{need.state}"))


def _hint(say: Texts, known: LadderView) -> Html:
    if known.is_complete:
        return say("ladder-complete")
    if any(need.state is NeedState.HELD for need in known.needs):
        return say("ladder-held")
    return say("ladder-missing") if known.missing else say("ladder-asked")


def _is_outside(known: LadderView) -> bool:
    return known.away is not None and known.away.is_outside


def _short(label: str) -> str:
    return excerpt(label, most=LONGEST_LABEL)


def _card(say: Texts, number: int) -> Row:
    return (Button(say.plain("button-card"), ShowCard(number)),)
