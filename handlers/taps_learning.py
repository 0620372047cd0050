"""The routes of buttons around answers that are learned and written: drafts anywhere, entries in one's own chat."""

from handlers import buttons
from handlers.learning import conversation, faq
from handlers.tap_route import Handler
from handlers.tap_route import on as _on
from handlers.tap_route import own as _own


def learning_taps() -> list[Handler]:
    """Return them all."""
    return [
        _on(buttons.TeachFaq, conversation.taught),
        _on(buttons.TeachAlias, conversation.alias_taught),
        _on(buttons.TeachNew, conversation.entry_taught),
        _on(buttons.ShowLearning, conversation.shown),
        _on(buttons.TypeLearning, conversation.words_wanted),
        _on(buttons.MoveLearning, conversation.moved),
        _on(buttons.SaveLearning, conversation.saved),
        _on(buttons.DropLearning, conversation.dropped),
        _own(buttons.FaqList, faq.listed),
        _own(buttons.FaqEntry, faq.entry_wanted),
        _own(buttons.FaqEdit, faq.words_wanted),
        _own(buttons.FaqNew, faq.new_wanted),
        _own(buttons.TeachQuestion, faq.question_wanted),
        _own(buttons.TeachQuestionTo, faq.question_taught),
        _own(buttons.TeachQuestionNew, faq.question_taught_new),
        _own(buttons.FaqPreview, faq.previewed),
        _own(buttons.FaqAliases, faq.aliases_wanted),
        _own(buttons.FaqDropAlias, faq.alias_dropped),
        _own(buttons.FaqRetire, faq.retired),
        _own(buttons.FaqRestore, faq.restored),
        _own(buttons.FaqHistory, faq.history_wanted),
        _own(buttons.FaqUndo, faq.undone),
        _own(buttons.FaqSettle, faq.settled),
    ]
