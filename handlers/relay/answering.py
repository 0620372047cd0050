"""A reply to a repeated message is a reply to the original on the other side, and the other way round."""

from dataclasses import replace

from handlers.desk import Desk
from handlers.relay.content import Place, Written
from storage import messages


async def answering(desk: Desk, written: Written, place: Place) -> Place:
    """Return the place as an answer to what ``written`` answers, with its quote, where the other side has that."""
    if not written.answers:
        return place
    answered = await messages.at(desk.tx, written.chat_id, message_id=written.answers)
    other = await messages.counterpart(desk.tx, answered.id, chat_id=place.chat_id) if answered else None
    return replace(place, reply_ref=other.id, quote=written.quote) if other is not None else place
