"""Puts what is wrong with the settings into lines: file or variable, key, value, cure. Never a secret's value."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.logs import redact
from bot.settings import Settings
from knowledge.pack_toml import Lines

PREFIX: Final = "LOKET_"
TOKEN_VARIABLE: Final = "LOKET_TOKEN"  # noqa: S105 - the name of the variable, not its value
LONGEST_VALUE_SHOWN: Final = 60
LIKENESS_WORTH_NAMING: Final = 65
_TABLES: Final = frozenset({"units", "applications", "sla"})  # of which there may be several


def describe(error: ValidationError, *, path: Path, table: Mapping[str, Any], lines: Lines) -> tuple[str, ...]:
    """Put each validation error into a line.

    Args:
        error: What pydantic found.
        path: The settings file.
        table: What the file holds.
        lines: Where in it.
    """
    found = error.errors()
    # A list may be "too short" only because its members have mistakes of their own: say those.
    parents = {details["loc"][:depth] for details in found for depth in range(1, len(details["loc"]))}
    return tuple(
        _line(details, path=path, table=table, lines=lines)
        for details in found
        if details["type"] != "too_short" or details["loc"] not in parents
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of ``known`` that ``word`` was probably meant to be, or ``""``."""
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=LIKENESS_WORTH_NAMING)
    return best[0] if best else ""


def shown(value: object) -> str:
    """Write a value as the file has it, short and without anything secret."""
    text = redact(json.dumps(value, ensure_ascii=False, default=str))
    return text if len(text) <= LONGEST_VALUE_SHOWN else text[: LONGEST_VALUE_SHOWN - 1] + "…"


@dataclass(frozen=True)
class _Place:
    """A key in the model tree: the field it is (None when there is no such key) and the model around it."""

    model: type[BaseModel]
    field: FieldInfo | None

    @property
    def is_secret(self) -> bool:
        """Say whether the value may be one that nobody must see: a secret, or a whole section."""
        if self.field is None:
            return True
        return self.field.annotation is SecretStr or _inner_model(self.field) is not None

    @property
    def must(self) -> str:
        extra = self.field.json_schema_extra if self.field else None
        return str(extra["must"]) if isinstance(extra, dict) and "must" in extra else ""


def _place(keys: tuple[str | int, ...]) -> _Place:
    """Walk from the root along ``keys`` (list positions do not count)."""
    model: type[BaseModel] = Settings
    field: FieldInfo | None = None
    for key in keys:
        if isinstance(key, int) or key.isdecimal():
            continue
        if field is not None:
            inner = _inner_model(field)
            if inner is None:  # a table that is one value: its keys are the office's own
                break
            model = inner
        field = model.model_fields.get(key)
    return _Place(model, field)


def _inner_model(field: FieldInfo) -> type[BaseModel] | None:
    for candidate in (field.annotation, *getattr(field.annotation, "__args__", ())):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _line(details: ErrorDetails, *, path: Path, table: Mapping[str, Any], lines: Lines) -> str:
    """Put one validation error into a line: file, line, key, value, cure."""
    context = details.get("ctx", {})
    keys = (*details["loc"], *context.get("keys", ()))
    place = _place(keys)
    variable = _variable(keys)
    file = f"{path}{_spot(keys, lines)}"
    where = f"environment: {variable}" if variable else f"{file}: {_key(keys)}"
    if details["type"] == "missing":
        return f"{file}: {_key(keys)} is missing: must {place.must or 'be there'}"
    if details["type"] == "extra_forbidden":
        return f"{where}: no such key{_likely(str(keys[-1]), place.model)}"
    cure = _cure(details, place)
    value = _at(table, keys) if not variable else os.environ[variable]
    if value is None:
        return f"{where}: {cure}"
    if place.is_secret:
        return f"{where} (value not shown): {cure}"
    return f"{where} = {shown(value)}: {cure}"


def _spot(keys: tuple[str | int, ...], lines: Lines) -> str:
    """Return the line of a key, or of the table that it is missing from; empty where the file has neither."""
    path = tuple(int(key) if isinstance(key, str) and key.isdecimal() else key for key in keys)
    known = (lines[path[:depth]] for depth in range(len(path), 0, -1) if path[:depth] in lines)
    line = next(known, 0)
    return f", line {line}" if line else ""


def _cure(details: ErrorDetails, place: _Place) -> str:
    if details["type"] == "refused":
        return str(details.get("ctx", {})["cure"])
    if details["type"] in {"model_type", "model_attributes_type", "dict_type"}:
        return "must be a table of its own, [section] above its keys"
    return f"must {place.must}" if place.must else details["msg"].removeprefix("Input should ").strip()


def _likely(key: str, model: type[BaseModel]) -> str:
    near = nearest(key, model.model_fields)
    return f": did you mean {near}?" if near else f": take it out (there are {', '.join(model.model_fields)})"


def _key(keys: tuple[str | int, ...]) -> str:
    """Write a path of keys as people read it: ``telegram.mode``, ``[[units]] no. 2, chat_id``."""
    text = ""
    for key in keys:
        if isinstance(key, int) or key.isdecimal():
            text = f"[[{text}]] no. {int(key) + 1}" if text in _TABLES else f"{text} no. {int(key) + 1}"
        else:
            text += f"{', ' if ' no. ' in text else '.' if text else ''}{key}"
    return text


def _variable(keys: tuple[str | int, ...]) -> str:
    """Return the environment variable that set these keys, or ``""``."""
    wanted = {PREFIX + "__".join(map(str, keys[:depth])) for depth in range(1, len(keys) + 1)}
    if keys[:2] == ("telegram", "token"):
        wanted.add(TOKEN_VARIABLE)
    folded = {name.upper() for name in wanted}
    return next((name for name in sorted(os.environ) if name.upper() in folded and os.environ[name]), "")


def strange_variables() -> list[str]:
    """Describe the ``LOKET_SECTION__KEY`` variables whose section does not exist: nothing reads them."""
    found = []
    for name in sorted(os.environ):
        section, separator, _ = name.upper().removeprefix(PREFIX).partition("__")
        if name.upper().startswith(PREFIX) and separator and section.lower() not in Settings.model_fields:
            found.append(f"environment: {name}: no such section{_likely(section.lower(), Settings)}")
    return found


def _at(table: object, keys: tuple[str | int, ...]) -> object | None:
    for key in keys:
        if isinstance(table, list) and str(key).isdecimal() and int(key) < len(table):
            table = table[int(key)]
        elif isinstance(table, dict) and key in table:
            table = table[key]
        else:
            return None
    return table
