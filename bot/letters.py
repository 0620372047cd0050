"""Dead letters for the eyes of whoever runs the bot: listed, shown without what is secret, sent on their way again."""

import json
from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot.cli_database import ask
from bot.cli_settings import secrets_of
from bot.config import Settings
from bot.logs import Redaction, redact
from storage import letters
from storage.letters import Letter
from storage.transaction import Transaction

NAMES: Final = ("number", "incident", "when", "chat", "method", "tries", "reason")
Cells = tuple[str, ...]
"""What is told of a letter, in the order of ``NAMES``; times are the office's."""


class CannotDo(Exception):  # noqa: N818 - it names what is in the way
    """There is no such letter, or a reason not to replay; the text says which in one line."""


def list_all(settings: Settings) -> list[Cells]:
    """Return every dead letter: updates, messages, calls, each oldest first."""
    return [_cells(letter, settings) for letter in ask(settings, letters.dead)]


def show_one(settings: Settings, number: str) -> tuple[Cells, str]:
    """Return a letter by its number or incident number, and its content as indented JSON."""

    async def read(tx: Transaction) -> tuple[Letter, object]:
        letter = await _find(tx, number)
        return letter, await letters.content(tx, letter)

    letter, content = ask(settings, read)
    return _cells(letter, settings), _shown(content, settings)


def replay_these(settings: Settings, numbers: Sequence[str]) -> list[str]:
    """Let these wait again, all or none of them, and return a line about each."""

    async def wake(tx: Transaction) -> list[str]:
        lines = []
        for number in numbers:
            letter = await _find(tx, number)
            if newer := await letters.superseded_by(tx, letter):
                why = "it would show what is outdated"
                raise CannotDo(f"{letter.number}: not replayed, {newer} is newer and for the same place: {why}")
            lines.append(await _replay(tx, letter))
        return lines

    return ask(settings, wake)


def replay_all(settings: Settings) -> list[str]:
    """Let every letter wait again that has nothing newer in its place, and return a line about each."""

    async def wake(tx: Transaction) -> list[str]:
        lines = []
        for letter in await letters.dead(tx):
            if newer := await letters.superseded_by(tx, letter):
                lines.append(f"{letter.number}: left aside, {newer} is newer and for the same place")
            else:
                lines.append(await _replay(tx, letter))
        return lines

    return ask(settings, wake)


async def _replay(tx: Transaction, letter: Letter) -> str:
    is_waiting = await letters.replay(tx, letter)
    return f"{letter.number}: waits again" if is_waiting else f"{letter.number}: waits already"


async def _find(tx: Transaction, number: str) -> Letter:
    letter = await letters.find(tx, number)
    if letter is None:
        raise CannotDo(f"{number!a}: no such dead letter: see loket letters list")
    return letter


def _cells(letter: Letter, settings: Settings) -> Cells:
    when = letter.at.astimezone(ZoneInfo(settings.office.timezone)) if letter.at else None
    return (
        letter.number,
        letter.incident or "-",
        f"{when:%Y-%m-%d %H:%M:%S}" if when else "-",
        letter.lane,
        letter.method or "-",
        str(letter.attempts),
        _printable(redact(letter.reason, secrets=secrets_of(settings))) or "-",
    )


def _shown(content: object, settings: Settings) -> str:
    """Return an update or a payload as indented JSON; what is no JSON, as it came."""
    if isinstance(content, str):
        try:
            content = json.loads(content)
        except ValueError:
            return _printable(redact(str(content), secrets=secrets_of(settings)))
    cleaned = Redaction(secrets_of(settings))(None, "", {"content": content})["content"]
    return "\n".join(map(_printable, json.dumps(cleaned, ensure_ascii=False, indent=2).split("\n")))


def _printable(text: str) -> str:
    """Return ``text`` in one line and without anything that a terminal would take for a command."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
