# News for the requester

notice-taken = 🔧 { $name } is now working on ticket #{ $number }.
notice-approved =
    ✅ <b>Approved.</b> An admin has approved your request in ticket #{ $number } ({ $title }). Reply to this message if something still does not work.
notice-rejected =
    ❌ Your request in ticket #{ $number } ({ $title }) could not be approved yet. Reply to this message to ask why or to complete your data.
from-staff = 👤 <b>{ $name }</b> ({ $unit }) · ticket #{ $number }
from-staff-edited = 👤 <b>{ $name }</b> ({ $unit }) · ticket #{ $number } · <i>edited</i>
notice-closed = ✅ <b>Ticket #{ $number } is closed.</b> Thank you for contacting us.
notice-closed-days =
    ✅ <b>Ticket #{ $number } is closed.</b> Thank you for contacting us. Still something wrong? Reply to this message within { $days } days to reopen it.
