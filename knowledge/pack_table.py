"""One TOML table of a pack, read key by key; every mistake is noted and reading goes on."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import pack_toml
from knowledge.wording import Wording

ID_BYTES = 24
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a pack: the file, the line (from 1), what is wrong and how to mend it."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def is_slug(text: str) -> bool:
    """Is this short and plain enough to be an id that fits into a button's data?"""
    return len(text.encode()) <= ID_BYTES and _ID.fullmatch(text) is not None


def near(word: str, known: Collection[str]) -> str:
    """Say which known word was probably meant, or list them all; "" when none is known."""
    meant = process.extractOne(word, known, scorer=OSA.normalized_similarity, score_cutoff=0.6)
    if meant:
        return f'did you mean "{meant[0]}"?'
    return f"known: {', '.join(sorted(known))}" if known else ""


@dataclass(slots=True)
class Source:
    """One file of a pack: where it lies, the lines of its keys, and what was found wrong in it."""

    path: Path
    lines: pack_toml.Lines
    problems: list[Problem]
    offset: int = 0  # lines of the file before the TOML begins

    def note(self, line: int, message: str) -> None:
        """Remember a mistake on ``line`` of the file."""
        self.problems.append(Problem(self.path, line, message))


@dataclass(slots=True)
class Table:
    """A table at ``at`` in its file. Getters return something usable even where they note a mistake."""

    source: Source
    at: pack_toml.Path
    data: Mapping[str, object]
    asked: set[str] = field(default_factory=set)

    def line(self, *keys: str | int) -> int:
        """Return the file's line of a key of this table, or of the nearest thing around it."""
        path = (*self.at, *keys)
        while path and path not in self.source.lines:
            path = path[:-1]
        return self.source.lines.get(path, 1) + self.source.offset

    def note(self, message: str, *keys: str | int) -> None:
        """Remember a mistake at a key of this table."""
        self.source.note(self.line(*keys), message)

    def has(self, key: str) -> bool:
        """Does the table have this key? Asking makes the key a known one."""
        self.asked.add(key)
        return key in self.data

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.data:
            if key not in self.asked:
                self.note(f'unknown key "{key}": {near(key, self.asked)}', key)

    def _get(self, key: str, kind: type[_T], wanted: str, default: _T | None) -> _T | None:
        if not self.has(key):
            if default is None:
                self.note(f'"{key}" is missing: add {key} = {wanted}')
            return default
        value = self.data[key]
        if isinstance(value, kind) and not (isinstance(value, bool) and kind is not bool):
            return value
        self.note(f'"{key}" must be {wanted}, not {_kind(value)}', key)
        return default

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; empty strings are mistakes."""
        value = self._get(key, str, '"..."', default)
        if value is not None and key in self.data and not value.strip():
            self.note(f'"{key}" is empty: write something or remove the line', key)
        return (value or "").strip()

    def slug(self, key: str, default: str | None = None) -> str:
        """Return an id: lower-case letters, digits and hyphens, 24 bytes at most."""
        value = self.text(key, default)
        if value and not is_slug(value):
            self.note(f'"{value}" is no id: use a-z, 0-9 and hyphens between them, {ID_BYTES} letters at most', key)
        return value

    def one_of(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Return one of the allowed words; the first of them where the pack says something else."""
        value = self.text(key, default)
        if not value or value in allowed:
            return value or next(iter(allowed))
        self.note(f'"{key}" cannot be "{value}": {near(value, allowed)}', key)
        return next(iter(allowed))

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of strings."""
        values = self._get(key, list, '["...", "..."]', None if default is None else list(default))
        found = []
        for index, value in enumerate(values or ()):
            if isinstance(value, str) and value.strip():
                found.append(value.strip())
            else:
                self.note(f'every element of "{key}" must be a string with something in it', key, index)
        return tuple(found)

    def wording(self, key: str, default: Wording | None = None) -> Wording:
        """Return a sentence: a string (Indonesian) or a table with ``id`` and ``en``."""
        if self.has(key) and isinstance(self.data[key], dict):
            table = Table(self.source, (*self.at, key), self._table(key))
            wording = Wording(table.text("id"), table.text("en", ""))
            table.close()
            return wording
        if key not in self.data and default is not None:
            return default
        value = self._get(key, str, '{ id = "...", en = "..." }', None)
        if value is not None and not value.strip():
            self.note(f'"{key}" is empty: write the sentence', key)
        return Wording((value or "").strip())

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        return bool(self._get(key, bool, "true or false", default))

    def number(self, key: str, default: float) -> float:
        """Return a number greater than 0."""
        value = self._get(key, (int | float), "a number", default)  # type: ignore[arg-type]
        if value is not None and float(value) > 0:
            return float(value)
        if value is not None:
            self.note(f'"{key}" must be greater than 0', key)
        return default

    def day(self, key: str) -> date:
        """Return a date."""
        value = self._get(key, date, "2026-01-31 (a date without quotes)", None)
        if isinstance(value, datetime):
            self.note(f'"{key}" must be a date without a time', key)
            return value.date()
        return value or date.min

    def table(self, key: str) -> "Table | None":
        """Return a table, or None when there is none."""
        if not self.has(key):
            return None
        self._get(key, dict, "a table { ... }", {})
        return Table(self.source, (*self.at, key), self._table(key))

    def tables(self, key: str) -> list["Table"]:
        """Return the tables of an array of tables ``[[key]]``."""
        values: list[object] = self._get(key, list, f"tables that begin with [[{key}]]", []) or []
        if all(isinstance(value, dict) for value in values):
            return [
                Table(self.source, (*self.at, key, index), value)
                for index, value in enumerate(values)
                if isinstance(value, dict)
            ]
        self.note(f'"{key}" must be tables that begin with [[{key}]]', key)
        return []

    def _table(self, key: str) -> Mapping[str, object]:
        value = self.data.get(key)
        return value if isinstance(value, dict) else {}


def _kind(value: object) -> str:
    names = {str: "a string", bool: "true/false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "a table" if isinstance(value, dict) else "a date or time")
