"""Many new tickets within a minute in one group: when each is told of, and when its card is there.

``python -m tests.bench.crowd [--count N] [--seconds N]`` prints JSON. The clock is the pace's own and is moved by hand;
tickets are opened by the real actions, on a database of this run.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot.composing import composed
from bot.config import Limits
from bot.demo.entities import parse_html
from bot.demo.run import UNITS
from bot.pacing import OwnPace
from handlers.staff import actions as staff
from storage import messages, outbox
from storage.outbox import OutboxRow
from storage.people import Standing
from tests.databases import migrate
from tests.storage.life import START, Life

GROUP = UNITS[0].chat_id
LONGEST = 3600.0  # seconds after which something must be wrong


@dataclass
class Crowd:
    """What a group sees, and when: seconds since the first ticket."""

    life: Life
    pace: OwnPace = field(init=False)
    opened: dict[int, float] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    told: dict[int, float] = field(default_factory=dict)
    cards: dict[int, float] = field(default_factory=dict)
    shown: dict[int, str] = field(default_factory=dict)  # the text of each message, by its id
    sent: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pace = OwnPace(Limits(), clock=self.clock)

    def clock(self) -> float:
        """Return the moment, in seconds."""
        return (self.life.now - START).total_seconds()

    async def deliver(self) -> float:
        """Send what may go now, as the deliverer does, and return the seconds until more may; none for nothing left."""
        while True:
            async with self.life.database.transaction() as tx:
                rows = await outbox.heads(tx, busy=(), limit=1, lanes=[str(GROUP)])
                if not rows:
                    return LONGEST
                wait = (await self.pace.pauses(tx, [GROUP]))[GROUP]
                if wait > 0:
                    return wait
                await self.pace.reserve(tx, [GROUP])
                await outbox.settle(tx, [rows[0].id])
                message_id = self._take(rows[0])
                if rows[0].message_ref is not None and rows[0].message_id is None:
                    await messages.learn_id(tx, rows[0].message_ref, message_id=message_id)

    def _take(self, row: OutboxRow) -> int:
        """Note what Telegram got, and return the message's id."""
        call = composed(row, [])
        assert call is not None
        now = self.clock()
        self.sent.append(now)
        text, _ = parse_html(call.payload.get("text", ""))
        message_id = int(call.payload.get("message_id") or len(self.sent))
        self.shown[message_id] = text
        for number in self.opened:
            if text.startswith(f"🎫 Tiket #{number} "):
                self.told.setdefault(number, now)
                self.cards.setdefault(number, now)
            elif f"#{number} " in text and text.startswith("🔔"):
                self.told.setdefault(number, now)
        return message_id


def trial(folder: Path, *, count: int, seconds: float) -> Crowd:
    """Open so many tickets evenly within so many seconds, and go on until their group has seen everything.

    Every fifth is taken at once, while its card may still wait.
    """
    url = f"sqlite+aiosqlite:///{folder / 'crowd.db'}"
    migrate(url)
    life = Life(url)
    crowd = Crowd(life)
    try:
        requester, budi = life.meet("Siti Rahayu"), life.meet("Budi Santoso", Standing.MEMBER)
        while crowd.clock() < LONGEST:
            due = len(crowd.opened) * seconds / count
            if len(crowd.opened) < count and crowd.clock() >= due:
                opened_at = crowd.clock()
                number = life.file(requester, "puspa", "lainnya").id
                crowd.opened[number] = opened_at
                if number % 5 == 0:
                    take = partial(staff.take, ticket_id=number, person=budi)
                    assert life.attempt(take) == ""
                    crowd.taken.add(number)
                continue
            wait = life.run(crowd.deliver())
            if wait >= LONGEST and len(crowd.opened) == count:
                break
            following = due - crowd.clock() if len(crowd.opened) < count else LONGEST
            life.pass_time(timedelta(seconds=max(0.001, min(wait, following))))
    finally:
        life.close()
    return crowd


def card_of(crowd: Crowd, number: int) -> str:
    """Return what a ticket's card says in the end."""
    cards = [text for text in crowd.shown.values() if text.startswith(f"🎫 Tiket #{number} ")]
    assert len(cards) == 1, f"one card a ticket, not {len(cards)}"
    return cards[0]


def figures(crowd: Crowd) -> dict[str, float]:
    """Return what came of it: ages in seconds."""
    ages = [crowd.told[number] - at for number, at in crowd.opened.items() if number in crowd.told]
    cards = [crowd.cards[number] - at for number, at in crowd.opened.items() if number in crowd.cards]
    busiest = max(sum(1 for other in crowd.sent if at <= other < at + 60) for at in crowd.sent)
    return {
        "tickets": len(crowd.opened),
        "told": len(ages),
        "oldest_alert": round(max(ages), 1),
        "cards": len(cards),
        "oldest_card": round(max(cards), 1),
        "messages": len(crowd.sent),
        "most_in_a_minute": busiest,
    }


def main() -> None:
    """Read the command line, try, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60.0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        crowd = trial(Path(folder), count=chosen.count, seconds=chosen.seconds)
    sys.stdout.write(f"{json.dumps(figures(crowd), indent=2)}\n")


if __name__ == "__main__":
    main()
