"""Signed HTTP calls, as the Standard Webhooks specification has them: libraries for it exist in most languages.

A call carries its id, the second it was sent, and an HMAC-SHA256 over ``<id>.<second>.<body>``. Who receives it checks
the signature, then the second, and remembers the id.
"""

import hmac
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

ID_HEADER: Final = "webhook-id"
TIME_HEADER: Final = "webhook-timestamp"
SIGNATURE_HEADER: Final = "webhook-signature"
KEY_HEADER: Final = "Idempotency-Key"
VERSION: Final = "v1"
WINDOW: Final = timedelta(minutes=5)  # a call older than this, or from later than this, is not believed
LONGEST_ID: Final = 64
MOST_SIGNATURES: Final = 8  # while a secret is changed for another, a sender signs with both
LONGEST_TIME: Final = 12  # digits


class SignatureError(Exception):
    """The call is not from who it should be, or not from now; the text says which, and no more."""


def sign(key: bytes, message_id: str, *, at: datetime, body: bytes) -> dict[str, str]:
    """Return the headers that a call with this body carries."""
    second = str(int(at.timestamp()))
    return {
        ID_HEADER: message_id,
        KEY_HEADER: message_id,
        TIME_HEADER: second,
        SIGNATURE_HEADER: f"{VERSION},{_signature(key, message_id, second, body)}",
    }


def check(key: bytes, headers: Mapping[str, str], *, now: datetime, body: bytes) -> str:
    """Return the id of a call whose signature is good; raises SignatureError for any other."""
    message_id, second = headers.get(ID_HEADER, ""), headers.get(TIME_HEADER, "")
    given = headers.get(SIGNATURE_HEADER, "").split(" ")
    if not (0 < len(message_id) <= LONGEST_ID and message_id.isascii() and message_id.isprintable()):
        raise SignatureError(f"{ID_HEADER} must be 1 to {LONGEST_ID} printable characters")
    if not (second.isascii() and second.isdigit() and len(second) <= LONGEST_TIME):
        raise SignatureError(f"{TIME_HEADER} must be the second since 1970, in digits")
    wanted = f"{VERSION},{_signature(key, message_id, second, body)}".encode()
    matches = [hmac.compare_digest(wanted, each.encode(errors="replace")) for each in given[:MOST_SIGNATURES]]
    if not any(matches):
        raise SignatureError(f"{SIGNATURE_HEADER} does not fit")
    if abs(now.timestamp() - int(second)) > WINDOW.total_seconds():
        raise SignatureError(f"{TIME_HEADER} is too far from now")
    return message_id


def _signature(key: bytes, message_id: str, second: str, body: bytes) -> str:
    return b64encode(hmac.digest(key, b".".join((message_id.encode(), second.encode(), body)), sha256)).decode()
