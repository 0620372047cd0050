"""What an office sets, as models: every key, its default, and the cure for a value that does not fit."""

import re
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, SecretStr, field_validator, model_validator
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.settings_announcements import Announcements
from bot.settings_base import Section, refuse
from bot.settings_base import check_url as _check_url
from bot.settings_base import must as _must
from bot.settings_calls_out import Application, only_filled
from bot.settings_files import Files
from bot.settings_forms import Forms
from bot.settings_hours import Hours, Reminders, Retention, Sla, UnitHours, check_classes, check_zone
from bot.settings_knowledge import Knowledge
from bot.settings_mail import Mail
from bot.settings_outages import Outages
from bot.settings_protection import Protection
from knowledge.wording import Language

BUILT_IN_PACKS: Final = ("puspa", "ceisa", "cilegon", "bogor", "muarojambi")
SCHEMES: Final = ("sqlite+aiosqlite", "postgresql+psycopg")


class Mode(StrEnum):
    """How updates come in."""

    POLLING = "polling"
    WEBHOOK = "webhook"


Rate = Annotated[float, Field(gt=0, allow_inf_nan=False, json_schema_extra=_must("be a number above 0, e.g. 1 or 0.5"))]


class Limits(Section):
    """What Telegram allows the bot to send.

    Attributes:
        overall_per_second: Messages a second over all chats.
        private_per_second: Messages a second to one person.
        group_per_minute: Messages, edits and topic calls a minute in one group, all topics together.
    """

    overall_per_second: Rate = 30
    private_per_second: Rate = 1
    group_per_minute: int = Field(20, ge=1, json_schema_extra=_must("be a whole number of at least 1, e.g. 20"))


def _check_listen(value: str) -> str:
    match = re.fullmatch(r"([\w.-]+|\[[0-9A-Fa-f:]+\]):(\d{1,5})", value, flags=re.ASCII)
    if match is None or int(match[2]) > 65_535:  # noqa: PLR2004 - the largest port there is
        raise refuse("must be host:port, e.g. 127.0.0.1:8443")
    return value


def _host_and_port(listen: str) -> tuple[str, int]:
    host, _, port = listen.rpartition(":")
    return host.strip("[]"), int(port)


class Webhook(Section):
    """Where updates are delivered when ``mode = "webhook"``.

    Attributes:
        listen: ``host:port`` on this machine that takes them.
        public_url: The address Telegram calls; your reverse proxy leads it to ``listen``.
        secret: What Telegram sends along so that nobody else can deliver.
    """

    listen: Annotated[str, AfterValidator(_check_listen)] = "127.0.0.1:8443"
    public_url: str = ""
    secret: SecretStr = SecretStr("")

    @field_validator("public_url")
    @classmethod
    def _public_url_is_an_address(cls, value: str) -> str:
        example = "https://loket.example.go.id/telegram"
        return value and _check_url(value, is_http_allowed_anywhere=False, example=example)

    @field_validator("secret")
    @classmethod
    def _secret_is_what_telegram_accepts(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value.get_secret_value()):
            raise refuse("must be 1 to 256 characters out of A-Z a-z 0-9 _ -")
        return value

    @property
    def address(self) -> tuple[str, int]:
        """Return ``listen`` as host and port."""
        return _host_and_port(self.listen)


class Telegram(Section):
    """The bot's account and the way to it."""

    token: SecretStr = Field(
        json_schema_extra=_must("be the token that @BotFather gave you; LOKET_TOKEN may hold it instead")
    )
    base_url: str = "https://api.telegram.org"
    mode: Mode = Field(Mode.POLLING, json_schema_extra=_must('be "polling" or "webhook"'))
    webhook: Webhook = Webhook()
    limits: Limits = Limits()

    @field_validator("token")
    @classmethod
    def _token_has_its_shape(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value():
            raise refuse("is empty: put the token from @BotFather here or into LOKET_TOKEN")
        if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value(), flags=re.ASCII):
            raise refuse("is no bot token: copy the whole line from @BotFather, digits:letters")
        return value

    @field_validator("base_url")
    @classmethod
    def _base_url_is_an_address(cls, value: str) -> str:
        return _check_url(value, is_http_allowed_anywhere=True, example="https://api.telegram.org")

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> Self:
        if self.mode is not Mode.WEBHOOK:
            return self
        if not self.webhook.public_url:
            raise refuse(
                "is needed when telegram.mode is webhook: the https:// address that Telegram calls",
                keys=("webhook", "public_url"),
            )
        if not self.webhook.secret.get_secret_value():
            raise refuse(
                "is needed when telegram.mode is webhook: 1 to 256 characters out of A-Z a-z 0-9 _ -",
                keys=("webhook", "secret"),
            )
        return self


