"""A button's route: by its type."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import buttons
from handlers.context import Context, current_visit

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Handler = BaseHandler[Update, Context, None]


def on(tap: type[buttons.Tap], callback: Callback) -> Handler:
    """Route a button, whatever chat it is tapped in."""
    return CallbackQueryHandler(callback, pattern=lambda data: isinstance(buttons.decode(str(data)), tap))


def own(tap: type[buttons.Tap], callback: Callback) -> Handler:
    """Route a requester's button: it means something in that person's own chat only, never on a staff group's card."""

    def is_own(data: object) -> bool:
        visit = current_visit()
        return visit.chat_id == visit.person.id and isinstance(buttons.decode(str(data)), tap)

    return CallbackQueryHandler(callback, pattern=is_own)
