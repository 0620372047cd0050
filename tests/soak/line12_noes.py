"""Line 12: what Telegram refuses, and what becomes of it."""

from random import Random
from typing import Any, Final

from sqlalchemy import select

from handlers.buttons import ShowCard, TakeTicket, encode
from storage.outbox import OutboxState
from storage.tables import outbox, people
from tests.soak.audit import count_alerts, count_effects
from tests.soak.figures import Figures
from tests.soak.desk import Desk
from tests.soak.place import PLI, Place, open_desk
from tests.soak.pretend import Group, Pretend, until
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic

FORUM: Final = Group(PLI.unit, PLI.chat_id, is_forum=True)
STAFF: Final = "budi"
ADMIN: Final = "ratna"
PEOPLE: Final = 5


async def blocked(place: Place) -> Figures:
    """Staff answer somebody who has blocked the bot: they hear of it; he comes back and is answered."""
    figures = Figures(12, f"a person blocks the bot, {place.kind}")
    async with open_desk(place) as (pretend, desk):
        traffic, rows = await _begin(pretend, desk, place)
        name = traffic.crowd.names[0]
        card = await _card(pretend, name)
        await pretend.post("members", {"chat": name, "person": name, "status": "kicked"})
        await pretend.say(STAFF, "jawaban yang tidak sampai", chat=PLI.unit, reply_to=card["message_id"])
        await until_quiet(rows, pretend, patience=60)
        dead = rows.ask(select(outbox.c.reason).where(outbox.c.state == OutboxState.DEAD))
        figures.exactly(1, dead_letters=len(dead))
        figures.exactly(True, reason_is_told=all("blocked" in (row.reason or "") for row in dead))
        told = [each for each in await pretend.sent_to(PLI.unit) if "blocked" in each["text"]]
        figures.exactly(1, staff_told=len(told))
        figures.exactly(False, is_reachable=await _is_reachable(rows, traffic.crowd.first_id))
        await pretend.post("members", {"chat": name, "person": name, "status": "member"})
        await traffic.say_these([traffic.message(name=name)])
        await until_quiet(rows, pretend, patience=60)
        figures.exactly(True, is_reachable_again=await _is_reachable(rows, traffic.crowd.first_id))
        count_effects(figures, traffic, rows)
        await desk.stop()
    return figures


async def migrated(place: Place, *, queued: int) -> Figures:
    """A group becomes a supergroup while ``queued`` messages wait for it."""
    figures = Figures(12, f"a group moves with {queued} queued, {place.kind}")
    async with open_desk(place) as (pretend, desk):
        traffic, rows = await _begin(pretend, desk, place)
        await pretend.post("faults", {"method": "sendMessage", "share": 1.0, "error_code": 502})
        name = traffic.crowd.names[0]
        texts = [f"untuk grup no {number}" for number in range(queued)]
        replies = [{"from": name, "chat": name, "text": text, "reply_to": traffic.opened[name]} for text in texts]
        await traffic.say_these(replies)

        async def all_wait() -> bool:
            return not await pretend.waiting() and rows.waiting()[0] == 0 and rows.waiting()[1] >= queued

        await until("all of it waits", all_wait)
        moved = (await pretend.post("migrate", {"chat": PLI.unit}))["chat_id"]
        await pretend.delete("faults")
        seconds = await until_quiet(rows, pretend, patience=180)
        figures.note(seconds=round(seconds, 1), new_chat_id=moved, **rows.states())
        count_effects(figures, traffic, rows)
        await count_alerts(figures, traffic, unit=PLI.unit)
        shown = "\n".join(each["text"] for each in await pretend.sent_to(PLI.unit)) + "\n"
        figures.exactly(0, shown_twice=sum(shown.count(f"{text}\n") > 1 for text in texts))
        await desk.stop()
    return figures


