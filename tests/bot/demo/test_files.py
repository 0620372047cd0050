import json
import struct
import zlib

import aiohttp
import pytest

from bot.demo.files import KINDS
from bot.demo.world import World
from tests.bot.demo.client import PLI, SITI, TOKEN, Client

PDF = b"%PDF-1.7\n%%EOF\n"
MEGABYTE = 1024 * 1024


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + bytes(width) for _ in range(height)))
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


async def hand_in(client: Client, content: bytes, *, status: int = 200, **fields: str) -> dict[str, object]:
    form = aiohttp.FormData(quote_fields=False)
    for name, value in {"from": "siti", "chat": "siti", **fields}.items():
        form.add_field(name.rstrip("_"), value)
    form.add_field("file", content, filename="surat kuasa.pdf", content_type="application/pdf")
    async with client.session.post(f"{client.telegram.base_url}/sim/documents", data=form) as response:
        answer: dict[str, object] = await response.json()
        assert response.status == status, answer
        return answer


async def test_a_document_travels_from_a_person_to_the_bot(client: Client, world: World) -> None:
    sent = await hand_in(client, PDF, caption="surat /cek")
    message = (await client.updates())[-1]["message"]
    assert message["message_id"] == sent["message_id"]
    document = message["document"]
    assert (document["file_name"], document["mime_type"]) == ("surat kuasa.pdf", "application/pdf")
    assert document["file_size"] == len(PDF)
    assert message["caption_entities"] == [{"type": "bot_command", "offset": 6, "length": 4}]
    file = await client.ok("getFile", file_id=document["file_id"])
    assert file["file_size"] == len(PDF)
    url = f"{client.telegram.base_url}/file/bot{TOKEN}/{file['file_path']}"
    async with client.session.get(url) as response:
        assert await response.read() == PDF
    shown = world.last_message("siti", as_="siti")["document"]
    assert shown == {
        "file_id": document["file_id"],
        "name": "surat kuasa.pdf",
        "mime": "application/pdf",
        "size": len(PDF),
    }


async def test_a_file_is_fetched_only_after_get_file_and_with_the_token(client: Client, world: World) -> None:
    world.send_file("siti", "siti", PDF, name="a.pdf")
    file_id = (await client.updates())[-1]["message"]["document"]["file_id"]
    base = client.telegram.base_url
    async with client.session.get(f"{base}/file/bot{TOKEN}/documents/file_1.pdf") as response:
        assert response.status == 404
    await client.ok("getFile", file_id=file_id)
    async with client.session.get(f"{base}/file/bot1:no/documents/file_1.pdf") as response:
        assert response.status == 401
    async with client.session.get(f"{base}/file/bot{TOKEN}/documents/file_1.pdf") as response:
        assert response.status == 200


async def test_get_file_stops_at_20_megabytes(client: Client, world: World) -> None:
    world.send_file("siti", "siti", PDF, name="a.pdf", size=20 * MEGABYTE)
    world.send_file("siti", "siti", PDF, name="a.pdf", size=20 * MEGABYTE + 1)
    fits, large = [update["message"]["document"] for update in await client.updates()]
    assert large["file_size"] == 20 * MEGABYTE + 1
    await client.ok("getFile", file_id=fits["file_id"])
    assert await client.refused("getFile", file_id=large["file_id"]) == "400 Bad Request: file is too big"
    assert await client.refused("getFile", file_id="x") == "400 Bad Request: invalid file_id"


async def test_an_upload_has_1_byte_to_50_megabytes(talking: Client) -> None:
    empty = await talking.upload("sendDocument", {"document": ("a.pdf", b"")}, chat_id=SITI)
    assert empty["description"] == "Bad Request: file must be non-empty"
    content = bytes(50 * MEGABYTE + 1)
    large = await talking.upload("sendDocument", {"document": ("a.pdf", content)}, chat_id=SITI)
    assert (large["error_code"], large["description"]) == (413, "Request Entity Too Large")


async def test_a_file_goes_up_directly_attached_or_by_its_id(talking: Client, world: World) -> None:
    direct = await talking.upload(
        "sendDocument", {"document": ("a.pdf", PDF)}, chat_id=SITI, caption="<b>a</b>", parse_mode="HTML"
    )
    attached = await talking.upload("sendDocument", {"x": ("b.pdf", PDF)}, chat_id=SITI, document="attach://x")
    document = direct["result"]["document"]
    assert direct["result"]["caption"] == "a"
    assert attached["result"]["document"]["file_name"] == "b.pdf"
    again = await talking.ok("sendDocument", chat_id=PLI.chat_id, document=document["file_id"])
    assert again["document"] == document
    assert world.last_message("pli", as_="budi")["document"]["name"] == "a.pdf"
    recorded = world.calls[-3].parameters
    assert recorded["document"] == {"file_name": "a.pdf", "size": len(PDF)}


@pytest.mark.parametrize(
    ("method", "parameters", "reason"),
    [
        ("sendDocument", {"document": "unknown"}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"document": "attach://x"}, "wrong file identifier/HTTP URL specified"),
        ("sendDocument", {"document": "https://x.id/a.pdf"}, "failed to get HTTP URL content"),
        ("sendDocument", {}, "there is no document in the request"),
        ("sendPhoto", {"photo": ""}, "there is no photo in the request"),
    ],
)
async def test_what_is_no_file_is_refused(
    talking: Client, method: str, parameters: dict[str, str], reason: str
) -> None:
    assert await talking.refused(method, chat_id=SITI, **parameters) == f"400 Bad Request: {reason}"


