"""An outage as its unit's staff see it: asked about, open, over; what they wrote of it; the list of them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from handlers.buttons import (
    AimOutage,
    AskRestored,
    BringOutage,
    DeclareOutage,
    DismissOutage,
    DropWords,
    EndOutage,
    KeepWords,
    SayStill,
    ShowOutage,
    TellWords,
)
from handlers.outages.views import Listed, Panel, Reported, Said
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.outages import OutageState

LONGEST_TITLE = 80  # characters
LONGEST_REPORT = 70
LONGEST_NAME = 60
LONGEST_LABEL = 34  # of a button
MOST_TICKETS = 20  # numbers in one line


def panel(say: Texts, at: Panel) -> Screen:
    """Show an outage as it is, with what may be done."""
    match at.state:
        case OutageState.PROPOSED:
            return _proposed(say, at)
        case OutageState.OPEN:
            return _open(say, at)
        case OutageState.OVER:
            return Screen(_joined(_over_head(say, at), _telling(say, at), *_ended_tickets(say, at)))
        case OutageState.DISMISSED | OutageState.LAPSED:
            return Screen(_none(say, at))


def ask_restored(say: Texts, at: Panel) -> Screen:
    """Ask whether it is really over: all are told, and their tickets closed."""
    people = at.people - at.unreachable
    text = say("outage-ask-restored", number=at.id, title=_title(at), people=people, count=at.to_close)
    sure = Button(say.plain("button-outage-restored-sure"), EndOutage(at.id))
    return Screen(text, column(sure, Button(say.plain("button-cancel"), ShowOutage(at.id))))


def moved_down(say: Texts, at: Panel) -> Screen:
    """Say in an older message's place that there is a newer one."""
    return Screen(say("outage-below", number=at.id))


def preview(say: Texts, html: str, *, words_id: int, people: int) -> Screen:
    """Show what somebody wrote of an open outage, and ask whom it is for."""
    return Screen(
        say("outage-preview", text=Html(html)),
        column(
            Button(say.plain("button-outage-tell", count=people), TellWords(words_id)),
            Button(say.plain("button-outage-keep"), KeepWords(words_id)),
            Button(say.plain("button-cancel"), DropWords(words_id)),
        ),
    )


def words_told(say: Texts, html: str, *, people: int) -> Screen:
    """Say in the question's place that all are told."""
    return Screen(say("outage-words-told", text=Html(html), people=people))


def words_kept(say: Texts, html: str) -> Screen:
    """Say in the question's place that this is what new people are told."""
    return Screen(say("outage-words-kept", text=Html(html)))


def words_dropped(say: Texts) -> Screen:
    """Say in the question's place that nobody gets it."""
    return Screen(say("outage-words-dropped"))


def reminder(say: Texts, at: Panel) -> Screen:
    """Remind staff that it is open, and of who waits."""
    text = say("outage-reminder", number=at.id, title=_title(at), when=_since(at), people=at.people)
    return Screen(text, _open_rows(say, at.id))


def listed(say: Texts, unit: str, rows: Sequence[Listed]) -> Screen:
    """List a unit's live outages, and say how one is declared by hand."""
    lines = [
        say(
            f"outage-listed-{row.state}",
            number=row.id,
            title=excerpt(row.title, most=LONGEST_TITLE),
            when=say.brief(row.since),
            people=row.people,
        )
        for row in rows
    ]
    text = say("outage-list", unit=unit, lines=Html("\n".join(lines)) if lines else say("outage-list-none"))
    buttons = [
        Button(
            say.plain("button-outage", number=row.id, title=excerpt(row.title, most=LONGEST_LABEL)), BringOutage(row.id)
        )
        for row in rows
    ]
    return Screen(text, column(*buttons))


