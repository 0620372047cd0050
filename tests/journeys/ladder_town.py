"""A town with a ladder: the helpdesk of LPSE, its admins, and the post to the centre and back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.config import Settings, Unit
from bot.demo.people import DemoUnit
from bot.demo.run import TOKEN, UNITS
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED, World
from bot.settings_mail import Mail
from tests.journeys.conftest import Town
from tests.mail.servers import Post, open_post
from tests.people import Persona

HIGHER = Unit(id="admin-lpse", name="Admin LPSE", chat_id=-1001000000003, tier=2)


class LadderTown(Town):
    """A town whose desk has a third group, of the next tier, and perhaps a post."""

    def __init__(self, telegram: PretendTelegram, folder: Path, *, database_url: str, post: Post | None) -> None:
        super().__init__(telegram, folder, database_url=database_url)
        self.post = post
        self.budi = Persona(telegram, "budi", "lpse")
        self.ratna = Persona(telegram, "ratna", "admin-lpse")

    @property
    def mailing(self) -> Post:
        """Its post, where it has one."""
        if self.post is None:
            raise LookupError("this town has no post")
        return self.post

    @property
    def settings(self) -> Settings:
        """The usual ones, with the third unit and the way to the post."""
        mail = self.post.settings() if self.post else Mail()
        return super().settings.model_copy(update={"units": (*UNITS, HIGHER), "mail": mail})


@asynccontextmanager
async def ladder_town(folder: Path, database_url: str, *, has_post: bool) -> AsyncIterator[LadderTown]:
    """Yield a town whose desk is open; Budi is at the helpdesk alone, and Ratna with the admins alone."""
    units = [DemoUnit(unit.id, unit.name, unit.chat_id, unit.forum) for unit in (*UNITS, HIGHER)]
    world = World(token=TOKEN, units=units, allowance=UNLIMITED)
    world.set_member("admin-lpse", "budi", "left")
    world.set_member("lpse", "ratna", "left")
    async with open_post() as post, PretendTelegram(world) as telegram:
        here = LadderTown(telegram, folder, database_url=database_url, post=post if has_post else None)
        await here.open()
        yield here
        await here.close()
        await here.check_nothing_lost()
