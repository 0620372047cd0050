"""The books of accounts: duplicates, other people's addresses, a new password with its proof, what is written wrong."""

import asyncio
import os
from dataclasses import replace

from handlers.accounts import actions as accounts
from handlers.desk import Desk
from handlers.tickets import actions as tickets
from handlers.tickets import ending
from knowledge.rules.accounts import AccountState
from knowledge.rules.ticket import Event
from storage import accounts as rows
from tests.handlers.account_desk import AGUS, JOKO, PLI, RATNA, SITI, SITIS, AccountDesk, account_desk

RACES = int(os.environ.get("LOKET_RACES", "10"))  # 1,000 are run now and then
RESET = {key: SITIS[key] for key in ("perusahaan", "nama", "email")}


async def states(desk: AccountDesk, person: int) -> list[tuple[str, str]]:
    """Return what somebody reads of their accounts."""
    found: list[tuple[str, str]] = []

    async def look(acting: Desk) -> None:
        books = await accounts.mine(acting, person)
        found.extend((each.email, each.state) for book in books for each in book.accounts)

    assert await desk.attempt(look) == ""
    return found


async def test_the_same_person_need_not_ask_twice(database_url: str) -> None:
    async with account_desk(database_url) as desk:
        assert await states(desk, SITI) == []
        assert await desk.files(SITI) == ""
        again = {**SITIS, "perusahaan": "Maju Bersama PT", "email": "SITI@Maju.co.id"}
        assert await desk.files(SITI, again) == "refused-account-waiting"
        assert await desk.says(RATNA, 1) == ""
        await desk.waits()
        assert await desk.files(SITI, again) == "refused-account-active"
        assert await states(desk, SITI) == [("siti@maju.co.id", "active")]
        assert await desk.files(SITI, {**SITIS, "email": "siti.dua@maju.co.id"}) == "", "several accounts a company"
        assert await states(desk, SITI) == [("siti.dua@maju.co.id", "waiting"), ("siti@maju.co.id", "active")]


async def test_a_rejected_or_withdrawn_request_can_be_made_again(quick_url: str) -> None:
    async with account_desk(quick_url) as desk:
        await desk.files(SITI)
        await desk.says(RATNA, 1, reason="unregistered")
        await desk.waits()
        assert "puspa.beacukaipurwakarta.com/register" in (await desk.heard(SITI))[-1]
        assert await states(desk, SITI) == [("siti@maju.co.id", "rejected")]
        assert await desk.files(SITI) == ""
        assert "Sebelumnya: #1 Aktivasi akun (ditolak)" in (await desk.heard(PLI))[-1]

        async def withdraw(acting: Desk) -> None:
            await ending.end(acting, await tickets.own(acting, 2, person_id=SITI), Event.WITHDRAWN, person_id=SITI)

        assert await desk.attempt(withdraw) == ""
        assert await states(desk, SITI) == [("siti@maju.co.id", "withdrawn")]
        assert await desk.files(SITI) == ""
        account = await desk.account()
        assert account is not None
        assert (account.state, account.ticket_id) == (AccountState.WAITING, 3)


async def test_somebody_elses_address_goes_to_the_admin_who_sees_both_and_tells_nobody_of_the_other(
    quick_url: str,
) -> None:
    async with account_desk(quick_url) as desk:
        await desk.files(SITI)
        assert await desk.files(AGUS, {**SITIS, "nama": "Agus <b>"}) == "", "no word of what another person asked for"
        assert "Email yang sama juga diminta pada tiket #1" in (await desk.heard(PLI))[-1]
        await desk.says(RATNA, 2, reason="not-entitled")
        await desk.waits()
        account = await desk.account()
        assert account is not None
        assert (account.state, account.person_id) == (AccountState.WAITING, SITI), "Siti's request waits still"
        await desk.says(RATNA, 1)
        await desk.waits()
        assert await desk.files(AGUS, {**SITIS, "nama": "Agus <b>"}) == ""
        assert "Akun ini sudah aktif atas nama Siti Rahayu" in (await desk.heard(PLI))[-1]
        await desk.says(JOKO, 3)
        await desk.waits()
        account = await desk.account()
        assert account is not None
        assert (account.state, account.person_id, account.holder) == (AccountState.ACTIVE, AGUS, "Agus <b>")


