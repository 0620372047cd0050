"""Requests that an administrator approves or rejects."""

from telegram import Update

from handlers.accounts import actions
from handlers.buttons import AskReject, Decide
from handlers.context import Context
from knowledge.rules.ticket import Event


async def reject_asked(update: Update, context: Context) -> None:
    """*Reject* tapped: the first decision stands, so it is asked once more."""
    visit, tap = context.visit, context.tap(update, AskReject)
    await actions.ask_reject(visit.desk, tap.ticket_id, person=visit.person)


async def decided(update: Update, context: Context) -> None:
    """*Approve* or *Yes, reject* tapped."""
    visit, tap = context.visit, context.tap(update, Decide)
    event = Event.APPROVED if tap.approve else Event.REJECTED
    await actions.decide(visit.desk, tap.ticket_id, event, person=visit.person)
    visit.answer_tap(visit.say.plain(f"toast-{event}", number=tap.ticket_id))
