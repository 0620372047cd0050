"""An announcement: as people get it, before it is sent, and while it is."""

from handlers.announcements.views import Aim, Choices, Draft, Progress
from handlers.buttons import (
    AimAnnouncement,
    DropAnnouncement,
    Home,
    QuietAnnouncements,
    SendAnnouncement,
    SpeakFor,
    StopAnnouncement,
)
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.announcing import Audience

LONGEST_SENDER = 24  # characters of a button
LONGEST_TITLE = 20  # the days and the count stand behind
LONGEST_BEGINNING = 80


def announcement(say: Texts, text: Html, *, sender: str, office: str) -> Screen:
    """Say it."""
    key = "announcement-office" if sender == office else "announcement-unit"
    return Screen(say(key, unit=sender, office=office, text=text), keyboard(say, is_quiet=False))


def keyboard(say: Texts, *, is_quiet: bool, is_setting: bool = False) -> tuple[tuple[Button, ...], ...]:
    """Return the button with which somebody wants no more announcements, or wants them again."""
    label = say.plain("button-announcements-on" if is_quiet else "button-announcements-off")
    return ((Button(label, QuietAnnouncements(not is_quiet, is_setting)),),)


def setting(say: Texts, *, is_quiet: bool) -> Screen:
    """Show whether somebody gets announcements."""
    home = Button(say.plain("button-home"), Home())
    text = say("announcements-are-off" if is_quiet else "announcements-are-on")
    return Screen(text, (*keyboard(say, is_quiet=is_quiet, is_setting=True), (home,)))


def choose(say: Texts, draft: Draft, choices: Choices) -> Screen:
    """Show what is to be said, and ask whom it is for."""
    aims = [
        Button(_label(say, aim, draft.days), _aim(draft, aim.code()))
        for aim in choices.aims
        if aim.count or aim.audience != Audience.SERVICE
    ]
    senders = [
        Button(say.plain("button-speak-for", name=excerpt(name, most=LONGEST_SENDER)), SpeakFor(draft.id, group))
        for name, group in choices.senders.items()
    ]
    text = say("announcement-choose", sender=draft.sender, text=Html(draft.html))
    return Screen(text, column(*aims, *senders, _drop(say, draft.id)))


def confirm(say: Texts, draft: Draft, aim: Aim, *, minutes: int) -> Screen:
    """Ask whether what is to be said is really to be sent."""
    key = "announcement-confirm" if aim.count else "announcement-confirm-nobody"
    text = say(
        key,
        sender=draft.sender,
        text=Html(draft.html),
        people=_people(say, aim, draft.days),
        count=aim.count,
        unreachable=aim.unreachable,
        quiet=aim.quiet,
        minutes=max(1, minutes),
    )
    send = Button(say.plain("button-announce", count=aim.count), SendAnnouncement(draft.id))
    others = Button(say.plain("button-aim-others"), _aim(draft, ""))
    return Screen(text, column(*([send] if aim.count else []), others, _drop(say, draft.id)))


def dropped(say: Texts) -> Screen:
    """Say that nobody gets it."""
    return Screen(say("announcement-dropped"))


def progress(say: Texts, at: Progress) -> Screen:
    """Show how far an announcement is, or what came of it."""
    key = "announcement-sending"
    if at.is_over:
        key = "announcement-stopped" if at.stopped_by else "announcement-sent"
    text = say(
        key,
        number=at.id,
        beginning=excerpt(at.text, most=LONGEST_BEGINNING),
        sender=at.sender,
        sent=at.sent,
        total=at.total,
        failed=at.failed,
        quiet=at.quiet,
        left=at.left,
        name=at.stopped_by,
        minutes=max(1, -(-int(at.takes.total_seconds()) // 60)),
    )
    stop = Button(say.plain("button-announcement-stop"), StopAnnouncement(at.id))
    return Screen(text, () if at.is_over else column(stop))


def _label(say: Texts, aim: Aim, days: int) -> str:
    title = excerpt(aim.title, most=LONGEST_TITLE)
    return say.plain("button-aim", people=say.plain(f"aim-{aim.audience}", service=title, days=days), count=aim.count)


def _people(say: Texts, aim: Aim, days: int) -> str:
    title = excerpt(aim.title, most=LONGEST_BEGINNING)
    return say.plain(f"people-{aim.audience}", service=title, days=days)


def _aim(draft: Draft, code: str) -> AimAnnouncement:
    return AimAnnouncement(draft.id, code)


def _drop(say: Texts, announcement_id: int) -> Button:
    return Button(say.plain("button-announcement-drop"), DropAnnouncement(announcement_id))
