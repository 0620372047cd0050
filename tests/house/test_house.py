"""The house stands: the real tree keeps every rule."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import content, rules
from tests.house.sources import FLOORS, Breach, sources, tracked_files

ROOT = Path(__file__).parents[2]

Rule = Callable[[Path], Iterator[Breach]]


@pytest.mark.parametrize("rule", [*rules.ALL, *content.ALL], ids=lambda rule: rule.__name__)
def test_the_real_tree_keeps_the_rule(rule: Rule) -> None:
    breaches = list(rule(ROOT))
    assert not breaches, "\n".join(map(str, breaches))


@pytest.mark.parametrize("floor", FLOORS)
def test_the_rules_see_the_files_of_each_floor(floor: str) -> None:
    """A rule that looks at no file would hold for ever."""
    assert len(list(sources(ROOT, floor))) > 1


def test_nothing_stands_at_the_top_but_what_the_plan_names() -> None:
    folders = {"bot", "handlers", "knowledge", "storage", "tests", "docs", ".ci"}
    files = {"config.example.toml", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md"}
    files |= {"Makefile", "requirements.txt", "requirements-dev.txt", ".gitignore", ".gitattributes"}
    there = {path.relative_to(ROOT).parts[0] for path in tracked_files(ROOT)}
    assert there <= folders | files
