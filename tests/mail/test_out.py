"""E-mail out, to a real SMTP server: once, in order, in spite of whatever happens on the way."""

import asyncio
from datetime import timedelta

import pytest

from bot.mail_out import FIRST_PAUSE, LATE_AFTER
from handlers.desk import Desk
from handlers.escalation import returning
from knowledge.rules.refusals import Refusal
from storage import escalations
from storage.database import Database
from storage.tables import tickets
from tests.databases import Backend
from tests.mail.desk import ANSWERS, PNG, SITI, MailDesk
from tests.mail.servers import CENTRE, PASSWORD, SENDER


async def test_a_mail_tells_all_that_is_needed_and_no_password(desk: MailDesk) -> None:
    assert await desk.outbox.look() == 0
    [mail] = desk.post.office.taken
    assert (mail["To"], mail["From"]) == (CENTRE, SENDER)
    [row] = await desk.mails()
    assert (row.state, mail["Message-ID"]) == ("sent", row.message_id)
    body = mail.get_body().get_content()  # type: ignore[union-attr]
    for value in ("PT Maju Bersama", "012345678901000", "maju_01", "70012", ANSWERS["alamat"], "Ratna Dewi", "#1"):
        assert value in body
    assert "Rahasia123" not in body
    [file] = mail.iter_attachments()
    assert (file.get_content(), file.get_content_type(), file.get_filename()) == (PNG, "image/png", "layar-1.png")
    assert [said for said in await desk.said(SITI) if "Helpdesk LKPP" in said] != []
    async with desk.database.transaction() as tx:
        [pause] = await escalations.pauses(tx, 1)
    assert (pause.start, pause.end) == (desk.start, None)


async def test_a_server_that_is_away_gets_it_later_and_the_requester_hears_of_it_once(desk: MailDesk) -> None:
    await desk.post.office.close()
    for _ in range(LATE_AFTER):
        await desk.outbox.look()
        desk.ahead += timedelta(minutes=1)
    [row] = await desk.mails()
    assert (row.state, row.attempts) == ("waiting", LATE_AFTER)
    assert len([said for said in await desk.said() if "belum terkirim" in said and "Kami coba terus" in said]) == 1
    assert not [said for said in await desk.said(SITI) if "LKPP" in said], "it is not there yet"
    await desk.post.office.open()
    await desk.outbox.look()
    await desk.outbox.look()
    assert len(desk.post.office.taken) == 1
    assert len([said for said in await desk.said(SITI) if "LKPP" in said]) == 1


async def test_what_the_server_took_and_nobody_heard_of_comes_again_under_the_same_id(desk: MailDesk) -> None:
    desk.post.office.swallows = 1
    await desk.outbox.look()
    assert (await desk.mails())[0].state == "waiting"
    desk.ahead += FIRST_PAUSE
    await desk.outbox.look()
    first, again = desk.post.office.taken
    assert first["Message-ID"] == again["Message-ID"]
    assert (await desk.mails())[0].state == "sent"


async def test_a_refused_mail_is_told_and_tried_again_once_its_cause_is_mended(desk: MailDesk) -> None:
    desk.post.office.refuses = "550 5.1.1 no such user 012345678901000"
    await desk.outbox.look()
    [row] = await desk.mails()
    assert (row.state, row.reason) == ("dead", "550 5.1.1 no such user [NPWP]")
    assert len([said for said in await desk.said() if "Helpdesk LKPP tidak terkirim: 550 5.1.1" in said]) == 1
    await desk.outbox.look()
    assert desk.post.office.taken == []
    desk.post.office.refuses = ""
    async with desk.database.transaction() as tx:
        await returning.send_again(Desk(tx, desk.office), 1, person=desk.person)
        with pytest.raises(Refusal, match="refused-mail-alive"):
            await returning.send_again(Desk(tx, desk.office), 1, person=desk.person)
    await desk.outbox.look()
    assert len(desk.post.office.taken) == 1


