"""Tickets found by number and by words, for those who work in their unit."""

from collections.abc import Collection, Sequence
from functools import partial

from handlers import card_again
from handlers.card import actions as card
from handlers.card_again import Brought
from handlers.decency import unasked
from handlers.desk import Desk
from handlers.links import link_to
from handlers.lookup.snippets import marked, snippet
from handlers.lookup.views import Found, FoundPage, Whereabouts
from handlers.screen import Screen
from handlers.texts import Texts
from handlers.units import check_staff, scope_of, staffed
from knowledge.lookup import Wanted, wanted
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from storage import fulltext, people, queue, searches, tickets
from storage.people import Person
from storage.searches import Search
from storage.tickets import Ticket

PAGE = 5
MOST = 100  # tickets that are counted and shown; who finds more has to say more
LONGEST_WORDS = 200  # characters of what is looked for that are kept
LONGEST_REQUESTER = 30


async def staffed_ticket(desk: Desk, number: int, *, person: Person, unit: Unit | None = None) -> Ticket:
    """Return a ticket for one of the staff of its unit; a refusal for anybody else's, and for one that is not there.

    With ``unit``, only a ticket of that one: what stands in its group is read by all who are in it.
    """
    ticket = await tickets.get(desk.tx, number)
    home = desk.office.unit(ticket.unit) if ticket is not None else None
    if unit is not None:
        await check_staff(desk, unit, person_id=person.id)
    if ticket is None or home is None or (unit is not None and home.id != unit.id):
        raise Refusal("refused-ticket-not-here", number=number)
    await check_staff(desk, home, person_id=person.id)
    return ticket


async def is_staffs(desk: Desk, number: int, *, person: Person) -> bool:
    """Tell whether somebody works in the unit of a ticket that is not their own."""
    ticket = await tickets.get(desk.tx, number)
    if ticket is None or ticket.requester_id == person.id:
        return False
    try:
        await check_staff(desk, desk.office.unit(ticket.unit), person_id=person.id)
    except Refusal:
        return False
    return True


async def bring(desk: Desk, ticket: Ticket, *, reply_to: int | None = None) -> Brought:
    """Put a ticket's card up anew in its group."""
    return await card_again.bring(desk, ticket, reply_to=reply_to)


async def face(desk: Desk, ticket: Ticket, say: Texts) -> Screen:
    """Return a ticket's card to be read elsewhere."""
    return await card_again.face(desk, ticket, say)


async def whereabouts(desk: Desk, ticket: Ticket, say: Texts) -> Whereabouts:
    """Return where a ticket is."""
    unit = desk.office.unit(ticket.unit)
    view = await card.gather(desk, ticket)
    return Whereabouts(
        number=ticket.id,
        title=view.title(say.language),
        unit=unit.name,
        status=ticket.status,
        assignee=view.assignee,
        link=(await _links(desk, [ticket])).get(ticket.id, ""),
    )


async def begin(desk: Desk, words: str, *, person: Person) -> Search:
    """Keep what somebody looks for; a refusal when there is nothing to look for in it."""
    tidy = " ".join(words.split())
    if not wanted(tidy):
        raise Refusal("refused-search-empty" if not tidy else "refused-search-short")
    return await searches.begin(desk.tx, person.id, tidy[:LONGEST_WORDS])


async def search_of(desk: Desk, search_id: int, *, person: Person, unit: Unit | None) -> Search:
    """Return a search whose page is to be turned: one's own, or, in a unit's group, that of anybody who works there."""
    search = await searches.get(desk.tx, search_id)
    if search is None or not (search.person_id == person.id or await _is_colleague(desk, search.person_id, unit)):
        raise Refusal("refused-search-old")
    return search


async def found(
    desk: Desk, search: Search, units: Sequence[Unit], *, page: int, say: Texts, is_private: bool
) -> FoundPage:
    """Return a page of what was found among the tickets of these units, in which the asker works."""
    sought = wanted(search.words)
    ids = await fulltext.find(desk.tx, sought, scope_of(desk.office, units), most=MOST + 1)
    total = min(len(ids), MOST)
    pages = max(1, -(-total // PAGE))
    here = min(page, pages - 1)
    rows = await _rows(desk, ids[here * PAGE : min(total, (here + 1) * PAGE)], sought, say)
    return FoundPage(search.id, search.words, here, pages, total, len(ids) > MOST, rows, is_private)


async def _is_colleague(desk: Desk, person_id: int, unit: Unit | None) -> bool:
    return unit is not None and unit.id in {each.id for each in await staffed(desk, person_id)}


async def _rows(desk: Desk, ids: Sequence[int], sought: Wanted, say: Texts) -> tuple[Found, ...]:
    listed = [ticket for ticket in [await tickets.get(desk.tx, each) for each in ids] if ticket is not None]
    texts = await fulltext.texts(desk.tx, ids)
    names = await people.names(desk.tx, {ticket.requester_id for ticket in listed})
    links = await _links(desk, listed)
    found = []
    for ticket in listed:
        kind, text = desk.office.kind(ticket.service, ticket.kind), texts[ticket.id]
        name, told = names.get(ticket.requester_id, ""), (*text.head[1:], *text.body[2:])  # without service and kind
        row = Found(
            number=ticket.id,
            title=kind.title.spoken(say.language) if kind else ticket.kind,
            status=ticket.status,
            age=desk.tx.now - ticket.opened_at,
            requester=marked(name, sought, most=LONGEST_REQUESTER),
            piece=snippet(told, sought, beside=name, is_held=partial(_is_held, desk, text.held)),
            link=links.get(ticket.id, ""),
        )
        found.append(row)
    return tuple(found)


def _is_held(desk: Desk, held: Collection[str], text: str) -> bool:
    return text in held or unasked(desk, text) != text


async def _links(desk: Desk, listed: Sequence[Ticket]) -> dict[int, str]:
    chats = {ticket.id: desk.office.unit(ticket.unit).chat_id for ticket in listed}
    spots = await queue.spots(desk.tx, list(chats), chats=set(chats.values()))
    return {
        number: link_to(chats[number], message_id=spot.card_id, thread_id=spot.thread_id)
        for number, spot in spots.items()
    }
