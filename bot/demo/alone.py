"""``python -m bot.demo.alone``: the pretend Telegram in a process of its own, for bots in other processes.

It prints one line of JSON as soon as it answers, ``{"base_url", "token", "bot_id", "units"}``, and runs until SIGTERM
or Ctrl-C.
"""

import asyncio
import json
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from bot.demo.keeper import kept_world
from bot.demo.people import DemoUnit
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED, Allowance, World

_USUAL = Allowance()
_TOKEN = "7000000001:pretend-token-for-this-machine"  # noqa: S105 - opens nothing anywhere
_FORUM = "forum"


def read_unit(text: str) -> DemoUnit:
    """Return a unit from ``ID=CHAT_ID``, or ``ID=CHAT_ID:forum``.

    Raises:
        typer.BadParameter: when it is written in another way.
    """
    name, _, place = text.partition("=")
    number, _, kind = place.partition(":")
    try:
        chat_id = int(number)
    except ValueError:
        chat_id = 0
    if not name or chat_id >= 0 or kind not in {"", _FORUM}:
        raise typer.BadParameter(f"{text!r} is no unit; write it as pli=-1001000000001 or lpse=-1001000000002:forum")
    return DemoUnit(name, name.upper(), chat_id, forum=kind == _FORUM)


def main(
    *,
    units: Annotated[list[str], typer.Option("--unit", help="ID=CHAT_ID or ID=CHAT_ID:forum; once for each unit.")],
    port: Annotated[int, typer.Option(min=0, max=65_535, help="0: any free one.")] = 0,
    token: Annotated[str, typer.Option(help="The bot's token.")] = _TOKEN,
    folder: Annotated[Path | None, typer.Option(help="Where the world is kept; in memory without it.")] = None,
    private_per_second: Annotated[float, typer.Option(min=0.01)] = _USUAL.private_per_second,
    private_burst: Annotated[int, typer.Option(min=1)] = _USUAL.private_burst,
    group_per_minute: Annotated[int, typer.Option(min=1)] = _USUAL.group_per_minute,
    overall_per_second: Annotated[int, typer.Option(min=1)] = _USUAL.overall_per_second,
    webhook_retry_seconds: Annotated[float, typer.Option(min=0.001, help="First pause after a failed push.")] = 1.0,
    is_unlimited: Annotated[bool, typer.Option("--unlimited", help="No limits at all.")] = False,
) -> None:
    """Run a pretend Telegram until SIGTERM or Ctrl-C."""
    given = Allowance(private_per_second, private_burst, group_per_minute, overall_per_second)
    allowance = UNLIMITED if is_unlimited else given
    groups = [read_unit(text) for text in units]
    try:
        World(token=token, units=groups)
    except ValueError as problem:
        raise typer.BadParameter(str(problem), param_hint="--unit") from None

    def make() -> World:
        return World(token=token, units=groups, allowance=allowance)

    asyncio.run(_serve(make, folder, port=port, webhook_retry_seconds=webhook_retry_seconds))


async def _serve(make: Callable[[], World], folder: Path | None, *, port: int, webhook_retry_seconds: float) -> None:
    is_told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, is_told.set)
    async with AsyncExitStack() as stack:
        if folder is None:
            world = make()
        else:
            kept = await stack.enter_async_context(kept_world(folder, make, is_new=True))
            world = kept.world
            for note in kept.notes:
                typer.echo(note, err=True)
        telegram = PretendTelegram(world, port=port, webhook_retry_seconds=webhook_retry_seconds)
        await stack.enter_async_context(telegram)
        about = {"base_url": telegram.base_url, "token": world.token, "bot_id": world.bot_id}
        typer.echo(json.dumps({**about, "units": [asdict(unit) for unit in world.units]}))
        await is_told.wait()


if __name__ == "__main__":
    typer.run(main)
