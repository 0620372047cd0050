"""Accounts: asked for, decided, taken back in time, told when it counts; and passwords written by mistake."""

from pathlib import Path

import pytest
from sqlalchemy import select

from knowledge.wording import Language
from storage.tables import metadata
from tests.journeys.conftest import Town
from tests.journeys.follower import Follower
from tests.journeys.papers import becomes, goes
from tests.journeys.sections import sections_town
from tests.journeys.steps import two_minutes_pass
from tests.journeys.test_review_forms import lines
from tests.people import PDF, Persona, Seen, labels

SECRET = "Rahasia-99!"
WARNED = 5  # a question, a form, a long message, an edit, a file


@pytest.fixture(params=list(Language))
def follower(request: pytest.FixtureRequest, town: Town) -> Follower:
    """Siti, who reads Indonesian, and Agus, who reads English."""
    return Follower(town, town.siti if request.param == Language.ID else town.agus, request.param)


async def asks(follower: Follower, button: str, *answers: str) -> int:
    """Ask for something on the accounts' own page, answering what is asked; return the ticket's number."""
    begun = follower.person.writes("/akun")
    await follower.taps(button, await follower.is_told("button-my-accounts", after=begun))
    for place, answer in enumerate(answers, start=1):
        await follower.person.sees(f"{place}/", after=begun)
        follower.person.writes(answer)
    if button == "button-activate":
        await follower.taps("button-skip", await follower.person.sees("4/4", after=begun))
    await follower.taps("button-send")
    opened = await follower.person.sees("✅", "#", after=begun)
    return int(opened["text"].split("#")[1].split()[0].strip("."))


async def test_an_account_is_asked_for_rejected_taken_back_approved_and_gets_a_new_password(
    town: Town, follower: Follower, budi: Persona, ratna: Persona
) -> None:
    empty = await follower.is_told("my-accounts-none", after=follower.person.writes("/accounts"))
    assert "puspa.beacukaipurwakarta.com/register" in empty["text"]
    assert follower.text("button-activate") in labels(empty)
    assert await asks(follower, "button-activate", "PT <Maju> & Co", "Siti R.", "siti@maju.co.id") == 1
    await follower.person.sees("siti@maju.co.id", "⏳", after=follower.person.writes("/akun"))
    follower.person.writes("/akun")
    await follower.taps("button-activate")
    await follower.person.sees("1/4")
    await follower.taps("button-use-earlier", value="PT <Maju> & Co")
    await follower.taps("button-use-earlier", value="Siti R.")
    again = await follower.person.sees("3/4")
    follower.person.writes("SITI@maju.co.id")
    await follower.person.sees("siti@maju.co.id", "#1", "/akun", after=again["message_id"])
    card = await budi.sees("🎫 Tiket #1", "PT <Maju> & Co: belum ada akun lain", "belum ada pembanding")
    assert "Hanya admin" in (await budi.taps("👎 Tolak (admin)", card)).text
    await goes(ratna, card, "👎 Tolak (admin)", "✏️ Tulis alasan lain")
    ratna.writes("Nama <PT> tidak cocok", reply_to=await becomes(ratna, card, "balas pesan ini"))
    await becomes(ratna, card, "❌ Ditolak Ratna Dewi (Seksi PLI)", "Alasan: Nama <PT> tidak cocok")
    await goes(ratna, card, "↩️ Batalkan")
    await becomes(ratna, card, "Menunggu keputusan admin")
    assert await two_minutes_pass(town) == 0, "an undone decision tells nobody"
    await goes(ratna, card, "👍 Setujui (admin)")
    await becomes(ratna, card, "✅ Disetujui Ratna Dewi", "dapat dibatalkan admin")
    await town.restart()
    assert await two_minutes_pass(town) == 1, "a restart in between loses nothing"
    await follower.person.sees("✅", "siti@maju.co.id", "Puspa", "#1")
    active = await follower.person.sees("✅ siti@maju.co.id", after=follower.person.writes("/akun"))
    assert follower.text("button-reset") in labels(active)
    assert await lines(town) == ["opened", "no_said", "undone", "yes_said", "approved"]
    looked = await follower.looks_at(1)
    assert "belum disampaikan" not in looked["text"]
    assert "not told" not in looked["text"]
    assert "Ratna Dewi" in looked["text"]
    assert len([seen for seen in follower.person.everything() if "Nama <PT>" in seen["text"]]) == 0


