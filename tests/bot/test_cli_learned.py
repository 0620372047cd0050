"""``loket faq learned`` and ``export``: what was written in chat becomes files that packs take, and nothing else."""

import asyncio
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.doctor_knowledge import examine_knowledge
from knowledge.faq.entry import Entry
from knowledge.faq.layered import layered
from knowledge.faq.overlay import Overlay, Part, as_data, rewritten
from knowledge.pack import BUILT_IN, load_library
from storage import learning, people
from storage.database import Database
from storage.learning import ChangeKind
from tests.bot.test_cli import Loket, loket
from tests.bot.test_config import SOUND, write

__all__ = ["loket"]

RATNA = 2002
TODAY = date(2026, 11, 23)
LIBRARY = load_library(["puspa"])
EVIL = 'kutip "dua" dan \\ miring\t<b>, *bintang*'


def entry(entry_id: str) -> Entry:
    found = LIBRARY.entry(entry_id)
    assert found is not None
    return found


def overlays() -> list[Overlay]:
    """Return one change of each kind: a text and a way to ask, a new entry, a retired one."""
    error, gone = entry("puspa.error-419"), entry("puspa.error-404")
    new = Overlay("puspa.parkir", topic="akun", source="percakapan #12")
    texts = {Part.QUESTION: "Di mana parkir tamu?", Part.ANSWER: "Di **belakang**.\n\n- kiri\n- kanan"}
    return [
        rewritten(Overlay(error.id), error, {Part.ANSWER: "Login ulang."}, added=[EVIL], day=TODAY),
        rewritten(new, None, texts, added=["parkir mobil di mana"], day=TODAY),
        Overlay(gone.id, is_retired=True),
    ]


async def fill(url: str, changes: list[Overlay]) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        await people.meet(tx, RATNA, name="Ratna", language="id")
        for each in changes:
            await learning.change(
                tx, each.entry_id, kind=ChangeKind.WRITTEN, before=as_data(Overlay(each.entry_id)),
                after=as_data(each), based_on=0, by=RATNA,
            )  # fmt: skip
    await database.close()


def office(folder: Path, url: str, *, more: str = "") -> Path:
    return write(folder, f'packs = ["puspa"]\n{SOUND}[database]\nurl = "{url}"\n{more}')


@pytest.fixture
def desk(database_url: str, tmp_path: Path) -> Path:
    asyncio.run(fill(database_url, overlays()))
    return office(tmp_path, database_url)


def test_what_was_exported_is_read_as_packs_and_is_what_people_read_before(
    loket: Loket, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "review"
    end = loket("faq", "export", out, "-c", desk)
    assert end.code == 0, end.err
    written = {path.relative_to(out).as_posix() for path in out.rglob("*.md")}
    beside = {
        f"puspa/{each.topic[0]}/{each.id[6:]}.md" for each in LIBRARY.entries() if "puspa.error-404" in each.related
    }
    assert written == {"puspa/error/error-419.md", "puspa/akun/parkir.md"} | beside
    assert (out / "RETIRED.txt").read_text(encoding="utf-8") == "puspa/error/error-404.md\n"
    merged = tmp_path / "merged" / "puspa"
    shutil.copytree(BUILT_IN / "puspa", merged)
    shutil.copytree(out / "puspa", merged, dirs_exist_ok=True)
    (merged / "error" / "error-404.md").unlink()
    checked = loket("pack", "check", merged)
    assert checked.code == 0, checked.err
    read, before = load_library([f"{merged}/"]), layered(LIBRARY, overlays()).library
    assert read.services["puspa"].entries == before.services["puspa"].entries


def test_nothing_is_written_over_without_a_word(loket: Loket, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "review"
    assert loket("faq", "export", out, "-c", desk).code == 0
    own = out / "puspa" / "akun" / "parkir.md"
    own.write_text("milik saya", encoding="utf-8")
    end = loket("faq", "export", out, "-c", desk)
    assert (end.code, end.out, len(end.err.splitlines())) == (2, "", 1)
    assert "is there already" in end.err
    assert own.read_text(encoding="utf-8") == "milik saya"
    assert loket("faq", "export", out, "-c", desk, "--force").code == 0
    assert "parkir tamu" in own.read_text(encoding="utf-8")


def test_bad_use_is_one_line(loket: Loket, desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "berkas"
    file.write_text("x", encoding="utf-8")
    end = loket("faq", "export", file, "-c", desk)
    assert (end.code, end.out, len(end.err.splitlines())) == (2, "", 1)
    nothing = tmp_path / "lain"
    nothing.mkdir()
    end = loket("faq", "export", nothing, "-c", write(nothing, SOUND))
    assert (end.code, len(end.err.splitlines())) == (2, 1)
    assert "there is no database yet" in end.err


def test_what_would_break_a_pack_is_named_and_not_written(loket: Loket, database_url: str, tmp_path: Path) -> None:
    taken = entry("puspa.error-404").aliases[0]
    error = entry("puspa.error-419")
    asyncio.run(fill(database_url, [rewritten(Overlay(error.id), error, {}, added=[taken], day=TODAY)]))
    end = loket("faq", "export", tmp_path / "review", "-c", office(tmp_path, database_url))
    assert (end.code, end.out) == (2, "")
    assert "puspa/error/error-4" in end.err
    assert taken in end.err
    assert not (tmp_path / "review").exists()


def test_an_office_without_changes_has_nothing_to_export(loket: Loket, database_url: str, tmp_path: Path) -> None:
    desk = office(tmp_path, database_url)
    end = loket("faq", "export", tmp_path / "review", "-c", desk)
    assert (end.code, end.err) == (0, "")
    assert "nothing to export" in end.out
    assert "nothing is different" in loket("faq", "learned", "-c", desk).out


def test_what_was_learned_is_listed_and_measured(loket: Loket, database_url: str, tmp_path: Path) -> None:
    error = entry("puspa.error-419")
    asyncio.run(fill(database_url, [rewritten(Overlay(error.id), error, {}, added=["puspa mental terus"], day=TODAY)]))
    questions = tmp_path / "soal.jsonl"
    questions.write_text('{"query": "puspa kok mental terus ya", "expect": ["puspa.error-419"]}\n', encoding="utf-8")
    desk = office(tmp_path, database_url, more='[knowledge]\nquestions = "soal.jsonl"\n')
    end = loket("faq", "learned", "-c", desk)
    assert (end.code, end.err) == (0, "")
    assert "puspa.error-419: applied (1 ways to ask added)" in end.out
    assert "new ways to ask, found first: 1 of 1" in end.out
    assert "1 now, of 1" in end.out
    assert [(each.is_ok, each.text[-11:]) for each in examine_knowledge(str(questions))] == [(True, "1 questions")]
    assert examine_knowledge("") == []
    data = json.loads(loket("faq", "learned", "-c", desk, "--json").out)
    assert data["entries"] == {"puspa.error-419": "applied"}
    assert data["measured"]["questions"]["after"] == 1
    questions.write_text("rusak\n", encoding="utf-8")
    assert [each.is_ok for each in examine_knowledge(str(questions))] == [False]
    broken = loket("faq", "learned", "-c", desk)
    assert (broken.code, broken.out, len(broken.err.splitlines())) == (2, "", 1)
    assert "soal.jsonl:1" in broken.err
