"""A town with a second section that decides: PDAD, whose admin Ratna is, beside PLI, whose admin is Budi."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copytree

from bot.config import Settings, Unit
from bot.demo.people import DemoUnit
from bot.demo.run import TOKEN, UNITS
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED, World
from knowledge.pack import pack_folder
from tests.journeys.conftest import Town
from tests.people import Persona

PDAD = Unit(id="pdad", name="Seksi PDAD", chat_id=-1001000000003)
ALL_UNITS = (*UNITS, PDAD)


class SectionsTown(Town):
    """The usual town, with the second section; ``packs`` are the packs it runs."""

    packs: tuple[str, ...] = ()

    @property
    def settings(self) -> Settings:
        """The usual settings, with the second section."""
        settings = super().settings.model_copy(update={"units": ALL_UNITS})
        return settings.model_copy(update={"packs": self.packs}) if self.packs else settings


@asynccontextmanager
async def sections_town(folder: Path, database_url: str, *, needs_two: bool) -> AsyncIterator[SectionsTown]:
    """Open such a town; ``needs_two``: its pack wants two admins to agree."""
    units = [DemoUnit(unit.id, unit.name, unit.chat_id, unit.forum) for unit in ALL_UNITS]
    async with PretendTelegram(World(token=TOKEN, units=units, allowance=UNLIMITED)) as telegram:
        town = SectionsTown(telegram, folder, database_url=database_url)
        town.packs = (str(_pack(folder, needs_two=needs_two)),)
        world = telegram.world
        world.set_member("pli", "budi", "administrator")
        world.set_member("pli", "ratna", "member")
        world.set_member("pdad", "budi", "left")
        await town.open()
        town.ratna = Persona(telegram, "ratna", "pdad")
        yield town
        await town.close()
        await town.check_nothing_lost()


def _pack(folder: Path, *, needs_two: bool) -> Path:
    pack = folder / "packs" / "puspa"
    copytree(pack_folder("puspa"), pack)
    file = pack / "service.toml"
    text = file.read_text(encoding="utf-8")
    wanted = text.replace('deciders = ["pli", "pdad"]', 'deciders = ["pli", "pdad"]\ntwo_admins = true')
    file.write_text(wanted if needs_two else text, encoding="utf-8")
    return pack
