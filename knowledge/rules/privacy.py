"""Spots what must not be repeated: NIK, NPWP and passwords that people type into a chat.

A NIK has 16 digits, an NPWP 15 or 16, written together or with the usual dots, dashes, slashes and spaces.
Any such run of digits is taken for one: masking a number too many costs less than letting one through.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Secret(StrEnum):
    """What was spotted."""

    NIK = "nik"
    NPWP = "npwp"
    PASSWORD = "password"  # noqa: S105 - the kind, not a password


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something private stands: ``text[start:end]``."""

    kind: Secret
    start: int
    end: int


MASKS: Final = {Secret.NIK: "[NIK]", Secret.NPWP: "[NPWP]", Secret.PASSWORD: "[password]"}

_SEPARATOR: Final = r"(?:\s?[.\-\u2010-\u2014/]\s?|\s)?"
_IDENTITY: Final = re.compile(rf"(?<!\d)\d(?:{_SEPARATOR}\d){{14,15}}(?!\d)")
NIK_DIGITS: Final = 16

_LABEL: Final = (
    r"(?<![^\W_])(?:kata[\s_-]?sandi|sandi|passwords?|passwd|passphrase|pass|pasword|paswot|pwd|psw|pw"
    r"|pin|otp)"
)
_OWNER: Final = (
    r"(?:[\s_-]+(?:saya|sy|aku|ku|gw|gue|kami|nya|akun|account|user|login|email|e-mail|lama|baru|sementara"
    r"|saat|ini|yang|yg|my|old|new|ceisa|puspa|spse|inaproc|lpse)){0,4}(?:ku|nya)?"
)
_VALUE: Final = r"""(?P<value>"[^"\n]{1,128}"|'[^'\n]{1,128}'|[^\s"',;]{3,128})"""
# People write: password saya: xxx / pw=xxx / kata sandinya adalah xxx
_TOLD: Final = re.compile(
    rf"""{_LABEL}(?:ku|nya)?{_OWNER}["']?(?:\s*[:=]+\s*|\s+(?:adalah|yaitu|yakni|ialah|is)(?:\s++:?|:)\s*+){_VALUE}""",
    re.IGNORECASE,
)
# People write: password saya Rahasia123. Without a sign between, it has to look like a password.
_LOOSE: Final = re.compile(
    rf"{_LABEL}(?:(?:ku|nya)|\s+(?:saya|sy|aku|gw|gue|kami|my))\s+"
    r"(?P<value>(?=\S*\d)(?=\S*[^\W\d_])\S{6,128})",
    re.IGNORECASE,
)
_PROSE: Final = re.compile(r"[^\W\d_]+[.!?]?|\d{1,2}[.)]|https?://\S+|\(.*")
_PROSE_GOES_ON: Final = re.compile(r"[ \t]+[^\W\d_]{2,}")
_QUESTION_WORD: Final = re.compile(
    r"apa|apakah|bagaimana|gimana|gmn|kenapa|knp|mengapa|kapan|dimana|lupa|salah|tidak|tdk|gak|nggak|ga|hilang"
    r"|kosong|invalid|expired|wajib|harus|minimal|maksimal|how|what|why|forgot|wrong|none|null"
)


def spot(text: str) -> Iterator[Spot]:
    """Yield what is private in ``text``, in order, never overlapping."""
    told = [match for match in _TOLD.finditer(text) if not is_covered(match["value"])]
    found = [Spot(Secret.PASSWORD, *match.span("value")) for match in told]
    found += [Spot(Secret.PASSWORD, *match.span("value")) for match in _LOOSE.finditer(text)]
    found += [Spot(_identity_kind(match[0]), *match.span()) for match in _IDENTITY.finditer(text)]
    end = 0
    for place in sorted(found, key=lambda place: (place.start, -place.end)):
        if place.start >= end:
            yield place
            end = place.end


def mask(text: str) -> str:
    """Return ``text`` with every NIK, NPWP and password replaced by what it was, e.g. ``[NIK]``."""
    pieces, end = [], 0
    for place in spot(text):
        pieces += [text[end : place.start], MASKS[place.kind]]
        end = place.end
    return "".join((*pieces, text[end:]))


def contains_password(text: str) -> bool:
    """Say whether somebody tells a password here, as opposed to asking about one.

    Stricter than :func:`mask`, because a person is warned because of it: "password saya: gimana gantinya?"
    tells none.
    """
    return next(_told(text), None) is not None


def cover_passwords(text: str) -> str:
    """Return ``text`` with every password that somebody tells replaced; all else stays, also a NIK or an NPWP."""
    pieces, end = [], 0
    for start, stop in sorted(_told(text)):
        if start >= end:
            pieces += [text[end:start], MASKS[Secret.PASSWORD]]
            end = stop
    return "".join((*pieces, text[end:]))


def is_covered(text: str) -> bool:
    """Say whether a password was covered in ``text``: the message that it was written in is not repeated as it is."""
    return MASKS[Secret.PASSWORD] in text


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Yield where passwords stand that somebody tells."""
    for match in _TOLD.finditer(text):
        if _is_told(match):
            yield match.span("value")
    for match in _LOOSE.finditer(text):
        yield match.span("value")


def _is_told(match: re.Match[str]) -> bool:
    value = match["value"]
    if is_covered(value):
        return False
    if _QUESTION_WORD.fullmatch(value.strip("\"'.!?").lower()):
        return False
    # Plain words that go on as a sentence are prose; a password stands alone or looks like one.
    goes_on = _PROSE_GOES_ON.match(match.string, match.end()) is not None
    is_prose = _PROSE.fullmatch(value) is not None
    return not (is_prose and (goes_on or not value[0].isalpha() or value.startswith("http")))


def _identity_kind(written: str) -> Secret:
    """Tell a NIK from an NPWP by its date of birth (a woman's day is 40 higher)."""
    digits = re.sub(r"\D", "", written)
    day, month = int(digits[6:8]) % 40, int(digits[8:10])
    is_nik = len(digits) == NIK_DIGITS and 1 <= day <= 31 and 1 <= month <= 12 and digits[0] != "0"  # noqa: PLR2004 - a calendar's bounds
    return Secret.NIK if is_nik else Secret.NPWP


@dataclass(frozen=True, slots=True)
class Veiled:
    """A text with what is private in it hidden, and the private parts themselves in order."""

    text: str
    secrets: tuple[tuple[Secret, str], ...]


def veil(text: str) -> Veiled:
    """Hide every NIK, NPWP and password; of a number the last digits stay, so that two can be told apart.

    Unlike `mask`, this is for people who may look behind it.
    """
    pieces, secrets, end = [], [], 0
    for place in spot(text):
        secret = text[place.start : place.end]
        secrets.append((place.kind, secret))
        pieces += [text[end : place.start], veiled(place.kind, secret)]
        end = place.end
    return Veiled("".join((*pieces, text[end:])), tuple(secrets))


def veiled(kind: Secret, secret: str) -> str:
    """Return what is shown in place of something private."""
    if kind == Secret.PASSWORD:
        return _DOT * _DOTS
    digits = re.sub(r"\D", "", secret)
    return _DOT * (len(digits) - _LAST) + digits[-_LAST:]


_DOT: Final = "\u2022"
_DOTS: Final = 8  # for a password of any length: how long it is tells something of it
_LAST: Final = 4
