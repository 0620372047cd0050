"""The e-mail to somebody outside: its words out of the ticket, and its files in as many mails as they need."""

import base64
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handlers.card import actions as card
from handlers.decency import unasked
from handlers.desk import Desk
from handlers.gathering import sent_papers
from handlers.texts import Texts
from handlers.ticket_view import TicketView
from knowledge.rules import form
from knowledge.rules.escalation import Need, Rung
from knowledge.rules.mail import without_passwords
from knowledge.rules.review import PaperState
from storage import documents
from storage.documents import PAGES, Document
from storage.mail import Attachment
from storage.people import Person
from storage.tickets import Ticket

_SENDABLE = frozenset({PaperState.NEW, PaperState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Part:
    """One mail of several: the words of the first tell all, each carries some of the files."""

    subject: str
    body: str
    files: tuple[Attachment, ...]


def new_token() -> str:
    """Return what nobody can guess: whoever brings it along was written to."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


def message_id(desk: Desk, token: str, number: int) -> str:
    """Return the id of the mail with this number among those of a token."""
    domain = desk.office.outside.domain if desk.office.outside else "localhost"
    return f"<loket.{token}.{number}@{domain}>"


async def compose(
    desk: Desk, ticket: Ticket, rung: Rung, needs: Sequence[Need], *, person: Person, token: str
) -> list[Part]:
    """Return the mails that tell somebody outside of a ticket, in the office's language."""
    say, files = desk.office.own, await files_of(desk, ticket)
    view, needs = _decent(desk, await card.gather(desk, ticket), needs)
    outside = desk.office.outside
    bundles = _bundles(files, most=outside.most_bytes) if outside else [files]
    subject = subject_of(say, view, token)
    first = words(say, view, rung, needs, office=desk.office.name, person=person)
    parts = []
    for number, bundle in enumerate(bundles or [()], start=1):
        names = ", ".join(file.name for file in bundle)
        if number == 1:
            later = ", ".join(file.name for each in bundles[1:] for file in each)
            body = _body(first, say, names, later)
        else:
            body = say.plain("mail-more", number=view.number, part=number, total=len(bundles), names=names)
        mark = say.plain("mail-subject-part", part=number, total=len(bundles)) if len(bundles) > 1 else ""
        parts.append(Part(f"{subject} {mark}".strip(), body, tuple(bundle)))
    return parts


def _decent(desk: Desk, view: TicketView, needs: Sequence[Need]) -> tuple[TicketView, list[Need]]:
    """Return what is told without what its own group does not see unasked."""

    def shown(text: str) -> str:
        return unasked(desk, text, instead=desk.office.own.plain("mail-held"))

    answers = {field: shown(value) for field, value in view.answers.items()}
    decent = replace(view, answers=answers, question=shown(view.question))
    return decent, [replace(need, value=shown(need.value)) for need in needs]


def subject_of(say: Texts, view: TicketView, token: str) -> str:
    """Return what a mail is called: the ticket's number, and what an answer has to bring along."""
    service = view.service.title.spoken(say.language) if view.service else ""
    title = view.title(say.language)
    if not token:  # staff look at it, or send it themselves
        return say.plain("mail-subject-plain", number=view.number, title=title, service=service)
    return say.plain("mail-subject", number=view.number, title=title, service=service, token=f"LKT-{token}")


def words(say: Texts, view: TicketView, rung: Rung, needs: Sequence[Need], *, office: str, person: Person) -> str:
    """Return what somebody outside has to know, without a password that somebody wrote by mistake."""
    told = say.plain(
        "mail-body",
        tier=rung.title.spoken(say.language),
        lines="\n".join(_lines(say, view, needs)),
        number=view.number,
        service=view.service.title.spoken(say.language) if view.service else "-",
        opened=view.opened_at,
        name=person.name,
        unit=view.unit,
        office=office,
    )
    return without_passwords(told)


async def files_of(desk: Desk, ticket: Ticket) -> list[Attachment]:
    """Return a ticket's documents that may be sent on: stored, looked into, and not sent back by staff."""
    stored = {document.id: document for document in await documents.of_ticket(desk.tx, ticket.id)}
    papers = [paper for paper in await sent_papers(desk, ticket) if paper.state in _SENDABLE]
    found = [stored[paper.document_id] for paper in papers if paper.document_id in stored]
    return [Attachment(each.sha256, _name(each), each.size or 0) for each in found if each.sha256]


def _name(document: Document) -> str:
    name = document.claimed_name
    return f"{name}.pdf" if document.content == PAGES and not name.lower().endswith(".pdf") else name


def _body(first: str, say: Texts, names: str, later: str) -> str:
    lines = [first]
    if names:
        lines.append(say.plain("mail-files", names=names))
    if later:
        lines.append(say.plain("mail-files-later", names=later))
    return "\n\n".join(lines)


def _lines(say: Texts, view: TicketView, needs: Sequence[Need]) -> Iterator[str]:
    """Yield what the next step wants, then everything else that the form says."""
    for need in needs:
        if not need.is_file:
            yield say.plain("mail-line", label=need.label.spoken(say.language), value=need.value)
    told = {need.id for need in needs}
    for field in view.kind.fields if view.kind else ():
        if field.id not in told and view.answers.get(field.id):
            value = form.spoken_answer(field, view.answers[field.id], say.language)
            yield say.plain("mail-line", label=field.label.spoken(say.language), value=value)
    if view.question:
        yield say.plain("mail-line", label=say.plain("mail-question"), value=view.question)


def _bundles(files: Sequence[Attachment], *, most: int) -> list[list[Attachment]]:
    """Return the files in bundles of at most ``most`` bytes, in order; one that is larger goes by itself."""
    bundles: list[list[Attachment]] = []
    room = 0
    for file in files:
        if not bundles or file.size > room:
            bundles.append([])
            room = most
        bundles[-1].append(file)
        room -= file.size
    return bundles
