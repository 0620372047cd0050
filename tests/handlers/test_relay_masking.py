"""Numbers are hidden in what a group sees, wherever the formatting runs, and nothing else changes."""

from html import escape

import pytest

from handlers.relay.masking import veil_html
from handlers.texts import Html
from knowledge.rules.privacy import Secret, veil

NIK = "3174012304850001"
HIDDEN = "••••••••••••0001"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (NIK, HIDDEN),
        (f"NIK <b>{NIK}</b>, ya", f"NIK <b>{HIDDEN}</b>, ya"),
        (f"<b>3174</b>{NIK[4:]}!", f"<b>{HIDDEN}</b>!"),
        (f"3174<b>{NIK[4:8]}</b>{NIK[8:]}", f"{HIDDEN}<b></b>"),
        (f"&lt;{NIK}&gt; &amp; 1", f"&lt;{HIDDEN}&gt; &amp; 1"),
        ("a &lt; b 12345", "a &lt; b 12345"),
        ('<a href="https://a.id/?nik=1">x</a>', '<a href="https://a.id/?nik=1">x</a>'),
        ("<" * 0 + "&lt;" * 4096, "&lt;" * 4096),
    ],
)
def test_a_number_is_hidden_and_the_rest_stays(html: str, shown: str) -> None:
    hidden, secrets = veil_html(Html(html))
    assert hidden == shown
    assert [value for _, value in secrets] == ([NIK] if html != shown else [])


def test_several_numbers_are_hidden_each() -> None:
    text = f"{NIK} & 01.234.567.8-901.000 <x>"
    hidden, secrets = veil_html(Html(escape(text, quote=False)))
    assert hidden == f"{HIDDEN} &amp; •••••••••••1000 &lt;x&gt;".replace("1000", "1000")
    assert [kind for kind, _ in secrets] == [Secret.NIK, Secret.NPWP]
    assert veil(text).text == f"{HIDDEN} & •••••••••••1000 <x>"


def test_the_last_digits_tell_two_numbers_apart_and_no_more() -> None:
    for number in (NIK, "01.234.567.8-901.000"):
        shown = veil(number).text
        assert sum(each.isdigit() for each in shown) == 4
