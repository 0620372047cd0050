# Every sentence that people read, in English. The same keys as in id.ftl.

## Welcome

welcome =
    <b>Welcome to the { $office } desk.</b>

    Just write your question in your own words, for example <i>forgot password</i>. I will look for the answer, and where there is none yet, our staff will help you.

    Or choose a service:
hint-no-text =
    I have your message, but I can only search by words. Please write your question in one sentence, or contact our staff with the button below.
group-id =
    This group's number: <code>{ $chat }</code>
    Put it into the settings as <code>chat_id</code>.

## Answers

answer =
    <b>{ $question }</b>

    { $answer }

    <i>Source: { $source } · reviewed { $reviewed }</i>
choose = Is it perhaps one of these? Tap its number.
choose-line = <b>{ $number }.</b> { $question }
choose-line-of = <b>{ $number }.</b> { $question } <i>({ $service })</i>
hand-over =
    Sorry, I have not found the answer yet. Our staff can help: tap <b>Contact staff</b>. You may also put the question in other words, for example the name of the application and the message you see.
solved = Glad to help. If there is anything else, just write it here.
which-service = Which service do you need?
which-kind =
    <b>{ $service }</b>
    What can our staff do for you?
topic =
    <b>{ $crumbs }</b>
    { $summary }
topic-empty =
    <b>{ $crumbs }</b>
    { $summary }
    There is no guide for this topic yet. Our staff can help you.

## Filling in a request

form-step =
    <b>{ $title }</b> · { $place }/{ $total }

    { $ask }
    { $filled }
form-ask = { $ask }
form-why = <i>{ $why }</i>
form-ask-document =
    Please send: <b>{ $title }</b>
    { $help }
    <i>{ $types }, at most { $most }. A chat with a bot is less secret than one between people: send only what is asked for, and never a password.</i>
form-filled = Filled in now: { $value }
form-line = { $label }: <b>{ $value }</b>
form-line-document = { $label }: 📎 { $value }
form-summary =
    <b>Please check before sending</b>
    { $title } · { $service }

    { $lines }

    All correct? Tap <b>Send</b>.
form-cancel-sure = Cancel the request <b>{ $title }</b>? What you filled in will be deleted.
form-cancelled = The request is cancelled. Nothing was sent to our staff.
form-replace =
    You are filling in <b>{ $current }</b>. Would you like to go on with it, or begin <b>{ $wanted }</b> and delete what you filled in?
document-fetching = { $name } ⏳ being checked
document-checking = ⏳ { $name } is being checked…
document-checking-instead = ⏳ { $name } is being checked… It takes the place of { $before }.
document-replaced = ↩️ { $newer } has taken the place of { $name }.
document-refused = ❌ { $name } cannot be used.
document-photo = photo
document-file = file
document-received = { $name } ({ $kilobytes } KB)
document-stored = ✅ Document received: { $name } ({ $kilobytes } KB)

## The requester's ticket

ticket-opened =
    ✅ We have your <b>ticket #{ $number }</b>.
    { $title } · handled by { $unit }

    You will hear from us in this chat. Anything to add? Reply to this message.
ticket-handed-on = ✉️ Passed on to the staff of ticket #{ $number }.
ticket-closed-already =
    Ticket #{ $number } is closed, so I have not passed your message on yet. Is there still something to do for that ticket?
ticket-reopened = 🔄 Ticket #{ $number } is open again, and your message has gone to our staff.
my-tickets = Your tickets: { $total }. Tap one to see how it stands.
my-tickets-none = You have no tickets yet. Just write your question here.
my-ticket =
    <b>Ticket #{ $number }</b> · { $title }
    { $service }

    Status: <b>{ $status }</b> { $decision }
    Handled by: { $unit } · staff: { $assignee }
    Received: { $opened }

    { $description }

    <b>Activity</b>
    { $lines }
nobody = nobody yet
the-desk = Loket

