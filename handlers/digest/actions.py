"""The summary of a unit's morning: once a working day, when it opens; the first of a week tells of the last one."""

from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Final

from handlers.desk import Desk
from handlers.digest import screens
from handlers.digest.screens import Digest, Now, Overdue, Past
from handlers.links import link_to
from handlers.units import scope_of
from knowledge.rules.business_hours import BusinessHours
from knowledge.rules.queueing import Which
from knowledge.rules.routing import Unit
from storage import digests, nudges, queue
from storage.outbox import Priority

DAYS_LOOKED_BACK: Final = 30  # for the last working day
A_DAY: Final = timedelta(days=1)


async def tell(desk: Desk) -> int:
    """Give each unit that has opened today its summary, once, and return how many had one."""
    if not desk.office.patience.has_digest:
        return 0
    count = 0
    for each in desk.office.units:
        unit = desk.office.unit(each.id)
        hours = desk.office.promises.hours(unit.id)
        today = desk.tx.now.astimezone(hours.zone).date()
        opens, closes = hours.opens(today), hours.closes(today)
        if opens is None or closes is None or not opens <= desk.tx.now < closes:
            continue
        if await nudges.note_digest(desk.tx, unit.id, today):
            count += await _tell(desk, unit, hours, today)
    return count


async def _tell(desk: Desk, unit: Unit, hours: BusinessHours, today: date) -> int:
    scope, now = scope_of(desk.office, [unit]), desk.tx.now
    opens, closes, since = hours.opens(today) or now, hours.closes(today) or now, _opening_before(hours, today)
    standing = await digests.standing(desk.tx, scope, day_ends=closes)
    lately = await digests.passed(desk.tx, scope, since=since, until=opens)
    if not (standing.open or lately.opened or lately.closed or lately.evaluations):
        return 0  # nothing to tell
    shown = Digest(
        unit=unit.name,
        day=today,
        standing=Now(**asdict(standing)),
        since=since,
        lately=Past(**asdict(lately)),
        week=await _week(desk, unit, hours, today),
        overdue=await _overdue(desk, unit),
        now=now,
        zone=hours.zone,
    )
    await desk.post(screens.digest(desk.office.own, shown), chat_id=unit.chat_id, priority=Priority.DIGEST)
    return 1


async def _week(desk: Desk, unit: Unit, hours: BusinessHours, today: date) -> Past | None:
    """Return what came and went last week, for the first summary of a new one."""
    monday = today - today.weekday() * A_DAY
    if await nudges.had_digest(desk.tx, unit.id, since=monday, before=today):
        return None
    ends = datetime.combine(monday, datetime.min.time(), hours.zone)
    began = datetime.combine(monday - 7 * A_DAY, datetime.min.time(), hours.zone)
    return Past(**asdict(await digests.passed(desk.tx, scope_of(desk.office, [unit]), since=began, until=ends)))


async def _overdue(desk: Desk, unit: Unit) -> tuple[Overdue, ...]:
    scope = scope_of(desk.office, [unit])
    rows = await queue.page(desk.tx, scope, Which.OVERDUE, person_id=0, limit=screens.MOST_LINES)
    spots = await queue.spots(desk.tx, [row.id for row in rows], chats=[unit.chat_id])
    found = []
    for row in rows:
        kind, spot = desk.office.kind(row.service, row.kind), spots.get(row.id)
        link = link_to(unit.chat_id, message_id=spot.card_id, thread_id=spot.thread_id) if spot else ""
        title = kind.title.spoken(desk.office.language) if kind else row.kind
        found.append(Overdue(row.id, title, row.due_at or desk.tx.now, link, row.assignee))
    return tuple(found)


def _opening_before(hours: BusinessHours, today: date) -> datetime:
    """Return when the office opened on the last working day before today; a month ago where there was none."""
    for days in range(1, DAYS_LOOKED_BACK):
        opened = hours.opens(today - days * A_DAY)
        if opened is not None:
            return opened
    return datetime.combine(today - DAYS_LOOKED_BACK * A_DAY, datetime.min.time(), hours.zone)
