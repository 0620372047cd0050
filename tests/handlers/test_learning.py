"""Answers learned and written in chat: who may, who is first, what is refused, what can be taken back."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import select

from handlers.desk import Desk
from handlers.learning import actions, beginning, editing, looking
from handlers.learning.views import ALIAS, CHANGED, DRAFTS
from handlers.relay import Content, Written
from handlers.staff import actions as staff
from handlers.texts import Html
from knowledge.faq.overlay import Part
from knowledge.wording import Language
from storage import learning, people
from storage.database import Database
from storage.learning import ChangeKind, Learning
from storage.people import Person, Standing
from storage.tables import overlay_changes
from storage.tickets import Ticket
from storage.transaction import Transaction
from tests.handlers.staff_room import PLI, StaffRoom, office

ENTRY, OTHER = "puspa.error-419", "puspa.error-404"
ROUNDS = int(os.environ.get("LOKET_RACES", "0")) or 3
Act = Callable[[Desk], Awaitable[object]]


def words(text: str) -> Written:
    return Written(PLI, 1, Content.TEXT, Html(text), text)


async def closed(room: StaffRoom, *, reply: str = "Silakan login ulang, Bu Siti.") -> Ticket:
    """Let Siti's ticket be answered and closed."""
    ticket = await room.files(room.siti)
    said = room.written(PLI, reply)
    assert await room.does(lambda desk: staff.reply(desk, ticket.id, said, person=room.budi)) is None
    assert await room.does(lambda desk: staff.close(desk, ticket.id, person=room.budi)) is None
    return ticket


async def got(room: StaffRoom, act: Callable[[Desk], Awaitable[Any]]) -> Any:  # noqa: ANN401 - whatever it gives
    """Do something that is not refused and return what it gives."""
    async with room.database.transaction() as tx:
        return await act(Desk(tx, office()))


async def refused(room: StaffRoom, act: Act) -> str:
    refusal = await room.does(act)
    return refusal.key if refusal else ""


async def drafted(room: StaffRoom, person: Person, text: str, *, part: str = Part.ANSWER, of: str = ENTRY) -> Learning:
    """Let an admin begin an own draft."""

    async def act(desk: Desk) -> Learning:
        begun = await beginning.begin_edit(desk, of, person=person)
        return await actions.write(desk, begun, part, words(text))

    found: Learning = await got(room, act)
    return found


def saves(found: Learning, person: Person) -> Act:
    async def act(desk: Desk) -> object:
        fresh = await actions.draft_for(desk, found.id, person=person)
        return await actions.save(desk, fresh, person=person, source="")

    return act


async def kinds(room: StaffRoom) -> list[str]:
    async with room.database.transaction() as tx:
        query = select(overlay_changes.c.kind).order_by(overlay_changes.c.id)
        return list((await tx.connection.execute(query)).scalars())


async def test_staff_propose_an_admin_saves_and_nobody_else_comes_near(room: StaffRoom) -> None:
    ticket = await closed(room)
    for who in (room.siti, room.agus, room.dewi):
        for act in (beginning.lesson, beginning.begin_new):
            key = await refused(room, lambda desk, do=act, by=who: do(desk, ticket.id, person=by))  # type: ignore[misc]
            assert key == "refused-not-staff"
    lesson = await got(room, lambda desk: beginning.begin_alias(desk, ticket.id, ENTRY, person=room.budi))
    again = await got(room, lambda desk: beginning.begin_alias(desk, ticket.id, ENTRY, person=room.ratna))
    assert again.id == lesson.id, "a second tap begins no second draft"
    await got(room, lambda desk: actions.write(desk, lesson, ALIAS, words("puspa mental terus")))
    assert await refused(room, saves(lesson, room.budi)) == "refused-faq-approve"
    assert await refused(room, saves(lesson, room.dewi)) == "refused-not-staff"
    assert await refused(room, saves(lesson, room.ratna)) == ""
    assert await refused(room, saves(lesson, room.ratna)) == "refused-faq-saved"
    kept = await got(room, lambda desk: learning.changes(desk.tx, ENTRY, limit=9))
    assert [(each.kind, each.by, each.ticket_id) for each in kept] == [(ChangeKind.ALIASES, "Ratna", ticket.id)]
    own = await drafted(room, room.ratna, "Login ulang.", of=OTHER)
    admin = await refused(room, saves(own, room.budi))
    assert admin == "refused-faq-admin"


async def test_an_open_ticket_teaches_nothing_and_a_closed_one_no_names(room: StaffRoom) -> None:
    ticket = await room.files(room.siti)
    assert (
        await refused(room, lambda desk: beginning.begin_new(desk, ticket.id, person=room.budi)) == "refused-faq-open"
    )
    ticket = await closed(room, reply="Bu Rahayu, NPWP 01.234.567.8-901.000 sudah kami buka. Salam, Budi")
    begun = await got(room, lambda desk: beginning.begin_new(desk, ticket.id, person=room.budi))
    answer = begun.words["parts"][Part.ANSWER]
    assert "NPWP" in answer
    assert not any(secret in answer for secret in ("Rahayu", "234", "Budi"))
    shown = await got(room, lambda desk: looking.draft(desk, begun, language=Language.ID, source="x"))
    assert shown.has_covered


