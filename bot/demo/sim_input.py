"""What people send to the ``/sim`` routes, read field by field."""

import json
from typing import Any, Self, TypeVar

from aiohttp import BodyPartReader, web

from bot.demo.bot_api import read_part
from bot.demo.errors import SimError

T = TypeVar("T", str, int, float, bool, dict[str, Any], list[Any])

_NAMES = {
    int: "a whole number",
    str: "a string",
    bool: "true or false",
    float: "a number",
    dict: "an object",
    list: "a list",
}


class Body:
    """A JSON object or form from a person, read field by field."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    @classmethod
    def of(cls, fields: object) -> Self:
        """Return a body from what should be a JSON object."""
        if not isinstance(fields, dict):
            raise SimError("expected a JSON object")
        return cls(fields)

    def need(self, name: str, kind: type[T]) -> T:
        """Return a field that must be there."""
        value = self.get(name, kind)
        if value is None:
            raise SimError(f"{name!r} is missing; it is {_NAMES[kind]}")
        return value

    def get(self, name: str, kind: type[T]) -> T | None:
        """Return a field, or None."""
        value = self._fields.get(name)
        if value is None:
            return None
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return kind(value)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise SimError(f"{name!r} must be {_NAMES[kind]}, not {value!r}")
        if not _is_unicode(value):
            raise SimError(f"{name!r} has half a surrogate pair; no client sends that (see /sim/updates)")
        return value


def _is_unicode(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def query_number(request: web.Request, name: str) -> int:
    """Return a whole number from the query, 0 where there is none."""
    try:
        return max(0, int(request.query.get(name) or 0))
    except ValueError:
        raise SimError(f"{name!r} must be a whole number") from None


def fresh(answer: object) -> web.Response:
    """Return a JSON answer that nobody keeps."""
    return web.json_response(answer, headers={"Cache-Control": "no-store"})


async def read_body(request: web.Request) -> Body:
    """Return the JSON object in a request's body."""
    try:
        fields = json.loads(await request.read() or b"{}")
    except ValueError:
        raise SimError("the body is not JSON") from None
    if not isinstance(fields, dict):
        raise SimError("the body must be a JSON object")
    return Body(fields)


class Form:
    """A multipart form with one file."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.file: tuple[bytes, str, str] = (b"", "", "")

    def need(self, name: str) -> str:
        """Return a field that must be there."""
        value = self.fields.get(name)
        if not value:
            raise SimError(f"{name!r} is missing; it is a string")
        return value

    def integer(self, name: str) -> int | None:
        """Return a whole number, or None."""
        value = self.fields.get(name)
        if not value:
            return None
        try:
            return int(value)
        except ValueError:
            raise SimError(f"{name!r} must be a whole number, not {value!r}") from None


async def read_form(request: web.Request) -> Form:
    """Return the multipart form in a request's body."""
    if request.content_type != "multipart/form-data":
        raise SimError("the body must be multipart/form-data")
    form = Form()
    has_file = False
    reader = await request.multipart()
    while (part := await reader.next()) is not None:
        if not isinstance(part, BodyPartReader):
            raise SimError("the form has a form inside")
        content = await read_part(part)
        if part.name == "file":
            mime = part.headers.get("Content-Type", "").partition(";")[0]
            form.file = (content, part.filename or "", mime)
            has_file = True
        else:
            form.fields[part.name or ""] = content.decode(errors="replace")
    if not has_file:
        raise SimError("'file' is missing")
    return form