async def topic_deleted(place: Place) -> Figures:
    """Somebody deletes a ticket's topic: it is made once more, with the card and the message in it."""
    figures = Figures(12, f"a topic is deleted, {place.kind}")
    async with open_desk(place, groups=(FORUM,)) as (pretend, desk):
        traffic, rows = await _begin(pretend, desk, place)
        name = traffic.crowd.names[0]
        before = await _topics(pretend)
        thread = (await _card(pretend, name))["thread"]
        for action in ("delete", "close"):
            await pretend.post("topics", {"from": ADMIN, "chat": PLI.unit, "action": action, "thread": thread})
            message = {"from": name, "chat": name, "text": f"setelah {action}", "reply_to": traffic.opened[name]}
            await traffic.say_these([message])
            await until_quiet(rows, pretend, patience=60)
            thread = [each["thread"] for each in await pretend.sent_to(PLI.unit)][-1]
        figures.exactly(before + 1, topics_made=await _topics(pretend))
        count_effects(figures, traffic, rows)
        await count_alerts(figures, traffic, unit=PLI.unit)
        figures.note(given_up=[row.reason for row in rows.ask(select(outbox.c.method, outbox.c.reason).where(outbox.c.state == OutboxState.DEAD))])
        figures.exactly(0, dead=rows.states().get("outbox_dead", 0))
        await desk.stop()
    return figures


REFUSALS: Final = {
    "message is not modified": ("editMessageText", "Bad Request: message is not modified", 0),
    "card deleted": ("editMessageText", "Bad Request: message to edit not found", 1),
    "callback too old": (
        "answerCallbackQuery",
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        0,
    ),
}


async def refused(place: Place, *, what: str) -> Figures:
    """Telegram refuses an edit or an answer to a tap: what was tapped is done once all the same."""
    method, description, more = REFUSALS[what]
    figures = Figures(12, f"{what}, {place.kind}")
    async with open_desk(place) as (pretend, desk):
        traffic, rows = await _begin(pretend, desk, place)
        card = await _card(pretend, traffic.crowd.names[0])
        cards = await _cards(pretend)
        await pretend.post("faults", {"method": method, "error_code": 400, "description": description})
        ticket = _number(card)
        await pretend.tap(STAFF, card["message_id"], encode(TakeTicket(ticket)), chat=PLI.unit, wait=2)
        await until_quiet(rows, pretend, patience=60)
        figures.exactly(1, times_taken=rows.events().count("taken"))
        figures.exactly(more, new_cards=await _cards(pretend) - cards)
        newest = await _card(pretend, traffic.crowd.names[0])
        await pretend.tap(STAFF, newest["message_id"], encode(ShowCard(ticket, history=True)), chat=PLI.unit, wait=2)
        await until_quiet(rows, pretend, patience=60)
        seen = await pretend.seen(STAFF, chat=PLI.unit)
        figures.exactly([True], card_still_lives=[each["edited"] for each in seen if each["message_id"] == newest["message_id"]])
        figures.exactly(0, dead=rows.states().get("outbox_dead", 0))
        count_effects(figures, traffic, rows)
        await desk.stop()
    return figures


async def _begin(pretend: Pretend, desk: Desk, place: Place) -> tuple[Traffic, Rows]:
    """Start the desk and let one person have a ticket."""
    traffic = Traffic(pretend, await pretend.crowd(PEOPLE), Random(1))
    await desk.start()
    await traffic.open_tickets(1)
    rows = Rows(place.database_url)
    await until_quiet(rows, pretend, patience=60)
    return traffic, rows


async def _card(pretend: Pretend, name: str) -> dict[str, Any]:
    """Return the newest card that staff see, of the ticket that somebody opened."""
    return [each for each in await pretend.seen(STAFF, chat=PLI.unit) if _is_card(each) and name in each["text"]][-1]


async def _cards(pretend: Pretend) -> int:
    return sum("🎫" in each["text"] for each in await pretend.sent_to(PLI.unit))


async def _topics(pretend: Pretend) -> int:
    tally = (await pretend.get("calls/tally"))["methods"]
    return int(tally.get("createForumTopic", {}).get("200", 0))


async def _is_reachable(rows: Rows, person_id: int) -> bool:
    return bool(rows.ask(select(people.c.is_reachable).where(people.c.id == person_id))[0][0])


def _is_card(message: dict[str, Any]) -> bool:
    return "🎫" in message["text"]


def _number(card: dict[str, Any]) -> int:
    return int(card["text"].split("#")[1].split()[0])