async def test_who_left_keeps_the_account_on_the_books_until_an_admin_gives_it_to_another(quick_url: str) -> None:
    async with account_desk(quick_url) as desk:
        await desk.files(SITI)
        await desk.says(RATNA, 1)
        await desk.waits()
        assert await desk.files(AGUS, RESET, kind="nonaktif") == ""
        await desk.says(RATNA, 2)
        await desk.waits()
        assert "dinonaktifkan" in " ".join(await desk.heard(SITI)), "its holder hears of it, whoever asked"
        assert await states(desk, SITI) == [("siti@maju.co.id", "inactive")]
        assert await desk.files(AGUS, SITIS) == ""
        assert "Akun ini tidak aktif menurut catatan kami" in (await desk.heard(PLI))[-1]
        assert await states(desk, SITI) == [("siti@maju.co.id", "inactive")], "asking alone takes nothing from her"
        await desk.says(RATNA, 3)
        await desk.waits()
        assert await states(desk, SITI) == []
        assert await states(desk, AGUS) == [("siti@maju.co.id", "active")]


async def test_a_new_password_is_decided_on_with_the_proof_of_the_person(database_url: str) -> None:
    async with account_desk(database_url) as desk:
        await desk.files(SITI)
        await desk.says(RATNA, 1)
        await desk.waits()
        assert await desk.files(SITI, RESET, kind="reset-sandi") == ""
        assert "Pemohon adalah pemegang akun menurut catatan kami (Siti Rahayu)" in (await desk.heard(PLI))[-1]
        other = {**RESET, "perusahaan": "PT Lain"}
        assert await desk.files(AGUS, other, kind="reset-sandi") == ""
        card = (await desk.heard(PLI))[-1]
        assert "⚠️ Pemohon bukan pemegang akun menurut catatan kami (Siti Rahayu)" in card
        assert "⚠️ Tercatat pada perusahaan lain: PT Maju Bersama" in card
        assert await desk.files(AGUS, {**RESET, "email": "agus@maju.co.id"}, kind="reset-sandi") == ""
        assert "⚠️ Akun ini belum ada di catatan kami" in (await desk.heard(PLI))[-1]
        await desk.says(RATNA, 2)
        await desk.says(RATNA, 3, reason="not-entitled")
        await desk.says(JOKO, 4)
        assert await desk.waits() == 3
        told = (await desk.heard(SITI))[-1]
        assert "reset sandi siti@maju.co.id" in told
        assert "Sandi tidak pernah kami kirim" in told
        account = await desk.account()
        assert account is not None
        assert (account.state, account.person_id) == (AccountState.ACTIVE, SITI), "it stays hers"
        learned = await desk.account("agus@maju.co.id")
        assert learned is not None
        assert learned.person_id is None, "a new password says nothing of who holds an account"


WRONG = (
    *("siti", "siti@", "@maju.co.id", "siti@maju", "siti maju@maju.co.id", "siti@maju..co.id", "siti@@maju.co.id"),
    *("siti@maju.co.id, agus@maju.co.id", "<siti@maju.co.id>", "siti@-maju.co.id", "-", "siti\u200b@maju"),
    *("https://maju.co.id", "siti@maju.co.id\nagus@maju.co.id", "a@b.c" * 50, "siti@maju,co.id", "siti(at)maju.co.id"),
)


async def test_no_wrong_address_comes_into_the_books(quick_url: str) -> None:
    async with account_desk(quick_url) as desk:
        for email in WRONG:
            assert await desk.files(SITI, {**SITIS, "email": email}) == "refused-email", email
        assert await states(desk, SITI) == []


