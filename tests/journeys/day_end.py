"""What must hold when a day is over, whatever happened in it."""

import asyncio
import re
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from bot import app
from bot.demo.chats import Chat, Topic
from handlers.card import actions as card
from handlers.card import screens
from handlers.desk import Desk
from handlers.gathering import gather_work
from handlers.markdown import plain_text
from handlers.screen import Screen
from knowledge.rules.ticket import Status
from storage import messages, tickets
from storage.database import Database
from storage.inbox import InboxState
from storage.outbox import OutboxState
from storage.tables import inbox, outbox
from storage.tables import tickets as ticket_table
from storage.tables import topics as topic_table
from tests.bot.demo.api_models import check_call
from tests.journeys.conftest import Town
from tests.journeys.day_cast import Day, Guest
from tests.people import PATIENCE


@dataclass(frozen=True)
class Drawn:
    """A ticket as its unit's group should see it, drawn from the rows anew."""

    number: int
    unit: str
    is_closed: bool
    message_id: int | None
    screen: Screen
    topic: str
    topic_elsewhere: str


async def check_the_end(day: Day, *, secrets: tuple[str, ...], numbers: tuple[str, ...]) -> None:
    """Check everything; no requester may have seen ``secrets``, and no group ``numbers``."""
    await everything_is_done(day.town)
    await cards_and_topics_are_true(day)
    for guest in day.guests:
        has_heard_once(guest)
        has_seen_none_of(guest, others_business(day, guest, secrets))
    for unit in day.town.settings.units:
        texts = texts_of(day.town.telegram.world.keys[unit.id])
        assert [text for text in texts if any(number in text for number in numbers)] == [], unit.id
    nothing_strange_was_sent(day.town)


async def everything_is_done(town: Town) -> None:
    """Wait until no update and no message waits any more."""
    left = [
        select(func.count()).select_from(table).where(table.c.state == state)
        for table, state in ((inbox, InboxState.WAITING), (outbox, OutboxState.WAITING))
    ]
    async with asyncio.timeout(PATIENCE):
        while len(town.telegram.world.updates) or any([(await town.rows(query))[0][0] for query in left]):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def cards_and_topics_are_true(day: Day) -> None:
    """Every card says and offers what the desk would show now; a topic is called so, and closed with its ticket."""
    chats = day.town.telegram.world.keys
    every = await drawn(day)
    for each in every:
        shown = chats[each.unit].find(each.message_id)
        assert shown is not None, f"ticket #{each.number} has no card"
        assert shown.text.split() == plain_text(each.screen.html).split()
        assert shown.buttons == each.screen.keyboard()["inline_keyboard"], f"buttons of ticket #{each.number}"
    by_number, units = {each.number: each for each in every}, {unit.chat_id: unit for unit in day.town.settings.units}
    kept = select(topic_table.c.ticket_id, topic_table.c.chat_id, topic_table.c.thread_id)
    for row in await day.town.rows(kept):
        each, unit = by_number[row.ticket_id], units[row.chat_id]
        is_here = each.unit == unit.id
        topic: Topic = chats[unit.id].topics[row.thread_id]
        assert topic.name == (each.topic if is_here else each.topic_elsewhere)
        assert topic.is_closed == (each.is_closed or not is_here), topic.name


async def drawn(day: Day) -> list[Drawn]:
    """Draw every ticket's card and topic from the rows, as the desk does."""
    library, _ = app.read_packs(day.town.settings, despite_mistakes=False)
    office = app.open_office(day.town.settings, library)
    numbers = [row.id for row in await day.town.rows(select(ticket_table.c.id).order_by(ticket_table.c.id))]
    database = Database(day.town.settings.database.url, clock=day.town.now)
    try:
        async with database.transaction() as tx:
            return [await _drawn(Desk(tx, office), number) for number in numbers]
    finally:
        await database.close()


async def _drawn(desk: Desk, number: int) -> Drawn:
    ticket = await tickets.get(desk.tx, number)
    assert ticket is not None
    view, work, own = await card.gather(desk, ticket), await gather_work(desk, ticket), desk.office.own
    known = await messages.card(desk.tx, number, chat_id=desk.office.unit(ticket.unit).chat_id)
    return Drawn(
        number=number,
        unit=ticket.unit,
        is_closed=ticket.status == Status.CLOSED,
        message_id=known.message_id if known else None,
        screen=screens.card(own, view, entries=desk.office.library, work=work),
        topic=screens.topic_name(own, view),
        topic_elsewhere=screens.topic_name_moved(own, view),
    )


def has_heard_once(guest: Guest) -> None:
    """Each sentence owed was said as often as it was owed, and no word about a ticket twice, but for receipts."""
    chat = guest.town.telegram.world.keys[guest.person.name]
    told = [f"{one.text}\n{_now(chat, one.message_id)}" for one in chat.sent]
    said = {sentence: sum(sentence in text for text in told) for sentence in guest.owed}
    assert said == dict(guest.owed), guest.name
    receipts = {guest.text(key, number=number) for key in ("ticket-handed-on", "kept") for number in range(1, 10)}
    words = [one.text for one in chat.sent if one.kind == "text"]  # an album that a kill divided has two headers
    about_tickets = Counter(text for text in words if "#" in text and text not in receipts)
    assert [text for text, times in about_tickets.items() if times > 1] == [], guest.name


def others_business(day: Day, guest: Guest, secrets: tuple[str, ...]) -> list[str]:
    """Return what somebody may not see: the office's own business, and who else has come to it."""
    names = [other.name for other in day.guests if other is not guest]
    if not day.budi.unit.show_names:
        names += [part for staff in (day.budi, day.tina, day.ratna) for part in staff.name.split()]
    return [*secrets, *names]


def has_seen_none_of(guest: Guest, words: list[str]) -> None:
    """Nothing that was ever said to somebody has one of these words in it."""
    ban = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))
    texts = texts_of(guest.town.telegram.world.keys[guest.person.name])
    assert [text for text in texts if ban.search(text)] == [], guest.name


def texts_of(chat: Chat) -> list[str]:
    """Return everything that the desk said in a chat, as it was sent and as it stands there now."""
    return [one.text for one in chat.sent] + [_now(chat, one.message_id) for one in chat.sent]


def nothing_strange_was_sent(town: Town) -> None:
    """Telegram knows all that was asked of it, and took it."""
    calls = list(town.telegram.world.calls)
    for call in calls:
        check_call(call.method, call.parameters)
    refused = [str(call.answer["description"]) for call in calls if call.answer and call.status == 400]
    assert [each for each in refused if "not modified" not in each] == []


def _now(chat: Chat, message_id: int) -> str:
    found = chat.find(message_id)
    return found.text if found else ""
