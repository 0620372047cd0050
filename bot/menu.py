"""The commands that Telegram offers, in each language, to requesters and in groups."""

from typing import Any, Final

from telegram.ext import ExtBot

from handlers.office import Office
from knowledge.wording import Language

_PRIVATE: Final = {"type": "all_private_chats"}
_GROUPS: Final = {"type": "all_group_chats"}


async def set_menu(bot: ExtBot[None], office: Office) -> None:
    """Tell Telegram the commands and put them behind the menu button; raises TelegramError."""
    for language in Language:
        say = office.say(language)
        private = [
            {"command": "start", "description": say.plain("command-start")},
            {"command": "tiket", "description": say.plain("command-tickets")},
            {"command": "batal", "description": say.plain("command-cancel")},
        ]
        groups = [{"command": "id", "description": say.plain("command-group-id")}]
        for scope, commands in ((_PRIVATE, private), (_GROUPS, groups)):
            wanted: dict[str, Any] = {"commands": commands, "scope": scope}
            if language != office.language:  # without a language, it is for everybody else
                wanted["language_code"] = str(language)
            await bot.do_api_request("setMyCommands", api_kwargs=wanted)
    await bot.do_api_request("setChatMenuButton", api_kwargs={"menu_button": {"type": "commands"}})
