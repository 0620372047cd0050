"""Reads the settings, one TOML file overlaid by ``LOKET_...`` variables, and names every mistake in them."""

import os
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import SettingsError as VariableError
from sqlalchemy.engine import make_url

from bot.logs import redact
from bot.mistakes import PREFIX, TOKEN_VARIABLE, describe, nearest, shown, strange_variables
from bot.office_hours import HoursMistakes, office_hours
from bot.settings import (
    BUILT_IN_PACKS,
    Database,
    Health,
    Limits,
    Mode,
    Office,
    Settings,
    Telegram,
    Tickets,
    Unit,
    Webhook,
)
from bot.settings_files import Files
from bot.settings_hours import Hours
from bot.settings_knowledge import Knowledge
from knowledge.pack_toml import Lines, parse

__all__ = [
    "BUILT_IN_PACKS",
    "Database",
    "Files",
    "Health",
    "Limits",
    "Mode",
    "Office",
    "Settings",
    "SettingsError",
    "Telegram",
    "Tickets",
    "Unit",
    "Webhook",
    "load_settings",
]


class SettingsError(Exception):
    """The settings cannot be used.

    Attributes:
        problems: One line each: file, key, the value given (never a secret's) and the cure.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def load_settings(path: Path) -> Settings:
    """Read the file at ``path`` and the environment, which wins.

    Relative paths (files.folder, an sqlite database, pack folders, knowledge.questions) begin at the file's folder.

    Raises:
        SettingsError: The file is not there, is not TOML, or holds something that cannot be used.
    """
    table, lines = _read_toml(path)
    strangers = tuple(strange_variables())
    try:
        read = _Layers(**table)
    except ValidationError as error:
        raise SettingsError(strangers + describe(error, path=path, table=table, lines=lines)) from None
    except VariableError as error:
        # Its text names field and source, never the value.
        raise SettingsError((*strangers, f"environment: {error}: lists and tables are written as JSON")) from None
    if strangers:
        raise SettingsError(strangers)
    settings = _settle_paths(Settings.model_validate(dict(read)), path=path)
    try:
        office_hours(settings)
    except HoursMistakes as mistakes:
        raise SettingsError(tuple(_placed(problem, path) for problem in mistakes.problems)) from None
    return settings


class _TokenVariable(PydanticBaseSettingsSource):
    """``LOKET_TOKEN``, the short name of the one setting that most offices keep out of the file."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        del field
        return None, field_name, False

    def __call__(self) -> dict[str, Any]:
        token = os.environ.get(TOKEN_VARIABLE, "")
        return {"telegram": {"token": token}} if token else {}


class _Layers(Settings, BaseSettings):
    """The settings with the environment laid over the file."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - named by the base class
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the same
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return _TokenVariable(settings_cls), env_settings, init_settings


def _placed(problem: str, path: Path) -> str:
    """Return a problem with the settings file before it, unless it names another."""
    return problem if problem.startswith("/") else f"{path}: {problem}"


def _read_toml(path: Path) -> tuple[dict[str, Any], Lines]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text), parse(text)[1]
    except FileNotFoundError:
        cure = f"is not there: copy config.example.toml to {path} and fill it in"
        raise SettingsError((f"{path}: {cure}",)) from None
    except IsADirectoryError:
        raise SettingsError((f"{path}: is a folder: name the file in it, e.g. {path / 'config.toml'}",)) from None
    except UnicodeDecodeError as error:
        raise SettingsError((f"{path}: byte {error.start + 1} is not UTF-8: save the file as UTF-8",)) from None
    except OSError as error:
        raise SettingsError((f"{path}: cannot be read: {error.strerror}",)) from None
    except tomllib.TOMLDecodeError as error:
        where = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", str(error))
        text = str(error)[: where.start()] if where else str(error)
        spot = f", line {where[1]}, column {where[2]}" if where and where[1] else ", at its end"
        raise SettingsError((f"{path}{spot}: not TOML: {redact(text)}",)) from None


def _settle_paths(settings: Settings, *, path: Path) -> Settings:
    """Make every relative path absolute, from the folder that the file is in."""
    folder = path.resolve().parent
    url = make_url(settings.database.url)
    if url.drivername.startswith("sqlite") and url.database and not url.database.startswith("file:"):
        url = url.set(database=str(folder / url.database))
    packs, problems = [], []
    for pack in settings.packs:
        where = folder / Path(pack).expanduser()
        if pack in BUILT_IN_PACKS:
            packs.append(pack)
        elif (where / "service.toml").is_file():
            packs.append(str(where))
        else:
            problems.append(f"{path}: packs: {shown(pack)}: {_pack_cure(pack, where)}")
    if problems:
        raise SettingsError(tuple(problems))
    return settings.model_copy(
        update={
            "database": Database(url=url.render_as_string(hide_password=False)),
            "hours": _settle_overrides(settings.hours, folder),
            "knowledge": _settle_questions(settings.knowledge, folder),
            "files": settings.files.model_copy(update={"folder": folder / settings.files.folder.expanduser()}),
            "packs": tuple(packs),
        }
    )


def _settle_overrides(hours: Hours, folder: Path) -> Hours:
    if not hours.overrides:
        return hours
    return hours.model_copy(update={"overrides": str(folder / Path(hours.overrides).expanduser())})


def _settle_questions(knowledge: Knowledge, folder: Path) -> Knowledge:
    if not knowledge.questions:
        return knowledge
    return knowledge.model_copy(update={"questions": str(folder / Path(knowledge.questions).expanduser())})


def _pack_cure(pack: str, where: Path) -> str:
    if where.is_dir():
        return f"the folder {where} holds no service.toml: a pack begins with one"
    if near := nearest(pack, BUILT_IN_PACKS):
        return f"no such pack: did you mean {near}?"
    return f"no such pack ({', '.join(BUILT_IN_PACKS)}) and no folder {where}"