status-received = 🆕 received
status-in-progress = 🔧 in progress
status-closed = ✅ closed
mark-received = 🆕
mark-in-progress = 🔧
mark-closed = ✅
decision-pending = · waiting for an admin's decision
decision-approved = · approved
decision-rejected = · rejected

## News for the requester

notice-taken = 🔧 { $name } is now working on ticket #{ $number }.
notice-approved =
    ✅ <b>Approved.</b> An admin has approved your request in ticket #{ $number } ({ $title }). Reply to this message if something still does not work.
notice-rejected =
    ❌ Your request in ticket #{ $number } ({ $title }) could not be approved yet. Reply to this message to ask why or to complete your data.
notice-closed =
    ✅ <b>Ticket #{ $number } is closed.</b> Thank you for contacting us. Still something wrong? Reply to this message to reopen it.
notice-grade = How was our service? One tap is enough:
from-staff = 👤 <b>{ $name }</b> ({ $unit }) · ticket #{ $number }
from-staff-edited = 👤 <b>{ $name }</b> ({ $unit }) · ticket #{ $number } · <i>edited</i>
evaluated = ✅ <b>Ticket #{ $number } is closed.</b> Thank you for your grade: { $grade }
grade-1 = 😞 Not satisfied
grade-2 = 😐 Less satisfied
grade-3 = 🙂 Satisfied
grade-4 = 😀 Very satisfied

## The card in the staff group

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
card-document = { $label }: 📎 { $name }
card-no-document = { $label }: not sent
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
topic-name = #{ $number } { $title } · { $requester }
from-requester = 💬 <b>{ $name }</b> · ticket #{ $number }
from-requester-edited = 💬 <b>{ $name }</b> · ticket #{ $number } · <i>edited</i>
note-kept = 📝 Internal note kept in the history of ticket #{ $number }. The requester does not see it.

history-line = { $when } · { $what }
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

## Buttons

button-home = 🏠 Main menu
button-contact = 👤 Contact staff
button-my-tickets = 🎫 My tickets
button-other-language = 🌐 Bahasa Indonesia
button-resume = ▶️ Go on with my request
button-solved = 👍 Answered
button-not-solved = 🤔 Not yet
button-other-service = ↩️ Another service
button-topics = 📚 Topics
button-up = ⬆️ Up
button-previous = ◀️ Previous
button-next = Next ▶️
button-for-ticket = ✉️ For ticket #{ $number }
button-back = ◀️ Back
button-keep = ➡️ Keep this
button-replace = 🗑 Delete it, begin the new one
button-skip = Skip ⏭
button-cancel = ✖️ Cancel
button-cancel-sure = Yes, cancel
button-continue = ▶️ Go on filling in
button-start-again = 🔁 Start again
button-send = ✅ Send
button-view-ticket = 🎫 View ticket #{ $number }
button-listed-ticket = { $mark } #{ $number } { $title }
button-reopen = 🔄 Reopen ticket #{ $number }
button-new-question = No, this is a new question
button-take = ✋ Take
button-close = ✅ Close
button-approve = 👍 Approve (admin)
button-reject = 👎 Reject (admin)
button-history = 📜 History
button-close-sure = ✅ Yes, close
button-reject-sure = 👎 Yes, reject
reaction-handed-on = 👌

toast-begun = This request has begun already: answer the last question below.
toast-taken = Ticket #{ $number } is yours now.
toast-closed = Ticket #{ $number } is closed. The requester has been told.
toast-approved = Approved. The requester of ticket #{ $number } has been told.
toast-rejected = Rejected. The requester of ticket #{ $number } has been told.

## Kind refusals

