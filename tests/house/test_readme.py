"""The documents tell the truth: what they draw, list and show is what the program has."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import typer
from pydantic import BaseModel
from typer.main import get_command

from bot.cli import app
from bot.settings import Settings
from knowledge.pack import load_pack
from knowledge.service import Approval, FieldType, Service
from tests.house.diagram import diagram, rights, section, staying

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
INDEX = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
PACKS = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_readme_draws_the_ticket_as_the_rules_have_it() -> None:
    assert section() in README, "put in what this prints: python -m tests.house.diagram"


def test_the_diagram_follows_its_table() -> None:
    from knowledge.rules.roles import Role  # noqa: PLC0415 - beside what it draws
    from knowledge.rules.ticket import Event, Status  # noqa: PLC0415

    drawn = diagram(
        {(Status.RECEIVED, Event.TAKEN): Status.IN_PROGRESS, (Status.RECEIVED, Event.REPLIED): Status.CLOSED}
    )
    assert drawn.splitlines()[2:] == ["    received --> in_progress: taken", "    received --> closed: replied"]
    kept = staying({(Status.CLOSED, Event.NOTED): Status.CLOSED, (Status.RECEIVED, Event.TAKEN): Status.IN_PROGRESS})
    assert kept.splitlines()[2:] == ["| closed | noted |"]
    told = rights({Event.TAKEN: frozenset({Role.ADMIN, Role.STAFF}), Event.NOTED: frozenset({Role.STAFF})})
    assert told.splitlines()[2:] == ["| staff, admin | taken |", "| staff | noted |"]


def commands(group: typer.core.TyperGroup, *, prefix: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, typer.core.TyperGroup):
            yield from commands(command, prefix=f"{prefix} {name}")
        else:
            yield f"{prefix} {name}"


def test_the_readme_lists_every_command_and_no_other() -> None:
    group = get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    assert set(re.findall(r"^\| `(loket [a-z ]+)` \|", README, flags=re.MULTILINE)) == set(
        commands(group, prefix="loket")
    )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_of_ours_that_is_named_is_there(document: Path) -> None:
    pattern = r"`((?:bot|handlers|knowledge|storage|tests|docs)/[\w./-]+)`"
    named = re.findall(pattern, document.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_picture_is_light_and_as_wide_as_the_page() -> None:
    picture = (ROOT / "docs" / "images" / "demo.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1360, 850)
    assert len(picture) < 300_000


def test_the_settings_page_names_every_section() -> None:
    for name, field in Settings.model_fields.items():
        tables = [kind for kind in get_args(field.annotation) if isinstance(kind, type) and issubclass(kind, BaseModel)]
        section = name if name == "packs" else f"[[{name}]]" if tables else f"[{name}]"
        assert f"| `{section}` |" in INDEX
    assert all(f"| `{name}` |" in INDEX for name in ("[telegram.webhook]", "[telegram.limits]"))


def test_every_log_line_that_is_explained_is_written_somewhere() -> None:
    explained = re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \|", INDEX.partition("## Logs")[2], flags=re.MULTILINE)
    lines = [line for row in explained for line in re.findall(r"`([^`]+)`", row)]
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    assert lines
    assert [line for line in lines if f'"{line}"' not in code] == []


def test_the_pack_page_names_every_field_type_and_approval() -> None:
    table = PACKS.partition("| `type` of a field |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \| ", table, flags=re.MULTILINE)) == set(FieldType)
    assert all(f'"{approval}"' in PACKS for approval in Approval)


def pack_of_the_page(folder: Path) -> Service:
    toml = re.findall(r"```toml\n(.*?)```", PACKS, flags=re.DOTALL)
    entry = re.findall(r"```markdown\n(.*?)```", PACKS, flags=re.DOTALL)
    (folder / "akun").mkdir(parents=True)
    (folder / "service.toml").write_text("\n".join(toml), encoding="utf-8")
    (folder / "akun" / "lupa-sandi.md").write_text("".join(entry), encoding="utf-8")
    return load_pack(folder)


def test_the_pack_on_the_page_is_a_pack(tmp_path: Path) -> None:
    service = pack_of_the_page(tmp_path / "puspa")
    assert service.entries["puspa.lupa-sandi"].request == "aktivasi"
    assert [slot.only_if and slot.only_if.field for slot in service.kinds["aktivasi"].slots] == ["dikuasakan"]
