"""Messages without words, by what they are: each gets its own hint."""

from enum import StrEnum


class Wordless(StrEnum):
    """What came instead of words."""

    VOICE = "voice"
    VIDEO = "video"
    STICKER = "sticker"
    PLACE = "place"
    PERSON = "person"
    POLL = "poll"
    PHOTO = "photo"
    DOCUMENT = "document"
    OTHER = "other"


PICTURES = frozenset({Wordless.PHOTO, Wordless.DOCUMENT})  # what says something about a question by itself
