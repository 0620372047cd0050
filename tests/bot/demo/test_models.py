"""Everything the pretend Telegram says is understood by two independent libraries."""

import json
from typing import Any

import aiogram.types
import telegram as ptb
from aiogram.types import ChatFullInfo, ForumTopic, MessageId, ResultChatMemberUnion, WebhookInfo
from pydantic import BaseModel, TypeAdapter

from bot.demo.contents import CAPTIONED
from bot.demo.files import KINDS
from bot.demo.world import World
from tests.bot.demo.client import PDAD, PLI, SITI, Client, buttons
from tests.bot.demo.test_contents import OTHERS
from tests.bot.demo.test_files import PDF, png

EVERYTHING = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]


def unknown_fields(value: object) -> list[str]:
    """Return the fields that aiogram's models do not know."""
    if isinstance(value, list):
        return [name for one in value for name in unknown_fields(one)]
    if not isinstance(value, BaseModel):
        return []
    own = list(value.model_extra or {})
    inner = [name for field in type(value).model_fields for name in unknown_fields(getattr(value, field))]
    return own + inner


def check_message(message: dict[str, Any]) -> None:
    model = aiogram.types.Message.model_validate(message)
    assert unknown_fields(model) == []
    parsed = ptb.Message.de_json(message, None)
    assert parsed.message_id == message["message_id"]
    assert not parsed.api_kwargs


def check_update(update: dict[str, Any]) -> None:
    model = aiogram.types.Update.model_validate(update)
    assert unknown_fields(model) == []
    assert model.event_type in update
    parsed = ptb.Update.de_json(update, None)
    assert parsed.update_id == update["update_id"]
    assert not parsed.api_kwargs
    if parsed.effective_message is not None and "message" in update:
        assert not parsed.effective_message.api_kwargs


async def everything_people_do(client: Client, world: World) -> None:
    first = world.say("siti", "siti", "/start siti@x.id https://x.id #a @budi_s")
    world.say("siti", "siti", "balas", reply_to=first)
    world.edit("siti", "siti", first, "baru")
    for kind in KINDS:
        caption = "a /b" if kind in CAPTIONED else ""
        world.send_file("siti", "siti", png(20, 10), kind=kind, caption=caption, album="a")
    for kind, given in OTHERS.items():
        world.send_other("siti", "siti", kind, given)
    bold = [{"type": "bold", "offset": 0, "length": 3}]
    quoted = world.say("siti", "siti", "ini tebal", entities=bold)
    world.say("siti", "siti", "balas", reply_to=quoted, quote="ini")
    picture = world.send_file("siti", "siti", png(20, 10), kind="photo")
    world.replace_file("siti", "siti", picture, png(5, 5))
    card = await client.send(PLI.chat_id, "kartu", reply_markup=buttons([("Ya", "y")]))
    world.tap("budi", "pli", card, "Ya")
    world.say("budi", "pli", "balas", reply_to=card)
    thread = world.run_topic("ratna", "pdad", "create", name="Umum")
    world.say("budi", "pdad", "a", thread=thread)
    for action in ("close", "reopen", "delete"):
        world.run_topic("ratna", "pdad", action, thread=thread)
    for status in ("member", "restricted", "administrator", "creator", "kicked", "left"):
        world.set_member("pli", "siti", status)
    for status in ("member", "left", "kicked", "administrator"):
        world.set_member("pdad", "bot", status)
    world.set_member("agus", "agus", "kicked")
    world.set_member("agus", "agus", "member")
    world.migrate("pli")


async def test_every_update_is_understood(client: Client, world: World) -> None:
    await client.updates(allowed_updates=EVERYTHING)
    await everything_people_do(client, world)
    updates = await client.updates()
    assert {kind for update in updates for kind in update} == {"update_id", *EVERYTHING}
    for update in updates:
        check_update(update)


