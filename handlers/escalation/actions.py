"""Up the ladder: what the next step wants is found, then the ticket goes there; all of it by staff."""

from handlers import ladder_moves, prompts
from handlers.card import actions as card
from handlers.demands import actions as demands
from handlers.desk import Desk
from handlers.escalation import letter, screens
from handlers.escalation.outside import tell_away
from handlers.ladder import open_steps
from handlers.ladder_view import LadderView
from handlers.needs import NeedFile, gather_ladder, take_file
from handlers.staff import actions as staff
from handlers.wanted import Prompt, Wanted
from knowledge.rules import escalation as rules
from knowledge.rules import ticket as ticket_rules
from knowledge.rules.escalation import Need, NeedState, Rung
from knowledge.rules.privacy import veil
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import escalations, history, mail, people, tickets
from storage.people import Person
from storage.tickets import Ticket


async def show(desk: Desk, ticket_id: int, *, person: Person, tapped: int | None) -> None:
    """Show in the card's place where a ticket is, and what the next step wants; ``tapped`` is where that was wanted."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await show_ladder(desk, ticket, tapped=tapped)


async def show_ladder(desk: Desk, ticket: Ticket, *, tapped: int | None = None) -> None:
    """Show the same without asking who looks."""
    current = await tickets.get(desk.tx, ticket.id) or ticket
    view, known = await card.gather(desk, current), await gather_ladder(desk, current)
    page = screens.ladder(desk.office.own, view, known)
    await ladder_moves.show_page(desk, current, page, tapped=tapped)


async def show_need(desk: Desk, ticket_id: int, need: str, *, person: Person) -> None:
    """Ask in the card's place who gives what is missing."""
    ticket, wanted = await _missing(desk, ticket_id, need, person)
    await card.show_page(desk, ticket, screens.need(desk.office.own, ticket.id, wanted))


async def ask_words(desk: Desk, ticket_id: int, need: str, *, person: Person, message_id: int) -> None:
    """Ask staff in the card's place for it; the answer to that message is it."""
    ticket, wanted = await _missing(desk, ticket_id, need, person)
    supplement = await escalations.want(desk.tx, ticket.id, wanted.id, by_id=person.id)
    prompt = Prompt(Wanted.NEED, supplement.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id, prompt=prompt)
    screen = screens.write_need(desk.office.own, ticket.id, wanted, name=person.name)
    await card.show_page(desk, ticket, screen)


async def give(desk: Desk, supplement_id: int, typed: str, *, person: Person, file: NeedFile | None) -> None:
    """Take what staff give for a need: words, or a file."""
    supplement = await escalations.supplement(desk.tx, supplement_id)
    if supplement is None:
        raise Refusal("refused-stale")
    ticket, wanted = await _missing(desk, supplement.ticket_id, supplement.need, person)
    if file is not None:
        await take_file(desk, ticket, wanted.id, file, person_id=person.id)
        text = file.name
    else:
        text = rules.accept(wanted.step, typed)
        await escalations.supply(desk.tx, supplement.id, value=text, by_id=person.id)
    await _note(desk, ticket, person, "note-need-given", need=_label(desk, wanted), text=veil(text).text)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await show_ladder(desk, ticket)


async def ask_requester(desk: Desk, ticket_id: int, need: str, *, person: Person) -> int:
    """Ask the requester for what is missing: one thing, or all; return how much was asked for."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.ASKED, person_id=person.id)
    known = await gather_ladder(desk, ticket)
    missing = [each for each in known.missing if need in {"", each.id}]
    if not missing:
        raise Refusal("refused-need-there", number=ticket.id)
    requester = await people.find(desk.tx, ticket.requester_id)
    language = requester.language if requester else desk.office.language
    for each in missing:
        demand_id = await demands.ask(desk, ticket.id, each.question.spoken(language), person=person)
        await escalations.want(desk.tx, ticket.id, each.id, by_id=person.id, demand_id=demand_id)
    await show_ladder(desk, ticket)
    return len(missing)


async def ask_up(desk: Desk, ticket_id: int, tier: str, *, person: Person) -> None:
    """Ask in the card's place whether a ticket goes up, and show the e-mail where it goes outside."""
    ticket, known, rung = await _ready(desk, ticket_id, tier, person)
    say, title = desk.office.own, rung.title.spoken(desk.office.language)
    if not rung.is_outside:
        await card.show_page(desk, ticket, screens.sure_up(say, ticket.id, known, tier=title))
        return
    preview = await letter.compose(desk, ticket, rung, known.needs, person=person, token="")
    first = preview[0]
    if known.is_mailed:
        screen = screens.sure_mail(
            say, ticket.id, rung.id, tier=title, subject=first.subject, body=first.body, mails=len(preview)
        )
    else:
        screen = screens.sure_by_hand(say, ticket.id, rung.id, tier=title, subject=first.subject, body=first.body)
        if screens.is_too_long(first.body):
            await ladder_moves.send_text(desk, ticket, first.body)
    await card.show_page(desk, ticket, screen)


