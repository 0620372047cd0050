"""What a group does not see unasked, and who may not write as before: hidden numbers, coarse words, mutes, bans."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.config import Settings
from bot.demo.run import demo_world
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED
from bot.settings_protection import Protection
from storage.tables import held, history, sanctions
from tests.files.pictures import png
from tests.journeys.conftest import Town
from tests.journeys.steps import taps_once_there
from tests.journeys.test_relay import albums, becomes, seen
from tests.journeys.test_review_forms import linked, open_other
from tests.people import Persona, Seen, labels

NIK, NPWP = "3174012304850001", "01.234.567.8-901.000"


class Guarded(Town):
    """A town whose office holds back a word, and whose unit does not show the names of its staff."""

    @property
    def settings(self) -> Settings:
        """Add both to the demo's own."""
        settings = super().settings
        units = tuple(unit.model_copy(update={"show_names": False}) for unit in settings.units)
        return settings.model_copy(update={"protection": Protection(held_words=("tolol",)), "units": units})


@pytest_asyncio.fixture
async def guarded(tmp_path: Path, database_url: str) -> AsyncIterator[Guarded]:
    """Such a town, open."""
    async with PretendTelegram(demo_world(allowance=UNLIMITED)) as telegram:
        here = Guarded(telegram, tmp_path, database_url=database_url)
        await here.open()
        yield here
        await here.close()
        await here.check_nothing_lost()


async def peeked(town: Town) -> list[str]:
    rows = await town.rows(select(history.c.details).where(history.c.event == "peeked").order_by(history.c.id))
    return [row.details["text"] for row in rows]


async def test_numbers_are_hidden_from_the_group_and_shown_to_whoever_asks(
    town: Town, siti: Persona, agus: Persona, budi: Persona
) -> None:
    world = town.telegram.world
    opened = await opens_ticket(siti, "id", says=f"NIK saya {NIK}, akun terkunci")
    card = await budi.sees("🎫 Tiket #1", "••••••••••••0001")
    await budi.taps("⚙️ Lainnya", card)
    tap = await taps_once_there(budi, "👁 Tampilkan data", card)
    assert (tap.text, tap.show_alert) == (NIK, True)
    bold = [{"type": "bold", "offset": 6, "length": 4}]  # the number runs across the formatting
    said = world.say("siti", "siti", f"NPWP: {NPWP} ya", entities=bold, reply_to=opened["message_id"])
    hidden = await budi.sees("NPWP: •••••••••••1000 ya")
    assert labels(hidden) == ["👁 Tampilkan"]
    assert (await budi.taps("👁 Tampilkan", hidden)).text == NPWP
    data = hidden["buttons"][0][0]["data"]
    agus.writes("/start")
    refused = await agus.taps(data, await agus.sees("Welcome"), forge=True)
    assert refused.show_alert
    assert NPWP not in refused.text, "not for anybody else"
    siti.edits(said, f"{NIK}, eh {NPWP}")
    await becomes(budi, hidden, "••••••••••••0001, eh •••••••••••1000")
    assert (await budi.taps("👁 Tampilkan", hidden)).text == f"{NIK}\n{NPWP}"
    siti.edits(said, "tidak jadi")
    assert labels(await becomes(budi, hidden, "tidak jadi")) == []
    await captions_hide_it_too(town, siti, budi, opened)
    await budi.taps("📜 Riwayat", await seen(budi, lambda each: "📜 Riwayat" in labels(each)))
    await budi.sees("Riwayat", "Budi Santoso melihat NPWP", "Budi Santoso melihat NIK, NPWP")
    assert await peeked(town) == ["NIK", "NPWP", "NIK, NPWP", "NIK", "NIK"]
    assert not [each for each in budi.everything() if NIK in each["text"] or NPWP in each["text"]]


async def captions_hide_it_too(town: Town, siti: Persona, budi: Persona, opened: Seen) -> None:
    for caption in (f"KTP {NIK}", ""):
        siti.sends(png(9, 9), kind="photo", album="a", caption=caption, reply_to=opened["message_id"])
    await town.telegram.until(lambda: albums(budi) and len(albums(budi)[0]) == 2)
    apart = await budi.sees("KTP ••••••••••••0001")
    assert (await budi.taps("👁 Tampilkan", apart)).text == NIK
    siti.sends(png(9, 9), kind="photo", caption=f"KTP lagi {NIK}", reply_to=opened["message_id"])
    picture = await seen(budi, lambda each: "KTP lagi" in each["text"] and "photo" in each)
    assert (await budi.taps("👁 Tampilkan", picture)).text == NIK