async def test_every_message_a_bot_sends_is_understood(talking: Client) -> None:
    text = "<b>a</b> <a href='https://x.id'>b</a> <pre><code class='language-x'>c</code></pre>"
    first = await talking.ok(
        "sendMessage",
        chat_id=SITI,
        text=text,
        parse_mode="HTML",
        reply_markup=buttons([("Ya", "y")]),
        link_preview_options={"is_disabled": True},
        protect_content=True,
        reply_parameters={"message_id": 1},
    )
    check_message(first)
    place = {"chat_id": SITI, "message_id": first["message_id"]}
    check_message(await talking.ok("editMessageText", **place, text="b"))
    check_message(await talking.ok("forwardMessage", chat_id=SITI, from_chat_id=SITI, message_id=1))
    for kind in KINDS:
        method = "send" + kind.title().replace("_", "")
        answer = await talking.upload(method, {kind: ("a.png", png(9, 9))}, chat_id=SITI)
        check_message(answer["result"])
    media = json.dumps([{"type": "document", "media": "attach://a"}] * 2)
    answer = await talking.upload("sendMediaGroup", {"a": ("a.pdf", PDF)}, chat_id=SITI, media=media)
    for message in answer["result"]:
        check_message(message)
    topic = await talking.ok("createForumTopic", chat_id=PDAD.chat_id, name="Tiket")
    ForumTopic.model_validate(topic)
    assert ptb.ForumTopic.de_json(topic, None).name == "Tiket"
    thread = topic["message_thread_id"]
    check_message(await talking.ok("sendMessage", chat_id=PDAD.chat_id, text="a", message_thread_id=thread))


async def test_every_other_answer_is_understood(talking: Client, world: World) -> None:
    me = await talking.ok("getMe")
    assert unknown_fields(aiogram.types.User.model_validate(me)) == []
    for chat_id in (SITI, PLI.chat_id, PDAD.chat_id):
        chat = await talking.ok("getChat", chat_id=chat_id)
        assert unknown_fields(ChatFullInfo.model_validate(chat)) == []
        assert ptb.ChatFullInfo.de_json(chat, None).id == chat_id
    for status in ("member", "restricted", "administrator", "creator", "kicked", "left"):
        world.set_member("pli", "siti", status)
        member = await talking.ok("getChatMember", chat_id=PLI.chat_id, user_id=SITI)
        model: BaseModel = TypeAdapter(ResultChatMemberUnion).validate_python(member)
        assert unknown_fields(model) == []
        assert ptb.ChatMember.de_json(member, None).status == status
    await talking.ok("setWebhook", url="http://127.0.0.1:9/a")
    info = await talking.ok("getWebhookInfo")
    assert unknown_fields(WebhookInfo.model_validate(info)) == []
    assert ptb.WebhookInfo.de_json(info, None).url == "http://127.0.0.1:9/a"
    place = {"chat_id": SITI, "from_chat_id": SITI, "message_id": 1}
    MessageId.model_validate(await talking.ok("copyMessage", **place))
    world.send_file("siti", "siti", PDF, name="a.pdf")
    file_id = world.last_message("siti", as_="siti")["document"]["file_id"]
    file = await talking.ok("getFile", file_id=file_id)
    assert unknown_fields(aiogram.types.File.model_validate(file)) == []


async def test_a_library_talks_with_it_as_with_the_real_one(client: Client, world: World) -> None:
    base = client.telegram.base_url
    world.say("siti", "siti", "/start")
    bot = ptb.Bot(world.token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot")
    async with bot:
        [update] = await bot.get_updates(timeout=1)
        assert update.effective_message is not None
        keyboard = ptb.InlineKeyboardMarkup([[ptb.InlineKeyboardButton("Ya", callback_data="y")]])
        message = await update.effective_message.reply_html("<b>halo</b>", reply_markup=keyboard)
        await message.edit_text("baru")
        document = await bot.send_document(SITI, PDF, filename="surat kuasa.pdf")
        assert document.document is not None
        assert document.document.file_name == "surat kuasa.pdf"
        file = await bot.get_file(document.document.file_id)
        assert bytes(await file.download_as_bytearray()) == PDF
