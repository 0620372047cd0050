"""What goes across between requester and staff, and what does not."""

import pytest
from sqlalchemy import select

from storage.tables import messages
from tests.journeys.conftest import Town
from tests.journeys.steps import open_activation
from tests.journeys.test_review_forms import lines, linked, open_other, settled
from tests.people import PDF, Persona, Seen, labels

JPEG = b"\xff\xd8\xff\xe0 a picture"


async def test_a_picture_asked_about_reaches_the_staff_with_the_ticket(siti: Persona, budi: Persona) -> None:
    sent = siti.sends(JPEG, kind="photo", name="layar.jpg", caption="qwrtzp muncul begini")
    await siti.taps("👤 Hubungi petugas", await siti.sees("belum menemukan", after=sent))
    await siti.taps("Aplikasi Puspa", await siti.sees("Layanan mana", after=sent))
    await siti.taps("Bantuan lainnya", await siti.sees("Apa yang dapat petugas bantu?", after=sent))
    await siti.sees("1/1")
    siti.writes("Tidak bisa masuk")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu"))
    await budi.sees("🎫 Tiket #1")
    await seen_photo(budi)


async def test_a_picture_with_words_added_to_a_ticket_reaches_the_staff(siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    sent = siti.sends(JPEG, kind="photo", name="layar.jpg", caption="qwrtzp muncul begini")
    await siti.taps("✉️ Untuk tiket #1", await siti.sees("", after=sent))
    await siti.sees("Sudah diteruskan", after=sent)
    await budi.sees("💬 Siti Rahayu", "muncul begini")
    await seen_photo(budi)


async def test_a_picture_without_words_added_to_a_ticket_reaches_the_staff(siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    sent = siti.sends(JPEG, kind="photo", name="layar.jpg")
    await siti.taps("✉️ Untuk tiket #1", await siti.sees("", after=sent))
    await siti.sees("Sudah diteruskan", after=sent)
    await seen_photo(budi)


async def seen_photo(person: Persona) -> Seen:
    return await person._find(lambda seen: "photo" in seen)


async def test_two_quick_taps_hand_a_question_on_once(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    sent = siti.writes("qwrtzp tolong ya")
    offer = await siti.sees("", after=sent)
    taps = [town.telegram.world.tap("siti", "siti", offer["message_id"], "✉️ Untuk tiket #1") for _ in range(2)]
    for tap in taps:
        await town.telegram.wait_for_tap(tap, 10)
    await settled(town, siti)
    await budi.sees("qwrtzp tolong ya")
    assert (await lines(town)).count("answered") == 1


@pytest.mark.parametrize("where", ["Sudah diteruskan", "Aktivitas", "sudah kami terima"])
async def test_an_answer_to_any_message_about_a_ticket_goes_to_its_staff(
    siti: Persona, budi: Persona, where: str
) -> None:
    await open_other(siti)
    opened = await siti.sees("sudah kami terima")
    siti.writes("halo petugas", reply_to=opened)
    await siti.sees("Sudah diteruskan")
    sent = siti.writes("/tiket")
    await siti.taps(labels(await siti.sees("Tiket Anda", after=sent))[0], await siti.sees("Tiket Anda", after=sent))
    await siti.sees("Aktivitas")
    siti.writes("ada lagi, zxcvbn", reply_to=await siti.sees(where))
    await budi.sees("💬 Siti Rahayu", "ada lagi, zxcvbn")


async def test_answers_and_edits_go_both_ways_and_stay_with_their_ticket(
    town: Town, siti: Persona, agus: Persona, budi: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    reply = budi.writes("Coba <lagi> ya & kabari", reply_to=card)
    told = await siti.sees("Coba <lagi> ya & kabari", "Budi Santoso")
    answer = siti.writes("Sudah <b>saya</b> coba", reply_to=told)
    relayed = await budi.sees("Sudah <b>saya</b> coba", "Siti Rahayu")
    budi.edits(reply, "Coba sekali lagi ya")
    await siti.sees("Coba sekali lagi ya", "diubah")
    siti.edits(answer, "Sudah saya coba dua kali")
    await budi.sees("Sudah saya coba dua kali", "diubah")
    budi.writes("Baik, saya periksa", reply_to=relayed)
    await siti.sees("Baik, saya periksa")
    agus.writes("/start")
    await agus.sees("Welcome")
    assert not [seen for seen in agus.everything() if "Coba" in seen["text"]]
    assert [seen["message_id"] for seen in siti.everything() if "Coba sekali lagi" in seen["text"]] == [
        told["message_id"]
    ]


@pytest.mark.parametrize("length", [3400, 4096])
async def test_the_longest_messages_go_both_ways(town: Town, siti: Persona, budi: Persona, length: int) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    budi.writes("a<" * (length // 2 - 4) + "akhir", reply_to=card)
    told = await siti.sees("a<a<akhir")
    await linked(town)
    siti.writes("b&" * (length // 2 - 4) + "habis", reply_to=told)
    await budi.sees("b&b&habis")


async def test_a_mended_caption_is_mended_on_the_other_side(siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    opened = await siti.sees("sudah kami terima")
    picture = siti.sends(JPEG, kind="photo", name="a.jpg", caption="NPWP 111", reply_to=opened["message_id"])
    await budi.sees("NPWP 111")
    siti.edits(picture, "maaf, NPWP 222")
    await budi.sees("NPWP 222")


async def test_names_and_files_with_markup_are_shown_as_they_are(siti: Persona, budi: Persona) -> None:
    company = '<b>PT "A&B" <script>alert(1)</script></b> {x} {$y}'
    number = await open_activation(siti, company=company)
    card = await budi.sees(f"🎫 Tiket #{number}")
    assert company in card["text"]
    siti.sends(PDF, name="<i>a & b</i>.pdf", caption="<u>lihat</u>", reply_to=(await siti.sees("terima"))["message_id"])
    await budi.sees("<u>lihat</u>")


async def test_nothing_is_left_linked_to_nothing(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    budi.writes("halo", reply_to=await budi.sees("🎫 Tiket #1"))
    await siti.sees("halo")
    await settled(town, siti)
    rows = await town.rows(select(messages.c.message_id, messages.c.ticket_id))
    assert rows
    assert all(row.message_id is not None and row.ticket_id == 1 for row in rows)
