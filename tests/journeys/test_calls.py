"""Video calls: proposed, picked, reminded of, held; missed, put off, called off; told of twice to nobody."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from sqlalchemy import select, update

from bot.app import open_office
from bot.timetable import remind_of_calls
from knowledge.rules import appointments as rules
from storage.database import Database
from storage.tables import appointments, tickets
from tests.bot.demo.api_models import check_call
from tests.journeys.conftest import Town
from tests.journeys.papers import becomes, current, goes, staff_at
from tests.journeys.steps import taps_once_there
from tests.journeys.test_review_forms import LIBRARY, change, lines, open_bogor, open_other
from tests.knowledge.rules.calendars import office
from tests.people import Persona, Seen, labels

ZONE = ZoneInfo("Asia/Jakarta")


def next_days(town: Town) -> list[datetime]:
    """Return ten o'clock of the next working days, by the office's clock."""
    tomorrow = town.now().astimezone(ZONE).date() + timedelta(days=2)
    return [datetime(day.year, day.month, day.day, 10, tzinfo=ZONE) for day in rules.working_days(tomorrow, office())]


def minutes(*times: datetime) -> str:
    return ".".join(str(int(at.timestamp()) // 60) for at in times)


async def propose(staff: Persona, card: Seen, *times: datetime) -> None:
    """Let staff propose these times; the picker itself has its own story."""
    ticket = int(card["text"].split("#")[1].split()[0])
    tap = await staff.taps(f"cpro:{ticket}:{minutes(*times)}", card, forge=True)
    assert "Usulan dikirim" in tap.text


async def entries(town: Town, person: Persona) -> list[Any]:
    """Return the calendar entries that somebody got, as the library reads them."""
    files = [seen["document"] for seen in person.everything() if seen.get("document")]
    contents = [town.telegram.world.files.by_id(file["file_id"], "document").content for file in files]
    return [icalendar.Calendar.from_ical(content).walk("VEVENT")[0] for content in contents]


async def both_are_reminded(town: Town, siti: Persona, budi: Persona, at: datetime) -> None:
    """Let time pass to the day before, and to just before."""
    for ahead in (timedelta(hours=23), timedelta(minutes=20)):
        newest = siti.everything()[-1]["message_id"]
        await town.close()
        town.ahead = at - ahead - datetime.now(UTC)
        await town.open()
        await siti.sees("Pengingat", after=newest)
        await budi.sees("Pengingat", "Siti Rahayu", "10.00 WIB")


@pytest.mark.parametrize("unit", ["pli", "lpse"])
async def test_a_call_is_proposed_agreed_reminded_of_and_held(town: Town, siti: Persona, unit: str) -> None:
    await (open_bogor(siti) if unit == "lpse" else open_other(siti))
    budi = staff_at(town, unit)
    card = await budi.sees("🎫 Tiket #1")
    shown = await goes(budi, card, "⚙️ Lainnya", "📹 Panggilan video", "🗓 Usulkan waktu")
    days = labels(await becomes(budi, shown, "Pilih hari"))
    await goes(budi, card, days[1], "10.00", days[2], "13.30", "📨 Kirim usulan (2)")
    await becomes(budi, card, "Menunggu pemohon memilih")
    proposal = await siti.sees("mengajak Anda panggilan video", "(WIB)")
    first, second, *_ = labels(proposal)
    assert (first, second) == (f"{days[1]} · 10.00", f"{days[2]} · 13.30")
    await goes(budi, card, "🔗 Tautan rapat")
    await town.restart()
    budi.writes("meet.google.com/abc-defg-hij", reply_to=card)
    await siti.sees("mengajak Anda panggilan video", "https://meet.google.com/abc-defg-hij")
    await siti.taps(first, proposal)
    await siti.sees("disepakati", "10.00 WIB")
    agreed = await becomes(budi, card, "📹 Panggilan video: disepakati", "🔎 verifikasi")
    assert agreed["thread"] == card["thread"]
    told = await budi.sees("Panggilan video tiket #1 disepakati")
    assert (told["document"]["name"], told["thread"]) == ("panggilan-video-tiket-1.ics", card["thread"])
    at = (await town.rows(select(appointments.c.at)))[0].at
    for entry in (*await entries(town, siti), *await entries(town, budi)):
        assert entry.decoded("dtstart") == at
        assert entry["url"] == "https://meet.google.com/abc-defg-hij"
        assert "Panggilan video tiket #1" in entry["summary"]
    await both_are_reminded(town, siti, budi, at)
    assert "meet.google.com" in (await siti.sees("Pengingat"))["text"]
    await goes(budi, card, "📹 Panggilan video", "✅ Terverifikasi", "✅ Ya, terverifikasi")
    await siti.sees("Verifikasi lewat panggilan video untuk tiket #1 selesai")
    await becomes(budi, card, "📹 Panggilan video: terverifikasi")
    assert (await lines(town))[1:] == ["taken", "call_proposed", "call_agreed", "call_held"]
    assert len([seen for seen in siti.everything() if "Pengingat" in seen["text"]]) == 2
    for call in town.telegram.world.calls:
        check_call(call.method, call.parameters)


async def test_nobody_is_reminded_twice_however_many_look(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await propose(budi, card, *next_days(town)[:1])
    await siti.taps(labels(await siti.sees("mengajak Anda"))[0])
    await siti.sees("disepakati")
    at = (await town.rows(select(appointments.c.at)))[0].at
    office = open_office(town.settings, LIBRARY)
    databases = [Database(town.settings.database.url, clock=lambda: at - timedelta(hours=2)) for _ in range(3)]
    told = await asyncio.gather(*(remind_of_calls(database, office) for database in databases))
    assert sum(told) == 1
    assert await remind_of_calls(databases[0], office) == 0
    await change(town, update(tickets).values(status="closed"))
    late = Database(town.settings.database.url, clock=lambda: at - timedelta(minutes=5))
    assert await remind_of_calls(late, office) == 0, "a closed ticket reminds nobody"
    for database in (*databases, late):
        await database.close()
    town.ahead = at - datetime.now(UTC)
    await town.restart()
    await siti.sees("Pengingat")


async def test_only_the_first_pick_counts_and_only_the_requesters(
    town: Town, siti: Persona, agus: Persona, budi: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    first, second = next_days(town)[:2]
    await propose(budi, card, first, second)
    proposal = await siti.sees("mengajak Anda")
    agus.writes("/start")
    welcome = await agus.sees("Welcome")
    one, other, never = (f"cyes:1:{minutes(at)}" for at in (first, second, first + timedelta(days=400)))
    for data in (one, "coth:1", "coff:1:1", "cok:1:1"):
        assert (await agus.taps(data, welcome, forge=True)).show_alert, data
    assert "tidak berlaku" in (await budi.taps(one, card, forge=True)).text, "it is the requester's to pick"
    assert (await siti.taps(never, proposal, forge=True)).show_alert, "nobody proposed that"
    taps = [town.telegram.world.tap("siti", "siti", proposal["message_id"], data, forge=True) for data in (one, other)]
    for tap in taps:
        await town.telegram.wait_for_tap(tap, 10)
    assert [tap.show_alert for tap in taps] == [False, True]
    assert "sudah disepakati" in taps[1].text
    rows = await town.rows(select(appointments.c.at, appointments.c.state))
    assert [(row.at, row.state) for row in rows] == [(first, "agreed")]
    await siti.sees("disepakati", "10.00 WIB")
    await becomes(budi, card, "📹 Panggilan video: disepakati")


async def test_a_time_that_is_over_or_not_the_offices_cannot_be_proposed_or_picked(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    day, *later = next_days(town)
    saturday = day + timedelta(days=(5 - day.weekday()) % 7)
    for times, why in (
        ((day - timedelta(days=30),), "sudah lewat"),
        ((saturday,), "tidak berlaku"),
        ((day.replace(hour=3),), "tidak berlaku"),
        ((day, *later[:3]), "Paling banyak 3"),
        ((), "paling sedikit satu"),
    ):
        assert why in (await budi.taps(f"cpro:1:{minutes(*times)}", card, forge=True)).text
    for data in ("cpro:1:x", "ctim:1::99", "ctim:1::20261301", "cday:1:999999999999"):
        assert (await budi.taps(data, card, forge=True)).show_alert, data
    await propose(budi, card, day)
    proposal = await siti.sees("mengajak Anda")
    await town.close()
    town.ahead = day - datetime.now(UTC) + timedelta(minutes=1)
    await town.open()
    assert "sudah lewat" in (await siti.taps(labels(proposal)[0], proposal)).text
    assert await lines(town) == ["opened", "taken", "call_proposed"]


async def test_a_missed_call_is_put_off_and_agreed_anew(town: Town, agus: Persona, budi: Persona) -> None:
    agus.writes("/start")
    await agus.taps("👤 Contact staff", await agus.sees("Welcome"))
    await agus.taps("Puspa application", await agus.sees("Which service"))
    await agus.taps("Other help", await agus.sees("What can our staff do"))
    await agus.sees("1/1")
    agus.writes("My account does not work")
    await agus.taps("✅ Send")
    card = await budi.sees("🎫 Tiket #1")
    first, second = next_days(town)[:2]
    await propose(budi, card, first)
    await agus.taps(labels(await agus.sees("invites you to a video call"))[0])
    await agus.sees("is agreed", "10:00 WIB")
    await becomes(budi, card, "disepakati")
    early = await budi.taps("cmis:1", card, forge=True)
    assert "baru" in early.text
    await town.close()
    town.ahead = first - datetime.now(UTC) + timedelta(minutes=20)
    await town.open()
    shown = await goes(budi, card, "📹 Panggilan video")
    await becomes(budi, shown, "waktunya sudah lewat")
    await goes(budi, card, "🚫 Tidak hadir")
    missed = await agus.sees("We could not meet you")
    await agus.taps("🕒 Another time", missed)
    await budi.sees("Agus Wijaya", "minta waktu lain")
    assert (await agus.taps("🕒 Another time", missed)).show_alert, "once is enough"
    await propose(budi, card, second)
    again = await agus.sees("invites you to a video call", after=missed["message_id"])
    await agus.taps(labels(again)[0], again)
    await budi.sees("disepakati", after=card["message_id"])
    await becomes(budi, card, "📹 Panggilan video: disepakati")
    made = await entries(town, agus)
    assert [int(entry["sequence"]) for entry in made] == [0, 1]
    assert len({str(entry["uid"]) for entry in made}) == 1, "the calendar moves the entry that it has"
    assert (await lines(town))[-4:] == ["call_missed", "call_declined", "call_proposed", "call_agreed"]


async def test_a_call_is_put_off_by_the_requester_and_called_off_by_either(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    first, second = next_days(town)[:2]
    await propose(budi, card, first)
    proposal = await siti.sees("mengajak Anda")
    await siti.taps("🕒 Minta waktu lain", proposal)
    await siti.sees("Anda meminta waktu lain")
    told = await budi.sees("minta waktu lain", "Siti Rahayu")
    siti.writes("Kamis sore bisa", reply_to=proposal)
    await budi.sees("💬 Siti Rahayu", "Kamis sore bisa")
    await budi.taps("🗓 Usulkan waktu baru", told)
    await becomes(budi, card, "Pilih hari")
    await propose(budi, card, first)
    await propose(budi, card, second)
    await town.telegram.until(lambda: len([seen for seen in siti.everything() if "diganti" in seen["text"]]) == 1)
    newest = await siti.sees("mengajak Anda", after=proposal["message_id"])
    assert "diganti" in (await siti.taps(f"cyes:2:{minutes(first)}", newest, forge=True)).text
    await siti.taps(labels(newest)[0], newest)
    agreed = await siti.sees("Panggilan video tiket #1 disepakati")
    await siti.taps("✖️ Batalkan panggilan", agreed)
    await taps_once_there(siti, "✖️ Ya, batalkan", agreed)
    await budi.sees("dibatalkan", "kalender")
    await becomes(budi, card, "📹 Panggilan video: dibatalkan")
    made = await entries(town, siti)
    assert [str(entry["status"]) for entry in made] == ["CONFIRMED", "CANCELLED"]
    await propose(budi, card, first)
    await goes(budi, card, "✖️ Batalkan panggilan", "✖️ Ya, batalkan")
    await siti.sees("Petugas membatalkan panggilan video tiket #1")
    states = [row.state for row in await town.rows(select(appointments.c.state).order_by(appointments.c.id))]
    assert states == ["declined", "replaced", "cancelled", "cancelled"]


async def test_a_call_right_now_needs_a_word_and_no_calendar(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await goes(budi, card, "⚙️ Lainnya", "📹 Panggilan video", "📞 Panggil sekarang")
    asked = await siti.sees("sekarang", "Apakah Anda siap?")
    await town.restart()
    await siti.taps("✅ Siap sekarang", asked)
    await budi.sees("siap dipanggil sekarang")
    await siti.sees("segera menghubungi Anda")
    assert not [seen for seen in siti.everything() if seen.get("document")]
    await becomes(budi, card, "📹 Panggilan video: disepakati")
    assert "Siap" not in str(labels(current(budi, card)))
    await goes(budi, card, "📹 Panggilan video", "✅ Terverifikasi", "✅ Ya, terverifikasi")
    await siti.sees("selesai")


async def test_an_invitation_for_right_now_ends_after_an_hour(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await budi.taps("cnow:1", card, forge=True)
    asked = await siti.sees("Apakah Anda siap?")
    town.ahead = timedelta(hours=2)
    await town.restart()
    assert "lebih dari satu jam" in (await siti.taps("✅ Siap sekarang", asked)).text


async def test_a_wrong_address_is_refused_with_its_cure(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await propose(budi, card, *next_days(town)[:1])
    await goes(budi, card, "🔗 Tautan rapat")
    budi.writes("ruang rapat lantai 2", reply_to=card)
    await budi.sees("Alamat situs itu belum benar")
    budi.writes("https://meet.example.go.id/x", reply_to=card)
    await siti.sees("https://meet.example.go.id/x")
    assert not [seen for seen in siti.everything() if "ruang rapat" in seen["text"]]
