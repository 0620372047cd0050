"""E-mail in, from a real IMAP server: each taken once, by the right ticket, and none lost."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from sqlalchemy import select

from bot import mail_in
from handlers.desk import Desk
from handlers.escalation import returning
from knowledge.rules.refusals import Refusal
from storage import escalations
from storage.tables import escalations as steps
from storage.tables import history, mail_in_files, mailboxes, outbox
from tests.files import bad, good
from tests.mail.desk import MailDesk
from tests.mail.servers import CENTRE, SENDER, answer


async def sent(desk: MailDesk) -> EmailMessage:
    """Return the mail that went out."""
    await desk.outbox.look()
    return desk.post.office.taken[0]


def stranger(subject: str, text: str = "halo", *, number: int = 1, sender: str = "siapa@example.com") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, SENDER, subject
    mail["Message-ID"] = f"<stranger-{number}@example.com>"
    mail.set_content(text)
    return bytes(mail)


def bounce(mail: EmailMessage) -> bytes:
    """Return a server's report that a mail did not arrive, as servers write it: the mail's headers stand inside."""
    return (
        f"From: MAILER-DAEMON@mx.example.go.id\r\nTo: {SENDER}\r\nSubject: Undelivered Mail\r\nMessage-ID: <b1@mx>\r\n"
        "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nUser unknown\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {mail['Message-ID']}\r\n--b--\r\n"
    ).encode()


def letters(mail: EmailMessage) -> tuple[bytes, ...]:
    """Return a morning's post: eleven mails, and one of them once more."""
    token = str(mail["Subject"]).split("LKT-")[1]
    in_html = EmailMessage()
    in_html["From"], in_html["Subject"], in_html["Message-ID"] = CENTRE, f"Re: LKT-{token.upper()}", "<html@lkpp>"
    in_html.set_content("<p>Sudah <b>beres</b></p><blockquote>kutipan</blockquote>", subtype="html")
    papers = (
        ("bukti.pdf", "application/pdf", good.FILES["scan.pdf"]()),
        ("jahat.pdf", "application/pdf", bad.FILES["script-by-name.pdf"].make()),
        ("alat.exe", "application/octet-stream", b"MZ" + b"\0" * 99),
        ("catatan.log", "text/plain", b"baris 1\nbaris 2"),
    )
    huge = ("log.bin", "application/octet-stream", b"x" * 800_000)
    return (
        stranger("Promo"),
        answer(mail, "Mohon kirim log-nya.", files=papers),
        b"\xff\xfe\x00 not a mail at all",
        answer(mail, "Nomor tiket Anda 2026112300042", number=2, headers={"Auto-Submitted": "auto-generated"}),
        answer(mail, "besar", number=3, files=(huge,)),
        stranger(f"Fwd: [LKPP#99] LKT-{token}", "Lewat token", number=2, sender=CENTRE),
        stranger("Re: kendala", f"Token di isi\n\n> LKT-{token}", number=3, sender=CENTRE),
        bytes(in_html),
        bounce(mail),
        bytes(mail),
        stranger("Tiket #1 LKT-aaaaaaaaaaaaaaaa", "palsu", number=4),
        answer(mail, "Mohon kirim log-nya.", files=papers),
    )


async def test_every_kind_of_mail_finds_its_place_in_one_look(desk: MailDesk) -> None:
    await desk.post.box.receive(*letters(await sent(desk)))
    assert await desk.reader.look() == 1
    kinds = Counter(row.kind for row in await desk.came())
    assert kinds == {"answer": 5, "automatic": 1, "bounce": 1, "unmatched": 3, "foreign": 1}
    said = "\n".join(await desk.said())
    answers = ("Mohon kirim log", "Lewat token", "Token di isi", "Sudah beres", "terlalu besar", "ditolak di tujuan")
    for words in answers:
        assert words in said, words
    assert "kutipan" not in said
    assert "jahat.pdf, alat.exe" in said
    assert sorted(row.name for row in await desk.rows(select(mail_in_files.c.name))) == ["bukti.pdf", "catatan.log"]
    flags = [bool(flag) for flag in await desk.post.box.flags()]
    assert flags == [False, False, False, True, False, True, True, True, True, False, False, False]
    assert (await desk.events()).count("heard") == 5
    left = desk.metrics.registry.get_sample_value("loket_mails_total", {"way": "in", "outcome": "unmatched"})
    assert left == 3
    before = len(await desk.said())
    assert await desk.reader.look() == 1
    assert len(await desk.said()) == before, "a second look finds nothing"


