"""Files by the hash of their bytes, outside the database and never under a sender's name."""

import asyncio
import hashlib
import os
import re
import tempfile
from pathlib import Path

_SHA256 = re.compile(r"[0-9a-f]{64}")


class FileStore:
    """A folder of files, each under the SHA-256 of its bytes; storing the same bytes twice is harmless."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def store(self, content: bytes) -> str:
        """Write the bytes so that they survive a power cut, and return their hash."""
        return await asyncio.to_thread(self._store, content)

    async def read(self, sha256: str) -> bytes:
        """Return a file's bytes; raises FileNotFoundError when there are none by that hash."""
        return await asyncio.to_thread(self.path(sha256).read_bytes)

    def path(self, sha256: str) -> Path:
        """Return where a file lies; raises ValueError for anything but a hash."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self.folder / sha256[:2] / sha256

    def _store(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".part-", delete=False) as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        Path(part.name).replace(target)
        _sync_folder(target.parent)
        return sha256


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
