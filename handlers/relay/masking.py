"""Private numbers and passwords, hidden in what a group sees; Telegram's formatting stays as it is."""

import re
from collections.abc import Sequence
from html import escape, unescape

from handlers.texts import Html
from knowledge.rules.privacy import Secret, spot, veiled

_TAG = re.compile(r"<[^>]*>")
_PIECE = re.compile(r"<[^>]*>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);|.", re.IGNORECASE | re.DOTALL)


def veil_html(html: Html) -> tuple[Html, Sequence[tuple[Secret, str]]]:
    """Return Telegram HTML with what is private hidden, and the private parts; a number may run across tags."""
    plain = unescape(_TAG.sub("", html))
    spots = list(spot(plain))
    if not spots:
        return html, ()
    pieces = _PIECE.findall(html)
    shown = [unescape(piece) if not _is_tag(piece) else "" for piece in pieces]
    starts = {place.start: escape(veiled(place.kind, plain[place.start : place.end]), quote=False) for place in spots}
    hidden = {at for place in spots for at in range(place.start, place.end)}
    kept, at = [], 0
    for piece, text in zip(pieces, shown, strict=True):
        if at in starts and text:
            kept.append(starts[at])
        if _is_tag(piece) or not hidden.intersection(range(at, at + len(text))):
            kept.append(piece)
        at += len(text)
    return Html("".join(kept)), [(place.kind, plain[place.start : place.end]) for place in spots]


def _is_tag(piece: str) -> bool:
    return len(piece) > 1 and piece[0] == "<"
