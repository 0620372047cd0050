"""A question typed where a form asks for an answer: found among the office's answers, and read beside the form."""

from handlers.ask import actions as asking
from handlers.desk import Desk
from handlers.forms import Form
from knowledge.faq.entry import Entry
from knowledge.faq.judge import Decision, judge
from knowledge.faq.question import is_question
from knowledge.rules.refusals import Refusal
from storage import questions
from storage.questions import Origin

MOST_CANDIDATES = 3
LONGEST_SEARCHED = 300  # characters; a longer text tells a story, it does not ask


async def find(desk: Desk, form: Form, text: str) -> Entry | None:
    """Return the one answer of the form's service to what was typed; None for no question, and where it is not sure.

    An answer that was read before the request began did not help: it is not offered again.
    """
    if len(text) > LONGEST_SEARCHED or not is_question(text):
        return None
    verdict = judge(desk.office.index.search(text, limit=MOST_CANDIDATES, service=form.service.id))
    if verdict.decision != Decision.ANSWER:
        return None
    before = await questions.get(desk.tx, form.question_id)
    is_read = before is not None and verdict.entry_ids[0] in before.shown
    return None if is_read else desk.office.library.entry(verdict.entry_ids[0])


async def read(desk: Desk, form: Form, entry_id: str, *, message_id: int) -> Entry:
    """Return an answer of the form's service to be read beside it, and keep that it was; a refusal when it is gone."""
    entry = asking.entry_by(desk, entry_id)
    if entry.service != form.service.id:
        raise Refusal("refused-stale")
    await asking.open_entry(desk, form.person_id, entry.id, origin=Origin.BROWSED, message_id=message_id)
    return entry
