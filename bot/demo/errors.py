"""The two ways in which the pretend Telegram says no."""

from typing import Any


class ApiError(Exception):
    """A refused Bot API call: an HTTP status, Telegram's description, and its ``parameters`` if there are any."""

    def __init__(self, code: int, description: str, *, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """Return the JSON object that the Bot API answers with."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(reason: str) -> ApiError:
    """Return a 400 with Telegram's usual prefix."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return a 403 with Telegram's usual prefix."""
    return ApiError(403, f"Forbidden: {reason}")


class SimError(Exception):
    """Something a person cannot do. ``status`` is 400 (bad input), 404 (no such thing) or 409 (not allowed)."""

    def __init__(self, reason: str, *, status: int = 400) -> None:
        super().__init__(reason)
        self.status = status
