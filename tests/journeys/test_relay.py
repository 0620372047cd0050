"""Every kind of content, both ways: handed on, edited, answered, quoted; what arrived and what did not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.demo.calls import Fault
from bot.demo.contents import CAPTIONED
from bot.demo.files import KINDS
from tests.bot.demo.api_models import check_call
from tests.bot.demo.test_contents import OTHERS
from tests.files.pictures import png
from tests.journeys.conftest import Town
from tests.journeys.test_review_forms import lines, linked, open_bogor, open_other
from tests.people import Persona, Seen, labels

PICTURE, OTHER_PICTURE = png(30, 20), png(40, 30)
BOLD = [
    {"type": "bold", "offset": 0, "length": 5},
    {"type": "text_link", "offset": 6, "length": 4, "url": "https://a.id/"},
]


async def seen(person: Persona, fits: Callable[[Seen], bool], *, after: int = 0) -> Seen:
    return await person._find(fits, after=after)


async def becomes(person: Persona, message: Seen, *texts: str) -> Seen:
    """Wait until a message says all this."""
    return await seen(
        person, lambda each: each["message_id"] == message["message_id"] and all(text in each["text"] for text in texts)
    )


def newest(person: Persona) -> int:
    return int(person.everything()[-1]["message_id"])


async def hands_on_every_kind(
    town: Town, writer: Persona, reader: Persona, answered: Seen, *, thread: int | None
) -> None:
    """Let one side send every kind as an answer; the other gets each, with one line that names the sender."""
    world, before = town.telegram.world, newest(reader)
    sign = "💬" if reader.chat != reader.name else "👤"
    place: dict[str, Any] = {"reply_to": answered["message_id"], "thread": thread}
    sent: dict[str, int] = {}
    for kind in KINDS:
        named: dict[str, Any] = {
            "kind": kind,
            "caption": f"ini {kind} <b>" if kind in CAPTIONED else "",
            "name": "a & <b>.pdf",
        }
        sent[kind] = world.send_file(writer.name, writer.chat, PICTURE, **named, **place)
    for kind, given in OTHERS.items():
        world.send_other(writer.name, writer.chat, kind, given, **place)
    copies = {kind: await sees_kind(reader, kind, after=before) for kind in (*KINDS, *OTHERS)}
    await linked(town)
    signed = [each for each in reader.everything() if each["message_id"] > before and sign in each["text"]]
    assert len(signed) == len(copies), "one line for each"
    for kind in CAPTIONED:
        assert copies[kind]["text"].startswith(sign)
        assert copies[kind]["text"].endswith(f"ini {kind} <b>")
        world.edit(writer.name, writer.chat, sent[kind], f"mengubah {kind}")
    for kind in CAPTIONED - {"voice"}:
        world.replace_file(writer.name, writer.chat, sent[kind], OTHER_PICTURE)
    for kind in CAPTIONED:
        await becomes(reader, copies[kind], "diubah", f"mengubah {kind}")
        await holds_the_same(town, (writer, sent[kind]), (reader, copies[kind]["message_id"]), kind)


async def sees_kind(reader: Persona, kind: str, *, after: int) -> Seen:
    return await seen(reader, lambda each: kind in each, after=after)


async def holds_the_same(town: Town, one: tuple[Persona, int], other: tuple[Persona, int], kind: str) -> None:
    """Wait until two messages have the same file."""
    chats = town.telegram.world.keys

    def file(persona: Persona, message_id: int) -> object:
        return chats[persona.chat].messages[message_id].api[kind]

    await town.telegram.until(lambda: file(*one) == file(*other))


async def talks_with_formatting_and_quotes(town: Town, siti: Persona, staff: Persona, card: Seen) -> None:
    world, thread = town.telegram.world, card["thread"]
    said = world.say("budi", staff.chat, "tebal link <b>", entities=BOLD, reply_to=card["message_id"], thread=thread)
    told = await siti.sees("tebal link <b>")
    assert told["html"].endswith('<b>tebal</b> <a href="https://a.id/">link</a> &lt;b&gt;')
    await town.telegram.until(lambda: world.keys[staff.chat].messages[said].reaction == "👌")
    await linked(town)
    asked = world.say("siti", "siti", "maksudnya?", reply_to=told["message_id"], quote="tebal link")
    copy = await staff.sees("maksudnya?")
    assert (copy["reply_to"], copy["quote"], copy["thread"]) == (said, "tebal link", thread)
    await linked(town)
    world.say("budi", staff.chat, "itu tadi", reply_to=copy["message_id"], quote="maksudnya")
    assert (await siti.sees("itu tadi"))["reply_to"] == asked
    assert (await siti.sees("itu tadi"))["quote"] == "maksudnya"
    world.say("budi", staff.chat, "dan ini", reply_to=said, quote="tebal")
    answer = await siti.sees("dan ini")
    assert (answer["reply_to"], answer["quote"]) == (told["message_id"], "tebal")
    world.edit("budi", staff.chat, said, "miring link <b>")
    await becomes(siti, told, "diubah", "miring link <b>")
    await linked(town)
    stale = world.say("siti", "siti", "yang mana?", reply_to=told["message_id"], quote="miring")
    assert (await staff.sees("yang mana?"))["reply_to"] == said
    world.say("siti", "siti", "nama siapa?", reply_to=told["message_id"], quote="Budi Santoso")
    assert "quote" not in await staff.sees("nama siapa?"), "that line is the desk's own"
    assert stale


@pytest.mark.parametrize("unit", ["pli", "lpse"], ids=["group", "forum"])
async def test_every_kind_of_content_goes_both_ways(town: Town, siti: Persona, unit: str) -> None:
    staff = Persona(town.telegram, "budi", unit)
    await (open_other if unit == "pli" else open_bogor)(siti)
    card = await staff.sees("🎫 Tiket #1")
    await talks_with_formatting_and_quotes(town, siti, staff, card)
    opened = await siti.sees("sudah kami terima")
    if unit == "pli":
        await hands_on_every_kind(town, siti, staff, opened, thread=None)
    else:
        await hands_on_every_kind(town, staff, siti, card, thread=card["thread"])
    for call in town.telegram.world.calls:
        check_call(call.method, call.parameters)
    refused = [call.answer["description"] for call in town.telegram.world.calls if call.answer and call.status == 400]
    assert [each for each in refused if "not modified" not in each] == [], "all that was sent, Telegram takes"


def albums(person: Persona, *, after: int = 0) -> list[list[Seen]]:
    """Return the albums that the desk sent here, each in the order in which it is shown."""
    found: dict[str, list[Seen]] = {}
    for each in person.everything():
        if "album" in each and each["from"] == "bot" and each["message_id"] > after:
            found.setdefault(each["album"], []).append(each)
    return list(found.values())


async def test_albums_stay_together_with_one_header_whatever_happens_meanwhile(
    town: Town, siti: Persona, budi: Persona
) -> None:
    world = town.telegram.world
    await open_other(siti)
    card, opened = await budi.sees("🎫 Tiket #1"), await siti.sees("sudah kami terima")
    sizes = [(10 + at, 10) for at in range(4)]
    sent = [
        world.send_file("siti", "siti", png(*size), kind="photo", caption="satu <b>" if at == 0 else "", album="x",
                        reply_to=opened["message_id"] if at == 0 else None)
        for at, size in enumerate(sizes)
    ]  # fmt: skip
    await town.telegram.until(lambda: albums(budi) and len(albums(budi)[0]) == 4)
    [album] = albums(budi)
    assert [each["photo"]["width"] for each in album] == [10, 11, 12, 13]
    assert [each["text"] for each in album] == ["💬 Siti Rahayu · tiket #1\nsatu <b>", "", "", ""]
    assert album[0]["reply_to"] == card["message_id"]
    assert len([each for each in siti.everything() if "Sudah diteruskan" in each["text"]]) == 1
    assert (await lines(town)).count("answered") == 1
    await linked(town)
    world.edit("siti", "siti", sent[2], "ini yang ketiga")
    await becomes(budi, album[2], "diubah", "ini yang ketiga")
    world.replace_file("siti", "siti", sent[1], png(77, 10))
    await town.telegram.until(lambda: albums(budi)[0][1]["photo"]["width"] == 77)
    await staffs_album_survives_a_kill(town, siti, budi, answered=album[3], original=sent[3])


async def staffs_album_survives_a_kill(
    town: Town, siti: Persona, budi: Persona, *, answered: Seen, original: int
) -> None:
    world = town.telegram.world
    for at in range(3):  # a video among photos; the desk is killed in the middle
        kind = "video" if at == 1 else "photo"
        reply_to = answered["message_id"] if at == 0 else None
        world.send_file("budi", "pli", png(10 + at, 10), kind=kind, album="y", reply_to=reply_to)
        if at == 1:
            await town.telegram.until(lambda: not len(world.updates))
            await town.restart()
    await town.telegram.until(lambda: sum(map(len, albums(siti))) == 3)
    mirrored = [each for album in albums(siti) for each in album]
    assert [("video" in each, each["reply_to"]) for each in mirrored] == [(at == 1, original) for at in range(3)]
    assert [each["text"] for each in mirrored[:2]] == ["👤 Budi Santoso (Seksi PLI) · tiket #1", ""]
    late = world.send_file("budi", "pli", png(50, 50), kind="photo", album="y")
    assert await seen(siti, lambda each: "photo" in each and each["photo"]["width"] == 50), "nothing is lost"
    await linked(town)
    budi.writes("/tarik", reply_to={"message_id": late})
    await budi.sees("ditarik kembali")
    await town.telegram.until(lambda: not [each for each in siti.everything() if _is_picture_of_the_desk(each)])


def _is_picture_of_the_desk(each: Seen) -> bool:
    return each["from"] == "bot" and ("photo" in each or "video" in each)


async def test_what_does_not_arrive_says_why_and_is_tried_again(town: Town, siti: Persona, budi: Persona) -> None:
    world = town.telegram.world
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    world.set_member("siti", "siti", "kicked")
    said = budi.writes("halo Bu", reply_to=card)
    told = await budi.sees("tidak sampai kepada pemohon", "memblokir bot")
    assert (told["reply_to"], labels(told)) == (said, ["🔁 Coba lagi"])
    assert "reaction" not in await seen(budi, lambda each: each["message_id"] == said)
    await budi.taps("🔁 Coba lagi", told)
    again = await budi.sees("memblokir bot", after=told["message_id"])
    world.set_member("siti", "siti", "member")
    await budi.taps("🔁 Coba lagi", again)
    await siti.sees("halo Bu")
    await town.telegram.until(lambda: world.keys["pli"].messages[said].reaction == "👌")
    assert await becomes(budi, again, "Budi Santoso mengirim ulang")
    data = again["buttons"][0][0]["data"]
    assert "sudah dikirim ulang" in (await budi.taps(data, again, forge=True)).text
    assert (await siti.taps(data, await siti.sees("halo Bu"), forge=True)).show_alert, "not for requesters"
    heard = await siti.sees("halo Bu")
    world.send_other("siti", "siti", "story", {"id": 1, "chat_id": 2001}, reply_to=heard["message_id"])
    await siti.sees("tidak mengizinkan bot meneruskan pesan jenis ini")
    world.send_other("budi", "pli", "poll", {**OTHERS["poll"], "type": "quiz"}, reply_to=card["message_id"])
    await budi.sees("tidak mengizinkan bot meneruskan pesan jenis ini")
    world.faults.add(Fault("sendMessage", error_code=400, description="Bad Request: QUOTE_TEXT_INVALID"))
    world.say("budi", "pli", "dikutip", reply_to=said, quote="halo")
    assert "quote" not in await siti.sees("dikutip"), "sent all the same"


async def test_staff_take_words_back_and_keep_notes(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    said = budi.writes("salah kirim, qwzx", reply_to=card)
    await siti.sees("salah kirim, qwzx")
    await linked(town)
    budi.writes("/tarik", reply_to=card)
    await budi.sees("Balas pesan Anda sendiri")
    budi.writes("/tarik", reply_to={"message_id": said})
    await budi.sees("ditarik kembali")
    await town.telegram.until(lambda: not any("qwzx" in each["text"] for each in siti.everything()))
    siti.writes("/tiket 1")
    assert "qwzx" not in (await siti.sees("Tiket #1", "Aktivitas"))["text"]
    budi.writes("/tarik", reply_to={"message_id": said})
    await budi.sees("sudah ditarik")
    budi.edits(said, "salah lagi, qwzx")
    late = budi.writes("kemarin dulu", reply_to=card)
    await siti.sees("kemarin dulu")
    await linked(town)
    await budi.taps("⚙️ Lainnya", card)
    await budi.taps("📝 Catatan", await seen(budi, lambda each: "📝 Catatan" in labels(each)))
    await becomes(budi, card, "balas kartu ini dengan catatan")
    note = budi.writes("cek NPWP dulu, zxqw", reply_to=card)
    await budi.sees("Catatan internal disimpan")
    budi.edits(note, "cek NIB saja, zxqw")
    budi.writes("/catatan dan telepon, zxqw", reply_to=card)
    budi.writes("/bisukn 1 jam", reply_to=card)
    await budi.sees("Perintah ini tidak dikenal")
    await budi.taps("📜 Riwayat", card)
    history = await budi.sees("Riwayat", "menarik kembali pesan: salah kirim, qwzx", "cek NPWP dulu", "dan telepon")
    assert "cek NIB saja" in history["text"]
    town.ahead += timedelta(hours=49)
    budi.writes("/tarik", reply_to={"message_id": late})
    await budi.sees("lebih dari 48 jam")
    everything = " ".join(each["text"] for each in siti.everything())
    assert "zxqw" not in everything
    assert "qwzx" not in everything
    assert "bisukn" not in everything