async def test_more_is_asked_for_before_a_new_password_is_decided_on(
    town: Town, follower: Follower, ratna: Persona
) -> None:
    number = await asks(follower, "button-reset", "PT Maju", f"Siti, password saya {SECRET}", "siti@maju.co.id")
    await follower.is_told("password-seen")
    card = await ratna.sees("🎫 Tiket #1 · Reset sandi", "⚠️ Akun ini belum ada di catatan kami", "[password]")
    await goes(ratna, card, "❔ Minta data", "✏️ Tulis permintaan")
    ratna.writes("Foto kartu pegawai", reply_to=await becomes(ratna, card, "balas kartu ini"))
    asked = await follower.person.sees("Foto kartu pegawai")
    follower.person.writes("Kartunya menyusul besok", reply_to=asked)
    await goes(ratna, card, "👍 Setujui (admin)", "📨 Sampaikan kini")
    told = await follower.person.sees("✅", "siti@maju.co.id", f"#{number}")
    assert follower.text("button-my-accounts") in labels(told)
    assert await two_minutes_pass(town) == 0
    assert SECRET not in str([seen["text"] for seen in (*follower.person.everything(), *ratna.everything())])
    assert await lines(town) == ["opened", "taken", "asked", "given", "nothing_owed", "yes_said", "approved"]


async def test_one_section_decides_and_the_others_card_follows_and_two_have_to_agree(
    tmp_path: Path, database_url: str
) -> None:
    async with sections_town(tmp_path, database_url, needs_two=True) as town:
        siti, budi, ratna = Follower(town, town.siti, Language.ID), town.budi, town.ratna
        await asks(siti, "button-activate", "PT Maju", "Siti", "siti@gmail.com")
        await siti.person.taps("🎫 Lihat tiket #1")
        mine = await budi.sees("🎫 Tiket #1", "Email pribadi (gmail.com)")
        theirs = await ratna.sees("⚖️ Tiket #1", "ditangani Seksi PLI", "siti@gmail.com")
        await goes(budi, mine, "👍 Setujui (admin)")
        await becomes(ratna, theirs, "Persetujuan pertama: Budi Santoso (Seksi PLI)", "👍 Setujui (admin)")
        assert "perlu admin lain" in (await budi.taps("👍 Setujui (admin)", mine)).text
        assert "Tidak ada keputusan" in (await budi.taps("telln:1", mine, forge=True)).text
        await goes(ratna, theirs, "👍 Setujui (admin)")
        await becomes(budi, mine, "✅ Disetujui Ratna Dewi (Seksi PDAD)", "↩️ Batalkan")
        assert await two_minutes_pass(town) == 1
        await siti.person.sees("Akun Anda aktif", "siti@gmail.com")
        await becomes(ratna, theirs, "✅ Disetujui Ratna Dewi")
        await asks(siti, "button-activate", "PT Maju", "Siti Dua", "siti2@gmail.com")
        await siti.person.sees("sudah kami terima", "#2")
        second = await ratna.sees("⚖️ Tiket #2", "Siti · siti@gmail.com", "Sebelumnya: #1 Aktivasi akun (disetujui)")
        await the_other_section_asks_for_more(ratna, budi, siti.person, second)
        await goes(ratna, second, "👎 Tolak (admin)", "✏️ Tulis alasan lain")
        ratna.writes("Satu orang satu akun", reply_to=await becomes(ratna, second, "balas pesan ini"))
        await becomes(ratna, second, "Alasan: Satu orang satu akun")
        await becomes(budi, await budi.sees("🎫 Tiket #2"), "❌ Ditolak Ratna Dewi (Seksi PDAD)")
        assert "Sudah ditolak Ratna Dewi" in (await budi.taps("dec:2:1", mine, forge=True)).text
        town.telegram.world.set_member("pdad", "ratna", "left")
        again = await budi.taps("unsay:2", mine, forge=True)
        assert not again.show_alert, "an admin of the other section takes it back"
        former = Persona(town.telegram, "ratna", "ratna")
        former.writes("/start")
        menu = await former.sees("Selamat datang")
        assert "Hanya admin" in (await former.taps("dec:2:1", menu, forge=True)).text, "removed a moment ago"
        assert await two_minutes_pass(town) == 0


