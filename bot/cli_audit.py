"""``loket audit``: who tried what they may not do."""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final
from zoneinfo import ZoneInfo

import typer

from bot.cli_database import ask
from bot.cli_settings import ConfigOption
from bot.config import Settings, load_settings

if TYPE_CHECKING:
    from storage.audit import Entry

MOST: Final = 50
HIGHEST: Final = 10**18  # of ids that a database holds


def audit(
    config: ConfigOption = Path("config.toml"),
    *,
    person: Annotated[
        int | None, typer.Option("--person", metavar="ID", min=1, max=HIGHEST, help="Only what this person tried.")
    ] = None,
    ticket: Annotated[
        int | None,
        typer.Option("--ticket", metavar="N", min=1, max=HIGHEST, help="Only what was tried on this one."),
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="How many lines.")] = MOST,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, a list.")] = False,
) -> None:
    """List who tried what they may not do, the newest first; people and chats by their Telegram ids."""
    settings = load_settings(config)
    found, zone = _read(settings, person=person, ticket=ticket, most=most), ZoneInfo(settings.office.timezone)
    if as_json:
        typer.echo(json.dumps([_as_data(entry, zone) for entry in found], indent=2))
        return
    for entry in found:
        typer.echo(_line(entry, zone))
    if not found:
        typer.echo("nobody tried what they may not do")


def _read(settings: Settings, *, person: int | None, ticket: int | None, most: int) -> "list[Entry]":
    from storage.audit import newest  # noqa: PLC0415 - the database layer; other commands start without it

    return ask(settings, lambda tx: newest(tx, limit=most, person_id=person, ticket_id=ticket))


def _line(entry: "Entry", zone: ZoneInfo) -> str:
    tried = entry.attempt
    named = {"ticket": tried.ticket_id, "account": tried.account_id, tried.thing or "": tried.thing_id}
    things = [f"{name} {number}" for name, number in named.items() if number is not None]
    times = f"  {entry.times} times until {_moment(entry.last_at, zone)}" if entry.times > 1 else ""
    where = f"{_moment(entry.at, zone)}  person {tried.person_id}  chat {tried.chat_id}"
    return "  ".join([where, tried.what, *things, tried.reason]) + times


def _as_data(entry: "Entry", zone: ZoneInfo) -> dict[str, Any]:
    tried = entry.attempt
    return {
        "at": entry.at.astimezone(zone).isoformat(),
        "last_at": entry.last_at.astimezone(zone).isoformat(),
        "times": entry.times,
        "person": tried.person_id,
        "chat": tried.chat_id,
        "what": tried.what,
        "ticket": tried.ticket_id,
        "account": tried.account_id,
        "thing": tried.thing,
        "thing_id": tried.thing_id,
        "reason": tried.reason,
    }


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}"
