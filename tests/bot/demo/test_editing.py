import pytest

from bot.demo.world import World
from tests.bot.demo.client import PLI, SITI, Client, Clock, buttons


async def test_an_edit_changes_the_message_and_marks_it(talking: Client, world: World) -> None:
    message_id = await talking.send(SITI, "lama", reply_markup=buttons([("Ya", "y")]))
    edited = await talking.ok("editMessageText", chat_id=SITI, message_id=message_id, text="baru")
    assert edited["text"] == "baru"
    assert edited["edit_date"] == 1_800_000_000
    shown = world.last_message("siti", as_="siti")
    assert (shown["text"], shown["edited"], shown["buttons"]) == ("baru", True, [])


async def test_the_same_text_and_buttons_are_no_edit(talking: Client) -> None:
    keyboard = buttons([("Ya", "y")])
    message_id = await talking.send(SITI, "<b>a</b>", parse_mode="HTML", reply_markup=keyboard)
    place = {"chat_id": SITI, "message_id": message_id}
    same = {**place, "text": "<b>a</b>", "parse_mode": "HTML", "reply_markup": keyboard}
    reason = await talking.refused("editMessageText", **same)
    assert reason.startswith("400 Bad Request: message is not modified: specified new message content")
    assert "not modified" in await talking.refused("editMessageReplyMarkup", **place, reply_markup=keyboard)
    await talking.ok("editMessageText", **same | {"text": "a"})
    await talking.ok("editMessageReplyMarkup", **place)
    assert "not modified" in await talking.refused("editMessageReplyMarkup", **place)


async def test_new_buttons_alone_leave_no_edited_mark(talking: Client, world: World) -> None:
    message_id = await talking.send(SITI, "a")
    keyboard = buttons([("Ya", "y")])
    await talking.ok("editMessageReplyMarkup", chat_id=SITI, message_id=message_id, reply_markup=keyboard)
    shown = world.last_message("siti", as_="siti")
    assert shown["buttons"] == [[{"text": "Ya", "data": "y"}]]
    assert shown["edited"] is False


async def test_only_the_bots_own_messages_can_be_edited(talking: Client, world: World) -> None:
    theirs = world.say("siti", "siti", "punya saya")
    given = {"chat_id": SITI, "text": "x"}
    reason = await talking.refused("editMessageText", **given, message_id=theirs)
    assert reason == "400 Bad Request: message can't be edited"
    reason = await talking.refused("editMessageText", **given, message_id=77)
    assert reason == "400 Bad Request: message to edit not found"
    reason = await talking.refused("editMessageText", **given)
    assert reason == "400 Bad Request: message identifier is not specified"


async def test_texts_and_captions_are_edited_by_their_own_methods(talking: Client) -> None:
    text_id = await talking.send(SITI, "a")
    answer = await talking.upload("sendDocument", {"document": ("a.pdf", b"%PDF-")}, chat_id=SITI, caption="lama")
    document_id = answer["result"]["message_id"]
    reason = await talking.refused("editMessageText", chat_id=SITI, message_id=document_id, text="x")
    assert reason == "400 Bad Request: there is no text in the message to edit"
    reason = await talking.refused("editMessageCaption", chat_id=SITI, message_id=text_id, caption="x")
    assert reason == "400 Bad Request: there is no caption in the message to edit"
    edited = await talking.ok("editMessageCaption", chat_id=SITI, message_id=document_id, caption="baru")
    assert (edited["caption"], edited["document"]["file_name"]) == ("baru", "a.pdf")


@pytest.mark.parametrize("text", ["x" * 4097, ""])
async def test_an_edit_keeps_the_limits_of_a_message(talking: Client, text: str) -> None:
    message_id = await talking.send(SITI, "a")
    reason = await talking.refused("editMessageText", chat_id=SITI, message_id=message_id, text=text)
    assert reason in {"400 Bad Request: message is too long", "400 Bad Request: message text is empty"}


async def test_an_edit_does_not_reach_into_what_was_delivered_before(talking: Client, world: World) -> None:
    message_id = await talking.send(SITI, "lama")
    world.say("siti", "siti", "jawab", reply_to=message_id)
    await talking.ok("editMessageText", chat_id=SITI, message_id=message_id, text="baru")
    reply = (await talking.updates())[-1]["message"]
    assert reply["reply_to_message"]["text"] == "lama"


async def test_a_deleted_message_is_gone_for_everybody(talking: Client, world: World) -> None:
    message_id = await talking.send(SITI, "a")
    assert await talking.ok("deleteMessage", chat_id=SITI, message_id=message_id) is True
    assert message_id not in [one["message_id"] for one in world.messages("siti", as_="siti")]
    reason = await talking.refused("deleteMessage", chat_id=SITI, message_id=message_id)
    assert reason == "400 Bad Request: message to delete not found"
    reason = await talking.refused("editMessageText", chat_id=SITI, message_id=message_id, text="x")
    assert reason == "400 Bad Request: message to edit not found"


async def test_what_a_bot_may_delete_depends_on_its_rights_and_on_time(
    talking: Client, world: World, wall: Clock
) -> None:
    theirs = world.say("budi", "pli", "pesan budi")
    world.set_member("pli", "bot", "administrator", rights={"can_delete_messages": False})
    reason = await talking.refused("deleteMessage", chat_id=PLI.chat_id, message_id=theirs)
    assert reason == "400 Bad Request: message can't be deleted"
    world.set_member("pli", "bot", "administrator", rights={"can_delete_messages": True})
    await talking.ok("deleteMessage", chat_id=PLI.chat_id, message_id=theirs)
    own = await talking.send(SITI, "a")
    wall.advance(48 * 3600 + 1)
    reason = await talking.refused("deleteMessage", chat_id=SITI, message_id=own)
    assert reason == "400 Bad Request: message can't be deleted for everyone"


async def test_a_reaction_is_seen_on_the_message(talking: Client, world: World) -> None:
    theirs = world.say("siti", "siti", "halo")
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await talking.ok("setMessageReaction", chat_id=SITI, message_id=theirs, reaction=reaction)
    assert world.last_message("siti", as_="siti")["reaction"] == "👍"
    reason = await talking.refused("setMessageReaction", chat_id=SITI, message_id=77, reaction=reaction)
    assert reason == "400 Bad Request: message to react not found"
