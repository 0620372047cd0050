import pytest

from bot.demo.world import World
from tests.bot.demo.client import PLI, SITI, Client

START = [{"command": "start", "description": "Mulai"}]


async def test_commands_are_kept_by_scope_and_language(talking: Client, world: World) -> None:
    group = {"type": "chat_administrators", "chat_id": PLI.chat_id}
    await talking.ok("setMyCommands", commands=START)
    await talking.ok("setMyCommands", commands=[], scope=group, language_code="en")
    english = [{"command": "start", "description": "Start"}]
    await talking.ok("setMyCommands", commands=english, scope=group, language_code="en")
    assert await talking.ok("getMyCommands") == START
    assert await talking.ok("getMyCommands", scope=group) == []
    assert await talking.ok("getMyCommands", scope=group, language_code="en") == english
    assert world.overview()["commands"] == [
        {"scope": {"type": "default"}, "language_code": "", "commands": START},
        {"scope": group, "language_code": "en", "commands": english},
    ]
    await talking.ok("deleteMyCommands")
    assert await talking.ok("getMyCommands") == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({}, 'parameter "commands" is required'),
        ({"commands": [{"command": "Mulai Lagi", "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": START * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": START, "language_code": "indonesian"}, "BOT_LANG_CODE_INVALID"),
        ({"commands": START, "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        (
            {"commands": START, "scope": {"type": "planet"}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
    ],
)
async def test_bad_commands_are_refused(client: Client, parameters: dict[str, object], reason: str) -> None:
    assert await client.refused("setMyCommands", **parameters) == f"400 Bad Request: {reason}"


async def test_the_menu_button_is_set_for_one_chat_or_for_all(talking: Client) -> None:
    await talking.ok("setChatMenuButton", menu_button={"type": "commands"})
    assert await talking.ok("getChatMenuButton", chat_id=SITI) == {"type": "commands"}
    await talking.ok("setChatMenuButton", chat_id=SITI, menu_button={"type": "default"})
    assert await talking.ok("getChatMenuButton") == {"type": "commands"}
    reason = await talking.refused("setChatMenuButton", menu_button={"type": "x"})
    assert reason == "400 Bad Request: can't parse menu button: unsupported type specified"


async def test_the_bot_has_a_name_and_descriptions_by_language(client: Client) -> None:
    await client.ok("setMyName", name="Loket PLI")
    await client.ok("setMyDescription", description="Meja bantuan")
    await client.ok("setMyDescription", description="Help desk", language_code="en")
    await client.ok("setMyShortDescription", short_description="Bantuan")
    assert (await client.ok("getMe"))["first_name"] == "Loket PLI"
    assert await client.ok("getMyName", language_code="en") == {"name": "Loket PLI"}
    assert await client.ok("getMyDescription", language_code="en") == {"description": "Help desk"}
    assert await client.ok("getMyDescription", language_code="id") == {"description": "Meja bantuan"}
    assert await client.ok("getMyShortDescription") == {"short_description": "Bantuan"}
    long = await client.refused("setMyShortDescription", short_description="x" * 121)
    assert long == "400 Bad Request: short_description must have at most 120 characters"