async def go_up(desk: Desk, ticket_id: int, tier: str, *, person: Person) -> None:
    """Hand a ticket to the next step: to another unit's group, or to somebody outside."""
    ticket, known, rung = await _ready(desk, ticket_id, tier, person)
    status = ticket_rules.next_status(ticket.status, Event.ESCALATED, number=ticket.id)
    holder = person.id if ticket.assignee_id is None else None
    await tickets.change(desk.tx, ticket, status=status, assignee_id=holder)
    ticket = await tickets.get(desk.tx, ticket.id) or ticket
    title = rung.title.spoken(desk.office.language)
    await _end_what_is_over(desk, ticket, by_id=person.id)
    await history.write(desk.tx, ticket.id, Event.ESCALATED, actor_id=person.id, text=title)
    if rung.unit is not None:
        step = await escalations.start(desk.tx, ticket, tier=rung.id, by_id=person.id)
        own = known.own.spoken(desk.office.language)
        arrived = screens.arrived(desk.office.own, number=ticket.id, own=own, name=person.name)
        await ladder_moves.hand_over(desk, ticket, rung.unit, arrived=arrived, by_id=person.id)
        await tell_away(desk, ticket, step)
        return
    await _go_outside(desk, ticket, known, rung, person)
    await card.refresh(desk, ticket.id)


async def _go_outside(desk: Desk, ticket: Ticket, known: LadderView, rung: Rung, person: Person) -> None:
    if not known.is_mailed:
        step = await escalations.start(desk.tx, ticket, tier=rung.id, by_id=person.id, is_outside=True)
        await tell_away(desk, ticket, step)
        return
    token = letter.new_token()
    step = await escalations.start(desk.tx, ticket, tier=rung.id, by_id=person.id, is_outside=True, token=token)
    before = ""
    for number, part in enumerate(
        await letter.compose(desk, ticket, rung, known.needs, person=person, token=token), start=1
    ):
        ref = letter.message_id(desk, token, number)
        await mail.put(
            desk.tx,
            step.id,
            message_id=ref,
            answers=before,
            address=rung.mail,
            subject=part.subject,
            body=part.body,
            by_id=person.id,
            files=part.files,
        )
        before = f"{before} {ref}".strip()


async def _ready(desk: Desk, ticket_id: int, tier: str, person: Person) -> tuple[Ticket, LadderView, Rung]:
    """Return a ticket that may go to this step now; a refusal that says who was first, or what is missing."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.ESCALATED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.ESCALATED, number=ticket.id)
    await _check_not_there(desk, ticket, tier)
    known = await gather_ladder(desk, ticket)
    if known.above is None or known.above.id != tier:
        raise Refusal("refused-stale")
    if not known.is_complete:
        names = ", ".join(_label(desk, need) for need in known.needs if need.state is not NeedState.THERE)
        raise Refusal("refused-needs-missing", names=names)
    return ticket, known, known.above


async def _end_what_is_over(desk: Desk, ticket: Ticket, *, by_id: int) -> None:
    """End the steps that a ticket left sideways: it went to another unit meanwhile."""
    still = {step.id for step in await open_steps(desk, ticket)}
    for step in await escalations.of_ticket(desk.tx, ticket.id):
        if step.ended_at is None and step.id not in still:
            await escalations.end(desk.tx, step.id, by_id=by_id)


async def _check_not_there(desk: Desk, ticket: Ticket, tier: str) -> None:
    """Raise a refusal that says who was first when a ticket has taken this step already."""
    taken = next((step for step in await open_steps(desk, ticket) if step.tier == tier), None)
    if taken is not None:
        by = await people.find(desk.tx, taken.by_id)
        when = desk.office.own.moment(taken.asked_at)
        raise Refusal("refused-escalated", number=ticket.id, name=by.name if by else "", when=when)


async def _missing(desk: Desk, ticket_id: int, need: str, person: Person) -> tuple[Ticket, Need]:
    """Return what is looked for; a refusal once it is there."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.ESCALATED, number=ticket.id)
    known = await gather_ladder(desk, ticket)
    wanted = next((each for each in known.needs if each.id == need), None)
    if wanted is None:
        raise Refusal("refused-stale")
    if wanted.state not in {NeedState.MISSING, NeedState.ASKED}:
        raise Refusal("refused-need-there", number=ticket.id)
    return ticket, wanted


def _label(desk: Desk, need: Need) -> str:
    return need.label.spoken(desk.office.language)


async def _note(desk: Desk, ticket: Ticket, person: Person, key: str, **values: str) -> None:
    text = desk.office.own.plain(key, **values)
    await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=text)
