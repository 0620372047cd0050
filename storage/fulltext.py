"""What tickets are found by: a row a ticket, derived from the others and kept true in the transaction that writes them.

Of each ticket there is in it:

- *head*: its requester's name and the answers of its form (companies, people, NPWP, e-mail, ...);
- *body*: its service and kind, the question it came from, and every text of its history: what both sides wrote,
  internal notes (only staff search), tags, what was asked for and why something came back. Of very long ones the newest
  `LONGEST_BODY` characters.

Not in it: passwords that somebody typed, evaluations (they have no name), files and their contents. Only single words
are kept, without their order; `knowledge.lookup` says what a word is.

On SQLite it is an FTS5 table, on PostgreSQL a ``tsvector`` with a GIN index. Neither is on the page of
`storage.tables` nor in a backup: what is missing is filled in by `catch_up`, also after a restore.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select, text

from knowledge.lookup import Wanted, indexed
from knowledge.rules.privacy import MASKS, Secret, spot
from knowledge.rules.ticket import Event
from storage import fulltext_sql
from storage.fulltext_sql import Entry
from storage.queue import Scope
from storage.tables import history, people, questions, tickets
from storage.transaction import Transaction

TABLE: Final = "ticket_search"
LONGEST_BODY: Final = 40_000
MOST_WORDS: Final = 6_000  # of one ticket
MOST_OF_PERSON: Final = 50  # tickets that follow a person's new name at once; the newest
AT_ONCE: Final = 100  # tickets that one transaction catches up with
SAID: Final = ("text", "reason")  # what of a history's line is words that somebody wrote
HELD: Final = "held"  # a line with it was kept from the group
_PROGRESS: Final = text("SELECT below FROM ticket_search_progress")  # tickets from this number on are in; 0: all
_BEGUN: Final = text("INSERT INTO ticket_search_progress (below) VALUES (:below)")
_GONE_ON: Final = text("UPDATE ticket_search_progress SET below = :below")


@dataclass(frozen=True, slots=True)
class Texts:
    """What a ticket is found by, as it was written.

    Attributes:
        head: Names and answers.
        body: Everything else, in the order of time.
        held: What of it is kept from the unit's group.
    """

    unit: str
    head: tuple[str, ...]
    body: tuple[str, ...]
    held: frozenset[str]


def is_derived(name: str) -> bool:
    """Tell whether a table of the database is part of this index, and so neither described nor saved."""
    return name == TABLE or name.startswith(f"{TABLE}_")


async def refresh(tx: Transaction, ticket_ids: Collection[int]) -> None:
    """Make the index tell of tickets as they are now."""
    found = await texts(tx, ticket_ids, will_change=True)
    await _put(tx, found, is_news=True)


async def refresh_person(tx: Transaction, person_id: int) -> None:
    """Make a requester's newest tickets be found by the name that they have now."""
    query = select(tickets.c.id).where(tickets.c.requester_id == person_id)
    found = await tx.connection.execute(query.order_by(tickets.c.id.desc()).limit(MOST_OF_PERSON))
    await refresh(tx, found.scalars().all())


async def catch_up(tx: Transaction) -> int:
    """Put the next tickets into the index that it may lack, the newest first; return how many: none when it is whole.

    That is so after the first start with it and after a restore.
    """
    below = (await tx.connection.execute(_PROGRESS)).scalar_one_or_none()
    if below == 0:
        return 0
    query = select(tickets.c.id).order_by(tickets.c.id.desc()).limit(AT_ONCE)
    if below is not None:
        query = query.where(tickets.c.id < below)
    ids = list((await tx.connection.execute(query)).scalars())
    await _put(tx, await texts(tx, ids), is_news=False)
    progress = {"below": min(ids) if len(ids) == AT_ONCE else 0}
    await tx.connection.execute(_BEGUN if below is None else _GONE_ON, progress)
    return len(ids)


