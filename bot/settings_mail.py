"""E-mail to whoever is outside the office, as the last step of the escalation ladder, and the answers to it."""

from email.utils import parseaddr
from enum import StrEnum
from typing import Annotated, Self

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field, SecretStr, field_validator, model_validator

from bot.settings_base import Section, is_loopback, must, refuse

LARGEST_PORT = 65_535


class Tls(StrEnum):
    """How the way to a mail server is kept from others."""

    STARTTLS = "starttls"  # it begins in the open and is closed at once
    TLS = "tls"  # closed from the beginning
    NONE = "none"  # for a server on this machine


def _check_address(value: str) -> str:
    """Return an address, perhaps with a name before it."""
    name, address = parseaddr(value)
    try:
        checked = validate_email(address, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise refuse('must be an e-mail address, e.g. "helpdesk@lpse.example.go.id"') from None
    return f"{name} <{checked}>" if name else checked


Address = Annotated[str, AfterValidator(_check_address)]
Port = Annotated[int, Field(ge=1, le=LARGEST_PORT, json_schema_extra=must("be a port, a number from 1 to 65535"))]
_TLS = must('be "starttls", "tls" or "none"')


class _Server(Section):
    """A mail server, and who asks there."""

    host: str = ""
    port: Port = 993
    tls: Tls = Field(Tls.TLS, json_schema_extra=_TLS)
    user: str = ""
    password: SecretStr = SecretStr("")

    @model_validator(mode="after")
    def _way_is_closed(self) -> Self:
        if self.tls == Tls.NONE and self.host and not is_loopback(self.host):
            raise refuse('must be "starttls" or "tls": "none" is for a server on this machine', keys=("tls",))
        if bool(self.user) != bool(self.password.get_secret_value()):
            missing = "password" if self.user else "user"
            raise refuse("is needed with the other of user and password", keys=(missing,))
        return self


class Imap(_Server):
    """Where the answers lie.

    Attributes:
        folder: The folder that is read.
        every_seconds: How often.
        largest_mb: A larger mail is told to staff and stays in its folder.
    """

    folder: str = Field("INBOX", min_length=1, json_schema_extra=must('be the name of a folder, e.g. "INBOX"'))
    every_seconds: float = Field(60, ge=1, json_schema_extra=must("be a number of seconds, at least 1, e.g. 60"))
    largest_mb: float = Field(25, gt=0, le=100, json_schema_extra=must("be a number of MB above 0, e.g. 25"))


class Mail(_Server):
    """The way out: without a ``host``, staff get the text to send it themselves.

    Attributes:
        sender: Whose name the mail carries, e.g. ``LPSE Kota Cilegon <helpdesk@lpse.example.go.id>``.
        attachments_mb: What one mail may carry; the rest follows in another one.
        retry_hours: So long a mail is tried again that the server does not take.
        remind_hours: Staff are reminded of an answer that is missing, every so many hours.
        addresses: The addresses that packs name.
    """

    port: Port = 587
    tls: Tls = Field(Tls.STARTTLS, json_schema_extra=_TLS)
    sender: str = ""
    attachments_mb: float = Field(10, gt=0, le=50, json_schema_extra=must("be a number of MB from above 0 to 50"))
    retry_hours: float = Field(24, gt=0, le=240, json_schema_extra=must("be a number of hours, e.g. 24"))
    remind_hours: float = Field(24, gt=0, json_schema_extra=must("be a number of hours above 0, e.g. 24"))
    addresses: dict[str, Address] = Field(
        {}, json_schema_extra=must('be a table of names and addresses, e.g. { helpdesk-lkpp = "helpdesk@lkpp.go.id" }')
    )
    imap: Imap = Imap()

    @field_validator("sender")
    @classmethod
    def _sender_is_an_address(cls, value: str) -> str:
        return value and _check_address(value)

    @model_validator(mode="after")
    def _sender_is_known(self) -> Self:
        if self.host and not self.sender:
            raise refuse("is needed with mail.host, e.g. LPSE <helpdesk@lpse.example.go.id>", keys=("sender",))
        if self.imap.host and not self.host:
            raise refuse("is needed with mail.imap.host: answers come to what was sent", keys=("host",))
        return self

    @property
    def is_on(self) -> bool:
        """Whether there is a way out at all."""
        return bool(self.host)
