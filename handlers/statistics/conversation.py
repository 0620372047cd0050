"""A unit's figures, asked for in its group, or by its admins in their own chat."""

from collections.abc import Callable, Sequence
from datetime import date

from telegram import Update

from handlers.buttons import MakeReport
from handlers.context import Context
from handlers.incoming import message_of
from handlers.statistics import actions, periods, screens
from handlers.statistics.periods import Period
from knowledge.rules.refusals import Refusal
from storage.reports import ReportKind


async def asked(update: Update, context: Context) -> None:
    """/statistik: a picture of the last days."""
    await _begin(update, context, ReportKind.CHART)


async def sheet_asked(update: Update, context: Context) -> None:
    """/laporan: a sheet of a month or some days."""
    await _begin(update, context, ReportKind.SHEET)


async def tapped(update: Update, context: Context) -> None:
    """A unit chosen, or the button below a picture."""
    visit, tap = context.visit, context.tap(update, MakeReport)
    office = visit.desk.office
    unit = office.unit_at(-tap.group)
    if unit is None or tap.kind not in set(ReportKind):
        raise Refusal("refused-stale")
    if visit.chat_id != visit.person.id and unit != office.unit_at(visit.chat_id):
        raise Refusal("refused-stale")  # another unit's figures are not for this group
    await actions.units_of(visit.desk, visit.person, group=unit)
    period = periods.of_button(tap.days, today=actions.today(visit.desk, unit))
    kind, person = ReportKind(tap.kind), visit.person
    reply_to = visit.tapped if visit.chat_id != person.id else None  # in a forum, the answer goes where that stands
    await actions.begin(visit.desk, unit, period, kind=kind, person=person, chat_id=visit.chat_id, reply_to=reply_to)


_READ: dict[ReportKind, Callable[[Sequence[str], date], Period]] = {
    ReportKind.CHART: lambda words, today: periods.of_picture(words, today=today),
    ReportKind.SHEET: lambda words, today: periods.of_sheet(words, today=today),
}


async def _begin(update: Update, context: Context, kind: ReportKind) -> None:
    visit, desk = context.visit, context.visit.desk
    if message_of(update).sender_chat is not None:
        raise Refusal("refused-command-anonymous")
    units = await actions.units_of(desk, visit.person, group=desk.office.unit_at(visit.chat_id))
    meant = [(unit, _READ[kind](context.args or (), actions.today(desk, unit))) for unit in units]
    if len(meant) > 1:
        choices = [(unit.name, -unit.chat_id, period) for unit, period in meant]
        await visit.show(screens.units(visit.say, kind, choices))
        return
    unit, period = meant[0]
    reply_to = visit.message_id if visit.chat_id != visit.person.id else None
    await actions.begin(desk, unit, period, kind=kind, person=visit.person, chat_id=visit.chat_id, reply_to=reply_to)
