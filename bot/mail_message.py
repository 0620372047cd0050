"""A row of the mail's outbox as the message that goes over the wire, and the way to a server."""

import re
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Final

from bot.settings_mail import Mail, Tls
from knowledge.rules.documents import format_of, shown_name
from storage.mail import Attachment, MailOut

_TYPES: Final = {"pdf": ("application", "pdf"), "jpeg": ("image", "jpeg"), "png": ("image", "png")}
_ENDINGS: Final = {"pdf": (".pdf",), "jpeg": (".jpg", ".jpeg"), "png": (".png",)}
_BLANKS: Final = re.compile(r"\s+")


def compose(mail: MailOut, files: list[tuple[Attachment, bytes]], *, settings: Mail, to: str) -> EmailMessage:
    """Return the message of a row; the same row makes the same message, but for its inner boundaries.

    Raises:
        ValueError: A header cannot be written.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(settings.sender)
    message["To"] = _address(to)
    message["Subject"] = _BLANKS.sub(" ", mail.subject).strip()
    message["Date"] = format_datetime(mail.created_at)
    message["Message-ID"] = mail.message_id
    if mail.answers:
        message["In-Reply-To"] = mail.answers.split()[-1]
        message["References"] = mail.answers
    message.set_content(mail.body)
    for file, content in files:
        form = format_of(content)
        main, sub = _TYPES.get(form, ("application", "octet-stream"))
        message.add_attachment(content, maintype=main, subtype=sub, filename=_named(file.name, form))
    return message


def domain_of(address: str) -> str:
    """Return what stands behind the @ of an address."""
    return parseaddr(address)[1].rpartition("@")[2] or "localhost"


def context_of(tls: Tls) -> ssl.SSLContext | None:
    """Return how a server has to prove itself; None where the way is open."""
    return None if tls == Tls.NONE else ssl.create_default_context()


def _address(text: str) -> Address:
    name, address = parseaddr(text)
    return Address(display_name=name, addr_spec=address)


def _named(claimed: str, form: str) -> str:
    """Return a file's name with the ending of what it is: programs on the other side go by it."""
    name = shown_name(claimed) or "file"
    endings = _ENDINGS.get(form, ())
    return name if not endings or name.lower().endswith(endings) else f"{name}{endings[0]}"
