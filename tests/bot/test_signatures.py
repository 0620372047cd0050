"""Signatures are those of the Standard Webhooks specification, and secrets are refused where they are weak."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.config import SettingsError, load_settings
from bot.doctor_applications import examine_applications
from bot.settings_calls_out import Application, key_of
from bot.signatures import SIGNATURE_HEADER, SignatureError, check, sign
from tests.bot.test_config import SOUND, write
from tests.packs import built_in_library

KEY = key_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
THEN = datetime.fromtimestamp(1614265330, UTC)
BODY = b'{"test": 2432232314}'
PAGE = Path(__file__).parents[2] / "docs" / "applications.md"
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"


def test_the_published_example_is_signed_as_published() -> None:
    headers = sign(KEY, ID, at=THEN, body=BODY)
    assert headers[SIGNATURE_HEADER] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert check(KEY, headers, now=THEN + timedelta(minutes=4), body=BODY) == ID


def test_the_check_on_the_page_takes_what_we_sign_and_nothing_else() -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    there: dict[str, Any] = {}
    exec(code, there)  # noqa: S102 - what people copy
    now, secret = datetime.now(UTC), "another-secret-of-the-same-length"
    signed = sign(key_of(secret), ID, at=now, body=BODY)
    assert there["check"](secret, signed, BODY) == ID
    late = sign(key_of(secret), ID, at=now - timedelta(minutes=6), body=BODY)
    for headers, body in ((signed, BODY + b" "), (late, BODY)):
        with pytest.raises(PermissionError):
            there["check"](secret, headers, body)


@pytest.mark.parametrize("strange", ["v1,\udc80", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,", " "])
def test_a_strange_signature_is_no_signature(strange: str) -> None:
    headers = {**sign(KEY, ID, at=THEN, body=BODY), SIGNATURE_HEADER: strange}
    with pytest.raises(SignatureError, match="does not fit"):
        check(KEY, headers, now=THEN, body=BODY)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (
            'service = "puspa"\nsecret = "short"',
            "[[applications]] no. 1, secret (value not shown): must be at least 24",
        ),
        (
            'service = "puspa"\nsecret = "whsec_MfKQ9r8GK*!"',
            "[[applications]] no. 1, secret (value not shown): must be",
        ),
        ('service = "puspa"', "[[applications]] no. 1, secret: must be at least 24 characters"),
        (f'secret = "{"s" * 24}"', '[[applications]] no. 1, service: must be the id of a service, e.g. "puspa"'),
        ('url = "http://aplikasi.example.go.id/x"', "[[applications]] no. 1, url = "),
        ("timeout_seconds = 600", "[[applications]] no. 1, timeout_seconds = 600: must be a number of seconds"),
        (
            f'service = "puspa"\nsecret = "{"s" * 24}"\n[[applications]]\nservice = "puspa"\nsecret = "{"t" * 24}"',
            "a second application for puspa: each service has one",
        ),
    ],
)
def test_what_an_application_cannot_have_is_told_with_its_cure(tmp_path: Path, lines: str, problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, f"{SOUND}\n[[applications]]\n{lines}\n"))
    assert any(problem in each for each in caught.value.problems), caught.value.problems
    assert not any("ssss" in each or "short" in each for each in caught.value.problems)


def test_a_table_that_says_nothing_is_none_and_http_is_for_this_machine(tmp_path: Path) -> None:
    assert load_settings(write(tmp_path, f"{SOUND}\n[[applications]]\n")).applications == ()
    lines = f'service = "puspa"\nurl = "http://127.0.0.1:8000/hook"\nsecret = "{"s" * 24}"'
    [application] = load_settings(write(tmp_path, f"{SOUND}\n[[applications]]\n{lines}\n")).applications
    assert (application.key, application.timeout_seconds) == (b"s" * 24, 10)


def test_the_doctor_names_a_service_that_no_application_can_be_for() -> None:
    library = built_in_library()
    said = [Application(service=name, secret=SecretStr("s" * 24)) for name in ("puspa", "pusap", "ceisa")]
    found = examine_applications(said, library)
    assert [finding.is_ok for finding in found] == [True, False, False]
    assert 'did you mean "puspa"' in found[1].cure
    assert "no accounts" in found[2].text
