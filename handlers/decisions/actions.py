"""An admin's decision on a request: the first one stands, it can be taken back for a while, then it is told.

Until then a ticket's own decision stays open: its requester sees nothing of what may yet be taken back.
"""

from datetime import datetime

from handlers import notices, prompts, sections
from handlers.account_gathering import as_fellows, book_of
from handlers.accounts import actions as accounts
from handlers.decisions import screens
from handlers.desk import Desk
from handlers.wanted import Prompt, Wanted
from knowledge.rules import review as words_rules
from knowledge.rules import ticket as ticket_rules
from knowledge.rules import verdicts as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role
from knowledge.rules.routing import Unit
from knowledge.rules.ticket import Decision, Event, Status
from knowledge.rules.verdicts import NoReason, Verdict, VerdictState
from storage import accounts as account_rows
from storage import history, people, tickets, verdicts
from storage.people import Person
from storage.tickets import Ticket
from storage.verdicts import Said

PAGE = 10  # accounts of a company on a page


async def approve(desk: Desk, ticket_id: int, *, person: Person) -> datetime | None:
    """Say yes to a request; return when its requester is told, None while another admin's yes is needed as well."""
    return await _say(desk, ticket_id, Verdict.YES, person=person)


async def reject(desk: Desk, ticket_id: int, *, reason: str, person: Person, chat_id: int) -> datetime | None:
    """Say no to a request, for a usual reason's name or in own words; return when its requester is told."""
    words = words_rules.check_words(reason, most=rules.LONGEST_REASON)
    await prompts.forget(desk, person.id, chat_id=chat_id)
    return await _say(desk, ticket_id, Verdict.NO, person=person, reason=words)


def usual_reason(name: str) -> str:
    """Return a usual reason's name; a refusal for one that nobody could have tapped."""
    if name not in set(NoReason):
        raise Refusal("refused-stale")
    return name


async def ask_reason(desk: Desk, ticket_id: int, *, person: Person, chat_id: int) -> None:
    """Ask in the card's place why a request is rejected."""
    ticket, _unit = await _decidable(desk, ticket_id, Verdict.NO, person)
    await prompts.forget(desk, person.id, chat_id=chat_id)
    usual = rules.reasons(is_account=book_of(desk, ticket) is not None)
    await sections.show_page(desk, ticket, screens.reasons(desk.office.own, ticket.id, usual), chat_id=chat_id)


async def ask_words(desk: Desk, ticket_id: int, *, person: Person, chat_id: int, message_id: int) -> None:
    """Ask in the card's place for a reason in one's own words; the answer to that message is it."""
    ticket, _unit = await _decidable(desk, ticket_id, Verdict.NO, person)
    prompt = Prompt(Wanted.REJECTION, ticket.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=chat_id, prompt=prompt)
    screen = screens.own_words(desk.office.own, ticket.id, name=person.name)
    await sections.show_page(desk, ticket, screen, chat_id=chat_id)


