"""A ticket to learn from, and drafts: as they would be read, what they do to the search, and what to write."""

from collections.abc import Iterator, Mapping, Sequence

from handlers.answers import entry_screen
from handlers.buttons import (
    DropLearning,
    FaqEntry,
    FaqList,
    MoveLearning,
    SaveLearning,
    ShowCard,
    ShowLearning,
    TeachAlias,
    TeachNew,
    TypeLearning,
)
from handlers.learning.views import ALIAS, DraftKind, DraftView, Effect
from handlers.markdown import telegram_html
from handlers.screen import Button, Screen, column
from handlers.splitting import LONGEST_TEXT, excerpt, split_html, units_shown
from handlers.texts import Html, Texts
from knowledge.faq.entry import Entry
from knowledge.faq.overlay import Part
from knowledge.service import Library
from knowledge.wording import Language

LONGEST_TITLE = 36  # characters of a button, with its mark
LONGEST_SHOWN = 80
LONGEST_QUESTION = 200
MOST_WAYS = 3
MOST_LOST = 3
ENGLISH = {Part.QUESTION: Part.QUESTION_EN, Part.ANSWER: Part.ANSWER_EN}


def choose(say: Texts, *, number: int, question: str, nearest: Sequence[Entry]) -> Screen:
    """Let staff say which entry a ticket's question belongs to, in the card's place."""
    near = [
        Button(
            say.plain("button-learn-alias", title=excerpt(entry.button(say.language), most=LONGEST_TITLE)),
            TeachAlias(number, entry.id),
        )
        for entry in nearest
    ]
    new = Button(say.plain("button-learn-new"), TeachNew(number))
    back = Button(say.plain("button-back"), ShowCard(number))
    key = "learn-choose" if question else "learn-choose-none"
    return Screen(
        say(key, number=number, text=question) if question else say(key, number=number), column(*near, new, back)
    )


def draft(say: Texts, shown: DraftView, *, library: Library, read: Texts, is_private: bool = False) -> Screen:
    """Show a draft; ``read`` are the texts of whoever would read the entry."""
    rows = (*_buttons(say, shown), *(column(_list(say)) if is_private else ()))
    above = Html("\n".join((_head(say, shown), "", *_what(say, shown), *_warnings(say, shown), *_measured(say, shown))))
    if shown.entry is None:
        return Screen(Html(f"{above}\n\n{say('learn-incomplete')}"), rows)
    preview = entry_screen(read, shown.entry, library=library, question_id=0).html
    head = Html(f"{above}\n\n{say('learn-preview')}\n\n")
    room = LONGEST_TEXT - units_shown(head)
    return Screen(Html(head + split_html(preview, most=max(room, 1))[0]), rows)


def write(say: Texts, shown: DraftView, part: str, *, name: str, now: str) -> Screen:
    """Ask for a part of a draft; ``name`` is whose answer to this message is wanted, empty in one's own chat."""
    lines: list[str] = [say(f"learn-write-{part.replace('_', '-')}")]
    lines += [say("learn-write-reply", name=name)] if name else []
    text = telegram_html(now) if part.startswith(Part.ANSWER) else now
    lines += ["", say("learn-write-now", text=text)] if now else []
    is_begun = bool(shown.parts or shown.added or shown.number or shown.kind == DraftKind.NEW)
    entry_id = shown.entry.id if shown.entry else ""
    back = ShowLearning(shown.id, shown.language) if is_begun or not entry_id else FaqEntry(entry_id)
    return Screen(Html("\n".join(lines)), column(Button(say.plain("button-cancel"), back)))


def move(say: Texts, shown: DraftView, topics: Mapping[str, str]) -> Screen:
    """Ask which topic a new entry belongs to."""
    buttons = [
        Button(excerpt(title, most=LONGEST_TITLE), MoveLearning(shown.id, topic)) for topic, title in topics.items()
    ]
    back = Button(say.plain("button-back"), ShowLearning(shown.id, shown.language))
    return Screen(say("learn-move"), column(*buttons, back))


def saved(say: Texts, entry: Entry, *, name: str) -> Screen:
    """Say that an entry is live; ``name`` is who saved it, for a group, empty in one's own chat."""
    question = entry.question.spoken(say.language)
    if name:
        return Screen(say("learn-saved-group", name=name, question=question))
    buttons = (Button(say.plain("button-faq-open"), FaqEntry(entry.id)), _list(say))
    return Screen(say("learn-saved", question=question), column(*buttons))


