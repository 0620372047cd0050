"""What somebody writes in a chat is read by others just as it was written, and no sign of theirs is markup."""

import re
from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.markdown import plain_text, telegram_html
from handlers.markdown_written import markdown_of


def read(html: str) -> str:
    return telegram_html(markdown_of(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Buka <b>Menu</b> dan <i>klik</i>", "Buka <b>Menu</b> dan <i>klik</i>"),
        ("<b>a </b>b", "<b>a</b> b"),
        ("<b>satu\ndua</b>", "<b>satu</b>\n<b>dua</b>"),
        ("baris satu\nbaris dua", "baris satu\nbaris dua"),
        ("a\n\n\nb", "a\n\nb"),
        ("1. Buka\n2. Klik", "1. Buka\n2. Klik"),
        ("3. Buka\n4. Klik", "3. Buka\n4. Klik"),
        ("1. Buka\n3. Klik", "1. Buka\n\n3. Klik"),
        ("- satu\n• dua", "• satu\n• dua"),
        ("<code>a`b</code>", "<code>a`b</code>"),
        ('<a href="https://a.id/b_c?x=1&amp;y=2">sini</a>', '<a href="https://a.id/b_c?x=1&amp;y=2">sini</a>'),
        ('<a href="tg://user?id=1">Siti</a>', "Siti"),
        ("<u>a</u> <tg-spoiler>b</tg-spoiler>", "a b"),
        ("**tebal** _miring_ `kode` [a](http://b)", "**tebal** _miring_ `kode` [a](http://b)"),
        ("# judul\n+++\n===\n    kode\n> kutip", "# judul\n+++\n===\nkode\n&gt; kutip"),
        ("&lt;b&gt;x&lt;/b&gt; &amp;amp;", "&lt;b&gt;x&lt;/b&gt; &amp;amp;"),
        ("\u202eterbalik\u202c", "terbalik"),
        ("", ""),
    ],
)
def test_it_reads_as_it_was_written(html: str, expected: str) -> None:
    assert read(html) == expected


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=80))
@example("<" * 4096)
@example("a**(x)**b")
@example("1. a\n2) b\n- c\n+ d\n---\n***")
def test_no_sign_of_anybodys_is_markup(text: str) -> None:
    shown = read(escape(text, quote=False))
    assert not re.search(r"<[a-z]", shown)
    assert re.sub(r"\s", "", plain_text(shown)) == re.sub(r"\s", "", bulleted(text))


@given(st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "a", " ", "(", ")", "\n", "1. ", "- ", "*", "_"])))
@example(["1. ", "- "])
@example(["1. ", "1. ", "a"])
def test_styles_in_any_order_keep_the_words(pieces: list[str]) -> None:
    html = "".join(pieces)
    words = plain_text(html)
    assert re.sub(r"\s", "", plain_text(read(html))) == re.sub(r"\s", "", bulleted(words))


def bulleted(text: str) -> str:
    """Return a text as its lists are shown."""
    return re.sub(r"(?m)^[ \t\u00a0]*[-\u2013\u2022*][ \t]+(?=\S)", "\u2022", text)
