"""A row of the outbox as the call that it is by now: with the ids learnt since, and albums with the files they have."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from handlers.splitting import units_shown
from storage import inbox, media, messages
from storage.media import Medium
from storage.outbox import OutboxRow
from storage.transaction import Transaction

EDITS: Final = frozenset({"editMessageText", "editMessageReplyMarkup", "editMessageCaption", "editMessageMedia"})
OWN: Final = frozenset({"album", "header", "listed"})  # what the desk keeps with a call, and Telegram does not get
LONGEST_GROWTH: Final = timedelta(seconds=15)
LONGEST_CAPTION: Final = 1024  # UTF-16 units
_SEND: Final = {"photo": "sendPhoto", "video": "sendVideo", "document": "sendDocument", "audio": "sendAudio"}
_ABOVE: Final = frozenset({"photo", "video"})


@dataclass(frozen=True, slots=True)
class Call:
    """A call; ``refs`` are the messages it makes, where it makes several."""

    method: str
    payload: dict[str, Any]
    refs: tuple[int, ...] = ()


def composed(row: OutboxRow, files: list[Medium]) -> Call | None:
    """Return the call that a row is by now, an album's with these files; None for one that has nothing left to do."""
    if is_album(row):
        return _with_places(row, _album(row, files)) if files else None
    method, payload = row.method, {name: value for name, value in row.payload.items() if name not in OWN}
    if row.message_ref is not None and method in EDITS:
        if row.message_id is None:
            method, payload = anew(method, payload)  # what was to be edited never arrived
        else:
            payload["message_id"] = row.message_id
    if method == "deleteMessage" and row.message_ref is not None:
        if row.message_id is None:
            return None
        payload["message_id"] = row.message_id
    return _with_places(row, Call(method, payload))


async def album_of(tx: Transaction, row: OutboxRow) -> list[Medium]:
    """Return the files of a row's album that did not go out yet."""
    album = row.payload["album"]
    return await media.unsent(tx, album["chat_id"], album=album["name"])


async def is_growing(tx: Transaction, row: OutboxRow) -> bool:
    """Tell whether more files of an album may come: for a while, as long as updates of its chat wait to be worked."""
    if not is_album(row) or tx.now - row.created_at > LONGEST_GROWTH:
        return False
    return await inbox.is_busy(tx, str(row.payload["album"]["chat_id"]))


def is_album(row: OutboxRow) -> bool:
    """Tell whether a row is an album, whose files are looked up when it goes."""
    return "album" in row.payload


def anew(method: str, payload: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return an edit as a message of its own: what it was to change is not there."""
    bare = {name: value for name, value in payload.items() if name != "message_id"}
    if method == "editMessageMedia":
        one = bare.pop("media")
        kind = one["type"]
        shown = {name: value for name, value in one.items() if name not in {"type", "media"}}
        return f"send{kind.title()}", {**bare, kind: one["media"], **shown}
    if method == "editMessageCaption":
        bare["text"] = bare.pop("caption", "")
    return "sendMessage", bare


async def learn(tx: Transaction, row: OutboxRow, call: Call, result: Any) -> None:  # noqa: ANN401 - raw JSON
    """Write down the ids that Telegram gave."""
    made = result if isinstance(result, list) else [result] if isinstance(result, dict) else []
    if call.method == "createForumTopic":
        if row.topic_ref is not None and made and "message_thread_id" in made[0]:
            await messages.learn_thread(tx, row.topic_ref, thread_id=made[0]["message_thread_id"])
        return
    refs = call.refs or ((row.message_ref,) if row.message_ref is not None else ())
    if call.method not in EDITS:
        for ref, one in zip(refs, made, strict=False):
            if "message_id" in one:
                await messages.learn_id(tx, ref, message_id=one["message_id"])


def _with_places(row: OutboxRow, call: Call) -> Call:
    payload = call.payload
    quote = payload.pop("reply_parameters", {})
    if row.reply_to is not None:
        payload["reply_parameters"] = {"message_id": row.reply_to, "allow_sending_without_reply": True, **quote}
    elif "message_id" in quote:
        payload["reply_parameters"] = quote
    if row.thread_id is not None and call.method not in {*EDITS, "createForumTopic", "deleteMessage"}:
        payload["message_thread_id"] = row.thread_id
    return call


def _album(row: OutboxRow, files: list[Medium]) -> Call:
    bare = {name: value for name, value in row.payload.items() if name not in OWN}
    inputs = [_input(one, row.payload["header"] if place == 0 else "") for place, one in enumerate(files)]
    refs = tuple(one.mirror_ref for one in files)
    if len(files) == 1:
        single = {name: value for name, value in inputs[0].items() if name not in {"type", "media"}}
        return Call(_SEND[files[0].kind], {**bare, files[0].kind: files[0].file_id, **single}, refs)
    return Call("sendMediaGroup", {**bare, "media": inputs}, refs)


def _input(one: Medium, header: str) -> dict[str, Any]:
    caption = "\n".join(part for part in (header, one.html) if part)
    if units_shown(caption) > LONGEST_CAPTION:  # its own words fit by themselves: Telegram let them in
        caption = one.html
    shown: dict[str, Any] = {"type": one.kind, "media": one.file_id}
    if caption:
        shown |= {"caption": caption, "parse_mode": "HTML"}
    if one.kind in _ABOVE:
        shown |= {"has_spoiler": True} if one.is_spoiler else {}
        shown |= {"show_caption_above_media": True} if one.is_above else {}
    return shown
