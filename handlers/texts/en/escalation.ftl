# Escalation: up, out by e-mail, and back

button-ladder = ⬆️ Escalate
button-need-ask = 📨 Ask the requester
button-need-ask-all = 📨 Ask the requester for all ({ $count })
button-need-type = ✏️ I fill it in
button-need-type-file = 📎 I send the file
button-escalate-to = ⬆️ Pass on to { $tier }
button-escalate-sure = ⬆️ Yes, pass it on
button-mail-sure = 📧 Send the e-mail
button-by-hand-sent = ✅ I have sent it
button-mail-again = 🔁 Try again
button-mail-write = ✉️ Write to them again
button-number = 🔢 Ticket number there
button-number-keep = 💾 Keep number { $number }
button-mended = ✅ Centre: repaired
button-mended-here = ✅ Repaired
button-take-back = ↩️ Take back from { $tier }
button-give-back = ↩️ Give back to { $unit }
button-back-sure = ↩️ Yes, bring it back
button-tell-mended = 📨 Send to the requester
button-still-broken = ✍️ Still not working

mark-need-missing = ⬜
mark-need-asked = ❔
mark-need-coming = ⏳
mark-need-held = ⚠️
mark-need-there = ✅
need-state-missing = not there yet
need-state-asked = waited for from the requester
need-state-coming = the file is being checked
need-state-held = the file is held
need-state-there = there

ladder-head =
    ⬆️ <b>Escalate ticket #{ $number }</b>
    { $title } · { $requester }
ladder-next = From { $own } to <b>{ $tier }</b>. They need:
ladder-top = { $own } is the highest step. There is nobody above it.
ladder-closed = This ticket is closed, so it goes nowhere any more. Needed after all? Reopen the ticket first.
ladder-past = 📍 Was with <b>{ $tier }</b> until { $until }
ladder-complete = All there: ready to be passed on.
ladder-missing = Choose what is missing to complete it.
ladder-asked = Waiting for the requester. If you know it yourself, choose it and fill it in.
ladder-held = A file is held. Open the documents on the card, then let it through or ask for another one.
ladder-sure = Pass ticket #{ $number } on to <b>{ $tier }</b>? Its card, messages and documents go to their group. { $own } goes on seeing here how it stands.
ladder-sure-mail =
    📧 Send ticket #{ $number } to <b>{ $tier }</b> by e-mail? Number of mails: { $mails }

    <b>{ $subject }</b>
    <blockquote expandable>{ $body }</blockquote>
ladder-by-hand =
    📋 No e-mail to <b>{ $tier }</b> is set up here. Copy the text below (tap it), send it yourself with the documents, then tap <i>I have sent it</i>. Ticket #{ $number }:

    <code>{ $subject }</code>

    <pre>{ $body }</pre>
ladder-by-hand-file =
    📋 No e-mail to <b>{ $tier }</b> is set up here. The text is in the file below: send it yourself with the documents of ticket #{ $number }, then tap <i>I have sent it</i>.

    <code>{ $subject }</code>
ladder-arrived = ⬆️ <b>{ $name }</b> passed ticket #{ $number } on from { $own }.

need-line = { $mark } { $label }: { $value }
need-line-open = { $mark } { $label }: <i>{ $state }</i>
need-how = <b>{ $label }</b> for ticket #{ $number }: { $state }. Who gives it?
need-write = ✏️ { $name }, reply to this card with <b>{ $label }</b> for ticket #{ $number }. If there is really none, reply with -
need-write-file = 📎 { $name }, reply to this card with a file or photo of <b>{ $label }</b> for ticket #{ $number }. If there is really none, reply with -
needs-complete = ✅ All that <b>{ $tier }</b> needs for ticket #{ $number } is there.
need-file-refused = The file { $name } for ticket #{ $number } cannot be used yet. { $why }
need-file-refused-told = The file { $name } for ticket #{ $number } cannot be used. Its sender was told: { $why }
need-file-held-told = ⚠️ The file { $name } for ticket #{ $number } is held: { $why } Look at it in the documents on the card.

away = 📍 With <b>{ $tier }</b> since { $since }
away-on-its-way = 📍 On its way to <b>{ $tier }</b>
away-mail-failing = 📧 The e-mail is not out yet, it is tried again: { $reason }
away-mail-dead = 📧 The e-mail could not be sent: { $reason }
away-number = 🔢 Number there: <code>{ $number }</code>
away-answered = 💬 Last answer { $when }
away-not-answered = 💬 No answer yet

card-behind =
    🎫 <b>Ticket #{ $number } · { $title }</b>
    📍 Now with <b>{ $unit }</b>
    Status: <b>{ $status }</b>
    Requester: { $requester }
    Staff: { $assignee }

    <i>This card follows how it stands. Replies to the requester now go from the group { $unit }.</i>

back-sure = Give ticket #{ $number } back to <b>{ $unit }</b>?
back-sure-outside = Take ticket #{ $number } back from <b>{ $tier }</b>? { $unit } goes on with it.
back-sure-mended = Has <b>{ $tier }</b> repaired ticket #{ $number }? It goes back to { $unit }, with a message for the requester ready there.
back-arrived = ↩️ <b>{ $name }</b> gave ticket #{ $number } back from { $tier }.
back-mended =
    ✅ <b>{ $name }</b>: ticket #{ $number } is repaired by { $tier }. Send this to the requester?

    <blockquote>{ $message }</blockquote>

    Or reply to the card in your own words.
