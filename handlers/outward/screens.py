"""What the unit hears when an application does not take what it is told."""

from dataclasses import dataclass

from handlers.screen import Screen
from handlers.splitting import excerpt
from handlers.texts import Texts

LONGEST_PART = 200  # characters of an application's answer, of a name, ...


@dataclass(frozen=True, slots=True)
class Untold:
    """A decision that an application did not take: its event, about which account, and why."""

    event: str
    service: str
    holder: str
    email: str
    company: str
    reason: str


def given_up(say: Texts, untold: Untold) -> Screen:
    """Say that the application refused a decision, so that somebody carries it out by hand."""
    return _notice(say, "told-given-up", untold)


def silent(say: Texts, untold: Untold) -> Screen:
    """Say that the application does not answer; the calls go on."""
    return _notice(say, "told-silent", untold)


def _notice(say: Texts, key: str, untold: Untold) -> Screen:
    html = say(
        key,
        service=untold.service,
        decision=say.plain(f"told-{untold.event.replace('.', '-').replace('_', '-')}"),
        holder=excerpt(untold.holder, most=LONGEST_PART),
        email=excerpt(untold.email, most=LONGEST_PART),
        company=excerpt(untold.company, most=LONGEST_PART),
        reason=excerpt(untold.reason, most=LONGEST_PART) or "-",
    )
    return Screen(html)
