"""``loket poster`` as a command."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli_settings import ConfigOption, fail
from bot.config import Settings, load_settings
from knowledge.pack import load_library
from knowledge.service import Library, Service
from knowledge.wording import Language

_USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{4,31}")


def poster(
    config: ConfigOption = Path("config.toml"),
    services: Annotated[
        list[str] | None, typer.Option("--service", help="A service's id; repeatable. All of them if not given.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="The HTML file to write.")] = Path("poster.html"),
    username: Annotated[str, typer.Option("--username", help="The bot's @name; asked of Telegram if not given.")] = "",
) -> None:
    """Make a page for the wall, with a code to scan for each service."""
    if out.suffix.lower() not in {".html", ".htm"}:
        fail(f"{out}: the poster is an HTML file: name it {out.with_suffix('.html')}; a browser prints it as PDF")
    settings = load_settings(config)
    from bot.poster import poster as make_poster  # noqa: PLC0415 - it draws codes; other commands start without it
    from handlers.texts import Catalogs  # noqa: PLC0415 - the same

    chosen = _chosen(load_library(settings.packs), services or ())
    name = bot_name(settings, username)
    zone, catalogs = ZoneInfo(settings.office.timezone), Catalogs()
    own, other = sorted(Language, key=lambda language: language != settings.office.language)
    page = make_poster(
        chosen,
        office=settings.office.name,
        username=name,
        own=catalogs.speak(own, zone=zone),
        other=catalogs.speak(other, zone=zone),
    )
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        fail(f"{out}: cannot be written: {error.strerror}")
    codes = "1 code that opens" if len(chosen) == 1 else f"{len(chosen)} codes that open"
    typer.echo(f"{out}: {codes} @{name}; open it in a browser and print it on A4")


def bot_name(settings: Settings, username: str) -> str:
    """Return the bot's name without its @, as given or as Telegram tells; where it cannot, end with one line."""
    return _checked(username) if username else asyncio.run(_asked(settings))


def _chosen(library: Library, wanted: Sequence[str]) -> list[Service]:
    unknown = [name for name in wanted if name not in library.services]
    if unknown:
        fail(f"--service {unknown[0]}: no such service; there are {', '.join(library.services)}")
    return [service for service in library.services.values() if not wanted or service.id in wanted]


def _checked(username: str) -> str:
    name = username.removeprefix("@")
    if not _USERNAME.fullmatch(name):
        fail(f"--username {username}: is no bot's name: 5 to 32 letters, digits and _, e.g. @loket_bot")
    return name


async def _asked(settings: Settings) -> str:
    """Ask Telegram for the bot's name."""
    from bot.bot_api import ApiError, BotApi, UnansweredError  # noqa: PLC0415 - not needed with --username

    api = BotApi(settings.telegram.token.get_secret_value(), settings.telegram.base_url)
    try:
        return str((await api.call("getMe"))["username"])
    except (ApiError, UnansweredError) as error:
        fail(f"Telegram does not tell the bot's name ({error}): name it with --username, e.g. --username loket_bot")
    finally:
        await api.close()
