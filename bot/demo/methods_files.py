"""Bot API methods: files up and down, albums."""

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.demo import contents
from bot.demo.access import chat_to_write
from bot.demo.errors import ApiError, bad_request
from bot.demo.files import MAX_UPLOAD, StoredFile, picture_size
from bot.demo.keyboards import read_markup
from bot.demo.methods_messages import edit, message_to_edit, prepare, read_caption, send
from bot.demo.parameters import Parameters
from bot.demo.world import World

_MAX_PHOTO = 10 * 1024 * 1024
_ATTACHED = "attach://"
_ALBUM_SIZES = range(2, 11)
_ALBUM_KINDS = frozenset({"photo", "video", "document", "audio"})
_ALONE = ("document", "audio")  # these make albums of their own kind only
_EDITED_IN = frozenset({"photo", "video", "document", "audio", "animation"})


def read_file(world: World, parameters: Parameters, kind: str, given: object) -> StoredFile:
    """Return the file that is to be sent: uploaded with this call, or known by its id.

    Args:
        world: Where files are kept.
        parameters: The call, with its uploads.
        kind: What the file is to be sent as.
        given: The parameter: an id, or ``attach://`` and the name of an upload.

    Raises:
        ApiError: 400 for no file, an empty one, or an unknown id; 413 over 50 MB.
    """
    name = kind if given is None else str(given).removeprefix(_ATTACHED)
    upload = parameters.uploads.get(name)
    if upload is None:
        if not given:
            raise bad_request(f"there is no {kind} in the request")
        if str(given).startswith(_ATTACHED):
            raise bad_request("wrong file identifier/HTTP URL specified")
        return world.files.by_id(str(given), kind)
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        if len(upload.content) > _MAX_PHOTO:
            raise bad_request(
                f"file of size {len(upload.content)} bytes is too big for a photo; the maximum is 10485760"
            )
        if picture_size(upload.content) is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
    return world.files.add(kind, upload.content, name=upload.name, mime=upload.mime)


def _send_file(world: World, parameters: Parameters, *, kind: str) -> dict[str, Any]:
    chat_to_write(world, parameters)
    caption = read_caption(parameters) if kind in contents.CAPTIONED else {}
    stored = read_file(world, parameters, kind, parameters.values.get(kind))
    content = {**contents.media(kind, stored.as_api()), **caption, **_look(parameters)}
    return send(world, parameters, kind, content).api


def _look(parameters: Parameters) -> dict[str, Any]:
    """Return the fields of a message that say how its picture is shown."""
    shown = {}
    if parameters.flag("has_spoiler"):
        shown["has_media_spoiler"] = True
    if parameters.flag("show_caption_above_media"):
        shown["show_caption_above_media"] = True
    return shown


def send_media_group(world: World, parameters: Parameters) -> list[dict[str, Any]]:
    """SendMediaGroup: 2 to 10 photos and videos, or documents; all of them or none."""
    chat_to_write(world, parameters)
    media = parameters.array("media") or []
    if len(media) not in _ALBUM_SIZES:
        raise bad_request("wrong number of media: an album has 2-10 of them")
    kinds = [str(one.get("type")) if isinstance(one, dict) else "" for one in media]
    if not set(kinds) <= _ALBUM_KINDS:
        raise bad_request("can't parse InputMedia: unsupported type specified")
    for alone in _ALONE:
        if alone in kinds and set(kinds) != {alone}:
            raise bad_request(f"{alone} can't be mixed with other media types")
    bare = Parameters(
        {name: value for name, value in parameters.values.items() if name != "reply_markup"}, uploads=parameters.uploads
    )
    inputs = [_input_media(world, bare, one) for one in media]
    drafts = [prepare(world, bare, kind, content) for kind, content in zip(kinds, inputs, strict=True)]
    chat = drafts[0][0]
    world.limits.take(chat.id, is_private=chat.person is not None, messages=len(drafts))
    album = str(13_000_000_000_000_000 + chat.last_message_id)
    for _, draft in drafts:
        draft.extra["media_group_id"] = album
    return [world.post(chat, world.bot_id, draft).api for _, draft in drafts]


def _input_media(world: World, parameters: Parameters, one: dict[str, Any]) -> dict[str, Any]:
    kind, given = str(one["type"]), Parameters(one)
    stored = read_file(world, parameters, kind, one.get("media", ""))
    return {**contents.media(kind, stored.as_api()), **read_caption(given), **_look(given)}


def edit_message_media(world: World, parameters: Parameters) -> dict[str, Any]:
    """EditMessageMedia: another file, with the caption that comes along; an album keeps its kind."""
    message = message_to_edit(world, parameters)
    one = parameters.record("media") or {}
    kind = str(one.get("type"))
    if kind not in _EDITED_IN:
        raise bad_request("can't parse InputMedia: unsupported type specified")
    if message.kind not in contents.CAPTIONED - {"voice"}:
        raise bad_request("message can't be edited")
    if "media_group_id" in message.api and (message.kind in _ALONE or kind in _ALONE) and kind != message.kind:
        raise bad_request("can't use the media of the specified type in the album")
    old = tuple(contents.copied(message.kind, message.api) or ())
    changed = _input_media(world, parameters, one)
    result = edit(world, message, changed, (*old, *changed), read_markup(parameters, inline_only=True))
    message.kind = kind
    return result


def get_file(world: World, parameters: Parameters) -> dict[str, Any]:
    """GetFile."""
    file_id = parameters.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    return world.files.offer(file_id)


METHODS: dict[str, Callable[[World, Parameters], Any]] = {
    "sendDocument": partial(_send_file, kind="document"),
    "sendPhoto": partial(_send_file, kind="photo"),
    "sendVoice": partial(_send_file, kind="voice"),
    "sendVideo": partial(_send_file, kind="video"),
    "sendSticker": partial(_send_file, kind="sticker"),
    "sendAudio": partial(_send_file, kind="audio"),
    "sendAnimation": partial(_send_file, kind="animation"),
    "sendVideoNote": partial(_send_file, kind="video_note"),
    "sendMediaGroup": send_media_group,
    "editMessageMedia": edit_message_media,
    "getFile": get_file,
}
