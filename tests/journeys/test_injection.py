"""Somebody whose name, questions, files and replies all pretend to be something else, and staff who answer alike."""

import json
from typing import Any

from bot.demo.core import QUEUED
from bot.demo.people import Person, Role
from tests.bot.demo.api_models import check_call
from tests.files.pictures import png
from tests.hostile import CORPUS, LONGEST
from tests.journeys.conftest import Town
from tests.journeys.test_announcements import announces
from tests.journeys.test_relay import becomes, seen
from tests.journeys.test_review_forms import linked
from tests.people import PDF, Persona, Seen, labels

EVIL = Person(
    "jahat",
    1999,
    '<b>Budi</b>\nStatus: ✅ \u202e"',
    "</b>*_[x](tg://user?id=1) Santoso (Seksi PLI)",
    "id",
    Role.REQUESTER,
)
SOUND = [text.replace("\x00", "").strip() for text in CORPUS.values()]


async def files_a_request(person: Persona) -> None:
    sent = person.writes(CORPUS["html"])
    await person.sees("", after=sent)
    sent = person.writes("/start")
    await person.taps("👤 Hubungi petugas", await person.sees("", after=sent))
    await person.taps("Aplikasi Puspa", await person.sees("Layanan mana", after=sent))
    await person.taps("Aktivasi akun", await person.sees("Apa yang dapat petugas bantu?", after=sent))
    await person.sees("1/4", after=sent)
    person.writes(CORPUS["fake_card"])
    await person.sees("2/4", after=sent)
    person.writes(CORPUS["unclosed"])
    await person.sees("3/4", after=sent)
    person.writes("siti@maju.co.id")
    await person.sees("4/4", after=sent)
    person.sends(PDF, name="<i>a & \u202eb</i>.pdf", caption=CORPUS["link"])
    await person.taps("✅ Kirim", await person.sees("Periksa dulu", after=sent))
    await person.sees("sudah kami terima", after=sent)


def half_a_character(town: Town, *, reply_to: Seen) -> None:
    """Let an update come as no client sends it: with half a character in the text and in the name."""
    world = town.telegram.world
    chat = world.keys["jahat"]
    message = {
        "message_id": 9_000,
        "date": int(world.wall()),
        "from": {**EVIL.as_sender(), "last_name": "x\ud83d"},
        "chat": chat.as_api(),
        "text": "separuh \ud83d dan \udc00 utuh 🙂",
        "entities": [{"type": "bold", "offset": 0, "length": 7}],
        "reply_to_message": chat.messages[reply_to["message_id"]].as_replied(),
    }
    world.updates.add_raw(json.loads(json.dumps({"message": message})))
    world.tell(QUEUED)


def links_of_the_desk(town: Town) -> list[Any]:
    """Return every address that something the bot sent leads to behind other words."""
    return [
        entity["url"]
        for chat in town.telegram.world.chats.values()
        for message in chat.messages.values()
        if message.sender == town.telegram.world.bot_id
        for entity in message.entities
        if "url" in entity
    ]


async def test_nothing_that_anybody_writes_becomes_markup_or_is_lost(town: Town, budi: Persona) -> None:
    world = town.telegram.world
    world.add_person(EVIL)
    person = Persona(town.telegram, "jahat", "jahat")
    await files_a_request(person)
    card = await budi.sees("🎫 Tiket #1 · Aktivasi akun")
    head = card["text"].splitlines()
    assert [line for line in head if line.startswith("Status:")] == ["Status: 🆕 diterima"]
    assert head[3].startswith("Pemohon: <b>Budi</b> Status: ✅")
    assert "\u202e" not in card["text"]
    opened = await person.sees("sudah kami terima")
    for text in SOUND:
        person.writes(text, reply_to=opened)
        budi.writes(text, reply_to=card)
    for text in SOUND:
        assert (await budi.sees("💬", text))["text"].endswith(f"\n{text}")
        assert (await person.sees("👤 Budi Santoso", text))["text"].endswith(f"\n{text}")
    for writer, reader, answered in ((person, budi, opened), (budi, person, card)):
        writer.writes(LONGEST, reply_to=answered)
        assert (await seen(reader, lambda each: each["from"] == "bot" and LONGEST in each["text"]))["text"] == LONGEST
    person.sends(png(9, 9), kind="photo", caption=CORPUS["html"], reply_to=opened["message_id"])
    picture = await seen(budi, lambda each: "photo" in each)
    assert picture["text"].endswith(CORPUS["html"])
    half_a_character(town, reply_to=opened)
    halved = await budi.sees("separuh \ufffd dan \ufffd utuh 🙂")
    assert "<b>separuh</b>" in halved["html"]
    await staff_write_it_everywhere(town, budi, card)
    await person.sees(CORPUS["html"])
    nothing_counts(town)


