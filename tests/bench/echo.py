"""A bare python-telegram-bot echo: what the library does by itself, over its own client or over ours.

``python -m tests.bench.echo BASE_URL TOKEN default|aiohttp``
"""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.bot_api import BotApi
from bot.telegram_http import AiohttpRequest


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer with a text as long as a usual answer of the desk's."""
    if update.message is not None:
        await update.message.reply_text((update.message.text or "")[:10] + "." * 500)


def main() -> None:
    """Poll until ended."""
    base_url, token, client = sys.argv[1:4]
    builder = Application.builder().token(token).base_url(f"{base_url}/bot").base_file_url(f"{base_url}/file/bot")
    builder = builder.concurrent_updates(False)
    if client == "aiohttp":
        api = BotApi(token, base_url)
        builder = builder.request(AiohttpRequest(api)).get_updates_request(AiohttpRequest(api))
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(poll_interval=0)


if __name__ == "__main__":
    main()