back-mended-told =
    ✅ Sent to the requester of ticket #{ $number } by { $name }:

    <blockquote>{ $message }</blockquote>

told-away = 📍 Your ticket #{ $number } is now with <b>{ $tier }</b>. We tell you here as soon as they answer.
told-back = 📍 Your ticket #{ $number } is with <b>{ $unit }</b> again.
mended-for-requester = ✅ The problem of ticket #{ $number } has been repaired by <b>{ $tier }</b>. Please try again. If it is still there, send us a new screenshot, please.
mended-short = Repaired by { $tier }. Please try again.

mail-subject = [Ticket #{ $number }] { $title } · { $service } · { $token }
mail-subject-plain = [Ticket #{ $number }] { $title } · { $service }
mail-subject-part = ({ $part }/{ $total })
mail-subject-again = Re: { $subject }
mail-line = { $label }: { $value }
mail-question = The requester's question
mail-held = (not passed on: there is an improper word in it)
mail-body =
    Dear { $tier },

    Please help us with the following problem, which we cannot solve at { $unit }.

    { $lines }

    Service: { $service }
    Our ticket number: #{ $number }, received { $opened }

    Please answer this e-mail without changing its subject, so that your answer reaches whoever works on it.

    Kind regards,
    { $name }
    { $unit }, { $office }
mail-files = Attached: { $names }
mail-files-later = These follow in a further e-mail because of their size: { $names }
mail-more =
    Further attachments for ticket #{ $number } ({ $part } of { $total }).

    Attached: { $names }
mail-further =
    { $text }

    Kind regards,
    { $name }
    { $unit }, { $office }
    Our ticket number: #{ $number }
mail-text-file = e-mail-ticket-{ $number }
mail-file-nameless = attachment-{ $number }
mail-write = ✉️ { $name }, reply to this card with what you want to write to <b>{ $tier }</b> about ticket #{ $number }. It goes out as an e-mail at once.
number-write = 🔢 { $name }, reply to this card with the number that ticket #{ $number } has at <b>{ $tier }</b>.
mail-late = 📧 The e-mail of ticket #{ $number } to <b>{ $tier }</b> is not out yet: { $reason }. We keep trying.
mail-dead = ❗ The e-mail of ticket #{ $number } to <b>{ $tier }</b> could not be sent: { $reason }. Mend the cause and try again, or reach them another way.
mail-came-answer = 📧 <b>{ $tier }</b> answers · ticket #{ $number } · { $sender }
mail-came-automatic = 🤖 Automatic reply of <b>{ $tier }</b> · ticket #{ $number } · { $sender }
mail-came-bounce = ❗ The e-mail of ticket #{ $number } to <b>{ $tier }</b> was refused where it went. Check the address, then reach them another way. { $sender }
mail-came-text = <blockquote expandable>{ $text }</blockquote>
mail-came-cut = <i>The rest is in the mail folder.</i>
mail-came-large = ⚠️ This e-mail is too large to be read here ({ $megabytes } MB). Open it in the mail folder.
mail-came-left-out = ⚠️ Open with care in the mail folder, it cannot be checked here: { $names }
outside-unanswered = ⏰ <b>{ $tier }</b> has not answered ticket #{ $number } since { $since }. Ask again, or write down the answer.

note-mail-sent = e-mail to { $tier } sent
note-mail-dead = e-mail to { $tier } not sent: { $reason }
note-mail-again = e-mail tried again
note-mail-written = e-mail to { $tier }: { $text }
note-mail-automatic = automatic reply of { $tier }
note-mail-bounce = e-mail to { $tier } refused where it went
note-number = ticket number at { $tier }: { $number }
note-need-given = { $need }: { $text }

event-escalated = { $actor } passed the ticket on to { $text }
event-heard = { $text } answered
event-returned = { $actor } noted the ticket as back from { $text }

toast-needs-asked = The requester was asked ({ $count }).
toast-escalated = Ticket #{ $number } is passed on.
toast-mail-again = Trying again.
toast-number-kept = Number { $number } is kept.
toast-brought-back = Ticket #{ $number } is back.
toast-mended-told = The requester was asked to try again.
refused-escalated = Ticket #{ $number } was passed on by { $name } on { $when }. Nothing was changed.
refused-needs-missing = Not complete: { $names }. Complete it first, then pass it on.
refused-need-there = That is there for ticket #{ $number } already. Open Escalate again for the newest.
refused-need-file = { $title } is a file: reply to the card with a photo or file, or with - if there is really none.
refused-need-choice = Choose one and write it just like this: { $choices }
refused-number = That number cannot be right: it needs digits, and { $most } characters at most.
refused-number-kept = Number { $number } is kept already.
refused-not-away = Ticket #{ $number } is not up the ladder now. Open its card for the newest.
refused-mail-alive = No e-mail of ticket #{ $number } has failed. Nothing was changed.
refused-no-mail = No e-mail to them is set up. Please send it yourself from the office's e-mail.
refused-mail-file = Only words go out as an e-mail from here, so nothing was sent. Write without a file, or send it from the office's e-mail.
refused-mended-told = The requester of ticket #{ $number } has been told already.
