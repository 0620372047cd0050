"""A ticket from the requester's side."""

from telegram import Message, Update

from handlers import prompts
from handlers.ask import actions as ask
from handlers.buttons import (
    AddToTicket,
    CloseOwn,
    ContinueTicket,
    MyTickets,
    ReopenTicket,
    StopWriting,
    ViewTicket,
    WithdrawTicket,
    WriteToTicket,
)
from handlers.clock import actions as clock
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of, written
from handlers.relay import Written, is_further, kept
from handlers.tickets import actions, ending, looking, screens
from handlers.wanted import Prompt, Wanted
from knowledge.rules.ticket import Event
from storage.tickets import Ticket


async def listed(update: Update, context: Context) -> None:
    """/tiket, or *My tickets* tapped; /tiket 12 shows one."""
    visit = context.visit
    number = (context.args or [""])[0].removeprefix("#")
    if number.isascii() and number.isdigit():
        await _view(visit, int(number[:LONGEST_NUMBER]))
        return
    tap = context.tap(update, MyTickets) if update.callback_query else MyTickets(0)
    mine = await looking.mine(visit.desk, visit.person.id, which=tap.which, page=tap.page)
    rows = [screens.Listed(each.id, _title(visit, each), each.status, each.closed_as) for each in mine.tickets]
    sort = screens.Sort(mine.which, mine.page, mine.pages, {str(key): count for key, count in mine.counts.items()})
    await visit.show(screens.mine(visit.say, rows, sort))


async def viewed(update: Update, context: Context) -> None:
    """A ticket tapped."""
    await _view(context.visit, context.tap(update, ViewTicket).ticket_id)


async def written_to(update: Update, context: Context) -> None:
    """An answer to a ticket's message: to the staff; to a closed ticket, only once it is reopened."""
    visit = context.visit
    if visit.ticket is not None:
        await _hand_on(visit, visit.ticket, written(message_of(update)))


async def writing_wanted(update: Update, context: Context) -> None:
    """*Write to the staff* or *Send a file* tapped: the next message goes there, whatever it is."""
    visit, tap = context.visit, context.tap(update, WriteToTicket)
    ticket = await actions.own_going_on(visit.desk, tap.ticket_id, person_id=visit.person.id)
    ending.check(ticket, Event.ANSWERED, person_id=visit.person.id)
    await _prompt(visit, Wanted.WRITE, ticket)
    await visit.show(screens.ask_message(visit.say, number=ticket.id, is_file=tap.is_file))
    await visit.link(ticket.id)


async def wrote(update: Update, context: Context) -> None:
    """What was written after that; the pictures of one album go there together."""
    visit, message = context.visit, message_of(update)
    if visit.prompt is None:
        return
    ticket = await actions.own_going_on(visit.desk, visit.prompt.ticket_id, person_id=visit.person.id)
    await _wait_for_album(visit, visit.prompt, message)
    await _hand_on(visit, ticket, written(message), is_silent=bool(visit.prompt.album))


async def wrote_to_reopen(update: Update, context: Context) -> None:
    """What is still to be done, written after *Reopen* was tapped: with it the ticket is open again."""
    visit, message = context.visit, message_of(update)
    if visit.prompt is None:
        return
    ticket = await actions.own(visit.desk, visit.prompt.ticket_id, person_id=visit.person.id)
    await actions.reopen(visit.desk, ticket, [written(message)], person_id=visit.person.id)
    await prompts.forget(visit.desk, visit.person.id, chat_id=visit.chat_id)
    if message.media_group_id is not None:
        await _wait_for_album(visit, Prompt(Wanted.WRITE, ticket.id, ticket.id, 0), message)
    promise = await clock.promise_in_words(visit.desk, ticket.id, visit.say)
    await visit.add(screens.reopened(visit.say, number=ticket.id, promise=promise), ticket_id=ticket.id)


async def writing_stopped(update: Update, context: Context) -> None:
    """*Rather not* tapped, or /batal: the next message is an ordinary one again."""
    visit = context.visit
    if update.callback_query:
        await _view(visit, context.tap(update, StopWriting).ticket_id)
    elif visit.prompt is not None:
        await prompts.forget(visit.desk, visit.person.id, chat_id=visit.chat_id)
        await visit.show(screens.stopped(visit.say, number=visit.prompt.ticket_id))


async def added(update: Update, context: Context) -> None:
    """*For ticket #12* tapped: what was asked goes to its staff, once."""
    visit, tap = context.visit, context.tap(update, AddToTicket)
    question = await ask.own_question(visit.desk, tap.question_id, person_id=visit.person.id)
    ticket = await actions.own_going_on(visit.desk, tap.ticket_id, person_id=visit.person.id)
    wrote = actions.asked(question, chat_id=visit.chat_id)
    await actions.refuse_second(visit.desk, wrote)
    for each in actions.sent_with(question, chat_id=visit.chat_id):
        if await actions.handed_on_to(visit.desk, each) is None:
            await actions.hand_on(visit.desk, ticket, each, person_id=visit.person.id)
    await _hand_on(visit, ticket, wrote)
    await ask.hand_on(visit.desk, question)


