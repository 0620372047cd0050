"""How a message is understood: by itself, or with what the same person asked just before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from handlers.relay import Content
from knowledge.faq.choice import place_said
from knowledge.faq.follow_up import needs_context, together
from knowledge.faq.judge import Decision, Verdict, judge
from knowledge.faq.search import Index, Ranking
from storage.questions import Origin, Outcome, Question, Response

T = TypeVar("T")

FOLLOW_UP = timedelta(minutes=5)  # a message that cannot stand alone belongs to a question this young
PICTURES_WAIT = timedelta(minutes=30)  # who is asked to write what a picture is about may take their time
ON_SCREEN = timedelta(days=1)  # what was shown so lately is still looked at: a number, *yes* or *no* is about it
SAME_VISIT = timedelta(minutes=10)  # the service talked about is not asked for again
REMEMBERED = timedelta(days=7)  # the service of a question this old still comes first
MOST_CANDIDATES = 5
WORTH_SEEING = 0.5  # share of the best score below which an entry is no candidate
ENOUGH_ALONE = 0.6  # confidence with which a short message is read alone rather than get the same answer again
LEAST_CONFIDENCE = 0.5  # with which the one entry of a picked service is shown without asking
ASKED = frozenset({Response.ANSWER, Response.CHOOSE, Response.SERVICE, Response.HAND_OVER, Response.OPENED})
_BESIDE = frozenset({Response.TALK, Response.WORDLESS})
_WITH_STAFF = frozenset({Outcome.ADDED, Outcome.TICKET})
_UNSOLVED = frozenset({Outcome.OPEN, Outcome.UNSOLVED, Outcome.CONTACT})
_VAIN = frozenset({Outcome.UNSOLVED, Outcome.CONTACT})


@dataclass(frozen=True, slots=True)
class Past:
    """What a person asked lately, newest first, as it is known at a moment.

    ``mended`` is how a message that was edited since was read before; it is none of the ``questions``.
    """

    questions: tuple[Question, ...]
    service_of_ticket: str
    now: datetime
    mended: Question | None = None

    @property
    def last_asked(self) -> Question | None:
        """The newest real question, if it is young enough to be followed up; small talk in between does not count."""
        newest = self.on_screen
        return newest if newest is not None and self._is_within(newest, FOLLOW_UP) else None

    @property
    def on_screen(self) -> Question | None:
        """The newest real question, whose answer or choice the person still looks at, in this chat."""
        here = (each for each in self.questions if each.origin != Origin.INLINE)
        newest = next((each for each in here if each.decision in ASKED), None)
        return newest if newest is not None and self._is_within(newest, ON_SCREEN) else None

    @property
    def last_service(self) -> str:
        """The service of the newest question where it is known, else that of the last ticket; perhaps empty."""
        return next((each.service for each in self.questions if each.service), self.service_of_ticket)

    @property
    def service_in_talk(self) -> str:
        """The service that the person is talking about right now; empty when there is none."""
        newest = next((each for each in self.questions if each.service), None)
        return newest.service if newest is not None and self._is_within(newest, SAME_VISIT) else ""

    @property
    def in_mind(self) -> Question | None:
        """The question that somebody has in mind who says something beside it: the one just asked, unless solved."""
        last = self.last_asked
        return last if last is not None and last.outcome in _UNSOLVED else None

    @property
    def pictures(self) -> tuple[int, ...]:
        """The messages without words that came just before, oldest first: what is written next is about them.

        Small talk in between changes nothing; what staff have already does not go to them once more.
        """
        found, sent = set[int](), set[int]()
        for each in self.questions:
            if each.decision not in _BESIDE or not self._is_within(each, PICTURES_WAIT):
                break
            if each.outcome in _WITH_STAFF:
                sent |= {each.message_id, *each.attachments}
            elif each.decision == Response.WORDLESS and each.content == Content.CAPTIONED and not each.follows_id:
                found.add(each.message_id)
        return tuple(sorted(found - sent))

    def first_of(self, album: str) -> Question | None:
        """Return the first message of an album, which was answered for all of it; None where there is none yet."""
        return next((each for each in reversed(self.questions) if album and each.album == album), None)

    def sent_with(self, found: "Reading", *, message_id: int) -> tuple[int, ...]:
        """Return the further messages that go along with a question: pictures just before it, and of what it follows.

        A question that is put in other words, as no answer was found or none helped, keeps those of the first words.
        """
        before = found.before or self._given_up(found.service)
        if before is not None and before.outcome in _WITH_STAFF:
            before = None
        own = [each for known in (self.mended, before) if known is not None for each in messages_of(known)]
        return tuple(dict.fromkeys(each for each in (*own, *self.pictures) if each != message_id))

    def _given_up(self, service: str) -> Question | None:
        """Return the question just asked when nothing came of it, unless this one is about another service."""
        last = self.last_asked
        if last is None or (last.decision != Response.HAND_OVER and last.outcome not in _VAIN):
            return None
        return last if not service or last.service in {"", service} else None

    def thread(self, question: Question) -> str:
        """Return a question in the words of its beginning and of its newest part."""
        known = {each.id: each for each in self.questions}
        root = question
        while root.follows_id in known:
            root = known[root.follows_id]
        return question.text if root is question else together(root.text, question.text)

    def _is_within(self, question: Question, span: timedelta) -> bool:
        return self.now - question.asked_at <= span


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as it was searched for, and what was found.

    Attributes:
        read_as: The words searched for.
        before: The question that it was read together with.
        service: The service it is about: named, or the one in talk; empty where it is not known.
        rivals: The services among which ``service`` was taken without asking.
        is_name_alone: It names that service and asks nothing.
    """

    read_as: str
    before: Question | None
    verdict: Verdict
    candidates: tuple[str, ...]
    service: str = ""
    rivals: tuple[str, ...] = ()
    is_name_alone: bool = False


