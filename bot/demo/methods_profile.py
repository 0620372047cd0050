"""Bot API methods: who the bot is, its commands, names and menu buttons."""

from typing import Any

from bot.demo.access import chat_to_read
from bot.demo.core import Change
from bot.demo.errors import bad_request
from bot.demo.parameters import Parameters
from bot.demo.profile import read_scope
from bot.demo.world import World

_MENU_BUTTONS = ("commands", "web_app", "default")
_CHANGED = Change("", 0, "world")


def get_me(world: World, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG001
    """GetMe."""
    return {
        **world.bot_account(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": world.profile.has_inline_mode,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _scope(world: World, parameters: Parameters) -> dict[str, Any]:
    scope = read_scope(parameters.record("scope"))
    if "chat_id" in scope:
        chat_to_read(world, Parameters(scope))
    return scope


def _language(parameters: Parameters) -> str:
    language = parameters.text("language_code")
    if language and not (len(language) == 2 and language.isalpha()):  # noqa: PLR2004
        raise bad_request("BOT_LANG_CODE_INVALID")
    return language


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """SetMyCommands."""
    commands = parameters.array("commands")
    if commands is None:
        raise bad_request('parameter "commands" is required')
    scope, language = _scope(world, parameters), _language(parameters)
    world.profile.set_commands(commands, scope, language)
    world.tell(_CHANGED)
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[dict[str, str]]:
    """GetMyCommands."""
    return world.profile.commands(_scope(world, parameters), _language(parameters))


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """DeleteMyCommands."""
    world.profile.delete_commands(_scope(world, parameters), _language(parameters))
    world.tell(_CHANGED)
    return True


def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    """SetChatMenuButton."""
    chat_id = chat_to_read(world, parameters).id if "chat_id" in parameters else None
    button = parameters.record("menu_button") or {"type": "default"}
    if button.get("type") not in _MENU_BUTTONS:
        raise bad_request("can't parse menu button: unsupported type specified")
    if button["type"] == "default":
        world.profile.menu_buttons.pop(chat_id, None)
    else:
        world.profile.menu_buttons[chat_id] = button
    world.tell(_CHANGED)
    return True


def get_chat_menu_button(world: World, parameters: Parameters) -> dict[str, Any]:
    """GetChatMenuButton."""
    buttons = world.profile.menu_buttons
    everywhere = buttons.get(None, {"type": "default"})
    if "chat_id" not in parameters:
        return everywhere
    return buttons.get(chat_to_read(world, parameters).id, everywhere)


def _set(texts: dict[str, str], parameters: Parameters, name: str, limit: int) -> bool:
    text, language = parameters.text(name), _language(parameters)
    if len(text) > limit:
        raise bad_request(f"{name} must have at most {limit} characters")
    texts[language] = text
    return True


def _get(texts: dict[str, str], parameters: Parameters, default: str = "") -> str:
    return texts.get(_language(parameters)) or texts.get("") or default


def set_my_name(world: World, parameters: Parameters) -> bool:
    """SetMyName."""
    is_set = _set(world.profile.names, parameters, "name", 64)
    world.tell(_CHANGED)
    return is_set


def get_my_name(world: World, parameters: Parameters) -> dict[str, str]:
    """GetMyName."""
    return {"name": _get(world.profile.names, parameters, world.bot_account()["first_name"])}


def set_my_description(world: World, parameters: Parameters) -> bool:
    """SetMyDescription."""
    return _set(world.profile.descriptions, parameters, "description", 512)


def get_my_description(world: World, parameters: Parameters) -> dict[str, str]:
    """GetMyDescription."""
    return {"description": _get(world.profile.descriptions, parameters)}


def set_my_short_description(world: World, parameters: Parameters) -> bool:
    """SetMyShortDescription."""
    return _set(world.profile.short_descriptions, parameters, "short_description", 120)


def get_my_short_description(world: World, parameters: Parameters) -> dict[str, str]:
    """GetMyShortDescription."""
    return {"short_description": _get(world.profile.short_descriptions, parameters)}


METHODS = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyName": set_my_name,
    "getMyName": get_my_name,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
}
