"""Finding one's way in a service's tree."""

from handlers.ask import actions as asking
from handlers.desk import Desk
from handlers.relay import Content
from knowledge.faq import tree
from knowledge.faq.entry import Entry
from knowledge.faq.tree import Place
from knowledge.rules.refusals import Refusal
from storage import questions
from storage.questions import Origin, Outcome, Question, Response


def find(desk: Desk, service_id: str, path: str) -> tuple[Place, bool]:
    """Return the node that a button names, and whether it is there still: in place of one that is gone, the root.

    A refusal when the whole service is gone.
    """
    service = desk.office.service(service_id)
    root = tree.find(service, "") if service else None
    if service is None or root is None:
        raise Refusal("refused-answer-gone")
    place = tree.find(service, path)
    return (place, True) if place is not None else (root, False)


def place_of(desk: Desk, entry: Entry) -> tuple[str, int]:
    """Return the path and the page of the level that an entry stands on."""
    return tree.place_of(desk.office.library.services[entry.service], entry)


async def open_entry(desk: Desk, person_id: int, entry_id: str, *, message_id: int) -> tuple[Entry, Question]:
    """Return an entry, and the question that keeps that this person opened it; a refusal when it is gone."""
    entry = asking.entry_by(desk, entry_id)
    question = await asking.open_entry(desk, person_id, entry_id, origin=Origin.BROWSED, message_id=message_id)
    return entry, question


async def miss_guide(desk: Desk, person_id: int, place: Place, *, message_id: int) -> Question:
    """Keep that somebody looked for a guide where there is none: staff and editors see for which topic.

    Opening the same topic again within the hour is the same question.
    """
    text = place.crumbs(desk.office.language)
    for known in await questions.recent(desk.tx, person_id, since=desk.tx.now - asking.SAME_READING, most=1):
        if known.origin == Origin.BROWSED and known.text == text and known.outcome != Outcome.TICKET:
            return known
    return await questions.ask(
        desk.tx,
        person_id,
        origin=Origin.BROWSED,
        text=text,
        message_id=message_id,
        content=Content.TEXT,
        decision=Response.HAND_OVER,
        service=place.service.id,
    )
