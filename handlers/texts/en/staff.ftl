# The card in the staff group

card-head =
    🎫 <b>Ticket #{ $number } · { $title }</b>
    { $service } · { $unit }
    Status: <b>{ $status }</b>
    Requester: { $requester }
    Assignee: { $assignee }
    Received: { $opened }
card-decision-pending = ⚖️ Waiting for an admin's decision
card-decision-approved = ✅ Approved by { $admin }, { $when }
card-decision-rejected = ❌ Rejected by { $admin }, { $when }
card-closed = Closed { $when }
card-description = <i>{ $text }</i>
card-question = ❓ Question: { $text }
card-seen = 📖 Answers seen already: { $questions }
card-none-seen = 📖 Has seen no answer yet
card-procedure =
    <b>Procedure for staff</b>
    { $text }
card-how-to-reply = ↩️ Reply to this card = to the requester · begin with // = internal note
card-how-to-write-in-topic = ⚠️ All that is written in this topic goes to the requester · begin with // = internal note
card-whole-answer =
    <b>{ $label }</b> (whole)
    { $value }
card-history =
    🎫 <b>Ticket #{ $number } · { $title }</b>
    📜 History

    { $lines }
topic-name = { $mark } #{ $number } { $title } · { $requester }
from-requester = 💬 <b>{ $name }</b> · ticket #{ $number }
from-requester-edited = 💬 <b>{ $name }</b> · ticket #{ $number } · <i>edited</i>
note-kept = 📝 Internal note kept in the history of ticket #{ $number }. The requester does not see it.
words-called-off = ↩️ All right, nothing was done. The card of ticket #{ $number } is as before.

history-line = { $when } · { $what }
history-changed = { $what } <i>(at first: { $before })</i>
history-left-out = <i>… { $count } older ones are not shown</i>
event-opened = { $actor } opened the ticket
event-taken = { $actor } took the ticket
event-replied = { $actor } replied: { $text }
event-answered = { $actor } wrote: { $text }
event-noted = { $actor } noted (internal): { $text }
event-approved = { $actor } approved the request
event-rejected = { $actor } rejected the request
event-closed = { $actor } closed the ticket
event-reopened = { $actor } reopened the ticket: { $text }
event-evaluated = { $actor } gave a grade
