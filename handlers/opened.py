"""An entry that is read for a question: word of an outage of just that goes first, whichever way somebody came."""

from handlers.answers import Rows, entry_screen, place_rows, ticket_rows
from handlers.ask import actions as asking
from handlers.browse import actions as browsing
from handlers.desk import Visit
from handlers.outages import actions as outages
from handlers.screen import Screen
from knowledge.faq.entry import Entry
from storage.questions import Origin, Question


async def opened(visit: Visit, question: Question, entry: Entry) -> Screen:
    """Return what somebody sees who opens an entry: that there is an outage of it, which leads on, or the entry."""
    notice = await outages.notice_for_question(visit.desk, question, person=visit.person)
    return notice or await entry_read(visit, question, entry)


async def entry_read(visit: Visit, question: Question, entry: Entry, *, step: int = 1, variant: int = 0) -> Screen:
    """Return an entry, or a step or situation of it (see `handlers.answers.entry_screen`), with the ways on from it."""
    return entry_screen(
        visit.say,
        entry,
        library=visit.desk.office.library,
        question_id=question.id,
        step=step,
        variant=variant,
        rows=await _further_rows(visit, question, entry),
    )


async def _further_rows(visit: Visit, question: Question, entry: Entry) -> Rows:
    """Return the way to open tickets below what was asked, and to its place in the tree below what was opened."""
    if question.origin != Origin.TYPED:
        return place_rows(visit.say, entry.service, *browsing.place_of(visit.desk, entry))
    open_tickets = await asking.open_tickets(visit.desk, visit.person.id)
    return ticket_rows(visit.say, question.id, open_tickets)
