# News for the requester

notice-taken = 🔧 { $name } is now working on ticket #{ $number }.
notice-closed = ✅ <b>Ticket #{ $number } is closed.</b> Thank you for contacting us.
notice-closed-days =
    ✅ <b>Ticket #{ $number } is closed.</b> Thank you for contacting us. Still something wrong? Reply to this message within { $days } days to reopen it.
