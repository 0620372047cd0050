"""What may be written into an answer in chat."""

from collections.abc import Iterable
from typing import Final

from knowledge.faq.entry import Entry
from knowledge.faq.overlay import asked_in
from knowledge.faq.text import plain
from knowledge.rules.refusals import Refusal

LONGEST_LINE: Final = 200  # characters of a question or a way to ask
LONGEST_ANSWER: Final = 3000  # so that it is one message, with what stands around it in a draft
MOST_ALIASES: Final = 80


def check_line(text: str) -> str:
    """Return a question or a way to ask as one line; refused when it is empty, too long, or has no words."""
    line = " ".join(text.split())
    if not plain(line):
        raise Refusal("refused-faq-empty")
    if len(line) > LONGEST_LINE:
        raise Refusal("refused-faq-long", most=LONGEST_LINE, length=len(line))
    return line


def check_answer(markdown: str, *, length: int) -> str:
    """Return an answer; ``length`` is how long it is once it is shown, in Telegram's units."""
    if not markdown.strip():
        raise Refusal("refused-faq-empty")
    if length > LONGEST_ANSWER:
        raise Refusal("refused-faq-long", most=LONGEST_ANSWER, length=length)
    return markdown.strip()


def check_alias(text: str, entries: Iterable[Entry], own: Entry | None) -> str:
    """Return a way to ask that is in no entry yet; ``own`` is the entry that it is for."""
    line = check_line(text)
    if own is not None and asked_in([own], line):
        raise Refusal("refused-faq-known")
    if own is not None and len(own.aliases) >= MOST_ALIASES:
        raise Refusal("refused-faq-many", most=MOST_ALIASES)
    check_free([line], entries, own.id if own else "")
    return line


def check_free(lines: Iterable[str], entries: Iterable[Entry], entry_id: str) -> None:
    """Refuse lines that another entry asks in the same words: neither could be told from the other."""
    other = asked_in(entries, *lines, but={entry_id})
    if other is not None:
        raise Refusal("refused-faq-taken", entry=other.question.id[:60])
