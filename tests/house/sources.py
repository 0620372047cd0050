"""Reads a source tree: its Python files parsed, what they import, and its tracked files."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FLOORS = ("knowledge", "storage", "handlers", "bot")
"""The program's packages, lowest first."""


@dataclass(frozen=True)
class Breach:
    """A place where a rule is broken. ``file`` is relative to the tree's root."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(frozen=True)
class Import:
    """One imported thing: ``from a.b import c`` is ``a.b.c``."""

    name: str
    line: int

    @property
    def top(self) -> str:
        """The package at the beginning."""
        return self.name.partition(".")[0]


class Source:
    """One Python file."""

    def __init__(self, path: Path, *, root: Path) -> None:
        self.file = path.relative_to(root).as_posix()
        self.parts = path.relative_to(root).parts
        self.name = path.name
        self.text = path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The file, parsed."""
        return ast.parse(self.text, self.file)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in it."""
        return tuple(ast.walk(self.tree))

    def breach(self, node: ast.AST | int, text: str) -> Breach:
        """Return a breach at a node or a line of this file."""
        return Breach(self.file, node if isinstance(node, int) else getattr(node, "lineno", 1), text)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Everything imported anywhere in the file, inside functions and by name as well."""
        return tuple(found for node in self.nodes for found in self._imported(node))

    def _imported(self, node: ast.AST) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            package = self.parts[: -node.level] if node.level else ()
            base = ".".join((*package, *filter(None, [node.module])))
            for alias in node.names:
                yield Import(f"{base}.{alias.name}", node.lineno)
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"} and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield Import(first.value, node.lineno)

    @cached_property
    def functions(self) -> tuple[ast.FunctionDef | ast.AsyncFunctionDef, ...]:
        """Every function and method in it."""
        return tuple(node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))

    @cached_property
    def literals(self) -> tuple[ast.Constant, ...]:
        """String literals that are no docstrings."""
        described = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        bodies = [node.body for node in self.nodes if isinstance(node, described)]
        # A bare string below an attribute documents it.
        loose = {id(line.value) for body in bodies for line in body if isinstance(line, ast.Expr)}
        strings = (node for node in self.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
        return tuple(node for node in strings if id(node) not in loose)


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def sources(root: Path, *folders: str) -> Iterator[Source]:
    """Yield the Python files below ``folders`` of ``root``, sorted."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            yield Source(path, root=root)


def tracked_files(root: Path) -> list[Path]:
    """Return the files that git keeps or would keep; in a tree without git, all that are no leavings."""
    git = shutil.which("git")
    if git and (root / ".git").exists():
        command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listing = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)  # noqa: S603 - fixed
        return [path for name in listing.stdout.split("\0") if name and (path := root / name).is_file()]
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return [path for path in files if not any(map(_is_leaving, path.relative_to(root).parts[:-1]))]


def _is_leaving(folder: str) -> bool:
    return folder in {"data", "dist", "__pycache__"} or (folder.startswith(".") and folder != ".ci")