def _check_database(url: str) -> str:
    cure = (
        "must be sqlite+aiosqlite:///<file> or postgresql+psycopg://<name>:<password>@<host>/<database>, "
        "e.g. sqlite+aiosqlite:///data/loket.db"
    )
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):
        raise refuse(cure) from None
    if parts.drivername not in SCHEMES:
        raise refuse(cure)
    if parts.drivername == SCHEMES[0] and (parts.database or ":memory:") == ":memory:":
        raise refuse("must name a file, or a restart forgets every ticket, e.g. sqlite+aiosqlite:///data/loket.db")
    return url


class Database(Section):
    """Where everything is remembered. The address may hold a password, so ``repr`` leaves it out."""

    url: Annotated[str, AfterValidator(_check_database)] = Field("sqlite+aiosqlite:///data/loket.db", repr=False)


class Health(Section):
    """Where this process tells how it is.

    Attributes:
        listen: ``host:port`` on this machine for /healthz and /metrics; empty: nowhere.
    """

    listen: str = ""

    @field_validator("listen")
    @classmethod
    def _listen_is_host_and_port(cls, value: str) -> str:
        return value and _check_listen(value)

    @property
    def address(self) -> tuple[str, int] | None:
        """Return ``listen`` as host and port; None when there is none."""
        return _host_and_port(self.listen) if self.listen else None


class Office(Section):
    """The office that the bot speaks for."""

    name: str = Field(
        min_length=1, json_schema_extra=_must('be the office\'s name, e.g. "KPU Bea dan Cukai Tanjung Priok"')
    )
    timezone: Annotated[str, AfterValidator(check_zone)] = "Asia/Jakarta"
    language: Language = Field(Language.ID, json_schema_extra=_must('be "id" or "en"'))


class Unit(UnitHours):
    """A team with its own staff group."""

    id: str = Field(
        pattern=r"^[a-z0-9-]{1,32}$",
        json_schema_extra=_must('be 1 to 32 characters out of a-z 0-9 -, e.g. "pli"'),
    )
    name: str = Field(min_length=1, json_schema_extra=_must('be the unit\'s name, e.g. "Seksi PLI"'))
    chat_id: int = Field(
        lt=0,
        json_schema_extra=_must("be the id of the unit's group, a whole number below 0, e.g. -1001234567890"),
    )
    forum: bool = Field(False, json_schema_extra=_must("be true when the group has topics, false when not"))
    tier: int = Field(1, ge=1, json_schema_extra=_must("be a whole number of at least 1, e.g. 1"))
    show_names: bool = Field(False, json_schema_extra=_must("be true when requesters read staff's names, else false"))


class Tickets(Section):
    """What becomes of closed tickets.

    Attributes:
        reopen_days: As long as its requester may open a ticket again; later a new one goes on with it.
        low_grade: The mean of an evaluation, 1 to 4, that is told to the unit when it is this or less; 0: never.
    """

    reopen_days: int = Field(14, ge=0, json_schema_extra=_must("be a whole number of days, e.g. 14; 0: never"))
    low_grade: float = Field(2.0, ge=0, le=4, json_schema_extra=_must("be a number from 0 (never) to 4, e.g. 2"))


class Settings(Section):
    """Everything an office sets."""

    telegram: Telegram
    database: Database = Database()
    files: Files = Files()
    health: Health = Health()
    office: Office
    forms: Forms = Forms()
    announcements: Announcements = Announcements()
    hours: Hours = Hours()
    sla: Annotated[tuple[Sla, ...], AfterValidator(check_classes)] = (Sla(),)
    reminders: Reminders = Reminders()
    retention: Retention = Retention()
    knowledge: Knowledge = Knowledge()
    mail: Mail = Mail()
    tickets: Tickets = Tickets()
    protection: Protection = Protection()
    outages: Outages = Outages()
    units: tuple[Unit, ...] = Field(
        min_length=1, json_schema_extra=_must("have at least one [[units]] table with id, name and chat_id")
    )
    applications: Annotated[tuple[Application, ...], AfterValidator(only_filled)] = ()
    packs: tuple[str, ...] = Field(
        BUILT_IN_PACKS,
        min_length=1,
        json_schema_extra=_must('be a list of pack names or folders, e.g. ["puspa", "packs/ours"]'),
    )

    @model_validator(mode="after")
    def _nothing_is_named_twice(self) -> Self:
        for key in ("id", "chat_id"):
            seen: dict[object, int] = {}
            for number, unit in enumerate(self.units, start=1):
                value = getattr(unit, key)
                if value in seen:
                    cure = f"is the same as that of [[units]] no. {seen[value]}: each unit needs its own"
                    raise refuse(cure, keys=("units", str(number - 1), key))
                seen[value] = number
        for number, pack in enumerate(self.packs):
            if pack in self.packs[:number]:
                raise refuse("is named twice: take one of the two out", keys=("packs", str(number)))
        return self
