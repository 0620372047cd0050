"""``loket backup`` and ``loket restore``: the database and the documents in one file, and back.

A backup is one moment of the database, read beside the running bot. The documents are copied after it: they lie under
the hash of their bytes and are only added, so all that the rows of that moment name are there.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final, Protocol

from sqlalchemy import Connection, Table, make_url

from bot.archive import ArchiveError, ArchiveWriter, Manifest, Piece, TableFacts, check, pieces, readable
from bot.version import loket_version
from storage.files import Files, sync_folder
from storage.refill import go_on_counting, refill
from storage.replacement import is_filled, is_known, replacement
from storage.snapshot import Snapshot, UnknownContent, open_snapshot, reflect

__all__ = ["ArchiveError", "NotWanted", "Outcome", "back_up", "restore"]


_NEWS: Final = 100  # rows between two pieces of news


class NotWanted(Exception):  # noqa: N818 - it asks for a decision
    """Something is there that would be overwritten; the text says what, and what to do."""


class Tell(Protocol):
    """Hears how far the work is: what is being done, how much of how much."""

    def __call__(self, work: str, done: int, *, of: int) -> None:
        """Take the news."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was saved or brought back.

    Attributes:
        manifest: What the archive holds.
        size: Bytes of the archive.
    """

    manifest: Manifest
    size: int

    @property
    def rows(self) -> int:
        """Return the number of rows of all tables."""
        return sum(facts.rows for facts in self.manifest.tables.values())


def back_up(url: str, store: Files, *, target: Path, is_forced: bool, tell: Tell) -> Outcome:
    """Write a backup of the database at ``url`` and the documents in ``store``; the bot may run meanwhile.

    The file appears under its name only when it is whole and on the disk.

    Raises:
        NotWanted: ``target`` is there and ``is_forced`` is False, or there is nothing to save yet.
        OSError: It cannot be written.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be read.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists():
        raise NotWanted(f"there is nothing to save yet: {parsed.database} is not there")
    with _appearing(target, is_forced=is_forced) as stream, ArchiveWriter(stream) as writer:
        manifest = _save(url, store, writer, tell)
    return Outcome(manifest, target.stat().st_size)


def _save(url: str, store: Files, writer: ArchiveWriter, tell: Tell) -> Manifest:
    now = datetime.now(UTC)
    with tempfile.TemporaryFile() as names:  # of documents: there may be more than fit into memory
        try:
            with open_snapshot(url) as snapshot:
                revision, tables = snapshot.revision, _save_tables(snapshot, writer, tell)
                count = sum(names.write(f"{sha256}\n".encode()) > 0 for sha256 in snapshot.file_hashes())
        except UnknownContent as error:
            raise NotWanted(str(error)) from error
        missing = _save_files(names, store, writer, of=count, tell=tell)
    manifest = Manifest(
        loket=loket_version(),
        made_at=now,
        revision=revision,
        tables=tables,
        files=writer.file_facts(missing=missing),
    )
    writer.add_manifest(manifest)
    return manifest


def _save_tables(snapshot: Snapshot, writer: ArchiveWriter, tell: Tell) -> dict[str, TableFacts]:
    counts = {name: snapshot.count(name) for name in snapshot.tables}
    of, done, tables = sum(counts.values()), 0, {}

    def counted(name: str) -> Iterator[bytes]:
        nonlocal done
        for line in snapshot.rows(name):
            yield line
            done += 1
            if done % _NEWS == 0 or done == of:
                tell("rows", done, of=of)

    for name in counts:
        rows, sha256 = writer.add_table(name, counted(name))
        tables[name] = TableFacts(rows=rows, sha256=sha256, highest_id=snapshot.highest_id(name))
    return tables


def _save_files(names: IO[bytes], store: Files, writer: ArchiveWriter, *, of: int, tell: Tell) -> tuple[str, ...]:
    missing = []
    names.seek(0)
    for done, line in enumerate(names, start=1):
        sha256 = line.decode().strip()
        try:
            is_sound = writer.add_file(sha256, store.load(sha256))
        except FileNotFoundError:
            is_sound = False
        if not is_sound:
            missing.append(sha256)
        tell("files", done, of=of)
    return tuple(missing)


@contextmanager
def _appearing(target: Path, *, is_forced: bool) -> Iterator[IO[bytes]]:
    """Yield a file that only its owner may read; it gets its name when the block ends well, and is gone when not."""
    _refuse_to_overwrite(target, is_forced=is_forced)
    descriptor, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _refuse_to_overwrite(target, is_forced=is_forced)
        Path(part).replace(target)
        sync_folder(target.parent)
    finally:
        Path(part).unlink(missing_ok=True)


def _refuse_to_overwrite(target: Path, *, is_forced: bool) -> None:
    if target.exists() and not is_forced:
        raise NotWanted(f"{target} is there already: choose another name, or add --force")


def restore(url: str, store: Files, *, source: Path, is_forced: bool, tell: Tell) -> Outcome:
    """Bring a backup back: the whole file is checked before anything is touched, and the database is replaced last.

    The bot must not run. Documents that are there and not in the backup stay.

    Raises:
        ArchiveError: The file is no backup, is cut off or damaged, or comes from a newer program.
        NotWanted: There are rows or documents already and ``is_forced`` is False.
        storage.replacement.StillInUse: A program has the database open.
        OSError: Something cannot be read or written.
        sqlalchemy.exc.SQLAlchemyError: The database cannot be written.
    """
    size = source.stat().st_size
    manifest = check(source, tell=lambda done: tell("check", done, of=size))
    if not is_known(manifest.revision):
        raise ArchiveError(f"{source}: was made by a newer loket ({manifest.loket}): update this one first")
    if not is_forced:
        _refuse_to_replace(url, store)
    with replacement(url, revision=manifest.revision) as connection:
        _bring_back(source, manifest, connection, store, lambda done: tell("restore", done, of=size))
    return Outcome(manifest, size)


def _refuse_to_replace(url: str, store: Files) -> None:
    if is_filled(url):
        where = make_url(url).render_as_string(hide_password=True)
        raise NotWanted(f"the database {where} is not empty: add --force to replace all that is in it")
    if not store.is_empty():
        raise NotWanted(
            f"{store.where} is not empty: add --force to put the documents of the backup beside those there"
        )


def _bring_back(
    source: Path, manifest: Manifest, connection: Connection, store: Files, tell: Callable[[int], None]
) -> None:
    tables = reflect(connection)
    if set(tables) != set(manifest.tables):
        raise ArchiveError(f"{source}: its tables are not those of revision {manifest.revision}")
    with readable(source):
        for piece in pieces(source, tell=tell):
            if isinstance(piece, Manifest):
                break
            if piece.table:
                _refill(source, connection, tables[piece.table], piece)
            else:
                store.save(piece.content.read())
    for name, facts in manifest.tables.items():
        go_on_counting(connection, tables[name], after=facts.highest_id)


def _refill(source: Path, connection: Connection, table: Table, piece: Piece) -> None:
    try:
        refill(connection, table, piece.content)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveError(f"{source}: a row of {table.name} does not fit: {error}") from error
