"""What a tap can mean: each button is a type, and only this package knows how it travels."""

from handlers.buttons.asking import Browse, Contact, Home, NotSolved, ReadEntry, ShowAnswer, Solved, Speak
from handlers.buttons.following import AddToTicket, AskHeld, Evaluate, MyTickets, ReopenTicket, ViewTicket
from handlers.buttons.requesting import (
    FormBack,
    FormCancel,
    FormKeep,
    FormResume,
    FormSend,
    FormSkip,
    PickChoice,
    ReplaceRequest,
    StartRequest,
)
from handlers.buttons.staffing import AskClose, AskReject, CloseTicket, Decide, ShowCard, ShowHistory, TakeTicket
from handlers.buttons.tap import LONGEST, Tap, decode, encode

__all__ = [
    "LONGEST",
    "AddToTicket",
    "AskClose",
    "AskHeld",
    "AskReject",
    "Browse",
    "CloseTicket",
    "Contact",
    "Decide",
    "Evaluate",
    "FormBack",
    "FormCancel",
    "FormKeep",
    "FormResume",
    "FormSend",
    "FormSkip",
    "Home",
    "MyTickets",
    "NotSolved",
    "PickChoice",
    "ReadEntry",
    "ReopenTicket",
    "ReplaceRequest",
    "ShowAnswer",
    "ShowCard",
    "ShowHistory",
    "Solved",
    "Speak",
    "StartRequest",
    "TakeTicket",
    "Tap",
    "ViewTicket",
    "decode",
    "encode",
]
