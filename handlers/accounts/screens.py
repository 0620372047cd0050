"""What the requester hears of a decision."""

from handlers.screen import Screen
from handlers.texts import Texts
from knowledge.service import RequestKind


def decided(say: Texts, *, number: int, kind: RequestKind | None, is_approved: bool) -> Screen:
    """Tell the requester that the request is approved, or rejected."""
    key = "notice-approved" if is_approved else "notice-rejected"
    return Screen(say(key, number=number, title=kind.title.spoken(say.language) if kind else "-"))
