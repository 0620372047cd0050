import json
from typing import Any

import pytest

from bot.demo.world import World
from tests.bot.demo.api_models import check_call, check_calls
from tests.bot.demo.client import SITI, Client, buttons

FILE = {"file_name": "a.pdf", "size": 3}
KEYBOARD = buttons([("Ya", "y")])


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", {"chat_id": SITI, "text": "5"}),
        ("sendMessage", {"chat_id": "1001", "text": "a", "message_thread_id": "4"}),
        ("sendMessage", {"chat_id": SITI, "text": "a", "reply_markup": KEYBOARD}),
        ("sendMessage", {"chat_id": SITI, "text": "a", "reply_markup": json.dumps(KEYBOARD)}),
        ("sendMessage", {"chat_id": SITI, "text": "a", "reply_parameters": '{"message_id": 3}'}),
        ("sendMessage", {"chat_id": SITI, "text": "a", "disable_notification": "true"}),
        ("sendMessage", {"chat_id": SITI, "text": "a", "reply_to_message_id": 3}),
        ("sendDocument", {"chat_id": SITI, "document": FILE}),
        ("sendDocument", {"chat_id": SITI, "document": "attach://x", "x": FILE}),
        ("sendDocument", {"chat_id": SITI, "document": "a-file-id", "caption": "{a}"}),
        ("sendMediaGroup", {"chat_id": SITI, "media": '[{"type":"photo","media":"attach://x"}]', "x": FILE}),
        ("getUpdates", {"timeout": 10, "offset": 3, "allowed_updates": '["message"]'}),
        ("setMyCommands", {"commands": [{"command": "a", "description": "b"}], "scope": {"type": "default"}}),
        ("setChatMenuButton", {"menu_button": {"type": "commands"}}),
        ("getMe", {}),
    ],
)
def test_a_right_call_passes(method: str, parameters: dict[str, Any]) -> None:
    check_call(method, parameters)


@pytest.mark.parametrize(
    ("method", "parameters", "reason"),
    [
        ("sendMesage", {}, "sendMesage is no Bot API method"),
        ("sendMessage", {"chat_id": SITI}, "Field required"),
        ("sendMessage", {"chat_id": SITI, "txet": "a"}, "has no parameter 'txet'"),
        ("sendMessage", {"chat_id": SITI, "text": 5}, "text must be a string, not 5"),
        ("sendMessage", {"chat_id": SITI, "text": "a", "message_thread_id": "x"}, "valid integer"),
        ("sendMessage", {"chat_id": SITI, "text": "a", "protect_content": "maybe"}, "valid boolean"),
        (
            "sendMessage",
            {"chat_id": SITI, "text": "a", "reply_markup": {"inline_keyboard": [[{"txt": "a"}]]}},
            "reply_markup",
        ),
        (
            "sendMessage",
            {"chat_id": SITI, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "data": "b"}]]}},
            "InlineKeyboardButton has no field data",
        ),
        ("sendDocument", {"chat_id": SITI, "document": "attach://x"}, "attach://x is not in the request"),
        ("sendDocument", {"chat_id": SITI, "document": "a", "x": FILE}, "attached to nothing"),
        ("answerCallbackQuery", {"callback_query_id": 5}, "must be a string"),
        ("deleteMessage", {"chat_id": SITI}, "Field required"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "Field required"),
    ],
)
def test_a_wrong_call_fails_and_says_why(method: str, parameters: dict[str, Any], reason: str) -> None:
    with pytest.raises(AssertionError, match=reason):
        check_call(method, parameters)


async def test_a_whole_record_is_checked(talking: Client, world: World) -> None:
    await talking.send(SITI, "a", reply_markup=KEYBOARD)
    await talking.upload("sendDocument", {"document": ("a.pdf", b"%PDF-")}, chat_id=SITI)
    check_calls(world.calls)
    await talking.send(SITI, "a", colour="red")
    with pytest.raises(AssertionError, match="has no parameter 'colour'"):
        check_calls(world.calls)
