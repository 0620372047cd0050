"""What ``loket doctor`` says of the mail, asked of real servers."""

import pytest
from pydantic import SecretStr

from bot.config import Office, Settings, Telegram
from bot.demo.run import TOKEN, UNITS
from bot.doctor_mail import examine_mail
from bot.settings_mail import Mail, Tls
from tests.mail.servers import PASSWORD, Post


def office(mail: Mail) -> Settings:
    return Settings(
        telegram=Telegram(token=SecretStr(TOKEN)),
        office=Office(name="Kantor"),
        units=UNITS,
        packs=("cilegon",),
        mail=mail,
    )


async def test_an_office_whose_post_works_hears_so_and_nothing_is_sent_or_marked(post: Post) -> None:
    await post.box.receive(b"Subject: x\r\n\r\nhalo")
    found = await examine_mail(office(post.settings()))
    assert [(each.name, each.is_ok) for each in found] == [
        ("mail out", True),
        ("mail in", True),
        ("ladder cilegon", True),
    ]
    assert post.office.taken == []
    assert await post.box.flags() == [("\\Recent",)] or await post.box.flags() == [()]
    assert await examine_mail(office(Mail())) == []


@pytest.mark.parametrize("wrong", ["password", "way", "closed"])
async def test_what_is_wrong_is_said_with_its_cure_and_without_the_password(post: Post, wrong: str) -> None:
    settings = post.settings(addresses={})
    if wrong == "password":
        imap = settings.imap.model_copy(update={"password": SecretStr("salah-sekali")})
        settings = settings.model_copy(update={"password": SecretStr("salah-sekali"), "imap": imap})
    elif wrong == "way":
        settings = settings.model_copy(update={"tls": Tls.STARTTLS})
    else:
        await post.office.close()
        await post.box.close()
    found = {each.name: each for each in await examine_mail(office(settings))}
    assert not found["mail out"].is_ok
    assert found["mail in"].is_ok == (wrong == "way")
    assert "mail.addresses" in found["ladder cilegon"].cure
    assert all(each.cure for each in found.values() if not each.is_ok)
    told = " ".join(f"{each.text} {each.cure}" for each in found.values())
    assert PASSWORD not in told
    assert "salah-sekali" not in told
