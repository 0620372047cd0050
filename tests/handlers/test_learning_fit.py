"""Whatever people write, the screens around answers fit, their buttons can be read, and no markup of it is active."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.demo.entities import parse_html, utf16_length
from handlers.learning import entry_screens, screens
from handlers.learning.views import (
    ALIAS,
    DraftKind,
    DraftView,
    Effect,
    EntryView,
    HistoryView,
    Line,
    Moved,
    Page,
    Row,
)
from handlers.markdown_written import markdown_of
from handlers.screen import Screen
from handlers.texts import Catalogs, Texts
from knowledge.faq.entry import Entry
from knowledge.faq.overlay import Part
from knowledge.rules.learning import LONGEST_ANSWER, LONGEST_LINE, MOST_ALIASES
from knowledge.wording import Language, Wording
from storage.learning import ChangeKind
from tests.handlers.test_screens_fit import LIBRARY
from tests.handlers.test_staff_fit import EVIL, LONGEST_LABEL

ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 22, 2, 5, tzinfo=UTC)
HIGHEST = 10**9 - 1
HARMLESS = "Siti Rahayu"


def entry_of(text: str) -> Entry:
    """Return an entry as long as it may be, with this in every place."""
    line = " ".join(text.split())[:LONGEST_LINE]
    escaped = text[:LONGEST_ANSWER].replace("&", "&amp;").replace("<", "&lt;")
    return Entry(
        id="muarojambi." + "k" * 24,
        service="muarojambi",
        topic=("akun",),
        question=Wording(line, line),
        aliases=(line,) * MOST_ALIASES,
        answer=Wording(markdown_of(escaped), markdown_of(escaped)),
        steps=(),
        variants=(),
        staff="",
        codes=(),
        related=(),
        request="",
        source=line,
        reviewed=date(2026, 11, 22),
    )


def drafts(text: str) -> Iterator[DraftView]:
    """Yield drafts of every kind."""
    line = " ".join(text.split())[:LONGEST_LINE]
    effect = Effect(600, 590, 580, 200, 170, 160, (Moved(line, line),) * 9, 9, 8, is_worse=True)
    full = DraftView(
        HIGHEST, DraftKind.EDIT, HIGHEST, line, Wording(line, line), line, line, entry_of(text), (line,) * 30,
        tuple(Part), line, has_covered=True, effect=effect, is_unmeasured=False,
    )  # fmt: skip
    yield full
    yield replace(full, kind=DraftKind.ALIAS, parts=(), effect=None)
    yield replace(full, kind=DraftKind.ALIAS, parts=(), added=(), number=0, effect=None)
    yield replace(full, kind=DraftKind.NEW, number=0, effect=None, is_unmeasured=True, language=Language.EN)
    yield replace(full, kind=DraftKind.NEW, entry=None)


def shown(say: Texts, text: str) -> Iterator[Screen]:
    """Yield every screen with this in each place."""
    line = " ".join(text.split())[:LONGEST_LINE]
    entry = entry_of(text)
    yield screens.choose(say, number=HIGHEST, question=line, nearest=[entry] * 3)
    yield screens.choose(say, number=HIGHEST, question="", nearest=[])
    for draft in drafts(text):
        yield screens.draft(say, draft, library=LIBRARY, read=say)
        yield screens.move(say, draft, {"a" * 24: line, "b": line})
        for part in (*Part, ALIAS):
            now = entry.answer.id if part.startswith(Part.ANSWER) else line
            yield screens.write(say, draft, part, name=line, now=now)
    yield screens.saved(say, entry, name=line)
    yield screens.saved(say, entry, name="")
    yield screens.dropped(say, name=line, is_private=True)
    yield screens.stopped(say)
    yield entry_screens.home(say, [("a" * 24, line)] * 5, drafts=99, changed=99, clashes=99)
    yield entry_screens.services(say, [("a" * 24, line)] * 5)
    yield entry_screens.services(say, [("a" * 24, line)] * 5, question_id=HIGHEST)
    yield entry_screens.asked(say, HIGHEST, line, [entry] * 3)
    rows = [Row(Wording(line, line), mark, entry.id) for mark in ("file", "changed", "retired", "clash", "gone")]
    page = Page.of([*rows, Row(Wording(line), "draft", learning_id=HIGHEST)] * 5, 1)
    yield entry_screens.listed(say, page, title=line, which="a" * 24)
    yield entry_screens.listed(say, Page.of([], 7), title=line, which="a" * 24)
    yield entry_screens.found(say, rows, words=text[:200])
    view = EntryView(entry, line, True, False, False, tuple((part, entry.answer.id) for part in Part))
    yield entry_screens.entry(say, view)
    yield entry_screens.entry(say, replace(view, is_retired=True, clashes=()))
    yield entry_screens.gone(say, entry.id)
    yield entry_screens.preview(say, entry, library=LIBRARY, read=say)
    yield entry_screens.aliases(say, entry, ["0" * 8] * MOST_ALIASES, page=99)
    yield entry_screens.aliases(say, replace(entry, aliases=()), [], page=0)
    yield entry_screens.retire(say, entry)
    lines = tuple(Line(NOW, line, kind, HIGHEST, line, text[:3000], text[:3000]) for kind in ChangeKind)[:6]
    yield entry_screens.history(say, HistoryView(entry.id, entry.question, lines, HIGHEST))
    yield entry_screens.history(say, HistoryView(entry.id, entry.question, (), 0))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("evil", EVIL, ids=range(len(EVIL)))
def test_every_screen_fits_and_shows_markup_as_text(evil: str, language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    for screen, plain in zip(shown(say, evil), shown(say, HARMLESS), strict=True):
        text, entities = parse_html(screen.html)
        assert 0 < utf16_length(text) <= 4096
        assert {each["type"] for each in entities} <= {each["type"] for each in parse_html(plain.html)[1]}
        screen.keyboard()
        for row in screen.rows:
            assert all(len(button.label) <= LONGEST_LABEL // len(row) + 4 * (len(row) == 1) for button in row), row


@pytest.mark.parametrize("language", Language)
def test_every_screen_leads_on(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    ends = [screen for screen in shown(say, HARMLESS) if not screen.rows]
    assert [screen.html for screen in ends] == [screens.saved(say, entry_of(HARMLESS), name=HARMLESS).html]
