"""The form of a backup: a gzipped tar, written and read in one pass, every byte of it under a SHA-256.

tables/<name>/000001.jsonl    rows, one JSON object a line, in pieces so that none has to fit into memory
files/<sha256>                the documents that the rows name, each under the hash of its bytes
manifest.json                 last, so that an archive which has it is whole
"""

import gzip
import hashlib
import io
import re
import tarfile
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final, Literal, Self, cast

from pydantic import BaseModel, ConfigDict, ValidationError

MANIFEST: Final = "manifest.json"
LARGEST_MANIFEST: Final = 16 * 1024 * 1024  # bytes
PIECE: Final = 1024 * 1024  # bytes of rows in one member; a single longer row makes it longer
_BLOCK: Final = 256 * 1024
_TABLE: Final = re.compile(r"tables/([a-z_][a-z0-9_]{0,62})/(\d{6})\.jsonl")
_FILE: Final = re.compile(r"files/([0-9a-f]{64})")
_BROKEN: Final = (EOFError, gzip.BadGzipFile, zlib.error, tarfile.TarError)


class ArchiveError(Exception):
    """The file is no backup that can be restored; the text says why in one line."""


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TableFacts(_Facts):
    """What a table held.

    Attributes:
        rows: How many rows.
        sha256: Of all its lines, one after the other.
        highest_id: The highest number it ever gave.
    """

    rows: int
    sha256: str
    highest_id: int | None


class FileFacts(_Facts):
    """What the files are.

    Attributes:
        count: How many.
        sha256: Of their names, one after the other; the names are the hashes of the bytes.
        missing: Names that the rows hold but whose bytes were gone or damaged when the backup was made.
    """

    count: int
    sha256: str
    missing: tuple[str, ...]


class Manifest(_Facts):
    """What an archive holds, and of which schema."""

    format: Literal[1] = 1
    loket: str
    made_at: datetime
    revision: str
    tables: dict[str, TableFacts]
    files: FileFacts


@dataclass(frozen=True, slots=True)
class Piece:
    """A member of an archive: rows of ``table``, or the file ``sha256``; the other one is empty."""

    table: str
    sha256: str
    content: IO[bytes]


