"""The ladder on a card: taps, and the words and files that staff were asked for."""

from telegram import Message, Update

from handlers.buttons import (
    AskNeeds,
    BringBack,
    Escalate,
    KeepNumber,
    SendMailAgain,
    ShowLadder,
    ShowNeed,
    TellMended,
    TypeMail,
    TypeNeed,
    TypeNumber,
)
from handlers.context import Context
from handlers.escalation import actions, returning, screens
from handlers.incoming import message_of, written
from handlers.needs import NeedFile
from handlers.prompts import mark_taken
from handlers.relay import Content
from handlers.texts import Texts
from knowledge.rules.refusals import Refusal


async def ladder_wanted(update: Update, context: Context) -> None:
    """*Escalate* tapped on the card."""
    visit, tap = context.visit, context.tap(update, ShowLadder)
    await actions.show(visit.desk, tap.ticket_id, person=visit.person, tapped=visit.tapped)


async def need_wanted(update: Update, context: Context) -> None:
    """Something that is missing tapped."""
    visit, tap = context.visit, context.tap(update, ShowNeed)
    await actions.show_need(visit.desk, tap.ticket_id, tap.need, person=visit.person)


async def words_wanted(update: Update, context: Context) -> None:
    """*I give it myself* tapped: the answer to the card is it."""
    visit, tap = context.visit, context.tap(update, TypeNeed)
    await actions.ask_words(visit.desk, tap.ticket_id, tap.need, person=visit.person, message_id=visit.tapped or 0)


async def need_given(update: Update, context: Context) -> None:
    """What the next step wants, from staff: words, or a file."""
    visit, message = context.visit, message_of(update)
    if visit.prompt is None:
        return
    wrote, file = written(message), _file(message, visit.desk.office.own)
    await actions.give(visit.desk, visit.prompt.subject, wrote.text, person=visit.person, file=file)
    await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)


async def needs_asked(update: Update, context: Context) -> None:
    """*Ask the requester* tapped, for one thing or for all."""
    visit, tap = context.visit, context.tap(update, AskNeeds)
    count = await actions.ask_requester(visit.desk, tap.ticket_id, tap.need, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-needs-asked", count=count))


async def escalated(update: Update, context: Context) -> None:
    """*Escalate to ...* tapped: it is asked once more."""
    visit, tap = context.visit, context.tap(update, Escalate)
    if tap.is_sure:
        await actions.go_up(visit.desk, tap.ticket_id, tap.tier, person=visit.person)
        visit.answer_tap(visit.say.plain("toast-escalated", number=tap.ticket_id))
    else:
        await actions.ask_up(visit.desk, tap.ticket_id, tap.tier, person=visit.person)


async def mail_again_wanted(update: Update, context: Context) -> None:
    """*Try again* tapped below a mail that was given up."""
    visit, tap = context.visit, context.tap(update, SendMailAgain)
    await returning.send_again(visit.desk, tap.escalation_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-mail-again"))


async def mail_wanted(update: Update, context: Context) -> None:
    """*Write to them* tapped: the answer to the card goes out."""
    visit, tap = context.visit, context.tap(update, TypeMail)
    await returning.ask_mail(visit.desk, tap.escalation_id, person=visit.person, message_id=visit.tapped or 0)


async def mail_written(update: Update, context: Context) -> None:
    """What goes out to them."""
    visit, wrote = context.visit, written(message_of(update))
    if wrote.content != Content.TEXT:  # its words would go, and the file would be missed
        raise Refusal("refused-mail-file")
    if visit.prompt is not None:
        await returning.write_mail(visit.desk, visit.prompt.subject, wrote.text, person=visit.person)
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)


async def number_wanted(update: Update, context: Context) -> None:
    """*Number there* tapped: the answer to the card is it."""
    visit, tap = context.visit, context.tap(update, TypeNumber)
    await returning.ask_number(visit.desk, tap.escalation_id, person=visit.person, message_id=visit.tapped or 0)


async def number_written(update: Update, context: Context) -> None:
    """The number that the ticket has there."""
    visit, wrote = context.visit, written(message_of(update))
    if visit.prompt is not None:
        await returning.set_number(visit.desk, visit.prompt.subject, wrote.text, person=visit.person)
        await mark_taken(visit.desk, chat_id=wrote.chat_id, message_id=wrote.message_id)


async def number_kept(update: Update, context: Context) -> None:
    """The number that was spotted in a mail tapped."""
    visit, tap = context.visit, context.tap(update, KeepNumber)
    number = await returning.keep_number(visit.desk, tap.mail_id, person=visit.person)
    visit.answer_tap(visit.say.plain("toast-number-kept", number=number))


async def brought_back(update: Update, context: Context) -> None:
    """*It is mended*, or *Give back*, tapped: it is asked once more."""
    visit, tap = context.visit, context.tap(update, BringBack)
    if tap.is_sure:
        await returning.bring_back(visit.desk, tap.ticket_id, is_mended=tap.is_mended, person=visit.person)
        visit.answer_tap(visit.say.plain("toast-brought-back", number=tap.ticket_id))
    else:
        await returning.ask_back(
            visit.desk, tap.ticket_id, is_mended=tap.is_mended, person=visit.person, tapped=visit.tapped
        )


async def mended_told(update: Update, context: Context) -> None:
    """*Send to the requester* tapped below what is mended."""
    visit, tap = context.visit, context.tap(update, TellMended)
    message = await returning.tell_mended(visit.desk, tap.ticket_id, person=visit.person)
    say = visit.desk.office.own
    await visit.show(screens.mended_told(say, number=tap.ticket_id, name=visit.person.name, message=message))
    visit.answer_tap(visit.say.plain("toast-mended-told"))


def _file(message: Message, say: Texts) -> NeedFile | None:
    if message.document is not None:
        return NeedFile(message.document.file_id, "document", message.document.file_name or say.plain("document-file"))
    if message.photo:
        return NeedFile(message.photo[-1].file_id, "photo", say.plain("document-photo"))
    return None
