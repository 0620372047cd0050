"""Files that went up: stored once each, known by file ids."""

import hashlib
import mimetypes
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from bot.demo.errors import bad_request

MAX_UPLOAD = 50 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024
_FOLDERS = {
    "photo": "photos",
    "sticker": "stickers",
    "voice": "voice",
    "video": "videos",
    "audio": "music",
    "animation": "animations",
    "video_note": "video_notes",
}
_DEFAULTS = {
    "photo": ("photo.jpg", "image/jpeg"),
    "sticker": ("sticker.webp", "image/webp"),
    "voice": ("voice.ogg", "audio/ogg"),
    "video": ("video.mp4", "video/mp4"),
    "audio": ("lagu.mp3", "audio/mpeg"),
    "animation": ("animasi.mp4", "video/mp4"),
    "video_note": ("video_note.mp4", "video/mp4"),
    "document": ("file", "application/octet-stream"),
}
KINDS = tuple(_DEFAULTS)
_SOUNDS = {"voice": (("mime_type", "mime"),), "audio": (("file_name", "name"), ("mime_type", "mime"))}
_PICTURE = 100
_FIRST_FRAMES = range(0xC0, 0xD0)
_NO_FRAMES = (0xC4, 0xC8, 0xCC)


@dataclass(slots=True, eq=False)
class StoredFile:
    """One file. ``size`` is what Telegram says in bytes; only pretend claims make it differ from the content."""

    id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    content: bytes
    size: int
    path: str
    is_offered: bool = False

    def as_api(self) -> dict[str, Any] | list[dict[str, Any]]:
        """Return the value that a message carries under the name of its kind."""
        ids = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}
        if self.kind == "document":
            return {"file_name": self.name, "mime_type": self.mime, **ids}
        if self.kind in _SOUNDS:
            return {name: getattr(self, field) for name, field in _SOUNDS[self.kind]} | {"duration": 1, **ids}
        if self.kind == "video_note":
            return {"duration": 1, "length": 240, **ids}
        width, height = picture_size(self.content) or (_PICTURE, _PICTURE)
        if self.kind == "photo":
            return [{**ids, "width": width, "height": height}]
        if self.kind in {"video", "animation"}:
            named = {"duration": 1, "file_name": self.name, "mime_type": self.mime}
            return {**named, "width": width, "height": height, **ids}
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return {**shape, **ids}


class FileStore:
    """Every file of the world, in memory."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, StoredFile] = {}
        self.next_number = 1

    def __iter__(self) -> Iterator[StoredFile]:
        return iter(self._files.values())

    def add(self, kind: str, content: bytes, *, name: str = "", mime: str = "", size: int | None = None) -> StoredFile:
        """Keep a file under a new id."""
        default_name, default_mime = _DEFAULTS[kind]
        name = PurePath(name.replace("\\", "/")).name or default_name
        name, mime = _as_unicode(name), _as_unicode(mime)
        mime = mime or mimetypes.guess_type(name)[0] or default_mime
        number = self.next_number
        self.next_number += 1
        unique = hashlib.sha256(content).hexdigest()[:16]
        suffix = PurePath(name).suffix
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{number}{suffix}"
        size = len(content) if size is None else size
        stored = StoredFile(f"Demo-{kind}-{number}-{unique}", f"Uniq{unique}", kind, name, mime, content, size, path)
        self.put(stored)
        return stored

    def put(self, stored: StoredFile) -> None:
        """Keep a file under the id that it has."""
        self._files[stored.id] = stored
        self._paths[stored.path] = stored

    def find(self, file_id: str) -> StoredFile | None:
        """Return a file by id."""
        return self._files.get(file_id)

    def by_id(self, file_id: str, kind: str) -> StoredFile:
        """Return a file that is to be sent again.

        Raises:
            ApiError: 400 for an unknown id, a web address, or a file of another kind.
        """
        if file_id.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        stored = self._files.get(file_id)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored

    def offer(self, file_id: str) -> dict[str, Any]:
        """Return the Bot API's File object and let the file be fetched.

        Raises:
            ApiError: 400 for an unknown id and for files over 20 MB.
        """
        stored = self._files.get(file_id)
        if stored is None:
            raise bad_request("invalid file_id")
        if stored.size > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        stored.is_offered = True
        ids = {"file_id": stored.id, "file_unique_id": stored.unique_id}
        return {**ids, "file_size": stored.size, "file_path": stored.path}

    def at_path(self, path: str) -> StoredFile | None:
        """Return a file that getFile has offered."""
        stored = self._paths.get(path)
        return stored if stored and stored.is_offered else None


def _as_unicode(claim: str) -> str:
    """Headers may hold bytes that are no text; what a sender claims in them becomes text here."""
    return claim.encode(errors="replace").decode()


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG, GIF, WebP or JPEG; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:  # noqa: PLR2004
        return struct.unpack(">II", content[16:24])
    if content.startswith((b"GIF87a", b"GIF89a")) and len(content) >= 10:  # noqa: PLR2004
        return struct.unpack("<HH", content[6:10])
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _PICTURE, _PICTURE
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004
        marker = content[at + 1]
        if marker in _FIRST_FRAMES and marker not in _NO_FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return _PICTURE, _PICTURE
