"""Checks recorded Bot API calls against aiogram's typed methods.

The models come from Telegram's own documentation by another road than our code, so a misspelt
parameter, a wrong type or a malformed button shows here even where a lenient server lets it pass.
"""

import json
import types
from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from typing import Any, Union, get_args, get_origin

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from pydantic import BaseModel, ValidationError

_ATTACHED = "attach://"
# Still understood by Telegram, though newer forms have taken their place in its documentation.
_OLDER = {"reply_to_message_id": int, "allow_sending_without_reply": bool}

_METHODS: dict[str, type[TelegramMethod[Any]]] = {
    model.__api_method__: model
    for model in vars(aiogram.methods).values()
    if isinstance(model, type) and issubclass(model, TelegramMethod) and model is not TelegramMethod
}


class _Upload(InputFile):
    """Stands for a file that was sent inside a multipart body."""

    async def read(self, bot: Any) -> AsyncGenerator[bytes, None]:  # noqa: ANN401 - aiogram's signature
        yield b""


def check_call(method: str, parameters: Mapping[str, Any]) -> None:
    """Check one call as the pretend Telegram recorded it.

    Args:
        method: The Bot API's name of the method, e.g. ``sendMessage``.
        parameters: The parameters by their Bot API names; strings that hold JSON are decoded,
            files are ``{"file_name", "size"}``.

    Raises:
        AssertionError: naming the method, the parameter and what is wrong with it.
    """
    model = _METHODS.get(method)
    assert model is not None, f"{method} is no Bot API method"
    fields = {name: field.annotation for name, field in model.model_fields.items()}
    attached = set(_attached_names(parameters.values()))
    decoded: dict[str, Any] = {}
    for name, value in parameters.items():
        if _is_upload(value) and name not in fields:
            assert name in attached, f"{method}: the file {name!r} is attached to nothing"
            continue
        annotation = fields.get(name, _OLDER.get(name))
        assert annotation is not None, f"{method} has no parameter {name!r}"
        decoded[name] = _decoded(f"{method}: {name}", value, annotation)
    missing = [name for name in attached if not _is_upload(parameters.get(name))]
    assert not missing, f"{method}: {_ATTACHED}{missing[0]} is not in the request"
    try:
        call = model.model_validate({name: value for name, value in decoded.items() if name in fields})
    except ValidationError as problem:
        raise AssertionError(f"{method}: {problem}") from problem
    for name in fields:
        _check_known(f"{method}: {name}", getattr(call, name))


def check_calls(calls: Iterable[Any]) -> None:
    """Check every call of a world's log."""
    for call in calls:
        check_call(call.method, call.parameters)


def _is_upload(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"file_name", "size"}


def _attached_names(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            for part in value.split(_ATTACHED)[1:]:
                yield part.partition('"')[0]
        elif isinstance(value, dict):
            yield from _attached_names(value.values())
        elif isinstance(value, list):
            yield from _attached_names(value)


def _decoded(where: str, value: object, annotation: object) -> object:
    """Return a parameter as its model wants it: forms carry everything but strings as JSON."""
    if _is_upload(value):
        return _Upload(filename="file")
    kinds = set(_kinds(annotation))
    if not isinstance(value, str):
        is_number_or_flag = isinstance(value, (bool, int, float))
        assert not (is_number_or_flag and kinds == {str}), f"{where} must be a string, not {value!r}"
        return value
    if str in kinds or not value:
        return value
    try:
        return json.loads(value)
    except ValueError:
        # A date or number that is no JSON either is for the model to judge.
        return value


def _kinds(annotation: object) -> Iterator[object]:
    """Yield the plain types in a union, None and aiogram's own defaults left out."""
    if get_origin(annotation) in (Union, types.UnionType):
        for one in get_args(annotation):
            yield from _kinds(one)
    elif annotation is not type(None) and getattr(annotation, "__name__", "") != "Default":
        yield annotation


def _check_known(where: str, value: object) -> None:
    """Refuse fields inside objects that the Bot API does not know."""
    if isinstance(value, BaseModel):
        unknown = ", ".join(value.model_extra or {})
        assert not unknown, f"{where}: {type(value).__name__} has no field {unknown}"
        for name in type(value).model_fields:
            _check_known(f"{where}.{name}", getattr(value, name))
    elif isinstance(value, list):
        for one in value:
            _check_known(where, one)
