"""Video calls: staff on the card, the requester in the own chat."""

from telegram import Update

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
    TypeLink,
)
from handlers.calls import actions, screens
from handlers.context import Context
from handlers.incoming import message_of, written
from handlers.prompts import mark_taken
from knowledge.rules.appointments import read_day


async def call_wanted(update: Update, context: Context) -> None:
    """*Video call* tapped on the card."""
    visit, tap = context.visit, context.tap(update, ShowCall)
    await actions.show(visit.desk, tap.ticket_id, person=visit.person)


async def called_now(update: Update, context: Context) -> None:
    """*Call now* tapped."""
    visit, tap = context.visit, context.tap(update, CallNow)
    await actions.call_now(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-call-asked"))


async def days_wanted(update: Update, context: Context) -> None:
    """*Propose times* tapped, or a time chosen."""
    visit, tap = context.visit, context.tap(update, PickDay)
    await actions.show_days(visit.desk, tap.ticket_id, tap.picked, person=visit.person)


async def times_wanted(update: Update, context: Context) -> None:
    """A day chosen."""
    visit, tap = context.visit, context.tap(update, PickTime)
    day = read_day(tap.day)
    await actions.show_times(visit.desk, tap.ticket_id, tap.picked, day, person=visit.person)


async def proposed(update: Update, context: Context) -> None:
    """*Send* tapped below the times."""
    visit, tap = context.visit, context.tap(update, ProposeCall)
    await actions.propose(visit.desk, tap.ticket_id, tap.picked, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-call-proposed"))


async def link_wanted(update: Update, context: Context) -> None:
    """*Link* tapped: the answer to the card is it."""
    visit, tap = context.visit, context.tap(update, TypeLink)
    await actions.ask_link(visit.desk, tap.appointment_id, person=visit.person, message_id=visit.tapped or 0)


async def link_written(update: Update, context: Context) -> None:
    """The meeting's address."""
    visit = context.visit
    wrote = written(message_of(update))
    if visit.prompt is not None:
        await actions.set_link(visit.desk, visit.prompt.subject, wrote.text, person=visit.person)
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)


async def held(update: Update, context: Context) -> None:
    """*Verified* tapped: it is asked once more."""
    visit, tap = context.visit, context.tap(update, HoldCall)
    if tap.is_sure:
        await actions.hold(visit.desk, tap.appointment_id, person=visit.person)
        visit.answer_tap(visit.say.plain("toast-call-held"))
    else:
        await actions.ask_hold(visit.desk, tap.appointment_id, person=visit.person)


async def missed(update: Update, context: Context) -> None:
    """*Not there* tapped."""
    visit, tap = context.visit, context.tap(update, MissCall)
    await actions.miss(visit.desk, tap.appointment_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-call-missed"))


async def agreed(update: Update, context: Context) -> None:
    """A time tapped by the requester."""
    visit, tap = context.visit, context.tap(update, AgreeCall)
    await actions.agree(visit.desk, tap.appointment_id, tap.minute, person=visit.person)


async def declined(update: Update, context: Context) -> None:
    """*Another time* tapped by the requester."""
    visit, tap = context.visit, context.tap(update, DeclineCall)
    await actions.decline(visit.desk, tap.appointment_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-call-declined"))


async def cancelled(update: Update, context: Context) -> None:
    """*Call it off* tapped by either side: it is asked once more."""
    visit, tap = context.visit, context.tap(update, CancelCall)
    is_staff = visit.chat_id != visit.person.id
    if tap.is_sure:
        await actions.cancel(visit.desk, tap.appointment_id, person=visit.person, is_staff=is_staff)
        visit.answer_tap(visit.say.plain("toast-call-cancelled"))
    elif is_staff:
        await actions.ask_cancel(visit.desk, tap.appointment_id, person=visit.person)
    else:
        number = (
            await actions.check_cancellable(visit.desk, tap.appointment_id, person=visit.person, is_staff=False)
        ).id
        await visit.show(
            screens.sure_cancelled(visit.say, number=number, appointment_id=tap.appointment_id, is_staff=False)
        )
