"""Files in an object store that speaks S3: a bucket of the office's own server or of a provider."""

import asyncio
import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from storage.files import StoreAwayError, relative_name

CONNECT_SECONDS: Final = 5
CALL_SECONDS: Final = 30
MOST_RETRIES: Final = 2
RETRY_SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where the objects are, and who asks.

    Attributes:
        prefix: What every name begins with, without a slash at its end; may be empty.
        endpoint: The server's address; empty for Amazon's own.
        access_key: With ``secret_key``; both empty: what the machine's ``AWS_...`` variables or its role give.
    """

    name: str
    prefix: str = ""
    endpoint: str = ""
    region: str = "us-east-1"
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)


class ObjectStore:
    """A bucket of files. What fails for a moment is tried again at once, and then told as StoreAwayError."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket
        self._store = _opened(bucket)

    @property
    def where(self) -> str:
        """Name the bucket."""
        at = f" at {self.bucket.endpoint}" if self.bucket.endpoint else ""
        return "s3://" + "/".join(filter(None, (self.bucket.name, self.bucket.prefix))) + at

    async def store(self, content: bytes) -> str:
        """Put the bytes, and return their hash once the store has said that it keeps them."""
        return await asyncio.to_thread(self.save, content)

    async def read(self, sha256: str) -> bytes:
        """Return a file's bytes; raises FileNotFoundError when there are none by that hash."""
        return await asyncio.to_thread(self.load, sha256)

    async def remove(self, sha256: str) -> None:
        """Delete a file; one that is not there is no mistake."""
        await asyncio.to_thread(self.delete, relative_name(sha256))

    def load(self, sha256: str) -> bytes:
        """Return a file's bytes as `read` does."""
        return self.get(relative_name(sha256))

    def save(self, content: bytes) -> str:
        """Put the bytes as `store` does."""
        sha256 = hashlib.sha256(content).hexdigest()
        self.put(relative_name(sha256), content)
        return sha256

    def is_empty(self) -> bool:
        """Tell whether nothing is stored yet below the prefix."""
        try:
            return not next(iter(self._store.list(chunk_size=1)), [])
        except (BaseError, OSError) as error:
            raise self._away(error) from None

    def put(self, name: str, content: bytes) -> None:
        """Write an object of any name."""
        try:
            obstore.put(self._store, name, content)
        except (BaseError, OSError) as error:  # a bucket that is not there is told as a missing file
            raise self._away(error) from None

    def get(self, name: str) -> bytes:
        """Read an object of any name; raises FileNotFoundError when there is none."""
        try:
            return bytes(obstore.get(self._store, name).bytes())
        except FileNotFoundError as error:
            if _says(error, "NoSuchBucket"):
                raise self._away(error) from None
            raise FileNotFoundError(f"{self.where}: there is no {name}") from None
        except (BaseError, OSError) as error:
            raise self._away(error) from None

    def delete(self, name: str) -> None:
        """Delete an object of any name; one that is not there is no mistake."""
        try:
            obstore.delete(self._store, name)
        except FileNotFoundError as error:
            if _says(error, "NoSuchBucket"):
                raise self._away(error) from None
        except (BaseError, OSError) as error:
            raise self._away(error) from None

    def _away(self, error: Exception) -> StoreAwayError:
        """Say in one line what is wrong; the library's own text runs over many, and none of it is needed."""
        if _says(error, "NoSuchBucket"):
            return StoreAwayError(
                f"{self.where}: there is no such bucket", cure="make the bucket, or correct files.url"
            )
        if isinstance(error, UnauthenticatedError | PermissionDeniedError):
            cure = "check files.access_key and files.secret_key, and that they may read, write, list and delete there"
            return StoreAwayError(f"{self.where}: refused these keys", cure=cure)
        cure = "check files.url and files.endpoint, and that the server runs and can be reached from here"
        return StoreAwayError(f"{self.where}: no answer that helps ({type(error).__name__})", cure=cure)


def _opened(bucket: Bucket) -> S3Store:
    keys: dict[str, Any] = {"access_key_id": bucket.access_key, "secret_access_key": bucket.secret_key}
    place: dict[str, Any] = {"endpoint": bucket.endpoint} if bucket.endpoint else {}
    return S3Store(
        bucket.name,
        prefix=bucket.prefix or None,
        region=bucket.region,
        virtual_hosted_style_request=False,  # most servers beside Amazon's know only the bucket in the path
        client_options={
            "allow_http": bucket.endpoint.startswith("http://"),
            "connect_timeout": timedelta(seconds=CONNECT_SECONDS),
            "timeout": timedelta(seconds=CALL_SECONDS),
        },
        retry_config={"max_retries": MOST_RETRIES, "retry_timeout": timedelta(seconds=RETRY_SECONDS)},
        **place,
        **(keys if bucket.access_key else {}),
    )


def _says(error: Exception, code: str) -> bool:
    return f"<Code>{code}</Code>" in str(error)