class ArchiveWriter:
    """Writes an archive into a stream, member by member, and ends it with the block."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._gzip = gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=6)
        self._tar = tarfile.open(fileobj=self._gzip, mode="w|")  # noqa: SIM115 - closed by `_close`
        self._names = hashlib.sha256()
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if kind is None:
            self._close()
            return
        with suppress(OSError):  # a full disk, told already
            self._close()

    def add_table(self, name: str, lines: Iterable[bytes]) -> tuple[int, str]:
        """Write a table's rows and return how many there were and their SHA-256."""
        whole, piece, rows, number = hashlib.sha256(), bytearray(), 0, 1
        for line in lines:
            rows += 1
            piece += line
            whole.update(line)
            if len(piece) >= PIECE:
                self._add(f"tables/{name}/{number:06}.jsonl", io.BytesIO(piece), len(piece))
                piece, number = bytearray(), number + 1
        if piece:
            self._add(f"tables/{name}/{number:06}.jsonl", io.BytesIO(piece), len(piece))
        return rows, whole.hexdigest()

    def add_file(self, sha256: str, content: bytes) -> bool:
        """Write a file; False when its bytes are not those of its name."""
        if hashlib.sha256(content).hexdigest() != sha256:
            return False
        self._add(f"files/{sha256}", io.BytesIO(content), len(content))
        self._names.update(sha256.encode())
        self._files += 1
        return True

    def file_facts(self, *, missing: tuple[str, ...]) -> FileFacts:
        """Return what the manifest tells of the files written so far."""
        return FileFacts(count=self._files, sha256=self._names.hexdigest(), missing=missing)

    def add_manifest(self, manifest: Manifest) -> None:
        """Write the manifest, the last member."""
        text = manifest.model_dump_json(indent=2).encode()
        self._add(MANIFEST, io.BytesIO(text), len(text))

    def _close(self) -> None:
        self._tar.close()
        self._gzip.close()

    def _add(self, name: str, content: IO[bytes], size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode, member.mtime = size, 0o600, int(time.time())
        self._tar.addfile(member, content)
        self._tar.members = []  # type: ignore[attr-defined]  # or every name would stay in memory


def pieces(path: Path, *, tell: Callable[[int], None]) -> Iterator[Piece | Manifest]:
    """Yield the members of an archive in order, the manifest last; ``tell`` hears how many bytes of it are read.

    Nothing is unpacked anywhere, and only names of the known forms are let through.

    Raises:
        ArchiveError: It is cut off, damaged, or something else than a backup.
    """
    with path.open("rb") as raw, readable(path), gzip.open(raw) as unpacked:
        with tarfile.open(fileobj=unpacked, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() else None
                if content is None:
                    raise ArchiveError(f"{path}: is no backup of loket: it holds {member.name!a}")
                yield _piece(path, member, content)
                tar.members = []  # type: ignore[attr-defined]  # as above
                tell(raw.tell())
        while unpacked.read(_BLOCK):  # to the end, where gzip's own checksum stands
            pass


def _piece(path: Path, member: tarfile.TarInfo, content: IO[bytes]) -> Piece | Manifest:
    if match := _TABLE.fullmatch(member.name):
        return Piece(match[1], "", content)
    if match := _FILE.fullmatch(member.name):
        return Piece("", match[1], content)
    if member.name != MANIFEST or member.size > LARGEST_MANIFEST:
        raise ArchiveError(f"{path}: is no backup of loket: it holds {member.name!a}")
    try:
        return Manifest.model_validate_json(content.read())
    except ValidationError as error:
        raise ArchiveError(f"{path}: its manifest cannot be read by this version of loket") from error


def check(path: Path, *, tell: Callable[[int], None]) -> Manifest:
    """Read an archive to its end, compare every hash and count with its manifest, and return that.

    Raises:
        ArchiveError: Something differs or is missing; nothing but reading has happened.
    """
    tally = _Tally()
    manifest: Manifest | None = None
    with readable(path):
        for piece in pieces(path, tell=tell):
            if manifest is not None:
                raise ArchiveError(f"{path}: is no backup of loket: something follows its manifest")
            if isinstance(piece, Manifest):
                manifest = piece
            elif not tally.take(piece):
                raise ArchiveError(f"{path}: is damaged: the bytes of files/{piece.sha256} are not those of its name")
    if manifest is None:
        raise ArchiveError(f"{path}: is cut off: its manifest is missing")
    for difference in tally.differences(manifest):
        raise ArchiveError(f"{path}: is damaged: {difference}")
    return manifest


class _Tally:
    """What an archive really holds, to be held against its manifest."""

    def __init__(self) -> None:
        self._rows: Counter[str] = Counter()
        self._hashes: defaultdict[str, Any] = defaultdict(hashlib.sha256)
        self._names = hashlib.sha256()
        self._files = 0

    def take(self, piece: Piece) -> bool:
        """Count a member; False when a file's bytes are not those of its name."""
        if not piece.table:
            self._names.update(piece.sha256.encode())
            self._files += 1
            content = cast("io.BufferedReader", piece.content)
            return hashlib.file_digest(content, "sha256").hexdigest() == piece.sha256
        while block := piece.content.read(_BLOCK):
            self._hashes[piece.table].update(block)
            self._rows[piece.table] += block.count(b"\n")
        return True

    def differences(self, manifest: Manifest) -> Iterator[str]:
        """Yield what the manifest says otherwise."""
        for name in sorted({*self._hashes, *manifest.tables}):
            told = manifest.tables.get(name)
            if told is None or (self._rows[name], self._hashes[name].hexdigest()) != (told.rows, told.sha256):
                yield f"the rows of {name} are not those that its manifest tells of"
        if (self._files, self._names.hexdigest()) != (manifest.files.count, manifest.files.sha256):
            yield "its files are not those that its manifest tells of"


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what a damaged or foreign file raises, here or while a member is read, into an ArchiveError."""
    try:
        yield
    except gzip.BadGzipFile as error:
        raise ArchiveError(f"{path}: is no backup of loket, or damaged: {error}") from error
    except _BROKEN as error:
        raise ArchiveError(f"{path}: is cut off or damaged: {error}") from error