def read(index: Index, text: str, past: Past) -> Reading:
    """Understand a message: together with the question before it only when it says too little alone."""
    before, alone = past.last_asked, _search(index, text, past)
    if before is None or alone.verdict.decision == Decision.ANSWER or not needs_context(text):
        return alone
    joined = _search(index, together(past.thread(before), text), past, before=before)
    return alone if _is_better_alone(alone, joined, before) else joined


def read_alone(index: Index, text: str, past: Past) -> Reading:
    """Understand a message by itself."""
    return _search(index, text, past)


def read_for(index: Index, read_as: str, service: str) -> Reading:
    """Search again in the service that was picked; its only likely entry is an answer, as the person said so much."""
    ranking = index.search(read_as, limit=MOST_CANDIDATES, service=service)
    verdict = judge(ranking)
    if len(verdict.entry_ids) == 1 and verdict.confidence >= LEAST_CONFIDENCE:
        verdict = Verdict(Decision.ANSWER, verdict.entry_ids, verdict.confidence)
    return Reading(read_as, None, verdict, _candidates(ranking), service)


def picked(text: str, choices: Sequence[T]) -> T | None:
    """Return which of the choices on the screen a message names by its number; None for any other message."""
    place = place_said(text)
    return choices[place - 1] if place is not None and place <= len(choices) else None


def _is_better_alone(alone: Reading, joined: Reading, before: Question) -> bool:
    """Would the question before only hide what a message says by itself, or repeat the answer that it had?"""
    found, together_found = alone.verdict, joined.verdict
    says_something = found.decision != Decision.HAND_OVER or alone.is_name_alone
    if together_found.decision == Decision.HAND_OVER or not says_something:
        return says_something
    is_repeated = together_found.decision == Decision.ANSWER and set(together_found.entry_ids) <= set(before.shown)
    return is_repeated and (alone.is_name_alone or found.confidence >= ENOUGH_ALONE)


def _search(index: Index, text: str, past: Past, *, before: Question | None = None) -> Reading:
    ranking = index.search(text, limit=MOST_CANDIDATES, hint=past.last_service or None)
    verdict = judge(ranking)
    named = next(iter(ranking.services)) if len(ranking.services) == 1 else ""
    talked_of = past.service_in_talk
    if verdict.services and talked_of in verdict.services:
        again = read_for(index, text, talked_of)
        return Reading(text, before, again.verdict, again.candidates, talked_of, verdict.services)
    is_name_alone = ranking.is_name_alone and verdict.decision == Decision.HAND_OVER
    return Reading(text, before, verdict, _candidates(ranking), named, is_name_alone=is_name_alone)


def messages_of(question: Question) -> tuple[int, ...]:
    """Return the pictures that belong to a question: its own, where it stands below one, and those sent with it."""
    own = (question.message_id,) if question.content == Content.CAPTIONED else ()
    return (*own, *question.attachments)


def _candidates(ranking: Ranking) -> tuple[str, ...]:
    best = max((hit.score for hit in ranking.hits), default=0.0)
    return tuple(hit.entry_id for hit in ranking.hits if 0 < hit.score >= WORTH_SEEING * best)
