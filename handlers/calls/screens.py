"""A video call as both sides see it: proposed, agreed on, near, over."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from babel.dates import format_date, format_time

from handlers.buttons import (
    AgreeCall,
    CallNow,
    CancelCall,
    DeclineCall,
    HoldCall,
    MissCall,
    PickDay,
    PickTime,
    ProposeCall,
    ShowCall,
    ShowCard,
    TypeLink,
)
from handlers.screen import Button, Screen, column
from handlers.staff_view import Call
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from knowledge.rules.appointments import MOST_PROPOSALS, OPEN, CallState, minute, write_times
from knowledge.rules.ticket import Status
from knowledge.wording import Language

DAYS_A_ROW = 2
TIMES_A_ROW = 3
_CLOCK = {Language.ID: "HH.mm", Language.EN: "HH:mm"}


def call(say: Texts, view: TicketView, known: Call | None, *, zone: tzinfo, now: datetime) -> Screen:
    """Show staff how it stands with the call, in the card's place, and what may be done about it."""
    lines = [say("call-head", number=view.number, title=view.title(say.language), requester=view.requester)]
    lines.append(_standing(say, known, zone=zone, now=now) if known else say("call-none"))
    if known is not None and known.link:
        lines.append(say("call-link", link=known.link))
    ways = () if view.status == Status.CLOSED else _ways(say, view.number, known, now=now)
    return Screen("\n\n".join(lines), (*ways, (Button(say.plain("button-card"), ShowCard(view.number)),)))


def days(say: Texts, shown: Sequence[date], picked: Sequence[datetime], *, number: int) -> Screen:
    """Let staff choose a day, and send what they chose."""
    chosen = write_times(picked)
    html = say("call-days", number=number, most=MOST_PROPOSALS, picked=_picked(say, picked))
    buttons = [
        Button(_day(say, day), PickTime(number, chosen, day.year * 10_000 + day.month * 100 + day.day)) for day in shown
    ]
    if len(picked) >= MOST_PROPOSALS:
        buttons = []
    send = [Button(say.plain("button-propose", count=len(picked)), ProposeCall(number, chosen))] if picked else []
    again = [Button(say.plain("button-pick-anew"), PickDay(number, ""))] if picked else []
    back = Button(say.plain("button-back"), ShowCall(number))
    return Screen(html, (*_rows(buttons, DAYS_A_ROW), *column(*send, *again, back)))


def times(say: Texts, day: date, shown: Sequence[datetime], picked: Sequence[datetime], *, number: int) -> Screen:
    """Let staff choose a time of a day; one chosen before is let go of by another tap."""
    chosen = set(picked)
    buttons = [
        Button(
            f"{say.plain('mark-picked')} {_clock(say, at)}" if at in chosen else _clock(say, at),
            PickDay(number, write_times(chosen ^ {at})),
        )
        for at in shown
    ]
    html = say("call-times", number=number, day=_long_day(say, day), picked=_picked(say, picked))
    back = Button(say.plain("button-back"), PickDay(number, write_times(picked)))
    return Screen(html, (*_rows(buttons, TIMES_A_ROW), (back,)))


def write_link(say: Texts, *, number: int, name: str) -> Screen:
    """Ask for the meeting's address, by an answer to this message."""
    back = Button(say.plain("button-cancel"), ShowCall(number))
    return Screen(say("call-write-link", number=number, name=name), column(back))


def sure_held(say: Texts, *, number: int, appointment_id: int) -> Screen:
    """Ask before a requester is noted as verified."""
    sure = Button(say.plain("button-call-held-sure"), HoldCall(appointment_id, is_sure=True))
    return Screen(
        say("call-held-sure", number=number), column(sure, Button(say.plain("button-cancel"), ShowCall(number)))
    )


def sure_cancelled(say: Texts, *, number: int, appointment_id: int, is_staff: bool) -> Screen:
    """Ask before a call is called off; a requester may rather have another time."""
    sure = Button(say.plain("button-call-cancel-sure"), CancelCall(appointment_id, is_sure=True))
    if is_staff:
        back = Button(say.plain("button-back"), ShowCall(number))
    else:
        back = Button(say.plain("button-call-other"), DeclineCall(appointment_id))
    return Screen(say("call-cancel-sure", number=number), column(sure, back))


def notice(say: Texts, number: int, known: Call, *, zone: tzinfo, name: str) -> Screen:
    """Show the requester the proposal as it stands now."""
    other = Button(say.plain("button-call-other"), DeclineCall(known.appointment_id))
    link = say("call-link", link=known.link) if known.link else Html("")
    if known.state == CallState.AGREED and known.at is not None:
        off = Button(say.plain("button-call-cancel"), CancelCall(known.appointment_id, is_sure=False))
        key = "call-notice-agreed-now" if known.is_now else "call-notice-agreed"
        html = say(key, number=number, when=when(say, known.at, zone=zone), name=name)
        return Screen(_joined(html, link), () if known.is_now else column(other, off))
    if known.state != CallState.PROPOSED:
        return Screen(say(f"call-notice-{known.state}", number=number))
    if known.is_now:
        ready = Button(say.plain("button-call-ready"), AgreeCall(known.appointment_id, 0))
        return Screen(_joined(say("call-notice-now", number=number, name=name), link), column(ready, other))
    picks = [
        Button(_short(say, at.astimezone(zone)), AgreeCall(known.appointment_id, minute(at))) for at in known.proposals
    ]
    zone_name = known.proposals[0].astimezone(zone).tzname() or ""
    html = say("call-notice-proposed", number=number, name=name, zone=zone_name)
    return Screen(_joined(html, link), column(*picks, other))


