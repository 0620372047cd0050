"""Attempts at what somebody may not do: recognized where they are refused, and written down beside the refusal.

Many a refusal says less than it knows: another person's thing is refused like one that is gone. So what is refused is
looked at once more here: whose is the thing that was named?
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Final

from telegram import Message, Update

from handlers import buttons, sections
from handlers.desk import Visit
from handlers.teams import looking
from handlers.units import administered, staffed
from knowledge.lookup import ticket_number
from knowledge.rules.refusals import LACKS_RIGHT
from knowledge.rules.teams import Tie
from storage import accounts, announcements, audit, belongings, tickets
from storage.audit import Attempt
from storage.belongings import Belonging

FOREIGN: Final = "foreign"  # it is somebody else's
NEVER_GIVEN: Final = "never-given"  # there never was such a thing
MISPLACED: Final = "misplaced"  # a requester's button, in a group
UNREADABLE: Final = "unreadable"  # a button of ours with values that it never had
_PREFIX: Final = "refused-"
_GONE_ELSEWHERE: Final = "refused-transferred"  # their unit had it: they are told where it is
_COMMAND: Final = re.compile(r"/([a-z_]{1,32})(?:@\w+)?(?:\s|$)", re.IGNORECASE)
_ALSO_CALLED: Final = {"other": "ticket"}
_BY_NUMBER: Final = frozenset({"tiket", "tickets"})
# Commands by name; all else that begins like one is somebody's own words.
COMMANDS: Final = _BY_NUMBER | {
    "accounts", "akun", "announce", "antrian", "balas", "ban", "bantuan", "batal", "bisukan", "blokir", "cancel",
    "cari", "catatan", "faq", "find", "gangguan", "help", "id", "laporan", "mulai", "mute", "note", "outage",
    "pengumuman", "queue", "recall", "reply", "report", "save", "simpan", "start", "statistics", "statistik", "stats",
    "tarik", "team", "tim",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Named:
    """Something that was named, by its kind and id."""

    kind: str
    id: int


async def note(visit: Visit, update: Update, refusal_key: str) -> None:
    """Write down what was just refused, when it was refused for want of a right."""
    if visit.is_elsewhere or refusal_key == _GONE_ELSEWHERE:
        return
    named = list(_named(visit, update))
    known = [(each, await belongings.whose(visit.desk.tx, each.kind, each.id)) for each in named]
    reason = refusal_key.removeprefix(_PREFIX) if refusal_key in LACKS_RIGHT else await _reason(visit, known)
    if reason := reason or await _reason_of_group(visit, update):
        await _write(visit, update, reason, known)


async def note_stray(visit: Visit, update: Update) -> None:
    """Write down a button of ours that none of ours can have been: in a wrong place, or with wrong values."""
    data = (update.callback_query.data if update.callback_query else None) or ""
    tap = buttons.decode(data)
    if tap is None and buttons.kind_of(data) is None:  # nobody's, or of another age
        return
    known = [(each, await belongings.whose(visit.desk.tx, each.kind, each.id)) for each in _named(visit, update)]
    await _write(visit, update, UNREADABLE if tap is None else MISPLACED, known)


def _named(visit: Visit, update: Update) -> Iterator[_Named]:
    tap = buttons.decode((update.callback_query.data if update.callback_query else None) or "")
    for field in fields(tap) if tap else ():
        name, _, end = field.name.rpartition("_")
        kind, value = _ALSO_CALLED.get(name, name), getattr(tap, field.name)
        if end in {"id", "ref"} and kind in belongings.KINDS and value:  # 0 stands for none
            yield _Named(kind, value)
    message = update.effective_message if update.callback_query is None else None
    number = _number_asked(message) if message else None
    if visit.ticket is not None:
        yield _Named("ticket", visit.ticket.id)
    elif number is not None:
        yield _Named("ticket", number)


async def _reason(visit: Visit, known: list[tuple[_Named, Belonging | None]]) -> str:
    for named, belonging in known:
        if belonging is None and named.kind in belongings.LASTING:
            return NEVER_GIVEN
        if belonging is not None and not await _has_to_do_with(visit, named, belonging):
            return FOREIGN
    return ""


async def _reason_of_group(visit: Visit, update: Update) -> str:
    """Say what is wrong with the unit that a button names by its group, if anything is."""
    tap = buttons.decode((update.callback_query.data if update.callback_query else None) or "")
    group = getattr(tap, "group", 0)
    unit = visit.desk.office.unit_at(-group) if group else None
    if unit is None:
        return NEVER_GIVEN if group else ""
    return "" if unit.id in {each.id for each in await staffed(visit.desk, visit.person.id)} else FOREIGN


async def _has_to_do_with(visit: Visit, named: _Named, belonging: Belonging) -> bool:
    """Tell whether it is somebody's own, or, in a group, of those whom its members look after."""
    desk, person_id, is_group = visit.desk, visit.person.id, visit.chat_id != visit.person.id
    if belonging.person_id == person_id:
        return True
    if named.kind == "announcement":
        return await _may_announce_there(visit, named.id)
    if belonging.company_id is not None:
        return await _has_to_do_with_company(visit, belonging)
    ticket = await tickets.get(desk.tx, belonging.ticket_id) if belonging.ticket_id else None
    if ticket is None:
        return False
    return ticket.requester_id == person_id or (is_group and await sections.may_look(desk, ticket, person_id))


async def _has_to_do_with_company(visit: Visit, belonging: Belonging) -> bool:
    desk, person_id = visit.desk, visit.person.id
    company = await accounts.company(desk.tx, belonging.company_id or 0)
    account = await accounts.get(desk.tx, belonging.account_id) if belonging.account_id else None
    if company is None:
        return False
    ties = await looking.ties_of(desk, company, person_id=person_id, account=account)
    return bool(ties if visit.chat_id != person_id else ties - {Tie.STAFF, Tie.ADMIN})


async def _may_announce_there(visit: Visit, announcement_id: int) -> bool:
    found = await announcements.get(visit.desk.tx, announcement_id)
    own = {unit.id for unit in await administered(visit.desk, visit.person.id)}
    return found is not None and found.chat_id == visit.chat_id and (found.unit is None or found.unit in own)


async def _write(visit: Visit, update: Update, reason: str, known: list[tuple[_Named, Belonging | None]]) -> None:
    attempt = Attempt(visit.person.id, visit.chat_id, _what(visit, update), reason)
    for named, belonging in known:
        if named.kind == "ticket":
            attempt = replace(attempt, ticket_id=attempt.ticket_id or named.id)
        elif attempt.thing is None:
            attempt = replace(attempt, thing=named.kind, thing_id=named.id)
        if belonging is not None:
            attempt = replace(
                attempt,
                ticket_id=attempt.ticket_id or belonging.ticket_id,
                account_id=attempt.account_id or belonging.account_id,
            )
    await audit.write(visit.desk.tx, attempt)


def _what(visit: Visit, update: Update) -> str:
    if update.callback_query is not None:
        kind = buttons.kind_of(update.callback_query.data or "")
        return kind.__name__ if kind else "button"
    command = _command(update.effective_message)
    if command:
        return f"/{command}" if command in COMMANDS else "command"
    kind_of_message = "edit" if update.edited_message is not None else "message"
    return f"{kind_of_message} {visit.prompt.wanted}" if visit.prompt else kind_of_message


def _number_asked(message: Message) -> int | None:
    _, _, words = (message.text or "").partition(" ")
    return ticket_number(words) if _command(message) in _BY_NUMBER else None


def _command(message: Message | None) -> str:
    found = _COMMAND.match((message.text if message else None) or "")
    return found[1].lower() if found else ""