async def test_coarse_words_wait_for_somebody_who_wants_to_see_them(guarded: Guarded) -> None:
    siti, budi = guarded.siti, guarded.budi
    await open_other(siti)
    card, opened = await budi.sees("🎫 Tiket #1"), await siti.sees("sudah kami terima")
    siti.writes("kalian T0LOOOL semua", reply_to=opened)
    await siti.sees("disimpan untuk petugas", "kata yang tidak pantas")
    line = await budi.sees("Pesan tiket #1 yang ditahan: 1")
    assert line["reply_to"] == card["message_id"]
    siti.sends(png(8, 8), kind="photo", caption="to\u200blol & <b>", reply_to=opened["message_id"])
    await becomes(budi, line, "ditahan: 2")
    assert not [each for each in budi.everything() if "kalian" in each["text"] or "photo" in each]
    fine = siti.writes("selamat pagi qz", reply_to=opened)
    copy = await budi.sees("💬 Siti Rahayu", "selamat pagi qz")
    siti.edits(fine, "selamat pagi tolol qz")
    await becomes(budi, line, "ditahan: 3")
    assert (await seen(budi, lambda each: each["message_id"] == copy["message_id"]))["text"] == copy["text"]
    await guarded.restart()
    tap = await budi.taps("👁 Tampilkan", line)
    assert "3 pesan" in tap.text
    await budi.sees("💬 Siti Rahayu", "kalian T0LOOOL semua")
    await budi.sees("💬 Siti Rahayu", "to\u200blol & <b>")
    await becomes(budi, line, "Budi Santoso menampilkan 3 pesan")
    assert (await budi.taps("held:1", line, forge=True)).show_alert, "the second to tap"
    told = await guarded.siti.sees("sudah kami terima")
    budi.writes("Tolong yang sopan ya", reply_to=await budi.sees("kalian T0LOOOL semua"))
    answer = await siti.sees("Tolong yang sopan ya")
    assert answer["text"].startswith("👤 Seksi PLI · tiket #1"), "the unit's name, not its staff's"
    assert "Budi" not in " ".join(each["text"] for each in siti.everything())
    assert told


async def chooses(staff: Persona, card: Seen, *path: str) -> None:
    for label in ("⚙️ Lainnya", "🔇 Bisukan/blokir", *path):
        await taps_once_there(staff, label, card)