async def test_names_with_markup_are_shown_as_they_were_written(quick_url: str) -> None:
    async with account_desk(quick_url) as desk:
        strange = {**SITIS, "perusahaan": 'PT <b>&" \u202eMaju </b>', "nama": "<a href='x'>Siti</a> &amp;"}
        assert await desk.files(SITI, strange) == ""
        card = (await desk.heard(PLI))[-1]
        assert "&lt;b&gt;&amp;" in card
        assert "&lt;a href='x'&gt;Siti&lt;/a&gt; &amp;amp;" in card
        assert await desk.files(AGUS, {**strange, "email": "agus@maju.co.id"}) == ""
        assert "1 akun lain" in (await desk.heard(PLI))[-1]


async def test_two_spellings_of_a_company_are_one_and_its_npwp_is_kept(quick_url: str) -> None:
    async with account_desk(quick_url) as desk, desk.database.transaction() as tx:
        first = await rows.meet_company(tx, "puspa", name="PT. Maju Jaya")
        second = await rows.meet_company(tx, "puspa", name="maju jaya, PT", npwp="012345678901000")
        assert (first.id, first.name) == (second.id, second.name)
        assert second.npwp == "012345678901000"
        third = await rows.meet_company(tx, "puspa", name="PT Maju Jaya", npwp="099999999999999")
        assert third.npwp == "012345678901000", "what is known stays; the admin is told that another one was given"
        assert (await rows.meet_company(tx, "ceisa", name="PT Maju Jaya")).id != first.id


async def test_an_accounts_history_is_whole(quick_url: str) -> None:
    async with account_desk(quick_url) as desk:
        await desk.files(SITI)
        await desk.says(RATNA, 1)
        await desk.waits()
        account = await desk.account()
        assert account is not None
        async with desk.database.transaction() as tx:
            lines = await rows.history_of(tx, account.id)
            assert [(line.event, line.state, line.actor) for line in lines] == [
                ("asked", "waiting", "Siti Rahayu"),
                ("activated", "active", "Ratna Dewi"),
            ]
            assert {line.ticket_id for line in lines} == {1}
            assert await rows.of_ticket(tx, 1) == replace(account)


async def test_of_two_admins_who_decide_at_the_same_moment_one_does(database_url: str) -> None:
    """Two connections, as two processes have them; ``LOKET_RACES`` sets how often."""
    async with account_desk(database_url) as desk, account_desk(database_url) as other:
        for number in range(1, RACES + 1):
            assert await desk.files(SITI, {**SITIS, "email": f"siti{number}@maju.co.id"}) == ""
            found = await asyncio.gather(desk.says(RATNA, number), other.says(JOKO, number, reason="different"))
            assert sorted(found) in (["", "refused-approved"], ["", "refused-rejected"])
        desk.now = other.now = desk.now.replace(hour=12)
        told = 0
        while now := sum(await asyncio.gather(desk.sweeps(), other.sweeps())):
            told += now
        assert told == len(await desk.heard(SITI)) == RACES, "however many look, each is told once"
        for number in range(1, RACES + 1):
            events = await desk.events(number)
            assert events in (["opened", "yes_said*", "approved"], ["opened", "no_said*", "rejected"])


async def test_of_two_who_send_the_same_request_at_the_same_moment_both_are_kept_and_one_is_on_the_books(
    database_url: str,
) -> None:
    async with account_desk(database_url) as desk, account_desk(database_url) as other:
        assert list(await asyncio.gather(desk.files(SITI), other.files(AGUS))) == ["", ""]
        account = await desk.account()
        assert account is not None
        assert account.person_id in {SITI, AGUS}
        asked = [await desk.ticket(1), await desk.ticket(2)]
        assert {each.requester_id for each in asked} == {SITI, AGUS}
