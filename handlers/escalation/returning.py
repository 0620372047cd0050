"""Down the ladder, and what staff do about somebody outside meanwhile: numbers, further mails, another try."""

from handlers import ladder_moves, prompts
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.escalation import letter, screens
from handlers.escalation.actions import show_ladder
from handlers.ladder import open_steps, title_of
from handlers.needs import gather_ladder
from handlers.notices import tell
from handlers.staff import actions as staff
from handlers.texts import Html
from handlers.wanted import Prompt, Wanted
from knowledge.rules import mail as mail_rules
from knowledge.rules import ticket as ticket_rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.review import check_words
from knowledge.rules.ticket import Event
from storage import escalations, history, mail, people, tickets
from storage.escalations import Escalation
from storage.people import Person
from storage.tickets import Ticket

LONGEST_MAIL = 3000  # characters that staff write to somebody outside at once
_CLOSINGS = (Event.CLOSED, Event.WITHDRAWN, Event.MERGED, Event.LAPSED)


async def ask_back(desk: Desk, ticket_id: int, *, is_mended: bool, person: Person, tapped: int | None) -> None:
    """Ask in the card's place whether a ticket goes down again; ``tapped`` is where that was wanted."""
    ticket, _ = await _returnable(desk, ticket_id, person)
    page = screens.sure_back(desk.office.own, ticket.id, await gather_ladder(desk, ticket), is_mended=is_mended)
    await ladder_moves.show_page(desk, ticket, page, tapped=tapped)


async def bring_back(desk: Desk, ticket_id: int, *, is_mended: bool, person: Person) -> None:
    """Bring a ticket down: to the lowest unit when it is mended, else one step."""
    ticket, steps = await _returnable(desk, ticket_id, person)
    status = ticket_rules.next_status(ticket.status, Event.RETURNED, number=ticket.id)
    ending = steps if is_mended else steps[-1:]
    for step in ending:
        await escalations.end(desk.tx, step.id, by_id=person.id)
        await mail.drop(desk.tx, step.id)
    tier = title_of(desk, ticket, steps[-1].tier)
    await tickets.change(desk.tx, ticket, status=status)
    text = tier.spoken(desk.office.language)
    await history.write(desk.tx, ticket.id, Event.RETURNED, actor_id=person.id, text=text)
    back = await _move_down(desk, ticket, ending, person)
    if is_mended:
        message = await _mended_words(desk, back, text)
        await card.tell(
            desk, back, screens.mended(desk.office.own, number=back.id, tier=text, name=person.name, message=message)
        )
    else:
        unit = desk.office.unit(back.unit).name
        if back.unit != ticket.unit:
            came = screens.came_back(desk.office.own, number=back.id, tier=text, name=person.name)
            await card.tell(desk, back, came)
        await tell(desk, back, lambda say: screens.told_back(say, number=back.id, unit=unit))
    await card.refresh(desk, back.id)


async def tell_mended(desk: Desk, ticket_id: int, *, person: Person) -> Html:
    """Ask the requester to try again, once, and return what was said, as staff read it."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.REPLIED, person_id=person.id)
    status = ticket_rules.next_status(ticket.status, Event.REPLIED, number=ticket.id)
    ended = [step for step in await escalations.of_ticket(desk.tx, ticket.id) if step.ended_at is not None]
    closing = await history.last(desk.tx, ticket.id, *_CLOSINGS)
    is_closed_there = bool(ended) and closing is not None and closing.at == ended[-1].ended_at
    if not ended or is_closed_there or await open_steps(desk, ticket):  # or it went up again meanwhile
        raise Refusal("refused-stale")
    if not await escalations.tell_mended(desk.tx, ended[-1].id):
        raise Refusal("refused-mended-told", number=ticket.id)
    tier = title_of(desk, ticket, ended[-1].tier)
    own = desk.office.own
    text = own.plain("mended-short", tier=tier.spoken(own.language))
    await tickets.change(desk.tx, ticket, status=status, assignee_id=None if ticket.assignee_id else person.id)
    await history.write(desk.tx, ticket.id, Event.REPLIED, actor_id=person.id, text=text)
    await tell(desk, ticket, lambda say: screens.try_again(say, number=ticket.id, tier=tier.spoken(say.language)))
    await card.refresh(desk, ticket.id)
    return await _mended_words(desk, ticket, tier.spoken(own.language))


async def ask_number(desk: Desk, escalation_id: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place for the number that the ticket has outside."""
    ticket, step = await _outside(desk, escalation_id, person)
    await _prompt(desk, ticket, step, Wanted.NUMBER, person, message_id=message_id)
    tier = title_of(desk, ticket, step.tier).spoken(desk.office.language)
    screen = screens.write_number(desk.office.own, ticket.id, name=person.name, tier=tier)
    await card.show_page(desk, ticket, screen)


async def set_number(desk: Desk, escalation_id: int, typed: str, *, person: Person) -> None:
    """Keep the number that staff typed."""
    number = mail_rules.tidy_number(typed)
    if not number:
        raise Refusal("refused-number", most=mail_rules.LONGEST_NUMBER)
    ticket, step = await _outside(desk, escalation_id, person)
    await _keep_number(desk, ticket, step, number, person)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await show_ladder(desk, ticket)


