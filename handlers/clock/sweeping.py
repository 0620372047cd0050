"""Promises that are nearly used up, due or late: the assignee, the requester and the admins hear of it, each once.

What is told and that it was told is written in one transaction, so that a look that dies has said nothing.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.clock import actions, screens
from handlers.clock.screens import Reminded
from handlers.desk import Desk
from handlers.links import link_to
from handlers.texts import Html
from knowledge.rules.business_hours import HoursError
from knowledge.rules.promises import Clock, Stage
from knowledge.rules.routing import Unit
from knowledge.rules.ticket import Status
from storage import clock, messages, outbox, people, queue
from storage.clock import Due, Kept
from storage.messages import MessageRole
from storage.outbox import Outgoing, Priority

AT_ONCE: Final = 1_000  # promises a look
MOST_ADMINS: Final = 3  # whose phones ring

Told = tuple[Due, Stage]


async def remind(desk: Desk) -> int:
    """Tell of promises whose time has come, one message a unit, and return of how many."""
    found = await clock.take_due(desk.tx, limit=AT_ONCE)
    told: list[Told] = []
    for due in found:
        if _counts(due):
            told.append((due, due.kept.clock.reached(desk.tx.now)))
        else:  # it changed without its promise
            await actions.follow(desk, due.kept.ticket_id)
    after = [_after(desk, due.kept, stage) for due, stage in told]
    await clock.change(desk.tx, after)
    renewed = [
        (due, kept) for (due, _), kept in zip(told, after, strict=True) if kept.renewed_at != due.kept.renewed_at
    ]
    await _apologize(desk, renewed)
    units: dict[str, list[Told]] = defaultdict(list)
    for due, stage in told:
        units[desk.office.unit(due.unit).id].append((due, stage))
    for unit_id, of_unit in units.items():
        await _tell_unit(desk, desk.office.unit(unit_id), of_unit)
    return len(found)


def _counts(due: Due) -> bool:
    is_counting = due.kept.clock.since is not None and due.kept.clock.met_at is None
    return is_counting and due.status not in {Status.CLOSED, Status.WAITING}


def _after(desk: Desk, kept: Kept, stage: Stage) -> Kept:
    hours, now = desk.office.promises.hours(kept.unit), desk.tx.now
    try:
        clock_after: Clock = kept.clock.told(stage, hours)
        is_first = stage is Stage.DUE and kept.renewed_at is None
        renewed_at = kept.clock.renewed(hours, now) if is_first else kept.renewed_at
        return replace(kept, clock=clock_after, renewed_at=renewed_at)
    except HoursError:  # the office never opens again: there is nothing to promise
        return replace(kept, clock=replace(kept.clock, next_at=None), ended_at=now)


async def _apologize(desk: Desk, broken: Sequence[tuple[Due, Kept]]) -> None:
    """Tell requesters that what they were promised is late, and by when they may expect it now."""
    places = [(due.kept.ticket_id, due.requester_id) for due, _ in broken]
    refs = await messages.note_all(desk.tx, places, role=MessageRole.NOTICE)
    said: dict[object, Html] = {}  # many are due at the same time
    rows = []
    for (due, kept), ref in zip(broken, refs, strict=True):
        say, target, at = desk.office.say(due.language), kept.clock.target, kept.renewed_at or desk.tx.now
        zone = desk.office.hours(due.unit).zone
        same = (due.language, target, at, zone.key)
        if same not in said:
            said[same] = screens.renewed(say, target, at, now=desk.tx.now, zone=zone)
        title = _title(desk, due, due.language)
        screen = screens.slipped(say, number=kept.ticket_id, title=title, target=target, renewed=said[same])
        payload, chat_id = {"chat_id": due.requester_id, **screen.payload()}, due.requester_id
        rows.append(Outgoing("sendMessage", payload, chat_id=chat_id, priority=Priority.ALERT, message_ref=ref))
    await outbox.put_all(desk.tx, rows)


async def _tell_unit(desk: Desk, unit: Unit, told: Sequence[Told]) -> None:
    """Tell a unit's group of all its promises in one message, the oldest first; phones ring of those concerned."""
    shown = [each for stage in Stage for each in [of for of in told if of[1] is stage][: screens.MOST_LINES]]
    spots = await queue.spots(desk.tx, [due.kept.ticket_id for due, _ in shown], chats=[unit.chat_id])
    names = await people.names(desk.tx, {due.assignee_id for due, _ in shown if due.assignee_id is not None})
    rows: dict[Stage, list[Reminded]] = defaultdict(list)
    for due, stage in told:
        spot = spots.get(due.kept.ticket_id)
        rows[stage].append(
            Reminded(
                number=due.kept.ticket_id,
                title=_title(desk, due, desk.office.language),
                target=due.kept.clock.target,
                due_at=due.kept.clock.due_at or desk.tx.now,
                link=link_to(unit.chat_id, message_id=spot.card_id, thread_id=spot.thread_id) if spot else "",
                assignee=names.get(due.assignee_id or 0, ""),
                assignee_id=due.assignee_id or 0,
            )
        )
    admins = await _admins(desk, unit) if Stage.OVERDUE in rows else Html("")
    zone = desk.office.hours(unit.id).zone
    screen = screens.reminders(desk.office.own, rows, unit=unit.name, admins=admins, now=desk.tx.now, zone=zone)
    await desk.post(screen, chat_id=unit.chat_id, priority=Priority.ALERT)


async def _admins(desk: Desk, unit: Unit) -> Html:
    found = await clock.admins(desk.tx, unit.chat_id, most=MOST_ADMINS)
    return Html(" ".join(screens.mention(desk.office.own, person_id, name) for person_id, name in found))


def _title(desk: Desk, due: Due, language: str) -> str:
    kind = desk.office.kind(due.service, due.kind)
    return kind.title.spoken(language) if kind else due.kind
