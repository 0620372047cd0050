# Time: what to expect, reminders, closing

when-today = today { $time }
when-tomorrow = tomorrow { $time }
when-weekday = { $day } { $time }
when-date = { $day } { $time }

expected-first-answer = ⏳ Expect an answer by <b>{ $when }</b>.
expected-solution = ⏳ Expect it to be done by <b>{ $when }</b>.
expected-closed = 🕗 The office is closed now and opens again { $when }. Your ticket is on file.
away-written = 🕗 The office is closed now. Your message is on file and will be read once it opens, { $when }.

slipped-first-answer =
    🙏 <b>We are sorry</b>: ticket #{ $number } ({ $title }) has no answer yet, although we expected to give one by now. The staff have been reminded.
slipped-solution =
    🙏 <b>We are sorry</b>: ticket #{ $number } ({ $title }) is not done yet, although we expected it to be by now. The staff have been reminded.
renewed-first-answer = Please expect an answer by <b>{ $when }</b>.
renewed-solution = Please expect it to be done by <b>{ $when }</b>.

my-ticket-expected-first-answer = ⏳ Answer expected: <b>{ $when }</b>
my-ticket-expected-solution = ⏳ Expected to be done: <b>{ $when }</b>
my-ticket-late = ⏳ Later than we expected, sorry. The staff have been reminded.

due-first-answer = first answer
due-solution = solution
promise-due = ⏰ { $what }: { $when }
promise-late = 🔴 Late · { $what }: { $when }
promise-paused = ⏸ { $what }: time does not count, waiting for somebody else

staff-reminders = ⏰ <b>Reminder · { $unit }</b>
staff-reminders-warning = <b>Due soon</b>
staff-reminders-due = <b>Due; the requester was given a new time</b>
staff-reminders-overdue = <b>Late, for the admins to look at</b> { $admins }
staff-reminder = { $ticket } { $title } · { $what }: { $when } · { $assignee }
reminded-ticket = #{ $number }
reminded-link = <a href="{ $link }">{ $ticket }</a>
mention = <a href="tg://user?id={ $id }">{ $name }</a>
staff-reminders-more = … and { $count } more: /antrian

nudge-reminder =
    👋 Ticket #{ $number } ({ $title }) is waiting for something from you. Until it comes, the staff cannot go on.
nudge-notice =
    ⚠️ Ticket #{ $number } ({ $title }) is still waiting for something from you. If we hear nothing by <b>{ $when }</b>, we close it. You can still open it again afterwards.
lapsed =
    📁 We have closed ticket #{ $number } ({ $title }) for now, as what we asked for has not come. Still needed? One tap opens it again, for { $days } days.
lapsed-for-good = 📁 We have closed ticket #{ $number } ({ $title }), as what we asked for has not come. Still needed? Please ask again.
revived = 🔄 Ticket #{ $number } is open again. Open it to see what we are waiting for.
nudge-evaluation = ⭐ How did we do with ticket #{ $number } ({ $title })? It takes a moment, stays without your name, and helps us.
button-revive = 🔄 Open it again
staff-revived = 🔄 { $name } opened ticket #{ $number } again and will send what is missing.

event-lapsed = Closed by itself: what was asked for did not come
event-revived = { $actor } opened the ticket again to send what is missing
closed-why-lapsed = closed by itself, what was asked for did not come
closed-as-lapsed = closed, what we asked for has not come

toast-revived = Ticket #{ $number } is open again.
refused-not-lapsed = Ticket #{ $number } is open again, or was not closed by itself. Open it to see how it stands.
