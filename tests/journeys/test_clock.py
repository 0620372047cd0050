"""Time at the desk: a promise at night, a slip with one apology, the morning's summary, closing by itself and back."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from bot.app import open_office
from bot.sweeps import nudge, remind, tell_digests
from handlers.office import Office
from handlers.promise_words import weekday
from handlers.texts import Catalogs
from knowledge.pack import load_library
from knowledge.wording import Language
from storage.database import Database
from tests.journeys.conftest import Town
from tests.journeys.follower import Follower
from tests.journeys.papers import becomes, goes, state
from tests.people import Persona, Seen

JAKARTA = ZoneInfo("Asia/Jakarta")
A_MOMENT = timedelta(minutes=1)


LIBRARY = cache(load_library)


def office_of(town: Town) -> Office:
    """Return the office that the desk runs."""
    return open_office(town.settings, LIBRARY(town.settings.packs))


def goes_to(town: Town, moment: datetime) -> None:
    """Move the desk's clock."""
    town.ahead = moment - datetime.now(UTC)


def next_friday(town: Town, hour: int) -> datetime:
    """Return an hour of a Friday to come after which a whole usual week follows."""
    hours = office_of(town).hours("pli")
    day = town.now().astimezone(JAKARTA).date() + timedelta(days=1)
    while day.weekday() != 4 or not all(hours.day(day + timedelta(days=ahead)) for ahead in (0, 3, 4, 5, 6, 7)):
        day += timedelta(days=1)
    return datetime(day.year, day.month, day.day, hour, tzinfo=JAKARTA)


async def looks(town: Town) -> None:
    """Let the sweeps look twice, as another process would."""
    database = Database(town.settings.database.url, clock=town.now)
    office = office_of(town)
    try:
        for sweep in (remind, nudge, tell_digests) * 2:
            await sweep(database, office)
    finally:
        await database.close()


def count(person: Persona, text: str) -> int:
    return sum(text in seen["text"] for seen in person.everything())


async def no_more_than(town: Town, person: Persona, *, times: int, text: str) -> None:
    """See something so many times, and not once more after another look."""
    await person.sees(text)
    await looks(town)
    await town.restart()
    assert count(person, text) == times


async def test_from_a_promise_at_night_to_one_apology(town: Town, siti: Persona, agus: Persona, budi: Persona) -> None:
    friday = next_friday(town, 20)
    goes_to(town, friday)
    indonesian, english = Follower(town, siti, Language.ID), Follower(town, agus, Language.EN)
    assert await indonesian.opens("Halaman kosong") == 1
    opened = await siti.sees("Tiket #1", "tutup dan buka lagi Senin 08.00 WIB", "Diperkirakan dijawab Senin 12.00 WIB")
    assert await english.opens("The page stays empty") == 2
    await agus.sees("#2", "closed now and opens again Monday 08:00 WIB", "Expect an answer by Monday 12:00 WIB")
    siti.writes("Mohon bantuannya", reply_to=opened)
    handed_on = await siti.sees("Sudah diteruskan ke petugas tiket #1")
    assert "tutup" not in handed_on["text"], "the night was told of already"
    card = await budi.sees("🎫 Tiket #1", "⏰ jawaban pertama: Senin 12.00 WIB")
    goes_to(town, friday + timedelta(days=2, hours=12) + A_MOMENT)  # Monday, a minute past eight
    await looks(town)
    day = weekday(Catalogs().speak("id", zone=JAKARTA), friday.date() + timedelta(days=3))
    await budi.sees(f"Selamat pagi, Seksi PLI · {day}", "Berjalan: 2 (belum diambil 2)", "Jatuh tempo hari ini: 2")
    goes_to(town, friday + timedelta(days=2, hours=15) + A_MOMENT)
    await looks(town)
    await budi.sees("Hampir jatuh tempo", "#1", "#2", "belum ada")
    goes_to(town, friday + timedelta(days=2, hours=16) + A_MOMENT)
    await looks(town)
    await agus.sees("We are sorry", "ticket #2", "Please expect an answer by today 15:00 WIB")
    await no_more_than(town, siti, times=1, text="Mohon maaf, tiket #1")
    shown = await indonesian.looks_at(1)
    assert "Diperkirakan dijawab: hari ini 15.00 WIB" in shown["text"]
    await goes(budi, card, "✋ Ambil")
    await becomes(budi, card, "🔴 Terlambat · jawaban pertama: hari ini 12.00 WIB")
    budi.writes("Silakan coba lagi", reply_to=card)
    await siti.sees("Silakan coba lagi")
    await becomes(budi, card, "⏰ penyelesaian: Jumat 17.00 WIB")
    assert "Diperkirakan selesai: Jumat 17.00 WIB" in (await indonesian.looks_at(1))["text"]
    assert count(agus, "We are sorry") == 1
    assert count(budi, "Selamat pagi") == 1


@pytest.mark.parametrize("language", [Language.ID, Language.EN])
async def test_what_was_waited_for_in_vain_is_closed_and_opened_again_with_one_tap(
    town: Town, siti: Persona, agus: Persona, budi: Persona, language: Language
) -> None:
    monday = next_friday(town, 9) + timedelta(days=3)
    goes_to(town, monday)
    person, other = (siti, agus) if language == Language.ID else (agus, siti)
    follower = Follower(town, person, language)
    await follower.opens()
    card = await budi.sees("🎫 Tiket #1")
    await goes(budi, card, "❔ Minta data", "✏️ Tulis permintaan")
    budi.writes("Foto kartu", reply_to=card)
    await person.sees("Foto kartu")
    await becomes(budi, card, "⏸ penyelesaian: waktu berhenti dihitung")
    menu = await other.sees("", after=other.writes("/start"))
    lapsed: Seen = {}
    for days, key in ((3, "nudge-reminder"), (11, "nudge-notice"), (40, "lapsed")):
        goes_to(town, monday + timedelta(days=days))
        await looks(town)
        begins = follower.text(key, number=1, title="", when="", days=14).partition(")")[0].partition("(")[0].strip()
        lapsed = await person.sees(begins, after=lapsed.get("message_id", 0))
        if key == "nudge-notice":
            goes_to(town, monday + timedelta(days=39))
            await looks(town)
    assert await state(town) == "closed"
    await becomes(budi, card, "✅ selesai")
    assert (await other.taps("rise:1", menu, forge=True)).show_alert, "it is somebody else's"
    await town.restart()
    await follower.taps("button-revive", lapsed)
    await follower.becomes(lapsed, follower.text("revived", number=1))
    assert await state(town) == "waiting"
    await becomes(budi, card, "⏳ menunggu pemohon")
    again = await person.taps("rise:1", lapsed, forge=True)
    assert again.text == follower.text("refused-not-lapsed", number=1)
    shown = await follower.looks_at(1)
    assert follower.text("button-give-mine") in [button["text"] for row in shown["buttons"] for button in row]
