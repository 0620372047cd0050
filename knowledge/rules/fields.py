"""What a form field accepts, and the tidy form in which it is kept."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from knowledge.rules.refusals import Refusal
from knowledge.service import Field, FieldType

LONGEST_ANSWER = 1000  # characters; longer stories go into the ticket's conversation
NPWP_LENGTHS = (15, 16)
# Mail that anybody gets for nothing: it says nothing of the company.
_PRIVATE_MAIL = frozenset(
    {"gmail", "googlemail", "yahoo", "ymail", "rocketmail", "hotmail", "outlook", "live", "icloud", "aol", "proton"}
    | {"protonmail", "gmx", "zoho", "mail"}
)


def accept(field: Field, answer: str) -> str:
    """Return a typed answer in its tidy form; raise a refusal that says how to mend it."""
    text = answer.strip()
    if not text:
        raise Refusal("refused-empty-answer")
    if len(text) > LONGEST_ANSWER:
        raise Refusal("refused-long-answer", most=LONGEST_ANSWER, length=len(text))
    return _CHECKS[field.type](text)


def accept_choice(field: Field, choice_id: str) -> str:
    """Return a tapped choice's id; raise a refusal when the field does not offer it."""
    if choice_id not in {choice.id for choice in field.choices}:
        raise Refusal("refused-stale")
    return choice_id


def is_private_address(address: str) -> bool:
    """Tell whether an e-mail address is one that anybody gets for nothing: ``@gmail.com``, ``@yahoo.co.id``, ..."""
    return address.rpartition("@")[2].partition(".")[0].lower() in _PRIVATE_MAIL


def _text(text: str) -> str:
    return text


def _choice(_text: str) -> str:
    raise Refusal("refused-choose-button")


def _email(text: str) -> str:
    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        raise Refusal("refused-email") from None


def _phone(text: str) -> str:
    try:
        number = phonenumbers.parse(text, "ID")
    except phonenumbers.NumberParseException:
        raise Refusal("refused-phone") from None
    if not phonenumbers.is_valid_number(number):
        raise Refusal("refused-phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _npwp(text: str) -> str:
    digits = re.sub(r"[\s.\-/]", "", text)
    if not (digits.isascii() and digits.isdigit() and len(digits) in NPWP_LENGTHS):
        raise Refusal("refused-npwp")
    return digits


def _user_id(text: str) -> str:
    if re.search(r"\s", text):
        raise Refusal("refused-user-id")
    return text


def _url(text: str) -> str:
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
    except ValueError:
        raise Refusal("refused-url") from None
    names = (parts.hostname or "").split(".")
    is_host = len(names) > 1 and all(names)
    if parts.scheme not in {"http", "https"} or not is_host or re.search(r"\s", address):
        raise Refusal("refused-url")
    return address


def _date(text: str) -> str:
    for form in ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"):
        try:
            return _day(text, form).isoformat()
        except ValueError:
            continue
    raise Refusal("refused-date")


def _day(text: str, form: str) -> date:
    return datetime.strptime(text, form).date()  # noqa: DTZ007 - a calendar day has no zone


_CHECKS: Mapping[FieldType, Callable[[str], str]] = MappingProxyType(
    {
        FieldType.TEXT: _text,
        FieldType.CHOICE: _choice,
        FieldType.EMAIL: _email,
        FieldType.PHONE: _phone,
        FieldType.NPWP: _npwp,
        FieldType.USER_ID: _user_id,
        FieldType.URL: _url,
        FieldType.DATE: _date,
    }
)
