"""What other rooms ask of this one: is there an outage of what somebody asks, requests or reports?"""

from handlers.outages.joining import decline, notice_for_question, notice_for_request, request_anyway
from handlers.outages.watching import ticket_opened

__all__ = ["decline", "notice_for_question", "notice_for_request", "request_anyway", "ticket_opened"]
