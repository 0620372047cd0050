"""What nobody planned for: each has a kind answer or no effect, nothing is lost (see the `town` fixture's end)."""

from sqlalchemy import select

from storage.tables import history, messages, questions, tickets
from tests.journeys.conftest import Town
from tests.journeys.steps import open_activation, start_activation
from tests.people import PDF, Persona, labels


async def test_any_words_get_an_answer_a_choice_or_a_person(siti: Persona) -> None:
    for text in ("P", "🙏🙏", "a" * 4096, '<b>&"', "' OR 1=1 --", "يا مرحبا", "http://x.y/?q=<1>"):
        sent = siti.writes(text)
        reply = await siti.sees("", after=sent)
        assert labels(reply), f"never a dead end: {text}"


async def test_content_without_words_gets_a_hint_and_a_way_on(siti: Persona) -> None:
    place = siti.telegram.world.send_other("siti", "siti", "location", {"latitude": -6.2, "longitude": 106.8})
    assert "👤 Hubungi petugas" in labels(await siti.sees("Lokasi Anda sudah masuk", after=place))
    for kind, told in (
        ("sticker", "tulis dengan kata-kata"),
        ("voice", "belum bisa mendengarkan"),
        ("photo", "Gambarnya saya simpan"),
        ("document", "Berkasnya saya simpan"),
        ("video", "belum bisa menonton"),
    ):
        sent = siti.sends(b"\xff\xd8\xff\xe0 picture", kind=kind, name="x.jpg")
        hint = await siti.sees(told, after=sent)
        assert "👤 Hubungi petugas" in labels(hint)


async def test_a_picture_with_words_below_it_is_a_question(siti: Persona) -> None:
    sent = siti.sends(b"\xff\xd8\xff\xe0 picture", kind="photo", name="x.jpg", caption="puspa 419 page expired")
    await siti.sees("419", after=sent)


async def test_a_mended_question_is_answered_anew(siti: Persona) -> None:
    sent = siti.writes("qwrtzp")
    await siti.sees("belum menemukan", after=sent)
    siti.edits(sent, "puspa error 419 page expired")
    await siti.sees("419", after=sent)


async def test_words_where_a_file_is_asked_for_and_a_file_where_words_are(siti: Persona) -> None:
    await start_activation(siti)
    siti.sends(b"x", kind="sticker")
    await siti.sees("Jawab dengan tulisan atau tombol dulu")
    for answer, step in (("PT Maju", "2/4"), ("Siti", "3/4"), ("siti@maju.co.id", "4/4")):
        siti.writes(answer)
        await siti.sees(step)
    siti.writes("ini berkasnya pak")
    await siti.sees("Sekarang giliran berkas")
    siti.sends(b"x", kind="sticker")
    await siti.sees("Kirim sebagai file atau foto", "PDF")


WRONG = (
    (b"%PDF-" + b"x" * (4 * 1024 * 1024 - 4), "terlalu besar; paling besar 4 MB"),  # one byte over
    (b"MZ\x90\x00 this program cannot be run in DOS mode %PDF-1.4", "bukan PDF"),
    (b"just words", "bukan PDF"),
)


async def test_a_wrong_file_is_refused_with_the_mend_and_the_right_one_taken(siti: Persona) -> None:
    await start_activation(siti)
    for answer, step in (("PT Maju", "2/4"), ("Siti", "3/4"), ("siti@maju.co.id", "4/4")):
        siti.writes(answer)
        await siti.sees(step)
    for content, told in WRONG:
        sent = siti.sends(content, name="surat.pdf")
        await siti.sees(told, after=sent)
    siti.sends(PDF + b" " * (4 * 1024 * 1024 - len(PDF)), name="pas-4-MB.pdf")
    await siti.sees("Periksa dulu", "pas-4-MB.pdf")


async def test_a_file_that_claims_no_bytes_is_refused_at_once(siti: Persona) -> None:
    await start_activation(siti)
    for answer, step in (("PT Maju", "2/4"), ("Siti", "3/4"), ("siti@maju.co.id", "4/4")):
        siti.writes(answer)
        await siti.sees(step)
    siti.sends(b"%PDF-", name="kosong.pdf", size=0)
    await siti.sees("kosong (0 byte)")


async def test_wrong_answers_say_how_to_mend_them_and_the_form_waits(siti: Persona) -> None:
    await start_activation(siti)
    sent = siti.writes("PT " + "A" * 1100)
    await siti.sees("paling panjang 1000 huruf", after=sent)
    siti.writes("PT Maju")
    await siti.sees("2/4")
    siti.writes("Siti")
    await siti.sees("3/4")
    siti.writes("siti di maju")
    await siti.sees("nama@perusahaan.co.id")
    siti.edits(sent, "PT Mundur")
    await siti.sees("tidak mengubah isian")
    siti.writes("siti@maju.co.id")
    await siti.sees("4/4")


