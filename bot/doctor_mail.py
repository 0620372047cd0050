"""The part of ``loket doctor`` that looks at the mail: the way out, the way in, and the addresses that packs name."""

import asyncio
from collections.abc import Iterator

import aiosmtplib
from aiosmtplib import errors

from bot.config import Settings
from bot.finding import Finding
from bot.logs import redact
from bot.mail_folder import Folder, FolderAwayError
from bot.mail_message import context_of, domain_of
from bot.settings_mail import Imap, Mail, Tls
from knowledge.pack import load_what_loads
from knowledge.service import Library

TIMEOUT = 10.0  # seconds


async def examine_mail(settings: Settings) -> list[Finding]:
    """Sign in at both servers without sending or marking anything, and look for the addresses that ladders lead to.

    An office without mail has nothing to be looked at.
    """
    mail = settings.mail
    if not mail.is_on:
        return []
    findings = [await _examine_way_out(mail)]
    if mail.imap.host:
        findings.append(await asyncio.to_thread(_examine_folder, mail.imap))
    library, _ = await asyncio.to_thread(load_what_loads, settings.packs)  # its mistakes are told with the packs
    return findings + list(_examine_ladders(mail, library))


async def _examine_way_out(mail: Mail) -> Finding:
    where, password = f"{mail.host}:{mail.port}", mail.password.get_secret_value()
    client = aiosmtplib.SMTP(
        hostname=mail.host,
        port=mail.port,
        username=mail.user or None,
        password=password or None,
        use_tls=mail.tls == Tls.TLS,
        start_tls=mail.tls == Tls.STARTTLS,
        tls_context=context_of(mail.tls),
        local_hostname=domain_of(mail.sender),
        timeout=TIMEOUT,
    )
    try:
        async with client:
            await client.noop()
    except errors.SMTPAuthenticationError as error:
        cure = "check mail.user and mail.password; some providers want a password made for programs"
        said = redact(error.message, secrets=[password])
        return Finding("mail out", is_ok=False, text=f"{where}: refused this account: {said}", cure=cure)
    except (errors.SMTPException, OSError) as error:
        cure = "check mail.host, mail.port and mail.tls, and that the server runs and can be reached from here"
        said = redact(" ".join(str(error).split()) or type(error).__name__, secrets=[password])
        return Finding("mail out", is_ok=False, text=f"{where}: {said}", cure=cure)
    return Finding("mail out", is_ok=True, text=f"{where}: takes mail of {mail.sender}")


def _examine_folder(imap: Imap) -> Finding:
    where = f"{imap.host}:{imap.port}, {imap.folder}"
    try:
        Folder(imap).close()
    except FolderAwayError as error:
        cure = "check mail.imap: host, port, tls, user, password and folder"
        said = redact(str(error), secrets=[imap.password.get_secret_value()])
        return Finding("mail in", is_ok=False, text=f"{where}: {said}", cure=cure)
    return Finding("mail in", is_ok=True, text=f"{where}: can be read")


def _examine_ladders(mail: Mail, library: Library) -> Iterator[Finding]:
    """Say which address the ladder of a service leads to, and which one is missing."""
    for service in library.services.values():
        for name in (tier.mail for tier in service.tiers if tier.mail):
            if name in mail.addresses:
                yield Finding(f"ladder {service.id}", is_ok=True, text=f"{name} is {mail.addresses[name]}")
            else:
                cure = f'add it to mail.addresses: {name} = "helpdesk@..."; until then staff write there by hand'
                yield Finding(f"ladder {service.id}", is_ok=False, text=f"there is no address {name}", cure=cure)
