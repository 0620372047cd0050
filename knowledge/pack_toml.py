"""TOML with the line of every key, so that a mistake in a pack can be pointed at."""

import re
import tomllib
from collections.abc import Mapping

Path = tuple[str | int, ...]
Lines = Mapping[Path, int]

_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]\}#\n]*")


class TomlError(Exception):
    """The text is not TOML; ``line`` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse(text: str) -> tuple[dict[str, object], Lines]:
    """Read TOML.

    Returns:
        The data, and the line (from 1) of each table, key and array element by its path,
        e.g. ``("requests", 0, "fields", 2, "id")``.

    Raises:
        TomlError: The text is not TOML.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        line = int(found[1]) if found and found[1] else text.rstrip().count("\n") + 1
        raise TomlError(_POSITION.sub("", str(error)), line) from error
    return data, _Scanner(text).scan()


class _Scanner:
    """Walks over text that tomllib has accepted, and notes where each path begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {(): 1}
        self.counts: dict[Path, int] = {}
        self._line = 1
        self._counted = 0

    def scan(self) -> Lines:
        table: Path = ()
        while self._skip_blank():
            self.line_of_at()
            if self.text.startswith("[[", self.at):
                table = self._header(2)
            elif self.text[self.at] == "[":
                table = self._header(1)
            else:
                self._pair(table)
        return self.lines

    def line_of_at(self) -> int:
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def _skip_blank(self) -> bool:
        while self.at < len(self.text):
            if self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text[self.at].isspace():
                self.at += 1
            else:
                return True
        return False

    def _header(self, brackets: int) -> Path:
        line = self.line_of_at()
        self.at += brackets
        *parents, last = self._key()
        self.at = self.text.index("]" * brackets, self.at) + brackets
        path: Path = ()
        for part in parents:
            path = self._inside((*path, part))
        path = (*path, last)
        if brackets == 2:  # noqa: PLR2004 - [[ opens one more table of an array
            self.counts[path] = self.counts.get(path, 0) + 1
            self.lines.setdefault(path, line)
            path = self._inside(path)
        self.lines.setdefault(path, line)
        return path

    def _inside(self, path: Path) -> Path:
        count = self.counts.get(path, 0)
        return (*path, count - 1) if count else path

    def _pair(self, table: Path) -> None:
        line = self.line_of_at()
        path = table
        for part in self._key():
            path = (*path, part)
            self.lines.setdefault(path, line)
        self._skip_blank()
        self.at += 1  # the equals sign
        self._value(path)

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._skip_blank()
            if self.text[self.at] in "\"'":
                start = self.at
                self._string()
                parts.append(str(tomllib.loads(f"k = {self.text[start : self.at]}")["k"]))
            else:
                found = _BARE.match(self.text, self.at)
                parts.append(found[0] if found else "")
                self.at += len(parts[-1])
            while self.text[self.at] in " \t":
                self.at += 1
            if self.text[self.at] != ".":
                return parts
            self.at += 1

    def _value(self, path: Path) -> None:
        self._skip_blank()
        opening = self.text[self.at]
        if opening in "\"'":
            self._string()
        elif opening == "[":
            self._sequence(path, "]")
        elif opening == "{":
            self._sequence(path, "}")
        else:
            found = _SCALAR.match(self.text, self.at)
            self.at = found.end() if found else self.at + 1

    def _sequence(self, path: Path, closing: str) -> None:
        self.at += 1
        index = 0
        while self._skip_blank() and self.text[self.at] != closing:
            if self.text[self.at] == ",":
                self.at += 1
            elif closing == "}":
                self._pair(path)
            else:
                self.lines[(*path, index)] = self.line_of_at()
                self._value((*path, index))
                index += 1
        self.at += 1

    def _string(self) -> None:
        quote = self.text[self.at]
        fence = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        self.at += len(fence)
        while not self.text.startswith(fence, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += len(fence)
        while len(fence) > 1 and self.text.startswith(quote, self.at):
            self.at += 1  # up to two quotes may stand right before the closing three
