"""Files that the desk itself sends: read when the call is made, with a name that harms nobody."""

from pathlib import Path

import pytest

from bot.uploads import detach
from storage.files import FileStore


async def test_a_stored_file_and_one_in_the_row_go_up_and_the_rest_stays(tmp_path: Path) -> None:
    files = FileStore(tmp_path)
    sha256 = await files.store(b"%PDF-1.4 x")
    stored = {"stored": sha256, "name": "akta.pdf"}
    parameters, (upload,) = await detach({"chat_id": 1, "document": stored, "reply_markup": {"a": 1}}, files)
    assert parameters == {"chat_id": 1, "reply_markup": {"a": 1}}
    assert (upload.parameter, upload.name, upload.mime) == ("document", "akta.pdf", "application/pdf")
    assert upload.content == b"%PDF-1.4 x"
    _, (entry,) = await detach({"document": {"content": "BEGIN:VCALENDAR", "name": "a.ics"}}, files)
    assert (entry.mime, entry.content) == ("text/calendar", b"BEGIN:VCALENDAR")


async def test_a_call_without_files_is_left_as_it_is(tmp_path: Path) -> None:
    payload = {"chat_id": 1, "document": "AgACAgUAAx", "reply_parameters": {"message_id": 3}}
    assert await detach(payload, FileStore(tmp_path)) == (payload, [])


async def test_a_file_that_is_lost_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await detach({"document": {"stored": "0" * 64, "name": "a.pdf"}}, FileStore(tmp_path))


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        ('a"; filename="b.exe', "a; filename=b.exe"),
        ("../../x.pdf", "....x.pdf"),
        ("x\r\nContent-Type: text/html.pdf", "xContent-Type: texthtml.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("\r\n", "file"),
    ],
)
async def test_a_name_cannot_leave_its_header(tmp_path: Path, claimed: str, kept: str) -> None:
    _, (upload,) = await detach({"document": {"content": "x", "name": claimed}}, FileStore(tmp_path))
    assert upload.name == kept
