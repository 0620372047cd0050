"""Line 12: what Telegram refuses, and what becomes of it."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from handlers.buttons import CloseTicket, TakeTicket, encode
from storage.outbox import OutboxState
from storage.tables import outbox, people
from tests.soak.audit import count_alerts, count_effects
from tests.soak.desk import Desk
from tests.soak.figures import Figures
from tests.soak.place import PLI, Place, open_desk
from tests.soak.pretend import Group, Pretend, until
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic, lot

FORUM: Final = Group(PLI.unit, PLI.chat_id, is_forum=True)
STAFF: Final = "budi"
ADMIN: Final = "ratna"
PEOPLE: Final = 5
CARD: Final = "🎫"
UNDELIVERED: Final = "tidak sampai kepada pemohon"  # in the one message that tells staff
# What is refused: the method, Telegram's words, and how many new cards come of it.
REFUSALS: Final = {
    "not_modified": ("editMessageText", "Bad Request: message is not modified", 0),
    "card_deleted": ("editMessageText", "Bad Request: message to edit not found", 1),
    "tap_too_old": ("answerCallbackQuery", "Bad Request: query is too old and response timeout expired", 0),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """One desk and one person with a ticket at it."""

    figures: Figures
    traffic: Traffic
    rows: Rows
    name: str

    @property
    def pretend(self) -> Pretend:
        """The world."""
        return self.traffic.pretend

    async def quiet(self) -> None:
        """Wait until nothing waits."""
        await until_quiet(self.rows, self.pretend, patience=60)

    async def writes(self, *texts: str) -> None:
        """Let the person write to the ticket."""
        message_id = self.traffic.opened[self.name]
        said = [{"from": self.name, "chat": self.name, "text": text, "reply_to": message_id} for text in texts]
        await self.traffic.say_these(said)

    async def card(self) -> dict[str, Any]:
        """Return the newest card of the ticket, as staff see it."""
        seen = [each for each in await self.pretend.seen(STAFF, chat=PLI.unit) if "🎫" in each["text"]]
        return next(each for each in reversed(seen) if self.name in each["text"])

    async def cards(self) -> int:
        """Return how many cards were ever sent."""
        return sum("🎫" in each["text"] for each in await self.pretend.sent_to(PLI.unit))

    def dead(self) -> list[str]:
        """Return why messages were given up."""
        query = select(outbox.c.reason).where(outbox.c.state == OutboxState.DEAD)
        return [row.reason or "" for row in self.rows.ask(query)]

    def is_reachable(self) -> bool:
        """Say whether the person is thought to be reachable."""
        query = select(people.c.is_reachable).where(people.c.id == self.traffic.crowd.id_of(self.name))
        return bool(self.rows.ask(query)[0][0])


async def noes(place: Place) -> Figures:
    """Refuse one thing after another, each to another person's ticket."""
    figures = Figures(12, f"blocked, topic deleted and closed, refused edits and answers, {place.kind}")
    async with open_desk(place, groups=(FORUM,)) as (pretend, desk):
        scenes = await _begin(figures, pretend, desk, place)
        for what, scene in zip(REFUSALS, scenes, strict=False):
            await _refused(scene, what)
        await _topic_gone(scenes[3])
        await _blocked(scenes[4])
        count_effects(figures, scenes[0].traffic, scenes[0].rows)
        await count_alerts(figures, scenes[0].traffic, unit=PLI.unit)
    return figures


async def migrated(place: Place, *, queued: int) -> Figures:
    """A group becomes a supergroup while ``queued`` messages wait for it."""
    figures = Figures(12, f"a group moves with {queued} queued, {place.kind}")
    async with open_desk(place) as (pretend, desk):
        scene = (await _begin(figures, pretend, desk, place, tickets=1))[0]
        await pretend.post("faults", {"method": "sendMessage", "share": 1.0, "error_code": 502})
        texts = [f"untuk grup no {number}" for number in range(queued)]
        await scene.writes(*texts)

        async def all_wait() -> bool:
            updates, calls = scene.rows.waiting()
            return not await pretend.waiting() and updates == 0 and calls >= queued

        await until("all of it waits", all_wait)
        moved = (await pretend.post("migrate", {"chat": PLI.unit}))["chat_id"]
        await pretend.delete("faults")
        seconds = await until_quiet(scene.rows, pretend, patience=180)
        figures.note(seconds=round(seconds, 1), new_chat_id=moved, **scene.rows.states())
        count_effects(figures, scene.traffic, scene.rows)
        await count_alerts(figures, scene.traffic, unit=PLI.unit)
        sent = [each["text"] for each in await pretend.sent_to(PLI.unit)]
        shown = "\n".join(text for text in sent if not text.startswith(CARD)) + "\n"  # it repeats the newest words
        figures.exactly(0, shown_twice=sum(shown.count(f"{text}\n") > 1 for text in texts))
    return figures


