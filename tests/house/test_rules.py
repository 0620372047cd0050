"""Each rule about code finds its breach in a toy tree, at its line, and lets sound code be."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.house import rules
from tests.house.sources import Breach

Rule = Callable[[Path], Iterator[Breach]]

BREACHES: list[tuple[Rule, str, str, int]] = [
    (rules.imports_only_go_down, "knowledge/rules/ticket.py", "import storage\n", 1),
    (rules.imports_only_go_down, "knowledge/ticket.py", "x = 1\nfrom storage.tables import Ticket\n", 2),
    (rules.imports_only_go_down, "storage/tickets.py", "def f():\n    from handlers import routes\n", 2),
    (rules.imports_only_go_down, "storage/tickets.py", "from ..handlers import routes\n", 1),
    (rules.imports_only_go_down, "handlers/routes.py", "import bot.config as settings\n", 1),
    (rules.imports_only_go_down, "handlers/routes.py", "import importlib\nimportlib.import_module('bot')\n", 2),
    (rules.imports_only_go_down, "bot/app.py", "from tests.people import SITI\n", 1),
    (rules.knowledge_does_nothing_but_know, "knowledge/faq/search.py", "async def f():\n    pass\n", 1),
    (rules.knowledge_does_nothing_but_know, "knowledge/faq/search.py", "import asyncio\n", 1),
    (rules.knowledge_does_nothing_but_know, "knowledge/faq/search.py", "from sqlalchemy import select\n", 1),
    (rules.knowledge_does_nothing_but_know, "knowledge/faq/search.py", "from telegram import Bot\n", 1),
    (rules.knowledge_does_nothing_but_know, "knowledge/sla.py", "import time\n", 1),
    (rules.knowledge_does_nothing_but_know, "knowledge/sla.py", "\nnow = datetime.now(UTC)\n", 2),
    (rules.knowledge_does_nothing_but_know, "knowledge/sla.py", "now = datetime.datetime.utcnow\n", 1),
    (rules.knowledge_does_nothing_but_know, "knowledge/sla.py", "today = date.today()\n", 1),
    (rules.knowledge_does_nothing_but_know, "knowledge/rules/sla.py", "text = open('x').read()\n", 1),
    (rules.knowledge_does_nothing_but_know, "knowledge/pack.py", "path.write_text('x')\n", 1),
    (rules.screens_know_only_texts, "handlers/ask/screens.py", "from storage.tickets import Ticket\n", 1),
    (rules.screens_know_only_texts, "handlers/ask/screens.py", "from telegram import Message\n", 1),
    (rules.actions_know_no_telegram_and_never_commit, "handlers/ask/actions.py", "import telegram.ext\n", 1),
    (rules.actions_know_no_telegram_and_never_commit, "handlers/ask/actions.py", "\nsession.commit()\n", 2),
    (rules.actions_know_no_telegram_and_never_commit, "handlers/ask/actions.py", "from x import commit\n", 1),
    (rules.actions_know_no_telegram_and_never_commit, "handlers/ask/actions.py", "def commit():\n    ...\n", 1),
    (rules.only_the_transaction_commits, "storage/tickets.py", "async def f(s):\n    await s.commit()\n", 2),
    (rules.only_the_transaction_commits, "bot/receive.py", "finish = session.commit\n", 1),
    (rules.features_meet_only_in_actions, "handlers/ask/actions.py", "import handlers.menu.screens\n", 1),
    (rules.features_meet_only_in_actions, "handlers/ask/actions.py", "from handlers.menu import screens\n", 1),
    (rules.features_meet_only_in_actions, "handlers/ask/screens.py", "from ..menu.conversation import go\n", 1),
    (rules.files_and_functions_stay_short, "tests/test_a.py", "x = 1\n" * 301, 1),
    (rules.files_and_functions_stay_short, "bot/a.py", "\ndef f():\n" + "    x = 1\n" * 40, 2),
    (rules.files_and_functions_stay_short, "bot/a.py", "class A:\n  async def f():\n" + "    x = 1\n" * 40, 2),
    (rules.files_and_functions_stay_short, "handlers/ask/conversation.py", "def f():\n" + " x = 1\n" * 25, 1),
    (rules.content_is_files, "handlers/ask/screens.py", "\nicon = '\N{LEFT-POINTING MAGNIFYING GLASS}'\n", 2),
    (rules.content_is_files, "handlers/ask/screens.py", "icon = '\\N{WHITE HEAVY CHECK MARK} ' + word\n", 1),
    (rules.content_is_files, "storage/tickets.py", "def f(n):\n    '''Say.'''\n    return f'\u2705 {n}'\n", 3),
    (rules.content_is_files, "handlers/ask/screens.py", "say('Silakan tunggu, petugas akan menjawab.')\n", 1),
    (rules.names_use_our_words, "storage/ticket_manager.py", "x = 1\n", 1),
    (rules.names_use_our_words, "bot/a.py", "class SessionHelper:\n    ...\n", 1),
    (rules.names_use_our_words, "tests/a.py", "x = 1\ndef make_utils():\n    ...\n", 2),
    (rules.handlers_open_no_session, "handlers/ask/conversation.py", "s = async_sessionmaker(engine)\n", 1),
]

SOUND: list[tuple[Rule, str, str]] = [
    (rules.imports_only_go_down, "bot/app.py", "import handlers, storage, knowledge, telegram\n"),
    (rules.imports_only_go_down, "storage/tickets.py", "from knowledge.rules import ticket\nimport bottle\n"),
    (rules.imports_only_go_down, "knowledge/faq/a.py", "from .entry import Entry\nfrom ..wording import Wording\n"),
    (rules.knowledge_does_nothing_but_know, "knowledge/pack.py", "text = path.read_text()\n"),
    (rules.knowledge_does_nothing_but_know, "knowledge/sla.py", "from datetime import date\nday = date(2026, 1, 1)\n"),
    (rules.screens_know_only_texts, "handlers/ask/screens.py", "from knowledge.faq.entry import Entry\n"),
    (rules.screens_know_only_texts, "handlers/ask/conversation.py", "from storage.tickets import Ticket\n"),
    (rules.actions_know_no_telegram_and_never_commit, "handlers/ask/conversation.py", "import telegram\n"),
    (rules.only_the_transaction_commits, "storage/transaction.py", "session.commit()\n"),
    (rules.only_the_transaction_commits, "storage/migrations/env.py", "connection.commit()\n"),
    (rules.features_meet_only_in_actions, "handlers/ask/actions.py", "from handlers.menu import actions\n"),
    (rules.features_meet_only_in_actions, "handlers/ask/actions.py", "from handlers.menu.actions import open_it\n"),
    (rules.features_meet_only_in_actions, "handlers/ask/screens.py", "from handlers.screen import Screen\n"),
    (rules.features_meet_only_in_actions, "handlers/ask/screens.py", "from handlers.texts.speak import say\n"),
    (rules.features_meet_only_in_actions, "handlers/ask/conversation.py", "from handlers.ask import screens\n"),
    (rules.features_meet_only_in_actions, "handlers/routes.py", "from handlers.menu import conversation\n"),
    (rules.files_and_functions_stay_short, "bot/a.py", "x = 1\n" * 300),
    (rules.files_and_functions_stay_short, "bot/a.py", "def f():\n" + "    x = 1\n" * 39),
    (rules.files_and_functions_stay_short, "bot/a.py", "def f():\n    '''A.\n\n    B.\n    '''\n" + "    x = 1\n" * 39),
    (rules.files_and_functions_stay_short, "handlers/ask/conversation.py", "def f():\n" + " x = 1\n" * 24),
    (
        rules.content_is_files,
        "handlers/ask/screens.py",
        "'''Emoji \u2705 in a docstring.'''\n# and \u2705 in a comment\n",
    ),
    (rules.content_is_files, "handlers/ask/screens.py", "separator = ' \u203a '\n"),
    (rules.content_is_files, "handlers/ask/screens.py", "say('ask-answered', joined='dan')\n"),
    (rules.content_is_files, "knowledge/faq/text.py", "letters = '\u00e9'\n"),
    (rules.names_use_our_words, "bot/a.py", "class Utilisation:\n    ...\n"),
    (rules.handlers_open_no_session, "storage/database.py", "s = async_sessionmaker(engine)\n"),
]


def build(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def toy(root: Path, file: str, text: str) -> Path:
    """A tree with two features, so that one can trespass on the other."""
    features = {f"handlers/{name}/{part}": "" for name in ("ask", "menu") for part in rules.FEATURE_FILES}
    return build(root, {**features, "handlers/texts/speak.py": "", file: text})


@pytest.mark.parametrize(("rule", "file", "text", "line"), BREACHES)
def test_a_breach_is_found_where_it_stands(tmp_path: Path, rule: Rule, file: str, text: str, line: int) -> None:
    found = {(breach.file, breach.line) for breach in rule(toy(tmp_path, file, text))}
    assert found == {(file, line)}


@pytest.mark.parametrize(("rule", "file", "text"), SOUND)
def test_sound_code_is_left_alone(tmp_path: Path, rule: Rule, file: str, text: str) -> None:
    assert [str(breach) for breach in rule(toy(tmp_path, file, text))] == []


def test_every_rule_has_a_breach_and_a_sound_example() -> None:
    assert {row[0] for row in BREACHES} == set(rules.ALL) == {row[0] for row in SOUND}


def test_a_breach_says_file_line_and_what_is_wrong(tmp_path: Path) -> None:
    tree = toy(tmp_path, "knowledge/a.py", "\nfrom storage import tables\n")
    assert [str(breach) for breach in rules.imports_only_go_down(tree)] == [
        "knowledge/a.py:2: knowledge must not import storage.tables"
    ]
