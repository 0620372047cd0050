"""How announcements go out."""

from pydantic import Field

from bot.settings_base import Section, must


class Announcements(Section):
    """How fast announcements are sent, and who counts as a service's requester.

    Attributes:
        per_minute: People who are written to in a minute; answers and alerts always go first.
        service_days: Requesters of a service are those who asked for something within so many days.
    """

    per_minute: int = Field(60, ge=1, le=600, json_schema_extra=must("be a whole number from 1 to 600, e.g. 60"))
    service_days: int = Field(90, ge=1, json_schema_extra=must("be a whole number of at least 1, e.g. 90"))
