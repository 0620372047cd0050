"""Telegram's addresses of messages and topics in groups."""

_SUPERGROUPS = 1_000_000_000_000  # a supergroup's id is minus this and its own number


def link_to(chat_id: int, *, message_id: int | None, thread_id: int | None = None) -> str:
    """Return the address of a message, or of a topic where no message is known.

    Empty where there is none: in a group that is no supergroup, messages have no address. Only members can open it.
    """
    number = -chat_id - _SUPERGROUPS
    places = [str(place) for place in (thread_id, message_id) if place is not None]
    return f"https://t.me/c/{number}/{'/'.join(places)}" if number > 0 and places else ""
