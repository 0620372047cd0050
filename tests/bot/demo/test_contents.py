"""Every kind of content, both ways: what people send, what a bot may copy, quote and change, and what it may not."""

import json
from typing import Any

import pytest

from bot.demo.errors import SimError
from bot.demo.world import World
from tests.bot.demo.client import BUDI, PLI, SITI, Client
from tests.bot.demo.test_files import PDF, png

PLACE = {"latitude": -6.1, "longitude": 106.8}
OTHERS: dict[str, dict[str, Any]] = {
    "location": PLACE,
    "venue": {**PLACE, "title": "Kantor", "address": "Jalan Merdeka 1"},
    "contact": {"phone_number": "+62812", "first_name": "Joko"},
    "dice": {"emoji": "🎲", "value": 6},
    "poll": {"question": "Kapan?", "options": ["Senin", "Selasa"]},
}
TO_GROUP = {"chat_id": PLI.chat_id, "from_chat_id": SITI}


@pytest.mark.parametrize("kind", OTHERS)
async def test_what_is_neither_text_nor_file_can_be_copied(client: Client, world: World, kind: str) -> None:
    sent = world.send_other("siti", "siti", kind, OTHERS[kind])
    copied = await client.ok("copyMessage", **TO_GROUP, message_id=sent, caption="tidak dipakai")
    copy, original = world.keys["pli"].messages[copied["message_id"]].api, world.keys["siti"].messages[sent].api
    assert copy[kind] == original[kind]
    assert "caption" not in copy
    assert world.last_message("pli", as_="budi")[kind] == original[kind]


@pytest.mark.parametrize(
    ("kind", "given"),
    [("poll", {**OTHERS["poll"], "type": "quiz"}), ("story", {"id": 1, "chat_id": BUDI})],
)
async def test_a_quiz_and_a_story_cannot_be_copied(client: Client, world: World, kind: str, given: Any) -> None:  # noqa: ANN401
    sent = world.send_other("siti", "siti", kind, given)
    assert await client.refused("copyMessage", **TO_GROUP, message_id=sent) == (
        "400 Bad Request: the message can't be copied"
    )


def test_people_send_only_what_there_is(world: World) -> None:
    for kind, given in (("hologram", {}), ("venue", PLACE), ("dice", {"emoji": "🎲", "value": 7})):
        with pytest.raises(SimError):
            world.send_other("siti", "siti", kind, given)
    with pytest.raises(SimError, match="has no caption"):
        world.send_file("siti", "siti", PDF, kind="video_note", caption="a")
    with pytest.raises(SimError, match="does not say"):
        world.say("siti", "siti", "b", reply_to=world.say("siti", "siti", "a"), quote="c")


async def test_a_person_marks_a_part_of_what_they_answer_with_its_formatting(client: Client, world: World) -> None:
    first = world.say("siti", "siti", "🙂 ini <b> tebal", entities=[{"type": "bold", "offset": 3, "length": 3}])
    second = world.say("siti", "siti", "balas", reply_to=first, quote="ini <b>")
    message = (await client.updates())[-1]["message"]
    bold = [{"type": "bold", "offset": 0, "length": 3}]
    assert message["quote"] == {"text": "ini <b>", "position": 3, "is_manual": True, "entities": bold}
    assert world.messages("siti", as_="siti", after=first)[0]["quote"] == "ini <b>"
    reply = {"message_id": first, "quote": "ini <b>", "quote_entities": bold, "quote_position": 3}
    answer = await client.ok("sendMessage", chat_id=SITI, text="a", reply_parameters=reply)
    assert answer["quote"]["position"] == 3
    for wrong in ({**reply, "quote_entities": []}, {**reply, "quote": "itu"}, {**reply, "message_id": second}):
        reason = await client.refused("sendMessage", chat_id=SITI, text="a", reply_parameters=wrong)
        assert reason == "400 Bad Request: QUOTE_TEXT_INVALID"


async def test_people_replace_files_and_move_and_the_bot_hears_of_it(client: Client, world: World) -> None:
    picture = world.send_file("siti", "siti", png(4, 4), kind="photo", caption="lama")
    world.replace_file("siti", "siti", picture, png(5, 5))
    here = world.send_other("siti", "siti", "location", {**PLACE, "live_period": 900})
    world.move("siti", "siti", here, -6.2, 106.9)
    edits = [update["edited_message"] for update in await client.updates() if "edited_message" in update]
    assert edits[0]["photo"][0]["width"] == 5
    assert edits[0]["caption"] == "lama"
    assert edits[1]["location"]["latitude"] == -6.2
    with pytest.raises(SimError, match="only a live location"):
        world.move("siti", "siti", world.send_other("siti", "siti", "location", PLACE), 0, 0)


async def test_the_bot_replaces_files_too(client: Client, world: World) -> None:
    world.send_file("budi", "pli", png(4, 4), kind="photo", caption="a")
    world.send_file("budi", "pli", png(7, 7), kind="photo", caption="b")
    first, second = (update["message"]["photo"][0]["file_id"] for update in await client.updates())
    sent = await client.ok("sendPhoto", chat_id=PLI.chat_id, photo=first, caption="lama", has_spoiler=True)
    place = {"chat_id": PLI.chat_id, "message_id": sent["message_id"]}
    media = {"type": "photo", "media": second, "caption": "<b>baru</b>", "parse_mode": "HTML"}
    edited = await client.ok("editMessageMedia", **place, media=media)
    assert (edited["photo"][0]["width"], edited["caption"]) == (7, "baru")
    assert "has_media_spoiler" not in edited
    assert "not modified" in await client.refused("editMessageMedia", **place, media=media)
    text = await client.send(PLI.chat_id, "a")
    for message_id, kind in ((text, "photo"), (place["message_id"], "voice")):
        await client.refused(
            "editMessageMedia", chat_id=PLI.chat_id, message_id=message_id, media={**media, "type": kind}
        )


async def test_an_album_keeps_its_kind_and_has_no_buttons(client: Client, world: World) -> None:
    for kind in ("audio", "audio", "photo"):
        world.send_file("budi", "pli", png(4, 4), kind=kind)
    messages = [update["message"] for update in await client.updates()]
    audio = [each["audio"]["file_id"] for each in messages[:2]]
    media = [{"type": "audio", "media": each} for each in audio]
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    sent = await client.ok("sendMediaGroup", chat_id=PLI.chat_id, media=media, reply_markup=keyboard)
    assert all("reply_markup" not in each for each in sent)
    photo = {"type": "photo", "media": messages[2]["photo"][0]["file_id"]}
    reason = await client.refused("sendMediaGroup", chat_id=PLI.chat_id, media=json.dumps([media[0], photo]))
    assert "can't be mixed" in reason
    place = {"chat_id": PLI.chat_id, "message_id": sent[0]["message_id"]}
    assert "in the album" in await client.refused("editMessageMedia", **place, media=photo)


async def test_only_the_reactions_there_are_can_be_put_on_a_message(talking: Client) -> None:
    wrong = [{"type": "emoji", "emoji": "✅"}]
    reason = await talking.refused("setMessageReaction", chat_id=SITI, message_id=1, reaction=wrong)
    assert reason == "400 Bad Request: REACTION_INVALID"
