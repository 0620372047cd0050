"""The staff group, looking at a request's documents."""

from telegram import Update

from handlers.buttons import (
    AcceptPaper,
    AcceptPapers,
    AskReason,
    MendPapers,
    OpenPaper,
    ReleasePaper,
    ReturnPaper,
    ShowPaper,
    ShowPapers,
    TypeReason,
    UndoReview,
)
from handlers.context import Context
from handlers.documents import actions as documents
from handlers.incoming import message_of, written
from handlers.prompts import mark_taken
from handlers.requests import actions as requests
from handlers.review import actions


async def papers_wanted(update: Update, context: Context) -> None:
    """*Look at the documents* tapped."""
    visit, tap = context.visit, context.tap(update, ShowPapers)
    await actions.show_papers(visit.desk, tap.ticket_id, person=visit.person)


async def paper_wanted(update: Update, context: Context) -> None:
    """One document tapped."""
    visit, tap = context.visit, context.tap(update, ShowPaper)
    await actions.show_paper(visit.desk, tap.document_id, person=visit.person)


async def file_wanted(update: Update, context: Context) -> None:
    """*Open* tapped."""
    visit, tap = context.visit, context.tap(update, OpenPaper)
    await actions.open_paper(visit.desk, tap.document_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-paper-sent"))


async def accepted(update: Update, context: Context) -> None:
    """*Accept* tapped."""
    visit, tap = context.visit, context.tap(update, AcceptPaper)
    is_complete = await actions.accept(visit.desk, tap.document_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-papers-complete" if is_complete else "toast-paper-accepted"))


async def all_accepted(update: Update, context: Context) -> None:
    """*Accept all* tapped: it is asked once more."""
    visit, tap = context.visit, context.tap(update, AcceptPapers)
    if tap.is_sure:
        count = await actions.accept_all(visit.desk, tap.ticket_id, person=visit.person)
        visit.answer_tap(visit.say.plain("toast-papers-accepted", count=count))
    else:
        await actions.ask_accept_all(visit.desk, tap.ticket_id, person=visit.person)


async def reason_wanted(update: Update, context: Context) -> None:
    """*Mend* tapped: why?"""
    visit, tap = context.visit, context.tap(update, AskReason)
    await actions.ask_reason(visit.desk, tap.document_id, person=visit.person)


async def returned(update: Update, context: Context) -> None:
    """A usual reason tapped."""
    visit, tap = context.visit, context.tap(update, ReturnPaper)
    reason = actions.usual_reason(tap.reason)
    await actions.give_back(visit.desk, tap.document_id, reason=reason, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-paper-returned"))


async def words_wanted(update: Update, context: Context) -> None:
    """*Another reason* tapped: the answer to the card is it."""
    visit, tap = context.visit, context.tap(update, TypeReason)
    await actions.ask_words(visit.desk, tap.document_id, person=visit.person, message_id=visit.tapped or 0)


async def reason_written(update: Update, context: Context) -> None:
    """A reason in own words."""
    visit = context.visit
    wrote = written(message_of(update))
    if visit.prompt is not None:
        await actions.give_back(visit.desk, visit.prompt.subject, reason=wrote.text, person=visit.person)
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)


async def taken_back(update: Update, context: Context) -> None:
    """*Take back* tapped."""
    visit, tap = context.visit, context.tap(update, UndoReview)
    await actions.take_back(visit.desk, tap.document_id, person=visit.person)


async def release_wanted(update: Update, context: Context) -> None:
    """*Let it through* tapped: a warning first."""
    visit, tap = context.visit, context.tap(update, ReleasePaper)
    if tap.is_sure:
        await actions.release(visit.desk, tap.document_id, person=visit.person)
        visit.answer_tap(visit.say.plain("toast-paper-released"))
    else:
        await actions.ask_release(visit.desk, tap.document_id, person=visit.person)


async def mend_begun(update: Update, context: Context) -> None:
    """*Send the mended ones* tapped by the requester: a list of just those documents."""
    visit, tap = context.visit, context.tap(update, MendPapers)
    ticket, slots, begun = await actions.to_mend(visit.desk, tap.ticket_id, person=visit.person)
    if begun is None:
        await documents.expect_again(visit.desk, ticket, slots)
    else:
        await documents.open_list(visit.desk, requests.read(visit.desk, begun), tapped=None)
