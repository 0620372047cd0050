"""A half-filled form, and what comes between."""

from sqlalchemy import func, select, update

from storage.tables import drafts, tickets
from tests.journeys.conftest import Town
from tests.journeys.steps import closes, open_activation, taps_once_there
from tests.journeys.test_review_forms import LIBRARY, again, change, open_other, start_activation
from tests.people import Persona, labels


async def test_a_half_filled_form_is_not_thrown_away_by_starting_another(town: Town, siti: Persona) -> None:
    await start_activation(siti)
    siti.writes("PT Yang Panjang Sekali Ceritanya")
    await siti.sees("2/4")
    puspa = LIBRARY.services["puspa"]
    sent = siti.writes("/start")
    await siti.taps("👤 Hubungi petugas", await siti.sees("Selamat datang", after=sent))
    await siti.taps(puspa.title.id, await siti.sees("Layanan mana", after=sent))
    await siti.taps("Reset sandi", await siti.sees("Apa yang dapat petugas bantu?", after=sent))
    kept = [str(row.state) for row in await town.rows(select(drafts.c.state))]
    assert any("PT Yang Panjang Sekali Ceritanya" in state for state in kept), "gone without having been asked"
    asked = await siti.sees("Anda sedang mengisi Aktivasi akun", "Reset sandi")
    await siti.taps("▶️ Lanjut mengisi", asked)
    await siti.sees("Aktivasi akun", "2/4")


async def test_a_half_filled_form_gives_way_to_another_when_that_is_wanted(town: Town, siti: Persona) -> None:
    siti.writes("puspa error 419 page expired")
    answer = await siti.sees("419", "Sumber")
    await start_activation(siti)
    siti.writes("PT Maju")
    await siti.sees("2/4")
    await siti.taps("req:1:puspa:lainnya", answer, forge=True)
    asked = await siti.sees("Anda sedang mengisi Aktivasi akun")
    await siti.taps("📥 Simpan dulu, mulai yang baru", asked)
    await siti.sees("Bantuan lainnya", "1/1")
    state = (await town.rows(select(drafts.c.state).where(drafts.c.purpose == "request")))[0].state
    assert (state["kind"], state["answers"], state["question_id"]) == ("lainnya", {}, 1)
    assert (await siti.taps("repl:1:puspa:aktivasi", asked, forge=True)).show_alert, "that form is put aside"


async def test_the_same_request_once_more_goes_on_where_it_was(siti: Persona) -> None:
    await start_activation(siti)
    siti.writes("PT Maju")
    await siti.sees("2/4")
    puspa = LIBRARY.services["puspa"]
    sent = siti.writes("/start")
    await siti.taps("👤 Hubungi petugas", await siti.sees("Selamat datang", after=sent))
    await siti.taps(puspa.title.id, await siti.sees("Layanan mana", after=sent))
    await siti.taps("Aktivasi akun", await siti.sees("Apa yang dapat petugas bantu?", after=sent))
    await siti.sees("2/4", after=sent)


async def test_an_answer_to_a_closed_ticket_leaves_the_open_form_alone(
    town: Town, siti: Persona, budi: Persona
) -> None:
    number = await open_activation(siti)
    await close(town, budi, number)
    closed = await siti.sees(f"Tiket #{number} selesai")
    await start_activation(siti)
    siti.writes("PT Yang Kedua")
    await siti.sees("2/4")
    siti.writes("masih belum bisa pak", reply_to=closed)
    await siti.sees("sudah ditutup")
    kept = [str(row.state) for row in await town.rows(select(drafts.c.state))]
    assert any("PT Yang Kedua" in state for state in kept)


async def test_the_form_goes_on_while_a_closed_tickets_question_waits(town: Town, siti: Persona, budi: Persona) -> None:
    number = await open_activation(siti)
    await close(town, budi, number)
    closed = await siti.sees(f"Tiket #{number} selesai")
    await start_activation(siti)
    siti.writes("PT Yang Kedua")
    await siti.sees("2/4")
    siti.writes("masih belum bisa pak", reply_to=closed)
    await siti.sees("sudah ditutup")
    sent = siti.writes("Siti Rahayu")
    await siti.sees("3/4", after=sent)


