"""Markdown as Telegram's HTML: only tags that Telegram knows, each closed, and nothing run together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.entities import parse_html
from handlers.answers import answer_html
from handlers.markdown import plain_text, telegram_html
from tests.packs import built_in_library

LIBRARY = built_in_library()


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**tebal** dan *miring*", "<b>tebal</b> dan <i>miring</i>"),
        ("satu\n\ndua", "satu\n\ndua"),
        ("satu\nbaris", "satu baris"),
        ("- a\n- b", "• a\n• b"),
        ("3. tiga\n4. empat", "3. tiga\n4. empat"),
        ("- a\n  - b\n- c", "• a\n   • b\n• c"),
        ("`<kode>`", "<code>&lt;kode&gt;</code>"),
        ('[situs](https://a.id/?x=1&y="2")', '<a href="https://a.id/?x=1&amp;y=%222%22">situs</a>'),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("a\n\n- b\n\nc", "a\n\n• b\n\nc"),
    ],
)
def test_markdown_becomes_what_telegram_knows(markdown: str, html: str) -> None:
    assert telegram_html(markdown) == html


def test_a_heading_stands_on_a_line_of_its_own() -> None:
    assert telegram_html("## Langkah\n\nPertama").splitlines()[0] == "Langkah"


@given(st.text(alphabet=st.sampled_from("ab *_`[]()<>&\n-1.#!\"'\\"), max_size=60))
def test_whatever_an_author_writes_telegram_can_read(markdown: str) -> None:
    parse_html(telegram_html(markdown))


def test_every_answer_and_procedure_of_every_pack_is_valid_and_whole() -> None:
    for entry in LIBRARY.entries():
        for html in (answer_html(entry, "id"), answer_html(entry, "en"), telegram_html(entry.staff)):
            text, _ = parse_html(html)
            assert text.strip() or not html
            assert "**" not in text, entry.id


def test_plain_text_keeps_the_words_and_takes_the_tags() -> None:
    assert plain_text('<b>a &lt;b&gt; &amp; c</b> <a href="https://x.y/?a&gt;b">d</a> 1 &lt; 2') == "a <b> & c d 1 < 2"
