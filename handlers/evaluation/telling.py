"""What a unit hears of low evaluations: gathered, on the morning after: the hour must not tell whose they are."""

from datetime import datetime, time, timedelta

from handlers.desk import Desk
from handlers.evaluation import screens
from handlers.evaluation.screens import Low
from knowledge.pack_evaluation import USUAL, built_in, form_for
from knowledge.rules import evaluation as rules
from storage import evaluations
from storage.evaluations import EvaluationState, Untold
from storage.outbox import Priority

MORNING = time(8)  # by the office's clock
AT_ONCE = 50  # evaluations a look: the next one takes the rest
LATELY = timedelta(days=7)


async def tell_low(desk: Desk) -> int:
    """Tell each unit of the low evaluations that were given before today, once; return of how many.

    Neither names nor tickets are told, and what was asked for only where enough of the kind were closed lately.
    """
    now = desk.tx.now.astimezone(desk.office.zone)
    if now.time() < MORNING:
        return 0
    today = datetime.combine(now.date(), time(), desk.office.zone)
    found = await evaluations.untold(desk.tx, before=today, limit=AT_ONCE)
    closed = await evaluations.closed_since(desk.tx, desk.tx.now - LATELY) if found else {}
    for chat_id in dict.fromkeys(desk.office.unit(each.unit).chat_id for each in found):
        lows = [
            _low(desk, each, is_kind_told=rules.is_crowd(closed.get((each.service, each.kind), 0)))
            for each in found
            if desk.office.unit(each.unit).chat_id == chat_id
        ]
        lows.sort(key=lambda low: low.average)  # not in the order in which they came
        await desk.post(screens.low(desk.office.own, lows), chat_id=chat_id, priority=Priority.ALERT)
    for each in found:
        await evaluations.mark(desk.tx, each.evaluation.ticket_id, state=EvaluationState.GIVEN)
    return len(found)


def _low(desk: Desk, untold: Untold, *, is_kind_told: bool) -> Low:
    service, kind = desk.office.service(untold.service), desk.office.kind(untold.service, untold.kind)
    given = untold.evaluation
    form = form_for(given.form, service.evaluation if service else built_in(USUAL))
    worst = sorted(form.questions, key=lambda each: given.grades.get(each.id, max(rules.GRADES)))
    is_heard = given.state == EvaluationState.UNTOLD_WORDS
    return Low(
        service=service.title if service else None,
        kind=kind.title if kind and is_kind_told else None,
        average=rules.average(given.grades),
        worst=() if is_heard else tuple(each.text for each in worst[: screens.MOST_WORST]),
        comment=given.comment or "",
    )
