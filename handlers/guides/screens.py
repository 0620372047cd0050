"""Where a guide does not lead on."""

from handlers.answers import kind_rows
from handlers.buttons import TurnStep
from handlers.markdown import telegram_html
from handlers.screen import Button, Screen
from handlers.texts import Texts
from knowledge.faq.entry import Entry
from knowledge.service import Service


def stuck(say: Texts, entry: Entry, *, service: Service, question_id: int, step: int) -> Screen:
    """Say that somebody is stuck at a step is no end: what the office can do about it, and the way back."""
    html = say(
        "guide-stuck",
        question=entry.question.spoken(say.language),
        step=step,
        total=len(entry.steps),
        text=telegram_html(entry.steps[step - 1].spoken(say.language)),
    )
    back = Button(say.plain("button-back-to-step", step=step), TurnStep(question_id, entry.id, step))
    return Screen(html, (*kind_rows(say, service, question_id=question_id, first=entry.request), (back,)))
