"""Everything asked, what the desk made of it, and what the person did next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from storage.prepared import Prepared
from storage.tables import questions, tickets
from storage.transaction import Transaction


class Origin(StrEnum):
    """How a person came to ask."""

    TYPED = "typed"
    BROWSED = "browsed"
    """An entry opened in the tree of topics."""
    LINKED = "linked"
    """An entry opened by a link, as a poster has it."""
    INLINE = "inline"
    """An entry sent into another chat."""


class Response(StrEnum):
    """What the desk did with a question (the column ``decision``)."""

    ANSWER = "answer"
    CHOOSE = "choose"
    SERVICE = "service"
    """It asked which service is meant."""
    HAND_OVER = "none"
    """Nothing known fits: a question without an answer."""
    TALK = "talk"
    """Small talk, which asks nothing; ``talk`` says what."""
    WORDLESS = "wordless"
    """A picture, a voice message, ... without any words."""
    OPENED = "opened"
    """Nothing was asked: an entry was opened (see ``Origin``), or a service named."""


class Outcome(StrEnum):
    """How a question ended, as far as the person told."""

    OPEN = "open"
    SOLVED = "solved"
    UNSOLVED = "unsolved"
    """*Not yet* was tapped, and nothing further came of it."""
    CONTACT = "contact"
    """A person was asked for; no ticket was opened so far."""
    ADDED = "added"
    """It went to the staff of a ticket that was open already."""
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class Question:
    """A question and all that is kept of it.

    Attributes:
        origin: How the person came to ask.
        text: As it was written, or the question of the entry that was opened.
        read_as: What was searched for; the text, unless it was read together with the question before.
        follows_id: That question.
        message_id: Its message in the person's own chat.
        content: How the message can be repeated for staff.
        album: Telegram's name for pictures that were sent together; empty for a single message.
        attachments: Further messages in the same chat that belong to it.
        decision: What the desk did with it.
        talk: What small talk it is; empty for any other.
        confidence: Probability that the first candidate is right, 0 to 1; None where nothing was searched.
        service: The service known: named, picked, or that of the entry shown last; empty while none is.
        candidates: Entries found, best first.
        offered: Entries to choose from, as they were numbered last.
        shown: Entries read, the newest last.
        unhelpful: Entries of which the person said that they do not help.
        outcome: What became of it.
        asked_at: When.
    """

    id: int
    person_id: int
    origin: Origin
    text: str
    read_as: str
    follows_id: int | None
    message_id: int
    content: str
    album: str
    attachments: tuple[int, ...]
    decision: Response
    talk: str
    confidence: float | None
    service: str
    candidates: tuple[str, ...]
    offered: tuple[str, ...]
    shown: tuple[str, ...]
    unhelpful: tuple[str, ...]
    outcome: Outcome
    asked_at: datetime


_COLUMNS = [questions.c[name] for name in Question.__dataclass_fields__]
# They run with every question.
_INSERT = Prepared(insert(questions).returning(questions.c.id))
_RECENT = Prepared(
    select(*_COLUMNS)
    .where(questions.c.person_id == bindparam("person_id"), questions.c.asked_at >= bindparam("since"))
    .order_by(questions.c.asked_at.desc(), questions.c.id.desc())
    .limit(bindparam("most"))
)
_TICKETS_SERVICE = Prepared(
    select(tickets.c.service)
    .where(tickets.c.requester_id == bindparam("person_id"), tickets.c.opened_at >= bindparam("since"))
    .order_by(tickets.c.id.desc())
    .limit(1)
)


async def ask(
    tx: Transaction,
    person_id: int,
    *,
    text: str,
    message_id: int,
    content: str,
    decision: Response,
    origin: Origin = Origin.TYPED,
    before: Question | None = None,
    read_as: str = "",
    album: str = "",
    attachments: Sequence[int] = (),
    talk: str = "",
    confidence: float | None = None,
    service: str = "",
    candidates: Sequence[str] = (),
    offered: Sequence[str] = (),
    shown: Sequence[str] = (),
) -> Question:
    """Keep a question; ``before`` is the one that it was read together with."""
    values: dict[str, Any] = {
        "person_id": person_id,
        "origin": origin,
        "text": text,
        "read_as": read_as if read_as != text else None,
        "follows_id": before.id if before else None,
        "message_id": message_id,
        "content": content,
        "album": album or None,
        "decision": decision,
        "talk": talk or None,
        "confidence": confidence,
        "service": service or None,
        "outcome": Outcome.OPEN,
        "asked_at": tx.now,
    }
    lists = {"attachments": attachments, "candidates": candidates, "offered": offered, "shown": shown, "unhelpful": ()}
    values |= {name: list(each) for name, each in lists.items()}
    ((number,),) = await _INSERT.run(tx, values)
    return _question({"id": number, **values})


async def get(tx: Transaction, question_id: int | None) -> Question | None:
    """Return a question, or None when there is none by that id."""
    if question_id is None:
        return None
    row = (await tx.connection.execute(select(*_COLUMNS).where(questions.c.id == question_id))).mappings().one_or_none()
    return _question(dict(row)) if row is not None else None


async def recent(tx: Transaction, person_id: int, *, since: datetime, most: int) -> list[Question]:
    """Return a person's newest questions, newest first."""
    values = {"person_id": person_id, "since": since, "most": most}
    names = Question.__dataclass_fields__
    return [_question(dict(zip(names, row, strict=True))) for row in await _RECENT.run(tx, values)]


