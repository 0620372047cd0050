"""An answer, a choice, or the way to a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.answers import Rows, entry_screen, kind_rows, place_rows, ticket_rows
from handlers.ask.strange import Strange
from handlers.ask.wordless import Wordless
from handlers.buttons import AskAlone, Browse, Contact, Home, NoneOfThese, PickService, ShowAnswer, StartRequest
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.faq.entry import Entry
from knowledge.faq.small_talk import SmallTalk
from knowledge.service import Library, Service

LONGEST_QUOTE = 80  # characters of a question that is quoted
_HEADINGS = {  # after an answer that did not help? only one entry?
    (False, False): "choose",
    (False, True): "choose-one",
    (True, False): "choose-other",
    (True, True): "choose-other-one",
}


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a person should know of how a question was read, and where it can go.

    Attributes:
        before: The question that it was read together with; empty where it stood alone.
        service: The service that was taken without asking.
        has_other_services: The question may be about other services as well.
        has_attachment: Something was sent with it that is kept.
        open_tickets: Numbers of tickets that it may belong to.
    """

    before: str = ""
    service: Service | None = None
    has_other_services: bool = False
    has_attachment: bool = False
    open_tickets: Sequence[int] = ()


def answer(say: Texts, entry: Entry, *, library: Library, question_id: int, remarks: Remarks) -> Screen:
    """Show one entry, with what to do next."""
    rows = _more_rows(say, question_id, remarks)
    shown = entry_screen(say, entry, library=library, question_id=question_id, rows=rows)
    return _remarked(say, shown, remarks)


def answer_above(say: Texts, entry: Entry, *, question_id: int, remarks: Remarks) -> Screen:
    """Say that what the person asks further is answered above, as far as it is known at all."""
    html = say("answer-above", question=entry.question.spoken(say.language))
    again = Button(say.plain("button-show-one"), ShowAnswer(question_id, entry.id))
    rows = column(_contact(say, question_id, entry.service), again)
    return _remarked(say, Screen(html, (*rows, *_more_rows(say, question_id, remarks))), remarks)


def choose(
    say: Texts,
    entries: Sequence[tuple[Entry, Service]],
    *,
    question_id: int,
    service_id: str,
    remarks: Remarks,
    is_further: bool = False,
) -> Screen:
    """Ask which of up to three entries was meant; a person is always one tap away.

    ``is_further`` offers them after an answer that did not help.
    """
    is_one = len(entries) == 1
    heading = say(_HEADINGS[is_further, is_one])
    picks = tuple(
        Button(say.plain("button-show-one") if is_one else str(number), ShowAnswer(question_id, entry.id))
        for number, (entry, _service) in enumerate(entries, start=1)
    )
    none = Button(say.plain("button-none-of-these"), NoneOfThese(question_id))
    rows = (picks, *column(none, _contact(say, question_id, service_id)), *_more_rows(say, question_id, remarks))
    return _remarked(say, Screen(Html(f"{heading}\n\n{_listed(say, entries)}"), rows), remarks)


def ask_service(say: Texts, services: Sequence[Service], *, question_id: int, remarks: Remarks) -> Screen:
    """Ask which service a question is about, the likeliest first."""
    picks = column(*(Button(each.title.spoken(say.language), PickService(question_id, each.id)) for each in services))
    rows = (*picks, (_contact(say, question_id, ""),), *_more_rows(say, question_id, remarks))
    return _remarked(say, Screen(say("ask-service"), rows), remarks)


def about(say: Texts, service: Service, *, question_id: int, remarks: Remarks) -> Screen:
    """Show what a service has to somebody who wrote no more than its name."""
    title, summary = service.title.spoken(say.language), service.summary.spoken(say.language)
    ways = (*kind_rows(say, service, question_id=question_id), *place_rows(say, service.id, "", 0))
    rows = (*ticket_rows(say, question_id, remarks.open_tickets), *ways)
    return _remarked(say, Screen(say("about-service", service=title, summary=summary), rows), remarks)


def hand_over(
    say: Texts, *, question_id: int, service_id: str, remarks: Remarks, strange: Strange | None = None
) -> Screen:
    """Say that there is no answer here, or why there can be none, and offer a person."""
    html = say(f"hint-{strange}") if strange else say("hand-over")
    return _remarked(say, Screen(html, _to_person(say, question_id, service_id, remarks)), remarks)


def rephrase(say: Texts, *, question_id: int, service_id: str, remarks: Remarks) -> Screen:
    """Say that all answers are used up: other words, or a person."""
    return Screen(say("rephrase"), _to_person(say, question_id, service_id, remarks))


def wordless(
    say: Texts, kind: Wordless, *, about_id: int, service_id: str, question_id: int, remarks: Remarks
) -> Screen:
    """Say what cannot be read, by its kind, and where it (``question_id``) and its question (``about_id``) can go."""
    return Screen(say(f"hint-{kind}"), _ways(say, question_id, about_id, service_id, remarks))


