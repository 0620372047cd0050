"""Entries as their admins see them: lists, one entry, its ways to ask, its history."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from handlers.answers import entry_screen
from handlers.buttons import (
    FaqAliases,
    FaqDropAlias,
    FaqEdit,
    FaqEntry,
    FaqHistory,
    FaqList,
    FaqNew,
    FaqPreview,
    FaqRestore,
    FaqRetire,
    FaqSettle,
    FaqUndo,
    ShowLearning,
    Tap,
    TeachQuestion,
    TeachQuestionNew,
    TeachQuestionTo,
)
from handlers.learning.views import (
    ALIAS,
    CHANGED,
    DRAFTS,
    PAGE,
    UNANSWERED,
    EntryView,
    HistoryView,
    Line,
    Page,
    Row,
)
from handlers.markdown import plain_text, telegram_html
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.faq.entry import Entry
from knowledge.faq.overlay import Part
from knowledge.service import Library
from knowledge.wording import Language

LONGEST_TITLE = 36  # characters of a button, with its mark
LONGEST_QUESTION = 200
LONGEST_SOURCE = 80
LONGEST_FILE = 300
LONGEST_CHANGE = 120
LONGEST_NAME = 60

Rows = tuple[tuple[Button, ...], ...]


def home(say: Texts, services: Sequence[tuple[str, str]], *, drafts: int, changed: int, clashes: int) -> Screen:
    """Show what there is: services, each an id and a title, drafts that wait, and what was changed here."""
    lines = [say("faq-home"), *([say("faq-home-clashes", count=clashes)] if clashes else [])]
    waiting = [Button(say.plain("button-faq-drafts", count=drafts), FaqList(DRAFTS, 0))] if drafts else []
    ours = [Button(say.plain("button-faq-changed", count=changed), FaqList(CHANGED, 0))] if changed else []
    packs = [Button(excerpt(title, most=LONGEST_TITLE), FaqList(name, 0)) for name, title in services]
    asked = Button(say.plain("button-faq-asked"), FaqList(UNANSWERED, 0))
    new = Button(say.plain("button-faq-new"), FaqNew(""))
    return Screen(Html("\n\n".join(lines)), column(*waiting, *ours, *packs, asked, new))


def services(say: Texts, named: Sequence[tuple[str, str]], *, question_id: int = 0) -> Screen:
    """Ask for which service a new entry is, perhaps out of a question without an answer."""
    taps = [TeachQuestionNew(question_id, name) if question_id else FaqNew(name) for name, _ in named]
    buttons = [Button(excerpt(title, most=LONGEST_TITLE), tap) for (_, title), tap in zip(named, taps, strict=True)]
    return Screen(say("faq-choose-service"), column(*buttons, _home(say)))


def asked(say: Texts, question_id: int, text: str, nearest: Sequence[Entry]) -> Screen:
    """Let an admin say which entry a question without an answer belongs to."""
    near = [
        Button(
            say.plain("button-learn-alias", title=excerpt(entry.button(say.language), most=LONGEST_TITLE)),
            TeachQuestionTo(question_id, entry.id),
        )
        for entry in nearest
    ]
    new = Button(say.plain("button-learn-new"), TeachQuestionNew(question_id, ""))
    back = Button(say.plain("button-back"), FaqList(UNANSWERED, 0))
    return Screen(say("faq-asked", text=text), column(*near, new, back))


def listed(say: Texts, page: Page, *, title: str, which: str) -> Screen:
    """List entries or drafts, one a button."""
    rows = [(_row(say, row),) for row in page.rows]
    before = [Button(say.plain("button-previous"), FaqList(which, page.page - 1))] if page.page > 0 else []
    after = [Button(say.plain("button-next"), FaqList(which, page.page + 1))] if page.page + 1 < page.pages else []
    key = "faq-list" if page.rows else "faq-list-empty"
    text = say(key, title=title)
    if page.pages > 1:
        text = say("faq-list-page", title=title, page=page.page + 1, pages=page.pages)
    turn = (*before, *after)
    return Screen(text, (*rows, *((turn,) if turn else ()), (_home(say),)))


def found(say: Texts, rows: Sequence[Row], *, words: str) -> Screen:
    """List what words find."""
    title = say.plain("faq-title-found", words=excerpt(words, most=LONGEST_SOURCE))
    text = say("faq-list" if rows else "faq-list-empty", title=title)
    return Screen(text, (*((_row(say, row),) for row in rows), (_home(say),)))


def entry(say: Texts, shown: EntryView) -> Screen:
    """Show an entry and what can be done with it."""
    one = shown.entry
    head = say(
        "faq-entry",
        question=_question(say, one),
        service=shown.service,
        id=one.id,
        source=excerpt(one.source, most=LONGEST_SOURCE),
        reviewed=say.day(one.reviewed),
    )
    return Screen(Html("\n\n".join((head, *_standing(say, shown)))), _buttons(say, shown))


def gone(say: Texts, entry_id: str) -> Screen:
    """Show an entry whose file is gone, with nothing left to do but to forget what was changed."""
    forget = Button(say.plain("button-faq-forget"), FaqSettle(entry_id, takes_file=True))
    history = Button(say.plain("button-faq-history"), FaqHistory(entry_id))
    return Screen(say("faq-entry-gone", id=entry_id), column(history, forget, _home(say)))


def preview(say: Texts, one: Entry, *, library: Library, read: Texts) -> Screen:
    """Show an entry just as it is read, in the language of ``read``."""
    other = Language.ID if read.language == Language.EN else Language.EN
    text = entry_screen(read, one, library=library, question_id=0).html
    turn = Button(say.plain(f"button-learn-{other}"), FaqPreview(one.id, other))
    return Screen(text, ((turn, _back(say, one.id)),))


def aliases(say: Texts, one: Entry, signs: Sequence[str], *, page: int) -> Screen:
    """List the other ways to ask for an entry, with what stands for each on a button."""
    pages = max(1, -(-len(one.aliases) // PAGE))
    here = min(page, pages - 1)
    part = list(zip(one.aliases, signs, strict=True))[here * PAGE : (here + 1) * PAGE]
    rows = [
        Button(say.plain("button-faq-drop-alias", title=excerpt(alias, most=LONGEST_TITLE)), FaqDropAlias(one.id, sign))
        for alias, sign in part
    ]
    before = [Button(say.plain("button-previous"), FaqAliases(one.id, here - 1))] if here > 0 else []
    after = [Button(say.plain("button-next"), FaqAliases(one.id, here + 1))] if here + 1 < pages else []
    add = Button(say.plain("button-learn-add-way"), FaqEdit(one.id, ALIAS))
    turn = (*before, *after)
    text = say("faq-aliases" if one.aliases else "faq-aliases-none", question=_question(say, one))
    return Screen(text, (*column(*rows), *((turn,) if turn else ()), (add, _back(say, one.id))))


def retire(say: Texts, one: Entry) -> Screen:
    """Ask whether nobody is to find an entry any more."""
    sure = Button(say.plain("button-faq-retire-sure"), FaqRetire(one.id, is_sure=True))
    cancel = Button(say.plain("button-cancel"), FaqEntry(one.id))
    return Screen(say("faq-retire", question=_question(say, one)), ((sure, cancel),))


def history(say: Texts, shown: HistoryView) -> Screen:
    """Show who changed what."""
    question = excerpt(shown.question.spoken(say.language), most=LONGEST_QUESTION)
    lines = [Html("\n".join(_change(say, line))) for line in shown.lines]
    text = say("faq-history" if lines else "faq-history-none", question=question)
    undo = [Button(say.plain("button-faq-undo"), FaqUndo(shown.entry_id, shown.undo_id))] if shown.undo_id else []
    return Screen(Html("\n\n".join((text, *lines))), column(*undo, _back(say, shown.entry_id)))


def _question(say: Texts, one: Entry) -> str:
    return excerpt(one.question.spoken(say.language), most=LONGEST_QUESTION)


def _row(say: Texts, row: Row) -> Button:
    title = excerpt(row.text.spoken(say.language), most=LONGEST_TITLE - 2)
    label = say.plain("button-faq-entry", mark=say.plain(f"faq-mark-{row.mark}"), title=title)
    tap: Tap = FaqEntry(row.entry_id)
    if row.learning_id:
        tap = ShowLearning(row.learning_id, Language.ID)
    elif row.question_id:
        tap = TeachQuestion(row.question_id)
    return Button(label, tap)


def _standing(say: Texts, shown: EntryView) -> Iterator[str]:
    """Yield how an entry stands to its file."""
    if shown.is_retired:
        yield say("faq-entry-retired")
    elif shown.is_changed:
        yield say("faq-entry-new" if shown.is_new else "faq-entry-changed")
    for part, text in shown.clashes:
        told = plain_text(telegram_html(text)) if part in {Part.ANSWER, Part.ANSWER_EN} else text
        name = say.plain(f"learn-part-{part.replace('_', '-')}")
        yield say("faq-entry-clash", part=name, text=excerpt(told, most=LONGEST_FILE))


def _buttons(say: Texts, shown: EntryView) -> Rows:
    one = shown.entry
    look = (
        Button(say.plain("button-faq-preview"), FaqPreview(one.id, say.language)),
        Button(say.plain("button-faq-history"), FaqHistory(one.id)),
    )
    write = (
        Button(say.plain("button-learn-question"), FaqEdit(one.id, Part.QUESTION)),
        Button(say.plain("button-learn-answer"), FaqEdit(one.id, Part.ANSWER)),
    )
    ways = Button(say.plain("button-faq-aliases", count=len(one.aliases)), FaqAliases(one.id, 0))
    keep = Button(say.plain("button-faq-retire"), FaqRetire(one.id, is_sure=False))
    if shown.is_retired:
        keep = Button(say.plain("button-faq-restore"), FaqRestore(one.id))
    rows: list[tuple[Button, ...]] = [look, write, (ways,), (keep, _home(say))]
    if shown.clashes:
        file = Button(say.plain("button-faq-take-file"), FaqSettle(one.id, takes_file=True))
        rows.insert(0, (file, Button(say.plain("button-faq-take-chat"), FaqSettle(one.id, takes_file=False))))
    return tuple(rows)


def _change(say: Texts, line: Line) -> Iterator[str]:
    name, what = excerpt(line.by, most=LONGEST_NAME) or say.plain("faq-desk"), say.plain(f"faq-change-kind-{line.kind}")
    values: dict[str, str | datetime] = {"when": line.at, "name": name, "what": what}
    if line.ticket_id:
        yield say("faq-change-ticket", **values, number=line.ticket_id)
    else:
        yield say("faq-change", **values)
    if line.before:
        yield say("faq-change-before", text=excerpt(line.before, most=LONGEST_CHANGE))
    if line.after:
        yield say("faq-change-after", text=excerpt(line.after, most=LONGEST_CHANGE))
    if line.undone_by:
        yield say("faq-change-undone", name=excerpt(line.undone_by, most=LONGEST_NAME))


def _home(say: Texts) -> Button:
    return Button(say.plain("button-faq"), FaqList("", 0))


def _back(say: Texts, entry_id: str) -> Button:
    return Button(say.plain("button-back"), FaqEntry(entry_id))
