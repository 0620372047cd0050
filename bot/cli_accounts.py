"""``loket accounts`` as commands: the books as a sheet, and links for people who are known already."""

import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import typer

from bot.cli_database import ask
from bot.cli_poster import bot_name
from bot.cli_settings import ConfigOption, fail
from bot.config import Settings, load_settings
from knowledge.pack import load_library
from knowledge.pack_table import near
from knowledge.rules.accounts import AccountState
from knowledge.rules.invites import LASTS, LONGEST, InviteError, Known, check_known

HOUR: Final = 3600
accounts_app = typer.Typer(help="Accounts of companies: as a sheet, and invitations.", no_args_is_help=True)
_HOURS: Final = int(LASTS.total_seconds() // HOUR)
_MOST_HOURS: Final = int(LONGEST.total_seconds() // HOUR)


@accounts_app.command()
def export(
    config: ConfigOption = Path("config.toml"),
    *,
    service: Annotated[str, typer.Option("--service", metavar="ID", help="Only this service's accounts.")] = "",
    state: Annotated[AccountState | None, typer.Option("--state", help="Only accounts in this state.")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="The file to write; without it, to the output.")] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="As Excel reads it: marked as UTF-8, with ; between, NPWP in groups.")
    ] = False,
    separator: Annotated[str, typer.Option("--separator", help="What stands between columns: , or ;")] = "",
) -> None:
    """Write all accounts as CSV; each NPWP is whole, so keep the file where only the office reads it."""
    if separator and separator not in {",", ";"}:
        fail(f"--separator {separator}: is , or ;")
    settings = load_settings(config)
    from bot.account_export import sheet  # noqa: PLC0415 - the database layer; other commands start without it
    from storage.account_list import all_accounts  # noqa: PLC0415 - as above

    if service:
        _check_service(settings, service)
    found = ask(settings, lambda tx: all_accounts(tx, service=service or None, state=state))
    separator = separator or (";" if excel else ",")
    content = sheet(found, zone=ZoneInfo(settings.office.timezone), separator=separator, is_for_excel=excel)
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        out.write_bytes(content)
        out.chmod(0o600)
    except OSError as error:
        fail(f"{out}: cannot be written: {error.strerror}")
    typer.echo(f"{out}: {len(found)} accounts", err=True)


@accounts_app.command()
def invite(
    service: Annotated[str, typer.Option("--service", metavar="ID", help="The service that the account is in.")],
    config: ConfigOption = Path("config.toml"),
    *,
    company: Annotated[str, typer.Option("--company", help="The company's name.")] = "",
    holder: Annotated[str, typer.Option("--name", help="The person's name.")] = "",
    email: Annotated[str, typer.Option("--email", help="The address that the account is registered with.")] = "",
    npwp: Annotated[str, typer.Option("--npwp", help="The company's NPWP.")] = "",
    hours: Annotated[int, typer.Option("--hours", min=1, max=_MOST_HOURS, help="So long the link lasts.")] = _HOURS,
    username: Annotated[str, typer.Option("--username", help="The bot's @name; asked of Telegram if not given.")] = "",
) -> None:
    """Make a link for one person, so that they need not type what is known; print it and when it ends."""
    settings = load_settings(config)
    known = _checked(settings, service, Known(company, holder, email, npwp))
    name = bot_name(settings, username)
    from bot.invitations import new_code, told  # noqa: PLC0415 - as above
    from storage import invites  # noqa: PLC0415 - as above

    code, lasts = new_code(), timedelta(hours=hours)
    made = ask(settings, lambda tx: invites.issue(tx, code, service=service, known=known, lasts=lasts))
    ends_at = made.ends_at.astimezone(ZoneInfo(settings.office.timezone))
    typer.echo(told(made, code, name)["link"])
    typer.echo(f"for one person, until {ends_at:%Y-%m-%d %H:%M %Z}", err=True)


def _checked(settings: Settings, service: str, known: Known) -> Known:
    _check_service(settings, service)
    from handlers.texts import Catalogs  # noqa: PLC0415 - as above

    try:
        return check_known(load_library(settings.packs).services.get(service), known)
    except InviteError as error:
        say = Catalogs().speak("en", zone=ZoneInfo(settings.office.timezone))
        option = {"holder": "name"}.get(error.name, error.name)
        fail(f"--{option}: {say.plain(error.refusal.key, **error.refusal.spoken('en'))}")


def _check_service(settings: Settings, service: str) -> None:
    known = load_library(settings.packs).services
    if service not in known:
        fail(f'--service: there is no service "{service}": {near(service, known.keys())}')
