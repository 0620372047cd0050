"""Announcements: written, aimed and confirmed by admins; who wants them and who does not."""

from datetime import datetime, timedelta

from handlers.announcements.views import Aim, Choices, Draft
from handlers.desk import Desk
from handlers.splitting import units_shown
from handlers.units import administered, scope_of
from knowledge.rules.announcing import DRAFT_LIVES, LONGEST, Audience
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from storage import announcements, messages
from storage.announcements import Announcement, AnnouncementState, Meant
from storage.messages import MessageRole
from storage.people import Person
from storage.queue import Scope


async def begin(desk: Desk, html: str, *, person: Person, chat_id: int) -> Announcement:
    """Keep what an admin wants to say; in a group it comes from that unit, in their own chat from their first one."""
    own = await administered(desk, person.id)
    unit = desk.office.unit_at(chat_id)
    if unit is not None and unit.id not in {each.id for each in own}:
        raise Refusal("refused-announce-admin")
    if not html.strip():
        raise Refusal("refused-announce-empty")
    length = units_shown(html)
    if length > LONGEST:
        raise Refusal("refused-announce-long", most=LONGEST, length=length)
    begun = await announcements.begin(desk.tx, person.id, unit=(unit or own[0]).id, html=html.strip(), chat_id=chat_id)
    ref = await messages.note(desk.tx, None, chat_id=chat_id, role=MessageRole.NOTICE)
    await announcements.change(desk.tx, begun.id, message_ref=ref)
    return await _known(desk, begun.id)


async def open_draft(desk: Desk, announcement_id: int, *, person: Person, chat_id: int) -> Announcement:
    """Return an announcement that is not sent yet, about to change, for somebody who may announce from there."""
    found = await checked(desk, announcement_id, person=person, chat_id=chat_id)
    if found.state != AnnouncementState.DRAFT:
        raise Refusal("refused-announce-begun")
    if desk.tx.now - found.created_at > DRAFT_LIVES:
        raise Refusal("refused-announce-old")
    return found


async def checked(desk: Desk, announcement_id: int, *, person: Person, chat_id: int) -> Announcement:
    """Return an announcement, about to change, for an admin of the unit that it comes from, where it was written."""
    found = await announcements.get(desk.tx, announcement_id)
    if found is None or found.chat_id != chat_id:
        raise Refusal("refused-stale")
    own = {unit.id for unit in await administered(desk, person.id)}
    needed = {found.unit} if found.unit else {unit.id for unit in desk.office.units}
    if not needed <= own:
        raise Refusal("refused-announce-admin")
    return found


async def speak_for(desk: Desk, announcement: Announcement, group: int, *, person: Person) -> Announcement:
    """Let an announcement come from another unit (the id of its group without the sign), or, for 0, from the office."""
    unit = desk.office.unit_at(-group) if group else None
    own = {each.id for each in await administered(desk, person.id)}
    if group and unit is None:
        raise Refusal("refused-stale")
    if not ({unit.id} if unit else {each.id for each in desk.office.units}) <= own:
        raise Refusal("refused-announce-office" if unit is None else "refused-announce-admin")
    await announcements.change(desk.tx, announcement.id, unit=unit.id if unit else None)
    return await _known(desk, announcement.id)


async def aim_at(desk: Desk, announcement: Announcement, audience: Audience, service: str) -> Announcement:
    """Choose whom an announcement goes to; refused for a service that nobody asked anything of."""
    known = await announcements.services(desk.tx, _scope(desk, announcement.unit), since=_since(desk))
    if (audience == Audience.SERVICE) != bool(service) or (service and service not in known):
        raise Refusal("refused-stale")
    await announcements.change(desk.tx, announcement.id, audience=audience, service=service or None)
    return await _known(desk, announcement.id)


async def drop(desk: Desk, announcement: Announcement) -> None:
    """Do not send an announcement."""
    await announcements.change(desk.tx, announcement.id, state=AnnouncementState.DROPPED, ended_at=desk.tx.now)


def draft(desk: Desk, announcement: Announcement) -> Draft:
    """Return an announcement as it may be sent."""
    sender, days = sender_of(desk, announcement), desk.office.announcement_days
    return Draft(announcement.id, announcement.html, sender, days)


async def choices(desk: Desk, announcement: Announcement, *, person: Person, language: str) -> Choices:
    """Return whom an announcement may go to and come from."""
    service_ids = await announcements.services(desk.tx, _scope(desk, announcement.unit), since=_since(desk))
    meant = [(Audience.OPEN, ""), *((Audience.SERVICE, each) for each in service_ids), (Audience.ALL, "")]
    aims = [await aim(desk, announcement, *each, language=language) for each in meant]
    return Choices(tuple(aims), await _senders(desk, announcement, person))


async def aim(desk: Desk, announcement: Announcement, audience: Audience, service: str, *, language: str) -> Aim:
    """Return how many people an announcement would go to."""
    reach = await announcements.reach(desk.tx, meant(desk, announcement, audience, service))
    known = desk.office.service(service) if service else None
    title = known.title.spoken(language) if known else service
    return Aim(audience, service, title, reach.count, reach.unreachable, reach.quiet)


def meant(desk: Desk, announcement: Announcement, audience: Audience, service: str) -> Meant:
    """Return who is meant."""
    return Meant(_scope(desk, announcement.unit), audience, service, _since(desk))


def sender_of(desk: Desk, announcement: Announcement) -> str:
    """Return the name of the unit that an announcement comes from, or the office's."""
    return desk.office.unit(announcement.unit).name if announcement.unit else desk.office.name


async def may_announce(desk: Desk, person: Person) -> bool:
    """Tell whether somebody administers any unit."""
    return bool(await administered(desk, person.id))


async def is_quiet(desk: Desk, person: Person) -> bool:
    """Tell whether somebody wants no announcements."""
    return await announcements.is_quiet(desk.tx, person.id)


async def set_quiet(desk: Desk, person: Person, *, is_quiet: bool) -> None:
    """Keep whether somebody wants no announcements."""
    await announcements.set_quiet(desk.tx, person.id, is_quiet=is_quiet)


def _since(desk: Desk) -> datetime:
    return desk.tx.now - timedelta(days=desk.office.announcement_days)


def _scope(desk: Desk, unit: str | None) -> Scope:
    units: list[Unit] = [desk.office.unit(unit)] if unit else [desk.office.unit(each.id) for each in desk.office.units]
    return scope_of(desk.office, units)


async def _senders(desk: Desk, announcement: Announcement, person: Person) -> dict[str, int]:
    own = await administered(desk, person.id)
    others = {unit.name: -unit.chat_id for unit in own if unit.id != announcement.unit}
    is_everywhere = len(own) == len(desk.office.units) > 1
    return others | ({desk.office.name: 0} if is_everywhere and announcement.unit else {})


async def _known(desk: Desk, announcement_id: int) -> Announcement:
    found = await announcements.get(desk.tx, announcement_id)
    if found is None:
        raise Refusal("refused-stale")
    return found
