# Ordering the work: handing over, transferring, priority, tags, merging, closing, reopening

button-work-assign = 🤝 Hand over
button-work-transfer = ➡️ Other unit
button-work-priority = 🚩 Priority
button-work-tags = 🏷 Tags
button-work-merge = 🔗 Merge
button-work-resume = 🔄 Reopen
button-work-me = ✋ To me
button-work-nobody = 👐 Let go, to nobody
button-work-colleague = 👤 { $name }
button-work-unit = ➡️ { $name }
button-work-transfer-sure = ➡️ Yes, transfer
button-work-merge-with = 🔗 #{ $number } { $title }
button-work-merge-sure = 🔗 Yes, merge
button-work-tag = { $tag }
button-work-tag-on = ✅ { $tag }
button-work-tag-write = ✏️ Write other tags
button-work-chosen = ✅ { $name }
button-closed-no-answer = 💤 No answer from requester
button-closed-duplicate = 👯 Same ticket exists
button-closed-not-ours = 🚪 Not our business
button-closed-other = ✏️ Another reason

priority-low = 🔵 Low
priority-normal = ⚪ Normal
priority-high = 🟠 High
priority-urgent = 🔴 Urgent

mark-moved = ➡️
card-due = Due: { $when }
card-overdue = ⚠️ <b>Overdue since:</b> { $when }
card-priority = Priority: <b>{ $priority }</b>
card-tags = 🏷 { $tags }
card-merged = 🔗 Merged into ticket #{ $number }. Answers here go to that ticket as well.
card-absorbed = 🔗 With ticket { $numbers }
card-closed-as = Closed { $when } · { $why }
card-last-requester = 💬 { $actor }, { $when }: { $text }
card-last-staff = 👤 { $actor }, { $when }: { $text }
card-last-wordless = a file or picture
card-moved =
    🎫 <b>Ticket #{ $number } · { $title }</b>
    ➡️ Transferred to <b>{ $unit }</b> by { $name }, { $when }

    This ticket is now worked on in that unit's group. Answers here are not handed on.

work-mention = <a href="tg://user?id={ $id }">{ $name }</a>
work-assign = Who shall have ticket #{ $number }?
work-assign-none = I know no other colleague in this group yet. I know everybody who has written or tapped a button here.
work-assigned = 🤝 { $colleague }, { $name } hands ticket #{ $number } over to you.
work-released = 👐 { $name } lets go of ticket #{ $number }. Anybody may take it.
work-transfer = Which unit shall ticket #{ $number } go to?
work-transfer-ask =
    Transfer ticket #{ $number } to <b>{ $unit }</b>? History and documents go along. Staff of this group can no longer work on it; the requester is told.
work-transferred = ➡️ Ticket #{ $number } comes from { $unit }, transferred by { $name }. Its history and documents are on the card.
work-priority = Priority of ticket #{ $number }? The requester does not see it.
work-tags = Tags of ticket #{ $number }. The requester does not see them.
work-tags-write = ✏️ { $name }, answer this card with the tags. Several: put commas between them.
work-merge =
    Merge ticket #{ $number } with which ticket of { $requester }? The conversation goes on in the older one; the newer one is closed.
work-merge-ask =
    Merge ticket #{ $later } into ticket #{ $number }? Ticket #{ $later } is closed, and what the requester answers there goes to ticket #{ $number }. This cannot be undone.
work-merge-line = #{ $number } · { $title } · { $status } · { $unit }
work-absorbed = 🔗 { $name } merged ticket #{ $later } into this one. Its old card still has its form and documents.
work-close =
    Close ticket #{ $number }? Tap <b>Yes, close</b> when it is solved. If it is for something else, choose why: the requester will read it.
work-close-write = ✏️ { $name }, answer this card with the reason for closing ticket #{ $number }. The requester will read it.

