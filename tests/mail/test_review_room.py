"""What the centre writes about somebody is as private in the group as what that person writes."""

from email.message import EmailMessage

from sqlalchemy import select

from handlers.buttons import ShowSecrets, encode
from handlers.desk import Desk
from handlers.protection import looking
from storage.tables import outbox, veiled
from tests.mail.desk import GROUP, MailDesk
from tests.mail.servers import answer


async def test_numbers_and_passwords_in_an_answer_by_e_mail_are_shown_to_whoever_asks(desk: MailDesk) -> None:
    await desk.outbox.look()
    mail: EmailMessage = desk.post.office.taken[0]
    told = "NPWP 01.234.567.8-901.000 sudah kami buka. Kata sandi baru: Rahasia123 (sementara). Mohon dicoba."
    await desk.post.box.receive(answer(mail, told))
    assert await desk.reader.look() == 1
    shown = next(text for text in await desk.said() if "menjawab" in text)
    assert "Mohon dicoba" in shown
    assert "567" not in shown
    assert "Rahasia123" not in shown
    (hidden,) = await desk.rows(select(veiled.c.mirror_ref))
    rows = await desk.rows(select(outbox.c.payload).where(outbox.c.chat_id == GROUP))
    keyboards = [row.payload.get("reply_markup", {}).get("inline_keyboard", []) for row in rows]
    taps = {button["callback_data"] for keyboard in keyboards for line in keyboard for button in line}
    assert encode(ShowSecrets(hidden.mirror_ref)) in taps
    async with desk.database.transaction() as tx:
        behind = await looking.secrets_of(Desk(tx, desk.office), hidden.mirror_ref, person=desk.person)
    assert behind.split("\n") == ["01.234.567.8-901.000", "Rahasia123"]
