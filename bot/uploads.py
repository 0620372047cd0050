"""Files that the desk itself sends: named in the outbox, read when the call is made.

A parameter of the form ``{"stored": sha256, "name": ...}`` is a file of the store; ``{"content": text, "name": ...}``
is a small one that stands in the row itself.
"""

import mimetypes
from collections.abc import Mapping
from typing import Any

from bot.bot_api import Upload
from storage.files import Files


async def detach(payload: Mapping[str, Any], files: Files) -> tuple[dict[str, Any], list[Upload]]:
    """Return a call's other parameters, and the files that go up with it. Raises FileNotFoundError for a lost one."""
    parameters, uploads = dict(payload), []
    for parameter, value in payload.items():
        if not isinstance(value, Mapping) or not {"stored", "content"} & value.keys():
            continue
        del parameters[parameter]
        content = await files.read(value["stored"]) if "stored" in value else str(value["content"]).encode()
        name = _safe(str(value["name"]))
        uploads.append(Upload(parameter, name, mimetypes.guess_type(name)[0] or "application/octet-stream", content))
    return parameters, uploads


def _safe(name: str) -> str:
    """Return a file's name without what could end or leave the header that it travels in."""
    kept = "".join(letter for letter in name if letter.isprintable() and letter not in '"\\/')
    return kept.strip() or "file"