async def test_the_second_of_two_admins_learns_that_the_answer_has_changed(room: StaffRoom) -> None:
    async with room.database.transaction() as tx:
        await _let_in(tx, room.dewi)
    first, second = await drafted(room, room.ratna, "Satu."), await drafted(room, room.dewi, "Dua.")
    assert await refused(room, saves(first, room.ratna)) == ""
    refusal = await room.does(saves(second, room.dewi))
    assert refusal is not None
    assert (refusal.key, refusal.details["name"]) == ("refused-faq-changed", "Ratna")
    seen = await got(room, lambda desk: looking.draft(desk, second, language=Language.ID, source=""))
    assert (seen.changed_by, seen.question.id) == ("Ratna", office().library.entry(ENTRY).question.id)  # type: ignore[union-attr]
    await got(room, lambda desk: actions.look_again(desk, second))
    assert await refused(room, saves(second, room.dewi)) == ""
    foreign = await refused(room, lambda desk: actions.draft_for(desk, second.id, person=room.ratna))
    assert foreign == "refused-faq-not-yours"
    entry = await got(room, lambda desk: looking.entry(desk, ENTRY))
    assert entry.entry.answer.id == "Dua."


async def test_of_two_processes_that_save_at_once_one_is_first(room: StaffRoom, others: Database | None) -> None:
    async with room.database.transaction() as tx:
        await _let_in(tx, room.dewi)
    for round_ in range(ROUNDS):
        one = await drafted(room, room.ratna, f"Satu {round_}.")
        two = await drafted(room, room.dewi, f"Dua {round_}.")
        ends = await asyncio.gather(
            room.does(saves(one, room.ratna)), room.does(saves(two, room.dewi), database=others)
        )
        assert sorted(end.key if end else "" for end in ends) == ["", "refused-faq-changed"]
        late = two if ends[1] else one
        await got(room, lambda desk, it=late: actions.drop(desk, it, person=room.ratna))  # type: ignore[misc]
    assert await kinds(room) == ["written"] * ROUNDS


BAD = {
    "": "refused-faq-empty",
    "  \n ": "refused-faq-empty",
    "?!": "refused-faq-empty",
    "a" * 5000: "refused-faq-long",
    "Mengapa Puspa menampilkan 404?": "",
}


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
async def test_a_way_to_ask_that_cannot_be_used_is_refused(room: StaffRoom, text: str) -> None:
    begun = await got(room, lambda desk: beginning.begin_edit(desk, ENTRY, person=room.ratna))
    assert await refused(room, lambda desk: actions.write(desk, begun, ALIAS, words(text))) == BAD[text]


async def test_words_of_another_entry_or_of_its_own_are_told(room: StaffRoom) -> None:
    begun = await got(room, lambda desk: beginning.begin_edit(desk, ENTRY, person=room.ratna))
    library = office().library
    own, other = library.entry(ENTRY), library.entry(OTHER)
    assert own is not None
    assert other is not None
    taken = await room.does(lambda desk: actions.write(desk, begun, ALIAS, words(other.question.id.upper())))
    assert taken is not None
    assert (taken.key, taken.details["entry"]) == ("refused-faq-taken", other.question.id[:60])
    assert await refused(room, lambda desk: actions.write(desk, begun, Part.QUESTION, words(other.aliases[0])))
    key = await refused(room, lambda desk: actions.write(desk, begun, ALIAS, words(own.aliases[0])))
    assert key == "refused-faq-known"
    long = await room.does(lambda desk: actions.write(desk, begun, Part.ANSWER, words("kata " * 1000)))
    assert long is not None
    assert (long.key, long.details["most"]) == ("refused-faq-long", 3000)
    assert await refused(room, lambda desk: actions.write(desk, begun, "staff", words("x"))) == "refused-stale"
    assert await refused(room, saves(begun, room.ratna)) == "refused-faq-nothing"
    same = await got(room, lambda desk: actions.write(desk, begun, Part.QUESTION, words(own.question.id)))
    assert await refused(room, saves(same, room.ratna)) == "refused-faq-nothing"


async def test_a_new_answer_needs_both_its_texts_and_gets_an_id_and_a_topic(room: StaffRoom) -> None:
    begun = await got(room, lambda desk: beginning.begin_own(desk, "puspa", person=room.ratna))
    assert await refused(room, saves(begun, room.ratna)) == "refused-faq-no-question"
    begun = await got(room, lambda desk: actions.write(desk, begun, Part.QUESTION, words("Di mana parkir tamu?")))
    assert actions.lacks_answer(begun)
    assert await refused(room, saves(begun, room.ratna)) == "refused-faq-no-answer"
    begun = await got(room, lambda desk: actions.write(desk, begun, Part.ANSWER, words("Di <b>belakang</b>.")))
    assert await refused(room, lambda desk: actions.move(desk, begun, "tidak-ada")) == "refused-stale"
    begun = await got(room, lambda desk: actions.move(desk, begun, "error"))
    entry = await got(room, saves(begun, room.ratna))
    assert (entry.id, entry.topic, entry.answer.id) == ("puspa.parkir-tamu", ("error",), "Di **belakang**.")
    second = await got(room, lambda desk: beginning.begin_own(desk, "puspa", person=room.ratna))
    second = await got(room, lambda desk: actions.write(desk, second, Part.QUESTION, words("Parkir tamu?")))
    second = await got(room, lambda desk: actions.write(desk, second, Part.ANSWER, words("Sama.")))
    assert (await got(room, saves(second, room.ratna))).id == "puspa.parkir-tamu-2"
    assert await refused(room, lambda desk: beginning.begin_own(desk, "tidak-ada", person=room.ratna))


