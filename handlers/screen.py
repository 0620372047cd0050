"""A message as data: what people see, before Telegram is thought of."""

from dataclasses import dataclass
from typing import Any

from handlers.buttons import Tap, encode


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: its label, and what a tap means."""

    label: str
    tap: Tap


@dataclass(frozen=True, slots=True)
class Screen:
    """A message: Telegram's HTML, and rows of buttons."""

    html: str
    rows: tuple[tuple[Button, ...], ...] = ()

    def payload(self) -> dict[str, Any]:
        """Return the screen's part of a Bot API call that sends or edits a text message."""
        return {
            "text": self.html,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
            "reply_markup": self.keyboard(),
        }

    def keyboard(self) -> dict[str, Any]:
        """Return the inline keyboard; an empty one takes old buttons away."""
        return {
            "inline_keyboard": [
                [{"text": button.label, "callback_data": encode(button.tap)} for button in row] for row in self.rows
            ]
        }


def column(*buttons: Button) -> tuple[tuple[Button, ...], ...]:
    """Stack buttons, one a row: long labels stay readable on a phone."""
    return tuple((button,) for button in buttons)
