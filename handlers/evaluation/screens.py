"""The evaluation: one question at a time, in one message; and what a unit hears of a low one."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal

from handlers.buttons import (
    AddComment,
    Evaluate,
    EvaluateBack,
    EvaluateSkip,
    Home,
    MyEvaluation,
    StopWriting,
    ViewTicket,
)
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.evaluation import GRADES, Question
from knowledge.wording import Wording

MOST_WORST = 3
LONGEST_LINE = 60  # characters of a question in a list


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a ticket's evaluation; ``grade`` is the one it has, 0 for none."""

    number: int
    section: Wording
    question: Question
    place: int
    total: int
    grade: int


@dataclass(frozen=True, slots=True)
class Low:
    """What a unit hears of a low evaluation.

    Attributes:
        kind: What was asked for; None where that would tell by whom.
        average: 1 to 4.
        worst: The questions with the lowest grades; none where the unit has heard of them before.
    """

    service: Wording | None
    kind: Wording | None
    average: float
    worst: tuple[Wording, ...]
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Graded:
    """A question and the grade it got, as a list shows it."""

    question: Question
    grade: int


def closed(say: Texts, *, number: int, days: int, asked: Asked | None = None) -> Screen:
    """Say that a ticket is closed, and ask the first question of the evaluation."""
    notice = say("notice-closed", number=number) if days == 0 else say("notice-closed-days", number=number, days=days)
    if asked is None:
        return Screen(notice, column(_view(say, number)))
    screen = question(say, asked)
    return Screen(Html(f"{notice}\n\n{screen.html}"), screen.rows)


def question(say: Texts, asked: Asked) -> Screen:
    """Ask one question: the four grades, the best one first, and the way back and out."""
    lines = [
        say(
            "evaluation-question",
            number=asked.number,
            place=asked.place,
            total=asked.total,
            section=asked.section.spoken(say.language),
            question=asked.question.text.spoken(say.language),
        )
    ]
    if asked.place == 1:
        lines.append(say("evaluation-anonymous"))
    grades = [
        Button(_level(say, asked, grade), Evaluate(asked.number, asked.question.id, grade))
        for grade in reversed(GRADES)
    ]
    skip = Button(say.plain("button-evaluation-skip"), EvaluateSkip(asked.number))
    back = Button(say.plain("button-back"), EvaluateBack(asked.number, asked.question.id))
    return Screen(Html("\n".join(lines)), (*column(*grades), (back, skip) if asked.place > 1 else (skip,)))


def thanks(say: Texts, *, number: int) -> Screen:
    """Say thank you for all answers, and offer to add words."""
    return Screen(
        say("evaluation-thanks", number=number),
        column(
            Button(say.plain("button-comment"), AddComment(number)),
            _view(say, number),
            Button(say.plain("button-home"), Home()),
        ),
    )


def skipped(say: Texts, *, number: int) -> Screen:
    """Accept that somebody would rather not."""
    again = Button(say.plain("button-evaluation-after-all"), MyEvaluation(number))
    return Screen(say("evaluation-skipped", number=number), column(again, _view(say, number)))


def ask_comment(say: Texts, *, number: int) -> Screen:
    """Ask for the comment."""
    return Screen(
        say("evaluation-ask-comment", number=number),
        column(Button(say.plain("button-stop-writing"), StopWriting(number))),
    )


def commented(say: Texts, *, number: int) -> Screen:
    """Say thank you for the comment."""
    return Screen(say("evaluation-commented", number=number), column(_view(say, number)))


def mine(say: Texts, graded: Sequence[Graded], *, number: int, comment: str) -> Screen:
    """Show somebody's own evaluation."""
    lines = [
        say(
            "evaluation-line",
            question=excerpt(each.question.text.spoken(say.language), most=LONGEST_LINE),
            grade=each.question.levels[each.grade - 1].spoken(say.language),
        )
        for each in graded
    ]
    parts = [say("evaluation-mine", number=number), Html("\n".join(lines))]
    parts += [say("evaluation-mine-comment", text=comment)] if comment else []
    add = [] if comment else [Button(say.plain("button-comment"), AddComment(number))]
    return Screen(Html("\n\n".join(part for part in parts if part)), column(*add, _view(say, number)))


def low(say: Texts, lows: Sequence[Low]) -> Screen:
    """Tell a unit of low evaluations, without names."""
    parts = [say("evaluation-low", count=len(lows)), *(_one_low(say, each) for each in lows)]
    return Screen(Html("\n\n".join((*parts, say("evaluation-low-end")))))


def _one_low(say: Texts, low: Low) -> Html:
    about = [each.spoken(say.language) for each in (low.service, low.kind) if each is not None]
    average = format_decimal(low.average, format="0.0", locale=str(say.language))
    lines = [say("evaluation-low-one", average=average, about=" · ".join(about))]
    lines += [say("evaluation-low-line", question=each.spoken(say.language)) for each in low.worst]
    lines += [say("evaluation-low-comment", text=low.comment)] if low.comment else []
    return Html("\n".join(lines))


def _level(say: Texts, asked: Asked, grade: int) -> str:
    label = asked.question.levels[grade - 1].spoken(say.language)
    return say.plain("button-grade-chosen", label=label) if grade == asked.grade else label


def _view(say: Texts, number: int) -> Button:
    return Button(say.plain("button-view-ticket", number=number), ViewTicket(number))
