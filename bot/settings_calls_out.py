"""Applications that are told of decisions on their accounts, and that may issue invitations."""

from base64 import b64decode
from binascii import Error as NoBase64Error
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, SecretStr, model_validator

from bot.settings_base import Section, check_url, must, refuse

_EXAMPLE: Final = "https://aplikasi.example.go.id/hooks/loket"
_SHORTEST: Final = 24  # characters of a secret, or bytes of one that is written in base64
_PREFIX: Final = "whsec_"
_CURE: Final = (
    f"must be at least {_SHORTEST} characters that nobody guesses, or whsec_ with at least {_SHORTEST} bytes in base64,"
    " e.g. what openssl rand -base64 32 gives"
)


def _check_address(value: str) -> str:
    return value and check_url(value, is_http_allowed_anywhere=False, example=_EXAMPLE)


def _check_secret(value: SecretStr) -> SecretStr:
    secret = value.get_secret_value()
    if secret and len(key_of(secret)) < _SHORTEST:
        raise refuse(_CURE)
    return value


def key_of(secret: str) -> bytes:
    """Return the key that a secret stands for; empty for ``whsec_`` with anything but base64 behind it."""
    if not secret.startswith(_PREFIX):
        return secret.encode()
    try:
        return b64decode(secret.removeprefix(_PREFIX), validate=True)
    except NoBase64Error:
        return b""


class Application(Section):
    """The application of one service.

    Attributes:
        service: The id of the service whose accounts they are.
        url: Where it is told of each decision; empty: nowhere.
        secret: What both sides sign with.
        timeout_seconds: As long a call may take.
    """

    service: str = ""
    url: Annotated[str, AfterValidator(_check_address)] = ""
    secret: Annotated[SecretStr, AfterValidator(_check_secret)] = SecretStr("")
    timeout_seconds: float = Field(
        10, ge=1, le=60, allow_inf_nan=False, json_schema_extra=must("be a number of seconds from 1 to 60, e.g. 10")
    )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said in it: such a table is none."""
        return not (self.service or self.url or self.secret.get_secret_value())

    @property
    def key(self) -> bytes:
        """Return the key that both sides sign with."""
        return key_of(self.secret.get_secret_value())

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.is_empty:
            return self
        if not self.service:
            raise refuse('must be the id of a service, e.g. "puspa"', keys=("service",))
        if not self.secret.get_secret_value():
            raise refuse(_CURE, keys=("secret",))
        return self


def only_filled(applications: tuple[Application, ...]) -> tuple[Application, ...]:
    """Return those that say something; raises what `refuse` returns for a service that is named twice."""
    filled = [each for each in applications if not each.is_empty]
    for number, application in enumerate(applications):
        if application in filled and application.service in {each.service for each in applications[:number]}:
            raise refuse(f"a second application for {application.service}: each service has one")
    return tuple(filled)