async def test_changes_are_taken_back_one_by_one_and_a_second_tap_takes_back_nothing(room: StaffRoom) -> None:
    entry = office().library.entry(ENTRY)
    assert entry is not None
    for text in ("Satu.", "Dua."):
        assert await refused(room, saves(await drafted(room, room.ratna, text), room.ratna)) == ""
    sign = editing.sign_of(entry.aliases[0])
    assert await got(room, lambda desk: editing.drop_alias(desk, ENTRY, sign, person=room.ratna)) == entry.aliases[0]
    key = await refused(room, lambda desk: editing.drop_alias(desk, ENTRY, sign, person=room.ratna))
    assert key == "refused-faq-alias-gone"
    await got(room, lambda desk: editing.retire(desk, ENTRY, person=room.ratna))
    assert await refused(room, lambda desk: editing.retire(desk, ENTRY, person=room.ratna)) == "refused-faq-retired"
    for expected in ("Dua.", "Dua.", "Satu.", entry.answer.id):
        past = await got(room, lambda desk: looking.past(desk, ENTRY))
        await got(room, lambda desk, it=past: editing.undo(desk, ENTRY, it.undo_id, person=room.ratna))  # type: ignore[misc]
        late = await refused(room, lambda desk, it=past: editing.undo(desk, ENTRY, it.undo_id, person=room.ratna))  # type: ignore[misc]
        assert late == "refused-faq-undone"
        shown = await got(room, lambda desk: looking.entry(desk, ENTRY))
        assert shown.entry.answer.id == expected
    assert (shown.is_changed, shown.entry) == (False, entry)
    assert (await got(room, lambda desk: looking.past(desk, ENTRY))).undo_id == 0
    told = (await got(room, lambda desk: learning.changes(desk.tx, ENTRY, limit=20)))[-1]
    assert (told.kind, told.by, told.undone_by) == (ChangeKind.WRITTEN, "Ratna", "Ratna")
    assert await kinds(room) == ["written", "written", "aliases", "retired", *["undone"] * 4]


async def test_what_was_changed_is_listed_and_so_are_drafts_that_wait(room: StaffRoom) -> None:
    await drafted(room, room.ratna, "Satu.")
    drafts = await got(room, lambda desk: looking.listed(desk, DRAFTS, 0, person=room.ratna))
    assert [row.mark for row in drafts.rows] == ["draft"]
    await got(room, lambda desk: editing.retire(desk, OTHER, person=room.ratna))
    changed = await got(room, lambda desk: looking.listed(desk, CHANGED, 0, person=room.ratna))
    assert [(row.entry_id, row.mark) for row in changed.rows] == [(OTHER, "retired")]
    counts = await got(room, lambda desk: looking.counted(desk, person=room.ratna))
    assert counts == {"drafts": 1, "changed": 1, "clashes": 0}
    await got(room, lambda desk: editing.restore(desk, OTHER, person=room.ratna))
    key = await refused(room, lambda desk: editing.restore(desk, OTHER, person=room.ratna))
    assert key == "refused-faq-restored"
    whole = await got(room, lambda desk: looking.listed(desk, "puspa", 0, person=room.ratna))
    assert (len(whole.rows), whole.pages) == (8, 2)
    found = await got(room, lambda desk: looking.found(desk, "puspa 419 page expired"))
    assert found[0].entry_id == ENTRY


async def test_what_is_kept_and_cannot_be_read_stops_nobody_and_is_mended_by_saving(room: StaffRoom) -> None:
    async with room.database.transaction() as tx:
        broken: dict[str, Any] = {"parts": "rusak"}
        written = await learning.change(
            tx, ENTRY, kind=ChangeKind.WRITTEN, before={}, after=broken, based_on=0, by=room.ratna.id
        )
        assert written
    assert (await got(room, lambda desk: looking.entry(desk, ENTRY))).entry == office().library.entry(ENTRY)
    assert await got(room, lambda desk: looking.past(desk, ENTRY))
    assert await refused(room, saves(await drafted(room, room.ratna, "Satu."), room.ratna)) == ""
    assert (await got(room, lambda desk: looking.entry(desk, ENTRY))).entry.answer.id == "Satu."


async def _let_in(tx: Transaction, person: Person) -> None:
    """Make somebody an admin of the first unit as well."""
    await people.set_standing(tx, person.id, chat_id=PLI, standing=Standing.ADMIN)