async def test_a_muted_persons_messages_are_kept_without_a_sound(
    town: Town, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await open_other(siti)
    card, opened = await budi.sees("🎫 Tiket #1"), await siti.sees("sudah kami terima")
    await chooses(budi, card, "🔇 1 jam", "Mengirim pesan berulang-ulang")
    await becomes(budi, card, "🔇 Dibisukan Budi Santoso sampai", "Mengirim pesan berulang-ulang")
    before = len(town.telegram.world.calls)
    for text in ("satu zq", "dua zq", "tiga zq"):
        siti.writes(text, reply_to=opened)
    await siti.sees("mungkin baru dibaca setelah", "Mengirim pesan berulang-ulang")
    await budi.sees("yang ditahan: 3")
    assert len([each for each in siti.everything() if "mungkin baru dibaca" in each["text"]]) == 1, "told once"
    assert "Sudah diteruskan" not in " ".join(each["text"] for each in siti.everything())
    to_group = [call.parameters for call in town.telegram.world.calls.after(before) if call.method == "sendMessage"]
    group = town.telegram.world.keys["pli"].id
    assert all(each.get("disable_notification") for each in to_group if each["chat_id"] == group)
    await taps_once_there(ratna, "👁 Tampilkan pesan yang ditahan (3)", await refreshed(ratna, card))
    for text in ("satu zq", "dua zq", "tiga zq"):
        await budi.sees("💬 Siti Rahayu", text)
    town.ahead += timedelta(hours=2)
    siti.writes("empat zq", reply_to=opened)
    await budi.sees("💬 Siti Rahayu", "empat zq")
    budi.writes("/bisukan besok saja", reply_to=card)
    await budi.sees("Balas pesan tiket dengan: /bisukan 1 hari alasannya")
    budi.writes("/bisukan 3 hari <b>kasar</b>", reply_to=card)
    await budi.sees("dibisukan sampai")
    await becomes(budi, card, "<b>kasar</b>")
    lift = await taps_once_there(budi, "🔊 Cabut bisu", card)
    assert "Dicabut" in lift.text
    assert "sudah dicabut" in (await ratna.taps("lift:2", card, forge=True)).text
    siti.writes("lima zq", reply_to=opened)
    await budi.sees("💬 Siti Rahayu", "lima zq")


async def refreshed(staff: Persona, card: Seen) -> Seen:
    """Show the page about the requester once more: it counts what is held."""
    await staff.taps(f"prot:{1}", card, forge=True)
    return card


WORDS = {
    "id": ("belum dapat dijawab", "✋ Ajukan keberatan", "Tulis dalam satu pesan", "sudah diteruskan ke admin"),
    "en": ("cannot be answered until", "✋ Object", "Write in one message", "with the office's admins"),
}


@pytest.mark.parametrize("reader", ["siti", "agus"])
async def test_a_banned_person_is_told_why_until_when_and_how_to_object(town: Town, reader: str) -> None:
    person, language = (town.siti, "id") if reader == "siti" else (town.agus, "en")
    budi, ratna = town.budi, town.ratna
    words = WORDS[language]
    sorry, button, ask, sent = words
    await opens_ticket(person, language)
    card = await budi.sees("🎫 Tiket #1")
    await chooses(budi, card)
    refused = await taps_once_there(budi, "⛔ 1 hari", card)
    assert "Hanya admin" in refused.text
    await taps_once_there(ratna, "⛔ 1 hari", card)
    await taps_once_there(ratna, "✏️ Tulis alasan", card)
    await becomes(ratna, card, "balas kartu ini dengan alasannya")
    ratna.writes("Menghina petugas <b>", reply_to=card)
    await becomes(ratna, card, "⛔ Diblokir Ratna Dewi sampai", "Menghina petugas <b>")
    person.writes("halo qz")
    told = await person.sees(sorry, "Menghina petugas <b>")
    person.writes("/tiket")
    person.writes("halo lagi qz")
    tap = await person.taps("home", told, forge=True)
    assert tap.show_alert, "a tap is answered, too"
    await town.restart()
    await person.taps(button, told)
    await person.sees(ask)
    person.writes("Bukan saya, qz")
    await person.sees(sent)
    await budi.sees("keberatan atas pemblokirannya", "Menghina petugas <b>", "Bukan saya, qz")
    assert (await person.taps(told["buttons"][0][0]["data"], told, forge=True)).show_alert, "once"
    assert len([each for each in person.everything() if sorry in each["text"]]) == 1
    rows = await town.rows(select(held.c.written, held.c.cause).order_by(held.c.id))
    assert [(row.written["text"], row.cause) for row in rows] == [("halo qz", "barred"), ("halo lagi qz", "barred")]
    await is_free_again(town, person, card, language)


async def is_free_again(town: Town, person: Persona, card: Seen, language: str) -> None:
    """Let the ban be lifted by the objection's button, and a second one end by itself."""
    budi, ratna = town.budi, town.ratna
    await ratna.taps("✅ Cabut blokir", await ratna.sees("keberatan atas pemblokirannya"))
    await person.sees("seperti biasa" if language == "id" else "as usual")
    await budi.taps("held:1", card, forge=True)
    await budi.sees("halo lagi qz")
    [row] = await town.rows(select(sanctions.c.lifted_by, sanctions.c.objected_at))
    assert row.lifted_by == 2002
    assert row.objected_at is not None
    person.writes("terima kasih", reply_to=await person.sees("seperti biasa" if language == "id" else "as usual"))
    await budi.sees("💬", "terima kasih")
    ratna.writes("/blokir 1 hari coba", reply_to=card)
    await ratna.sees("diblokir sampai")
    await linked(town)
    town.ahead += timedelta(days=2)
    after = person.writes("/start")
    await person.sees("Selamat datang" if language == "id" else "Welcome", after=after)


async def opens_ticket(person: Persona, language: str, *, says: str = "Akun saya terkunci") -> Seen:
    contact, which, what, send, done = {
        "id": ("👤 Hubungi petugas", "Layanan mana", "Apa yang dapat petugas bantu?", "✅ Kirim", "sudah kami terima"),
        "en": ("👤 Contact staff", "Which service", "What can our staff", "✅ Send", "We have your"),
    }[language]
    sent = person.writes("/start")
    await person.taps(contact, await person.sees("", after=sent))
    services = await person.sees(which, after=sent)
    await person.taps(next(each for each in labels(services) if "Puspa" in each), services)
    kinds = await person.sees(what, after=sent)
    await person.taps(next(each for each in labels(kinds) if "lainnya" in each or "Other" in each), kinds)
    await person.sees("1/1", after=sent)
    person.writes(says)
    await person.taps(send, await seen(person, lambda each: send in labels(each), after=sent))
    return await person.sees(done, after=sent)