notice-assigned = 🔧 { $name } is working on ticket #{ $number } now.
notice-transferred = ➡️ We have passed ticket #{ $number } on to { $unit }, who deal with it from now on.
notice-merged = 🔗 We merged ticket #{ $later } into ticket #{ $number }, as both are about the same. It goes on in ticket #{ $number }.
notice-resumed = 🔄 We have reopened ticket #{ $number } and go on with it.
notice-closed-no-answer = 💤 <b>We closed ticket #{ $number }</b> because we had no answer from you.
notice-closed-duplicate = 👯 <b>We closed ticket #{ $number }</b> because another ticket is about the same.
notice-closed-not-ours = 🚪 <b>We closed ticket #{ $number }</b> because it is not our office's business.
notice-closed-other = <b>We closed ticket #{ $number }:</b> { $text }
notice-closed-again = Do you still need help? Answer (reply to) this message within { $days } days to reopen it.

my-ticket-merged = Goes on in ticket #{ $number }
my-ticket-absorbed = With ticket { $numbers }
button-merged-ticket = 🎫 View ticket #{ $number }
closed-as-no-answer = closed, no answer yet
closed-as-duplicate = closed, another ticket is the same
closed-as-not-ours = closed, not our business
closed-as-other = closed
closed-as-merged = merged
closed-why-solved = solved
closed-why-rejected = rejected
closed-why-withdrawn = withdrawn by the requester
closed-why-by-requester = closed by the requester
closed-why-no-answer = no answer from the requester
closed-why-duplicate = the same ticket exists
closed-why-not-ours = not our business
closed-why-other = another reason
closed-why-merged = merged

history-line-of = { $when } · #{ $number } · { $what }
reason-of-closed-no-answer = no answer from the requester
reason-of-closed-duplicate = the same ticket exists
reason-of-closed-not-ours = not our business
reason-of-prioritized-low = low
reason-of-prioritized-normal = normal
reason-of-prioritized-high = high
reason-of-prioritized-urgent = urgent
event-closed-why = { $actor } closed the ticket: { $text }
event-assigned = { $actor } handed the ticket over to { $text }
event-released = { $actor } let go of the ticket
event-transferred = { $actor } transferred the ticket to { $text }
event-prioritized = { $actor } changed the priority: { $text }
event-tagged = { $actor } tagged it: { $text }
event-untagged = { $actor } took off the tag: { $text }
event-merged = { $actor } merged it into ticket #{ $text }
event-absorbed = { $actor } merged ticket #{ $text } into this one
event-resumed = { $actor } reopened the ticket

toast-assigned = Ticket #{ $number } is { $name }'s now.
toast-released = Nobody has ticket #{ $number } now. Anybody may take it.
toast-transferred = Ticket #{ $number } goes to { $unit }.
toast-prioritized = Priority of ticket #{ $number }: { $priority }
toast-tagged = The tags of ticket #{ $number } are kept.
toast-merged = Ticket #{ $later } is merged into ticket #{ $number }. The requester is told.
toast-resumed = Ticket #{ $number } is open again. The requester is told.

refused-handed-over = Ticket #{ $number } was handed over already: it is { $name }'s now. Nothing was changed.
refused-released = Somebody just let go of ticket #{ $number }. Tap Take if you want it.
refused-colleague-gone = That person is not (any more) staff of this group. Choose somebody else.
refused-transferred = { $name } transferred ticket #{ $number } to { $unit }. Nothing was changed here.
refused-unit-gone = There is no such unit any more. Open the list once more.
refused-closed-by = { $name } closed ticket #{ $number } on { $when } already. Nothing was changed.
refused-resumed-by = { $name } reopened ticket #{ $number } already. Nothing was changed.
refused-merged = Ticket #{ $number } was merged into ticket #{ $into }. Go on there.
refused-merged-by = { $name } merged ticket #{ $number } into ticket #{ $into } already. Nothing was changed.
refused-merge-person = Only tickets of the same requester can be merged.
refused-merge-unit = Ticket #{ $number } is with { $unit }. Ask them to transfer it here first, then merge.
refused-merge-none = This requester has no other open ticket.
refused-close-words = Please write the reason in words.
refused-close-long = A reason has at most { $most } characters; this one has { $length }. Please shorten it.
refused-tag-words = Write the tags with letters or digits, for example: account, papers missing
refused-tag-long = A tag has at most { $most } characters; this one has { $length }. Use a shorter word.
refused-tags-many = Ticket #{ $number } has enough tags, { $most } at most. Take one off first.
