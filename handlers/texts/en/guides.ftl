# Reading answers and guides

entry-question = <b>{ $question }</b>
entry-source = <i>Source: { $source } · reviewed { $reviewed }</i>
entry-variant =
    <b>{ $title }</b>
    { $body }
guide-step =
    👣 <b>Step { $step } of { $total }</b>
    { $text }
guide-stuck =
    <b>{ $question }</b>

    ✋ Stuck at step { $step } of { $total }:
    <blockquote>{ $text }</blockquote>
    No worry, our staff help you from here. Choose below what you need. They see at once at which step you stopped.

button-request = 📝 { $title }
button-related = 📖 { $title }
button-situations = ↩️ See all the options
button-step-back = ◀️ Back
button-step-on = Next ▶️
button-stuck = ✋ I am stuck at this step
button-not-this = 🤔 Not what I was looking for
button-back-to-step = ◀️ Back to step { $step }

card-stuck =
    ✋ Stuck at step { $step } of { $total }: { $question }
    <i>{ $text }</i>
card-stuck-gone = ✋ Stuck at step { $step } of a guide that is no longer there
ticket-stuck = ✋ You stopped at step { $step } of the guide
