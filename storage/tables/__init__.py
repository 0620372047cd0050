"""The whole schema: a room for each subject, one metadata.

Times are aware UTC. Telegram ids need 64 bits. Closed sets are stored as their ``StrEnum`` value, so that a dump reads
like a sentence. What a screen needs of another table is joined when asked for, never stored twice.
"""

from storage.tables.accounts import account_history, accounts, companies, verdicts
from storage.tables.audit import audit
from storage.tables.base import in_state, metadata
from storage.tables.clock import absences, clocks, digests, nudges
from storage.tables.conversations import drafts, questions
from storage.tables.escalation import (
    escalations,
    mail_in,
    mail_in_files,
    mail_out,
    mail_out_files,
    mailboxes,
    needs,
)
from storage.tables.flow import inbox, messages, moves, outbox, pace, topics
from storage.tables.learning import learnings, overlay_changes, overlays
from storage.tables.outages import outage_tickets, outage_watches, outage_words, outages, reporters
from storage.tables.people import memberships, people
from storage.tables.protection import held, media, sanctions, veiled
from storage.tables.queue import announcements, quiet, recipients, searches
from storage.tables.reports import reports
from storage.tables.reviews import appointments, demands, reviews
from storage.tables.teams import calls_out, invites, team_requests
from storage.tables.tickets import documents, evaluations, grades, history, tickets
from storage.tables.work import canned, merges, priorities, tags, topic_titles, transfers

__all__ = [
    "absences",
    "account_history",
    "accounts",
    "announcements",
    "appointments",
    "audit",
    "calls_out",
    "canned",
    "clocks",
    "companies",
    "demands",
    "digests",
    "documents",
    "drafts",
    "escalations",
    "evaluations",
    "grades",
    "held",
    "history",
    "in_state",
    "inbox",
    "invites",
    "learnings",
    "mail_in",
    "mail_in_files",
    "mail_out",
    "mail_out_files",
    "mailboxes",
    "media",
    "memberships",
    "merges",
    "messages",
    "metadata",
    "moves",
    "needs",
    "nudges",
    "outage_tickets",
    "outage_watches",
    "outage_words",
    "outages",
    "outbox",
    "overlay_changes",
    "overlays",
    "pace",
    "people",
    "priorities",
    "questions",
    "quiet",
    "recipients",
    "reporters",
    "reports",
    "reviews",
    "sanctions",
    "searches",
    "tags",
    "team_requests",
    "tickets",
    "topic_titles",
    "topics",
    "transfers",
    "veiled",
    "verdicts",
]
