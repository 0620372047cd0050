"""Passwords are covered in what is kept: the words that are handed on, and the raw update."""

import json
from typing import Any

import pytest

from handlers.passwords import covered, covered_body
from handlers.relay import Content, Quote, Written
from handlers.texts import Html

SECRET = "Rahasia-99!"
TOLD = f"user siti <b> password: {SECRET}, tolong"


def body(**message: Any) -> str:  # noqa: ANN401 - JSON
    return json.dumps({"update_id": 1, "message": {"message_id": 7, "chat": {"id": 5}, **message}}, ensure_ascii=False)


@pytest.mark.parametrize(
    "told",
    [
        {"text": TOLD},
        {"caption": TOLD, "document": {"file_id": "x"}},
        {"text": "masih", "reply_to_message": {"message_id": 3, "text": TOLD}},
        {"text": TOLD, "reply_to_message": {"message_id": 3, "caption": TOLD}, "quote": {"text": TOLD, "position": 0}},
        {"inline_query": {"id": "1", "query": TOLD}},
        {"text": "ya", "pinned": [{"text": TOLD}, {"text": TOLD}]},
    ],
)
def test_a_raw_update_keeps_all_but_the_password(told: dict[str, Any]) -> None:
    raw = body(**told)
    kept = covered_body(raw)
    assert SECRET not in kept
    assert json.loads(kept) == json.loads(raw.replace(SECRET, "[password]"))
    assert covered_body(kept) == kept


@pytest.mark.parametrize("text", ["lupa password", "password saya: gimana gantinya?", "NIK 3174015703900001", "halo"])
def test_any_other_update_stays_the_very_same_string(text: str) -> None:
    raw = body(text=text)
    assert covered_body(raw) is raw


def test_what_is_handed_on_has_the_password_covered_and_its_markup_escaped() -> None:
    quote = Quote(TOLD)
    html = Html(f"user <i>siti</i> &lt;b&gt; password: <b>{SECRET}</b>, tolong")
    found = covered(Written(5, 7, Content.TEXT, html, TOLD, quote=quote))
    assert found.text == "user siti <b> password: [password], tolong"
    assert found.html == "user siti &lt;b&gt; password: [password], tolong"
    assert found.quote is None, "what it quotes is not there to be quoted any more"
    plain = Written(5, 7, Content.TEXT, Html("<b>lupa</b> password"), "lupa password", quote=Quote("lupa"))
    assert covered(plain) is plain
