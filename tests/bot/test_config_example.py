import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel, SecretStr
from pydantic.fields import FieldInfo

from bot.config import Settings, SettingsError, load_settings
from tests.bot.test_config import TOKEN, write

EXAMPLE = (Path(__file__).parents[2] / "config.example.toml").read_text(encoding="utf-8")
OPTIONAL = re.compile(r"^# (?=\[|[a-z_]+ = )", flags=re.MULTILINE)
KEY = re.compile(r"^(?:# )?([a-z_]+) = (.+)$")


def fields(model: type[BaseModel], place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], FieldInfo]]:
    """Every key that is no section, with the sections above it."""
    for name, field in model.model_fields.items():
        inner = [kind for kind in (field.annotation, *get_args(field.annotation)) if _is_model(kind)]
        if inner:
            yield from fields(inner[0], (*place, name))
        else:
            yield (*place, name), field


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def documented() -> dict[tuple[str, ...], tuple[Any, str, bool]]:
    """Every key of the example: its value, the line above it, and whether it is commented out."""
    found: dict[tuple[str, ...], tuple[Any, str, bool]] = {}
    section: tuple[str, ...] = ()
    above = ""
    for line in EXAMPLE.splitlines():
        if header := re.match(r"^(?:# )?\[+([a-z.]+)\]+$", line):
            section = tuple(header[1].split("."))
        elif key := KEY.match(line):
            value = tomllib.loads(f"x = {key[2]}")["x"]
            found[(*section, key[1])] = (value, above, line.startswith("#"))
        above = line
    return found


def plain(value: object) -> object:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return list(value) if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value


def test_the_example_documents_every_key_and_no_other() -> None:
    assert set(documented()) == {key for key, _ in fields(Settings)}


KEYS = list(fields(Settings))


@pytest.mark.parametrize(("key", "field"), KEYS, ids=[".".join(key) for key, _ in KEYS])
def test_the_example_shows_each_default_with_a_line_about_it(key: tuple[str, ...], field: FieldInfo) -> None:
    value, above, is_commented = documented()[key]
    assert re.match(r"# [A-Z0-9s].{15,}\.$", above), above
    assert is_commented != field.is_required()
    if not field.is_required():
        assert value == plain(field.default)


def test_the_example_with_every_key_uncommented_loads_with_a_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOKET_TOKEN", TOKEN)
    whole = load_settings(write(tmp_path, OPTIONAL.sub("", EXAMPLE)))
    assert whole == load_settings(write(tmp_path, EXAMPLE))
    assert whole.telegram.limits.group_per_minute == 20


def test_the_example_asks_for_the_token_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOKET_TOKEN", raising=False)
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, EXAMPLE))
    [problem] = caught.value.problems
    assert "telegram.token (value not shown): is empty: put the token from @BotFather here" in problem
