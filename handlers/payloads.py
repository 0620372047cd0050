"""What a deep link carries: ``https://t.me/<bot>?start=<payload>``.

A payload tells nothing that is private and gives no rights: anybody may write one. It names what to show first, in
letters that people can read (``e_puspa_error-404``), or carries a question that was typed elsewhere. The code of an
invitation cannot be guessed; it opens a form that its first reader may fill in, and no more.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from knowledge.pack_table import is_slug
from knowledge.rules.invites import CODE

LONGEST = 64  # characters that Telegram hands on
_SOUND = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST}}}")


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """Show this entry."""

    entry_id: str


@dataclass(frozen=True, slots=True)
class OpenService:
    """Show what this service has."""

    service: str


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Show what a request of this kind needs, and let it begin."""

    service: str
    kind: str


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """Ask this, as if it were typed; empty: let the person type it."""

    text: str


@dataclass(frozen=True, slots=True)
class UseInvite:
    """Begin an activation with what the application knows: the code opens it once, and only for a while."""

    code: str


Payload = OpenEntry | OpenService | OpenRequest | AskQuestion | UseInvite


def encode(payload: Payload) -> str:
    """Return a payload as Telegram takes it; raises ValueError when it does not fit."""
    match payload:
        case OpenEntry(entry_id):
            text = f"e_{entry_id.replace('.', '_')}"
        case OpenService(service):
            text = f"s_{service}"
        case OpenRequest(service, kind):
            text = f"r_{service}_{kind}"
        case AskQuestion(question):
            text = f"q_{urlsafe_b64encode(question.encode()).decode().rstrip('=')}"
        case UseInvite(secret):
            text = f"i_{secret}"
    if decode(text) != payload:
        raise ValueError(f"a link cannot carry {payload!r}")
    return text


def decode(text: str) -> Payload | None:
    """Return what a payload means, or None for one that no link of ours has."""
    if not _SOUND.fullmatch(text):
        return None
    code, mark, rest = text.partition("_")
    if code == "q" and mark:
        return _question(rest)
    if code == "i" and mark:
        return UseInvite(rest) if CODE.fullmatch(rest) else None
    names = rest.split("_")
    return _place(code, names) if all(is_slug(name) for name in names) else None


def carried(question: str) -> AskQuestion:
    """Return a question as a link carries it: whole, or, where it does not fit, not at all."""
    words = " ".join(question.split())
    try:
        encode(AskQuestion(words))
    except ValueError:
        return AskQuestion("")
    return AskQuestion(words)


def link(username: str, payload: Payload) -> str:
    """Return the address that opens the bot with this payload."""
    return f"https://t.me/{username}?start={encode(payload)}"


def _place(code: str, names: list[str]) -> Payload | None:
    match (code, *names):
        case ("e", service, stem):
            return OpenEntry(f"{service}.{stem}")
        case ("s", service):
            return OpenService(service)
        case ("r", service, kind):
            return OpenRequest(service, kind)
    return None


def _question(rest: str) -> AskQuestion | None:
    try:
        text = urlsafe_b64decode(rest + "=" * (-len(rest) % 4)).decode()
    except ValueError:
        return None
    is_plain = text.isprintable() and text == " ".join(text.split())
    is_whole = urlsafe_b64encode(text.encode()).decode().rstrip("=") == rest
    return AskQuestion(text) if is_plain and is_whole else None
