"""What staff do with an outage: by hand, in words, one of two at once, reminded of it; and nobody else does."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest_asyncio

from handlers.outages import deciding, joining, watching
from knowledge.rules.outages import About, OutageState
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import outages
from storage.database import Database
from storage.outages import Outage
from storage.people import Person
from tests.handlers.outage_room import OutageRoom
from tests.handlers.staff_room import PLI
from tests.handlers.test_staff_races import TIMES, Races


@pytest_asyncio.fixture
async def room(quick_url: str) -> AsyncIterator[OutageRoom]:
    room = OutageRoom(quick_url)
    await room.open()
    yield room
    await room.database.close()


async def begins(room: OutageRoom, unit: str, words: str, *, person: Person) -> Any:  # noqa: ANN401 - maybe a refusal
    """Let staff declare an outage by hand."""
    written = room.written(room.office.unit(unit).chat_id, words)
    return await room.tries(deciding.begin, room.office.unit(unit), written, words, person=person)


async def replies(room: OutageRoom, outage: Outage, words: str) -> Any:  # noqa: ANN401 - a screen, or a refusal
    """Let Budi answer an outage's message."""
    return await room.tries(deciding.write, outage, room.written(PLI, words), person=room.budi)


async def test_staff_declare_by_hand_and_write_what_people_are_told(room: OutageRoom) -> None:
    await room.reports(room.siti)
    text = "Puspa tidak bisa dibuka, halaman kosong putih"
    assert await begins(room, "pli", text, person=room.budi) is None
    (outage,) = await room.live()
    assert (outage.service, outage.begun_by, outage.notice) == ("puspa", room.budi.id, text)
    assert "#1" in await room.panel(outage)
    assert await begins(room, "pli", text, person=room.ratna) is None
    assert len(await room.live()) == 1, "the same is shown again"
    assert await replies(room, outage, "Server padam.") is None
    await room.tries(deciding.declare, outage.id, person=room.budi)
    assert "Server padam." in (await room.said(room.siti.id))[-1]["text"]
    for words, does, times in (
        ("Perkiraan pukul 14.", deciding.tell_words, 2),
        ("Masih padam.", deciding.keep_words, 2),
        ("Salah tulis", deciding.drop_words, 2),
    ):
        preview = await replies(room, outage, words)
        assert words in preview.html
        words_id = preview.rows[0][0].tap.words_id
        assert not isinstance(await room.tries(does, words_id, person=room.ratna), Refusal)
        assert (await room.tries(does, words_id, person=room.budi)).key == "refused-outage-words"
        assert len(await room.said(room.siti.id)) == times
    assert "Perkiraan pukul 14." in (await room.said(room.siti.id))[-1]["text"]
    _, notice = await room.asks(room.agus)
    assert notice is not None
    assert "Masih padam." in notice.html
    assert (await replies(room, outage, "x" * 1501)).key == "refused-outage-long"
    await room.tries(deciding.end, outage.id, person=room.budi)
    assert (await replies(room, outage, "Kabar")).key == "refused-outage-over"


async def test_without_a_service_staff_say_which_and_two_outages_go_side_by_side(room: OutageRoom) -> None:
    assert await begins(room, "lpse", "Sistem tidak bisa dibuka", person=room.dewi) is None
    (by_hand,) = await room.live()
    assert by_hand.service == ""
    assert (await room.tries(deciding.declare, by_hand.id, person=room.dewi)).key == "refused-outage-service"
    assert (await room.tries(deciding.aim, by_hand.id, "puspa", person=room.dewi)).key == "refused-stale"
    assert await room.tries(deciding.aim, by_hand.id, "bogor", person=room.dewi) is None
    assert await room.tries(deciding.declare, by_hand.id, person=room.dewi) is None
    other, reporters = await room.declared()
    assert other.id != by_hand.id
    _, notice = await room.asks(room.siti, "sistem bogor tidak bisa dibuka")
    assert notice is not None
    assert "Bogor" in notice.html
    await room.tries(joining.follow, by_hand.id, person=room.siti)
    assert await room.tries(deciding.end, by_hand.id, person=room.dewi) is None
    assert await room.tries(deciding.end, other.id, person=room.ratna) is None
    await room.looks(4)
    assert "Bogor sudah pulih" in (await room.said(room.siti.id))[-1]["text"]
    assert "Puspa sudah pulih" in (await room.said(reporters[0].id))[-1]["text"]
    late = await room.tries(joining.follow, by_hand.id, person=room.agus)
    assert late.key == "refused-outage-no-more"


