"""A ticket from the requester's side."""

from telegram import Update

from handlers.ask import actions as ask
from handlers.buttons import AddToTicket, MyTickets, ReopenTicket, ViewTicket
from handlers.card import actions as card
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.relay import Written
from handlers.tickets import actions, screens
from knowledge.rules.ticket import Status
from storage.tickets import Ticket


async def listed(update: Update, context: Context) -> None:
    """/tiket, or *My tickets* tapped."""
    visit = context.visit
    page = context.tap(update, MyTickets).page if update.callback_query else 0
    tickets = await actions.mine(visit.desk, visit.person.id)
    rows = [screens.Listed(each.id, _title(visit, each), each.status) for each in tickets]
    await visit.show(screens.mine(visit.say, rows, page=page))


async def viewed(update: Update, context: Context) -> None:
    """A ticket tapped."""
    visit, tap = context.visit, context.tap(update, ViewTicket)
    ticket = await actions.own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await visit.show(screens.ticket(visit.say, await card.gather(visit.desk, ticket)))
    await visit.link(ticket.id)


async def written_to(update: Update, context: Context) -> None:
    """An answer to a ticket's message: to the staff; to a closed ticket, only once it is reopened."""
    visit = context.visit
    if visit.ticket is not None:
        await _hand_on(visit, visit.ticket, written(message_of(update)))


async def added(update: Update, context: Context) -> None:
    """*For ticket #12* tapped: what was asked goes to its staff, once."""
    visit, tap = context.visit, context.tap(update, AddToTicket)
    question = await ask.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    ticket = await actions.own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    wrote = actions.asked(question, chat_id=visit.chat_id)
    await actions.refuse_second(visit.desk, wrote)
    await _hand_on(visit, ticket, wrote)


async def edited(update: Update, context: Context) -> None:
    """A message to the staff edited: their copy follows."""
    await actions.change_written(context.visit.desk, written(message_of(update)))


async def reopened(update: Update, context: Context) -> None:
    """*Reopen* tapped."""
    visit, tap = context.visit, context.tap(update, ReopenTicket)
    wrote = await actions.held(visit.desk, tap.ticket_id, person_id=visit.person.id)
    ticket = await actions.own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await actions.reopen(visit.desk, ticket, wrote, person_id=visit.person.id)
    await visit.show(screens.reopened(visit.say, number=ticket.id))


async def _hand_on(visit: Visit, ticket: Ticket, wrote: Written) -> None:
    if ticket.status == Status.CLOSED:
        await actions.hold_for_reopening(visit.desk, ticket, wrote, person_id=visit.person.id)
        await visit.show(screens.closed_already(visit.say, number=ticket.id))
        return
    await actions.write(visit.desk, ticket, wrote, person_id=visit.person.id)
    await visit.add(screens.handed_on(visit.say, number=ticket.id), ticket_id=ticket.id)


def _title(visit: Visit, ticket: Ticket) -> str:
    kind = visit.desk.office.kind(ticket.service, ticket.kind)
    return kind.title.spoken(visit.say.language) if kind else ticket.kind
