"""``loket backup`` and ``loket restore`` as commands."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from sqlalchemy.exc import SQLAlchemyError

from bot.cli_settings import SOMETHING_IS_WRONG, ConfigOption, fail, words_of
from bot.config import Settings, load_settings

SHOWN_MISSING: Final = 5
MEGABYTE: Final = 1_000_000


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, e.g. loket-2026-03-01.tar.gz.")],
    config: ConfigOption = Path("config.toml"),
    *,
    force: Annotated[bool, typer.Option("--force", help="Write over a file of that name.")] = False,
) -> None:
    """Save the database and all documents in one file; the bot may run meanwhile."""
    settings = load_settings(config)
    from bot.backup import back_up  # noqa: PLC0415 - it loads the database layer
    from bot.file_store import open_files  # noqa: PLC0415 - as above

    with _told(settings), _progress() as tell:
        made = back_up(
            settings.database.url, store := open_files(settings.files), target=file, is_forced=force, tell=tell
        )
    files, missing = made.manifest.files.count, made.manifest.files.missing
    typer.echo(f"{file}: {made.rows} rows and {files} documents saved, {made.size / MEGABYTE:.1f} MB")
    if missing:
        names = ", ".join([*missing[:SHOWN_MISSING], *(["..."] if len(missing) > SHOWN_MISSING else [])])
        typer.echo(f"{len(missing)} documents are gone or damaged in {store.where}: {names}", err=True)
        raise typer.Exit(SOMETHING_IS_WRONG)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that loket backup made.")],
    config: ConfigOption = Path("config.toml"),
    *,
    force: Annotated[bool, typer.Option("--force", help="Replace a database that is not empty.")] = False,
) -> None:
    """Bring a backup back, after checking all of it; stop the bot first."""
    settings = load_settings(config)
    from bot.backup import restore as bring_back  # noqa: PLC0415 - it loads the database layer
    from bot.file_store import open_files  # noqa: PLC0415 - as above

    with _told(settings), _progress() as tell:
        back = bring_back(settings.database.url, open_files(settings.files), source=file, is_forced=force, tell=tell)
    made = f"{back.manifest.made_at:%Y-%m-%d %H:%M} UTC"
    typer.echo(f"{file}: {back.rows} rows and {back.manifest.files.count} documents of {made} are back")


@contextmanager
def _told(settings: Settings) -> Iterator[None]:
    """Tell what stands in the way in one line; SIGTERM lets the unfinished file be taken away, as Ctrl-C does."""
    from bot.backup import ArchiveError, NotWanted  # noqa: PLC0415 - as above
    from storage.replacement import StillInUse  # noqa: PLC0415 - as above

    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except (ArchiveError, NotWanted) as error:
        fail(str(error))
    except StillInUse as error:
        fail(f"{error}: stop every loket run first")
    except (OSError, SQLAlchemyError) as error:
        fail(words_of(error, settings))
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _progress() -> Iterator[Callable[..., None]]:
    """Show a bar for each piece of work on a terminal; in a log file, nothing."""
    columns = (TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        bars: dict[str, TaskID] = {}

        def tell(work: str, done: int, *, of: int) -> None:
            if work not in bars:
                bars[work] = progress.add_task(work, total=of)
            progress.update(bars[work], completed=done)

        yield tell
