"""A forum's topic deleted by hand, and a picture with words for colleagues: through the whole program."""

from tests.files.pictures import png
from tests.journeys.conftest import Town
from tests.journeys.papers import staff_at
from tests.journeys.steps import closes
from tests.journeys.test_review_forms import open_bogor
from tests.people import Persona


async def test_a_deleted_topic_comes_back_with_one_card_that_lives(town: Town, siti: Persona) -> None:
    await open_bogor(siti)
    lpse, world = staff_at(town, "lpse"), town.telegram.world
    old = await lpse.sees("🎫 Tiket #1")
    lpse.sends(png(9, 9), kind="photo", name="a.jpg", caption="// wajahnya lain", thread=old["thread"], album="x")
    lpse.sends(png(8, 8), kind="photo", name="b.jpg", thread=old["thread"], album="x")
    await lpse.sees("Catatan internal disimpan")
    world.run_topic("ratna", "lpse", "delete", thread=old["thread"])
    siti.writes("apa kabar tiketnya?", reply_to=await siti.sees("sudah kami terima"))
    await lpse.sees("💬 Siti Rahayu", "apa kabar tiketnya?")
    await lpse.taps("✋ Ambil", await lpse.sees("🎫 Tiket #1"))
    await siti.sees("sedang dikerjakan oleh Budi Santoso")
    here = (await lpse.sees("🎫 Tiket #1", "Petugas: Budi Santoso"))["thread"]
    captions = ("", "// nomornya juga lain", "")  # a later file says that the album is a note
    first, *_ = [
        lpse.sends(png(7, 7), kind="photo", name="c.jpg", caption=caption, thread=here, album="y")
        for caption in captions
    ]
    await lpse.sees("Catatan internal disimpan", after=first)
    await closes(lpse, await lpse.sees("🎫 Tiket #1", "Petugas: Budi Santoso"))
    await siti.sees("Tiket #1 selesai")
    card = await lpse.sees("🎫 Tiket #1", "Ditutup")
    assert [seen for seen in lpse.everything() if "🎫 Tiket #1" in seen["text"]] == [card], "one, which all change"
    assert card["thread"] != old["thread"]
    assert not [seen for seen in siti.everything() if seen.get("photo") or "wajahnya" in seen["text"]]