async def edited(update: Update, context: Context) -> None:
    """A message to the staff edited: their copy follows."""
    await actions.change_written(context.visit.desk, written(message_of(update)))


async def withdrawn(update: Update, context: Context) -> None:
    """*Withdraw* tapped: asked once more, then taken back."""
    visit, tap = context.visit, context.tap(update, WithdrawTicket)
    ticket = await actions.own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    if not tap.is_sure:
        ending.check(ticket, Event.WITHDRAWN, person_id=visit.person.id)
        await visit.show(screens.ask_withdraw(visit.say, number=ticket.id, title=_title(visit, ticket)))
        return
    await ending.end(visit.desk, ticket, Event.WITHDRAWN, person_id=visit.person.id)
    await visit.show(screens.withdrawn(visit.say, number=ticket.id, days=visit.desk.office.reopen_days))


async def closed(update: Update, context: Context) -> None:
    """*All done, close it* tapped: closed, and the evaluation is asked below."""
    visit, tap = context.visit, context.tap(update, CloseOwn)
    ticket = await actions.own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await ending.end(visit.desk, ticket, Event.CLOSED, person_id=visit.person.id)
    await _view(visit, ticket.id)


async def reopened(update: Update, context: Context) -> None:
    """*Reopen* tapped: with what waits to be handed on, or else with what is written next."""
    visit, tap = context.visit, context.tap(update, ReopenTicket)
    ticket = await actions.own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await actions.check_reopenable(visit.desk, ticket, person_id=visit.person.id)
    held = await actions.all_held(visit.desk, ticket.id, person_id=visit.person.id)
    if held:
        await actions.reopen(visit.desk, ticket, held, person_id=visit.person.id)
        promise = await clock.promise_in_words(visit.desk, ticket.id, visit.say)
        await visit.show(screens.reopened(visit.say, number=ticket.id, promise=promise))
        return
    await _prompt(visit, Wanted.REOPEN, ticket)
    await visit.show(screens.ask_what_is_left(visit.say, number=ticket.id))


async def continued(update: Update, context: Context) -> None:
    """*Go on in a new ticket* tapped: the next request of this service is linked to the closed one."""
    visit, tap = context.visit, context.tap(update, ContinueTicket)
    ticket = await actions.own(visit.desk, tap.ticket_id, person_id=visit.person.id)
    await ending.wish_to_continue(visit.desk, ticket, person_id=visit.person.id)
    kind = visit.desk.office.kind(ticket.service, ticket.kind)
    await visit.show(screens.ask_kind(visit.say, number=ticket.id, service_id=ticket.service, kind=kind))


LONGEST_NUMBER = 18  # digits of a ticket's number that a database takes


async def _view(visit: Visit, ticket_id: int) -> None:
    ticket = await actions.own(visit.desk, ticket_id, person_id=visit.person.id)
    screen = screens.ticket(visit.say, await looking.view(visit.desk, ticket))
    if visit.tapped is None:
        await visit.add(screen, ticket_id=ticket.id)
    else:
        await visit.show(screen)
        await visit.link(ticket.id)


async def _prompt(visit: Visit, wanted: Wanted, ticket: Ticket) -> None:
    prompt = Prompt(wanted, ticket.id, ticket.id, visit.tapped or 0)
    await prompts.ask(visit.desk, visit.person.id, chat_id=visit.chat_id, prompt=prompt)


async def _wait_for_album(visit: Visit, prompt: Prompt, message: Message) -> None:
    """Take what was asked for as given; after the first picture of an album, the others are still wanted."""
    if message.media_group_id is None:
        await prompts.forget(visit.desk, visit.person.id, chat_id=visit.chat_id)
        return
    rest = Prompt(prompt.wanted, prompt.subject, prompt.ticket_id, prompt.message_id, message.media_group_id)
    await prompts.ask(visit.desk, visit.person.id, chat_id=visit.chat_id, prompt=rest)


async def _hand_on(visit: Visit, ticket: Ticket, wrote: Written, *, is_silent: bool = False) -> None:
    is_silent = is_silent or await is_further(visit.desk, wrote)  # the first file of an album was answered
    if await actions.hand_on(visit.desk, ticket, wrote, person_id=visit.person.id):
        held_back = await kept(visit.desk, wrote, visit.say, person_id=visit.person.id, number=ticket.id)
        if held_back is not None:
            await visit.add(held_back, ticket_id=ticket.id)
        elif not is_silent:
            away = await clock.absence_in_words(visit.desk, ticket.id, visit.say)
            await visit.add(screens.handed_on(visit.say, number=ticket.id, away=away), ticket_id=ticket.id)
        return
    may_reopen = actions.may_reopen(visit.desk, ticket)
    await visit.show(screens.closed_already(visit.say, number=ticket.id, may_reopen=may_reopen))


def _title(visit: Visit, ticket: Ticket) -> str:
    kind = visit.desk.office.kind(ticket.service, ticket.kind)
    return kind.title.spoken(visit.say.language) if kind else ticket.kind
