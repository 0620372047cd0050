"""``loket letters``: what the bot gave up, and the way back."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Final, TypeVar
from zoneinfo import ZoneInfo

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.cli_settings import ConfigOption, fail, secrets_of, words_of
from bot.config import Settings, load_settings
from bot.logs import Redaction, redact
from storage import letters
from storage.database import Database
from storage.letters import Letter
from storage.transaction import Transaction

NARROWEST: Final = 120  # columns the list needs, also where the output is a file
letters_app = typer.Typer(
    help="Dead letters: updates that could not be worked and messages that could not be sent.", no_args_is_help=True
)
Answer = TypeVar("Answer")
Number = Annotated[str, typer.Argument(metavar="N", help="Its number, e.g. in-12, or the incident number.")]


@letters_app.command("list")
def list_letters(config: ConfigOption = Path("config.toml")) -> None:
    """List the dead letters, updates (in-...) first, oldest first."""
    settings = load_settings(config)
    found = _ask(settings, letters.dead)
    if not found:
        typer.echo("no dead letters")
        return
    names = ("incident", "when", "chat", "method", "tries")
    table = Table(Column("number", no_wrap=True), *(Column(name, no_wrap=True) for name in names), "reason", box=SIMPLE)
    for letter in found:
        table.add_row(*(Text(cell) for cell in _cells(letter, settings)))
    console = Console()
    Console(width=max(console.width, NARROWEST)).print(table)


@letters_app.command()
def show(number: Number, config: ConfigOption = Path("config.toml")) -> None:
    """Show one dead letter whole, without what is secret in it."""
    settings = load_settings(config)

    async def read(tx: Transaction) -> tuple[Letter, object]:
        letter = await _found(tx, number)
        return letter, await letters.content(tx, letter)

    letter, content = _ask(settings, read)
    names = ("number", "incident", "when", "chat", "method", "tries", "reason")
    for name, cell in zip(names, _cells(letter, settings), strict=True):
        typer.echo(f"{name:<9} {cell}")
    typer.echo(_shown(content, settings))


@letters_app.command()
def replay(
    numbers: Annotated[list[str] | None, typer.Argument(metavar="N", help="Numbers or incident numbers.")] = None,
    config: ConfigOption = Path("config.toml"),
    *,
    every: Annotated[bool, typer.Option("--all", help="All dead letters.")] = False,
) -> None:
    """Let letters wait again as if never tried, once the cause is mended; the bot may run meanwhile."""
    if bool(numbers) == every:
        fail("name the letters, e.g. loket letters replay in-12, or give --all")
    settings = load_settings(config)

    async def wake(tx: Transaction) -> list[str]:
        found = await letters.dead(tx) if every else [await _found(tx, number) for number in numbers or ()]
        newer = {letter.number: await letters.superseded_by(tx, letter) for letter in found}
        if not every:
            _refuse_outdated(newer)
        lines = []
        for letter in found:
            if told := newer[letter.number]:
                lines.append(f"{letter.number}: left aside, {told} is newer and for the same place")
            elif await letters.replay(tx, letter):
                lines.append(f"{letter.number}: waits again")
        return lines

    for line in _ask(settings, wake) or ["no dead letters"]:
        typer.echo(line)


def _refuse_outdated(newer: dict[str, str | None]) -> None:
    for number, told in newer.items():
        if told:
            fail(f"{number}: not replayed, {told} is newer and for the same place: it would show what is outdated")


async def _found(tx: Transaction, number: str) -> Letter:
    letter = await letters.find(tx, number)
    if letter is None:
        fail(f"{number!a}: no such dead letter: see loket letters list")
    return letter


def _ask(settings: Settings, question: Callable[[Transaction], Awaitable[Answer]]) -> Answer:
    """Ask the database in one transaction; an answer in one line and exit code 2 when it cannot be asked."""
    url = make_url(settings.database.url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        fail(f"there is no database yet: {url.database} is made by loket run")

    async def ask() -> Answer:
        database = Database(settings.database.url)
        try:
            async with database.transaction() as tx:
                return await question(tx)
        finally:
            await database.close()

    try:
        return asyncio.run(ask())
    except (OSError, SQLAlchemyError) as error:
        fail(words_of(error, settings))


def _cells(letter: Letter, settings: Settings) -> tuple[str, ...]:
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
