"""How somebody may write, what is done about it, and what they hear."""

from dataclasses import dataclass
from datetime import datetime

from handlers.buttons import Home, Impose, LiftSanction, PickSanction, RaiseObjection, ShowCard, ShowHeld, TypeCharge
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.protection import USUAL_HOURS, USUAL_REASONS, Kind

LONGEST_NAME = 60
_DAY = 24


@dataclass(frozen=True, slots=True)
class Standing:
    """A mute or ban that runs."""

    sanction_id: int
    kind: Kind
    reason: str
    by: str
    ends_at: datetime


def protection(say: Texts, *, number: int, name: str, standings: tuple[Standing, ...], count: int) -> Screen:
    """Show how a requester may write, with a way to mute, ban and lift; ``count`` messages are held back."""
    lines = [say(f"protection-{each.kind}", when=each.ends_at, name=each.by, reason=each.reason) for each in standings]
    lines += [] if lines else [say("protection-none")]
    lines += [say("protection-held", count=count)] if count else []
    rows: list[tuple[Button, ...]] = []
    if count:
        rows.append((Button(say.plain("button-peek-held", count=count), ShowHeld(number)),))
    running = {each.kind: each for each in standings}
    for kind in Kind:
        if kind in running:
            rows.append((Button(say.plain(f"button-lift-{kind}"), LiftSanction(running[kind].sanction_id)),))
        else:
            rows.append(
                tuple(
                    Button(say.plain(f"button-{kind}", time=_time(say, hours)), PickSanction(number, kind, hours))
                    for hours in USUAL_HOURS[kind]
                )
            )
    rows.append((Button(say.plain("button-card"), ShowCard(number)),))
    return Screen(
        say("protection", number=number, name=excerpt(name, most=LONGEST_NAME), lines=Html("\n".join(lines))),
        tuple(rows),
    )


def reasons(say: Texts, *, number: int, name: str, kind: Kind, hours: int) -> Screen:
    """Ask why."""
    usual = [Button(say.plain(f"charge-{reason}"), Impose(number, kind, hours, reason)) for reason in USUAL_REASONS]
    return Screen(
        say(f"protection-why-{kind}", number=number, name=excerpt(name, most=LONGEST_NAME), time=_time(say, hours)),
        column(
            *usual,
            Button(say.plain("button-charge-write"), TypeCharge(number, kind, hours)),
            Button(say.plain("button-cancel"), ShowCard(number)),
        ),
    )


def usual_reason(say: Texts, reason: str) -> str:
    """Return one of the usual reasons in words that its person reads."""
    return say.plain(f"charge-{reason}")


def write_reason(say: Texts, *, number: int, name: str) -> Screen:
    """Ask for the reason, by an answer to this message."""
    return Screen(
        say("charge-write", number=number, name=name), column(Button(say.plain("button-cancel"), ShowCard(number)))
    )


def imposed(say: Texts, *, number: int, kind: Kind, when: datetime) -> Screen:
    """Confirm what was ordered by a command."""
    return Screen(say(f"protection-done-{kind}", number=number, when=when))


def banned(say: Texts, *, when: datetime, reason: str, sanction_id: int) -> Screen:
    """Tell somebody why nobody answers, until when, and how to object (once; then ``sanction_id`` is 0)."""
    rows = column(Button(say.plain("button-object"), RaiseObjection(sanction_id))) if sanction_id else ()
    return Screen(say("banned" if sanction_id else "banned-objected", when=when, reason=reason), rows)


def ask_objection(say: Texts) -> Screen:
    """Ask why a ban is wrong."""
    return Screen(say("objection-write"))


def objected(say: Texts) -> Screen:
    """Confirm that an objection was handed on."""
    return Screen(say("objection-sent"))


def objection(say: Texts, *, number: int, name: str, text: str, reason: str, sanction_id: int) -> Screen:
    """Show an objection to the group, with the way to follow it."""
    return Screen(
        say("objection", number=number, name=excerpt(name, most=LONGEST_NAME), text=text, reason=reason),
        column(Button(say.plain("button-lift-ban"), LiftSanction(sanction_id))),
    )


def lifted(say: Texts) -> Screen:
    """Tell somebody that they can write as before."""
    return Screen(say("sanction-lifted"), column(Button(say.plain("button-home"), Home())))


def shown(say: Texts, *, number: int, count: int, name: str) -> Screen:
    """Say in place of the line about held messages who has shown them."""
    return Screen(say("held-shown", number=number, count=count, name=name))


def _time(say: Texts, hours: int) -> str:
    if hours < _DAY:
        return say.plain("time-hours", count=hours)
    return say.plain("time-days", count=hours // _DAY)
