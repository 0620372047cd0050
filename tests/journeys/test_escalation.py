"""The ladder of LPSE Kota Cilegon, from a requester's report to the centre by e-mail, and back."""

from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.mail_out import FIRST_PAUSE
from knowledge.wording import Language
from storage.tables import escalations, mail_out
from tests.journeys.follower import Follower
from tests.journeys.ladder_town import LadderTown, ladder_town
from tests.journeys.papers import becomes, goes
from tests.journeys.test_review_forms import LIBRARY, TYPED, fill, start
from tests.mail.servers import CENTRE, answer
from tests.people import PDF, Persona, Seen, labels

CILEGON = LIBRARY.services["cilegon"]
REPORT = CILEGON.kinds["laporan-error"]
NUMBER = "LKPP-2026-88213"
AUTOMATIC = {"Auto-Submitted": "auto-replied"}


@pytest_asyncio.fixture
async def town(tmp_path: Path, database_url: str) -> AsyncIterator[LadderTown]:
    """A town with a post."""
    async with ladder_town(tmp_path, database_url, has_post=True) as here:
        yield here


@pytest.fixture(params=list(Language))
def reader(request: pytest.FixtureRequest, town: LadderTown) -> Follower:
    """Siti, who reads Indonesian, or Agus, who reads English."""
    person = town.siti if request.param == Language.ID else town.agus
    return Follower(town, person, request.param)


async def test_a_report_goes_up_to_the_centre_by_e_mail_and_comes_back(
    town: LadderTown, reader: Follower, budi: Persona, ratna: Persona
) -> None:
    await start(reader.person, CILEGON, REPORT, language=reader.language)
    await fill(reader.person, REPORT, language=reader.language)
    await reader.taps("button-send")
    below = await budi.sees("🎫 Tiket #1")
    opened = await reader.person.sees("✅", "#1")
    reader.person.writes("NPWP kami 01.234.567.8-901.000", reply_to=opened)
    await budi.sees("NPWP kami")
    await goes_to_the_admins(town, reader, budi, below)
    above = await ratna.sees("🎫 Tiket #1", "📍 Di Admin LPSE sejak")
    await ratna.sees("Budi Santoso meneruskan tiket #1 dari Helpdesk LPSE")
    await ratna.sees("NPWP kami")
    assert not [seen for seen in ratna.everything() if "8-901" in seen["text"]], "what was hidden below is hidden above"
    mail = await goes_out_once_the_server_is_back(town, reader, ratna, above)
    await becomes(budi, below, "📍 Sekarang di Admin LPSE", "Petugas: Ratna Dewi")
    came = await answers_come_in(town, ratna, above, mail)
    await ratna.taps("✅ Pusat: sudah diperbaiki", came)
    newest = await ratna.sees_button("↩️ Ya, kembalikan")
    assert newest["message_id"] > came["message_id"], "the card comes to where somebody tapped"
    await ratna.taps("↩️ Ya, kembalikan", newest)
    await comes_back(reader, budi, below)
    gone = await becomes(ratna, newest, "Dipindahkan ke Helpdesk LPSE oleh Ratna Dewi")
    assert labels(gone) == []
    steps = await town.rows(select(escalations.c.started_at, escalations.c.ended_at).order_by(escalations.c.id))
    assert steps[0].started_at < steps[1].started_at < steps[1].ended_at == steps[0].ended_at
    assert {row.state for row in await town.rows(select(mail_out.c.state))} == {"sent"}
    told = [event for event in await reader.events(1) if event not in {"noted", "transferred"}]
    assert told[:7] == ["opened", "answered", "escalated", "escalated", "heard", "returned", "replied"]


async def goes_to_the_admins(town: LadderTown, reader: Follower, budi: Persona, below: Seen) -> None:
    """Budi hands it on; his second tap moves nothing, and his group goes on seeing where it is."""
    await goes(budi, below, "⚙️ Lainnya", "⬆️ Eskalasi")
    page = await becomes(budi, below, "Dari Helpdesk LPSE ke Admin LPSE", "✅ Tangkapan layar", "siap diteruskan")
    assert "⬜" not in page["text"]
    await goes(budi, below, "⬆️ Teruskan ke Admin LPSE")
    await becomes(budi, below, "tetap melihat keadaannya")
    sure = "esc:1:admin-lpse:1"
    taps = [town.telegram.world.tap("budi", "lpse", below["message_id"], sure, forge=True) for _ in range(2)]
    for tap in taps:
        await town.telegram.wait_for_tap(tap, 10)
    assert [tap.show_alert for tap in taps] == [False, True]
    await reader.is_told("told-away", number=1, tier="Admin LPSE")
    await becomes(budi, below, "📍 Sekarang di Admin LPSE")


