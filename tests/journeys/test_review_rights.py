"""Who may do what: forged buttons, former staff, nobody in particular."""

from typing import Any

from sqlalchemy import select

from bot.demo.chats import Message
from storage.questions import Outcome
from storage.tables import documents, evaluations, grades, history, questions, tickets
from tests.journeys.conftest import Town
from tests.journeys.steps import open_activation
from tests.journeys.test_review_forms import lines, linked, open_bogor, open_other, settled
from tests.people import Persona

STAFF_TAPS = (
    *("take:1", "shut:1", "done:1", "dec:1:1", "nay:1", "dec:1:0", "card:1", "hist:1"),
    *("nofor:1:different", "notyp:1", "unsay:1", "telln:1", "verd:1", "firm:1:0"),
)


OTHERS_TAPS = (
    *("pen:1:0", "pull:1:0", "pull:1:1", "fine:1", "goon:1", "hush:1", "evbk:1:hasil", "evsk:1", "evme:1", "evco:1"),
    *("view:1", "eval:1:hasil:4", "eval:1:hasil:9", "add:1:1", "reop:1", "send:1"),
    *("pick:1:nama:ya", "back:1", "skip:1:dokumen"),
    *("cont:1", "stop:1:1", "stop:1:0", "ok:1", "no:1", "ask:1:puspa", "show:1:puspa.error-419"),
    *("mine:999999999999999999", "view:999999999999999999", "tree:puspa:99:0", "tree:tidak:0:0", "tree:puspa:x.y:7"),
    *("read:puspa.tidak-ada", "req:1:puspa:tidak", "req:0:tidak:ada", "lang:xx", "lang:", "ask:0:tidak", "mine:0"),
)


async def everything_kept(town: Town) -> list[object]:
    tables = (tickets, history, documents, evaluations, grades)
    kept: list[object] = [await town.rows(select(table)) for table in tables]
    return [*kept, await town.rows(select(questions.c.outcome, questions.c.shown).where(questions.c.person_id == 1001))]


async def test_a_stranger_with_forged_buttons_of_every_type_changes_nothing(
    town: Town, siti: Persona, agus: Persona
) -> None:
    siti.writes("puspa error 419 page expired")
    await siti.sees("419")
    await open_activation(siti)
    agus.writes("/start")
    screen = await agus.sees("Welcome")
    before = await everything_kept(town)
    for data in (*STAFF_TAPS, *OTHERS_TAPS):
        await agus.taps(data, screen, forge=True)
    assert await everything_kept(town) == before
    assert not [seen for seen in agus.everything() if "PT Maju" in seen["text"] or "Siti" in seen["text"]]


async def test_somebody_elses_question_cannot_be_carried_into_ones_own_request(
    town: Town, siti: Persona, agus: Persona, budi: Persona
) -> None:
    siti.writes("puspa error 419 page expired rahasia")
    await siti.sees("419")
    agus.writes("/start")
    tap = await agus.taps("req:1:puspa:lainnya", await agus.sees("Welcome"), forge=True)
    if not tap.show_alert:
        await agus.sees("1/1")
        agus.writes("Please help me")
        await agus.taps("✅ Send", await agus.sees("Please check"))
        assert "rahasia" not in (await budi.sees("🎫 Tiket #1"))["text"]
    rows = await town.rows(select(questions.c.outcome).where(questions.c.id == 1))
    assert [row.outcome for row in rows] == [Outcome.OPEN]


