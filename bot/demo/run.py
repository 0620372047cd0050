"""``loket demo``: the pretend Telegram and the real bot beside it, connected over real HTTP."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from pydantic import SecretStr
from rich.console import Console

from bot.app import serve
from bot.config import Database, Files, Office, Settings, Telegram, Unit
from bot.demo.keeper import kept_world
from bot.demo.people import DemoUnit
from bot.demo.server import PretendTelegram
from bot.demo.world import Allowance, World

TOKEN: Final = "7000000001:pretend-token-for-the-demo-on-this-machine"  # noqa: S105 - opens nothing anywhere
UNITS: Final = (
    Unit(id="pli", name="Seksi PLI", chat_id=-1001000000001, show_names=True),
    Unit(id="lpse", name="Helpdesk LPSE", chat_id=-1001000000002, forum=True, show_names=True),
)


def demo_settings(base_url: str, folder: Path) -> Settings:
    """Return settings for a whole office whose Telegram is at ``base_url`` and whose data lies in ``folder``."""
    return Settings(
        telegram=Telegram(token=SecretStr(TOKEN), base_url=base_url),
        database=Database(url=f"sqlite+aiosqlite:///{folder / 'loket.db'}"),
        files=Files(folder=folder / "files"),
        office=Office(name="Kantor Contoh"),
        units=UNITS,
    )


def demo_world(*, allowance: Allowance | None = None) -> World:
    """Return the pretend Telegram's world: the demo's groups and its people, by default at the real one's pace."""
    units = [DemoUnit(unit.id, unit.name, unit.chat_id, unit.forum) for unit in UNITS]
    return World(token=TOKEN, units=units, allowance=allowance)


async def serve_demo(folder: Path | None, *, port: int) -> None:
    """Run the demo until cancelled; without a folder, its data is gone afterwards.

    A folder keeps the bot's data and the pretend Telegram's world, so that the next demo goes on from there.
    """
    console = Console()
    async with AsyncExitStack() as stack:
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="loket-demo-")))
            world = demo_world()
        else:
            world = await _world_in(folder, stack, console)
        telegram = await stack.enter_async_context(PretendTelegram(world, port=port))
        desk = asyncio.create_task(serve(demo_settings(telegram.base_url, folder)))
        console.print(f"Open [bold]{telegram.base_url}/[/bold] in your browser. Ctrl-C ends the demo.")
        await desk


async def _world_in(folder: Path, stack: AsyncExitStack, console: Console) -> World:
    is_new = _made_empty(folder)
    kept = await stack.enter_async_context(kept_world(folder / "world", demo_world, is_new=is_new))
    for note in kept.notes:
        console.print(note, style="yellow", markup=False, highlight=False, soft_wrap=True)
    return kept.world


def _made_empty(folder: Path) -> bool:
    """Make a folder where it is missing; return whether it is empty."""
    folder.mkdir(parents=True, exist_ok=True)
    return next(folder.iterdir(), None) is None