refused-handed-on = That message has gone to the staff of ticket #{ $number } already.
refused-unknown-message = I do not know the message you answered as part of a ticket, so this was not passed on. Please answer the ticket's card.
refused-stale = This button is no longer valid. Please use the newest menu.
refused-not-yours = That ticket is not yours, so nothing was changed.
refused-reply-to-note = This reply has been sent, so it cannot become an internal note. The requester still sees the old words.
refused-not-staff = Only staff of this group can do that. Nothing was changed.
refused-only-admin = Only an admin of the group can decide that. Nothing was changed.
refused-anonymous = You are writing anonymously, so this reply was not passed on. Switch off anonymous admin mode and send it again.
refused-closed = Ticket #{ $number } is closed, so nothing was changed. The requester can reopen it by replying to one of its messages.
refused-not-closed = Ticket #{ $number } is still open. You can grade it once it is closed.
refused-already-taken = Ticket #{ $number } is being worked on already.
refused-taken = { $name } has taken ticket #{ $number } already.
refused-undecided = Ticket #{ $number } still waits for an admin's decision. Approve or reject it first, then close it.
refused-no-decision = Ticket #{ $number } needs no approval.
refused-decided = Ticket #{ $number } has been decided. Nothing was changed.
refused-approved = Already approved by { $name }, { $when }. Nothing was changed.
refused-rejected = Already rejected by { $name }, { $when }. Nothing was changed.
refused-evaluated = We already have your grade for ticket #{ $number }. Thank you.
refused-unknown-command = I do not know that command. There are /start for the main menu, /tickets for your tickets and /cancel to cancel the request being filled in.
refused-form-ended = You are not filling in a request. Write your question, or begin with /start.
refused-step-over = That step is over. Please use the buttons of the last message.
refused-required = This one is required, so it cannot be skipped.
refused-missing = Something is still empty. Let us complete it first.
refused-still-fetching = The document is still being checked. Wait a moment, then tap Send again.
refused-edit-in-form = Editing an old message does not change the form. Tap Back on the last message to correct it.
refused-empty-answer = The answer is empty. Please write something first.
refused-long-answer = An answer may have { $most } characters; this one has { $length }. Please shorten it; you can tell the rest once the ticket is open.
refused-choose-button = Please tap one of the buttons of the message above.
refused-use-buttons = Everything is filled in. Tap Send, or Back to correct something.
refused-email = That e-mail address is not complete. A correct one: name@company.co.id
refused-phone = That telephone number is not right. Example: 0812 3456 7890
refused-npwp = An NPWP has 15 or 16 digits, with or without dots and dashes. Example: 01.234.567.8-901.000
refused-user-id = A user ID has no spaces. Please check it again.
refused-url = That web address is not right. Example: https://example.go.id
refused-date = Write the date as day-month-year. Example: 17-08-2026
refused-file-expected = Now it is time for a document: { $title }. Please send the file with 📎, not as text.
refused-file-expected-kind = Please send it as a file or a photo: { $types }, at most { $most }.
refused-text-expected = Please answer in words or with a button first. Documents are asked for in a step of their own.
refused-file-empty = That file is empty (0 bytes). Please check it and send it again.
refused-file-size = That file is too large; at most { $most }. Make it smaller or scan it at a lower resolution, then send it again.
refused-file-type = What is inside that file is not { $types }. Save or scan it as { $types }, then send it again.
refused-file-gone = That file could not be fetched from Telegram. Please send it once more.

## When something is broken

slow-down = We have all your messages and answer them one by one. Please wait a moment; there is no need to send them again. 🙏
group-lag = ⏳ Messages to this group are { $minutes } minutes late because of Telegram's limit (20 a minute). Waiting: { $count }. Nothing is lost.
incident = Sorry, your message is kept but could not be worked on because something is broken. Please give our staff the number { $incident } if you contact us.
incident-staff = ⚠️ A message from { $name } could not be worked on. Incident number: <code>{ $incident }</code>
undelivered = ⚠️ A message of ticket #{ $number } did not reach the requester: { $why }
undelivered-blocked = the requester has blocked this bot. Once the requester writes again, the next message can be sent.
undelivered-not-found = Telegram cannot find the chat. Perhaps the requester never pressed Start, or the account was deleted.
undelivered-gone = the requester's Telegram account is no longer active.
undelivered-other = Telegram refused it ({ $reason }).

## Commands

command-start = Start, or back to the main menu
command-tickets = My tickets
command-cancel = Cancel the request being filled in
command-group-id = This group's number, for the settings