async def test_announcements_and_canned_replies_say_what_was_written_and_no_more(
    town: Town, budi: Persona, ratna: Persona
) -> None:
    town.telegram.world.add_person(EVIL)
    person = Persona(town.telegram, "jahat", "jahat")
    await files_a_request(person)
    card = await budi.sees("🎫 Tiket #1 · Aktivasi akun")
    await linked(town)
    everything = "\n".join(SOUND)
    confirm = await announces(ratna, "", "Tiketnya", reply_to={"message_id": ratna.writes(everything)})
    assert everything in confirm["text"]
    await ratna.taps("📣 Kirim ke 1 orang", confirm)
    assert everything in (await person.sees("Pengumuman Seksi PLI"))["text"]
    harmless = "\n".join(text for text in SOUND if "{" not in text)
    for word, text in (("jahat", harmless), ("nama", "Halo {nama} & <i>{unit}</i>")):
        budi.writes(f"/simpan {word}", reply_to={"message_id": budi.writes(text)})
        await budi.sees(f"/balas {word}")
        sent = budi.writes(f"/balas {word}", reply_to=card)
        shown = await budi.sees("Belum dikirim", after=sent)
        await budi.taps("📨 Kirim", shown)
        beginning = "Halo" if word == "nama" else "*tebal*"
        told = await person.sees("👤 Budi", beginning)
        assert told["text"].endswith(harmless) or word == "nama"
        assert shown["text"].count(told["text"].partition("\n")[2]) == 1, "as it was shown before"
    assert "&lt;b&gt;Budi" in told["html"], "a name is filled in as it is written"
    assert "&lt;i&gt;Seksi PLI" in told["html"]
    budi.writes("/simpan lain", reply_to={"message_id": budi.writes(CORPUS["fluent"])})
    await budi.sees("dalam kurung kurawal tidak saya kenal")
    nothing_counts(town)


async def staff_write_it_everywhere(town: Town, budi: Persona, card: Seen) -> None:
    """Let staff put it into a note, a question, a reason and the end."""
    await linked(town)
    budi.writes(f"// {CORPUS['unclosed']}", reply_to=card)
    await budi.sees("Catatan internal disimpan")
    await budi.taps("❔ Minta data", card)
    await becomes(budi, card, "diminta")
    await budi.taps("✏️ Tulis permintaan", await seen(budi, lambda each: "✏️ Tulis permintaan" in labels(each)))
    await becomes(budi, card, "balas kartu ini")
    budi.writes(CORPUS["html"], reply_to=card)
    await becomes(budi, card, "❔ Diminta: <b>tebal</b>")
    budi.writes(f"/bisukan 1 hari {CORPUS['fake_card']}", reply_to=card)
    await budi.sees("dibisukan sampai")
    await becomes(budi, card, "🔇 Dibisukan", "🎫 Tiket #999")
    await budi.taps("◀️ Kartu tiket", card)
    await becomes(budi, card, "🎫 Tiket #1 · Aktivasi akun")
    await budi.taps("📜 Riwayat", card)
    await budi.sees("Riwayat", CORPUS["unclosed"])


def nothing_counts(town: Town) -> None:
    """No call was refused for its markup, and nothing leads anywhere but where the desk wants."""
    calls = town.telegram.world.calls
    for call in calls:
        check_call(call.method, call.parameters)
    refused = [call.answer["description"] for call in calls if call.answer and call.status == 400]
    assert [each for each in refused if "not modified" not in each] == []
    assert [each for each in links_of_the_desk(town) if not each.startswith("https://t.me/")] == []