async def undo(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Take back what was said, as long as its requester is not told: nobody hears of it but the staff."""
    ticket, _unit = await _as_admin(desk, ticket_id, Event.UNDONE, person)
    said = await verdicts.open_of(desk.tx, ticket.id)
    if not said:
        raise Refusal("refused-nothing-to-undo", number=ticket.id)
    last = said[-1]
    if not rules.can_be_undone(last.state, last.due_at, desk.tx.now):
        raise Refusal("refused-undo-late", number=ticket.id)
    await verdicts.settle(desk.tx, said, state=VerdictState.UNDONE, by=person.id)
    await history.write(desk.tx, ticket.id, Event.UNDONE, actor_id=person.id, is_internal=True)
    await sections.refresh(desk, ticket.id)


async def tell_now(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Let a decision count at once: an admin is sure of it."""
    ticket, _unit = await _as_admin(desk, ticket_id, Event.UNDONE, person)
    if not await _settle(desk, ticket):
        raise Refusal("refused-nothing-to-undo", number=ticket.id)


async def tell_due(desk: Desk, ticket_id: int) -> bool:
    """Let a decision count whose time has come; False when it was taken back, told, or is not due."""
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None:
        return False
    said = await verdicts.open_of(desk.tx, ticket.id)
    is_due = any(each.due_at is not None and each.due_at <= desk.tx.now for each in said)
    return is_due and await _settle(desk, ticket)


async def show(desk: Desk, ticket_id: int, *, person: Person, chat_id: int) -> None:
    """Show the cards as they are, in every section."""
    await _to_look_at(desk, ticket_id, person)
    await prompts.forget(desk, person.id, chat_id=chat_id)
    await sections.refresh(desk, ticket_id)


async def show_company(desk: Desk, ticket_id: int, *, page: int, person: Person, chat_id: int) -> None:
    """List the accounts of a request's company in the card's place."""
    ticket = await _to_look_at(desk, ticket_id, person)
    book = book_of(desk, ticket)
    name = ticket.answers.get(book.company, "") if book else ""
    company = await account_rows.company_named(desk.tx, ticket.service, name=name)
    if company is None:
        raise Refusal("refused-stale")
    total = sum((await account_rows.count_of_company(desk.tx, company.id)).values())
    pages = max(1, -(-total // PAGE))
    here = min(page, pages - 1)
    found = await account_rows.of_company(desk.tx, company.id, limit=PAGE, offset=here * PAGE)
    listed = screens.Company(company.name, company.npwp or "", total, as_fellows(found), here, pages)
    await sections.show_page(desk, ticket, screens.company(desk.office.own, ticket.id, listed), chat_id=chat_id)


async def ended(desk: Desk, ticket: Ticket) -> None:
    """Let go of what was said of a ticket that was just closed before it counted, e.g. taken back by its requester.

    ``ticket`` is the row as it was before.
    """
    if ticket.decision == Decision.PENDING:
        await _lapse(desk, ticket)
        await accounts.ended(desk, ticket)
    await sections.refresh_others(desk, ticket.id)


async def _say(desk: Desk, ticket_id: int, verdict: Verdict, *, person: Person, reason: str = "") -> datetime | None:
    ticket, unit = await _decidable(desk, ticket_id, verdict, person)
    before = await verdicts.open_of(desk.tx, ticket.id)
    state = rules.state_of(
        verdict,
        said_yes=[each.by_id for each in before],
        person_id=person.id,
        needs_two=_needs_two(desk, ticket),
        number=ticket.id,
    )
    due_at = desk.tx.now + rules.UNDO_FOR if state == VerdictState.STANDING else None
    await verdicts.say(
        desk.tx,
        ticket.id,
        verdict=verdict,
        reason=reason,
        by_id=person.id,
        unit=unit.id,
        state=state,
        due_at=due_at,
    )
    text = screens.spoken_reason(desk.office.own, reason)
    await history.write(desk.tx, ticket.id, rules.SAID[verdict], actor_id=person.id, is_internal=True, text=text)
    await sections.refresh(desk, ticket.id)
    return due_at


async def _settle(desk: Desk, ticket: Ticket) -> bool:
    """Let what stands on a ticket count and tell its requester; False when nothing stands, or it ended first."""
    said = await verdicts.open_of(desk.tx, ticket.id)
    final = next((each for each in said if each.state == VerdictState.STANDING), None)
    if final is None:
        return False
    if ticket.status == Status.CLOSED or ticket.decision != Decision.PENDING:
        await _lapse(desk, ticket)
        return False
    await verdicts.settle(desk.tx, [each for each in said if each != final], state=_of_first(final))
    await verdicts.settle(desk.tx, [final], state=VerdictState.TOLD)
    await _count(desk, ticket, final)
    return True


def _of_first(final: Said) -> VerdictState:
    """Return what becomes of a first yes: it counts together with the second, and lapses under a no."""
    return VerdictState.TOLD if final.verdict == Verdict.YES else VerdictState.LAPSED


async def _lapse(desk: Desk, ticket: Ticket) -> None:
    said = await verdicts.open_of(desk.tx, ticket.id)
    await verdicts.settle(desk.tx, said, state=VerdictState.LAPSED)


async def _count(desk: Desk, ticket: Ticket, final: Said) -> None:
    """Write the decision into the ticket and the books, and tell its requester."""
    event = rules.COUNTS_AS[final.verdict]
    ticket_rules.check_right(event, frozenset({Role.DESK}))
    decision = ticket_rules.next_decision(ticket.decision, event, number=ticket.id)
    await tickets.change(desk.tx, ticket, status=ticket_rules.next_status(ticket.status, event, number=ticket.id))
    await tickets.decide(desk.tx, ticket, decision=decision, by=final.by_id, at=final.at)
    text = screens.spoken_reason(desk.office.own, final.reason)
    await history.write(desk.tx, ticket.id, event, actor_id=final.by_id, text=text)
    purpose = await accounts.decided(desk, ticket, decision, by=final.by_id, at=final.at)
    told = screens.Told(
        number=ticket.id,
        kind=desk.office.kind(ticket.service, ticket.kind),
        service=desk.office.service(ticket.service),
        purpose=purpose,
        email=accounts.address_of(desk, ticket),
        reason=final.reason,
    )
    is_yes = decision == Decision.APPROVED
    await notices.tell(desk, ticket, lambda say: screens.approved(say, told) if is_yes else screens.rejected(say, told))
    await sections.refresh(desk, ticket.id)


async def _decidable(desk: Desk, ticket_id: int, verdict: Verdict, person: Person) -> tuple[Ticket, Unit]:
    """Return a ticket that this person may decide now, and for which unit; a refusal otherwise."""
    ticket, unit = await _as_admin(desk, ticket_id, rules.SAID[verdict], person)
    await _refuse_second(desk, ticket)
    return ticket, unit


async def _as_admin(desk: Desk, ticket_id: int, event: Event, person: Person) -> tuple[Ticket, Unit]:
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None:
        raise Refusal("refused-stale")
    unit = await sections.section_of(desk, ticket, person.id)
    ticket_rules.check_right(event, frozenset({Role.STAFF, Role.ADMIN}) if unit else frozenset())
    if unit is None:
        raise Refusal("refused-only-admin")
    rules.check_open(ticket.decision, ticket.closed_as, number=ticket.id)
    ticket_rules.next_status(ticket.status, event, number=ticket.id)
    return ticket, unit


async def _to_look_at(desk: Desk, ticket_id: int, person: Person) -> Ticket:
    ticket = await tickets.get(desk.tx, ticket_id)
    if ticket is None:
        raise Refusal("refused-stale")
    if not await sections.may_look(desk, ticket, person.id):
        raise Refusal("refused-not-staff")
    return ticket


async def _refuse_second(desk: Desk, ticket: Ticket) -> None:
    """Raise a refusal that tells who was first, when the ticket is decided, told or not."""
    said = [each for each in await verdicts.open_of(desk.tx, ticket.id) if each.state == VerdictState.STANDING]
    if said:
        is_yes, by_id, at = said[0].verdict == Verdict.YES, said[0].by_id, said[0].at
    elif ticket.decided_by is not None and ticket.decided_at is not None:
        is_yes, by_id, at = ticket.decision == Decision.APPROVED, ticket.decided_by, ticket.decided_at
    else:
        return
    admin = await people.find(desk.tx, by_id)
    key = "refused-approved" if is_yes else "refused-rejected"
    raise Refusal(key, name=admin.name if admin else "", when=desk.office.own.moment(at), number=ticket.id)


def _needs_two(desk: Desk, ticket: Ticket) -> bool:
    book = book_of(desk, ticket)
    return book is not None and book.needs_two