@pytest.mark.parametrize(
    ("changed", "state", "reason"),
    [
        ({"password": "salah"}, "waiting", "535"),
        ({"tls": "starttls"}, "waiting", "STARTTLS"),
        ({"addresses": {}}, "dead", "mail.addresses has no helpdesk-lkpp"),
    ],
    ids=["password", "open way", "no address"],
)
async def test_what_is_wrong_with_the_settings_is_told_without_secrets(
    desk: MailDesk, changed: dict[str, object], state: str, reason: str
) -> None:
    desk.changed = changed
    await desk.outbox.look()
    [row] = await desk.mails()
    assert row.state == state
    assert reason in row.reason
    assert PASSWORD not in row.reason
    assert "salah" not in row.reason
    desk.changed = {}
    desk.ahead += timedelta(minutes=1)
    await desk.outbox.look()
    assert len(desk.post.office.taken) == (state == "waiting")


async def test_one_that_is_refused_for_now_is_given_up_after_the_hours_that_the_office_sets(desk: MailDesk) -> None:
    desk.post.office.refuses = "451 try later"
    await desk.outbox.look()
    assert (await desk.mails())[0].state == "waiting"
    desk.ahead += timedelta(hours=24, seconds=1)
    await desk.outbox.look()
    assert (await desk.mails())[0].state == "dead"


async def test_files_beyond_the_limit_follow_in_another_mail_that_goes_on_with_the_first(desk: MailDesk) -> None:
    await desk.outbox.look()
    desk.changed = {"attachments_mb": 190 / 1024 / 1024}
    async with desk.database.transaction() as tx:
        await returning.bring_back(Desk(tx, desk.office), 1, is_mended=False, person=desk.person)
    for number in (2, 3):
        await desk.add_file(PNG + bytes([number]) * 40, f"layar-{number}.png")
    await desk.attach()
    await desk.send_up()
    desk.post.office.refuses = "550 no"
    await desk.outbox.look()
    assert [row.state for row in (await desk.mails())[1:]] == ["dead", "waiting"], "the second waits for the first"
    desk.post.office.refuses = ""
    async with desk.database.transaction() as tx:
        await returning.send_again(Desk(tx, desk.office), 2, person=desk.person)
    for _ in range(3):
        await desk.outbox.look()
    first, second = desk.post.office.taken[1:]
    assert second["In-Reply-To"] == first["Message-ID"]
    assert [len(list(mail.iter_attachments())) for mail in (first, second)] == [2, 1]
    assert "layar-3.png" in str(first.get_body().get_content())  # type: ignore[union-attr]
    assert [mail["Subject"][-5:] for mail in (first, second)] == ["(1/2)", "(2/2)"]


async def test_a_mail_of_a_ticket_that_came_back_or_was_closed_is_not_sent(desk: MailDesk) -> None:
    async with desk.database.transaction() as tx:
        await tx.connection.execute(tickets.update().values(status="closed"))
    await desk.outbox.look()
    assert desk.post.office.taken == []
    assert (await desk.mails())[0].state == "dropped"


async def test_of_several_processes_one_sends(desk: MailDesk, request: pytest.FixtureRequest) -> None:
    first, second = desk.outbox, desk.outbox
    other = None
    if request.node.callspec.params["databases"] == Backend.POSTGRESQL:
        other = Database(desk.url, clock=desk.database.clock)
        second._database = other
    await asyncio.gather(first.look(), second.look())
    await asyncio.gather(first.look(), second.look())
    assert len(desk.post.office.taken) == 1
    if other is not None:
        await other.close()


async def test_of_two_who_send_a_ticket_up_at_once_one_wins_and_the_other_learns_who(desk: MailDesk) -> None:
    async with desk.database.transaction() as tx:
        await returning.bring_back(Desk(tx, desk.office), 1, is_mended=False, person=desk.person)
    outcomes = await asyncio.gather(*(desk.send_up() for _ in range(4)), return_exceptions=True)
    refused = [each for each in outcomes if isinstance(each, Refusal)]
    assert [each.key for each in refused] == ["refused-escalated"] * 3
    assert {str(each.details["name"]) for each in refused} == {"Ratna Dewi"}
    assert [row.state for row in await desk.mails()] == ["dropped", "waiting"]
