"""A ticket that is closed, and written to all the same."""

from tests.journeys.conftest import Town
from tests.journeys.steps import closes
from tests.journeys.test_review_forms import lines, open_other, settled
from tests.people import Persona, Seen, labels


async def closed_ticket(siti: Persona, budi: Persona) -> Seen:
    number = await open_other(siti)
    await closes(budi, await budi.sees(f"🎫 Tiket #{number}"))
    return await siti.sees(f"Tiket #{number} selesai")


async def test_everything_written_to_a_closed_ticket_is_there_when_it_is_reopened(siti: Persona, budi: Persona) -> None:
    closed = await closed_ticket(siti, budi)
    siti.writes("satu: masih gagal", reply_to=closed)
    await siti.sees("sudah ditutup")
    sent = siti.writes("dua: ini kodenya 12", reply_to=closed)
    await siti.taps("🔄 Buka kembali tiket #1", await siti.sees("sudah ditutup", after=sent))
    await budi.sees("dua: ini kodenya 12")
    await budi.sees("satu: masih gagal")


async def test_a_message_waiting_for_reopening_is_no_form_to_go_on_with(siti: Persona, budi: Persona) -> None:
    closed = await closed_ticket(siti, budi)
    siti.writes("masih gagal", reply_to=closed)
    await siti.sees("sudah ditutup")
    siti.writes("/start")
    assert "▶️ Lanjutkan permohonan" not in labels(await siti.sees("Selamat datang", "pilih layanan"))


async def test_what_turns_out_to_be_a_new_question_is_answered(siti: Persona, budi: Persona) -> None:
    closed = await closed_ticket(siti, budi)
    siti.writes("puspa 419 page expired", reply_to=closed)
    asked = await siti.sees("sudah ditutup")
    await siti.taps("Tidak, ini pertanyaan baru", asked)
    await siti.sees("419", "Sumber", after=asked["message_id"] - 1)


async def test_reopening_twice_hands_on_once_and_opens_the_card_again(town: Town, siti: Persona, budi: Persona) -> None:
    closed = await closed_ticket(siti, budi)
    siti.writes("masih gagal", reply_to=closed)
    asked = await siti.sees("sudah ditutup")
    taps = [town.telegram.world.tap("siti", "siti", asked["message_id"], "🔄 Buka kembali tiket #1") for _ in range(2)]
    for tap in taps:
        await town.telegram.wait_for_tap(tap, 10)
    await siti.sees("dibuka kembali")
    await budi.sees("💬 Siti Rahayu", "masih gagal")
    assert "✅ Tutup" in labels(await budi.sees("🎫 Tiket #1", "diperiksa"))
    assert (await lines(town)).count("reopened") == 1


async def test_closing_while_the_requester_writes_loses_nothing(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    opened = await siti.sees("sudah kami terima")
    await budi.taps("✅ Tutup", card)
    await budi.sees_button("✅ Ya, tutup")
    tap = town.telegram.world.tap("budi", "pli", card["message_id"], "✅ Ya, tutup")
    siti.writes("sebentar, ada lagi", reply_to=opened)
    await town.telegram.wait_for_tap(tap, 10)
    await siti.sees("Tiket #1 selesai")
    await siti.sees("teruskan")  # it was, or it was not yet
    await settled(town, siti)
    is_held = any("belum saya teruskan" in seen["text"] for seen in siti.everything())
    is_there = any("sebentar, ada lagi" in seen["text"] for seen in budi.everything())
    assert is_held or is_there


async def test_staff_who_answer_a_closed_ticket_hear_that_nothing_went_out(siti: Persona, budi: Persona) -> None:
    await closed_ticket(siti, budi)
    budi.writes("oh ya, satu lagi", reply_to=await budi.sees("🎫 Tiket #1", "selesai"))
    await budi.sees("sudah ditutup, jadi tidak ada yang diubah")
    assert not [seen for seen in siti.everything() if "satu lagi" in seen["text"]]


async def test_what_the_group_reads_is_in_the_offices_language(town: Town, siti: Persona, budi: Persona) -> None:
    town.telegram.world.set_member("pli", "agus", "member")
    await closed_ticket(siti, budi)
    agus = Persona(town.telegram, "agus", "pli")
    sent = agus.writes("one more thing", reply_to=await agus.sees("🎫 Tiket #1", "selesai"))
    assert "sudah ditutup" in (await agus.sees("", after=sent))["text"]
