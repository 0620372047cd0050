"""What was asked since a day, for whoever writes the answers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from knowledge.faq.gaps import Asked, Ending
from knowledge.faq.reading import GuideStep
from storage.questions import Origin, Outcome, Response
from storage.tables import questions, tickets
from storage.transaction import Transaction

_ENDINGS: Final = {
    Outcome.OPEN: Ending.OPEN,
    Outcome.SOLVED: Ending.SOLVED,
    Outcome.UNSOLVED: Ending.NOT_SOLVED,
    Outcome.CONTACT: Ending.PERSON,
    Outcome.ADDED: Ending.PERSON,
    Outcome.TICKET: Ending.TICKET,
}
_WITH_STAFF: Final = frozenset({Outcome.ADDED, Outcome.TICKET})
_SEARCHED: Final = frozenset({Response.ANSWER, Response.CHOOSE, Response.SERVICE, Response.HAND_OVER})
_COLUMNS: Final = [
    questions.c[name]
    for name in (
        "id", "person_id", "origin", "text", "read_as", "follows_id", "message_id", "decision", "service", "candidates",
        "shown", "unhelpful", "stuck_at", "outcome", "asked_at",
    )
]  # fmt: skip


async def asked_since(tx: Transaction, since: datetime) -> list[Asked]:
    """Return everything asked and every entry opened since then, oldest first.

    A question that was gone on with is told once, by what it was read together with in the end, and so is one whose
    words were mended in the chat.
    """
    of_question = tickets.c.question_id == questions.c.id
    wanted = (
        select(*_COLUMNS, tickets.c.kind.label("request"))
        .select_from(questions.outerjoin(tickets, of_question))
        .where(questions.c.asked_at >= since)
        .order_by(questions.c.id, tickets.c.id)
    )
    rows = {row["id"]: dict(row) for row in (await tx.connection.execute(wanted)).mappings()}  # of two tickets, one
    told_later = {row["follows_id"] for row in rows.values() if row["decision"] in _SEARCHED} | _mended(rows.values())
    return [_asked(row, is_told_later=row["id"] in told_later) for row in rows.values()]


def _mended(rows: Iterable[dict[str, Any]]) -> set[int]:
    """Return the ids of the questions that were asked once more by editing their message; none that staff have."""
    newest, mended = dict[tuple[int, int], dict[str, Any]](), set[int]()
    for row in rows:
        if row["origin"] == Origin.TYPED:
            message = row["person_id"], row["message_id"]
            before = newest.get(message)
            if before is not None and before["outcome"] not in _WITH_STAFF:
                mended.add(before["id"])
            newest[message] = row
    return mended


def _asked(row: dict[str, Any], *, is_told_later: bool) -> Asked:
    is_typed = row["origin"] == Origin.TYPED and row["decision"] in _SEARCHED
    candidates, shown = tuple(row["candidates"]), tuple(row["shown"])
    likeliest: str = (shown[-1:] or candidates[:1] or ("",))[0]
    return Asked(
        person_id=row["person_id"],
        text=row["read_as"] or row["text"] if is_typed and not is_told_later else "",
        topic=row["text"] if row["origin"] == Origin.BROWSED and row["decision"] == Response.HAND_OVER else "",
        is_unknown=row["decision"] == Response.HAND_OVER,
        ending=_ENDINGS[Outcome(row["outcome"])],
        service=row["service"] or likeliest.partition(".")[0],
        shown=shown,
        unhelpful=tuple(row["unhelpful"]),
        stuck=_step(row["stuck_at"] or ""),
        request=row["request"] or "",
        at=row["asked_at"],
    )


def _step(kept: str) -> GuideStep | None:
    entry_id, _, step = kept.rpartition(":")
    return GuideStep(entry_id, int(step)) if kept else None