async def the_other_section_asks_for_more(ratna: Persona, budi: Persona, siti: Persona, card: Seen) -> None:
    """Let Ratna ask on her own section's card, and read there what became of it."""
    await goes(ratna, card, "❔ Minta data", "✏️ Tulis permintaan")
    ratna.writes("Surat tugas <siapa>?", reply_to=await becomes(ratna, card, "balas kartu ini"))
    await siti.sees("Seksi PDAD memerlukan satu hal lagi", "Surat tugas <siapa>?")
    await becomes(budi, await budi.sees("🎫 Tiket #2"), "❔ Diminta: Surat tugas <siapa>? ⏳", "menunggu pemohon")
    await becomes(ratna, card, "❔ Diminta: Surat tugas <siapa>? ⏳")
    await goes(ratna, card, "❔ Minta data", "◀️ Kartu tiket")
    siti.writes("Pak Joko & Bu Ani", reply_to=await siti.sees("Surat tugas <siapa>?"))
    await budi.sees("📥", "Pak Joko & Bu Ani")
    told = await ratna.sees("sudah menjawab yang Anda minta", "Seksi PLI")
    assert told["reply_to"] == card["message_id"]
    await becomes(ratna, card, "⚖️ Tiket #2", "✅ Pak Joko & Bu Ani")
    assert "petugas: budi" not in (await budi.sees("🎫 Tiket #2"))["text"].lower(), "nobody has taken it by that"


async def test_a_password_is_covered_wherever_it_is_written_and_every_other_word_stays(
    town: Town, siti: Persona, budi: Persona
) -> None:
    asked = siti.writes(f"akun puspa error 419, password saya: {SECRET} tolong")
    await siti.sees("berisi sandi", "menghapusnya")
    await siti.sees("419")
    await town.telegram.until(lambda: asked not in {seen["message_id"] for seen in siti.everything()})
    number = await Follower(town, siti, Language.ID).opens(f"tidak bisa masuk pw={SECRET} sejak kemarin <b>")
    card = await budi.sees(f"🎫 Tiket #{number}", "tidak bisa masuk pw=[password] sejak kemarin <b>")
    opened = await siti.sees("sudah kami terima")
    long = "Sudah dicoba berkali-kali. " * 145
    siti.writes(f"{long} sandi saya {SECRET}", reply_to=opened)
    await budi.sees("💬 Siti Rahayu", "Sudah dicoba berkali-kali.")
    written = siti.writes("Masih belum bisa", reply_to=opened)
    await budi.sees("Masih belum bisa")
    siti.edits(written, f"Masih belum bisa, password: {SECRET}")
    await budi.sees("diubah", "Masih belum bisa, password: ")
    siti.sends(PDF, name="layar.pdf", caption=f"pass={SECRET} ini layarnya", reply_to=opened["message_id"])
    assert SECRET not in (await budi.sees_document("layar.pdf"))["text"]
    await siti.sees("berisi sandi", "hapuslah sendiri")
    budi.writes(f"password baru: {SECRET}", reply_to=card)
    await budi.sees("tampaknya berisi sandi")
    await siti.sees("Budi Santoso", "password baru: ")
    siti.writes("password saya: gimana gantinya?", reply_to=opened)
    await budi.sees("password saya:", "gantinya?")  # asked about, not told: nobody is warned
    assert len([seen for seen in siti.everything() if "berisi sandi" in seen["text"]]) == WARNED
    left = [seen["text"] for seen in siti.everything() if SECRET in seen["text"]]
    assert len(left) == 1, "the file's own message alone: it is warned of"
    for table in metadata.sorted_tables:
        assert SECRET not in str(await town.rows(select(table))), table.name
