"""Words that somebody was just asked for: staff by a card, the requester by a question. Kept as a draft."""

from dataclasses import asdict, replace
from datetime import timedelta

from handlers.desk import Desk
from handlers.wanted import BEGUN_BY_TAP, Prompt, Wanted
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Status, may_reopen
from storage import demands, drafts, messages, tickets, work
from storage.demands import DemandState
from storage.drafts import Purpose
from storage.outbox import Priority
from storage.transaction import Transaction

_LIVES = dict.fromkeys({*BEGUN_BY_TAP, Wanted.OBJECTION}, timedelta(days=1))
_OTHER_WORDS = frozenset(
    {
        "refused-command-in-group",
        "refused-words-expected",
        "refused-coarse-answer",
        "refused-coarse-file",
        "refused-note-empty",
        "refused-objection",
        "refused-sanction-reason",
        "refused-sanction-long",
        "refused-words-too-many",
        "refused-comment-words",
        "refused-comment-long",
        "refused-empty-answer",
        "refused-long-answer",
        "refused-url",
        "refused-npwp",
        "refused-email",
        "refused-phone",
        "refused-user-id",
        "refused-date",
        "refused-need-file",
        "refused-need-choice",
        "refused-mail-file",
        "refused-number",
        "refused-tag-words",
        "refused-tag-long",
        "refused-tags-many",
        "refused-close-words",
        "refused-close-long",
        "refused-canned-empty",
        "refused-canned-long",
        "refused-canned-field",
        "refused-canned-name",
        "refused-canned-name-long",
        "refused-canned-not-yours",
        "refused-faq-empty",
        "refused-faq-long",
        "refused-faq-known",
        "refused-faq-taken",
    }
)
_LIFE = timedelta(minutes=15)  # a reply to a card tomorrow is a reply to the requester again


async def ask(desk: Desk, person_id: int, *, chat_id: int, prompt: Prompt) -> None:
    """Take this person's next words here for that, in place of what was asked for before."""
    state = asdict(prompt)
    await drafts.start(desk.tx, person_id, chat_id=chat_id, purpose=Purpose.PROMPT, state=state)


async def forget(desk: Desk, person_id: int, *, chat_id: int) -> None:
    """Take this person's next words for what they are."""
    await drafts.drop(desk.tx, person_id, chat_id=chat_id, purpose=Purpose.PROMPT)


async def leave(tx: Transaction, person_id: int, *, chat_id: int) -> None:
    """Forget what a requester began to write: a tap or a command means something else."""
    prompt = await current(tx, person_id, chat_id=chat_id)
    if prompt is not None and prompt.wanted in BEGUN_BY_TAP:
        await drafts.drop(tx, person_id, chat_id=chat_id, purpose=Purpose.PROMPT)


async def current(tx: Transaction, person_id: int, *, chat_id: int) -> Prompt | None:
    """Return what somebody was asked for here, as long as that is fresh."""
    draft = await drafts.current(tx, person_id, chat_id=chat_id, purpose=Purpose.PROMPT)
    if draft is None:
        return None
    prompt = Prompt(**{**draft.state, "wanted": Wanted(draft.state["wanted"])})
    return prompt if tx.now - draft.updated_at <= _LIVES.get(prompt.wanted, _LIFE) else None


async def answered_by(tx: Transaction, chat_id: int, *, message_id: int) -> Prompt | None:
    """Return what a requester's answer to this message of ours settles, if it asked for something."""
    known = await messages.at(tx, chat_id, message_id=message_id)
    demand = await demands.asked_by(tx, known.id) if known else None
    return Prompt(Wanted.GIVEN, demand.id, demand.ticket_id, message_id) if demand else None


async def as_it_is(desk: Desk, prompt: Prompt) -> Prompt:
    """Return what a requester was asked for as it stands now: what nobody waits for any more is a plain message.

    So it still reaches the ticket's staff, or waits for a reopening; it would be refused otherwise, and so would
    everything written after it.
    """
    going_on = await work.survivor(desk.tx, prompt.ticket_id)
    if going_on != prompt.ticket_id and prompt.wanted in BEGUN_BY_TAP - {Wanted.COMMENT}:
        return replace(prompt, wanted=Wanted.WRITE, subject=going_on, ticket_id=going_on)
    ticket = await tickets.get(desk.tx, prompt.ticket_id)
    if ticket is None or prompt.wanted not in {Wanted.GIVEN, Wanted.REOPEN}:
        return prompt
    if prompt.wanted == Wanted.GIVEN:
        demand = await demands.get(desk.tx, prompt.subject)
        is_open = demand is not None and demand.state == DemandState.OPEN and ticket.status != Status.CLOSED
    else:
        days = desk.office.reopen_days
        is_open = ticket.closed_at is not None and may_reopen(ticket.closed_at, desk.tx.now, days=days)
    return prompt if is_open else replace(prompt, wanted=Wanted.WRITE, subject=ticket.id)


def is_mended_by_words(refusal: Refusal) -> bool:
    """Tell whether other words are the cure of a refusal, so that they are waited for still."""
    return refusal.key in _OTHER_WORDS


async def mark_taken(desk: Desk, *, chat_id: int, message_id: int) -> None:
    """Let staff see on their own message that it was taken: a reaction costs none of the group's messages."""
    reaction = [{"type": "emoji", "emoji": desk.office.own.plain("reaction-handed-on")}]
    payload = {"chat_id": chat_id, "message_id": message_id, "reaction": reaction}
    await desk.call("setMessageReaction", payload, chat_id=None, priority=Priority.CARD, lane=f"react:{chat_id}")
