"""Kinds of columns that are the same on both databases, whatever either of them makes of it."""

import re
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")
_REPLACEMENT = chr(0xFFFD)


class Moment(TypeDecorator[datetime]):
    """An aware point in time, kept as UTC; SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time: it would mean another moment on another machine."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a time without a zone reached the database: {value!r}")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give every time its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text that somebody else wrote. What a database cannot keep becomes U+FFFD: NUL, and halves of a character."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace it: PostgreSQL refuses NUL, and neither database takes half a character."""
        return _UNKEEPABLE.sub(_REPLACEMENT, value) if value is not None else None
