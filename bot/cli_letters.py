"""``loket letters`` as commands: what the bot gave up, and the way back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from bot.cli_settings import ConfigOption, fail
from bot.config import load_settings

NARROWEST: Final = 120  # columns the list needs, also where the output is a file
letters_app = typer.Typer(
    help="Dead letters: updates that could not be worked, messages that could not be sent, calls that were refused.",
    no_args_is_help=True,
)
Number = Annotated[str, typer.Argument(metavar="N", help="Its number, e.g. in-12, or the incident number.")]


@letters_app.command("list")
def list_letters(config: ConfigOption = Path("config.toml")) -> None:
    """List the dead letters: updates (in-...), messages (out-...), calls to applications (call-...)."""
    settings = load_settings(config)
    from bot.letters import NAMES, list_all  # noqa: PLC0415 - the database layer; other commands start without it

    with _told():
        found = list_all(settings)
    if not found:
        typer.echo("no dead letters")
        return
    table = Table(*(Column(name, no_wrap=name != "reason") for name in NAMES), box=SIMPLE)
    for cells in found:
        table.add_row(*(Text(cell) for cell in cells))
    console = Console()
    Console(width=max(console.width, NARROWEST)).print(table)


@letters_app.command()
def show(number: Number, config: ConfigOption = Path("config.toml")) -> None:
    """Show one dead letter whole, without what is secret in it."""
    settings = load_settings(config)
    from bot.letters import NAMES, show_one  # noqa: PLC0415 - as above

    with _told():
        cells, content = show_one(settings, number)
    for name, cell in zip(NAMES, cells, strict=True):
        typer.echo(f"{name:<9} {cell}")
    typer.echo(content)


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
    from bot.letters import replay_all, replay_these  # noqa: PLC0415 - as above

    with _told():
        lines = replay_all(settings) if every else replay_these(settings, numbers or [])
    for line in lines or ["no dead letters"]:
        typer.echo(line)


@contextmanager
def _told() -> Iterator[None]:
    """End with one line and the exit code for wrong input when it cannot be done."""
    from bot.letters import CannotDo  # noqa: PLC0415 - as above

    try:
        yield
    except CannotDo as error:
        fail(str(error))
