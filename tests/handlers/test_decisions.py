"""An admin's decision: the first one stands, it can be taken back, it is told once and only when it counts."""

from functools import partial

import pytest

from handlers.decisions import actions as decisions
from handlers.desk import Desk
from handlers.tickets import actions as tickets
from handlers.tickets import ending
from knowledge.rules.accounts import AccountState
from knowledge.rules.ticket import Decision, Event, Status
from knowledge.rules.verdicts import UNDO_FOR
from storage import accounts
from storage.people import Standing
from tests.handlers.account_desk import AGUS, BUDI, JOKO, PDAD, PLI, RATNA, SITI, SITIS, AccountDesk, account_desk


async def filed(desk: AccountDesk) -> None:
    """Let Siti ask for an activation: ticket 1."""
    assert await desk.files(SITI) == ""


async def test_a_requester_hears_of_a_decision_once_and_only_when_nobody_can_take_it_back(database_url: str) -> None:
    async with account_desk(database_url) as desk:
        await filed(desk)
        assert await desk.says(RATNA, 1) == ""
        assert await desk.waits(119) == 0
        assert (await desk.ticket(1)).decision == Decision.PENDING, "its requester's own screens show nothing yet"
        assert await desk.heard(SITI) == []
        account = await desk.account()
        assert account is not None
        assert account.state == AccountState.WAITING
        assert "dapat dibatalkan admin" in (await desk.heard(PLI))[-1]
        assert await desk.waits(1) == 1
        assert await desk.waits() == 0, "a second look finds nothing left to do"
        [told] = await desk.heard(SITI)
        assert "Akun Anda aktif" in told
        assert "siti@maju.co.id" in told
        account = await desk.account()
        assert account is not None
        assert (account.state, account.changed_by) == (AccountState.ACTIVE, RATNA)
        ticket = await desk.ticket(1)
        assert (ticket.decision, ticket.decided_by, ticket.status) == (Decision.APPROVED, RATNA, Status.IN_PROGRESS)
        assert await desk.events(1) == ["opened", "yes_said*", "approved"]


async def test_an_undone_decision_tells_nobody_and_another_one_can_be_made(database_url: str) -> None:
    async with account_desk(database_url) as desk:
        await filed(desk)
        assert await desk.says(RATNA, 1, reason="different") == ""
        assert await desk.undoes(BUDI, 1) == "refused-only-admin"
        assert await desk.undoes(JOKO, 1) == "", "an admin of the other section may as well"
        assert await desk.undoes(RATNA, 1) == "refused-nothing-to-undo"
        assert await desk.waits() == 0
        assert await desk.heard(SITI) == []
        assert await desk.says(RATNA, 1) == ""
        assert await desk.waits(120) == 1
        assert await desk.undoes(RATNA, 1) == "refused-nothing-to-undo"
        assert await desk.events(1) == ["opened", "no_said*", "undone*", "yes_said*", "approved"]
        assert len(await desk.heard(SITI)) == 1


async def test_what_is_due_but_not_told_yet_cannot_be_taken_back_any_more(quick_url: str) -> None:
    async with account_desk(quick_url) as desk:
        await filed(desk)
        await desk.says(RATNA, 1)
        desk.now += UNDO_FOR
        assert await desk.undoes(RATNA, 1) == "refused-undo-late"
        assert await desk.sweeps() == 1


async def test_only_an_admin_of_a_deciding_section_decides_and_only_as_long_as_that_lasts(database_url: str) -> None:
    async with account_desk(database_url) as desk:
        await filed(desk)
        for person in (SITI, AGUS, BUDI):
            for reason in ("", "different", "Tidak cocok"):
                assert await desk.says(person, 1, reason=reason) == "refused-only-admin"
        await desk.standing(RATNA, PLI, Standing.OUTSIDE)
        assert await desk.says(RATNA, 1) == "refused-only-admin"
        await desk.standing(RATNA, PLI, Standing.MEMBER)
        assert await desk.says(RATNA, 1, reason="different") == "refused-only-admin"
        assert await desk.undoes(RATNA, 1) == "refused-only-admin"
        assert await desk.events(1) == ["opened"]
        assert await desk.says(JOKO, 1) == "", "section PDAD decides on section PLI's ticket"
        assert await desk.says(RATNA, 1) == "refused-only-admin", "also of what is decided, nothing is told to others"
        await desk.standing(RATNA, PLI, Standing.ADMIN)
        assert await desk.says(RATNA, 1, reason="different") == "refused-approved"


