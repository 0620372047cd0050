"""The routes of buttons by which staff order their work, and of canned replies."""

from handlers import buttons
from handlers.canned import conversation as canned
from handlers.closing import conversation as closing
from handlers.handover import conversation as handover
from handlers.marks import conversation as marks
from handlers.merging import conversation as merging
from handlers.tap_route import Handler
from handlers.tap_route import on as _on
from handlers.transfer import conversation as transfer


def ordering_taps() -> list[Handler]:
    """Return the routes of buttons by which staff order their work."""
    return [
        _on(buttons.AskAssign, handover.asked),
        _on(buttons.Assign, handover.assigned),
        _on(buttons.AskTransfer, transfer.asked),
        _on(buttons.TransferTo, transfer.transferred),
        _on(buttons.AskPriority, marks.priorities_wanted),
        _on(buttons.SetPriority, marks.prioritized),
        _on(buttons.AskTags, marks.tags_wanted),
        _on(buttons.ToggleTag, marks.toggled),
        _on(buttons.TypeTags, marks.words_wanted),
        _on(buttons.AskMerge, merging.asked),
        _on(buttons.MergeWith, merging.merged),
        _on(buttons.AskClose, closing.asked),
        _on(buttons.CloseTicket, closing.solved),
        _on(buttons.CloseAs, closing.closed),
        _on(buttons.TypeClosing, closing.words_wanted),
        _on(buttons.ResumeTicket, closing.resumed),
    ]


def canned_taps() -> list[Handler]:
    """Return the routes of buttons around canned replies."""
    return [
        _on(buttons.ShowCanned, canned.listed),
        _on(buttons.PickCanned, canned.picked),
        _on(buttons.SendCanned, canned.sent),
        _on(buttons.DropPreview, canned.dropped),
        _on(buttons.TypeCanned, canned.words_wanted),
        _on(buttons.ShowOwnCanned, canned.own_listed),
        _on(buttons.DropCanned, canned.deleted),
    ]
