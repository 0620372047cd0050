"""Equal reports noticed: with each new ticket, and by a look every minute. Staff are asked once."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from handlers.desk import Desk
from handlers.outages import joining, panel, reporting
from handlers.splitting import excerpt
from knowledge.rules import outages as rules
from knowledge.rules.business_hours import HoursError
from knowledge.rules.outages import About, OutageState, Report, are_alike
from knowledge.rules.routing import Unit
from storage import outage_links, outages
from storage.outage_links import LinkState
from storage.outages import Outage
from storage.outbox import Priority
from storage.tickets import Ticket

LONGEST_TITLE = 120  # characters


async def ticket_opened(desk: Desk, ticket: Ticket) -> None:
    """Look whether a new ticket is one of many: of an outage that is known, of one in question, or of a new one."""
    report = await reporting.of_ticket(desk, ticket)
    if report.about.is_empty:
        return
    known = next((each for each in await outages.live(desk.tx) if are_alike(each.about, report.about)), None)
    if known is not None and known.state == OutageState.OPEN:
        await joining.attach(desk, known.id, ticket)
    elif known is not None:
        await join(desk, known, [report])
    elif desk.office.outages.people:
        reports = await reporting.recent(desk)
        own = next((each for each in reports if each.ticket_id == ticket.id), report)
        found = rules.gathered(own.about, reports)
        if rules.is_enough(found, desk.office.outages):
            await _propose(desk, found)


async def look(desk: Desk) -> int:
    """Ask staff about equal reports that no ticket gave away, and remind them of what is open.

    Returns how often they were asked; a second look finds nothing new.
    """
    await _let_go(desk)
    await _remind(desk)
    if not desk.office.outages.people:
        return 0
    live, strange = await outages.live(desk.tx), list[Report]()
    joins: dict[int, list[Report]] = defaultdict(list)
    for report in await reporting.recent(desk):
        known = next((each for each in live if are_alike(each.about, report.about)), None)
        if known is None:
            strange.append(report)
        elif known.state == OutageState.PROPOSED:
            joins[known.id].append(report)
    for outage in live:
        await join(desk, outage, joins[outage.id])  # nothing for an open one: whoever asks is told by themselves
    return sum([await _propose(desk, found) for found in rules.clusters(strange, desk.office.outages)])


async def join(desk: Desk, outage: Outage, reports: Collection[Report]) -> None:
    """Add reports to what staff are asked about."""
    if await write_down(desk, outage.id, reports):
        await panel.refresh(desk, outage.id)


async def write_down(desk: Desk, outage_id: int, reports: Collection[Report]) -> bool:
    """Write down who reported what; False when all of it was known."""
    new = []
    for report in reports:
        question_id = report.question_id or None
        new.append(await outage_links.report(desk.tx, outage_id, report.person_id, question_id=question_id))
        if report.ticket_id:
            new.append(await outage_links.link(desk.tx, outage_id, report.ticket_id, state=LinkState.REPORTED))
    return any(new)


def title_of(desk: Desk, about: About, reports: Sequence[Report]) -> str:
    """Return what staff call it: the question of the entry that all read, else the shortest report's words."""
    entry = desk.office.library.entry(about.entry_id)
    if entry is not None:
        return entry.question.spoken(desk.office.language)
    said = [text for report in reports if (text := panel.readable(desk, report.text).strip())]
    if said:
        return excerpt(min(said, key=len), most=LONGEST_TITLE)
    kind = desk.office.kind(about.service, about.kind)
    return kind.title.spoken(desk.office.language) if kind else "-"


async def _propose(desk: Desk, found: Sequence[Report]) -> bool:
    """Ask the unit's staff, unless somebody was asked just now, or said that it is none."""
    about = rules.common(found)
    unit = _unit_of(desk, about, found)
    await outages.watch(desk.tx, unit.id)
    live = next((each for each in await outages.live(desk.tx) if are_alike(each.about, about)), None)
    if live is not None:  # in another process, a moment ago
        await join(desk, live, found if live.state == OutageState.PROPOSED else ())
        return False
    if any(are_alike(each.about, about) for each in await outages.hushed(desk.tx)):
        return False
    found = await _since_restored(desk, about, found)
    if not rules.is_enough(found, desk.office.outages):
        return False
    outage = await outages.begin(desk.tx, about, unit=unit.id, title=title_of(desk, about, found))
    await write_down(desk, outage.id, found)
    await panel.post(desk, outage.id)
    return True


async def _since_restored(desk: Desk, about: About, found: Sequence[Report]) -> Sequence[Report]:
    """Return the reports that do not belong to an outage of the same that has ended since."""
    since = desk.tx.now - desk.office.outages.window
    for over in await outages.ended(desk.tx, since=since):
        if over.ended_at is not None and are_alike(over.about, about):
            ended_at = over.ended_at
            found = [report for report in found if report.at > ended_at]
    return found


def _unit_of(desk: Desk, about: About, found: Sequence[Report]) -> Unit:
    """Return the unit that has most of the tickets, else the service's own."""
    units = [desk.office.unit(report.unit).id for report in found if report.unit]
    if units:
        return desk.office.unit(max(dict.fromkeys(units), key=units.count))
    service = desk.office.service(about.service)
    return desk.office.unit(service.unit if service else "")


async def _let_go(desk: Desk) -> None:
    """Ask no longer what nobody answered."""
    quiet = desk.office.outages.quiet
    for outage in await outages.unanswered(desk.tx, before=desk.tx.now - quiet):
        until = desk.tx.now + quiet
        await outages.change(desk.tx, outage.id, state=OutageState.LAPSED, quiet_until=until)
        await panel.refresh(desk, outage.id, priority=Priority.DIGEST)


async def _remind(desk: Desk) -> None:
    """Remind staff of what is open, while they are there."""
    every = desk.office.outages.remind_every
    for outage in await outages.to_remind(desk.tx):
        if not every:
            await outages.change(desk.tx, outage.id, remind_at=None)
        elif _is_open(desk, outage):
            await outages.change(desk.tx, outage.id, remind_at=desk.tx.now + every)
            await panel.remind(desk, outage)


def _is_open(desk: Desk, outage: Outage) -> bool:
    try:
        return desk.office.hours(outage.unit).is_open(desk.tx.now)
    except HoursError:
        return False
