"""The rules for texts, locks and words find their breaches in toy trees."""

import subprocess
from pathlib import Path

import pytest

from tests.house.content import (
    CATALOGS,
    LOCKS,
    catalogs_agree,
    locks_hold_hashes_and_no_addresses,
    nothing_unspeakable_is_tracked,
)
from tests.house.test_rules import build

GREETING = "greeting = Halo { $name }\n    .button = Mulai\n"


def agree(root: Path, indonesian: str, english: str) -> list[str]:
    build(root, {f"{folder}/ask.ftl": text for folder, text in zip(CATALOGS, (indonesian, english), strict=True)})
    return sorted(str(breach) for breach in catalogs_agree(root))


def test_catalogs_with_the_same_messages_and_variables_agree(tmp_path: Path) -> None:
    english = "# A comment\ngreeting = { $name }, hello\n    .button = Start\n"
    assert agree(tmp_path, GREETING, english) == []


def test_a_plural_uses_its_variable_like_any_other_message(tmp_path: Path) -> None:
    english = "left = { $count ->\n    [one] One left\n   *[other] { $count } left\n}\n"
    assert agree(tmp_path, "left = Sisa { $count }\n", english) == []


@pytest.mark.parametrize(
    ("english", "breach"),
    [
        ("", "handlers/texts/id/ask.ftl:1: greeting is missing in handlers/texts/en/ask.ftl"),
        ("greeting = Hello { $name }\n", "greeting.button is missing in handlers/texts/en/ask.ftl"),
        ("greeting = Hello\n    .button = Go\n", "handlers/texts/en/ask.ftl:1: greeting does not show $name"),
        ("greeting = { $nama } { $name }\n    .button = Go\n", "id/ask.ftl:1: greeting does not show $nama"),
        (GREETING + "\nmore = More\n", "handlers/texts/en/ask.ftl:4: more is missing in handlers/texts/id/ask.ftl"),
        (GREETING + "\nbroken { = \n", "handlers/texts/en/ask.ftl:4: this cannot be read as Fluent"),
        (GREETING + "\n" + GREETING, "handlers/texts/en/ask.ftl:4: greeting is there twice"),
    ],
)
def test_catalogs_that_differ_are_told_apart(tmp_path: Path, english: str, breach: str) -> None:
    assert breach in "\n".join(agree(tmp_path, GREETING, english))


def test_a_message_stands_in_one_file_only(tmp_path: Path) -> None:
    build(tmp_path, {f"{folder}/{name}.ftl": GREETING for folder in CATALOGS for name in ("ask", "browse")})
    assert "id/browse.ftl:1: greeting is in handlers/texts/id/ask.ftl already" in "\n".join(
        map(str, catalogs_agree(tmp_path))
    )


def locks(root: Path, text: str) -> list[str]:
    build(root, dict.fromkeys(LOCKS, text))
    return [str(breach) for breach in locks_hold_hashes_and_no_addresses(root) if breach.file == LOCKS[0]]


def test_a_lock_with_hashes_alone_is_sound(tmp_path: Path) -> None:
    assert locks(tmp_path, "aiohttp==3.14.5 \\\n    --hash=sha256:00 \\\n    --hash=sha256:01\n    # via loket\n") == []


@pytest.mark.parametrize(
    ("text", "breach"),
    [
        ("a==1 \\\n    --hash=sha256:00\nb==2\n", "requirements.txt:3: b has no hash"),
        ("--find-links https://example.org/wheels\n", "requirements.txt:1: a lock holds no address"),
        ("a @ https://example.org/a.whl\n", "requirements.txt:1: a lock holds no address"),
    ],
)
def test_a_lock_without_hash_or_with_an_address_is_found(tmp_path: Path, text: str, breach: str) -> None:
    assert breach in locks(tmp_path, text)


@pytest.mark.parametrize(
    "line",
    [
        "url = https://" + "py" + "pi.org/simple",
        "from files.python" + "hosted.org",
        "pip install --index" + "-url x",
        "cd /wo" + "rk/main",
        "open('/tm" + "p/x')",
        "see 000_" + "0123456789abcdef.txt",
        "as in issue" + " 2",
    ],
)
def test_a_word_that_the_project_does_not_say_is_found(tmp_path: Path, line: str) -> None:
    build(tmp_path, {"docs/a.md": f"Fine.\n{line}\n"})
    assert [(breach.file, breach.line) for breach in nothing_unspeakable_is_tracked(tmp_path)] == [("docs/a.md", 2)]


def test_ordinary_words_and_pictures_are_left_alone(tmp_path: Path) -> None:
    address = "example.org/{}/it".format("work")
    build(tmp_path, {"docs/a.md": f"The framework works; see {address}. A reissue of 2 forms.\n"})
    (tmp_path / "docs" / "page.png").write_bytes(b"\x89PNG\xff")
    assert list(nothing_unspeakable_is_tracked(tmp_path)) == []


def test_without_git_environments_and_data_are_not_read(tmp_path: Path) -> None:
    text = "/wo" + "rk/main\n"
    build(tmp_path, {".venv/a.txt": text, "data/a.txt": text, "bot/__pycache__/a.txt": text, ".ci/run": text})
    assert [breach.file for breach in nothing_unspeakable_is_tracked(tmp_path)] == [".ci/run"]


def test_files_that_git_ignores_are_not_read(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)  # noqa: S603, S607 - the git of the machine
    build(tmp_path, {".gitignore": "/data/\n", "data/a.txt": "/wo" + "rk/main\n", "b.txt": "/wo" + "rk/main\n"})
    assert [breach.file for breach in nothing_unspeakable_is_tracked(tmp_path)] == ["b.txt"]
