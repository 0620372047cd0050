"""How the bot presents itself: commands, menu buttons, names and descriptions."""

import json
import re
from typing import Any

from bot.demo.errors import bad_request

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_MAX_COMMANDS = 100
_MAX_DESCRIPTION = 256
_PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


class Profile:
    """Commands by scope and language, the menu button by chat (None: everywhere), names by language.

    ``has_inline_mode`` and ``has_inline_feedback`` are what is switched on at @BotFather.
    """

    def __init__(self) -> None:
        self._commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.menu_buttons: dict[int | None, dict[str, Any]] = {}
        self.names: dict[str, str] = {}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.has_inline_mode = True
        self.has_inline_feedback = True

    def set_commands(self, commands: list[Any], scope: dict[str, Any], language: str) -> None:
        """Replace the commands of a scope and language.

        Raises:
            ApiError: 400 for a bad name or description.
        """
        if len(commands) > _MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        checked = [_checked(command) for command in commands]
        self._commands[_key(scope, language)] = checked

    def commands(self, scope: dict[str, Any], language: str) -> list[dict[str, str]]:
        """Return what was set for exactly this scope and language."""
        return self._commands.get(_key(scope, language), [])

    def delete_commands(self, scope: dict[str, Any], language: str) -> None:
        """Forget the commands of a scope and language."""
        self._commands.pop(_key(scope, language), None)

    def restore_commands(self, saved: list[dict[str, Any]]) -> None:
        """Take back what ``all_commands`` returned."""
        for one in saved:
            self._commands[_key(one["scope"], one["language_code"])] = one["commands"]

    def all_commands(self) -> list[dict[str, Any]]:
        """Return everything that is set, for the chat page."""
        return [
            {"scope": json.loads(scope), "language_code": language, "commands": commands}
            for (scope, language), commands in self._commands.items()
            if commands
        ]


def _key(scope: dict[str, Any], language: str) -> tuple[str, str]:
    return json.dumps(scope, sort_keys=True), language


def _checked(command: object) -> dict[str, str]:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = command.get("command"), command.get("description")
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request("can't parse BotCommand: command and description must be of type String")
    name = name.removeprefix("/")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description.strip()) <= _MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def read_scope(given: dict[str, Any] | None) -> dict[str, Any]:
    """Return a command scope, reduced to what it says.

    Raises:
        ApiError: 400 for an unknown type or a missing chat.
    """
    if given is None:
        return {"type": "default"}
    kind = given.get("type")
    if kind in _PLAIN_SCOPES:
        return {"type": kind}
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    try:
        scope = {"type": kind, "chat_id": int(given["chat_id"])}
        return scope | ({"user_id": int(given["user_id"])} if kind == "chat_member" else {})
    except (KeyError, TypeError, ValueError):
        raise bad_request("can't parse BotCommandScope: chat_id and user_id must be of type Integer") from None
