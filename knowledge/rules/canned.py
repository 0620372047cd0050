"""Canned replies: what staff write often, with places that are filled in for each ticket."""

import re
from collections.abc import Callable, Mapping

from knowledge.rules.refusals import Refusal

FIELDS = ("nama", "nomor", "layanan", "permohonan", "petugas", "unit")
"""What can be filled in: the requester, the ticket's number, service and request kind, who replies, and their unit."""

LONGEST_TEXT = 1500  # characters; with the line that names its sender it stays one message
LONGEST_NAME = 24
MOST_OWN = 60  # that one unit keeps
_FIELD = re.compile(r"\{([^{}\s]{1,32})\}")
_UNFIT = re.compile(r"[^\w\s-]")


def fill(text: str, values: Mapping[str, str], *, written: Callable[[str], str] = str) -> str:
    """Return a text with its fields filled in, ``written`` as the text's markup wants it.

    One pass: what is filled in is never looked at again, so no value can name another.
    """
    return _FIELD.sub(lambda field: written(values[field[1]]) if field[1] in values else field[0], text)


def unknown_fields(text: str) -> list[str]:
    """Return the names in braces that are no field."""
    return [name for name in _FIELD.findall(text) if name not in FIELDS]


def check_text(text: str) -> str:
    """Return a reply as it is kept; a refusal for an empty or a long one, or one with a field that is not known."""
    tidy = text.strip()
    if not tidy:
        raise Refusal("refused-canned-empty")
    if len(tidy) > LONGEST_TEXT:
        raise Refusal("refused-canned-long", most=LONGEST_TEXT, length=len(tidy))
    unknown = unknown_fields(tidy)
    if unknown:
        raise Refusal("refused-canned-field", name=unknown[0])
    return tidy


def check_name(text: str) -> str:
    """Return the word that a reply is found by, in small letters; a refusal for an empty or a long one."""
    name = " ".join(_UNFIT.sub(" ", text).lower().split())
    if not name:
        raise Refusal("refused-canned-name")
    if len(name) > LONGEST_NAME:
        raise Refusal("refused-canned-name-long", most=LONGEST_NAME, length=len(name))
    return name


def matching(names: Mapping[str, str], wanted: str) -> list[str]:
    """Return the keys of the replies that somebody means, best first.

    Args:
        names: What each reply is called, by its key.
        wanted: What was typed: a whole name, the beginning of one, or words in it.
    """
    asked = " ".join(_UNFIT.sub(" ", wanted).lower().split())
    exact = [key for key, name in names.items() if name.lower() == asked]
    if exact or not asked:
        return exact
    starting = [key for key, name in names.items() if name.lower().startswith(asked)]
    inside = [key for key, name in names.items() if all(word in name.lower() for word in asked.split())]
    return list(dict.fromkeys([*starting, *inside]))


def check_retire(*, is_author: bool, is_admin: bool) -> None:
    """Raise a refusal when somebody may not delete or replace a reply: a colleague's is that one's, or an admin's."""
    if not is_author and not is_admin:
        raise Refusal("refused-canned-not-yours")