async def find(tx: Transaction, wanted: Wanted, scope: Scope, *, most: int) -> list[int]:
    """Return the numbers of tickets in which all that is wanted stands, at most so many.

    First the one whose number it is, then those that have it all in names and answers, then the others; of each the
    newest first. Whose they are is read from the tickets themselves.
    """
    if not scope.units and not scope.is_all_but:
        return []
    found: dict[int, None] = dict.fromkeys([] if wanted.number is None else [wanted.number])
    for is_head in (True, False) if wanted else ():
        if len(found) < most:
            found |= dict.fromkeys(await fulltext_sql.matching(tx, wanted, scope, is_head=is_head, most=most))
    own = select(tickets.c.id).where(tickets.c.id.in_(list(found)), scope.holds())
    theirs = set((await tx.connection.execute(own)).scalars()) if found else set()
    return [each for each in found if each in theirs][:most]


async def texts(tx: Transaction, ticket_ids: Collection[int], *, will_change: bool = False) -> dict[int, Texts]:
    """Return what tickets are found by; with ``will_change``, nobody else writes it until this transaction ends."""
    columns = [tickets.c[name] for name in ("id", "unit", "service", "kind", "answers")]
    query = (
        select(*columns, people.c.name, questions.c.text)
        .join(people, people.c.id == tickets.c.requester_id)
        .outerjoin(questions, questions.c.id == tickets.c.question_id)
        .where(tickets.c.id.in_(ticket_ids))
        .order_by(tickets.c.id)
    )
    if will_change:  # or of two at the same time one would leave out what the other one writes
        query = query.with_for_update(of=tickets, key_share=True)  # as their lines hold on to the ticket already
    rows = (await tx.connection.execute(query)).all() if ticket_ids else []
    said = await _said(tx, [row.id for row in rows])
    found: dict[int, Texts] = {}
    for row in rows:
        head = (row.name, *(str(value) for value in row.answers.values()))
        lines = said.get(row.id, ())
        body = (row.service, row.kind, row.text or "", *(line for line, _ in lines))
        found[row.id] = Texts(row.unit, head, body, frozenset(line for line, is_held in lines if is_held))
    return found


async def _said(tx: Transaction, ticket_ids: Sequence[int]) -> dict[int, list[tuple[str, bool]]]:
    """Return what stands in the histories of tickets, and of each whether it is kept from the group."""
    if not ticket_ids:
        return {}
    found: dict[int, list[tuple[str, bool]]] = {}
    query = select(history.c.ticket_id, history.c.details).order_by(history.c.id)
    rows = await tx.connection.execute(
        query.where(history.c.ticket_id.in_(ticket_ids), history.c.event != Event.EVALUATED)
    )
    for ticket_id, details in rows:
        written = [(str(details[key]), HELD in details) for key in SAID if details.get(key)]
        found.setdefault(ticket_id, []).extend(written)
    return {ticket_id: _newest(each) for ticket_id, each in found.items()}


def _newest(written: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    room, kept = LONGEST_BODY, []
    for each, is_held in reversed(written):
        if room <= 0:
            break
        kept.append((each[:room], is_held))
        room -= len(each)
    return kept[::-1]


def _words(written: Iterable[str], *, besides: Collection[str] = ()) -> list[str]:
    words = indexed(_without_passwords(each) for each in written)[:MOST_WORDS]
    return [word for word in words if word not in besides]


def _without_passwords(written: str) -> str:
    pieces, end = [], 0
    for place in spot(written):
        if place.kind == Secret.PASSWORD:
            pieces += [written[end : place.start], MASKS[place.kind]]
            end = place.end
    return "".join((*pieces, written[end:]))


async def _put(tx: Transaction, found: dict[int, Texts], *, is_news: bool) -> None:
    entries = []
    for ticket_id, each in found.items():
        head = _words(each.head)
        entries.append(Entry(ticket_id, each.unit, head, _words(each.body, besides=frozenset(head))))
    if entries:
        await fulltext_sql.put(tx, entries, is_news=is_news)