def picture_kept(
    say: Texts, question: str, *, about_id: int, service_id: str, question_id: int, remarks: Remarks
) -> Screen:
    """Say that a picture (``question_id``) is kept with the question just asked (``about_id``)."""
    html = say("picture-kept", question=excerpt(question, most=LONGEST_QUOTE))
    return Screen(html, _ways(say, question_id, about_id, service_id, remarks))


def small_talk(
    say: Texts, talk: SmallTalk, *, question_id: int, about_id: int, service_id: str, remarks: Remarks
) -> Screen:
    """Answer what was said (``question_id``) kindly, and lead on with the question before it (``about_id``, or 0)."""
    return Screen(say(f"talk-{talk}"), _ways(say, question_id, about_id, service_id, remarks))


def human(
    say: Texts, service: Service | None, all_services: Sequence[Service], *, question_id: int, remarks: Remarks
) -> Screen:
    """Lead somebody who wants a person to one: of the service talked about, or ask which."""
    if service is None or not service.kinds:
        screen = services(say, all_services, question_id=question_id)
        html = say("talk-human")
    else:
        screen = kinds(say, service, question_id=question_id)
        html = say("talk-human-of", service=service.title.spoken(say.language))
    rows = (*ticket_rows(say, question_id, remarks.open_tickets), *screen.rows)
    return _remarked(say, Screen(html, rows), remarks)


def solved(say: Texts) -> Screen:
    """Be glad, and stay open."""
    return Screen(say("solved"), column(_home(say)))


def services(say: Texts, all_services: Sequence[Service], *, question_id: int) -> Screen:
    """Ask of which service the person wants somebody; one that cannot be asked for anything has nobody here."""
    staffed = [each for each in all_services if each.kinds] or all_services
    buttons = [Button(each.title.spoken(say.language), Contact(question_id, each.id)) for each in staffed]
    return Screen(say("which-service"), column(*buttons, _home(say)))


def kinds(say: Texts, service: Service, *, question_id: int) -> Screen:
    """Ask what the person wants of a service; where it takes no requests, lead on to its topics and to others."""
    buttons = [
        Button(kind.title.spoken(say.language), StartRequest(question_id, service.id, kind.id))
        for kind in service.kinds.values()
    ]
    back = (
        Button(say.plain("button-other-service"), Contact(question_id, "")),
        Button(say.plain("button-topics"), Browse(service.id, "", 0)),
    )
    key = "which-kind" if buttons else "which-kind-none"
    return Screen(say(key, service=service.title.spoken(say.language)), (*column(*buttons), back))


def _listed(say: Texts, entries: Sequence[tuple[Entry, Service]]) -> Html:
    if len(entries) == 1:
        return say("choose-line-one", question=entries[0][0].question.spoken(say.language))
    is_mixed = len({service.id for _entry, service in entries}) > 1
    lines = (
        say(
            "choose-line-of" if is_mixed else "choose-line",
            number=number,
            question=entry.question.spoken(say.language),
            **({"service": service.title.spoken(say.language)} if is_mixed else {}),
        )
        for number, (entry, service) in enumerate(entries, start=1)
    )
    return Html("\n".join(lines))


def _remarked(say: Texts, screen: Screen, remarks: Remarks) -> Screen:
    """Put above a screen how the question was read, and below it what is kept with it."""
    above = [say("remark-together", before=excerpt(remarks.before, most=LONGEST_QUOTE))] if remarks.before else []
    if remarks.service is not None:
        above.append(say("remark-service", service=remarks.service.title.spoken(say.language)))
    below = [say("remark-attachment")] if remarks.has_attachment else []
    head, foot = ("\n".join(f"<i>{line}</i>" for line in lines) for lines in (above, below))
    return Screen(Html("\n\n".join(part for part in (head, screen.html, foot) if part)), screen.rows)


def _more_rows(say: Texts, question_id: int, remarks: Remarks) -> Rows:
    """Offer to have the question read in another way, and to hand it to the staff of open tickets."""
    rows: list[Button] = []
    if remarks.before:
        rows.append(Button(say.plain("button-alone"), AskAlone(question_id)))
    if remarks.has_other_services:
        rows.append(Button(say.plain("button-other-services"), PickService(question_id, "")))
    return (*column(*rows), *ticket_rows(say, question_id, remarks.open_tickets))


def _to_person(say: Texts, question_id: int, service_id: str, remarks: Remarks) -> Rows:
    alone = column(Button(say.plain("button-alone"), AskAlone(question_id))) if remarks.before else ()
    return (*alone, *_ways(say, question_id, question_id, service_id, remarks))


def _ways(say: Texts, message_id: int, question_id: int, service_id: str, remarks: Remarks) -> Rows:
    """Lead a message to the staff of open tickets, and its question to a person."""
    to_person = column(_contact(say, question_id, service_id), _home(say))
    return (*ticket_rows(say, message_id, remarks.open_tickets), *to_person)


def _contact(say: Texts, question_id: int, service_id: str) -> Button:
    return Button(say.plain("button-contact"), Contact(question_id, service_id))


def _home(say: Texts) -> Button:
    return Button(say.plain("button-home"), Home())
