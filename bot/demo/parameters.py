"""Parameters of a Bot API call: whatever way they came, read by type."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.demo.errors import bad_request

_NOT_UTF8 = "strings must be encoded in UTF-8"
_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file inside a multipart body."""

    name: str
    mime: str
    content: bytes

    def as_parameter(self) -> dict[str, Any]:
        """Return what the log of calls keeps of it."""
        return {"file_name": self.name, "size": len(self.content)}


class Parameters:
    """What a call was given: strings from a query or form, JSON values from a JSON body, files by field name."""

    def __init__(self, values: Mapping[str, Any], *, uploads: Mapping[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def as_recorded(self) -> dict[str, Any]:
        """Return what the log of calls keeps."""
        if not self.uploads:
            return dict(self.values)
        return {**self.values, **{name: upload.as_parameter() for name, upload in self.uploads.items()}}

    def text(self, name: str) -> str:
        """Return a string, empty where there is none."""
        value = self.values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise bad_request(f'parameter "{name}" must be of type String')
        return value

    def integer(self, name: str) -> int | None:
        """Return a whole number, None where there is none."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, bool) or not isinstance(value, (int, str)):
            raise bad_request(f'parameter "{name}" must be of type Integer')
        try:
            return int(value)
        except ValueError:
            raise bad_request(f'parameter "{name}" must be of type Integer') from None

    def flag(self, name: str) -> bool:
        """Return a boolean, False where there is none."""
        value = self.values.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        known = _BOOLEANS.get(str(value).lower())
        if known is None:
            raise bad_request(f'parameter "{name}" must be of type Boolean')
        return known

    def decoded(self, name: str) -> object:
        """Return a JSON value, whether it came as JSON or as a string of JSON; None where there is none."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return checked_unicode(json.loads(value), source=value)
        except json.JSONDecodeError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def record(self, name: str) -> dict[str, Any] | None:
        """Return a JSON object, None where there is none."""
        value = self.decoded(name)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"can't parse {name} JSON object: Object expected")
        return value

    def array(self, name: str) -> list[Any] | None:
        """Return a JSON array, None where there is none."""
        value = self.decoded(name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"can't parse {name} JSON object: Array expected")
        return value


def as_utf8(value: object) -> bytes:
    """Return JSON in UTF-8; half surrogate pairs, which UTF-8 does not know, stay escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def checked_unicode(value: object, *, source: str) -> object:
    """Return what was read from a JSON ``source``, if all of its strings are Unicode.

    Raises:
        ApiError: 400 where half a surrogate pair was smuggled in by an escape.
    """
    if "\\ud" in source or "\\uD" in source:
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise bad_request(_NOT_UTF8) from None
    return value