async def test_an_answer_ends_the_wait_and_an_automatic_one_does_not(desk: MailDesk) -> None:
    mail = await sent(desk)
    await desk.post.box.receive(answer(mail, "diterima", headers={"Auto-Submitted": "auto-replied (vacation)"}))
    await desk.reader.look()
    desk.ahead += desk.office.remind_outside_every
    assert await desk.remind() == 1
    assert await desk.remind() == 0, "once a while"
    assert len([said for said in await desk.said() if "belum menjawab tiket #1" in said]) == 1
    desk.ahead += desk.office.remind_outside_every
    both = await asyncio.gather(desk.remind(), desk.remind())
    assert sorted(both) == [0, 1], "two sweeps at once"
    await desk.post.box.receive(answer(mail, "Mohon tangkapan layar lain.", number=2))
    await desk.reader.look()
    desk.ahead += desk.office.remind_outside_every * 3
    assert await desk.remind() == 0
    async with desk.database.transaction() as tx:
        await returning.write_mail(Desk(tx, desk.office), 1, "Berikut jawabannya.", person=desk.person)
    await desk.outbox.look()
    further = desk.post.office.taken[-1]
    assert further["In-Reply-To"] == "<answer-2@lkpp.example.go.id>"
    assert str(mail["Message-ID"]) in str(further["References"])
    assert await desk.remind() == 0, "the wait began anew"
    desk.ahead += desk.office.remind_outside_every
    assert await desk.remind() == 1


async def test_a_server_that_is_away_or_began_anew_loses_and_doubles_nothing(desk: MailDesk) -> None:
    mail = await sent(desk)
    await desk.post.box.receive(answer(mail, "satu"))
    await desk.post.box.close()
    assert await desk.reader.look() == 1
    assert await desk.came() == []
    await desk.post.box.open()
    await desk.reader.look()
    assert [row.text for row in await desk.came()] == ["satu"]
    async with desk.database.transaction() as tx:
        await tx.connection.execute(mailboxes.update().values(validity=7))
    await desk.post.box.receive(answer(mail, "dua", number=2))
    await asyncio.gather(desk.reader.look(), desk.reader.look())
    assert [row.text for row in await desk.came()] == ["satu", "dua"]
    assert (await desk.events()).count("heard") == 2


async def test_a_mail_that_somebody_read_by_hand_before_is_taken_all_the_same(desk: MailDesk) -> None:
    mail = await sent(desk)
    await desk.post.box.receive(answer(mail, "sudah dibaca"))
    await desk.post.box.read_all()
    await desk.reader.look()
    assert [row.text for row in await desk.came()] == ["sudah dibaca"]


async def test_an_answer_after_the_ticket_came_back_still_reaches_staff(desk: MailDesk) -> None:
    mail = await sent(desk)
    async with desk.database.transaction() as tx:
        await returning.bring_back(Desk(tx, desk.office), 1, is_mended=True, person=desk.person)
    await desk.post.box.receive(answer(mail, "terlambat, nomor tiket 20261123"))
    await desk.reader.look()
    assert any("terlambat" in said for said in await desk.said())
    payloads = [row.payload for row in await desk.rows(select(outbox.c.payload))]
    [late] = [payload for payload in payloads if "terlambat" in str(payload.get("text"))]
    assert late["reply_markup"] == {"inline_keyboard": []}, "nothing is left to be done outside"


async def test_the_number_over_there_is_typed_or_taken_from_a_mail(desk: MailDesk) -> None:
    mail = await sent(desk)
    await desk.post.box.receive(answer(mail, "Terima kasih. Nomor tiket: HD/2026/0042.", subject="Re: [Ticket#1] x"))
    await desk.reader.look()
    [row] = await desk.came()
    assert row.number == "HD/2026/0042"
    async with desk.database.transaction() as tx:
        at = Desk(tx, desk.office)
        with pytest.raises(Refusal, match="refused-number"):
            await returning.set_number(at, 1, "belum ada", person=desk.person)
        assert await returning.keep_number(at, row.id, person=desk.person) == "HD/2026/0042"
        with pytest.raises(Refusal, match="refused-number-kept"):
            await returning.keep_number(at, row.id, person=desk.person)
        await returning.set_number(at, 1, " #77-1 ", person=desk.person)
        step = await escalations.get(tx, 1)
    assert step is not None
    assert step.number == "77-1"
    notes = await desk.rows(select(history.c.is_internal).where(history.c.event == "noted"))
    assert all(note.is_internal for note in notes), "its requester sees none of this"
    assert len(await desk.rows(select(steps.c.id))) == 1


async def test_no_mail_is_read_where_answers_would_wait_for_it(desk: MailDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    mail, aside = await sent(desk), list[bool]()

    def seen(read: Callable[..., Any]) -> Callable[..., Any]:
        def reads(*given: object) -> Any:  # noqa: ANN401 - whatever is read
            aside.append(threading.current_thread() is not threading.main_thread())
            return read(*given)

        return reads

    for name in ("read_sheet", "read_letter"):
        monkeypatch.setattr(mail_in, name, seen(getattr(mail_in, name)))
    words = f"besar sekali, sandinya adalah{' ' * 50_000}ya"
    await desk.post.box.receive(answer(mail, words, files=(("catatan.log", "text/plain", b"x" * 200_000),)))
    await desk.reader.look()
    assert [row.text for row in await desk.came()] == ["besar sekali, sandinya adalah ya"]
    assert aside == [True, True]
