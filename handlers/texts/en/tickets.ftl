# The requester's ticket

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
