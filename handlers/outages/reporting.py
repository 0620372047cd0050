"""Tickets and questions as reports of trouble: what each is about, and those of the last while."""

from collections.abc import Mapping

from handlers.desk import Desk
from knowledge.faq.text import Words
from knowledge.rules.outages import About, Report, without_own_words
from knowledge.service import Approval, FieldType, RequestKind
from storage import outage_reports, questions
from storage.outage_reports import NewTicket, OpenQuestion
from storage.questions import Question
from storage.tickets import Ticket


def about_question(desk: Desk, question: Question) -> About:
    """Return what a question is about."""
    return _about(desk, service=question.service, shown=question.shown, text=question.read_as)


def about_words(desk: Desk, text: str, *, service: str = "") -> About:
    """Return what somebody's words are about."""
    return About(service, words=_essence(desk, text))


async def of_ticket(desk: Desk, ticket: Ticket) -> Report:
    """Return what a ticket reports."""
    question = await questions.get(desk.tx, ticket.question_id)
    row = NewTicket(
        ticket.id,
        ticket.requester_id,
        ticket.service,
        ticket.kind,
        ticket.unit,
        ticket.answers,
        ticket.opened_at,
        question.read_as if question else "",
        question.shown if question else (),
    )
    return _of_ticket(desk, row)


async def recent(desk: Desk) -> list[Report]:
    """Return what was reported within the office's window and can be compared, newest tickets first."""
    since = desk.tx.now - desk.office.outages.window
    found = [_of_ticket(desk, row) for row in await outage_reports.new_tickets(desk.tx, since=since)]
    found += [_of_question(desk, row) for row in await outage_reports.open_questions(desk.tx, since=since)]
    return without_own_words([report for report in found if not report.about.is_empty])


def reports_trouble(kind: RequestKind | None) -> bool:
    """Tell whether a request of this kind says that something is wrong: it is no application for something."""
    return kind is not None and kind.approval == Approval.NONE and not any(slot.required for slot in kind.slots)


def said_in(kind: RequestKind | None, answers: Mapping[str, str], question: str) -> str:
    """Return what a requester wrote of the matter; not what is the same in all their requests, as a company's name."""
    fields = [field for field in kind.fields if field.type == FieldType.TEXT and not field.reuse] if kind else []
    parts = [question, *(answers.get(field.id, "") for field in fields)]
    return "\n".join(part for part in parts if part.strip())


def _of_ticket(desk: Desk, row: NewTicket) -> Report:
    kind = desk.office.kind(row.service, row.kind)
    text = said_in(kind, row.answers, row.question)
    about = _about(
        desk, service=row.service, shown=row.shown, text=text, kind=row.kind if reports_trouble(kind) else ""
    )
    return Report(row.requester_id, row.opened_at, about, text, unit=row.unit, ticket_id=row.id)


def _of_question(desk: Desk, row: OpenQuestion) -> Report:
    about = _about(desk, service=row.service, shown=row.shown, text=row.text)
    return Report(row.person_id, row.asked_at, about, row.text, question_id=row.id)


def _about(desk: Desk, *, service: str, shown: tuple[str, ...], text: str, kind: str = "") -> About:
    entry_id = shown[-1] if shown else ""
    return About(service or entry_id.partition(".")[0], kind, entry_id, _essence(desk, text))


def _essence(desk: Desk, text: str) -> Words:
    return desk.office.index.essence(text) if text.strip() else ()
