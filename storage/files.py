"""Files by the hash of their bytes, outside the database and never under a sender's name."""

import asyncio
import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import Final, Protocol

_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class StoreAwayError(OSError):
    """The store gives no answer that helps; ``cure`` says what to look at. Its text holds no secret."""

    def __init__(self, text: str, *, cure: str) -> None:
        super().__init__(text)
        self.cure = cure


class Files(Protocol):
    """A place for files, each under the SHA-256 of its bytes; storing the same bytes twice is harmless.

    What cannot be reached now raises OSError: nothing is lost, and it is tried again later. `load`, `save` and
    `is_empty` block; they are for programs that have nothing else to do.
    """

    @property
    def where(self) -> str:
        """Name the place as people read it; no secret is in it."""
        ...

    async def store(self, content: bytes) -> str:
        """Write the bytes so that they survive a power cut, and return their hash."""
        ...

    async def read(self, sha256: str) -> bytes:
        """Return a file's bytes; raises FileNotFoundError when there are none by that hash."""
        ...

    async def remove(self, sha256: str) -> None:
        """Delete a file; one that is not there is no mistake."""
        ...

    def load(self, sha256: str) -> bytes:
        """Return a file's bytes as `read` does."""
        ...

    def save(self, content: bytes) -> str:
        """Write the bytes as `store` does, over damaged ones of the same name as well."""
        ...

    def is_empty(self) -> bool:
        """Tell whether nothing is stored yet."""
        ...


def relative_name(sha256: str) -> str:
    """Return where a file lies below the store's own place; raises ValueError for anything but a hash."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"not a SHA-256: {sha256!r}")
    return f"{sha256[:2]}/{sha256}"


class FileStore:
    """A folder of files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def where(self) -> str:
        """Name the folder."""
        return str(self.folder)

    async def store(self, content: bytes) -> str:
        """Write the bytes so that they survive a power cut, and return their hash."""
        return await asyncio.to_thread(self._store, content)

    async def read(self, sha256: str) -> bytes:
        """Return a file's bytes; raises FileNotFoundError when there are none by that hash."""
        return await asyncio.to_thread(self.load, sha256)

    async def remove(self, sha256: str) -> None:
        """Delete a file; one that is not there is no mistake."""
        await asyncio.to_thread(self.path(sha256).unlink, missing_ok=True)

    def path(self, sha256: str) -> Path:
        """Return where a file lies; raises ValueError for anything but a hash."""
        return self.folder / relative_name(sha256)

    def load(self, sha256: str) -> bytes:
        """Return a file's bytes as `read` does."""
        return self.path(sha256).read_bytes()

    def save(self, content: bytes) -> str:
        """Write the bytes as `store` does, over damaged ones of the same name as well."""
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".part-", delete=False) as part:
            try:
                part.write(content)
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).replace(target)
            finally:
                Path(part.name).unlink(missing_ok=True)
        sync_folder(target.parent)
        return sha256

    def is_empty(self) -> bool:
        """Tell whether nothing is stored yet."""
        return not self.folder.exists() or not any(self.folder.iterdir())

    def _store(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        return sha256 if self.path(sha256).exists() else self.save(content)


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