async def close(town: Town, budi: Persona, number: int) -> None:
    """Let the office decide and close a ticket."""
    ratna = Persona(town.telegram, "ratna", budi.chat)
    card = await budi.sees(f"🎫 Tiket #{number}")
    if "👍 Setujui (admin)" in labels(card):
        await ratna.taps("👍 Setujui (admin)", card)
        await taps_once_there(ratna, "📨 Sampaikan kini", card)
    await closes(budi, card)


async def test_a_kind_that_its_pack_no_longer_has_does_not_lock_people_in(town: Town, siti: Persona) -> None:
    await start_activation(siti)
    state = (await town.rows(select(drafts.c.state)))[0].state
    await town.close()
    await change(town, update(drafts).values(state={**state, "kind": "sudah-dihapus"}))
    await town.open()
    sent = siti.writes("puspa 419 page expired")
    await siti.sees("419", after=sent)


async def test_a_request_finished_in_an_older_tickets_message_is_sent(town: Town, siti: Persona) -> None:
    await open_activation(siti)
    opened = await siti.sees("Tiket #1 sudah kami terima")
    await start_activation(siti)
    for answer, step in (("PT Dua", "2/4"), ("Siti", "3/4"), ("siti@dua.co.id", "4/4")):
        siti.writes(answer)
        await siti.sees(step)
    for label in ("🎫 Lihat tiket #1", "🏠 Menu awal", "▶️ Lanjutkan permohonan", "Lewati ⏭", "✅ Kirim"):
        await town.telegram.until(lambda wanted=label: wanted in labels(again(siti, opened)))  # type: ignore[misc]
        await siti.taps(label, opened)
    await siti.sees("Tiket #2 sudah kami terima")


async def test_two_quick_taps_on_a_request_begin_one_form(town: Town, siti: Persona) -> None:
    siti.writes("/start")
    await siti.taps("👤 Hubungi petugas")
    await siti.taps("Aplikasi Puspa", await siti.sees("Layanan mana"))
    kinds = await siti.sees("Apa yang dapat petugas bantu?")
    first = town.telegram.world.tap("siti", "siti", kinds["message_id"], "Aktivasi akun")
    second = town.telegram.world.tap("siti", "siti", kinds["message_id"], "req:0:puspa:aktivasi", forge=True)
    for tap in (first, second):
        await town.telegram.wait_for_tap(tap, 10)
    sent = siti.writes("PT Maju")
    await siti.sees("2/4", after=sent)
    assert len([seen for seen in siti.everything() if "1/4" in seen["text"]]) == 1


async def test_stale_back_buttons_and_second_taps_never_crash(town: Town, siti: Persona) -> None:
    first = await start_activation(siti)
    siti.writes("PT Maju")
    await siti.sees("2/4")
    draft = (await town.rows(select(drafts.c.id)))[0].id
    forged = (f"back:{draft}", f"skip:{draft}:nama", f"pick:{draft}:nama:ya", f"send:{draft}", f"stop:{draft}")
    for data in (*forged, f"undo:{draft}", f"cont:{draft}", f"skip:{draft}:tidak-ada", f"back:{draft + 7}"):
        await siti.taps(data, first, forge=True)
    assert (await town.rows(select(func.count()).select_from(tickets)))[0][0] == 0
    sent = siti.writes("/batal")
    await siti.sees("dibatalkan", after=sent)
    for data in forged:
        assert (await siti.taps(data, first, forge=True)).show_alert


async def test_an_edit_to_the_staff_gets_through_while_a_form_is_open(siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    told = siti.writes("hubungi saya di 0811", reply_to=await siti.sees("sudah kami terima"))
    await budi.sees("hubungi saya di 0811")
    sent = siti.writes("/start")
    await siti.taps("👤 Hubungi petugas", await siti.sees("Selamat datang", after=sent))
    await siti.taps("Aplikasi Puspa", await siti.sees("Layanan mana", after=sent))
    await siti.taps("Bantuan lainnya", await siti.sees("Apa yang dapat petugas bantu?", after=sent))
    await siti.sees("1/1", after=sent)
    siti.edits(told, "hubungi saya di 0822")
    await budi.sees("hubungi saya di 0822")
