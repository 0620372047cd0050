"""When an office's staff are asked whether equal reports are an outage."""

from datetime import timedelta

from pydantic import Field

from bot.settings_base import Section, must
from knowledge.rules.outages import Watch


class Outages(Section):
    """How many equal reports are noticed, and how often staff hear of them.

    Attributes:
        people: So many different people who report the same let staff be asked whether it is an outage; 0: never.
        window_minutes: Within so much time.
        quiet_hours: So long staff are not asked again of what they said is none, or did not answer.
        remind_minutes: So often they are reminded of an outage that is open, in office hours; 0: never.
    """

    people: int = Field(5, ge=0, json_schema_extra=must("be a whole number, e.g. 5; 0: never"))
    window_minutes: int = Field(30, ge=1, json_schema_extra=must("be a whole number of at least 1, e.g. 30"))
    quiet_hours: int = Field(12, ge=1, json_schema_extra=must("be a whole number of at least 1, e.g. 12"))
    remind_minutes: int = Field(60, ge=0, json_schema_extra=must("be a whole number of minutes, e.g. 60; 0: never"))

    def watch(self) -> Watch:
        """Return it as the rules take it."""
        return Watch(
            self.people,
            timedelta(minutes=self.window_minutes),
            timedelta(hours=self.quiet_hours),
            timedelta(minutes=self.remind_minutes),
        )