def dropped(say: Texts, *, name: str, is_private: bool) -> Screen:
    """Say that nothing has changed."""
    return Screen(say("learn-dropped", name=name), column(_list(say)) if is_private else ())


def stopped(say: Texts) -> Screen:
    """Say that nothing is waited for any more."""
    return Screen(say("learn-stopped"), column(_list(say)))


def _list(say: Texts) -> Button:
    return Button(say.plain("button-faq"), FaqList("", 0))


def _head(say: Texts, shown: DraftView) -> Html:
    if shown.number:
        return say("learn-head-ticket", name=shown.by, number=shown.number)
    return say("learn-head-own")


def _what(say: Texts, shown: DraftView) -> Iterator[str]:
    """Yield what would be different."""
    question = excerpt(shown.question.spoken(say.language), most=LONGEST_QUESTION)
    if shown.kind == DraftKind.NEW:
        yield say("learn-new", service=shown.service, topic=shown.topic)
    if shown.parts:
        names = ", ".join(say.plain(f"learn-part-{part.replace('_', '-')}") for part in shown.parts)
        yield say("learn-edit", question=question, parts=names)
    if shown.kind == DraftKind.ALIAS:
        yield say("learn-alias", question=question) if shown.added else say("learn-nothing-yet")
    yield from (say("learn-way", text=excerpt(way, most=LONGEST_QUESTION)) for way in shown.added[:MOST_WAYS])
    if len(shown.added) > MOST_WAYS:
        yield say("learn-ways-more", count=len(shown.added) - MOST_WAYS)


def _warnings(say: Texts, shown: DraftView) -> Iterator[str]:
    if shown.changed_by:
        yield say("learn-stale", name=shown.changed_by)
    if shown.has_covered:
        yield say("learn-covered")


def _measured(say: Texts, shown: DraftView) -> Iterator[str]:
    """Yield what the draft would do to the search, as far as it is known."""
    if not (shown.added or shown.parts or shown.kind == DraftKind.NEW) or shown.entry is None:
        return
    yield ""
    if shown.effect is None:
        yield say("learn-unmeasured" if shown.is_unmeasured else "learn-measuring")
        return
    yield from _effect(say, shown.effect)


def _effect(say: Texts, effect: Effect) -> Iterator[str]:
    if effect.new:
        yield say("learn-measured-new", found=effect.found, new=effect.new)
    yield say("learn-measured", asked=effect.asked, before=effect.before, after=effect.after)
    if effect.questions:
        numbers = {"before": effect.questions_before, "after": effect.questions_after, "asked": effect.questions}
        yield say("learn-measured-questions", **numbers)
    yield say("learn-worse" if effect.is_worse else "learn-not-worse")
    for moved in effect.lost[:MOST_LOST]:
        text = excerpt(moved.text, most=LONGEST_SHOWN)
        if moved.found:
            yield say("learn-lost", text=text, found=excerpt(moved.found, most=LONGEST_SHOWN))
        else:
            yield say("learn-lost-none", text=text)


def _buttons(say: Texts, shown: DraftView) -> tuple[tuple[Button, ...], ...]:
    is_english = shown.language == Language.EN
    other = Language.ID if is_english else Language.EN
    rows = [_writing(say, shown, is_english=is_english)]
    if shown.kind != DraftKind.ALIAS or not shown.number:
        ways = [Button(say.plain("button-learn-add-way"), TypeLearning(shown.id, ALIAS))]
        topic = [Button(say.plain("button-learn-topic"), MoveLearning(shown.id, ""))]
        rows.append((*ways, *(topic if shown.kind == DraftKind.NEW else ())))
    again = Button(say.plain("button-learn-again"), ShowLearning(shown.id, shown.language))
    rows.append((again, Button(say.plain(f"button-learn-{other}"), ShowLearning(shown.id, other))))
    save = Button(say.plain("button-learn-save"), SaveLearning(shown.id))
    rows.append((save, Button(say.plain("button-learn-drop"), DropLearning(shown.id))))
    return tuple(row for row in rows if row)


def _writing(say: Texts, shown: DraftView, *, is_english: bool) -> tuple[Button, ...]:
    """Return the buttons for what can be written anew, in the language that is looked at."""
    if shown.kind == DraftKind.ALIAS and shown.number:
        return (Button(say.plain("button-learn-way"), TypeLearning(shown.id, ALIAS)),)
    labels = {Part.QUESTION: "button-learn-question", Part.ANSWER: "button-learn-answer"}
    return tuple(
        Button(say.plain(label), TypeLearning(shown.id, ENGLISH[part] if is_english else part))
        for part, label in labels.items()
    )
