"""How a tap travels: as its type's code and its values, in the few bytes that Telegram keeps with a button."""

from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import ClassVar

LONGEST = 64  # bytes that Telegram keeps with a button


@dataclass(frozen=True, slots=True)
class Tap:
    """What a tap means. ``code`` is its short name on the wire; codes are never given to another type."""

    code: ClassVar[str]


@cache
def _types() -> dict[str, type[Tap]]:
    return {kind.code: kind for kind in Tap.__subclasses__()}


def encode(tap: Tap) -> str:
    """Return a tap as callback data; raises ValueError when it does not fit."""
    given = (getattr(tap, field.name) for field in fields(tap))  # flat: no need for astuple, which is slow
    values = [str(int(value)) if isinstance(value, bool) else str(value) for value in given]
    data = ":".join([tap.code, *values])
    if len(data.encode()) > LONGEST or any(":" in value for value in values):
        raise ValueError(f"a button cannot carry {data!r}")
    return data


@lru_cache(maxsize=256)  # every route asks anew what a tap means
def decode(data: str) -> Tap | None:
    """Return what callback data means, or None for data of another age, or from nobody's button."""
    code, *values = data.split(":")
    kind = _types().get(code)
    if kind is None or len(values) != len(fields(kind)):
        return None
    try:
        return kind(*(_parse(field.type, value) for field, value in zip(fields(kind), values, strict=True)))
    except ValueError:
        return None


def kind_of(data: str) -> type[Tap] | None:
    """Return the type that callback data is of, whether its values can be read or not."""
    return _types().get(data.partition(":")[0])


def _parse(kind: object, value: str) -> int | bool | str:
    if kind is str:
        return value
    if not value.isascii() or not value.isdigit() or len(value) > len(str(2**63)) - 1:
        raise ValueError(value)
    return bool(int(value)) if kind is bool else int(value)
