"""The queue: asked for in the staff group, or by staff in their own chat."""

from telegram import Update

from handlers.buttons import ChooseQueue, ShowQueue
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of
from handlers.queue import actions, screens
from handlers.queue.views import View, view_of
from handlers.units import staffed
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit


async def asked(update: Update, context: Context) -> None:
    """/antrian: the group's own queue, or, in one's own chat, of the unit that one works in."""
    visit = context.visit
    if message_of(update).sender_chat is not None:
        raise Refusal("refused-command-anonymous")
    unit = visit.desk.office.unit_at(visit.chat_id)
    if unit is not None:
        await _show(visit, unit, View(), page=0)
        return
    await _in_own_chat(visit)


async def chosen(update: Update, context: Context) -> None:
    """*Other units* tapped."""
    context.tap(update, ChooseQueue)
    await _in_own_chat(context.visit)


async def turned(update: Update, context: Context) -> None:
    """Another page or sort tapped: in a group, always of its own queue."""
    visit, tap = context.visit, context.tap(update, ShowQueue)
    office = visit.desk.office
    unit = office.unit_at(visit.chat_id) if visit.chat_id < 0 else office.unit_at(-tap.group)
    if unit is None:
        raise Refusal("refused-stale")
    await _show(visit, unit, view_of(tap.view), page=tap.page)


async def _in_own_chat(visit: Visit) -> None:
    units = await staffed(visit.desk, visit.person.id)
    if not units:
        raise Refusal("refused-queue-staff")
    if len(units) == 1:
        await _show(visit, units[0], View(), page=0)
        return
    await visit.show(screens.units(visit.say, [(unit.name, -unit.chat_id) for unit in units]))


async def _show(visit: Visit, unit: Unit, view: View, *, page: int) -> None:
    is_private = visit.chat_id == visit.person.id
    shown = await actions.page(visit.desk, unit, view, page=page, person=visit.person, is_private=is_private)
    screen = screens.queue(visit.say if is_private else visit.desk.office.own, shown)
    if visit.tapped is None and not is_private:
        await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=visit.message_id)
    else:
        await visit.show(screen)
