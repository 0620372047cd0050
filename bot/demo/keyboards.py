"""Reply markup: what a bot may hang under its messages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.demo.chats import Message
from bot.demo.errors import SimError, bad_request
from bot.demo.parameters import Parameters
from bot.demo.rich_text import checked_url

MAX_BUTTONS = 100
MAX_DATA_BYTES = 64
_ACTIONS = ("callback_data", "url", "copy_text", "switch_inline_query", "switch_inline_query_current_chat", "web_app")
_REPLY_KINDS = ("keyboard", "remove_keyboard", "force_reply")


@dataclass(frozen=True, slots=True)
class Markup:
    """Checked reply markup: an inline keyboard as the Bot API returns it, or a reply keyboard's labels."""

    inline: dict[str, Any] | None = None
    labels: list[list[str]] | None = None


NO_MARKUP = Markup()


def read_markup(parameters: Parameters, *, inline_only: bool = False) -> Markup:
    """Return the ``reply_markup`` parameter, checked.

    Raises:
        ApiError: 400 for what Telegram refuses: wrong shapes, bad data, too many buttons.
    """
    if "reply_markup" not in parameters:
        return NO_MARKUP
    given = parameters.decoded("reply_markup")
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = _rows(given["inline_keyboard"], "inline_keyboard")
        keyboard = [[_inline_button(button) for button in row] for row in rows if row]
        return Markup(inline={"inline_keyboard": keyboard}) if keyboard else NO_MARKUP
    if inline_only or not any(kind in given for kind in _REPLY_KINDS):
        if given:
            raise bad_request("inline keyboard expected")
        return NO_MARKUP
    if "keyboard" not in given:
        return NO_MARKUP
    rows = _rows(given["keyboard"], "keyboard")
    return Markup(labels=[[_label(button) for button in row] for row in rows])


def _rows(given: object, field: str) -> list[list[Any]]:
    if not isinstance(given, list) or not all(isinstance(row, list) for row in given):
        raise bad_request(f'field "{field}" of the reply markup must be an Array of Arrays')
    if sum(len(row) for row in given) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return given


def _label(button: object) -> str:
    label = button.get("text") if isinstance(button, dict) else button
    if not isinstance(label, str):
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    if not label.strip():
        raise bad_request("keyboard button text must be non-empty")
    return label


def _inline_button(button: object) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    kept: dict[str, Any] = {"text": _label(button)}
    actions = [action for action in _ACTIONS if button.get(action) is not None]
    if not actions:
        reason = "Text buttons are unallowed in the inline keyboard"
        raise bad_request(f"can't parse inline keyboard button: {reason}")
    action = actions[0]
    kept[action] = button[action]
    if action == "callback_data":
        _check_data(button[action])
    if action == "url":
        kept["url"] = checked_url(button[action])
    return kept | {name: button[name] for name in ("style", "icon_custom_emoji_id") if button.get(name)}


def _check_data(data: object) -> None:
    if not isinstance(data, str):
        raise bad_request('can\'t parse inline keyboard button: Field "callback_data" must be of type String')
    if not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def button_data(message: Message, button: str) -> str:
    """Return the data of a message's button, named by its label or its data; SimError where there is none."""
    buttons: list[Mapping[str, Any]] = [one for row in message.buttons for one in row]
    found = [one for one in buttons if one.get("callback_data") == button]
    found = found or [one for one in buttons if one["text"] == button]
    if not found:
        labels = ", ".join(repr(one["text"]) for one in buttons) or "none"
        raise SimError(f"message {message.id} has no button {button!r}; its buttons: {labels}", status=404)
    if "callback_data" not in found[0]:
        raise SimError(f"the button {button!r} opens a link; there is nothing to tell the bot")
    data: str = found[0]["callback_data"]
    return data
