"""How long something took, in one short word."""

from datetime import timedelta

from handlers.texts import Texts

_HOUR, _DAY = 60, 24 * 60  # minutes


def ago(say: Texts, passed: timedelta) -> str:
    """Return a span of time in its largest unit, e.g. *3 jam*."""
    minutes = max(0, int(passed.total_seconds() // 60))
    if minutes < _HOUR:
        return say.plain("ago-minutes", count=minutes)
    if minutes < _DAY:
        return say.plain("ago-hours", count=minutes // _HOUR)
    return say.plain("ago-days", count=minutes // _DAY)
