"""An admin looks at the unit's figures: none yet, a picture in the group, a sheet in the own chat; nobody else does."""

import io
from datetime import timedelta
from typing import Any

import openpyxl
from sqlalchemy import insert, select, update

from knowledge.pack_evaluation import built_in
from knowledge.rules.promises import Clock
from knowledge.rules.sla import Target
from knowledge.rules.ticket import ClosedAs, Status
from storage import clock
from storage.clock import Kept
from storage.evaluations import EvaluationState
from storage.files import FileStore
from storage.questions import Outcome, Response
from storage.tables import evaluations, grades, questions, reports, tickets
from storage.transaction import Transaction
from tests.journeys.conftest import Town
from tests.journeys.finder import furnished, many
from tests.people import Persona, labels

HOUR = timedelta(hours=1)


async def a_week_passes(town: Town, *, given: int) -> None:
    """Have tickets that were answered and closed, questions, and so many evaluations."""
    numbers = await many(town, 5, unit="pli")

    async def furnish(tx: Transaction) -> None:
        for place, number in enumerate(numbers[:4]):
            closed = update(tickets).where(tickets.c.id == number)
            values = {"status": Status.CLOSED, "closed_as": ClosedAs.SOLVED, "closed_at": tx.now}
            await tx.connection.execute(closed.values(values))
            first = Clock(Target.FIRST_ANSWER, 4 * HOUR, (place + 1) * HOUR, None, None, met_at=tx.now)
            last = Clock(Target.SOLUTION, 3 * HOUR, (place + 1) * HOUR, None, None, met_at=tx.now)
            await clock.give(tx, [Kept(number, 1, "pli", "standar", each, ended_at=tx.now) for each in (first, last)])
        for number in numbers[:given]:
            begun = {"ticket_id": number, "form": "skm", "state": EvaluationState.GIVEN}
            await tx.connection.execute(insert(evaluations).values(**begun, begun_at=tx.now, given_at=tx.now))
            rows = [{"ticket_id": number, "question": each.id, "grade": 3} for each in built_in("skm").questions]
            await tx.connection.execute(insert(grades), rows)
        for text, outcome in (("=HYPERLINK(1) cara impor gajah", Outcome.OPEN), ("lupa sandi", Outcome.SOLVED)):
            is_known = outcome == Outcome.SOLVED
            asked: dict[str, Any] = {"text": text, "outcome": outcome, "service": "puspa", "asked_at": tx.now}
            asked["decision"] = Response.ANSWER if is_known else Response.HAND_OVER
            asked["message_id"] = 2 if is_known else 1
            same = {"person_id": 1002, "content": "text", "candidates": [], "shown": []}
            await tx.connection.execute(insert(questions).values(**same, **asked))

    await furnished(town, furnish)


async def cells(town: Town) -> dict[str, list[tuple[Any, ...]]]:
    """Read the sheet that was sent back; every text in it is one."""
    (row,) = await town.rows(select(reports.c.sha256).where(reports.c.kind == "sheet"))
    book = openpyxl.load_workbook(io.BytesIO(FileStore(town.settings.files.folder).load(row.sha256)))
    assert not [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


async def test_an_admin_reads_the_figures_as_a_picture_and_as_a_sheet(
    town: Town, ratna: Persona, siti: Persona
) -> None:
    ratna.writes("/statistik")
    await ratna.sees("Belum ada tiket, pertanyaan, atau penilaian di Seksi PLI")
    await a_week_passes(town, given=4)
    ratna.writes("/statistik bulan")
    shown = await ratna.sees("Statistik Seksi PLI", "Tiket masuk 5 · selesai 4", "Sekarang berjalan 1")
    assert "Jawaban pertama: 2 jam 30 menit (median, jam kerja)" in shown["text"]
    assert "Sesuai batas waktu: 88 % (7 dari 8)" in shown["text"]
    assert "Terjawab tanpa petugas: 50 % (1 dari 2 pertanyaan)" in shown["text"]
    assert "cara impor gajah (1×)" in shown["text"]
    assert "Penilaian (4), skala 1–4\nSurvei Kepuasan Masyarakat: 3,0" in shown["text"]
    assert "75,00 (C), 4 penilaian" in shown["text"]
    assert "photo" in str(shown)
    await ratna.taps(labels(shown)[0], shown)
    await town.restart()  # in the middle: what was asked for is a row
    await ratna.sees("Laporan Seksi PLI,")
    book = await cells(town)
    assert list(book) == ["Ringkasan", "Tiket", "Belum terjawab", "Penilaian"]
    assert ("Tiket masuk", 5) in book["Ringkasan"]
    assert len(book["Tiket"]) == 1 + 5
    assert book["Tiket"][1][7:] == (60, "ya", 60, "ya")
    assert book["Belum terjawab"][1] == ("'=HYPERLINK(1) cara impor gajah", 1)
    assert book["Penilaian"][2][2:] == (75, "C", 4)
    assert "Agus" not in str(book)


async def test_nobody_else_does_and_bad_periods_get_an_example(town: Town, siti: Persona, budi: Persona) -> None:
    ratna = Persona(town.telegram, "ratna", "pli")
    for person in (siti, budi):
        for command in ("/statistik", "/laporan"):
            written = person.writes(command)
            await person.sees("hanya untuk admin unit", after=written)
    for period in ("2026-13", "kemarin", "2026-10-31 2026-10-01", "9999-12", "1 2 3"):
        written = ratna.writes(f"/laporan {period}")
        await ratna.sees("Waktunya belum saya pahami", "/laporan 20", after=written)
    ratna.writes("/statistik selamanya")
    await ratna.sees("Waktunya belum saya pahami", "/statistik minggu")
    own = Persona(town.telegram, "ratna", "ratna")
    own.writes("/start")
    await own.taps("🌐 English")
    await own.sees("Welcome")
    own.writes("/laporan")
    menu = await own.sees("Which unit?")
    await own.taps("Seksi PLI", menu)
    await own.sees("The report is ready")
    await own.sees("Report of Seksi PLI,")
    data = menu["buttons"][0][0]["data"]
    forged = await budi.taps(data, await budi.sees("hanya untuk admin unit"), forge=True)
    assert "hanya untuk admin unit" in forged.text