async def unanswered(tx: Transaction, *, since: datetime, limit: int) -> list[Question]:
    """Return the newest questions of everybody that were typed and found no answer, newest first."""
    query = select(*_COLUMNS).where(
        questions.c.origin == Origin.TYPED, questions.c.decision == Response.HAND_OVER, questions.c.asked_at >= since
    )
    rows = await tx.connection.execute(query.order_by(questions.c.id.desc()).limit(limit))
    return [_question(dict(row)) for row in rows.mappings()]


async def service_of_last_ticket(tx: Transaction, person_id: int, *, since: datetime) -> str:
    """Return the service of a person's newest ticket; empty when there is none."""
    rows = await _TICKETS_SERVICE.run(tx, {"person_id": person_id, "since": since})
    return rows[0][0] if rows else ""


async def show(tx: Transaction, question: Question, entry_id: str) -> Question:
    """Make an entry the last one that the person has read for this question; its service is known from now on."""
    shown = [each for each in question.shown if each != entry_id]
    return await _change(tx, question, shown=(*shown, entry_id), service=entry_id.partition(".")[0])


async def offer(tx: Transaction, question: Question, entry_ids: Sequence[str]) -> Question:
    """Keep which entries the person may choose from, in their order."""
    return await _change(tx, question, offered=tuple(entry_ids))


async def read_anew(
    tx: Transaction,
    question: Question,
    *,
    read_as: str,
    follows_id: int | None,
    attachments: Sequence[int],
    service: str,
    candidates: Sequence[str],
    confidence: float,
) -> Question:
    """Keep what a question has found when it was read in another way: alone, or in the service that was picked."""
    found = {"candidates": tuple(candidates), "confidence": confidence, "attachments": tuple(attachments)}
    return await _change(tx, question, read_as=read_as, follows_id=follows_id, service=service, **found)


async def settle_service(tx: Transaction, question: Question, service: str) -> Question:
    """Keep which service a question is about."""
    return await _change(tx, question, service=service)


async def attach(tx: Transaction, question: Question, message_id: int) -> Question:
    """Let a further message, a picture, belong to a question."""
    if message_id in question.attachments:
        return question
    return await _change(tx, question, attachments=(*question.attachments, message_id))


async def reject(tx: Transaction, question: Question, entry_ids: Sequence[str]) -> Question:
    """Keep that entries did not help."""
    return await _change(tx, question, unhelpful=tuple(dict.fromkeys([*question.unhelpful, *entry_ids])))


async def end(tx: Transaction, question_id: int, *, outcome: Outcome) -> bool:
    """Keep what became of a question; one that became a ticket stays so. False when nothing has changed."""
    is_open = questions.c.outcome.not_in([Outcome.TICKET, outcome])
    change = update(questions).where(questions.c.id == question_id, is_open).values(outcome=outcome)
    return (await tx.connection.execute(change)).rowcount == 1


async def _change(tx: Transaction, question: Question, **values: Any) -> Question:  # noqa: ANN401 - columns
    """Write what is new of a question and return it as it is now."""
    written = {
        name: list(value) if isinstance(value, tuple) else None if value == "" else value
        for name, value in values.items()
    }
    await tx.connection.execute(update(questions).where(questions.c.id == question.id).values(written))
    return replace(question, **values)


def _question(row: dict[str, Any]) -> Question:
    known = {
        **row,
        "origin": Origin(row["origin"]),
        "read_as": row["read_as"] or row["text"],
        "album": row["album"] or "",
        "decision": Response(row["decision"]),
        "talk": row["talk"] or "",
        "service": row["service"] or "",
        "outcome": Outcome(row["outcome"]),
    }
    for name in ("attachments", "candidates", "offered", "shown", "unhelpful"):
        known[name] = tuple(row[name])
    return Question(**{name: known[name] for name in Question.__dataclass_fields__})
