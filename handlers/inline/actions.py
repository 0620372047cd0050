"""What a person types in another chat: searched for, and kept only when a result was sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import Any

from handlers.ask import actions as ask
from handlers.desk import Desk
from knowledge.faq.entry import Entry
from knowledge.faq.judge import NEAR, Decision, judge
from knowledge.faq.search import Ranking
from knowledge.service import Service
from storage import inbox
from storage.questions import Origin

MOST_RESULTS = 10
SHORTEST = 3  # characters: fewer say nothing yet


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to send: whole services while nothing is asked for, then entries, best first."""

    services: tuple[Service, ...]
    entries: tuple[Entry, ...]


async def is_outdated(desk: Desk, person_id: int) -> bool:
    """Tell whether the person has typed on meanwhile: nobody would see this answer any more."""
    return not await inbox.is_last(desk.tx, inbox.inline_lane(person_id))


def find(desk: Desk, text: str) -> Found:
    """Return the entries for what is typed so far; while that is next to nothing, what the desk has to offer.

    A service's name alone finds that service, and what it has.
    """
    library = desk.office.library
    if len(text.strip()) < SHORTEST:
        services = tuple(library.services.values())[:MOST_RESULTS]
        in_turn = chain.from_iterable(zip_longest(*(service.entries.values() for service in services)))
        entries = tuple(entry for entry in in_turn if entry is not None)
        return Found(services, entries[: MOST_RESULTS - len(services)])
    ranking = desk.office.index.search(text, limit=MOST_RESULTS)
    if judge(ranking).decision == Decision.HAND_OVER:
        return _named(desk, ranking)
    least = NEAR * ranking.hits[0].score
    return Found((), ask.entries_of(desk, [hit.entry_id for hit in ranking.hits if hit.score >= least]))


def _named(desk: Desk, ranking: Ranking) -> Found:
    """Return the service that was named and nothing asked of it; nothing for any other words."""
    services = ask.services_of(desk, ranking.services) if ranking.is_name_alone else ()
    entries = (entry for service in services for entry in service.entries.values())
    return Found(services, tuple(islice(entries, MOST_RESULTS - len(services))))


async def answer(desk: Desk, person_id: int, payload: Mapping[str, Any]) -> None:
    """Answer an inline query; an answer that is still on its way to the same person gives way to this one."""
    lane = inbox.inline_lane(person_id)
    await desk.call("answerInlineQuery", payload, chat_id=None, lane=lane, merge_key=lane)


async def keep_choice(desk: Desk, person_id: int, result_id: str) -> None:
    """Keep which entry was sent, as a question with this answer; a service that was sent answers none."""
    if desk.office.library.entry(result_id) is not None:
        await ask.open_entry(desk, person_id, result_id, origin=Origin.INLINE, message_id=0)
