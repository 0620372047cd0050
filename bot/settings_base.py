"""What all sections of the settings share: their model, and how a mistake is told with its cure."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError


def refuse(cure: str, *, keys: tuple[str, ...] = ()) -> PydanticCustomError:
    """Return the error whose text is ``cure``, about ``keys`` below the place where it is raised."""
    return PydanticCustomError("refused", "{cure}", {"cure": cure, "keys": keys})


def must(cure: str) -> dict[str, Any]:
    """Return what a field says of itself when its value does not fit: ``cure`` goes on after "must"."""
    return {"must": cure}


class Section(BaseModel):
    """A table of the file: read once, never changed, nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, str_strip_whitespace=True)


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_url(url: str, *, is_http_allowed_anywhere: bool, example: str) -> str:
    """Return an address without a slash at its end; raises what `refuse` returns for one that is none."""
    cure = f"must be an address without a query, e.g. {example}"
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        raise refuse(cure) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise refuse(cure)
    if not port_is_sound or any(letter.isspace() for letter in url):
        raise refuse(cure)
    if parts.scheme == "http" and not (is_http_allowed_anywhere or is_loopback(parts.hostname)):
        raise refuse(f"must begin with https:// (http:// only on this machine), e.g. {example}")
    return url.rstrip("/")
