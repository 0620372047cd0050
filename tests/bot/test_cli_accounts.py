"""``loket accounts``: a sheet that no spreadsheet runs, and links for people who are known."""

import asyncio
import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.account_export import grouped, tame
from handlers.payloads import UseInvite, decode
from knowledge.rules.accounts import AccountState
from knowledge.rules.invites import Known
from storage import accounts, invites
from storage.database import Database
from storage.invites import Invite
from tests.bot.test_cli import End, Loket, loket
from tests.bot.test_config import SOUND, write
from tests.databases import Backend

__all__ = ["loket"]  # the fixture
ON_SQLITE = pytest.mark.parametrize("databases", [Backend.SQLITE], indirect=True)
EVIL = '=HYPERLINK("http://x","klik")'


@pytest.fixture
def config(tmp_path: Path, database_url: str) -> Path:
    """Settings of an office whose books have accounts."""
    asyncio.run(_fill(database_url))
    return write(tmp_path, f'{SOUND}\n[database]\nurl = "{database_url}"\n')


async def _fill(url: str) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        maju = await accounts.meet_company(tx, "puspa", name="PT Maju; Jaya", npwp="012345678901000")
        evil = await accounts.meet_company(tx, "puspa", name=EVIL, npwp="0123456789012345")
        active, waiting = AccountState.ACTIVE, AccountState.WAITING
        await accounts.meet(tx, maju, email="siti@maju.id", holder="Siti Łódź", person_id=None, state=active)
        await accounts.meet(tx, evil, email="+1@x.id", holder="-2+3\ncmd", person_id=None, state=waiting)
    await database.close()


def rows_of(text: str, *, separator: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


@ON_SQLITE
def test_all_accounts_come_out_whole_and_tame(loket: Loket, config: Path, tmp_path: Path) -> None:
    end = loket("accounts", "export", "--config", config)
    assert (end.code, end.err) == (0, "")
    evil, siti = rows_of(end.out)
    assert (siti["company"], siti["npwp"], siti["holder"]) == ("PT Maju; Jaya", "012345678901000", "Siti Łódź")
    assert (evil["company"], evil["holder"], evil["email"]) == (f"'{EVIL}", "'-2+3\ncmd", "'+1@x.id")
    assert evil["npwp"] == "0123456789012345"
    file = tmp_path / "akun.csv"
    end = loket("accounts", "export", "--config", config, "--state", "active", "--excel", "--out", file)
    assert (end.code, end.out) == (0, "")
    assert "1 accounts" in end.err
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfservice;company;npwp;")
    [siti] = rows_of(content.decode("utf-8-sig"), separator=";")
    assert (siti["npwp"], siti["company"]) == ("01.234.567.8-901.000", "PT Maju; Jaya")
    assert file.stat().st_mode & 0o077 == 0, "only the office's own account reads it"
    assert rows_of(loket("accounts", "export", "--config", config, "--service", "ceisa").out) == []


@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1", "\n+1"])
def test_what_looks_like_a_formula_gets_an_apostrophe(start: str) -> None:
    assert tame(start) == f"'{start}"


def test_what_does_not_stays_as_it_is() -> None:
    assert [tame(cell) for cell in ("PT Maju", "", "siti@maju.id", "a=b", "01.234")] == [
        "PT Maju",
        "",
        "siti@maju.id",
        "a=b",
        "01.234",
    ]
    assert grouped("0123456789012345") == "0123 4567 8901 2345"


@ON_SQLITE
def test_an_invitation_is_a_link_and_when_it_ends(loket: Loket, config: Path, database_url: str) -> None:
    known = ("--company", "PT <b>", "--name", "Siti", "--email", "Siti@Maju.id", "--npwp", "01.234.567.8-901.000")
    where = ("--service", "puspa", "--config", config, "--username", "@loket_bot")
    end = loket("accounts", "invite", *where, *known, "--hours", "2")
    assert end.code == 0
    assert end.err.startswith("for one person, until 2")
    payload = decode(end.out.strip().removeprefix("https://t.me/loket_bot?start="))
    assert isinstance(payload, UseInvite)
    invite = asyncio.run(_invite(database_url, payload.code))
    assert invite is not None
    assert invite.known == Known("PT <b>", "Siti", "Siti@maju.id", "012345678901000")
    assert (invite.ends_at - invite.made_at).total_seconds() == 7200


async def _invite(url: str, code: str) -> Invite | None:
    database = Database(url)
    async with database.transaction() as tx:
        invite = await invites.by_code(tx, code)
    await database.close()
    return invite


@ON_SQLITE
def test_wrong_input_is_told_in_a_line(loket: Loket, config: Path, tmp_path: Path) -> None:
    invite: Callable[..., End] = lambda *more: loket(  # noqa: E731 - said eight times
        "accounts", "invite", "--config", config, "--username", "loket_bot", *more
    )
    told = {
        'there is no service "pusap": did you mean "puspa"': invite("--service", "pusap", "--name", "Siti"),
        "no such service, or it has no accounts": invite("--service", "ceisa", "--name", "Siti"),
        "--company: Give at least one": invite("--service", "puspa"),
        "--email: ": invite("--service", "puspa", "--email", "siti"),
        "--npwp: ": invite("--service", "puspa", "--name", "Siti", "--npwp", "1"),
        "is no bot's name": invite("--service", "puspa", "--name", "Siti", "--username", "x"),
        "is , or ;": loket("accounts", "export", "--config", config, "--separator", "|"),
        "cannot be written": loket("accounts", "export", "--config", config, "--out", tmp_path / "none" / "x.csv"),
    }
    assert {words: end for words, end in told.items() if words not in end.err or end.code != 2} == {}
    other = write(tmp_path, f'{SOUND}\n[database]\nurl = "sqlite+aiosqlite:///none.db"\n')
    assert "made by loket run" in loket("accounts", "export", "--config", other).err
