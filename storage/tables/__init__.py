"""The whole schema: five rooms, one metadata.

Times are aware UTC. Telegram ids need 64 bits. Closed sets are stored as their ``StrEnum`` value, so that a dump reads
like a sentence. What a screen needs of another table is joined when asked for, never stored twice.
"""

from storage.tables.base import metadata
from storage.tables.conversations import drafts, questions
from storage.tables.flow import inbox, messages, moves, outbox, pace, topics
from storage.tables.people import memberships, people
from storage.tables.reviews import appointments, demands, reviews
from storage.tables.tickets import documents, evaluations, grades, history, tickets

__all__ = [
    "appointments",
    "demands",
    "documents",
    "drafts",
    "evaluations",
    "grades",
    "history",
    "inbox",
    "memberships",
    "messages",
    "metadata",
    "moves",
    "outbox",
    "pace",
    "people",
    "questions",
    "reviews",
    "tickets",
    "topics",
]
