"""Messages too short to stand alone: ``yang itu gimana?`` means something only after another question."""

from knowledge.faq.small_talk import small_talk
from knowledge.faq.text import lexicon, plain, said, words

LEAST = 2  # telling words that make a message stand alone
LEAST_AFTER_LINK = 3  # the same, when it begins by linking itself to what came before
_LINKS = frozenset(
    {"terus", "lalu", "kalau", "tetapi", "dan", "jadi", "itu", "ini", "nah", "yang", "and", "then", "but"}
)


def needs_context(query: str) -> bool:
    """Is a message too short to stand alone, so that it should be read together with the question before it?

    A name or a choice alone (``puspa``, ``yang kedua``) is such a message, too; small talk and an empty one are not.
    """
    found = words(query)
    if not found or small_talk(query):
        return False
    everyday = lexicon().everyday
    telling = {word for word in plain(query).split() if len(word) > 1 and not everyday.issuperset(words(word))}
    return len(telling) < (LEAST_AFTER_LINK if said(query)[0] in _LINKS else LEAST)


def together(before: str, query: str) -> str:
    """Return a question and its follow-up as one message to search for."""
    return f"{before}\n{query}"
