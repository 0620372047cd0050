"""Requests that an administrator approves or rejects."""

from telegram import Update

from handlers.buttons import (
    AskReject,
    Decide,
    RejectFor,
    ShowCompany,
    ShowDecision,
    TellDecision,
    TypeRejection,
    UndoDecision,
)
from handlers.context import Context
from handlers.decisions import actions
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.prompts import mark_taken


async def decided(update: Update, context: Context) -> None:
    """*Approve* tapped; a rejection needs its reason first."""
    visit, tap = context.visit, context.tap(update, Decide)
    if not tap.approve:
        await actions.ask_reason(visit.desk, tap.ticket_id, person=visit.person, chat_id=visit.chat_id)
        return
    due_at = await actions.approve(visit.desk, tap.ticket_id, person=visit.person)
    if due_at is None:
        visit.answer_tap(visit.say.plain("toast-first-yes", number=tap.ticket_id))
    else:
        when = visit.say.moment(due_at)
        visit.answer_tap(visit.say.plain("toast-approved", number=tap.ticket_id, when=when))


async def reject_asked(update: Update, context: Context) -> None:
    """*Reject* tapped: why?"""
    visit, tap = context.visit, context.tap(update, AskReject)
    await actions.ask_reason(visit.desk, tap.ticket_id, person=visit.person, chat_id=visit.chat_id)


async def rejected(update: Update, context: Context) -> None:
    """A usual reason tapped."""
    visit, tap = context.visit, context.tap(update, RejectFor)
    await _reject(visit, tap.ticket_id, actions.usual_reason(tap.reason))


async def words_wanted(update: Update, context: Context) -> None:
    """*Another reason* tapped: the answer to the card is it."""
    visit, tap = context.visit, context.tap(update, TypeRejection)
    await actions.ask_words(
        visit.desk, tap.ticket_id, person=visit.person, chat_id=visit.chat_id, message_id=visit.tapped or 0
    )


async def reason_written(update: Update, context: Context) -> None:
    """A reason in own words."""
    visit, wrote = context.visit, written(message_of(update))
    if visit.prompt is not None:
        await _reject(visit, visit.prompt.ticket_id, wrote.text)
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)


async def undone(update: Update, context: Context) -> None:
    """*Take the decision back* tapped."""
    visit, tap = context.visit, context.tap(update, UndoDecision)
    await actions.undo(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-undone", number=tap.ticket_id))


async def told_now(update: Update, context: Context) -> None:
    """*Tell now* tapped."""
    visit, tap = context.visit, context.tap(update, TellDecision)
    await actions.tell_now(visit.desk, tap.ticket_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-told", number=tap.ticket_id))


async def card_wanted(update: Update, context: Context) -> None:
    """*Card* tapped: the cards as they are."""
    visit, tap = context.visit, context.tap(update, ShowDecision)
    await actions.show(visit.desk, tap.ticket_id, person=visit.person, chat_id=visit.chat_id)


async def company_wanted(update: Update, context: Context) -> None:
    """*The company's accounts* tapped, or another page of them."""
    visit, tap = context.visit, context.tap(update, ShowCompany)
    await actions.show_company(visit.desk, tap.ticket_id, page=tap.page, person=visit.person, chat_id=visit.chat_id)


async def _reject(visit: Visit, ticket_id: int, reason: str) -> None:
    due_at = await actions.reject(visit.desk, ticket_id, reason=reason, person=visit.person, chat_id=visit.chat_id)
    if due_at is not None:
        visit.answer_tap(visit.say.plain("toast-rejected", number=ticket_id, when=visit.say.moment(due_at)))
