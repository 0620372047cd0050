"""What an admin does to an entry at once: a way to ask taken out, retired and brought back, a change taken back."""

from dataclasses import replace
from zlib import crc32

from handlers.desk import Desk
from handlers.learning import looking
from handlers.learning.actions import check_admin
from handlers.learning.drafting import Now, now
from knowledge.faq.entry import Entry
from knowledge.faq.overlay import Overlay, OverlayError, as_data, decided, from_data, rewritten, settled
from knowledge.faq.text import plain
from knowledge.rules.learning import check_free
from knowledge.rules.refusals import Refusal
from storage import learning
from storage.learning import ChangeKind
from storage.people import Person

MOST_LOOKED_AT = 40  # changes, for the one that can be taken back


def sign_of(alias: str) -> str:
    """Return what stands for a way to ask on a button."""
    return f"{crc32(plain(alias).encode('utf-8', 'replace')):08x}"


async def known(desk: Desk, entry_id: str, *, person: Person) -> Now:
    """Return an entry, about to change, for an admin; a refusal where there is none."""
    await check_admin(desk, person)
    at = await now(desk, entry_id)
    if at.entry is None or desk.office.service(at.entry.service) is None:
        raise Refusal("refused-answer-gone")
    return at


async def drop_alias(desk: Desk, entry_id: str, sign: str, *, person: Person) -> str:
    """Take a way to ask out of an entry and return it; the second to tap learns that it is gone."""
    at = await known(desk, entry_id, person=person)
    aliases = at.entry.aliases if at.entry else ()
    alias = next((each for each in aliases if sign_of(each) == sign), None)
    if alias is None:
        raise Refusal("refused-faq-alias-gone")
    day = desk.tx.now.astimezone(desk.office.zone).date()
    overlay = rewritten(at.overlay, at.base, {}, removed=[alias], day=day)
    await _change(desk, at, overlay, ChangeKind.ALIASES, person)
    return alias


async def retire(desk: Desk, entry_id: str, *, person: Person) -> Entry:
    """Let nobody find an entry any more; it is kept."""
    at = await known(desk, entry_id, person=person)
    if at.overlay.is_retired:
        raise Refusal("refused-faq-retired", name=await _last(desk, entry_id, ChangeKind.RETIRED))
    await _change(desk, at, replace(at.overlay, is_retired=True), ChangeKind.RETIRED, person)
    return _of(at)


async def restore(desk: Desk, entry_id: str, *, person: Person) -> Entry:
    """Let people find an entry again, unless another one asks the same by now."""
    at = await known(desk, entry_id, person=person)
    if not at.overlay.is_retired:
        raise Refusal("refused-faq-restored", name=await _last(desk, entry_id, ChangeKind.RESTORED))
    entry = _of(at)
    texts = (entry.question.id, entry.question.en, *entry.aliases)
    check_free(texts, desk.office.library.entries(), entry.id)
    await _change(desk, at, replace(at.overlay, is_retired=False), ChangeKind.RESTORED, person)
    return entry


async def undo(desk: Desk, entry_id: str, change_id: int, *, person: Person) -> None:
    """Take the last change that stands back; a refusal where it is another one by now."""
    await check_admin(desk, person)
    at = await now(desk, entry_id)
    newest = looking.undoable(await learning.changes(desk.tx, entry_id, limit=MOST_LOOKED_AT))
    if newest is None or newest.id != change_id:
        raise Refusal("refused-faq-undone")
    try:
        before = settled(from_data(entry_id, newest.before), at.base)
    except OverlayError:
        raise Refusal("refused-faq-undone") from None
    if not await learning.undo(desk.tx, newest.id, by=person.id):
        raise Refusal("refused-faq-undone")
    await _change(desk, at, before, ChangeKind.UNDONE, person)


async def decide(desk: Desk, entry_id: str, *, takes_file: bool, person: Person) -> None:
    """Say whether the file's words count or those written here, where both were changed."""
    await check_admin(desk, person)
    at = await now(desk, entry_id)
    is_gone = at.entry is None and takes_file  # nothing is left that could be changed: the change is forgotten
    overlay = Overlay(entry_id) if is_gone else decided(at.overlay, at.base, takes_file=takes_file)
    if overlay == at.overlay:
        raise Refusal("refused-faq-decided", name=await _last(desk, entry_id, ChangeKind.DECIDED))
    await _change(desk, at, overlay, ChangeKind.DECIDED, person)


async def _change(desk: Desk, at: Now, overlay: Overlay, kind: ChangeKind, person: Person) -> None:
    is_first = await learning.change(
        desk.tx,
        overlay.entry_id,
        kind=kind,
        before=as_data(at.overlay),
        after=as_data(overlay),
        based_on=at.version,
        by=person.id,
    )
    if not is_first:
        raise Refusal("refused-faq-changed", name="-")


async def _last(desk: Desk, entry_id: str, kind: ChangeKind) -> str:
    """Return the name of who did this last."""
    changes = await learning.changes(desk.tx, entry_id, limit=MOST_LOOKED_AT)
    return next((each.by for each in changes if each.kind == kind), "") or "-"


def _of(at: Now) -> Entry:
    if at.entry is None:
        raise Refusal("refused-answer-gone")
    return at.entry