async def test_the_other_sections_card_follows(quick_url: str) -> None:
    async with account_desk(quick_url) as desk:
        await filed(desk)
        [card] = await desk.heard(PDAD)
        assert "ditangani Seksi PLI" in card
        assert "PT Maju Bersama" in card
        await desk.says(RATNA, 1, reason="unregistered")
        assert "Ditolak Ratna Dewi (Seksi PLI)" in (await desk.heard(PDAD))[-1]
        await desk.undoes(JOKO, 1)
        assert "Menunggu keputusan" in (await desk.heard(PDAD))[-1]
        await desk.says(JOKO, 1, reason="Bukan <b>karyawan</b>", chat=PDAD)
        await desk.waits()
        for group in (PLI, PDAD):
            last = (await desk.heard(group))[-1]
            assert "Ditolak Joko PDAD" in last
            assert "Bukan &lt;b&gt;karyawan&lt;/b&gt;" in last
        [told] = await desk.heard(SITI)
        assert "Bukan &lt;b&gt;karyawan&lt;/b&gt;" in told
        account = await desk.account()
        assert account is not None
        assert account.state == AccountState.REJECTED


async def test_two_admins_have_to_agree_where_the_pack_says_so_and_one_no_is_enough(database_url: str) -> None:
    async with account_desk(database_url, needs_two=True) as desk:
        await filed(desk)
        assert await desk.says(RATNA, 1) == ""
        assert await desk.says(RATNA, 1) == "refused-second-admin"
        assert await desk.waits() == 0, "however long it takes, one yes decides nothing"
        assert "Menunggu admin kedua" in (await desk.heard(PDAD))[-1]
        assert await desk.undoes(RATNA, 1) == ""
        assert await desk.says(JOKO, 1) == ""
        assert await desk.says(RATNA, 1) == "", "the second yes"
        assert await desk.waits() == 1
        assert (await desk.ticket(1)).decided_by == RATNA
        assert await desk.events(1) == ["opened", "yes_said*", "undone*", "yes_said*", "yes_said*", "approved"]
        assert await desk.files(AGUS, {**SITIS, "email": "agus@maju.co.id"}) == ""
        await desk.says(RATNA, 2)
        assert await desk.says(RATNA, 2, reason="different") == "", "a no needs no second admin"
        assert await desk.waits() == 1
        assert (await desk.ticket(2)).decision == Decision.REJECTED
        assert "could not be approved" in (await desk.heard(AGUS))[-1]


@pytest.mark.parametrize("is_decided", [True, False])
async def test_a_request_that_was_withdrawn_is_not_decided_and_tells_nothing(
    database_url: str, *, is_decided: bool
) -> None:
    async with account_desk(database_url) as desk:
        await filed(desk)
        if is_decided:
            await desk.says(RATNA, 1)

        async def withdraw(acting: Desk) -> None:
            ticket = await tickets.own(acting, 1, person_id=SITI)
            await ending.end(acting, ticket, Event.WITHDRAWN, person_id=SITI)

        assert await desk.attempt(withdraw) == ""
        for reason in ("", "different"):
            assert await desk.says(JOKO, 1, reason=reason) == "refused-withdrawn"
        assert await desk.undoes(JOKO, 1) == "refused-withdrawn"
        assert await desk.waits() == 0
        assert await desk.heard(SITI) == []
        account = await desk.account()
        assert account is not None
        assert account.state == AccountState.WITHDRAWN
        assert "ditutup" in (await desk.heard(PDAD))[-1].lower()


async def test_an_admin_who_is_sure_lets_it_count_at_once(quick_url: str) -> None:
    async with account_desk(quick_url) as desk:
        await filed(desk)
        await desk.says(RATNA, 1)

        async def tell(acting: Desk, person: int) -> None:
            await decisions.tell_now(acting, 1, person=await desk.person(acting, person))

        assert await desk.attempt(partial(tell, person=BUDI)) == "refused-only-admin"
        assert await desk.attempt(partial(tell, person=RATNA)) == ""
        assert await desk.attempt(partial(tell, person=JOKO)) == "refused-nothing-to-undo"
        assert len(await desk.heard(SITI)) == 1
        assert await desk.waits() == 0


async def test_a_company_of_two_hundred_accounts_is_folded_on_the_card_and_listed_in_pages(quick_url: str) -> None:
    async with account_desk(quick_url) as desk:
        async with desk.database.transaction() as tx:
            company = await accounts.meet_company(tx, "puspa", name="PT. MAJU BERSAMA Tbk")
            for number in range(200):
                name, email = f"Karyawan <{number:03}> & Co", f"k{number}@maju.co.id"
                await accounts.meet(tx, company, email=email, holder=name, person_id=None, state=AccountState.ACTIVE)
        await filed(desk)
        card = next(text for text in await desk.heard(PLI) if "Tiket #1" in text)
        assert "200 akun lain (200 aktif)" in card
        assert "… dan 197 akun lagi" in card
        assert "sama dengan 200 akun lain" in card
        assert "Karyawan &lt;000&gt; &amp; Co" in card

        async def look(acting: Desk) -> None:
            who = await desk.person(acting, BUDI)
            await decisions.show_company(acting, 1, page=99, person=who, chat_id=PLI)

        assert await desk.attempt(look) == ""
        last = (await desk.heard(PLI))[-1]
        assert "201 akun" in last
        assert "Siti Rahayu" in last
        await desk.standing(BUDI, PLI, Standing.OUTSIDE)
        assert await desk.attempt(look) == "refused-not-staff"
