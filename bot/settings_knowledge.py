"""How an office measures what is changed in its answers."""

from pydantic import Field

from bot.settings_base import Section, must


class Knowledge(Section):
    """What changes of answers are measured with.

    Attributes:
        questions: File with questions whose right answers are known, as ``loket faq eval`` takes it; empty: there is
            none, and only the ways of asking that the packs have are looked for.
    """

    questions: str = Field("", json_schema_extra=must('be the path of a file, e.g. "questions.jsonl"'))
