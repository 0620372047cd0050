"""A unit's open tickets, put together for its staff."""

from collections.abc import Sequence

from handlers.desk import Desk
from handlers.links import link_to
from handlers.queue.views import Listed, QueuePage, Sort, View
from handlers.units import check_staff, scope_of, staffed
from knowledge.rules.queueing import Which
from knowledge.rules.routing import Unit
from storage import queue
from storage.people import Person
from storage.queue import Counts, Waiting

PAGE = 8


async def page(desk: Desk, unit: Unit, view: View, *, page: int, person: Person, is_private: bool) -> QueuePage:
    """Return a page of a unit's queue for one of its staff; the nearest there is for a page that there is not."""
    await check_staff(desk, unit, person_id=person.id)
    scope = scope_of(desk.office, [unit])
    counts = await queue.count(desk.tx, scope, person_id=person.id)
    if view.which is None and not counts.services:
        view = View()
    total = _total(counts, view)
    pages = max(1, -(-total // PAGE))
    here = min(page, pages - 1)
    rows: Sequence[Waiting] = ()
    if view.which is not None:
        rows = await queue.page(
            desk.tx, scope, view.which, person_id=person.id, service=view.service, limit=PAGE, offset=here * PAGE
        )
    language = person.language if is_private else desk.office.language
    return QueuePage(
        unit=unit.name,
        group=-unit.chat_id,
        view=view,
        page=here,
        pages=pages,
        total=total,
        counts=counts.of,
        services=_services(desk, counts, language),
        rows=await _listed(desk, unit, rows, language),
        viewer=person.name,
        is_private=is_private,
        has_others=is_private and len(await staffed(desk, person.id)) > 1,
    )


def _total(counts: Counts, view: View) -> int:
    if view.which == Which.SERVICE:
        return counts.services.get(view.service, 0)
    return len(counts.services) if view.which is None else counts.of[view.which]


def _services(desk: Desk, counts: Counts, language: str) -> tuple[Sort, ...]:
    """Return the services that have tickets, in the order of the packs; those whose pack is gone come last."""
    known = [each for each in desk.office.library.services if each in counts.services]
    gone = sorted(set(counts.services) - set(known))
    found = []
    for service_id in (*known, *gone):
        service = desk.office.service(service_id)
        title = service.title.spoken(language) if service else service_id
        found.append(Sort(service_id, title, counts.services[service_id]))
    return tuple(found)


async def _listed(desk: Desk, unit: Unit, rows: Sequence[Waiting], language: str) -> tuple[Listed, ...]:
    spots = await queue.spots(desk.tx, [row.id for row in rows], chats=[unit.chat_id])
    found = []
    for row in rows:
        kind, spot = desk.office.kind(row.service, row.kind), spots.get(row.id)
        listed = Listed(
            number=row.id,
            title=kind.title.spoken(language) if kind else row.kind,
            status=row.status,
            is_overdue=row.due_at is not None and row.due_at < desk.tx.now,
            age=desk.tx.now - row.opened_at,
            assignee=row.assignee,
            link=link_to(unit.chat_id, message_id=spot.card_id, thread_id=spot.thread_id) if spot else "",
        )
        found.append(listed)
    return tuple(found)