async def goes_out_once_the_server_is_back(
    town: LadderTown, reader: Follower, ratna: Persona, above: Seen
) -> EmailMessage:
    """Ratna sends it outside while the server is away; it goes after a restart, and only then its requester hears."""
    await town.mailing.office.close()
    await goes(ratna, above, "⚙️ Lainnya", "⬆️ Eskalasi", "⬆️ Teruskan ke Helpdesk LKPP")
    preview = await becomes(ratna, above, "lewat e-mail", "Yth. Helpdesk LKPP", "📧 Kirim e-mail")
    assert "012345678901000" not in preview["text"], "veiled in a group"
    await goes(ratna, above, "📧 Kirim e-mail")
    await becomes(ratna, above, "Sedang diteruskan ke Helpdesk LKPP", "E-mail belum terkirim, dicoba terus")
    assert reader.text("away-on-its-way", tier="Helpdesk LKPP") in (await reader.looks_at(1))["text"]
    await town.close()
    await town.mailing.office.open()
    town.ahead += FIRST_PAUSE * 4
    await town.open()
    await reader.is_told("told-away", number=1, tier="Helpdesk LKPP")
    await becomes(ratna, above, "📍 Di Helpdesk LKPP sejak", "Belum ada jawaban")
    assert reader.text("away", tier="Helpdesk LKPP", since="").strip() in (await reader.looks_at(1))["text"]
    [mail], [recipients] = town.mailing.office.taken, town.mailing.office.recipients
    assert recipients == [CENTRE]
    body = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    for field in REPORT.fields:
        value = TYPED[field.type] if field.id != "npwp" else "012345678901000"
        assert f"{field.label.id}: {value}" in body
    assert [each.get_content() for each in mail.iter_attachments()] == [PDF]
    return mail


async def answers_come_in(town: LadderTown, ratna: Persona, above: Seen, mail: EmailMessage) -> Seen:
    """The centre's programs give it a number, which is kept; then somebody there answers, after a restart."""
    box = town.mailing.box
    await box.receive(answer(mail, f"Laporan Anda kami terima dengan nomor tiket: {NUMBER}", headers=AUTOMATIC))
    offered = await ratna.sees("Balasan otomatis", NUMBER)
    await becomes(ratna, above, "Belum ada jawaban")
    assert NUMBER in (await ratna.taps(f"💾 Simpan nomor {NUMBER}", offered)).text
    await becomes(ratna, above, f"Nomor di sana: {NUMBER}")
    await town.restart()
    log = ("perbaikan.txt", "text/plain", b"ok")
    await box.receive(answer(mail, "Sudah kami perbaiki <b>. Silakan coba.", number=2, files=(log,)))
    came = await ratna.sees("Helpdesk LKPP menjawab", "Sudah kami perbaiki <b>. Silakan coba.")
    assert "menulis:" not in came["text"]
    await ratna.sees_document("perbaikan.txt")
    await becomes(ratna, above, "Terakhir dijawab")
    assert await box.flags() == [("\\Seen",), ("\\Seen",)]
    return came


async def comes_back(reader: Follower, budi: Persona, below: Seen) -> None:
    """Budi has it again, with the words ready; they go once, and the requester says that all is well."""
    prepared = await budi.sees("tiket #1 sudah diperbaiki di Helpdesk LKPP")
    words = reader.text("mended-for-requester", number=1, tier="Helpdesk LKPP")
    assert words in prepared["text"]
    await becomes(budi, below, "🎫 Tiket #1", "Petugas: Budi Santoso")
    assert not (await budi.taps("📨 Kirim ke pemohon", prepared)).show_alert
    assert (await budi.taps("mend1:1", prepared, forge=True)).show_alert, "it is sent once"
    await reader.taps("button-close-own", await reader.person.sees(words))
    await reader.person.sees("⭐", "1/")
