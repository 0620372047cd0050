"""``loket faq gaps`` on real rows: what Siti and Agus asked in vain."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from knowledge.faq.overlay import Overlay, Part, as_data, rewritten
from knowledge.faq.reading import GuideStep
from knowledge.rules.ticket import Decision
from storage import learning, people, questions, stuck, tickets
from storage.database import Database
from storage.learning import ChangeKind
from storage.questions import Origin, Outcome, Question, Response
from storage.tables import questions as questions_table
from storage.transaction import Transaction
from tests.bot.test_cli import Loket, loket
from tests.bot.test_config import SOUND, write
from tests.packs import built_in_library

__all__ = ["loket"]

SITI, AGUS = 7_000_000_001, 7_000_000_002
GUIDE, HELPED = "ceisa.lupa-password", "puspa.error-419"
NOW = datetime.now(UTC)


MESSAGES = count(1)


async def ask(tx: Transaction, text: str, person: int = SITI, **more: Any) -> Question:  # noqa: ANN401 - any column
    found = Response.ANSWER if more.get("shown") else Response.HAND_OVER
    known: dict[str, Any] = {"decision": found, "message_id": next(MESSAGES)} | more
    return await questions.ask(tx, person, text=text, content="text", **known)


async def fill(url: str) -> None:
    database = Database(url, clock=lambda: NOW - timedelta(days=3))
    async with database.transaction() as tx:
        for person, name in ((SITI, "Siti"), (AGUS, "Agus")):
            await people.meet(tx, person, name=name, language="id")
        await ask(tx, "biaya aktivasi akun brp min")
        await ask(tx, "Berapa biaya aktivasi akun? NPWP kami 01.234.567.8-901.000", AGUS)
        late = await ask(tx, "denda pabean [red]bayar[/red] di mana", service="ceisa", candidates=[GUIDE])
        await questions.end(tx, late.id, outcome=Outcome.CONTACT)
        macet = await ask(tx, "lupa pw ceisa", shown=[GUIDE], candidates=[GUIDE], service="ceisa")
        await stuck.stick(tx, macet.id, at=GuideStep(GUIDE, 2))
        macet = await questions.reject(tx, macet, [GUIDE])
        await tickets.open_ticket(
            tx, SITI, draft_id=1, service="ceisa", kind="lain", unit="pli", answers={}, question_id=macet.id,
            decision=Decision.NOT_NEEDED,
        )  # fmt: skip
        await questions.end(tx, macet.id, outcome=Outcome.TICKET)
        solved = await ask(tx, "puspa 419", AGUS, shown=[HELPED], candidates=[HELPED], service="puspa")
        await questions.end(tx, solved.id, outcome=Outcome.SOLVED)
        await ask(tx, "halo min", decision=Response.TALK)
        await ask(tx, "CEISA 4.0 › Impor", origin=Origin.BROWSED, service="ceisa")
        begun = await ask(tx, "mau tanya kuota", AGUS)
        joined = await ask(tx, "ekspor", AGUS, before=begun, read_as="mau tanya kuota\nekspor")
        await questions.end(tx, joined.id, outcome=Outcome.UNSOLVED)
    await database.close()


@pytest.fixture
def desk(database_url: str, tmp_path: Path) -> Path:
    asyncio.run(fill(database_url))
    return write(tmp_path, SOUND + f'[database]\nurl = "{database_url}"\n')


def told(loket: Loket, desk: Path, *options: str) -> dict[str, Any]:
    end = loket("faq", "gaps", "-c", desk, "--json", *options)
    assert (end.code, end.err) == (0, "")
    data: dict[str, Any] = json.loads(end.out)
    return data


def test_what_was_asked_in_vain_is_told_by_how_often(loket: Loket, desk: Path) -> None:
    found = told(loket, desk)
    assert (found["asked"], found["unanswered"], found["all_groups"]) == (6, 5, 4)
    first, *others = found["groups"]
    assert (first["times"], first["people"], first["unknown"]) == (2, 2, 2)
    assert first["examples"] == ["biaya aktivasi akun brp min", "Berapa biaya aktivasi akun? NPWP kami [NPWP]"]
    ends = {group["examples"][0]: group["endings"] for group in others}
    assert ends == {
        "denda pabean [red]bayar[/red] di mana": {"person": 1},
        "lupa pw ceisa": {"ticket": 1},
        "mau tanya kuota ekspor": {"not_solved": 1},
    }


def test_entries_steps_and_what_nobody_saw_are_told(loket: Loket, desk: Path) -> None:
    found = told(loket, desk)
    assert found["unhelpful"] == [{"entry_id": GUIDE, "shown": 1, "solved": 0, "not_yet": 1, "person": 1}]
    assert found["stuck"] == [{"entry_id": GUIDE, "step": 2, "times": 1, "people": 1}]
    assert found["topics"] == [{"topic": "CEISA 4.0 › Impor", "times": 1, "people": 1, "person": 0}]
    unseen = set(found["never_shown"])
    assert unseen == {entry.id for entry in built_in_library().entries()} - {GUIDE, HELPED}


def test_one_service_and_a_shorter_time_can_be_wanted(loket: Loket, desk: Path) -> None:
    assert told(loket, desk, "--service", "ceisa")["unanswered"] == 2
    assert told(loket, desk, "--since", "2")["asked"] == 0
    limited = told(loket, desk, "--most", "1")
    assert (len(limited["groups"]), limited["all_groups"]) == (1, 4)


def test_the_tables_show_it_to_people(loket: Loket, desk: Path) -> None:
    end = loket("faq", "gaps", "-c", desk)
    assert (end.code, end.err) == (0, "")
    shown = " ".join(end.out.split())
    assert "6 questions in 30 days, 5 without an answer" in shown
    assert "denda pabean [red]bayar[/red] di mana" in shown
    assert f"{GUIDE} 1 0 1 1" in shown
    assert f"{GUIDE} 2 1 1" in shown
    assert "CEISA 4.0 › Impor 1 1 0" in shown
    assert "37 entries that nobody saw" in shown
    assert "and 17 more entries" in shown
    assert "01.234" not in end.out


def test_a_mended_question_is_told_once_and_what_admins_wrote_in_chat_is_there(
    loket: Loket, database_url: str, tmp_path: Path
) -> None:
    async def fill_in() -> None:
        database = Database(database_url)
        async with database.transaction() as tx:
            await people.meet(tx, SITI, name="Siti", language="id")
            await ask(tx, "parkr tamuu dmna", message_id=7)
            mended = await ask(tx, "parkir tamu di mana", message_id=7)
            await questions.end(tx, mended.id, outcome=Outcome.UNSOLVED)
            kept = await ask(tx, "wifi tamu ada?", message_id=9)
            await questions.end(tx, kept.id, outcome=Outcome.ADDED)
            await ask(tx, "halo", message_id=9, decision=Response.TALK)
            await ask(tx, "parkir", shown=["puspa.parkir"], service="puspa")
            new = Overlay("puspa.parkir", topic="akun", source="percakapan #12")
            texts = {Part.QUESTION: "Di mana parkir tamu?", Part.ANSWER: "Di belakang."}
            written = rewritten(new, None, texts, added=["tempat parkir"], day=NOW.date())
            await learning.change(
                tx, new.entry_id, kind=ChangeKind.WRITTEN, before=as_data(Overlay(new.entry_id)),
                after=as_data(written), based_on=0, by=SITI,
            )  # fmt: skip
        await database.close()

    asyncio.run(fill_in())
    desk = write(tmp_path, SOUND + f'[database]\nurl = "{database_url}"\n')
    found = told(loket, desk)
    assert (found["asked"], found["unanswered"]) == (3, 2)
    nearest = {group["examples"][0]: group["nearest"] for group in found["groups"]}
    assert nearest["parkir tamu di mana"] == "puspa.parkir", "what is written by now"
    assert "wifi tamu ada?" in nearest, "staff have it, whatever became of the message"
    assert "puspa.parkir" not in found["never_shown"]


def test_an_unknown_service_is_one_line(loket: Loket, desk: Path) -> None:
    end = loket("faq", "gaps", "-c", desk, "--service", "pusppa")
    assert (end.code, end.out) == (2, "")
    assert end.err == 'there is no service "pusppa": did you mean "puspa"?\n'


def test_an_empty_desk_has_no_gaps(loket: Loket, database_url: str, tmp_path: Path) -> None:
    desk = write(tmp_path, SOUND + f'[database]\nurl = "{database_url}"\n')
    end = loket("faq", "gaps", "-c", desk)
    assert end.code == 0
    assert "0 questions in 30 days, 0 without an answer" in end.out


def test_without_a_database_it_is_one_line_and_none_is_made(loket: Loket, tmp_path: Path) -> None:
    end = loket("faq", "gaps", "-c", write(tmp_path, SOUND))
    assert (end.code, len(end.err.splitlines())) == (2, 1)
    assert "there is no database yet" in end.err
    assert not (tmp_path / "data").exists() or not list((tmp_path / "data").iterdir())


def test_a_database_without_its_tables_is_one_line_with_the_cure(loket: Loket, tmp_path: Path) -> None:
    (tmp_path / "leer.db").touch()
    end = loket(
        "faq", "gaps", "-c", write(tmp_path, SOUND + f'[database]\nurl = "sqlite+aiosqlite:///{tmp_path}/leer.db"\n')
    )
    assert end == (2, "", "the database has not all its tables yet: loket run makes them when it starts\n")


def test_a_broken_entry_is_named_and_the_rest_is_still_told(loket: Loket, database_url: str, tmp_path: Path) -> None:
    asyncio.run(fill(database_url))
    pack = tmp_path / "toko" / "umum"
    pack.mkdir(parents=True)
    title = '{ id = "T", en = "T" }'
    service = f'id = "toko"\ntitle = {title}\nsummary = {title}\nunit = "pli"\nnames = ["toko"]\n'
    (pack.parent / "service.toml").write_text(f'{service}[[topics]]\nid = "umum"\ntitle = {title}\n', encoding="utf-8")
    (pack / "rusak.md").write_text("tanpa kepala", encoding="utf-8")
    settings = f'packs = ["ceisa", "{pack.parent}"]\n{SOUND}[database]\nurl = "{database_url}"\n'
    end = loket("faq", "gaps", "-c", write(tmp_path, settings), "--json")
    assert end.code == 0
    assert end.err.startswith(f"left out: {pack / 'rusak.md'}:1: ")
    assert json.loads(end.out)["unanswered"] == 5


def test_five_thousand_rows_are_told_within_seconds(loket: Loket, database_url: str, tmp_path: Path) -> None:
    async def fill_up() -> None:
        database = Database(database_url, clock=lambda: NOW)
        row = {"content": "text", "decision": "none", "outcome": "open", "asked_at": NOW, "candidates": [], "shown": []}
        rows = [
            {**row, "person_id": n % 700, "message_id": n, "text": f"kuota {n % 90} ekspor kayu {n}"}
            for n in range(5_000)
        ]
        async with database.transaction() as tx:
            await tx.connection.execute(insert(questions_table), rows)
        await database.close()

    asyncio.run(fill_up())
    started = datetime.now(UTC)
    found = told(loket, write(tmp_path, SOUND + f'[database]\nurl = "{database_url}"\n'))
    assert found["unanswered"] == 5_000
    assert datetime.now(UTC) - started < timedelta(seconds=20)  # about 3 on a quiet machine
