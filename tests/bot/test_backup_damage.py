"""A file that is cut off, damaged or something else: one line, exit code 2, and nothing was touched."""

import gzip
import hashlib
import io
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.archive import ArchiveError, ArchiveWriter, Manifest, TableFacts, check
from bot.backup import back_up, restore
from storage.database import Database
from storage.files import FileStore
from tests.bot.saved import NOW, everything, furnish
from tests.bot.test_backup import bring_back, file_hashes, names_in, save
from tests.bot.test_cli import Loket, loket
from tests.bot.test_config import SOUND, write
from tests.databases import SqliteDatabases

__all__ = ["loket"]


@pytest.fixture
def sqlite_url(sqlite_databases_of_the_run: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    """A desk of the test's own in a folder ``here``."""
    here = tmp_path / "here"
    here.mkdir()
    with sqlite_databases_of_the_run.migrated(here) as url:
        yield url


@pytest.fixture
async def archive(sqlite_url: str, tmp_path: Path) -> Path:
    """A sound backup of three tickets."""
    await furnish(sqlite_url, tmp_path / "here" / "files")
    save(sqlite_url, tmp_path / "here", tmp_path / "a.tar.gz")
    return tmp_path / "a.tar.gz"


def refused(archive: Path, tmp_path: Path) -> str:
    """Try to restore; the reason for the refusal, after a look that nothing was made."""
    there = tmp_path / "there"
    with pytest.raises(ArchiveError) as caught:
        bring_back(f"sqlite+aiosqlite:///{there}/loket.db", there, archive)
    assert not there.exists()
    assert str(caught.value).startswith(f"{archive}: ")
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{archive}: ")


def packed(target: Path, members: dict[str, bytes], *, link: str = "") -> Path:
    """Write a tar.gz of whatever members."""
    with tarfile.open(target, "w:gz") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
        if link:
            member = tarfile.TarInfo(link)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            tar.addfile(member)
    return target


def members_of(archive: Path) -> dict[str, bytes]:
    with tarfile.open(archive) as tar:
        return {member.name: content.read() for member in tar if (content := tar.extractfile(member))}


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.9, 0.999])
def test_a_backup_cut_off_anywhere_is_refused(archive: Path, tmp_path: Path, share: float) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * share)])
    assert refused(archive, tmp_path)


def test_a_flipped_bit_anywhere_is_noticed(archive: Path, tmp_path: Path) -> None:
    whole = archive.read_bytes()
    places = range(40, len(whole), len(whole) // 25)
    meaning = [place for place in places if unpacked(flipped(whole, place)) != unpacked(whole)]
    assert len(meaning) > len(places) / 2
    for place in meaning:
        archive.write_bytes(flipped(whole, place))
        assert refused(archive, tmp_path), place


def flipped(whole: bytes, place: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def unpacked(packed: bytes) -> bytes | None:
    """Return what a gzip file holds; None for a broken one.

    Where a block of it ends in the middle of a byte, the bits up to the next byte say nothing: flipped, they leave the
    same file, and where they stand depends on what is in it.
    """
    try:
        return gzip.decompress(packed)
    except (OSError, EOFError, zlib.error):
        return None


def test_changed_rows_and_documents_are_noticed_even_in_a_sound_tar(archive: Path, tmp_path: Path) -> None:
    members = members_of(archive)
    other = tmp_path / "other.tar.gz"
    rows = "tables/people/000001.jsonl"
    changed = members | {rows: members[rows].replace(b'"id","is_reach', b'"en","is_reach')}
    assert changed != members
    assert refused(packed(other, changed), tmp_path).startswith("is damaged: the rows of people")
    document = next(name for name in members if name.startswith("files/"))
    assert "not those of its name" in refused(packed(other, members | {document: b"x"}), tmp_path)
    without = {name: content for name, content in members.items() if name != document}
    assert "its files are not those" in refused(packed(other, without), tmp_path)
    no_manifest = {name: content for name, content in members.items() if name != "manifest.json"}
    assert refused(packed(other, no_manifest), tmp_path) == "is cut off: its manifest is missing"
    assert "something follows" in refused(packed(other, members | {"files/" + "0" * 64: b""}), tmp_path)


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "files/../../evil", "tables/people/1.jsonl", "evil.txt"])
def test_a_member_of_another_name_is_refused_and_lands_nowhere(archive: Path, tmp_path: Path, name: str) -> None:
    before = names_in(tmp_path)
    other = packed(tmp_path / "other.tar.gz", {name: b"x"} | members_of(archive))
    assert refused(other, tmp_path).startswith("is no backup of loket: it holds")
    assert names_in(tmp_path) == sorted([*before, "other.tar.gz"])


def test_a_link_is_refused(archive: Path, tmp_path: Path) -> None:
    name = "files/" + "a" * 64
    assert "it holds" in refused(packed(tmp_path / "other.tar.gz", {}, link=name), tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", gzip.compress(b"hello"), gzip.compress(b""), b"\x1f\x8b\x08\x00", b"SQLite format 3\0" * 100],
    ids=["empty", "text", "gzip of text", "gzip of nothing", "a beginning", "a database"],
)
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    foreign = tmp_path / "foreign"
    foreign.write_bytes(content)
    assert refused(foreign, tmp_path)


