"""The rules for what is not code: the text catalogs, the locked requirements, the words of the whole tree."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from fluent.syntax import FluentParser, ast

from tests.house.sources import Breach, tracked_files

CATALOGS = ("handlers/texts/id", "handlers/texts/en")  # a folder a language, a file a room of the house
LOCKS = ("requirements.txt", "requirements-dev.txt")

# Written in pieces, so that this file does not break its own rule.
_HOSTS = (("py" + "pi", "org"), ("python" + "hosted", "org"), ("npm" + "js", "org"), ("npm" + "js", "com"))
_REGISTRY_HOSTS = "|".join(re.escape(".".join(host)) for host in _HOSTS)
UNSPEAKABLE = {
    re.compile(rf"(?i)(?<![a-z0-9-])(?:{_REGISTRY_HOSTS})"): "the address of a package registry",
    re.compile(r"(?i)--(?:extra-)?" + "index" + "-url"): "the address of a package registry",
    re.compile(r"(?<![\w.])/" + r"(?:work|tmp)/\w"): "a path of somebody's machine",
    re.compile(r"(?<![0-9a-f])\d{3}_[0-9a-f]{16}(?![0-9a-f])"): "the name of a file that is not here",
    re.compile(r"(?i)\b(?:" + "|".join(("chat" + "gpt", "cla" + "ude", "co" + "pilot", "sub" + "agent")) + r")\b"): (
        "a tool of whoever wrote it"
    ),
    re.compile(r"(?i)\bissue" + r" \d"): "a plan that readers do not have",
}
NOT_TEXT = frozenset({".png", ".jpg", ".jpeg", ".gif", ".ico", ".pdf", ".woff2", ".docx", ".zip"})


def catalogs_agree(root: Path) -> Iterator[Breach]:
    """Both languages have the same messages in files of the same names, with the same variables, and no mistakes."""
    names = sorted({path.name for folder in CATALOGS for path in (root / folder).glob("*.ftl")})
    seen: dict[tuple[str, str], str] = {}
    for name in names:
        catalogs = [_Catalog(root / folder / name, root=root) for folder in CATALOGS]
        yield from _differences(catalogs)
        for folder, catalog in zip(CATALOGS, catalogs, strict=True):
            for message, line in catalog.lines.items():
                first = seen.setdefault((folder, message), catalog.file)
                if first != catalog.file:
                    yield Breach(catalog.file, line, f"{message} is in {first} already")


def _differences(catalogs: Sequence["_Catalog"]) -> Iterator[Breach]:
    for catalog, other in (catalogs, reversed(catalogs)):
        yield from catalog.mistakes
        for name, line in catalog.lines.items():
            if name not in other.lines:
                yield Breach(catalog.file, line, f"{name} is missing in {other.file}")
                continue
            extra = catalog.variables[name] - other.variables[name]
            if extra:
                wanted = ", ".join(f"${variable}" for variable in sorted(extra))
                yield Breach(other.file, other.lines[name], f"{name} does not show {wanted}")


def locks_hold_hashes_and_no_addresses(root: Path) -> Iterator[Breach]:
    """Each locked requirement has hashes, and no lock says where packages come from."""
    for name in LOCKS:
        text = (root / name).read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), start=1):
            if "://" in line:
                yield Breach(name, number, "a lock holds no address")
        for match in re.finditer(r"^([\w.-]+)==(?:.*\\\n)*.*$", text, flags=re.MULTILINE):
            if "--hash=sha256:" not in match[0]:
                yield Breach(name, text.count("\n", 0, match.start()) + 1, f"{match[1]} has no hash")


def nothing_unspeakable_is_tracked(root: Path) -> Iterator[Breach]:
    """The project speaks of itself alone."""
    for path in tracked_files(root):
        if path.suffix in NOT_TEXT:
            continue
        file = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for pattern, meaning in UNSPEAKABLE.items():
                if pattern.search(line):
                    yield Breach(file, number, f"names {meaning}")


class _Catalog:
    """One language's messages: where each stands and which variables it shows."""

    def __init__(self, path: Path, *, root: Path) -> None:
        self.file = path.relative_to(root).as_posix()
        self.lines: dict[str, int] = {}
        self.variables: dict[str, set[str]] = {}
        self.mistakes: list[Breach] = []
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for entry in FluentParser().parse(text).body:
            start = entry.span.start if entry.span else 0
            line = text.count("\n", 0, start) + 1
            if isinstance(entry, ast.Junk):
                self.mistakes.append(Breach(self.file, line, "this cannot be read as Fluent"))
            elif isinstance(entry, ast.Message):
                self._add(entry, line)

    def _add(self, message: ast.Message, line: int) -> None:
        parts = [(message.id.name, message.value)]
        parts += [(f"{message.id.name}.{attribute.id.name}", attribute.value) for attribute in message.attributes]
        for name, pattern in parts:
            if pattern is None:
                continue
            if name in self.lines:
                self.mistakes.append(Breach(self.file, line, f"{name} is there twice"))
            self.lines[name] = line
            self.variables[name] = set(_variables(pattern))


def _variables(node: object) -> Iterator[str]:
    if isinstance(node, ast.VariableReference):
        yield node.id.name
    elif isinstance(node, ast.BaseNode):
        for child in vars(node).values():
            yield from _variables(child)
    elif isinstance(node, list):
        for child in node:
            yield from _variables(child)


ALL = (catalogs_agree, locks_hold_hashes_and_no_addresses, nothing_unspeakable_is_tracked)
"""Every rule that looks at anything but Python code."""