async def test_buttons_from_before_a_restart_still_work_and_others_lead_on(
    town: Town, siti: Persona, budi: Persona
) -> None:
    number = await open_activation(siti)
    card = await budi.sees(f"🎫 Tiket #{number}")
    await town.restart()
    assert "sekarang milik Anda" in (await budi.taps("✋ Ambil", card)).text
    for nonsense in ("take:1:2:3", "take:x", "unknown:1", "", "show:99999999999999999999:a", "x" * 64):
        tap = await siti.taps(nonsense or ":", await siti.sees("sudah kami terima"), forge=True)
        assert "sudah tidak berlaku" in tap.text
    await siti.sees("Selamat datang")


FORGED = ("take:1", "done:1", "shut:1", "nay:1", "dec:1:1", "dec:1:0", "card:1", "hist:1")


async def test_a_requester_with_a_forged_staff_button_changes_nothing(town: Town, siti: Persona, agus: Persona) -> None:
    await open_activation(siti)
    agus.writes("/start")
    own = await siti.sees("sudah kami terima")
    before = await town.rows(select(tickets))
    for person, seen in ((siti, own), (agus, await agus.sees("Welcome"))):
        for forged in FORGED:
            tap = await person.taps(forged, seen, forge=True)
            assert tap.show_alert, forged
            assert "Only" in tap.text or "Hanya" in tap.text
    assert await town.rows(select(tickets)) == before
    assert len(await town.rows(select(history))) == 1


async def test_somebody_elses_ticket_question_and_form_stay_closed(siti: Persona, agus: Persona) -> None:
    await open_activation(siti)
    siti.writes("puspa error 419 page expired")
    await siti.sees("419")
    agus.writes("/start")
    welcome = await agus.sees("Welcome")
    for forged in ("view:1", "eval:1:hasil:4", "no:1", "show:1:puspa.error-419", "send:1", "back:1", "add:1:1"):
        tap = await agus.taps(forged, welcome, forge=True)
        assert tap.show_alert or "no longer valid" in tap.text, forged
    assert not [seen for seen in agus.everything() if "PT Maju" in seen["text"]]


async def test_talk_in_the_staff_group_is_left_alone(town: Town, budi: Persona) -> None:
    budi.writes("makan siang di mana?")
    first = budi.writes("soto saja")
    budi.writes("ikut", reply_to={"message_id": first})
    budi.sends(b"x", kind="sticker")
    budi.edits(first, "bakso saja")
    budi.writes("/id")
    await budi.sees("Nomor grup ini")
    assert {seen["from"] for seen in budi.everything()} == {"budi", "bot"}
    assert len([seen for seen in budi.everything() if seen["from"] == "bot"]) == 1
    assert await town.rows(select(messages)) == []


async def test_two_messages_at_once_are_answered_in_their_order(town: Town, siti: Persona) -> None:
    first, second = siti.writes("puspa 419 page expired"), siti.writes("puspa 503 service unavailable")
    await siti.sees("503", after=second)
    asked = await town.rows(select(questions.c.message_id).order_by(questions.c.id))
    assert [row.message_id for row in asked] == [first, second]


async def test_a_second_tap_on_send_shows_the_same_ticket(town: Town, siti: Persona) -> None:
    number = await open_activation(siti)
    opened = await siti.sees("sudah kami terima")
    draft_id = (await town.rows(select(tickets.c.draft_id)))[0].draft_id
    await siti.taps(f"send:{draft_id}", opened, forge=True)
    assert [row.id for row in await town.rows(select(tickets.c.id))] == [number]


async def test_a_form_is_left_cancelled_and_begun_again(siti: Persona) -> None:
    await start_activation(siti)
    siti.writes("PT Maju")
    await siti.sees("2/4")
    siti.writes("/start")
    await siti.taps("▶️ Lanjutkan permohonan")
    await siti.taps("◀️ Kembali", await siti.sees("2/4"))
    await siti.sees("1/4", "Isian sekarang: PT Maju")
    siti.writes("/batal")
    cancelled = await siti.sees("dibatalkan", "Tidak ada yang dikirim")
    siti.writes("/batal")
    await siti.sees("Tidak ada permohonan yang sedang diisi")
    await siti.taps("↩️ Lanjutkan lagi", cancelled)
    await siti.sees("1/4", "Isian sekarang: PT Maju")
