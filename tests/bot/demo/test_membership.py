from typing import Any

import pytest

from bot.demo.errors import SimError
from bot.demo.world import World
from tests.bot.demo.client import AGUS, BOT, BUDI, PLI, RATNA, SITI, Client

ALL = ["message", "my_chat_member", "chat_member"]


async def test_people_start_where_their_role_puts_them(client: Client) -> None:
    place = {"chat_id": PLI.chat_id}
    statuses = {
        account: (await client.ok("getChatMember", **place, user_id=account))["status"]
        for account in (SITI, AGUS, BUDI, RATNA, BOT)
    }
    assert statuses == {
        SITI: "left",
        AGUS: "left",
        BUDI: "member",
        RATNA: "administrator",
        BOT: "administrator",
    }
    running = await client.ok("getChatAdministrators", **place)
    assert {one["user"]["id"] for one in running} == {RATNA, BOT}
    assert await client.ok("getChatMemberCount", **place) == 3


async def test_who_is_outside_cannot_see_write_or_edit(client: Client, world: World) -> None:
    message_id = world.say("budi", "pli", "rahasia")
    refusal = {"error": "siti is not a member of pli"}
    assert await client.get("/sim/chats/pli?as=siti", status=409) == refusal
    say: dict[str, Any] = {"from_": "siti", "chat": "pli", "text": "x"}
    assert await client.sim("messages", answered=409, **say) == refusal
    assert await client.sim("edits", answered=409, **say, message_id=message_id) == refusal
    assert await client.get("/sim/chats/siti?as=budi", status=409) == {"error": "budi is not a member of siti"}
    world.set_member("pli", "siti", "member")
    await client.sim("messages", **say)
    world.set_member("pli", "siti", "restricted")
    assert (await client.sim("messages", answered=409, **say))["error"] == "siti may not write in pli"


async def test_chat_member_updates_come_only_to_who_asked_for_them(client: Client, world: World) -> None:
    await client.sim("members", chat="pli", person="siti", status="member")
    assert [set(update) - {"update_id"} for update in await client.updates()] == [{"message"}]
    await client.updates(allowed_updates=ALL)
    await client.sim("members", chat="pli", person="siti", status="administrator")
    change = (await client.updates())[-1]["chat_member"]
    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"]["status"] == "administrator"
    assert change["new_chat_member"]["user"]["id"] == SITI
    assert change["from"]["id"] == RATNA


async def test_joining_and_leaving_leave_service_messages(client: Client, world: World) -> None:
    world.set_member("pli", "siti", "member")
    world.set_member("pli", "siti", "left")
    joined, left = [update["message"] for update in await client.updates()]
    assert [one["id"] for one in joined["new_chat_members"]] == [SITI]
    assert left["left_chat_member"]["id"] == SITI
    assert world.messages("pli", as_="budi") == []


async def test_the_bot_hears_of_its_own_standing(client: Client, world: World) -> None:
    world.set_member("pli", "bot", "kicked")
    world.set_member("siti", "siti", "kicked")
    in_group, in_private = [update["my_chat_member"] for update in await client.updates()]
    assert in_group["new_chat_member"]["status"] == "kicked"
    assert in_private["new_chat_member"]["status"] == "kicked"
    assert (in_private["from"]["id"], in_private["chat"]["type"]) == (SITI, "private")


async def test_without_being_administrator_the_bot_hears_little(client: Client, world: World) -> None:
    card = await client.send(PLI.chat_id, "kartu")
    world.set_member("pli", "bot", "member")
    await client.updates(allowed_updates=ALL, offset=2**31)
    world.say("budi", "pli", "tidak terdengar")
    world.set_member("pli", "siti", "member")
    world.say("budi", "pli", "terdengar", reply_to=card)
    world.say("budi", "pli", "/cek")
    heard = [update["message"].get("text") for update in await client.updates() if "message" in update]
    assert heard == [None, "terdengar", "/cek"]
    world.set_member("pli", "bot", "kicked")
    world.say("budi", "pli", "/cek lagi")
    assert (await client.updates())[-1].get("message", {}).get("text") != "/cek lagi"


async def test_rights_of_the_bot_can_be_taken_one_by_one(client: Client) -> None:
    rights = {"can_manage_topics": False}
    await client.sim("members", chat="pli", person="bot", status="administrator", rights=rights)
    member = await client.ok("getChatMember", chat_id=PLI.chat_id, user_id=BOT)
    assert (member["can_manage_topics"], member["can_delete_messages"]) == (False, True)


@pytest.mark.parametrize(
    ("chat", "person", "status", "code"),
    [
        ("pli", "siti", "boss", 400),
        ("pli", "joko", "member", 404),
        ("sub", "siti", "member", 404),
        ("siti", "budi", "member", 400),
        ("siti", "siti", "administrator", 400),
    ],
)
def test_impossible_standings_are_refused(world: World, chat: str, person: str, status: str, code: int) -> None:
    with pytest.raises(SimError) as refusal:
        world.set_member(chat, person, status)
    assert refusal.value.status == code


async def test_a_blocked_bot_hears_nothing_more(client: Client, world: World) -> None:
    world.say("siti", "siti", "halo")
    world.set_member("siti", "siti", "kicked")
    refusal = await client.sim("messages", answered=409, from_="siti", chat="siti", text="x")
    assert refusal == {"error": "siti has blocked the bot"}


async def test_strangers_and_private_chats_have_no_members_to_tell(talking: Client) -> None:
    reason = await talking.refused("getChatMember", chat_id=PLI.chat_id, user_id=5)
    assert reason == "400 Bad Request: PARTICIPANT_ID_INVALID"
    reason = await talking.refused("getChatAdministrators", chat_id=SITI)
    assert reason == "400 Bad Request: there are no administrators in the private chat"


async def test_a_bot_that_leaves_is_out(client: Client) -> None:
    assert await client.ok("leaveChat", chat_id=PLI.chat_id) is True
    reason = await client.refused("getChat", chat_id=PLI.chat_id)
    assert reason == "403 Forbidden: bot is not a member of the group chat"


async def test_get_chat_knows_groups_and_people_who_have_written(talking: Client) -> None:
    assert (await talking.ok("getChat", chat_id=PLI.chat_id))["title"] == "Seksi PLI"
    assert (await talking.ok("getChat", chat_id=SITI))["first_name"] == "Siti"
    assert await talking.refused("getChat", chat_id=AGUS) == "400 Bad Request: chat not found"


async def test_a_group_that_becomes_a_supergroup_has_a_new_id(client: Client, world: World) -> None:
    card = await client.send(PLI.chat_id, "kartu")
    new_id = (await client.sim("migrate", chat="pli"))["chat_id"]
    old = await client.call("sendMessage", chat_id=PLI.chat_id, text="x")
    assert old == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new_id},
    }
    farewell, arrival = [update["message"] for update in await client.updates()]
    assert (farewell["chat"]["id"], farewell["migrate_to_chat_id"]) == (PLI.chat_id, new_id)
    assert (arrival["chat"]["id"], arrival["migrate_from_chat_id"]) == (new_id, PLI.chat_id)
    assert arrival["chat"]["type"] == "supergroup"
    await client.send(new_id, "baru")
    assert world.last_message("pli", as_="budi")["text"] == "baru"
    reason = await client.refused("editMessageText", chat_id=new_id, message_id=card, text="x")
    assert reason == "400 Bad Request: message to edit not found"
