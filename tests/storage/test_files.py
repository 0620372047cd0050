"""The file store: by hash, never by a sender's name."""

import hashlib
from pathlib import Path

import pytest

from storage.files import FileStore


async def test_the_same_bytes_are_one_file_and_come_back(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "files")
    first, second = await store.store(b"%PDF-1"), await store.store(b"%PDF-1")
    assert first == second == hashlib.sha256(b"%PDF-1").hexdigest()
    assert await store.read(first) == b"%PDF-1"
    assert [path.name for path in (tmp_path / "files").rglob("*") if path.is_file()] == [first]


async def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    for name in ("../../etc/passwd", "", "A" * 64, "a" * 63, f"{'a' * 64}\n", f"{'a' * 62}/.."):
        with pytest.raises(ValueError, match="not a SHA-256"):
            await store.read(name)


async def test_a_hash_that_was_never_stored_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await FileStore(tmp_path).read("0" * 64)


async def test_a_half_written_file_is_never_taken_for_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileStore(tmp_path)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("storage.files.os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            await store.store(b"x" * 100)
    sha256 = hashlib.sha256(b"x" * 100).hexdigest()
    assert not store.path(sha256).exists()
    assert await store.store(b"x" * 100) == sha256
    assert await store.read(sha256) == b"x" * 100