async def test_former_staff_can_do_nothing_any_more_and_returned_ones_can(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_activation(siti)
    card = await budi.sees("🎫 Tiket #1")
    budi.writes("/start@loket_demo_bot")
    town.telegram.world.set_member("pli", "budi", "left")
    private = Persona(town.telegram, "budi", "budi")
    private.writes("/start")
    menu = await private.sees("Selamat datang")
    for data in STAFF_TAPS:
        tap = await private.taps(data, menu, forge=True)
        assert tap.show_alert, data
        assert "Hanya" in tap.text
    assert await lines(town) == ["opened"]
    town.telegram.world.set_member("pli", "budi", "member")
    assert "sekarang milik Anda" in (await budi.taps("✋ Ambil", card)).text


async def test_staff_of_another_unit_and_members_made_plain_again_are_refused(
    town: Town, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await open_activation(siti)
    card = await ratna.sees("🎫 Tiket #1")
    town.telegram.world.set_member("pli", "budi", "kicked")
    lpse = Persona(town.telegram, "budi", "lpse")
    await open_bogor(siti)
    other = await lpse.sees("🎫 Tiket #2")
    for data in STAFF_TAPS:
        tap = await lpse.taps(data, other, forge=True)
        assert tap.show_alert, data
    assert await lines(town) == ["opened"]
    town.telegram.world.set_member("pli", "ratna", "member")
    assert "Hanya admin" in (await ratna.taps("👍 Setujui (admin)", card)).text


async def test_a_requesters_buttons_do_nothing_to_a_card(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    for data in ("home", "mine:0", "req:0:puspa:lainnya", "tree:puspa::0", "ask:0:puspa", "lang:en"):
        await budi.taps(data, card, forge=True)
    await settled(town, siti)
    seen = [each for each in budi.everything() if each["from"] == "bot"]
    assert [each["message_id"] for each in seen] == [card["message_id"]]
    assert "🎫 Tiket #1" in seen[0]["text"]


def as_group(town: Town, unit: str, message: Message, **changed: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a person's message as an anonymous administrator's, or as a linked channel's."""
    chat = town.telegram.world.keys[unit]
    sender = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    return {**message.api, "from": sender, "sender_chat": chat.as_api(), **changed}


async def an_outage_and_commands_need_a_name(town: Town, ratna: Persona, hidden: dict[str, Any]) -> None:
    world = town.telegram.world
    seen = await ratna.sees("Jadikan gangguan?", after=ratna.writes("/gangguan Puspa padam sejak pagi"))
    await linked(town)
    quoted = world.keys["pli"].messages[seen["message_id"]].as_replied()
    for number, text, command, said in (
        (910, "Server padam", 0, "balasan ini belum diteruskan"),
        (911, "/tim PT Maju", 4, "tidak saya jalankan"),
        (912, "/gangguan", 9, "tidak saya jalankan"),
    ):
        entities = [{"type": "bot_command", "offset": 0, "length": command}] if command else []
        changed = {"message_id": number, "text": text, "entities": entities, "reply_to_message": quoted}
        world.queue("message", {**hidden, **changed})
        seen = await ratna.sees("Anda menulis secara anonim", said, after=seen["message_id"])
    assert not [each for each in ratna.everything() if "Kabar untuk pelapor: Server padam" in each["text"]]


async def test_nobody_answers_without_a_name_and_channels_are_left_alone(
    town: Town, siti: Persona, ratna: Persona
) -> None:
    await open_other(siti)
    card = await ratna.sees("🎫 Tiket #1")
    await linked(town)
    world = town.telegram.world
    chat = world.keys["pli"]
    quoted = chat.messages[card["message_id"]].as_replied()
    base = chat.messages[card["message_id"]]
    hidden = as_group(town, "pli", base, message_id=900, text="dari balik nama grup", reply_to_message=quoted)
    hidden.pop("reply_markup", None)
    hidden.pop("entities", None)
    channel = {"id": -1009, "type": "channel", "title": "Pengumuman"}
    world.queue("message", hidden)
    await ratna.sees("menulis secara anonim")
    await an_outage_and_commands_need_a_name(town, ratna, hidden)
    forwarded = {
        **hidden,
        "message_id": 901,
        "text": "pengumuman",
        "sender_chat": channel,
        "is_automatic_forward": True,
    }
    forwarded.pop("reply_to_message")
    world.queue("message", forwarded)
    edited = {**hidden, "text": "diubah", "edit_date": hidden["date"] + 1}
    world.queue("edited_message", edited)
    ratna.writes("dengan nama", reply_to=card)
    await siti.sees("dengan nama")
    said = "\n".join(seen["text"] for seen in siti.everything())
    assert "balik nama grup" not in said
    assert "pengumuman" not in said
    assert "diubah" not in said
