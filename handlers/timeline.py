"""A ticket's history as lines of a message: the newest ones, where there are too many."""

from collections.abc import Sequence

from handlers.splitting import LONGEST_TEXT, excerpt, units_shown
from handlers.texts import Html, Texts
from handlers.ticket_view import Line
from knowledge.rules.ticket import Event

_RELAYED = frozenset({Event.ANSWERED, Event.REPLIED, Event.REOPENED})  # of a picture without words, that it came
LONGEST_NAME = 64  # characters; Telegram takes twice as many
_ROOM_TO_TELL = 100  # units for the line that says how many are left out


def timeline(say: Texts, history: Sequence[Line], *, most: int, longest: int, beside: Html) -> Html:
    """Return at most the ``most`` newest lines, oldest first, with ``longest`` characters of what was written in each.

    They fit into one message with what stands ``beside`` them; a line before them tells how many do not.
    """
    room = LONGEST_TEXT - units_shown(beside) - _ROOM_TO_TELL
    lines: list[Html] = []
    for each in reversed(history[-most:]):
        line = _line(say, each, longest=longest)
        room -= units_shown(line) + 1
        if room < 0:
            break
        lines.insert(0, line)
    if len(lines) < len(history):
        lines.insert(0, say("history-left-out", count=len(history) - len(lines)))
    return Html("\n".join(lines))


def _line(say: Texts, line: Line, *, longest: int) -> Html:
    actor = excerpt(line.actor, most=LONGEST_NAME) or say("the-desk")
    key = f"event-{line.event.replace('_', '-')}"
    if line.event in _RELAYED and not line.text:
        key = f"{key}-wordless"
    text = _reason(say, line) if line.reason else excerpt(line.text, most=longest)
    if line.event == Event.CLOSED and text:
        key = f"{key}-why"
    what = say(key, actor=actor, text=text)
    if line.before:
        what = say("history-changed", what=what, before=excerpt(line.before, most=longest))
    if line.number:
        return say("history-line-of", when=say.brief(line.at), what=what, number=line.number)
    return say("history-line", when=say.brief(line.at), what=what)


def _reason(say: Texts, line: Line) -> str:
    return say.plain(f"reason-of-{line.event}-{line.reason.replace('_', '-')}")