async def test_staff_are_reminded_in_office_hours_and_not_asked_for_ever(room: OutageRoom) -> None:
    async def reminders() -> int:
        return sum("masih terbuka" in said["text"] for said in await room.said(PLI))

    outage, _ = await room.declared()
    for hours, times in ((0, 0), (1, 1), (0, 1), (1, 1), (1, 2), (12, 2), (8, 3)):  # noon, and later the night
        room.clock.now += timedelta(hours=hours)
        await room.checks()
        await room.checks()
        assert await reminders() == times, room.clock.now
    await room.tries(deciding.end, outage.id, person=room.budi)
    room.clock.now += timedelta(hours=1)
    await room.many(3, "Tombol simpan dokumen tidak berfungsi")
    (asked,) = await room.live()
    room.clock.now += timedelta(hours=12, minutes=1)
    await room.checks()
    assert (await room.outage(asked.id)).state == OutageState.LAPSED
    late = await room.tries(deciding.declare, asked.id, person=room.budi)
    assert late.key == "refused-outage-lapsed"
    assert await reminders() == 3


async def test_only_staff_of_its_unit_have_a_say(room: OutageRoom) -> None:
    outage, reporters = await room.declared()
    words_id = (await replies(room, outage, "Kabar")).rows[0][0].tap.words_id
    for person in (room.siti, reporters[0], room.dewi):
        for does in (deciding.declare, deciding.dismiss, deciding.say_still, deciding.ask_restored, deciding.end):
            assert (await room.tries(does, outage.id, person=person)).key == "refused-not-staff", (does, person)
        for judges in (deciding.tell_words, deciding.keep_words, deciding.drop_words):
            assert (await room.tries(judges, words_id, person=person)).key == "refused-not-staff", (judges, person)
        assert (await begins(room, "pli", "Puspa padam", person=person)).key == "refused-not-staff"
    assert await room.outage(outage.id) == outage
    assert await room.happened(Event.CLOSED) == 0


@pytest_asyncio.fixture
async def busy(database_url: str) -> AsyncIterator[tuple[OutageRoom, Database | None]]:
    """A room on either database, with another process's way to it where there may be two."""
    room = OutageRoom(database_url)
    await room.open()
    others = None if room.database.is_sqlite else Database(database_url, clock=room.clock)
    yield room, others
    await room.database.close()
    if others is not None:
        await others.close()


async def test_two_reports_at_once_let_staff_be_asked_once(busy: tuple[OutageRoom, Database | None]) -> None:
    room, others = busy
    await room.many(2)
    one, other = await room.comes(), await room.comes()
    await asyncio.gather(room.reports(one), room.reports(other, database=others))
    await asyncio.gather(room.checks(), room.acts(watching.look, database=others))
    (outage,) = await room.live()
    assert len(await room.links(outage.id)) == 4
    assert len([said for said in await room.said(PLI) if "3 orang melaporkan" in said["text"]]) == 1


async def test_of_two_who_tap_at_once_one_is_first_and_the_other_learns_who(
    busy: tuple[OutageRoom, Database | None],
) -> None:
    room, races = busy[0], Races(*busy)
    about = About("puspa", words=("halaman", "kosong"))
    for _ in range(TIMES):
        outage = await room.acts(lambda desk: outages.begin(desk.tx, about, unit="pli", title="Halaman kosong"))
        winner, no = await races.run(
            lambda desk, who, at=outage.id: deciding.declare(desk, at, person=who),  # type: ignore[misc]
            lambda desk, who, at=outage.id: deciding.dismiss(desk, at, person=who),  # type: ignore[misc]
        )
        key = "refused-outage-open" if winner == room.budi else "refused-outage-dismissed"
        assert (no.key, no.details["name"]) == (key, winner.name)
        if winner == room.ratna:
            continue
        winner, no = await races.run(
            lambda desk, who, at=outage.id: deciding.end(desk, at, person=who),  # type: ignore[misc]
            lambda desk, who, at=outage.id: deciding.end(desk, at, person=who),  # type: ignore[misc]
        )
        assert (no.key, no.details["name"]) == ("refused-outage-over", winner.name)
    races.show("declare and dismiss, end")
