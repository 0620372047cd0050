"""The ``loket`` command."""

import asyncio
import errno
import gc
import os
import signal
import sys
import webbrowser
from collections.abc import Coroutine
from pathlib import Path
from types import FrameType
from typing import Annotated, Final

import typer

from bot.cli_accounts import accounts_app
from bot.cli_audit import audit
from bot.cli_backup import backup, restore
from bot.cli_faq import faq_app, pack_app
from bot.cli_hours import hours
from bot.cli_letters import letters_app
from bot.cli_poster import poster
from bot.cli_settings import SOMETHING_IS_WRONG, WRONG_INPUT, ConfigOption, secrets_of
from bot.config import SettingsError, load_settings
from bot.logs import set_up_logs
from bot.version import SOURCE, loket_version
from knowledge.pack import PackError

DEMO_PORT: Final = 8765

app = typer.Typer(
    help="A Telegram desk for the helpdesks of Indonesian public offices.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they print local variables, the token among them
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(audit)
app.command()(backup)
app.command()(hours)
app.command()(restore)
app.command()(poster)
app.add_typer(accounts_app, name="accounts")
app.add_typer(letters_app, name="letters")
app.add_typer(faq_app, name="faq")
app.add_typer(pack_app, name="pack")


def main() -> None:
    """Run the command line.

    Wrong input is told in one line a problem, with exit code 2; an interruption is a clean end.
    """
    try:
        app(prog_name="loket")
    except (SettingsError, PackError) as error:
        for problem in error.problems:
            sys.stderr.write(f"{problem}\n")
        sys.exit(WRONG_INPUT)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.stderr.write(f"{error.strerror}: end the other program or choose another port\n")
        sys.exit(WRONG_INPUT)
    except KeyboardInterrupt:
        sys.exit(0)


def _show_version(*, is_wanted: bool) -> None:
    if not is_wanted:
        return
    this = loket_version()
    typer.echo("loket, run from its source folder" if this == SOURCE else f"loket {this}")
    raise typer.Exit


@app.callback()
def _root(
    *,
    show_version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the version and end.",
            callback=lambda is_wanted: _show_version(is_wanted=is_wanted),
            is_eager=True,
        ),
    ] = False,
) -> None:
    pass


@app.command()
def run(
    config: ConfigOption = Path("config.toml"),
    *,
    despite_mistakes: Annotated[
        bool, typer.Option("--despite-mistakes", help="Start without what is broken in the packs, instead of not.")
    ] = False,
) -> None:
    """Run the bot until Ctrl-C."""
    settings = load_settings(config)
    set_up_logs(secrets=secrets_of(settings))
    from bot.app import serve  # noqa: PLC0415 - the whole bot; other commands start without it

    gc.freeze()  # what is loaded stays: to look through all of it would halt a running desk for 0.15 seconds
    _until_told(serve(settings, despite_mistakes=despite_mistakes))


@app.command()
def demo(
    folder: Annotated[
        Path | None, typer.Option(help="Where the demo keeps its data; a temporary folder without it.")
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port of the chat page; 0: any.")] = DEMO_PORT,
    *,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = False,
) -> None:
    """Try everything on this machine: a pretend Telegram, the bot, and a page to chat on."""
    if open_page and port == 0:
        raise typer.BadParameter("needs a port of its own, e.g. --port 8765", param_hint="--open")
    if folder is not None and folder.exists() and not folder.is_dir():
        raise typer.BadParameter(f"{folder} is no folder: name one, it is made when missing", param_hint="--folder")
    set_up_logs()
    from bot.demo.run import serve_demo  # noqa: PLC0415 - the whole bot; other commands start without it

    gc.freeze()
    _until_told(serve_demo(folder, port=port), page=f"http://127.0.0.1:{port}/" if open_page else "")


@app.command()
def doctor(config: ConfigOption = Path("config.toml")) -> None:
    """Say what is wrong with the set-up, and how to mend it."""
    settings = load_settings(config)
    from bot.doctor import examine  # noqa: PLC0415 - it loads the database layer and the packs

    findings = asyncio.run(examine(settings))
    for finding in findings:
        typer.echo(f"{'ok   ' if finding.is_ok else 'WRONG'}  {finding.name}: {finding.text}")
        if not finding.is_ok:
            typer.echo(f"       {finding.cure}")
    if not all(finding.is_ok for finding in findings):
        raise typer.Exit(SOMETHING_IS_WRONG)


def _until_told(work: Coroutine[object, object, object], *, page: str = "") -> None:
    """Run ``work`` until it ends or until Ctrl-C or SIGTERM; those let it tidy up and are no error."""
    before = signal.signal(signal.SIGTERM, _interrupt)  # until the loop has its own
    try:
        asyncio.run(_cancelled_by_signals(work, page=page))
    except KeyboardInterrupt:
        sys.exit(0)
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise KeyboardInterrupt


async def _cancelled_by_signals(work: Coroutine[object, object, object], *, page: str) -> None:
    task = asyncio.ensure_future(work)
    was_told = asyncio.Event()

    def stop() -> None:
        was_told.set()
        task.cancel()

    if os.name == "posix":  # elsewhere asyncio.run turns Ctrl-C into a cancellation by itself
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop)
    opener = asyncio.ensure_future(_open_when_it_answers(page)) if page else None
    try:
        await task
    except asyncio.CancelledError:
        if not was_told.is_set():
            raise
    finally:
        if opener:
            opener.cancel()


async def _open_when_it_answers(page: str) -> None:
    host, _, port = page.removeprefix("http://").rstrip("/").partition(":")
    while True:
        try:
            _, writer = await asyncio.open_connection(host, int(port))
        except OSError:
            await asyncio.sleep(0.2)
        else:
            writer.close()
            await asyncio.to_thread(webbrowser.open, page)
            return
