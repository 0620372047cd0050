"""What several commands share: the option that names the settings file, and the end after wrong input."""

from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.config import Settings
from bot.logs import redact
from storage.files import StoreAwayError

WRONG_INPUT: Final = 2
SOMETHING_IS_WRONG: Final = 1

ConfigOption = Annotated[
    Path, typer.Option("--config", "-c", help="The settings file.", show_default=True, dir_okay=True)
]


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """Return what must never be shown: token, secrets, database password, keys of the object store, mail."""
    password = make_url(settings.database.url).password or ""
    return (
        *(application.secret.get_secret_value() for application in settings.applications),
        settings.files.access_key.get_secret_value(),
        settings.files.secret_key.get_secret_value(),
        settings.mail.password.get_secret_value(),
        settings.mail.imap.password.get_secret_value(),
        settings.telegram.token.get_secret_value(),
        settings.telegram.webhook.secret.get_secret_value(),
        str(password),
    )


def fail(message: str) -> NoReturn:
    """End with one line and the exit code for wrong input."""
    typer.echo(message, err=True)
    raise typer.Exit(WRONG_INPUT)


def words_of(error: OSError | SQLAlchemyError, settings: Settings) -> str:
    """Return what an error of disk or database says, in one line and without secrets."""
    if isinstance(error, StoreAwayError):
        said = f"{error}: {error.cure}"
    elif isinstance(error, OSError):
        said = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or repr(error)
    else:
        said = f"the database says: {getattr(error, 'orig', None) or error}"
    return redact(said.strip().splitlines()[0], secrets=secrets_of(settings))