async def test_a_file_is_sent_again_only_as_what_it_is(talking: Client) -> None:
    answer = await talking.upload("sendDocument", {"document": ("a.png", png(3, 2))}, chat_id=SITI)
    file_id = answer["result"]["document"]["file_id"]
    reason = await talking.refused("sendPhoto", chat_id=SITI, photo=file_id)
    assert reason == "400 Bad Request: can't use file of type Document as Photo"


async def test_photos_are_pictures_with_a_size(talking: Client, world: World) -> None:
    answer = await talking.upload("sendPhoto", {"photo": ("a.png", png(30, 20))}, chat_id=SITI)
    largest = answer["result"]["photo"][-1]
    assert (largest["width"], largest["height"]) == (30, 20)
    assert world.last_message("siti", as_="siti")["photo"]["width"] == 30
    answer = await talking.upload("sendPhoto", {"photo": ("a.png", PDF)}, chat_id=SITI)
    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_a_caption_has_at_most_1024_units(talking: Client) -> None:
    files = {"document": ("a.pdf", PDF)}
    fits = await talking.upload("sendDocument", files, chat_id=SITI, caption="x" * 1024)
    assert fits["ok"]
    long = await talking.upload("sendDocument", files, chat_id=SITI, caption="x" * 1023 + "🙂")
    assert long["description"] == "Bad Request: message caption is too long"


async def test_an_album_is_sent_whole_or_not_at_all(talking: Client, world: World) -> None:
    media = [
        {"type": "document", "media": "attach://a", "caption": "<i>satu</i>", "parse_mode": "HTML"},
        {"type": "document", "media": "attach://b"},
    ]
    files = {"a": ("a.pdf", PDF), "b": ("b.pdf", PDF)}
    answer = await talking.upload("sendMediaGroup", files, chat_id=SITI, media=json.dumps(media))
    first, second = answer["result"]
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "satu"
    before = len(world.messages("siti", as_="siti"))
    broken = json.dumps([*media, {"type": "document", "media": "attach://c"}])
    answer = await talking.upload("sendMediaGroup", files, chat_id=SITI, media=broken)
    assert not answer["ok"]
    one = await talking.upload("sendMediaGroup", files, chat_id=SITI, media=json.dumps(media[:1]))
    assert "wrong number of media" in one["description"]
    mixed = json.dumps([media[0], {"type": "photo", "media": "attach://b"}])
    answer = await talking.upload("sendMediaGroup", files, chat_id=SITI, media=mixed)
    assert "can't be mixed" in answer["description"]
    assert len(world.messages("siti", as_="siti")) == before


@pytest.mark.parametrize("kind", KINDS)
async def test_people_send_files_of_every_kind_and_they_can_be_copied(client: Client, world: World, kind: str) -> None:
    sent = await hand_in(client, png(8, 8), as_=kind)
    message = (await client.updates())[-1]["message"]
    assert kind in message
    copied = await client.ok("copyMessage", chat_id=PLI.chat_id, from_chat_id=SITI, message_id=sent["message_id"])
    copy = world.keys["pli"].messages[copied["message_id"]].api
    assert copy[kind] == message[kind]


async def test_a_copy_may_have_another_caption(client: Client, world: World) -> None:
    sent = await hand_in(client, PDF, caption="lama")
    place = {"chat_id": PLI.chat_id, "from_chat_id": SITI, "message_id": sent["message_id"]}
    await client.ok("copyMessage", **place)
    assert world.last_message("pli", as_="budi")["text"] == "lama"
    await client.ok("copyMessage", **place, caption="<b>baru</b>", parse_mode="HTML")
    assert world.last_message("pli", as_="budi")["html"] == "<b>baru</b>"


async def test_a_persons_album_arrives_as_messages_of_one_group(client: Client) -> None:
    await hand_in(client, PDF, album="a1")
    await hand_in(client, PDF, album="a1")
    groups = {update["message"]["media_group_id"] for update in await client.updates()}
    assert groups == {"a1"}


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"as_": "hologram"}, 400), ({"chat": "pli"}, 409), ({"reply_to": "x"}, 400), ({"caption": "x" * 1025}, 400)],
)
async def test_impossible_files_are_refused(client: Client, fields: dict[str, str], status: int) -> None:
    assert (await hand_in(client, PDF, status=status, **fields))["error"]
    assert (await hand_in(client, b"", status=400))["error"] == "an empty file cannot be sent"


async def test_the_page_shows_pictures_and_saves_everything_else(client: Client, world: World) -> None:
    world.send_file("siti", "siti", b"<script>", name="a.html", mime="text/html")
    world.send_file("siti", "siti", png(2, 2), name="a.png", kind="photo")
    document, photo = world.messages("siti", as_="siti")
    base = f"{client.telegram.base_url}/sim/files"
    async with client.session.get(f"{base}/{document['document']['file_id']}") as response:
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment; filename*=UTF-8''a.html"
        assert await response.read() == b"<script>"
    async with client.session.get(f"{base}/{photo['photo']['file_id']}") as response:
        assert response.headers["Content-Type"] == "image/png"
    await client.get("/sim/files/none", status=404)
