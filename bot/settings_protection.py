"""What an office holds back from its staff groups."""

from pydantic import Field

from bot.settings_base import Section, must


class Protection(Section):
    """What a group does not see unasked.

    Attributes:
        held_words: A requester's message with one of them is held back until somebody in the group wants to see it,
            and what has one of them is asked for again where it is typed into a form.
    """

    held_words: tuple[str, ...] = Field((), json_schema_extra=must('be a list of words, e.g. ["bodoh", "tolol"]'))
