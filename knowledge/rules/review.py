"""How staff look at a request's documents: what each one's state is, why one comes back, and when all are right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.rules import form
from knowledge.rules.refusals import Refusal
from knowledge.service import RequestKind

LONGEST_REASON = 300  # characters; longer advice goes as a reply
LONGEST_WISH = 500


ASKED_FOR = "wish-"  # begins the slot of a file that staff asked for beside the form; the demand's id follows


def demand_of(slot: str) -> int:
    """Return what a slot's file was asked for by; 0 for a slot of a form."""
    number = slot.removeprefix(ASKED_FOR)
    return int(number) if slot.startswith(ASKED_FOR) and number.isdecimal() else 0


class PaperState(StrEnum):
    """Where a document is in its review."""

    NEW = "new"
    ACCEPTED = "accepted"
    RETURNED = "returned"  # the requester has to send it again
    HELD = "held"  # something active is inside: staff let it through or send it back, before anybody opens it


class Reason(StrEnum):
    """Why documents usually come back."""

    BLURRED = "blurred"
    CUT_OFF = "cut-off"
    WRONG = "wrong"
    EXPIRED = "expired"
    UNSIGNED = "unsigned"  # a signature, stamp or duty stamp is missing
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Looked:
    """A document in a slot, and what staff made of it."""

    slot: str
    state: PaperState


def is_complete(kind: RequestKind, answers: Mapping[str, str], papers: Iterable[Looked]) -> bool:
    """Tell whether the papers are all right: each required one is accepted, and nothing is to be sent again.

    A request that requires none is complete when all that was sent is accepted; one without documents never is.
    """
    looked = list(papers)
    accepted = {each.slot for each in looked if each.state == PaperState.ACCEPTED}
    open_slots = {each.slot for each in looked if each.state != PaperState.ACCEPTED}
    required = {slot.id for slot in kind.slots if slot.required and form.is_asked(slot, answers)}
    if any(each.state == PaperState.RETURNED for each in looked):
        return False
    if required:
        return required <= accepted - open_slots
    return bool(accepted) and not open_slots


def check_words(text: str, *, most: int) -> str:
    """Return what staff typed, in one tidy piece; raise a refusal for nothing at all and for a whole story."""
    tidy = text.strip()
    if not tidy:
        raise Refusal("refused-words-expected")
    if len(tidy) > most:
        raise Refusal("refused-words-too-many", most=most, length=len(tidy))
    return tidy