async def test_rows_that_break_a_rule_leave_the_old_database_as_it_was(database_url: str, tmp_path: Path) -> None:
    """Whoever makes a sound archive of rows that point nowhere still takes nothing away."""
    await furnish(database_url, tmp_path / "files", count=1)
    before = everything(database_url)
    save(database_url, tmp_path, tmp_path / "a.tar.gz")
    manifest = check(tmp_path / "a.tar.gz", tell=print)
    members = members_of(tmp_path / "a.tar.gz")
    with (tmp_path / "b.tar.gz").open("wb") as stream, ArchiveWriter(stream) as writer:
        tables = {}
        for name, facts in manifest.tables.items():
            lines = members.get(f"tables/{name}/000001.jsonl", b"").splitlines(keepends=True)
            kept = [] if name == "people" else lines  # everybody is gone, but not what they wrote
            rows, sha256 = writer.add_table(name, kept)
            tables[name] = TableFacts(rows=rows, sha256=sha256, highest_id=facts.highest_id)
        none = writer.file_facts(missing=())
        writer.add_manifest(Manifest(loket="1", made_at=NOW, revision=manifest.revision, tables=tables, files=none))
    with pytest.raises(SQLAlchemyError, match="people"):
        bring_back(database_url, tmp_path, tmp_path / "b.tar.gz", is_forced=True)
    assert everything(database_url) == before
    assert "loket.db.restoring" not in names_in(tmp_path)
    database = Database(database_url)  # it still works
    await database.migrate()
    await database.close()


def settings_at(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return write(folder, SOUND)


def test_the_commands_save_and_bring_back(loket: Loket, archive: Path, tmp_path: Path) -> None:
    archive.unlink()
    here = settings_at(tmp_path / "here")
    (tmp_path / "here" / "data").mkdir()
    (tmp_path / "here" / "loket.db").rename(tmp_path / "here" / "data" / "loket.db")
    (tmp_path / "here" / "files").rename(tmp_path / "here" / "data" / "files")
    saved = loket("backup", archive, "-c", here)
    assert (saved.code, saved.err) == (0, "")
    assert saved.out.startswith(f"{archive}: 25 rows and 3 documents saved, ")
    again = loket("backup", archive, "-c", here)
    assert (again.code, again.out) == (2, "")
    assert again.err == f"{archive} is there already: choose another name, or add --force\n"
    back = loket("restore", archive, "-c", settings_at(tmp_path / "there"))
    assert (back.code, back.err) == (0, "")
    assert back.out.startswith(f"{archive}: 25 rows and 3 documents of 20")
    files = {name: file_hashes(tmp_path / name / "data" / "files") for name in ("here", "there")}
    assert files["here"] == files["there"] != {}
    twice = loket("restore", archive, "-c", tmp_path / "there" / "config.toml")
    assert (twice.code, twice.out) == (2, "")
    assert twice.err.count("\n") == 1


def test_the_commands_tell_what_is_in_the_way_in_one_line(loket: Loket, archive: Path, tmp_path: Path) -> None:
    config = settings_at(tmp_path / "there")
    archive.write_bytes(archive.read_bytes()[:-20])
    for arguments, words in (
        (("restore", archive), "cut off"),
        (("restore", tmp_path / "none.tar.gz"), "No such file"),
        (("restore", tmp_path), "directory"),
        (("backup", tmp_path / "b.tar.gz"), "there is nothing to save yet"),
    ):
        end = loket(*arguments, "-c", config)
        assert (end.code, end.out, end.err.count("\n")) == (2, "", 1), end
        assert words in end.err
    assert not (tmp_path / "there" / "data").exists()


def test_a_lost_document_is_named_and_the_exit_code_tells(
    loket: Loket, archive: Path, sqlite_url: str, tmp_path: Path
) -> None:
    here = settings_at(tmp_path / "here")
    here.write_text(SOUND + f'[database]\nurl = "{sqlite_url}"\n[files]\nfolder = "files"\n')
    lost = next(path for path in (tmp_path / "here" / "files").rglob("*") if path.is_file())
    lost.unlink()
    end = loket("backup", tmp_path / "b.tar.gz", "-c", here)
    assert end.code == 1
    assert "25 rows and 2 documents saved" in end.out
    assert f"1 documents are gone or damaged in {tmp_path}/here/files: {lost.name}" in end.err
    assert check(tmp_path / "b.tar.gz", tell=print).files.missing == (lost.name,)


async def test_long_tables_are_cut_into_pieces_and_come_back_whole(sqlite_url: str, tmp_path: Path) -> None:
    lines = [b'{"x":"' + b"y" * 400_000 + b'"}\n'] * 7
    with (tmp_path / "a.tar.gz").open("wb") as stream, ArchiveWriter(stream) as writer:
        rows, sha256 = writer.add_table("people", lines)
        facts = {"people": TableFacts(rows=rows, sha256=sha256, highest_id=None)}
        files = writer.file_facts(missing=())
        writer.add_manifest(Manifest(loket="1", made_at=NOW, revision="0001", tables=facts, files=files))
    assert (rows, sha256) == (7, hashlib.sha256(b"".join(lines)).hexdigest())
    assert list(members_of(tmp_path / "a.tar.gz")) == [f"tables/people/00000{n}.jsonl" for n in (1, 2, 3)] + [
        "manifest.json"
    ]
    assert check(tmp_path / "a.tar.gz", tell=print).tables == facts
    with pytest.raises(ArchiveError, match="its tables are not those"):
        restore(sqlite_url, FileStore(tmp_path / "f"), source=tmp_path / "a.tar.gz", is_forced=True, tell=_quiet)
    with pytest.raises(FileNotFoundError):
        back_up(sqlite_url, FileStore(tmp_path), target=tmp_path / "no" / "b.tar.gz", is_forced=False, tell=_quiet)


def _quiet(work: str, done: int, *, of: int) -> None:
    del work, done, of