async def _begin(figures: Figures, pretend: Pretend, desk: Desk, place: Place, *, tickets: int = PEOPLE) -> list[Scene]:
    """Start the desk and let some people have a ticket each."""
    traffic = Traffic(pretend, await pretend.crowd(PEOPLE), lot(1))
    await desk.start()
    await traffic.open_tickets(tickets)
    scenes = [Scene(figures, traffic, Rows(place.database_url), name) for name in traffic.crowd.names[:tickets]]
    await scenes[0].quiet()
    return scenes


async def _refused(scene: Scene, what: str) -> None:
    """An edit or the answer to a tap is refused: what was tapped is done once, and the card lives on."""
    method, description, more = REFUSALS[what]
    card, cards, taken = await scene.card(), await scene.cards(), scene.rows.events().count("taken")
    await scene.pretend.post("faults", {"method": method, "error_code": 400, "description": description})
    ticket = int(card["text"].split("#")[1].split()[0])
    await scene.pretend.tap(STAFF, card["message_id"], encode(TakeTicket(ticket)), chat=PLI.unit, wait=2)
    await scene.quiet()
    scene.figures.exactly(1, **{f"{what}_taken": scene.rows.events().count("taken") - taken})
    scene.figures.exactly(more, **{f"{what}_new_cards": await scene.cards() - cards})
    newest = await scene.card()
    tap = encode(CloseTicket(ticket))
    await scene.pretend.tap(STAFF, newest["message_id"], tap, chat=PLI.unit, wait=2)
    await scene.quiet()
    seen = await scene.pretend.seen(STAFF, chat=PLI.unit)
    edited = [each["edited"] for each in seen if each["message_id"] == newest["message_id"]]
    scene.figures.exactly([True], **{f"{what}_card_lives": edited})
    scene.figures.exactly([], **{f"{what}_dead": scene.dead()})


async def _topic_gone(scene: Scene) -> None:
    """Staff delete a ticket's topic: it is made once more; they close that one: messages still arrive."""
    before = await _topics_made(scene.pretend)
    thread = (await scene.card())["thread"]
    for action in ("delete", "close"):
        body = {"from": ADMIN, "chat": PLI.unit, "action": action, "thread": thread}
        await scene.pretend.post("topics", body)
        await scene.writes(f"setelah {action}")
        await scene.quiet()
        thread = (await scene.pretend.sent_to(PLI.unit))[-1]["thread"]
    scene.figures.exactly(1, topics_made_again=await _topics_made(scene.pretend) - before)
    scene.figures.exactly([], topic_dead=scene.dead())
    scene.figures.exactly(0, replies_nobody_wrote=scene.rows.events().count("replied"))


async def _blocked(scene: Scene) -> None:
    """Staff answer somebody who has blocked the bot: they hear of it; the person comes back and is answered."""
    given_up = len(scene.dead())
    member = {"chat": scene.name, "person": scene.name}
    await scene.pretend.post("members", {**member, "status": "kicked"})
    card = await scene.card()
    await scene.pretend.say(STAFF, "jawaban yang tidak sampai", chat=PLI.unit, reply_to=card["message_id"])
    await scene.quiet()
    dead = scene.dead()[given_up:]
    told = [each for each in await scene.pretend.sent_to(PLI.unit) if UNDELIVERED in each["text"]]
    scene.figures.exactly(1, blocked_dead=len(dead), blocked_staff_told=len(told))
    scene.figures.exactly(
        True, blocked_reason="blocked" in dead[0] if dead else "", blocked_noted=not scene.is_reachable()
    )
    await scene.pretend.post("members", {**member, "status": "member"})
    await scene.writes("saya kembali")
    await scene.quiet()
    scene.figures.exactly(True, back_again=scene.is_reachable())


async def _topics_made(pretend: Pretend) -> int:
    tally = (await pretend.get("calls/tally"))["methods"]
    return int(tally.get("createForumTopic", {}).get("200", 0))