async def keep_number(desk: Desk, mail_id: int, *, person: Person) -> str:
    """Keep the number that was spotted in a mail, and return it."""
    came = await mail.came(desk.tx, mail_id)
    if came is None or came.escalation_id is None or not came.number:
        raise Refusal("refused-stale")
    ticket, step = await _outside(desk, came.escalation_id, person)
    if step.number == came.number:
        raise Refusal("refused-number-kept", number=came.number)
    await _keep_number(desk, ticket, step, came.number, person)
    await card.refresh(desk, ticket.id)
    return came.number


async def ask_mail(desk: Desk, escalation_id: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place what to write to somebody outside."""
    ticket, step = await _outside(desk, escalation_id, person)
    _check_answerable(desk, step)
    await _prompt(desk, ticket, step, Wanted.MAIL, person, message_id=message_id)
    tier = title_of(desk, ticket, step.tier).spoken(desk.office.language)
    screen = screens.write_mail(desk.office.own, ticket.id, name=person.name, tier=tier)
    await card.show_page(desk, ticket, screen)


async def write_mail(desk: Desk, escalation_id: int, typed: str, *, person: Person) -> None:
    """Write to somebody outside again, as an answer to what came last."""
    text = check_words(typed, most=LONGEST_MAIL)
    ticket, step = await _outside(desk, escalation_id, person)
    _check_answerable(desk, step)
    say, token = desk.office.own, step.token or ""
    before = await mail.of_step(desk.tx, step.id)
    came = [each.message_id for each in await mail.answers_to(desk.tx, step.id) if each.message_id]
    thread = [*(each.message_id for each in before), *came]
    view = await card.gather(desk, ticket)
    body = say.plain(
        "mail-further", text=text, name=person.name, unit=view.unit, office=desk.office.name, number=ticket.id
    )
    subject = say.plain("mail-subject-again", subject=letter.subject_of(say, view, token))
    await mail.put(
        desk.tx,
        step.id,
        message_id=letter.message_id(desk, token, len(before) + 1),
        answers=" ".join(thread),
        address=step.tier,
        subject=subject,
        body=mail_rules.without_passwords(body),
        by_id=person.id,
    )
    tier = title_of(desk, ticket, step.tier).spoken(say.language)
    await _note(desk, ticket, person, say.plain("note-mail-written", tier=tier, text=text))
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await show_ladder(desk, ticket)


async def send_again(desk: Desk, escalation_id: int, *, person: Person) -> None:
    """Let the mails of a step that were given up be tried again."""
    ticket, step = await _outside(desk, escalation_id, person)
    if not await mail.revive(desk.tx, step.id):
        raise Refusal("refused-mail-alive", number=ticket.id)
    await _note(desk, ticket, person, desk.office.own.plain("note-mail-again"))
    await card.refresh(desk, ticket.id)


async def _move_down(desk: Desk, ticket: Ticket, ending: list[Escalation], person: Person) -> Ticket:
    """Return a ticket where it was before these steps, and with whom; one that only went outside stays."""
    inner = [step for step in ending if not step.is_outside]
    if not inner:
        return await tickets.get(desk.tx, ticket.id) or ticket
    unit, holder = desk.office.unit(inner[0].from_unit), inner[0].from_assignee_id
    return await ladder_moves.bring_to(desk, ticket, unit, assignee_id=holder, by=person)


async def _returnable(desk: Desk, ticket_id: int, person: Person) -> tuple[Ticket, list[Escalation]]:
    """Return a ticket that is up the ladder, with the steps it took; a refusal that says who brought it down."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.RETURNED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.RETURNED, number=ticket.id)
    steps = await open_steps(desk, ticket)
    if not steps:
        raise Refusal("refused-not-away", number=ticket.id)
    return ticket, steps


async def _outside(desk: Desk, escalation_id: int, person: Person) -> tuple[Ticket, Escalation]:
    """Return a step outside that is not over, with its ticket about to change."""
    step = await escalations.get(desk.tx, escalation_id)
    if step is None:
        raise Refusal("refused-stale")
    ticket = await staff.ticket_for(desk, step.ticket_id, Event.NOTED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.ESCALATED, number=ticket.id)
    step = await escalations.get(desk.tx, escalation_id) or step
    if step.ended_at is not None or not step.is_outside:
        raise Refusal("refused-not-away", number=ticket.id)
    return ticket, step


def _check_answerable(desk: Desk, step: Escalation) -> None:
    outside = desk.office.outside
    if not step.is_mailed or outside is None or step.tier not in outside.addresses:
        raise Refusal("refused-no-mail")


async def _prompt(
    desk: Desk, ticket: Ticket, step: Escalation, wanted: Wanted, person: Person, *, message_id: int
) -> None:
    prompt = Prompt(wanted, step.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id, prompt=prompt)


async def _keep_number(desk: Desk, ticket: Ticket, step: Escalation, number: str, person: Person) -> None:
    await escalations.set_number(desk.tx, step.id, number=number)
    tier = title_of(desk, ticket, step.tier).spoken(desk.office.language)
    await _note(desk, ticket, person, desk.office.own.plain("note-number", tier=tier, number=number))


async def _note(desk: Desk, ticket: Ticket, person: Person, text: str) -> None:
    await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=text)


async def _mended_words(desk: Desk, ticket: Ticket, tier: str) -> Html:
    """Return what the requester would be told, in the requester's language."""
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    return Html(screens.try_again(say, number=ticket.id, tier=tier).html)
