"""Updates as nobody should ever send them: fields missing, too many, of another type, beyond every size."""

from collections.abc import Sequence
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from bot.demo.updates import UPDATE_TYPES

HUGE: Final = (2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 2**64, 10**45, -(10**45))
BEYOND: Final = 2**63  # an id from here on fits into no database
_DATE: Final = 1_800_000_000
_KINDS: Final = (*UPDATE_TYPES, "business_message", "message_of_tomorrow", "")

_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)
_number = st.one_of(st.integers(-10, 10), st.sampled_from(HUGE))
_scalar = st.one_of(st.none(), st.booleans(), _number, st.floats(allow_nan=False, allow_infinity=False), _text)
_junk = st.recursive(
    _scalar,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(_text, inside, max_size=3),
    max_leaves=6,
)


def _sound(person_id: int) -> dict[str, Any]:
    person = {"id": person_id, "is_bot": False, "first_name": "Aneh", "language_code": "id"}
    chat = {"id": person_id, "type": "private", "first_name": "Aneh"}
    message = {"message_id": 77, "date": _DATE, "chat": chat, "from": person, "text": "lupa sandi"}
    member = {"status": "member", "user": person}
    moved = {"chat": chat, "from": person, "date": _DATE, "old_chat_member": member, "new_chat_member": member}
    tap = {"id": "1", "from": person, "chat_instance": "1", "data": "home", "message": message}
    return {
        "message": message,
        "edited_message": {**message, "edit_date": _DATE},
        "channel_post": message,
        "edited_channel_post": message,
        "business_message": message,
        "callback_query": tap,
        "my_chat_member": moved,
        "chat_member": moved,
        "inline_query": {"id": "1", "from": person, "query": "q", "offset": ""},
        "poll_answer": {"poll_id": "1", "user": person, "option_ids": [0]},
        "chat_join_request": {"chat": chat, "from": person, "user_chat_id": person_id, "date": _DATE},
    }


@st.composite
def _broken(draw: st.DrawFn, content: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a value with something in it lost, added, or put in another's place."""
    if not isinstance(content, dict) or not content:
        return draw(_junk)
    key = draw(st.sampled_from(sorted(content)))
    match draw(st.sampled_from(("keep", "lose", "replace", "add", "deeper", "deeper"))):
        case "lose":
            return {name: value for name, value in content.items() if name != key}
        case "replace":
            return {**content, key: draw(_junk)}
        case "add":
            return {**content, draw(_text): draw(_junk)}
        case "deeper":
            return {**content, key: draw(_broken(content[key]))}
    return content


@st.composite
def _updates(draw: st.DrawFn, person_id: int) -> dict[str, Any]:
    sound = _sound(person_id)
    kind = draw(st.sampled_from(_KINDS))
    update: dict[str, Any] = {kind: draw(_broken(sound[kind]) if kind in sound else _junk)}
    if draw(st.integers(0, 9)) == 0:
        other = draw(st.sampled_from(_KINDS))
        update[other] = draw(_broken(sound[other]) if other in sound else _junk)
    if draw(st.integers(0, 49)) == 0:
        update["update_id"] = draw(st.one_of(_number, _scalar))
    update.pop("", None) if draw(st.booleans()) else None
    return update


def strange_updates(count: int, *, person_id: int, number: int) -> Sequence[dict[str, Any]]:
    """Return ``count`` updates about a person, always the same ones for the same ``number``."""
    found: list[dict[str, Any]] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_updates(person_id))
    def keep(update: dict[str, Any]) -> None:
        found.append(update)

    keep()
    return found[:count]


def known_troubles(person_id: int, *, group_id: int) -> Sequence[dict[str, Any]]:
    """Return updates that stopped a desk once: ids and names of other types, an id beyond all size."""
    message = _sound(person_id)["message"]
    group = {"id": group_id, "type": "supergroup", "title": "Petugas"}
    nobody: dict[str, Any] = {**message["from"], "id": [1]}
    return [
        {"message": {**message, "from": nobody}},
        {"message": {**message, "from": nobody, "chat": group}},
        {"callback_query": {**_sound(person_id)["callback_query"], "from": nobody}},
        {"message": {**message, "message_id": {}, "chat": group}},
        {"message": {**message, "reply_to_message": {**message, "message_id": [1]}}},
        {"message": {**message, "from": {**message["from"], "first_name": ["Aneh"]}}},
        {"update_id": 10**45, "message": message},
    ]


def has_sound_id(update: dict[str, Any]) -> bool:
    """Say whether an update's own id, if it has one, is one that Telegram could have given."""
    given_id = update.get("update_id", 0)
    return isinstance(given_id, int) and not isinstance(given_id, bool) and 0 <= given_id < BEYOND