def missed(say: Texts, number: int, appointment_id: int) -> Screen:
    """Tell the requester that the call did not happen, and how to have another."""
    other = Button(say.plain("button-call-other"), DeclineCall(appointment_id))
    return Screen(say("call-missed", number=number), column(other))


def link(say: Texts, number: int, address: str) -> Screen:
    """Tell the requester where the call takes place."""
    return Screen(say("call-link-told", number=number, link=address))


def reminder(say: Texts, number: int, appointment_id: int, at: datetime, address: str) -> Screen:
    """Remind the requester; ``at`` is in the office's zone."""
    html = say("call-reminder", number=number, when=_moment(say, at))
    other = Button(say.plain("button-call-other"), DeclineCall(appointment_id))
    off = Button(say.plain("button-call-cancel"), CancelCall(appointment_id, is_sure=False))
    return Screen(_joined(html, say("call-link", link=address) if address else Html("")), column(other, off))


def reminder_told(say: Texts, number: int, at: datetime, address: str, *, name: str) -> Screen:
    """Remind the staff; ``at`` is in the office's zone."""
    html = say("call-reminder-told", number=number, when=_moment(say, at), name=name)
    return Screen(_joined(html, say("call-link", link=address) if address else Html("")))


def ready_now(say: Texts, *, number: int, name: str) -> Screen:
    """Let staff hear that the requester waits for the call."""
    return Screen(say("call-ready-told", number=number, name=name))


def declined_told(say: Texts, *, number: int, name: str) -> Screen:
    """Let staff hear that the requester wants another time."""
    again = Button(say.plain("button-propose-anew"), PickDay(number, ""))
    return Screen(say("call-declined-told", number=number, name=name), column(again))


def entry_caption(say: Texts, number: int, known: Call, *, zone: tzinfo, is_cancelled: bool, is_staff: bool) -> Html:
    """Say what the calendar file is."""
    at = when(say, known.at, zone=zone) if known.at else "-"
    if is_cancelled:
        return say("call-entry-cancelled", number=number, when=at)
    return say("call-entry-told" if is_staff else "call-entry-sent", number=number, when=at)


def when(say: Texts, at: datetime, *, zone: tzinfo) -> str:
    """Return a time with its weekday, by the office's clock."""
    return _moment(say, at.astimezone(zone))


def _standing(say: Texts, known: Call, *, zone: tzinfo, now: datetime) -> Html:
    if known.state == CallState.PROPOSED and not known.is_now:
        return say(
            "call-standing-proposed", times=", ".join(_short(say, at.astimezone(zone)) for at in known.proposals)
        )
    at = (
        when(say, known.at, zone=zone) if known.at else say.plain("card-call-now" if known.is_now else "card-call-open")
    )
    is_past = known.state == CallState.AGREED and known.at is not None and known.at <= now and not known.is_now
    return say("call-standing-past" if is_past else "call-standing", state=say(f"call-state-{known.state}"), when=at)


def _ways(say: Texts, number: int, known: Call | None, *, now: datetime) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if known is not None and known.state == CallState.AGREED:
        results = [Button(say.plain("button-call-held"), HoldCall(known.appointment_id, is_sure=False))]
        if known.at is not None and known.at <= now:
            results.append(Button(say.plain("button-call-missed"), MissCall(known.appointment_id)))
        rows.append(tuple(results))
    is_open = known is not None and known.state in OPEN
    key = "button-call-again" if known is not None else "button-call-propose"
    rows.append((Button(say.plain(key), PickDay(number, "")), Button(say.plain("button-call-now"), CallNow(number))))
    if known is not None and is_open:
        rows.append((Button(say.plain("button-call-link"), TypeLink(known.appointment_id)),))
        rows.append((Button(say.plain("button-call-cancel"), CancelCall(known.appointment_id, is_sure=False)),))
    return tuple(rows)


def _rows(buttons: Sequence[Button], width: int) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def _picked(say: Texts, picked: Sequence[datetime]) -> str:
    return ", ".join(_short(say, at) for at in sorted(picked)) or say.plain("call-none-picked")


def _joined(html: Html, more: Html) -> str:
    return f"{html}\n\n{more}" if more else html


def _moment(say: Texts, at: datetime) -> str:
    return f"{format_date(at.date(), 'EEEE', locale=str(say.language))}, {say.moment(at)}"


def _short(say: Texts, at: datetime) -> str:
    return f"{_day(say, at.date())} · {_clock(say, at)}"


def _day(say: Texts, day: date) -> str:
    return format_date(day, "EEE d MMM", locale=str(say.language))


def _long_day(say: Texts, day: date) -> str:
    return format_date(day, "EEEE, d MMMM yyyy", locale=str(say.language))


def _clock(say: Texts, at: datetime) -> str:
    return format_time(at.time(), _CLOCK[say.language], locale=str(say.language))
