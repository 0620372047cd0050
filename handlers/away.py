"""Where a ticket is up the ladder, in a few lines that stand on cards and in its requester's view."""

from collections.abc import Iterator

from handlers.ladder_view import Away, Post
from handlers.splitting import excerpt
from handlers.texts import Html, Texts

LONGEST_REASON = 120


def away_lines(say: Texts, away: Away) -> Iterator[Html]:
    """Yield for staff where a ticket is, and how it stands there."""
    yield place_line(say, away)
    if not away.is_outside:
        return
    if away.post in {Post.FAILING, Post.DEAD}:
        yield say(f"away-mail-{away.post}", reason=excerpt(away.reason, most=LONGEST_REASON))
    if away.number:
        yield say("away-number", number=away.number)
    if away.since is not None:
        yield say("away-answered", when=away.answered_at) if away.answered_at else say("away-not-answered")


def place_line(say: Texts, away: Away) -> Html:
    """Say where a ticket is, and since when."""
    tier = away.title.spoken(say.language)
    if away.since is None:
        return say("away-on-its-way", tier=tier)
    return say("away", tier=tier, since=away.since)
