"""Everything that people wrote against everything that came of it: lost, doubled, out of order, unseen."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from tests.soak.figures import Figures
from tests.soak.pretend import Pretend
from tests.soak.rows import Rows
from tests.soak.traffic import Traffic

_TICKET = re.compile(r"#\d+")


@dataclass(frozen=True, slots=True)
class Chats:
    """What the bot said, as its outbox has it and as people see it.

    Attributes:
        sent: Messages that people see.
        doubled: Messages that people see more often than the outbox says.
        missing: Messages that the outbox calls sent and that nobody sees.
        disordered: Chats where the order is not the outbox's, each with the first ticket of which that is so.
    """

    sent: int
    doubled: int
    missing: int
    disordered: list[str]


def count_effects(figures: Figures, traffic: Traffic, rows: Rows) -> None:
    """Count what every message came to: exactly one question, line of history, or ticket."""
    expected: list[tuple[Iterable[object], Counter[object]]] = [
        (traffic.questions, Counter(rows.questions())),
        (traffic.written, Counter(rows.written())),
        (traffic.forms, Counter(rows.opened())),
    ]
    lost = sum(not found[each] for said, found in expected for each in said)
    doubled = sum(found[each] > 1 for said, found in expected for each in said)
    tickets = rows.opened()
    figures.note(messages=traffic.said, tickets=len(traffic.forms))
    figures.exactly(0, lost=lost, doubled=doubled, doubled_tickets=tickets.total() - len(set(tickets)))
    figures.exactly(0, dead_without_reason=rows.dead_without_reason())


async def compare_chats(pretend: Pretend, rows: Rows) -> Chats:
    """Compare each chat with the outbox."""
    keys = {each["chat_id"]: each["chat"] for each in (await pretend.get("world"))["chats"]}
    sent = doubled = missing = 0
    disordered = []
    for chat_id in rows.chats():
        if chat_id not in keys:
            continue
        seen = [" ".join(each["text"].split()) for each in await pretend.sent_to(keys[chat_id])]
        told = rows.sends(chat_id)
        sent += len(seen)
        doubled += (Counter(seen) - Counter(told)).total()
        missing += (Counter(told) - Counter(seen)).total()
        ahead = rows.ahead(chat_id)
        of_told = by_ticket(told, but=ahead)
        for ticket, texts in by_ticket(seen, but=ahead).items():
            if texts != of_told.get(ticket):
                disordered.append(f"{keys[chat_id]} {ticket}: {texts} instead of {of_told.get(ticket)}")
                break
    return Chats(sent, doubled, missing, disordered)


async def count_alerts(figures: Figures, traffic: Traffic, *, unit: str) -> None:
    """Count what was meant for the staff and does not stand in their group."""
    shown = [each["text"] for each in await traffic.pretend.sent_to(unit)]
    whole = "\n".join(shown) + "\n"
    unseen = [text for text in (*traffic.written, *traffic.forms) if f"{text}\n" not in whole]
    figures.note(staff_alerts=len(traffic.written) + len(traffic.forms))
    figures.exactly(0, unseen_staff_alerts=len(unseen))


async def audit(figures: Figures, traffic: Traffic, rows: Rows, *, unit: str, most_doubled: int) -> None:
    """Check everything that holds for every trial. Nothing may be waiting any more."""
    count_effects(figures, traffic, rows)
    await count_alerts(figures, traffic, unit=unit)
    chats = await compare_chats(traffic.pretend, rows)
    figures.note(sent=chats.sent, **rows.states())
    figures.at_most(most_doubled, duplicate_sends=chats.doubled)
    figures.exactly(0, said_to_be_sent_and_unseen=chats.missing)
    figures.exactly([], chats_out_of_order=chats.disordered[:10])
    updates, calls = rows.waiting()
    figures.exactly(0, updates_waiting=updates, calls_waiting=calls)


def by_ticket(texts: Sequence[str], *, but: AbstractSet[str]) -> dict[str, list[str]]:
    """Return the texts of each ticket in their order, those of none together.

    Two processes write for two people at once: which of them comes first in the group is nobody's promise.
    """
    found: dict[str, list[str]] = {}
    for text in texts:
        if text not in but:
            named = _TICKET.search(text)
            found.setdefault(named[0] if named else "", []).append(text)
    return {ticket: once(each) for ticket, each in found.items()}


def once(texts: Sequence[str]) -> list[str]:
    """Return texts without those that repeat the one before: a call whose answer was lost is made again, in place."""
    return [text for text, _ in groupby(texts)]
