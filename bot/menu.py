"""The commands that Telegram offers, in each language, to requesters and in groups."""

from typing import Any, Final

from bot.bot_api import BotApi, until_reached
from handlers.office import Office
from knowledge.wording import Language

_PRIVATE: Final = {"type": "all_private_chats"}
_GROUPS: Final = {"type": "all_group_chats"}


async def set_menu(api: BotApi, office: Office) -> None:
    """Tell Telegram the commands and put them behind the menu button."""
    for language in Language:
        say = office.say(language)
        private = [
            {"command": "start", "description": say.plain("command-start")},
            {"command": "tiket", "description": say.plain("command-tickets")},
            {"command": "akun", "description": say.plain("command-accounts")},
            {"command": "tim", "description": say.plain("command-team")},
            {"command": "pengumuman", "description": say.plain("command-announcements")},
            {"command": "batal", "description": say.plain("command-cancel")},
        ]
        groups = [
            {"command": "antrian", "description": say.plain("command-queue")},
            {"command": "tiket", "description": say.plain("command-ticket-again")},
            {"command": "statistik", "description": say.plain("command-statistics")},
            {"command": "laporan", "description": say.plain("command-report")},
            {"command": "cari", "description": say.plain("command-search")},
            {"command": "pengumuman", "description": say.plain("command-announce")},
            {"command": "faq", "description": say.plain("command-faq")},
            {"command": "gangguan", "description": say.plain("command-outage")},
            {"command": "balas", "description": say.plain("command-canned")},
            {"command": "simpan", "description": say.plain("command-canned-keep")},
            {"command": "catatan", "description": say.plain("command-note")},
            {"command": "tarik", "description": say.plain("command-recall")},
            {"command": "bisukan", "description": say.plain("command-mute")},
            {"command": "blokir", "description": say.plain("command-ban")},
            {"command": "id", "description": say.plain("command-group-id")},
        ]
        for scope, commands in ((_PRIVATE, private), (_GROUPS, groups)):
            wanted: dict[str, Any] = {"commands": commands, "scope": scope}
            if language != office.language:  # without a language, it is for everybody else
                wanted["language_code"] = str(language)
            await until_reached(api, "setMyCommands", wanted)
    await until_reached(api, "setChatMenuButton", {"menu_button": {"type": "commands"}})
