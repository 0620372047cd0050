"""A form's questions and its summary."""

from collections.abc import Iterator, Mapping

from handlers.answers import answer_html
from handlers.buttons import (
    FormBack,
    FormCancel,
    FormEdit,
    FormKeep,
    FormResume,
    FormSend,
    FormSkip,
    PickChoice,
    ReplaceRequest,
    UseEarlier,
    ViewTicket,
)
from handlers.form_view import advice, aside, asides, head
from handlers.forms import Form, Paper, filled
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.faq.entry import Entry
from knowledge.rules import form as rules
from knowledge.service import Field, RequestKind

LONGEST_VALUE = 160  # characters of an answer or a file's name in a form
LONGEST_HALF = 20  # characters that a narrow phone shows of a button half as wide as the message
LONGEST_EARLIER = 32
MOST_NAMED = 2  # documents whose names the summary repeats: a longer list was just looked at


def step(say: Texts, form: Form, papers: Mapping[str, Paper], *, earlier: str | None = None) -> Screen:
    """Ask the question that the form is at, or show the summary when all was asked.

    ``earlier`` is the answer of an earlier request to that question.
    """
    asked = form.asked
    if not isinstance(asked, Field):
        return summary(say, form, papers)
    html = "\n\n".join(
        (head(say, form, label=asked.label.spoken(say.language)), *advice(say, form), _question(say, form, asked))
    )
    return Screen(html, (*asides(say, form), *_answers(say, form, asked, earlier), *_ways(say, form, asked)))


def summary(say: Texts, form: Form, papers: Mapping[str, Paper]) -> Screen:
    """Show everything once more before it is sent; of long answers the beginning: the ticket has them whole."""
    lines = [
        say(
            "form-line",
            label=each.label.spoken(say.language),
            value=excerpt(rules.spoken_answer(each, form.answers[each.id], say.language), most=LONGEST_VALUE),
        )
        for each in form.kind.fields
        if each.id in form.answers
    ]
    lines += list(_paper_lines(say, form, papers))
    html = say(
        "form-summary",
        title=form.kind.title.spoken(say.language),
        service=form.service.title.spoken(say.language),
        lines=Html("\n".join(lines)),
    )
    send = (Button(say.plain("button-send"), FormSend(form.draft_id)),)
    html = Html("\n\n".join((*advice(say, form), html)))
    return Screen(html, (*asides(say, form), send, *_line_buttons(say, form), (_back(say, form), _cancel(say, form))))


def asked_back(say: Texts, form: Form, entry: Entry) -> Screen:
    """Say of words that are no answer here that what they ask has one."""
    resume = Button(say.plain("button-continue"), FormResume(form.draft_id))
    return Screen(say("form-asked-back"), (aside(say, form, entry), (resume,)))


def read_aside(say: Texts, form: Form, entry: Entry) -> Screen:
    """Show an answer beside the form, with the way back."""
    question = say("entry-question", question=entry.question.spoken(say.language))
    resume = Button(say.plain("button-continue"), FormResume(form.draft_id))
    return Screen(Html(f"{question}\n\n{answer_html(entry, say.language)}"), column(resume))


def replace(say: Texts, form: Form, *, service_id: str, kind: RequestKind) -> Screen:
    """Ask before a form that is half filled in gives way to another."""
    html = say(
        "form-replace",
        current=form.kind.title.spoken(say.language),
        wanted=kind.title.spoken(say.language),
    )
    begin = ReplaceRequest(form.draft_id, service_id, kind.id)
    return Screen(
        html,
        column(
            Button(say.plain("button-continue"), FormResume(form.draft_id)),
            Button(say.plain("button-put-aside"), begin),
        ),
    )


def sent(say: Texts, *, number: int, title: str, unit: str, promise: Html) -> Screen:
    """Give the ticket's number, and what may be expected."""
    opened = say("ticket-opened", number=number, title=title, unit=unit)
    return Screen(
        Html(f"{opened}\n\n{promise}") if promise else opened,
        column(Button(say.plain("button-view-ticket", number=number), ViewTicket(number))),
    )


def _question(say: Texts, form: Form, asked: Field) -> Html:
    lines = [say("form-ask", ask=asked.ask.spoken(say.language))]
    if asked.why.id:
        lines.append(say("form-why", why=asked.why.spoken(say.language)))
    if asked.id in form.answers:
        answer = rules.spoken_answer(asked, form.answers[asked.id], say.language)
        lines.append(say("form-filled", value=excerpt(answer, most=LONGEST_VALUE)))
    elif not form.answers and not asked.choices:  # the first one: until here everything was done by buttons
        lines.append(say("form-how"))
    return Html("\n".join(lines))


def _answers(say: Texts, form: Form, asked: Field, earlier: str | None) -> Iterator[tuple[Button, ...]]:
    """Yield the answers that take one tap: what is filled in, what was said another time, and the choices."""
    if asked.id in form.answers:
        yield (Button(say.plain("button-keep"), FormKeep(form.draft_id, asked.id)),)
    elif earlier is not None:
        label = say.plain("button-use-earlier", value=excerpt(earlier, most=LONGEST_EARLIER))
        yield (Button(label, UseEarlier(form.draft_id, asked.id)),)
    for choice in asked.choices:
        yield (Button(choice.title.spoken(say.language), PickChoice(form.draft_id, asked.id, choice.id)),)


def _ways(say: Texts, form: Form, asked: Field) -> tuple[tuple[Button, ...], ...]:
    is_first = rules.step_before(form.kind, form.answers, form.step) == form.step and not form.is_mended
    skip = () if asked.required else ((Button(say.plain("button-skip"), FormSkip(form.draft_id, asked.id)),),)
    back = () if is_first else (_back(say, form),)
    return (*skip, (*back, _cancel(say, form)))


def _paper_lines(say: Texts, form: Form, papers: Mapping[str, Paper]) -> Iterator[Html]:
    """Yield the documents: a few by their names, many as a number, and what is held in any case."""
    there = [(slot, papers[slot.id]) for slot in form.slots if slot.id in filled(papers)]
    is_many = len(form.slots) > MOST_NAMED
    if is_many:
        yield say("form-line-papers", count=len(there), total=len(form.slots))
    for slot, paper in there:
        if is_many and not paper.reason:
            continue
        name = excerpt(paper.name, most=LONGEST_VALUE)
        if paper.pages > 1:
            name = say.plain("document-pages", pages=paper.pages)
        key = "form-line-held" if paper.reason else "form-line-document"
        yield say(key, label=slot.title.spoken(say.language), value=name)


def _line_buttons(say: Texts, form: Form) -> Iterator[tuple[Button, ...]]:
    """Yield a button for each line that can be changed, two beside each other."""
    labels = {each.id: each.label.spoken(say.language) for each in form.kind.fields}
    if form.slots:
        labels[rules.PAPERS] = say.plain("form-papers")
    edits = [
        Button(excerpt(say.plain("button-edit-line", label=label), most=LONGEST_HALF), FormEdit(form.draft_id, step_id))
        for step_id, label in labels.items()
    ]
    for place in range(0, len(edits), 2):
        yield tuple(edits[place : place + 2])


def _back(say: Texts, form: Form) -> Button:
    return Button(say.plain("button-back"), FormBack(form.draft_id))


def _cancel(say: Texts, form: Form) -> Button:
    return Button(say.plain("button-cancel"), FormCancel(form.draft_id))
