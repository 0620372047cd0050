"""A ticket goes to another unit, with its history and papers, from a plain group to a forum and back."""

from sqlalchemy import select

from knowledge.service import FieldType
from knowledge.wording import Language
from storage.tables import transfers
from tests.journeys.conftest import Town
from tests.journeys.papers import ACTIVATION, becomes, current, file_request, goes, staff_at
from tests.journeys.test_review_forms import TYPED, lines, open_bogor
from tests.people import Persona, Seen, labels

NIK = "3201121708900004"
TOPIC = "#1 Aktivasi akun · Agus Wijaya"


def topics(town: Town) -> dict[str, bool]:
    """Return the forum's topics and whether each is closed."""
    return {each["name"]: each["closed"] for each in town.telegram.world.view("lpse", as_="ratna")["topics"]}


async def test_a_ticket_goes_to_a_forum_with_everything_and_back_again(
    town: Town, agus: Persona, budi: Persona
) -> None:
    await file_request(agus, "puspa", ACTIVATION, language=Language.EN)
    ratna = staff_at(town, "lpse", "ratna")
    town.telegram.world.set_member("lpse", "budi", "left")
    old = await budi.sees("🎫 Tiket #1")
    budi.writes("Please wait", reply_to=old)
    said = await agus.sees("Please wait")
    agus.writes(f"I can wait. NIK {NIK}", reply_to=said)
    await budi.sees("💬 Agus Wijaya", "I can wait")
    await goes(budi, old, "⚙️ Lainnya", "➡️ Pindah unit", "➡️ Helpdesk LPSE", "➡️ Ya, pindahkan")
    gone = await becomes(budi, old, "Dipindahkan ke Helpdesk LPSE oleh Budi Santoso", "grup unit itu")
    assert labels(gone) == []
    await agus.sees("ticket #1 on to Helpdesk LPSE")
    card = await ratna.sees("🎫 Tiket #1 · Aktivasi akun", "Petugas: belum ada", TYPED[FieldType.TEXT], "I can wait")
    assert card["thread"] is not None
    await ratna.sees("datang dari Seksi PLI, dipindahkan oleh Budi Santoso")
    history = await ratna.sees("Riwayat", "membalas: Please wait", "memindahkan tiket ke Helpdesk LPSE")
    repeated = await ratna.sees("💬 Agus Wijaya", "I can wait")
    assert history["thread"] == repeated["thread"] == card["thread"]
    assert not [seen for seen in ratna.everything() if NIK in seen["text"]], "what was hidden stays hidden"
    await goes(ratna, card, "🔍 Periksa berkas (1)", "📎 Dokumen pendukung", "👁 Lihat")
    await ratna.sees_document('dokumen <1> & "2".pdf')

    await nothing_can_be_done_where_it_was(agus, budi, old, said)
    await ratna.sees("💬 Agus Wijaya", "Thank you")
    assert not [seen for seen in budi.everything() if "Thank you" in seen["text"]]
    await it_comes_back_to_the_same_topic(town, budi, ratna, (old, card))


async def nothing_can_be_done_where_it_was(agus: Persona, budi: Persona, old: Seen, said: Seen) -> None:
    for forged in ("take:1", "move:1:pli:1", "docs:1", "hist:1", "rank:1:high"):
        late = await budi.taps(forged, old, forge=True)
        assert late.show_alert
        assert "sudah dipindahkan Budi Santoso ke Helpdesk LPSE" in late.text
    budi.writes("Sudah selesai", reply_to=old)
    await budi.sees("sudah dipindahkan Budi Santoso ke Helpdesk LPSE")
    agus.writes("Thank you", reply_to=said)
    assert not [seen for seen in agus.everything() if "Sudah selesai" in seen["text"]]


async def it_comes_back_to_the_same_topic(town: Town, budi: Persona, ratna: Persona, cards: tuple[Seen, Seen]) -> None:
    old, card = cards
    await goes(ratna, card, "✋ Ambil")
    await town.telegram.until(lambda: topics(town) == {f"🔧 {TOPIC}": False})
    await goes(ratna, card, "⚙️ Lainnya", "➡️ Pindah unit", "➡️ Seksi PLI", "➡️ Ya, pindahkan")
    await becomes(ratna, card, "Dipindahkan ke Seksi PLI oleh Ratna Dewi")
    await town.telegram.until(lambda: topics(town) == {f"➡️ {TOPIC}": True})
    again = await budi.sees("🎫 Tiket #1 · Aktivasi akun", "Petugas: belum ada", after=old["message_id"])
    await goes(budi, again, "⚙️ Lainnya", "➡️ Pindah unit", "➡️ Helpdesk LPSE", "➡️ Ya, pindahkan")
    await town.telegram.until(lambda: topics(town) == {f"🔧 {TOPIC}": False})
    third = await ratna.sees("🎫 Tiket #1", "Petugas: belum ada", after=card["message_id"])
    assert third["thread"] == card["thread"], "one topic for a ticket, opened again"
    moved = await town.rows(select(transfers.c.from_unit, transfers.c.to_unit).order_by(transfers.c.id))
    assert [tuple(row) for row in moved] == [("pli", "lpse"), ("lpse", "pli"), ("pli", "lpse")]
    assert (await lines(town))[0] == "opened"


async def test_somebody_of_both_units_cannot_go_on_in_the_old_group_until_it_comes_back(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_bogor(siti)
    lpse = staff_at(town, "lpse")
    old = await lpse.sees("🎫 Tiket #1")
    await goes(lpse, old, "⚙️ Lainnya", "➡️ Pindah unit", "➡️ Seksi PLI")
    assert "tidak ada lagi" in (await lpse.taps("move:1:nowhere:0", old, forge=True)).text
    for _ in range(2):
        tap = await lpse.taps("move:1:pli:1", old, forge=True)
    assert "sudah dipindahkan Budi Santoso ke Seksi PLI" in tap.text
    ratna = staff_at(town, "lpse", "ratna")  # admins write into closed topics
    ratna.writes("masih di sini", thread=old["thread"])
    await ratna.sees("sudah dipindahkan Budi Santoso ke Seksi PLI")
    card = await budi.sees("🎫 Tiket #1", "Petugas: belum ada")
    budi.writes("dari sini", reply_to=card)
    await siti.sees("dari sini")
    assert await lines(town) == ["opened", "transferred", "replied"]
    assert not [seen for seen in siti.everything() if "masih di sini" in seen["text"]]
    assert "Dipindahkan" in current(lpse, old)["text"]
    town.telegram.world.run_topic("ratna", "lpse", "delete", thread=old["thread"])
    await goes(budi, card, "⚙️ Lainnya", "➡️ Pindah unit", "➡️ Helpdesk LPSE", "➡️ Ya, pindahkan")
    again = await lpse.sees("🎫 Tiket #1", "Petugas: belum ada")
    assert again["thread"] not in {None, old["thread"]}, "a topic that somebody deleted is made once more"
    await town.telegram.until(lambda: list(topics(town).values()) == [False])
