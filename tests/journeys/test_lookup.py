"""Tickets found again by staff: by number, by words, in the group and in one's own chat, and by nobody else."""

import pytest

from tests.journeys.conftest import Town
from tests.journeys.finder import becomes, goes_to, many, opens_at
from tests.journeys.papers import staff_at
from tests.journeys.steps import closes, open_activation
from tests.journeys.test_review_forms import linked
from tests.people import Persona, Seen, labels

FIRM = "PT <b>Maju</b> & Jaya"
NPWP = "01.234.567.8-901.000"


async def asks(person: Persona, command: str, *texts: str) -> Seen:
    """Write a command and wait for an answer with these texts."""
    return await person.sees(*texts, after=person.writes(command))


async def test_staff_find_a_ticket_by_everything_that_is_known_of_it(
    town: Town, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    number = await open_activation(siti, company=FIRM)
    card = await budi.sees(f"🎫 Tiket #{number}")
    siti.writes(f"NPWP kami {NPWP}, password saya: Rahasia123", reply_to=await siti.sees("sudah kami terima"))
    await siti.sees("Sudah diteruskan")
    budi.writes("// pusat bilang tunggu wibowo", reply_to=card)
    await budi.sees("Catatan internal disimpan")
    for words, piece in (
        ("maju jaya", FIRM),
        ("012345678901000", "NPWP kami •••••••••••1000, password saya: "),
        ("Rahayu wibowo", "pusat bilang tunggu wibowo"),
        ("siti@maju.co.id", "siti@maju.co.id"),
        (f"#{number}", ""),
    ):
        found = await asks(budi, f"/cari {words}", "🔎", "1 tiket", f"#{number} · Aktivasi akun", "Siti Rahayu", piece)
        assert labels(found) == [f"#{number}"]
    for words in ("rahasia123", "pdad", "maju wibowo tidakada"):
        await asks(ratna, f"/cari {words}", "Tidak ada tiket dengan", words)
    await ratna.taps(f"#{number}", found)
    await becomes(budi, card, "kartu terbarunya ada di bawah")
    await budi.sees(f"🎫 Tiket #{number} · Aktivasi akun", after=found["message_id"])
    siti.writes("/cari maju")
    await siti.sees("Pencarian hanya untuk petugas", "/tiket")


BAD = {
    "/cari": "Tulis yang dicari setelah perintahnya",
    "/cari    ": "Tulis yang dicari setelah perintahnya",
    "/cari a ? !": "terlalu pendek",
    '/cari " * ( ) - :': "terlalu pendek",
    '/cari "maju" AND (jaya*) - x:y': "Tidak ada tiket dengan",
    "/cari <b>&amp;": "Tidak ada tiket dengan <b>&amp;",
    "/cari " + "x" * 4090: "Tidak ada tiket dengan",
    "/cari " + "1" * 4090: "Tidak ada tiket dengan",
    "/tiket": "Tulis nomornya",
    "/tiket abc": "Tulis nomornya",
    "/tiket -1": "Tulis nomornya",
    "/tiket 99999999999999999999": "Tulis nomornya",
    "/tiket 999999999999999999": "tidak ada di unit ini",
}


async def test_bad_input_is_explained_and_pages_are_turned_in_place(town: Town, siti: Persona) -> None:
    budi, private = staff_at(town, "pli"), Persona(town.telegram, "budi", "budi")
    for typed, answer in BAD.items():
        await asks(budi, typed, answer)
    numbers = await many(town, 12, unit="pli", answers={"perusahaan": FIRM})
    await many(town, 1, unit="lpse", answers={"perusahaan": FIRM})
    shown = await asks(budi, "/cari maju", "12 tiket", "Halaman 1 dari 3", f"#{numbers[-1]} ·")
    await town.restart()
    shown = await goes_to(budi, shown, "Berikutnya", "Halaman 2 dari 3", f"#{numbers[-6]} ·")
    shown = await goes_to(staff_at(town, "pli", "ratna"), shown, "Berikutnya", "Halaman 3 dari 3", f"#{numbers[0]} ·")
    await goes_to(budi, shown, "◀️ Sebelumnya", "Halaman 2 dari 3")
    siti.writes("/start")
    menu = await siti.sees_button("🎫 Tiket saya")
    forged = await siti.taps("fd:1:0", menu, forge=True)
    assert "hanya untuk petugas" in forged.text
    found = await asks(private, "/cari maju", "12 tiket")
    await goes_to(private, found, f"#{numbers[-1]}", f"🎫 Tiket #{numbers[-1]}", FIRM)
    assert "fd:1:0" not in str(found), "a search of one's own"
    forged = await private.taps("fd:1:0", found, forge=True)
    assert forged.text == "", "Budi's own search in the group"
    forged = await private.taps("fd:77:0", found, forge=True)
    assert "sudah lama" in forged.text


@pytest.mark.parametrize("unit", ["pli", "lpse"])
async def test_a_ticket_is_shown_by_its_number_where_its_staff_are(town: Town, siti: Persona, unit: str) -> None:
    number = await opens_at(siti, unit)
    budi, other = staff_at(town, unit), staff_at(town, "pli" if unit == "lpse" else "lpse")
    card = await budi.sees(f"🎫 Tiket #{number}")
    await linked(town)
    anew = await asks(budi, f"/tiket #{number}", f"Tiket #{number}")
    if unit == "lpse":
        assert "Buka tiketnya" in anew["text"]
        anew = await budi.sees("🎫 Tiket", "⚠️", after=card["message_id"])
        assert anew["thread"] == card["thread"]
        budi.writes("/cari siti", thread=card["thread"])
        found = await budi.sees("🔎", f"#{number}")
        assert found["thread"] == card["thread"]
        assert not [seen for seen in siti.everything() if "/cari" in seen["text"]], "a command is no reply"
    await becomes(budi, card, "kartu terbarunya ada di bawah")
    await asks(other, f"/tiket {number}", f"Tiket #{number} tidak ada di unit ini")
    private = Persona(town.telegram, "budi", "budi")
    await asks(private, f"/tiket {number}", f"🎫 Tiket #{number}", "Buka di grup")
    agus = Persona(town.telegram, "agus", "agus")
    await asks(agus, f"/tiket {number}", "not yours")
    await asks(siti, f"/tiket {number}", f"Tiket #{number}", "diterima")
    await closes(budi, anew)
    await siti.sees(f"Tiket #{number} selesai")
    shown = await asks(budi, f"/tiket {number}", f"Tiket #{number}", "selesai")
    assert ("Buka tiketnya" in shown["text"]) == (unit == "lpse")
