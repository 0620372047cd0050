"""Keeping people from writing, and looking behind what is hidden: taps and commands of staff, and what people hear."""

from telegram import Update

from handlers.buttons import (
    Impose,
    LiftSanction,
    PickSanction,
    RaiseObjection,
    ShowData,
    ShowHeld,
    ShowProtection,
    ShowSecrets,
    TypeCharge,
)
from handlers.context import Context
from handlers.incoming import message_of, written
from handlers.protection import actions, looking, screens
from handlers.wanted import Wanted
from knowledge.rules import protection as rules
from knowledge.rules.protection import Kind, Order
from knowledge.rules.refusals import Refusal
from storage.outbox import Priority

REASONS = {Wanted.MUTE_REASON: Kind.MUTE, Wanted.BAN_REASON: Kind.BAN}


async def secrets_wanted(update: Update, context: Context) -> None:
    """*Show* tapped below a message that hides numbers: they are shown to the one who tapped."""
    visit, tap = context.visit, context.tap(update, ShowSecrets)
    told = await looking.secrets_of(visit.desk, tap.mirror_ref, person=visit.person)
    visit.answer_tap(told, is_alert=True)


async def data_wanted(update: Update, context: Context) -> None:
    """*Show data* tapped on the card."""
    visit, tap = context.visit, context.tap(update, ShowData)
    visit.answer_tap(await looking.data_of(visit.desk, tap.ticket_id, person=visit.person), is_alert=True)


async def held_wanted(update: Update, context: Context) -> None:
    """*Show* tapped below the line about messages that are held back."""
    visit, tap = context.visit, context.tap(update, ShowHeld)
    count = await looking.show_held(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-held-shown", count=count))


async def protection_wanted(update: Update, context: Context) -> None:
    """*Mute or ban* tapped on the card."""
    visit, tap = context.visit, context.tap(update, ShowProtection)
    await actions.show(visit.desk, tap.ticket_id, person=visit.person)


async def sanction_picked(update: Update, context: Context) -> None:
    """A length tapped: why?"""
    visit, tap = context.visit, context.tap(update, PickSanction)
    await actions.ask_reason(visit.desk, tap.ticket_id, _kind(tap.kind), tap.hours, person=visit.person)


async def reason_tapped(update: Update, context: Context) -> None:
    """One of the usual reasons."""
    visit, tap = context.visit, context.tap(update, Impose)
    if tap.reason not in rules.USUAL_REASONS:
        raise Refusal("refused-stale")
    reason = screens.usual_reason(visit.desk.office.own, tap.reason)
    order = Order(rules.check_hours(tap.hours, _kind(tap.kind)), reason)
    await actions.impose(visit.desk, tap.ticket_id, _kind(tap.kind), order, person=visit.person)


async def words_wanted(update: Update, context: Context) -> None:
    """*Write the reason* tapped."""
    visit, tap = context.visit, context.tap(update, TypeCharge)
    await actions.ask_words(
        visit.desk, tap.ticket_id, _kind(tap.kind), tap.hours, person=visit.person, message_id=visit.tapped or 0
    )


async def reason_written(update: Update, context: Context) -> None:
    """The reason in staff's words."""
    visit, wrote = context.visit, written(message_of(update))
    if visit.prompt is None:
        return
    kind = REASONS[visit.prompt.wanted]
    order = Order(visit.prompt.subject, rules.check_reason(wrote.text))
    await actions.impose(visit.desk, visit.prompt.ticket_id, kind, order, person=visit.person)


async def muted(update: Update, context: Context) -> None:
    """/bisukan in answer to a message of the ticket."""
    await _ordered(update, context, Kind.MUTE)


async def banned(update: Update, context: Context) -> None:
    """/blokir in answer to a message of the ticket."""
    await _ordered(update, context, Kind.BAN)


async def lifted(update: Update, context: Context) -> None:
    """*Lift* tapped."""
    visit, tap = context.visit, context.tap(update, LiftSanction)
    await actions.lift(visit.desk, tap.sanction_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-lifted"))


async def turned_away(update: Update, context: Context) -> None:
    """Anything that a banned person writes: kept, and answered once a day with why."""
    visit, message = context.visit, message_of(update)
    if update.edited_message is not None:
        await actions.keep_edit(visit.desk, written(message))
        return
    is_new = not (message.text or "").startswith("/")
    await actions.turn_away(visit.desk, visit.person, written(message) if is_new else None, ticket=visit.ticket)


async def tap_turned_away(update: Update, context: Context) -> None:
    """Any button that a banned person taps, but the one to object."""
    await actions.refuse_barred(context.visit.desk, context.visit.person)


async def objection_wanted(update: Update, context: Context) -> None:
    """*Object* tapped by a banned person."""
    visit, tap = context.visit, context.tap(update, RaiseObjection)
    await actions.ask_objection(visit.desk, tap.sanction_id, person=visit.person, message_id=visit.tapped or 0)
    await visit.add(screens.ask_objection(visit.say))


async def objected(update: Update, context: Context) -> None:
    """The objection."""
    visit, wrote = context.visit, written(message_of(update))
    if visit.prompt is not None:
        await actions.object_to(visit.desk, visit.prompt.subject, wrote.text, person=visit.person)
        await visit.add(screens.objected(visit.say))


async def _ordered(update: Update, context: Context, kind: Kind) -> None:
    visit, message = context.visit, message_of(update)
    if visit.ticket is None:
        raise Refusal(f"refused-{kind}-form")
    _, _, text = (message.text or "").partition(" ")
    order = rules.read_order(text, kind)
    when = await actions.impose(visit.desk, visit.ticket.id, kind, order, person=visit.person)
    screen = screens.imposed(visit.desk.office.own, number=visit.ticket.id, kind=kind, when=when)
    await visit.desk.post(screen, chat_id=visit.chat_id, priority=Priority.CARD, reply_to=message.message_id)


def _kind(name: str) -> Kind:
    if name not in set(Kind):
        raise Refusal("refused-stale")
    return Kind(name)
