"""Applications ask for links by signed calls over real HTTP; who signs wrongly, too late or too much gets none."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.invitations import LARGEST_BODY, Invitations
from bot.settings_calls_out import Application, key_of
from bot.signatures import ID_HEADER, SIGNATURE_HEADER, TIME_HEADER, sign
from handlers.office import Office
from handlers.payloads import UseInvite, decode
from handlers.shelf import Shelf
from handlers.texts import Catalogs
from knowledge.faq.search import Index
from knowledge.rules.invites import Known
from knowledge.service import Library
from storage import invites as kept
from storage.database import Database
from storage.tables import invites
from tests.databases import Backend
from tests.packs import built_in_library

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
SITI = {
    "company": "PT <b>Maju</b>",
    "holder": " Siti  Rahayu ",
    "email": "Siti@Maju.co.id",
    "npwp": "01.234.567.8-901.000",
}
LIBRARY = built_in_library()
ON_SQLITE = pytest.mark.parametrize("databases", [Backend.SQLITE], indirect=True)  # what both do alike


@dataclass
class Door:
    """The desk's door for applications, and somebody who knocks."""

    base: str
    session: aiohttp.ClientSession
    invitations: Invitations
    database: Database

    async def asks(
        self,
        body: object,
        *,
        message_id: str = "msg_1",
        service: str = "puspa",
        secret: str = SECRET,
        at: datetime = NOON,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, dict[str, Any]]:
        """Ask for a link and return the answer."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        signed = {**sign(key_of(secret), message_id, at=at, body=content), **(headers or {})}
        url = f"{self.base}/accounts/{service}/invites"
        async with self.session.post(url, data=content, headers=signed) as response:
            return response.status, await response.json()

    async def count(self) -> int:
        """Return how many invitations there are."""
        async with self.database.transaction() as tx:
            return int((await tx.connection.execute(select(func.count()).select_from(invites))).scalar_one())


@pytest_asyncio.fixture
async def door(database_url: str) -> AsyncIterator[Door]:
    database = Database(database_url, clock=lambda: NOON)
    empty = Library({})
    office = Office("Kantor", ZoneInfo("Asia/Jakarta"), "id", (), Shelf(LIBRARY, Index.build(empty)), Catalogs())
    invitations = Invitations([Application(service="puspa", secret=SecretStr(SECRET))], database, office)
    invitations.username = "loket_bot"
    app = web.Application()
    app.add_routes(invitations.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with aiohttp.ClientSession() as session:
        yield Door(f"http://127.0.0.1:{runner.addresses[0][1]}", session, invitations, database)
    await runner.cleanup()
    await database.close()


async def test_a_signed_call_gets_a_link_that_stands_for_what_it_said_and_the_same_again(door: Door) -> None:
    status, answer = await door.asks({**SITI, "minutes": 30})
    assert status == 201
    assert answer["ends_at"] == (NOON + timedelta(minutes=30)).isoformat()
    payload = decode(answer["link"].removeprefix("https://t.me/loket_bot?start="))
    assert isinstance(payload, UseInvite)
    async with door.database.transaction() as tx:
        invite = await kept.by_code(tx, payload.code)
        stored = (await tx.connection.execute(select(invites))).one()
    assert invite is not None
    assert invite.known == Known("PT <b>Maju</b>", "Siti Rahayu", "Siti@maju.co.id", "012345678901000")
    assert payload.code not in str(tuple(stored)), "whoever reads the database cannot use it"
    assert await door.asks({**SITI, "minutes": 30}) == (201, answer), "a call made again is the same call"
    assert (await door.asks({"holder": "Agus"}))[0] == 409
    assert (await door.asks({"holder": "Agus"}, message_id="msg_2"))[0] == 201
    for _ in range(2):
        assert (await door.asks({"holder": "Si\ud83dti\0"}, message_id="msg_3"))[0] == 201, "what cannot be kept"
    assert await door.count() == 3


@ON_SQLITE
async def test_what_is_not_signed_well_or_not_now_gets_nothing(door: Door) -> None:
    signed = sign(key_of(SECRET), "msg_1", at=NOON, body=json.dumps(SITI).encode())
    wrong = {
        "secret": await door.asks(SITI, secret="another-secret-of-the-same-length"),
        "service": await door.asks(SITI, service="ceisa"),
        "no service": await door.asks(SITI, service="%3Cb%3E"),
        "body": await door.asks({**SITI, "holder": "Agus"}, headers={SIGNATURE_HEADER: signed[SIGNATURE_HEADER]}),
        "id": await door.asks(SITI, headers={ID_HEADER: "msg_9"}),
        "too old": await door.asks(SITI, at=NOON - timedelta(minutes=5, seconds=1)),
        "too early": await door.asks(SITI, at=NOON + timedelta(minutes=5, seconds=1)),
        "another second": await door.asks(SITI, headers={TIME_HEADER: str(int(NOON.timestamp()) + 1)}),
        "no second": await door.asks(SITI, headers={TIME_HEADER: "x" * 900}),
        "a long id": await door.asks(SITI, message_id="m" * 65),
        "nothing": await door.asks(SITI, headers={SIGNATURE_HEADER: ""}),
        "many": await door.asks(SITI, headers={SIGNATURE_HEADER: "v1,x " * 9 + signed[SIGNATURE_HEADER]}),
    }
    assert {name: status for name, (status, _) in wrong.items() if status != 401} == {}
    both = {SIGNATURE_HEADER: f"v1,old {signed[SIGNATURE_HEADER]}"}
    assert (await door.asks(SITI, headers=both))[0] == 201, "one of several is enough"
    assert await door.count() == 1


WRONG: list[tuple[object, str, str]] = [
    (b"{", "", "must be JSON"),
    (b"\xff\xfe", "", "must be JSON"),
    (b"[" * 4000, "", "must be JSON"),
    ([], "", "JSON object"),
    ({}, "company", "at least one"),
    ({"nama": "Siti"}, "nama", "there are company, email, holder, minutes, npwp"),
    ({"holder": 7}, "holder", "text in quotes"),
    ({"email": "siti@"}, "email", "e-mail"),
    ({"npwp": "12"}, "npwp", "NPWP"),
    ({"holder": "x" * 1001}, "holder", "1000"),
    ({"holder": "Siti", "minutes": 4}, "minutes", "5 to 10080"),
    ({"holder": "Siti", "minutes": True}, "minutes", "5 to 10080"),
]


@ON_SQLITE
async def test_what_cannot_be_used_is_told_with_its_key(door: Door) -> None:
    for body, key, words in WRONG:
        status, answer = await door.asks(body)
        assert (status, answer.get("key", "")) == (422, key), body
        assert words in answer["error"], body
    assert await door.count() == 0


@ON_SQLITE
async def test_too_large_a_body_and_a_bot_without_a_name_wait_for_better_days(door: Door) -> None:
    assert (await door.asks(b" " * (LARGEST_BODY + 1)))[0] == 413
    door.invitations.username = ""
    assert (await door.asks(SITI))[0] == 503
    assert await door.count() == 0
