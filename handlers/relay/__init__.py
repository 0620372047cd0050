"""A message of one side, repeated on the other: requester to staff group, staff to requester."""

from handlers.relay.amending import amend
from handlers.relay.content import Content, Media, Place, Quote, Written, restored
from handlers.relay.holding import cause_to_hold, held_back, hold, kept, tell_held
from handlers.relay.repeating import check_kind, is_further, medium_of, note_original, peeking, repeat

__all__ = [
    "Content",
    "Media",
    "Place",
    "Quote",
    "Written",
    "amend",
    "cause_to_hold",
    "check_kind",
    "held_back",
    "hold",
    "is_further",
    "kept",
    "medium_of",
    "note_original",
    "peeking",
    "repeat",
    "restored",
    "tell_held",
]
