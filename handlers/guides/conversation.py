"""Reading on: a guide's steps, the situations of an answer, what stands beside it."""

from telegram import Update

from handlers.buttons import PickVariant, SeeAlso, StuckAt, TurnStep
from handlers.context import Context
from handlers.desk import Visit
from handlers.guides import actions, screens
from handlers.guides.actions import Reading
from handlers.opened import entry_read, opened


async def step_turned(update: Update, context: Context) -> None:
    """*Next* or *Back* tapped: another step, in the same message."""
    visit, tap = context.visit, context.tap(update, TurnStep)
    reading = await _read(visit, tap.question_id, tap.entry_id)
    await _show(visit, reading, step=await actions.turn(visit.desk, reading, tap.step))


async def variant_picked(update: Update, context: Context) -> None:
    """One of the situations tapped, or the way back to all of them."""
    visit, tap = context.visit, context.tap(update, PickVariant)
    await _show(visit, await _read(visit, tap.question_id, tap.entry_id), variant=tap.variant)


async def stuck(update: Update, context: Context) -> None:
    """*I am stuck at this step* tapped: the way to a person, who will see the step."""
    visit, tap = context.visit, context.tap(update, StuckAt)
    reading = await _read(visit, tap.question_id, tap.entry_id)
    reading, step = await actions.stick(visit.desk, reading, tap.step)
    service = visit.desk.office.library.services[reading.entry.service]
    await visit.show(
        screens.stuck(visit.say, reading.entry, service=service, question_id=reading.question.id, step=step)
    )


async def related_read(update: Update, context: Context) -> None:
    """An entry beside the one read tapped."""
    visit, tap = context.visit, context.tap(update, SeeAlso)
    reading = await _read(visit, tap.question_id, tap.entry_id)
    await visit.show(await opened(visit, reading.question, reading.entry))


async def _read(visit: Visit, question_id: int, entry_id: str) -> Reading:
    return await actions.read(visit.desk, visit.person.id, question_id=question_id, entry_id=entry_id)


async def _show(visit: Visit, reading: Reading, *, step: int = 1, variant: int = 0) -> None:
    await visit.show(await entry_read(visit, reading.question, reading.entry, step=step, variant=variant))
