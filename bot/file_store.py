"""The place for documents that the settings name, opened and tried out."""

import secrets
from typing import TYPE_CHECKING

from bot.finding import Finding
from bot.settings_files import Files as Settings
from storage.files import FileStore, StoreAwayError

if TYPE_CHECKING:
    from storage.object_store import ObjectStore

_TRIAL = b"loket doctor was here"


def open_files(settings: Settings) -> "FileStore | ObjectStore":
    """Return the store; nothing is asked of it yet."""
    if not settings.url:
        return FileStore(settings.folder)
    from storage.object_store import Bucket, ObjectStore  # noqa: PLC0415 - only few need it, and it is large

    name, prefix = settings.bucket
    return ObjectStore(
        Bucket(
            name=name,
            prefix=prefix,
            endpoint=settings.endpoint,
            region=settings.region,
            access_key=settings.access_key.get_secret_value(),
            secret_key=settings.secret_key.get_secret_value(),
        )
    )


def examine_object_store(store: "ObjectStore") -> Finding:
    """Write a small object, read it, list and delete it; say what of this fails, and the cure."""
    name = f"loket-doctor-{secrets.token_hex(8)}"
    try:
        store.put(name, _TRIAL)
        is_same = store.get(name) == _TRIAL
        is_listed = not store.is_empty()
        store.delete(name)
    except StoreAwayError as error:
        return Finding("files", is_ok=False, text=str(error), cure=error.cure)
    except FileNotFoundError:
        is_same = is_listed = False
    if not (is_same and is_listed):
        cure = "look whether something between here and the server keeps old answers, or cleans the bucket up"
        return Finding("files", is_ok=False, text=f"{store.where}: does not give back what was put there", cure=cure)
    return Finding("files", is_ok=True, text=f"{store.where}: writable")
