"""A bare python-telegram-bot, as its own examples show it: polls, and answers every message with its own text.

``python -m tests.soak.stock BASE_URL TOKEN``. The same trial that the desk passes shows what such a bot loses.
"""

import sys

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer with the same text."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def build(base_url: str, token: str) -> "Application":  # type: ignore[type-arg]
    """Return the bot."""
    builder = ApplicationBuilder().token(token).base_url(f"{base_url}/bot").base_file_url(f"{base_url}/file/bot")
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    return application


if __name__ == "__main__":
    build(sys.argv[1], sys.argv[2]).run_polling()
