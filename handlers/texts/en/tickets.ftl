# The requester's ticket

ticket-opened =
    ✅ We have your <b>ticket #{ $number }</b>.
    { $title } · handled by { $unit }

    You will hear from us in this chat. Anything to add? Reply to this message.
ticket-handed-on = ✉️ Passed on to the staff of ticket #{ $number }.
ticket-write = ✍️ Write your message for the staff of ticket #{ $number } now. Your next message goes straight to them, whatever it is.
ticket-write-file =
    📎 Send a photo or file for ticket #{ $number } now with the 📎 button. Several photos at once are fine. Never send a password.
ticket-write-stopped = Fine, nothing goes to the staff of ticket #{ $number }.
ticket-closed-already =
    Ticket #{ $number } is closed, so I have not passed your message on yet. Is there still something to do for that ticket?
ticket-closed-long-ago =
    Ticket #{ $number } is closed and can no longer be reopened, so I have not passed your message on yet. Go on in a new ticket? Your message goes along.
ticket-ask-what-is-left =
    What is still to be done for ticket #{ $number }? Write it here. Your message opens the ticket again.
ticket-reopened = 🔄 Ticket #{ $number } is open again, and your message has gone to our staff.
ticket-ask-withdraw = Withdraw your request <b>{ $title }</b> (ticket #{ $number })? Our staff will stop working on it.
ticket-withdrawn =
    ↩️ Your request in ticket #{ $number } is withdrawn. Changed your mind? You can reopen the ticket for { $days } days.
ticket-withdrawn-for-good = ↩️ Your request in ticket #{ $number } is withdrawn.
ticket-ask-kind = Going on with ticket #{ $number }. What do you need? The new ticket will be linked to it.
my-tickets =
    <b>Your tickets</b>
    { $total } in all, { $open } still open. Tap one to see how it stands.
my-tickets-page =
    { $text }
    Page { $page } of { $pages }
my-tickets-none-such =
    { $text }
    <i>There are none of this sort.</i>
my-tickets-none = You have no tickets yet. Just write your question here.
my-ticket-title = <b>Ticket #{ $number }</b> · { $title }
my-ticket-status = { $bar } <b>{ $status }</b> { $decision }
my-ticket-call = 📹 Video call: <b>{ $when }</b> { $link }
my-ticket-staff = Handled by: { $unit } · staff: { $assignee }
my-ticket-opened = Received: { $when }
my-ticket-closed = Closed: { $when }
my-ticket-continues = Goes on with ticket #{ $number }
my-ticket-continued = Continued in ticket { $numbers }
my-ticket-description = <i>{ $text }</i>
my-ticket-papers = <b>Documents</b>
my-paper-new = 📎 { $title }
my-paper-accepted = ✅ { $title }
my-paper-returned = ❌ { $title }: please send it again ({ $reason })
my-paper-held = 🛡 { $title }: being looked into
my-paper-missing = ⬜ { $title }: missing
my-ticket-wishes = <b>What we are waiting for</b>
my-ticket-wish = • { $text }
my-ticket-activity =
    { $text }

    <b>Latest activity</b>
    { $lines }
nobody = nobody yet
the-desk = Loket

button-write = ✍️ Write to staff
button-write-file = 📎 Send a file
button-write-more = ✍️ Write more
button-stop-writing = ✖️ Rather not
button-close-own = ✅ All done
button-withdraw = ↩️ Withdraw
button-withdraw-sure = ↩️ Yes, withdraw
button-withdraw-not = No, go on with it
button-reopen-mine = 🔄 Reopen
button-continue-ticket = ➕ Go on in a new ticket
button-other-kind = Something else
button-mend-mine = 🔧 Mend documents
button-give-mine = 📨 Send what is missing
button-my-evaluation = ⭐ My evaluation
button-evaluate = ⭐ Evaluate
button-sort = { $name }
button-sort-chosen = • { $name }
sort-all = All
sort-open = Open
sort-closed = Closed

progress-done = ●
progress-open = ○
status-received = 🆕 received
status-in-progress = 🔧 being checked
status-waiting = ⏳ waiting for the requester
status-verifying = 🔎 verification
status-closed = ✅ closed
my-status-received = received
my-status-in-progress = being checked
my-status-waiting = waiting for you
my-status-verifying = verification
my-status-closed = closed
closed-as-solved = done
closed-as-rejected = done
closed-as-withdrawn = withdrawn
closed-as-by-requester = done, closed by you
mark-received = 🆕
mark-in-progress = 🔧
mark-waiting = ⏳
mark-verifying = 🔎
mark-closed = ✅
mark-withdrawn = ↩️
decision-pending = · waiting for an admin's decision
decision-approved = · approved
decision-rejected = · rejected

event-document-accepted = { $actor } accepted a document: { $text }
event-document-returned = { $actor } asked to mend a document: { $text }
event-document-sent = { $actor } sent a document: { $text }
event-asked = { $actor } asked for more: { $text }
event-given = { $actor } added: { $text }
event-nothing-owed = Everything asked for has come
event-papers-accepted = All documents accepted, on to verification
event-call-proposed = { $actor } proposed a video call: { $text }
event-call-agreed = { $actor } agreed to a video call: { $text }
event-call-held = { $actor } held a video call: { $text }
event-call-missed = { $actor } noted that a video call did not happen: { $text }
event-withdrawn = { $actor } withdrew the request
event-linked = { $actor } went on with it in ticket #{ $text }
event-answered-wordless = { $actor } sent a file or picture
event-replied-wordless = { $actor } sent a file or picture
event-reopened-wordless = { $actor } reopened the ticket with a file or picture

staff-ticket-closed = ✅ { $name } has closed ticket #{ $number }: all done.
staff-ticket-withdrawn = ↩️ { $name } has withdrawn the request in ticket #{ $number }.
staff-ticket-continues = 🔗 Ticket #{ $number } goes on with ticket #{ $before }, which is closed.

refused-not-now = Ticket #{ $number } has moved on, so that cannot be done now. Open the ticket to see how it stands.
refused-reopen-late = Ticket #{ $number } can no longer be reopened. Look at the ticket and choose to go on in a new one.
