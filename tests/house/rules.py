"""The rules of the house, as functions from a source tree to the places that break them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

from tests.house.sources import FLOORS, Breach, Source, sources

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_CALLBACK = 25

ABOVE = {floor: FLOORS[number + 1 :] for number, floor in enumerate(FLOORS)}
OUTSIDE_WORLD = frozenset(
    {"telegram", "sqlalchemy", "alembic", "aiosqlite", "sqlite3", "psycopg", "aiohttp", "httpx", "requests"}
    | {"asyncio", "threading", "multiprocessing", "subprocess", "socket", "time", "sched"}
)
TELEGRAM = frozenset({"telegram", "aiohttp", "httpx"})
FEATURE_FILES = ("conversation.py", "actions.py", "screens.py")
COMMITTERS = frozenset({"storage/transaction.py", "storage/migrations/env.py"})
READING = frozenset({"open", "read_text", "read_bytes"})
WRITING = frozenset({"write_text", "write_bytes", "mkdir", "unlink", "touch"})
# Packs, and the word list that comes with the search.
READERS = re.compile(r"knowledge/(pack\w*|faq/text)\.py")
CLOCK = frozenset({"now", "utcnow", "today"})

# Any two of these in one literal make it a sentence that somebody is meant to read.
INDONESIAN = re.compile(
    r"(?<![\w-])(?:yang|untuk|dengan|tidak|belum|sudah|anda|silakan|mohon|harap|maaf|dari|pada|akan|adalah|atau"
    r"|dan|ini|itu|kami|terima|kasih|permohonan|petugas|berkas|tiket|jawaban|pertanyaan|nomor)(?![\w-])",
    re.IGNORECASE,
)
UNWANTED_NAME = re.compile(r"manager|helper|utils?(?![a-z])|faq_?item", re.IGNORECASE)


def imports_only_go_down(root: Path) -> Iterator[Breach]:
    """A floor imports nothing from a floor above it, and the program nothing from its tests."""
    for source in sources(root, *FLOORS):
        forbidden = (*ABOVE[source.parts[0]], "tests")
        for found in source.imports:
            if found.top in forbidden:
                yield source.breach(found.line, f"{source.parts[0]} must not import {found.name}")


def knowledge_does_nothing_but_know(root: Path) -> Iterator[Breach]:
    """No network, no database, no clock, no await, nothing written; only content files are read."""
    for source in sources(root, "knowledge"):
        for found in source.imports:
            if found.top in OUTSIDE_WORLD:
                yield source.breach(found.line, f"knowledge must not import {found.top}")
        for node in source.nodes:
            if isinstance(node, ast.AsyncFunctionDef | ast.AsyncFor | ast.AsyncWith | ast.Await):
                yield source.breach(node, "knowledge must not be asynchronous")
            if isinstance(node, ast.Attribute) and node.attr in CLOCK and _is_clock(node.value):
                yield source.breach(node, f"knowledge has no clock: .{node.attr}; time is an argument")
            name = _name_called(node)
            if name in WRITING or (name in READING and not READERS.fullmatch(source.file)):
                yield source.breach(node, f"knowledge touches no files but its content: {name}")


def screens_know_only_texts(root: Path) -> Iterator[Breach]:
    """A screens.py imports neither storage nor Telegram."""
    for source in _named(root, "screens.py"):
        for found in source.imports:
            if found.top in {"storage", "sqlalchemy"} | TELEGRAM:
                yield source.breach(found.line, f"a screen must not import {found.name}")


def actions_know_no_telegram_and_never_commit(root: Path) -> Iterator[Breach]:
    """An actions.py imports no Telegram and names nothing ``commit``."""
    for source in _named(root, "actions.py"):
        for found in source.imports:
            if found.top in TELEGRAM:
                yield source.breach(found.line, f"an action must not import {found.name}")
        for node in source.nodes:
            names = (getattr(node, key, None) for key in ("attr", "id", "name", "arg", "asname"))
            if "commit" in names:
                yield source.breach(node, "an action never commits")


def only_the_transaction_commits(root: Path) -> Iterator[Breach]:
    """``.commit()`` is called where transactions are made, nowhere else."""
    for source in sources(root, *FLOORS):
        if source.file in COMMITTERS:
            continue
        for node in source.nodes:
            if isinstance(node, ast.Attribute) and node.attr == "commit":
                yield source.breach(node, "only storage/transaction.py commits")


def features_meet_only_in_actions(root: Path) -> Iterator[Breach]:
    """A feature imports of another feature only its actions."""
    features = {path.parent.name for name in FEATURE_FILES for path in (root / "handlers").glob(f"*/{name}")}
    for source in sources(root, "handlers"):
        own = source.parts[1]
        if own not in features:
            continue
        for found in source.imports:
            floor, feature, module = (*found.name.split("."), "", "")[:3]
            if floor == "handlers" and feature in features - {own} and module != "actions":
                yield source.breach(found.line, f"{own} may use only the actions of {feature}: {found.name}")


def files_and_functions_stay_short(root: Path) -> Iterator[Breach]:
    """Files have at most 300 lines, functions 40, the functions of a conversation 25 (docstrings apart)."""
    for source in sources(root, *FLOORS, "tests"):
        lines = len(source.text.splitlines())
        if lines > LONGEST_FILE:
            yield source.breach(1, f"{lines} lines, more than {LONGEST_FILE}")
        if source.file.startswith("storage/migrations/versions/"):
            continue  # a list of tables is as long as the tables are
        longest = LONGEST_CALLBACK if source.name == "conversation.py" else LONGEST_FUNCTION
        for function in source.functions:
            lines = length(function)
            if lines > longest:
                yield source.breach(function, f"{function.name} has {lines} lines, more than {longest}")


def content_is_files(root: Path) -> Iterator[Breach]:
    """No emoji and no Indonesian sentence stands in code; punctuation beyond ASCII is allowed."""
    for source in sources(root, "handlers", "storage", "knowledge/rules"):
        for literal in source.literals:
            text = str(literal.value)
            signs = [sign for sign in text if not sign.isascii() and category(sign)[0] not in "PZ"]
            if signs:
                yield source.breach(literal, f"{signs[0]!a} belongs into handlers/texts or a pack")
            elif " " in text and len(INDONESIAN.findall(text)) > 1:
                yield source.breach(literal, "a sentence belongs into handlers/texts or a pack")


def names_use_our_words(root: Path) -> Iterator[Breach]:
    """No module, class or function is a manager, a helper, utils or a FAQ item."""
    for source in sources(root, *FLOORS, "tests"):
        if UNWANTED_NAME.search(source.file):
            yield source.breach(1, "a name with a word that we do not use")
        for node in source.nodes:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if UNWANTED_NAME.search(node.name):
                yield source.breach(node, f"{node.name} has a word that we do not use")


def handlers_open_no_session(root: Path) -> Iterator[Breach]:
    """Sessions are opened by the transaction: no handler makes an engine or a session."""
    makers = {"create_async_engine", "async_sessionmaker", "AsyncSession", "create_engine"}
    for source in sources(root, "handlers"):
        for node in source.nodes:
            name = _name_called(node)
            if name in makers:
                yield source.breach(node, f"a handler must not open a session: {name}")


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function has from its ``def`` to its end, without its docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def _named(root: Path, name: str) -> Iterator[Source]:
    return (source for source in sources(root, "handlers") if source.name == name)


def _name_called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _is_clock(owner: ast.expr) -> bool:
    """Say whether ``owner`` is ``datetime``, ``date`` or one of them in its module."""
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name in {"datetime", "date", "dt"}


ALL = (
    imports_only_go_down,
    knowledge_does_nothing_but_know,
    screens_know_only_texts,
    actions_know_no_telegram_and_never_commit,
    only_the_transaction_commits,
    features_meet_only_in_actions,
    files_and_functions_stay_short,
    content_is_files,
    names_use_our_words,
    handlers_open_no_session,
)
"""Every rule that looks at Python code."""
