"""The evaluation after closing: one a ticket, question by question; nobody at the office sees whose it is.

What the office hears of a low one is in ``handlers.evaluation.telling``.
"""

from dataclasses import dataclass

from handlers.decency import check_answer
from handlers.desk import Desk
from handlers.evaluation import screens
from handlers.evaluation.screens import Asked
from knowledge.pack_evaluation import USUAL, built_in, form_for
from knowledge.rules import evaluation as rules
from knowledge.rules import ticket as ticket_rules
from knowledge.rules.evaluation import EvaluationForm, Question
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import roles_of
from knowledge.rules.ticket import Event
from storage import evaluations, history, messages, people, tickets
from storage.evaluations import Evaluation, EvaluationState
from storage.messages import MessageRole
from storage.tickets import Ticket

LONGEST_COMMENT = 1000  # characters


@dataclass(frozen=True, slots=True)
class Opened:
    """A ticket's evaluation with its form, about to change."""

    ticket: Ticket
    form: EvaluationForm
    evaluation: Evaluation

    @property
    def is_given(self) -> bool:
        """Whether every question has its grade for good."""
        return self.evaluation.state.is_given


async def ask_after_closing(desk: Desk, ticket_id: int) -> None:
    """Tell a ticket's requester that it is closed and ask the first open question, unless they gave their answers.

    Whoever skipped it at an earlier closing is not asked again.
    """
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    requester = await people.find(desk.tx, ticket.requester_id) if ticket else None
    if ticket is None or requester is None:
        return
    opened = await _open(desk, ticket)
    is_over = opened.evaluation.state != EvaluationState.BEGUN
    days = desk.office.reopen_days
    say = desk.office.say(requester.language)
    if is_over:
        screen = screens.closed(say, number=ticket.id, days=days)
    else:
        screen = screens.closed(say, number=ticket.id, days=days, asked=asked(opened))
    ref = await messages.note(desk.tx, ticket.id, chat_id=requester.id, role=MessageRole.NOTICE)
    await desk.post(screen, chat_id=requester.id, message_ref=ref)


async def open_own(desk: Desk, ticket_id: int, *, person_id: int) -> Opened:
    """Return the evaluation of this person's closed ticket, begun if it is not; a refusal for anybody else's."""
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None:
        raise Refusal("refused-stale")
    roles = roles_of(is_requester=ticket.requester_id == person_id, is_member=False, is_admin=False)
    ticket_rules.check_right(Event.EVALUATED, roles)
    ticket_rules.next_status(ticket.status, Event.EVALUATED, number=ticket.id)
    return await _open(desk, ticket)


def asked(opened: Opened, question: Question | None = None) -> Asked:
    """Return a question as a screen shows it: this one, or the first without a grade."""
    form, grades = opened.form, opened.evaluation.grades
    shown = question or rules.next_question(form, grades) or form.questions[-1]
    return Asked(
        number=opened.ticket.id,
        section=form.section_of(shown.id).title,
        question=shown,
        place=rules.place(form, shown.id),
        total=len(form.questions),
        grade=grades.get(shown.id, 0),
    )


async def grade(desk: Desk, opened: Opened, question_id: str, grade: int) -> Opened:
    """Keep one grade; with the last one the evaluation is given, and a low one waits to be told to the unit."""
    if opened.is_given:
        raise Refusal("refused-evaluated", number=opened.ticket.id)
    question = rules.check_question(opened.form, question_id)
    await evaluations.grade(desk.tx, opened.ticket.id, question=question.id, grade=rules.check_grade(grade))
    after = await _open(desk, opened.ticket)
    if rules.next_question(after.form, after.evaluation.grades) is not None:
        await evaluations.settle(desk.tx, opened.ticket.id, state=EvaluationState.BEGUN)
        return after
    state = EvaluationState.UNTOLD if _is_low(desk, after) else EvaluationState.GIVEN
    await evaluations.settle(desk.tx, opened.ticket.id, state=state)
    await history.write(desk.tx, opened.ticket.id, Event.EVALUATED, actor_id=opened.ticket.requester_id)
    return await _open(desk, opened.ticket)


def question_before(opened: Opened, question_id: str) -> Asked:
    """Return the question before this one, to be graded anew."""
    if opened.is_given:
        raise Refusal("refused-evaluated", number=opened.ticket.id)
    return asked(opened, rules.question_before(opened.form, question_id))


async def skip(desk: Desk, opened: Opened) -> None:
    """Ask no more; the grades given so far stay."""
    if opened.is_given:
        raise Refusal("refused-evaluated", number=opened.ticket.id)
    await evaluations.settle(desk.tx, opened.ticket.id, state=EvaluationState.SKIPPED)


def check_commentable(opened: Opened) -> None:
    """Raise a refusal where no comment can be added: not all is graded, or there is one."""
    if not opened.is_given:
        raise Refusal("refused-comment-early", number=opened.ticket.id)
    if opened.evaluation.comment:
        raise Refusal("refused-commented", number=opened.ticket.id)


async def comment(desk: Desk, opened: Opened, text: str) -> None:
    """Keep what the requester adds in own words; that of a low evaluation waits to be told to the unit."""
    check_commentable(opened)
    tidy = text.strip()
    if not tidy:
        raise Refusal("refused-comment-words")
    if len(tidy) > LONGEST_COMMENT:
        raise Refusal("refused-comment-long", most=LONGEST_COMMENT, length=len(tidy))
    check_answer(desk, tidy)
    await evaluations.comment(desk.tx, opened.ticket.id, tidy)
    if _is_low(desk, opened) and opened.evaluation.state == EvaluationState.GIVEN:  # its grades were told already
        await evaluations.mark(desk.tx, opened.ticket.id, state=EvaluationState.UNTOLD_WORDS)


async def _open(desk: Desk, ticket: Ticket) -> Opened:
    service = desk.office.service(ticket.service)
    form = service.evaluation if service else built_in(USUAL)
    found = await evaluations.get(desk.tx, ticket.id)
    if found is None:
        await evaluations.begin(desk.tx, ticket.id, form=form.id)
        found = await evaluations.get(desk.tx, ticket.id)
    if found is None:
        raise LookupError(f"the evaluation of ticket {ticket.id} was just begun and is not there")
    return Opened(ticket, form_for(found.form, form), found)


def _is_low(desk: Desk, opened: Opened) -> bool:
    return rules.is_low(opened.evaluation.grades, at_most=desk.office.low_grade)
