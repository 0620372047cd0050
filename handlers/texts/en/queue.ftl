# The staff's queue

queue-head =
    📋 <b>Queue of { $unit }</b>
    { $view }: { $total }
queue-head-of = { $head } ({ $name })
queue-head-services =
    📋 <b>Queue of { $unit }</b>
    By service
queue-head-page = { $head } · page { $page } of { $pages }
queue-choose-service = Choose a service:
queue-choose-unit = 📋 Which unit's queue?
queue-line = { $mark } { $number } · { $age } · { $title } · { $assignee }
queue-line-overdue = ⏰ { $mark } { $number } · { $age } · { $title } · { $assignee }
queue-empty = No tickets are open. 👍
queue-none-such = There are none of these. Choose others below.
queue-all = All
queue-mine = Mine
queue-unassigned = Not taken
queue-overdue = Overdue

listed-number = #{ $number }
listed-linked = <a href="{ $link }">{ $number }</a>
ago-minutes = { $count } min
ago-hours = { $count } h
ago-days = { $count } d

button-queue = { $name } ({ $count })
button-queue-chosen = • { $name } ({ $count })
button-queue-services = 🗂 By service ({ $count })
button-queue-units = ↩️ Other units

command-queue = This unit's tickets

refused-queue-staff = The queue is for staff only. Your own tickets are at /tiket. If you are staff, write /antrian once in your unit's group first.
refused-command-anonymous = You write anonymously, so nothing was done. Switch off the anonymous mode of admins and send it again.
