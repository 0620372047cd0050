"""Passwords that people write by mistake: covered before anything is kept, warned of, and deleted where we may."""

import json
import re
from dataclasses import replace
from html import escape
from typing import Any

from telegram import Message, Update

from handlers.desk import Visit
from handlers.relay import Written
from handlers.screen import Screen
from handlers.texts import Html
from knowledge.rules.privacy import contains_password, cover_passwords
from storage.outbox import Priority

_HINT = re.compile(r"sandi|pass|paswo|pwd|psw|pw|pin|otp", re.IGNORECASE)  # what has none of these tells none
_WORDS = frozenset({"text", "caption", "query"})


def covered(written: Written) -> Written:
    """Return what a person wrote without the passwords in it; formatting goes with them, all other words stay."""
    if written.quote is not None and contains_password(written.quote.text):
        written = replace(written, quote=None)
    if not contains_password(written.text):
        return written
    text = cover_passwords(written.text)
    return replace(written, text=text, html=Html(escape(text, quote=False)))


def covered_body(body: str) -> str:
    """Return a raw update without the passwords in its texts; the same string where it has none."""
    if _HINT.search(body) is None:
        return body
    update = json.loads(body)
    return json.dumps(update, ensure_ascii=False) if _cover(update) else body


async def warn(visit: Visit, update: Update) -> None:
    """Warn whoever just wrote a password, and ask Telegram to delete the message.

    A file stays, because it goes to the staff; so does what staff write in their group, where it may be wanted.
    """
    message = update.effective_message
    if message is None or update.callback_query is not None or not contains_password(_words(message)):
        return
    if visit.chat_id == visit.person.id:
        is_deleted = message.text is not None
        key = "password-seen" if is_deleted else "password-seen-kept"
        if is_deleted:
            payload = {"chat_id": visit.chat_id, "message_id": message.message_id}
            await visit.desk.call("deleteMessage", payload, chat_id=None, lane=f"delete:{visit.chat_id}")
        await visit.desk.post(Screen(visit.say(key)), chat_id=visit.chat_id)
    elif visit.ticket is not None:
        screen = Screen(visit.desk.office.own("password-seen-staff"))
        await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=message.message_id, priority=Priority.ALERT)


def _words(message: Message) -> str:
    return message.text or message.caption or ""


def _cover(value: Any) -> bool:  # noqa: ANN401 - JSON
    """Cover the passwords in a JSON value in place, and tell whether there were any."""
    if isinstance(value, list):
        found = [_cover(each) for each in value]  # all of them, not the first one only
        return any(found)
    if not isinstance(value, dict):
        return False
    is_changed = False
    for key, each in value.items():
        if key in _WORDS and isinstance(each, str) and contains_password(each):
            value[key] = cover_passwords(each)
            is_changed = True
        else:
            is_changed = _cover(each) or is_changed
    return is_changed
