import contextlib
import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.entities import parse_html, utf16_length
from bot.demo.errors import ApiError
from bot.demo.rich_text import formatted, to_html


def kinds(source: str) -> tuple[str, list[tuple[str, int, int]]]:
    text, entities = parse_html(source)
    return text, [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("<STRONG>a</strong>", "a", [("bold", 0, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        (
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [("strikethrough", at, 1) for at in range(3)],
        ),
        (
            '<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>',
            "ab",
            [("spoiler", 0, 1), ("spoiler", 1, 1)],
        ),
        ("<code>a</code>", "a", [("code", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b></b>a", "a", []),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("🙂<b>é🙂</b>x", "🙂é🙂x", [("bold", 2, 3)]),
        ("&lt;b&gt; &amp; &quot; &#233; &#x1F642;", '<b> & " é 🙂', []),
        ("&nbsp; a & b &copy", "&nbsp; a & b &copy", []),
        ("&lta", "&lta", []),
        ("a > b", "a > b", []),
        ('<a href="nowhere">a</a>', "a", []),
    ],
)
def test_tags_become_entities_counted_in_utf16_units(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    assert kinds(source) == (text, entities)


def test_links_and_languages_keep_their_arguments() -> None:
    _, [link] = parse_html("<a href='https://x.id/?a=1&amp;b=2'>a</a>")
    assert link["url"] == "https://x.id/?a=1&b=2"
    _, [bare] = parse_html("<a>https://x.id</a>")
    assert bare["url"] == "https://x.id/"
    _, [code] = parse_html('<pre><code class="language-python">a</code></pre>')
    assert (code["type"], code["language"]) == ("pre", "python")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<div>a</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("a<b", "Unclosed start tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a href x>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a href=x/y>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.code == 400
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\0")))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text, quote=False)) == (text, [])


@given(st.text(alphabet="ab<>&/ =\"'é🙂;#1"))
def test_any_text_is_parsed_or_refused_but_never_breaks(source: str) -> None:
    with contextlib.suppress(ApiError):
        text, entities = parse_html(source)
        length = utf16_length(text)
        assert all(0 <= one["offset"] < one["offset"] + one["length"] <= length for one in entities)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", 0, 6)]),
        ("say /help@loket_demo_bot", [("bot_command", 4, 20)]),
        ("a/b 1/2", []),
        ("see https://x.id/a?b=c.", [("url", 4, 18)]),
        ("see lpse.cilegon.go.id now", [("url", 4, 18)]),
        ("mail to siti@contoh.id please", [("email", 8, 14)]),
        ("hai @budi_s", [("mention", 4, 7)]),
        ("#tiket12", [("hashtag", 0, 8)]),
    ],
)
def test_telegram_finds_commands_links_and_addresses_by_itself(text: str, found: list[tuple[str, int, int]]) -> None:
    _, entities = formatted(text, "", None)
    assert [(one["type"], one["offset"], one["length"]) for one in entities] == found


def test_texts_are_trimmed_and_their_entities_with_them() -> None:
    text, entities = formatted(" \n<b>a </b> \n", "HTML", None)
    assert text == "a"
    assert entities == [{"type": "bold", "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<b>a</b>&lt;i&gt;", "<b>a</b>&lt;i&gt;"),
        ("<b>a<i>b</i></b>", "<b>a<i>b</i></b>"),
        ("🙂<b>é</b>", "🙂<b>é</b>"),
        ('<a href="https://x.id/?q=&quot;&gt;">a</a>', '<a href="https://x.id/?q=&quot;&gt;">a</a>'),
        ('<span class="tg-spoiler">a</span>', "<tg-spoiler>a</tg-spoiler>"),
        ("https://x.id/a", '<a href="https://x.id/a">https://x.id/a</a>'),
        ("siti@x.id", '<a href="mailto:siti@x.id">siti@x.id</a>'),
    ],
)
def test_the_page_gets_safe_html(source: str, shown: str) -> None:
    assert to_html(*formatted(source, "HTML", None)) == shown


def test_links_that_could_run_code_are_shown_as_plain_text() -> None:
    entity: dict[str, Any] = {"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}
    assert to_html("a", [entity]) == "a"