def _proposed(say: Texts, at: Panel) -> Screen:
    if at.begun_by:
        head = say("outage-by-hand", title=_title(at), service=_service(say, at), name=_name(at.begun_by))
    else:
        head = say("outage-proposed", title=_title(at), service=_service(say, at), people=at.people, minutes=at.minutes)
    lines = [_reported(say, each) for each in at.reported]
    if at.count > len(lines):
        lines.append(say("outage-reports-more", count=at.count - len(lines)))
    notice = say("outage-draft", text=_notice(say, at))
    dismiss = Button(say.plain("button-cancel" if at.begun_by else "button-outage-dismiss"), DismissOutage(at.id))
    if at.services:
        aims = [Button(excerpt(title, most=LONGEST_LABEL), AimOutage(at.id, each)) for each, title in at.services]
        return Screen(_joined(head, Html("\n".join(lines)), say("outage-which-service")), column(*aims, dismiss))
    declare = Button(say.plain("button-outage-declare"), DeclareOutage(at.id))
    return Screen(_joined(head, Html("\n".join(lines)), notice), column(declare, dismiss))


def _open(say: Texts, at: Panel) -> Screen:
    head = say(
        "outage-open",
        number=at.id,
        title=_title(at),
        service=_service(say, at),
        when=_since(at),
        name=_name(at.decided_by),
    )
    parts = [head, say("outage-notice-now", text=_notice(say, at))]
    if at.said is not None:
        parts.append(_said(say, at.said))
    parts.append(_telling(say, at))
    if at.tickets:
        parts.append(say("outage-tickets", count=len(at.tickets), numbers=_numbers(at.tickets)))
    return Screen(_joined(*parts, say("outage-how-to-write")), _open_rows(say, at.id))


def _open_rows(say: Texts, outage_id: int) -> tuple[tuple[Button, ...], ...]:
    restored = Button(say.plain("button-outage-restored"), AskRestored(outage_id))
    return column(restored, Button(say.plain("button-outage-still"), SayStill(outage_id)))


def _over_head(say: Texts, at: Panel) -> Html:
    return say(
        "outage-over",
        number=at.id,
        title=_title(at),
        service=_service(say, at),
        begun=_since(at),
        when=at.ended_at or at.begun_at,
        name=_name(at.ended_by),
    )


def _ended_tickets(say: Texts, at: Panel) -> Iterator[Html]:
    if at.tickets:
        yield say("outage-tickets-closed", count=len(at.tickets), numbers=_numbers(at.tickets))
    if at.kept:
        yield say("outage-tickets-kept", numbers=_numbers(at.kept))


def _telling(say: Texts, at: Panel) -> Html:
    told = say("outage-telling" if at.is_telling else "outage-told-all", told=at.told, people=at.people)
    if not at.unreachable:
        return told
    return Html(f"{told}\n{say('outage-unreachable', count=at.unreachable)}")


def _none(say: Texts, at: Panel) -> Html:
    if at.state == OutageState.LAPSED:
        return say("outage-lapsed", title=_title(at))
    title, name, when = _title(at), _name(at.decided_by), _since(at)
    if at.begun_by or at.quiet_until is None:
        return say("outage-dropped", title=title, name=name, when=when)
    return say("outage-dismissed", title=title, name=name, when=when, until=at.quiet_until)


def _reported(say: Texts, each: Reported) -> Html:
    nothing = say.plain("outage-report-held" if each.is_held else "outage-report-wordless")
    text = excerpt(each.text, most=LONGEST_REPORT) or nothing
    if each.number:
        return say("outage-report", number=each.number, text=text)
    return say("outage-report-question", text=text)


def _said(say: Texts, said: Said) -> Html:
    text = Html(said.html) if said.html else say("outage-still")
    return say("outage-said", text=text, when=said.at, name=_name(said.name))


def _notice(say: Texts, at: Panel) -> Html:
    return Html(at.notice) if at.notice else say("outage-usual")


def _numbers(tickets: Sequence[int]) -> str:
    shown = ", ".join(f"#{number}" for number in tickets[:MOST_TICKETS])
    return f"{shown}, …" if len(tickets) > MOST_TICKETS else shown


def _title(at: Panel) -> str:
    return excerpt(at.title, most=LONGEST_TITLE)


def _name(name: str) -> str:
    return excerpt(name, most=LONGEST_NAME)


def _service(say: Texts, at: Panel) -> str:
    return at.service or say.plain("outage-no-service")


def _since(at: Panel) -> datetime:
    return at.decided_at or at.begun_at


def _joined(*parts: str) -> Html:
    return Html("\n\n".join(part for part in parts if part))
