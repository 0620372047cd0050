"""How long an office keeps requests that were begun and not sent."""

from pydantic import Field

from bot.settings_base import Section, must


class Forms(Section):
    """What becomes of requests that are left half-way.

    Attributes:
        remind_after_hours: After so many hours their people are reminded, once.
        kept_days: After so many days they are deleted, with their documents.
        cancelled_kept_hours: So long a cancelled one can be taken up again.
        outlived_kept_days: After so many days goes what nobody can reach any more: files of a ticket that others took
            the place of, words written to a closed ticket that were never handed on.
    """

    remind_after_hours: int = Field(24, ge=1, json_schema_extra=must("be a whole number of at least 1, e.g. 24"))
    kept_days: int = Field(7, ge=7, json_schema_extra=must("be a whole number of at least 7, e.g. 7"))
    cancelled_kept_hours: int = Field(24, ge=1, json_schema_extra=must("be a whole number of at least 1, e.g. 24"))
    outlived_kept_days: int = Field(30, ge=1, json_schema_extra=must("be a whole number of at least 1, e.g. 30"))
