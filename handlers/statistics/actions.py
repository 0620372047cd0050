"""Figures asked for by a unit's admins: a row, which `bot.reports` makes and sends; and how they are sent."""

from datetime import date
from typing import Any

from handlers.desk import Desk
from handlers.screen import Screen
from handlers.statistics import screens
from handlers.statistics.periods import Period
from handlers.texts import Html
from handlers.units import administered
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from storage import messages, reports
from storage.messages import MessageRole
from storage.outbox import Priority
from storage.people import Person
from storage.reports import Report, ReportKind, ReportState

LONGEST_CAPTION = 1_000  # characters, the mark-up counted: Telegram takes 1,024 without it

_BUSY = {
    ReportKind.CHART: "refused-statistics-being-made",
    ReportKind.SHEET: "refused-report-being-made",
}


def today(desk: Desk, unit: Unit) -> date:
    """Return the day by a unit's own clock."""
    return desk.tx.now.astimezone(desk.office.hours(unit.id).zone).date()


async def units_of(desk: Desk, person: Person, *, group: Unit | None) -> list[Unit]:
    """Return the units whose figures somebody may see here; raises a refusal when there is none."""
    found = await administered(desk, person.id)
    if group is not None:
        found = [unit for unit in found if unit.id == group.id]
    if not found:
        raise Refusal("refused-statistics-admin")
    return found


async def begin(
    desk: Desk, unit: Unit, period: Period, *, kind: ReportKind, person: Person, chat_id: int, reply_to: int | None
) -> None:
    """Write down what is wanted and say that it is being made; raises a refusal while something like it is."""
    if await reports.is_waiting(desk.tx, person.id, kind=kind):
        raise Refusal(_BUSY[kind])
    say = desk.office.say(person.language) if chat_id == person.id else desk.office.own
    ref = await messages.note(desk.tx, None, chat_id=chat_id, role=MessageRole.NOTICE)
    is_new = await reports.ask(
        desk.tx,
        person.id,
        kind=kind,
        unit=unit.id,
        period=(period.first, period.last),
        chat_id=chat_id,
        language=say.language,
        notice_ref=ref,
    )
    if not is_new:  # asked for in two chats at the same moment
        raise Refusal(_BUSY[kind])
    await desk.post(screens.being_made(say, kind, unit=unit.name), chat_id=chat_id, message_ref=ref, reply_to=reply_to)


async def tell(desk: Desk, report: Report, screen: Screen) -> None:
    """Say in the message that was shown at first how it stands."""
    chat_id = report.chat_id
    await desk.edit(screen, chat_id=chat_id, message_ref=report.notice_ref, merge_key=f"report:{report.id}")


async def send_chart(desk: Desk, report: Report, *, text: Html, sha256: str) -> None:
    """Send a picture with its text, as its caption where that fits, and say that it is there; only once."""
    if not await reports.settle(desk.tx, report.id, state=ReportState.SENT, sha256=sha256):
        return
    say = desk.office.say(report.language)
    unit = desk.office.unit(report.unit)
    rows = screens.to_sheet(say, -unit.chat_id, Period(report.first, report.last))
    is_short = len(text) <= LONGEST_CAPTION
    payload: dict[str, Any] = {"photo": {"stored": sha256, "name": f"{say.plain('chart-file')}.png"}}
    if is_short:
        payload |= {"caption": text, "parse_mode": "HTML", "reply_markup": Screen(text, rows).keyboard()}
    await tell(desk, report, screens.made(say, report.kind))
    await _send(desk, report, "sendPhoto", payload)
    if not is_short:
        await desk.post(Screen(text, rows), chat_id=report.chat_id, reply_ref=_answered(report))


async def send_sheet(desk: Desk, report: Report, *, sha256: str) -> None:
    """Send a sheet and say that it is there; only once."""
    if not await reports.settle(desk.tx, report.id, state=ReportState.SENT, sha256=sha256):
        return
    say, period = desk.office.say(report.language), Period(report.first, report.last)
    unit = desk.office.unit(report.unit)
    name = say.plain("report-file", unit=unit.name, first=f"{period.first}", last=f"{period.last}")
    caption = say("report-caption", unit=unit.name, period=screens.spell(say, period))
    document = {"stored": sha256, "name": f"{name}.xlsx"}
    await tell(desk, report, screens.made(say, report.kind))
    await _send(desk, report, "sendDocument", {"document": document, "caption": caption, "parse_mode": "HTML"})


async def end_without(desk: Desk, report: Report, screen: Screen, *, state: ReportState) -> None:
    """Say why there is nothing to send."""
    if await reports.settle(desk.tx, report.id, state=state):
        await tell(desk, report, screen)


async def _send(desk: Desk, report: Report, method: str, payload: dict[str, Any]) -> None:
    payload = {"chat_id": report.chat_id, **payload}
    await desk.call(method, payload, chat_id=report.chat_id, priority=Priority.TALK, reply_ref=_answered(report))


def _answered(report: Report) -> int | None:
    """Return what a picture or a sheet answers in a group: the word on it, in the topic where it was asked for."""
    return report.notice_ref if report.chat_id < 0 else None
