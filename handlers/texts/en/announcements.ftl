# Announcements

announcement-unit =
    📣 <b>Announcement of { $unit }</b> · { $office }

    { $text }
announcement-office =
    📣 <b>Announcement of { $office }</b>

    { $text }
announcement-choose =
    📣 <b>Announcement of { $sender }</b> · not sent

    { $text }

    <b>Who is it for?</b> The number on a button is how many people would get it.
announcement-confirm =
    📣 <b>Announcement of { $sender }</b> · not sent

    { $text }

    <b>For:</b> { $people }
    <b>People:</b> { $count }, in about { $minutes } min.
    Left out: { $unreachable } cannot be reached, { $quiet } want no announcements.
announcement-confirm-nobody =
    📣 <b>Announcement of { $sender }</b> · not sent

    { $text }

    <b>For:</b> { $people }
    Nobody would get it: { $unreachable } cannot be reached, { $quiet } want no announcements.
announcement-dropped = 📣 The announcement is cancelled. Nobody got it.
announcement-sending =
    📣 <b>Announcement #{ $number } is being sent</b> · { $sender }
    <i>{ $beginning }</i>

    Sent to { $sent } of { $total } · { $failed } not reached
    About { $minutes } min left. Answers to requesters still go first.
announcement-sent =
    📣 <b>Announcement #{ $number } is done</b> · { $sender }
    <i>{ $beginning }</i>

    Sent to: { $sent }
    Not reached: { $failed } · want no announcements: { $quiet }
announcement-stopped =
    📣 <b>Announcement #{ $number } was stopped by { $name }</b> · { $sender }
    <i>{ $beginning }</i>

    Sent to: { $sent } · not sent any more: { $left }
    Not reached: { $failed } · want no announcements: { $quiet }
announcements-are-on = 🔔 You get our office's announcements, for example about outages or changed services.
announcements-are-off = 🔕 You get no announcements. News on your tickets still comes.

aim-open = With an open ticket
aim-service = { $service }, { $days } days
aim-all = Everybody who contacted us
people-open = requesters with an open ticket
people-service = requesters of { $service }, last { $days } days
people-all = everybody who ever contacted us

button-aim = { $people } ({ $count })
button-aim-others = ◀️ Choose other people
button-speak-for = ↔️ On behalf of { $name }
button-announce = 📣 Send to { $count }
button-announcement-drop = ✖️ Cancel
button-announcement-stop = ⏹ Stop
button-announcements-off = 🔕 No more announcements
button-announcements-on = 🔔 Send announcements again

command-announce = An announcement to requesters (admins)
command-announcements = Announcements: get them or not

toast-announcements-off = You get no more announcements. News on your tickets still comes. Changed your mind? Write /pengumuman.
toast-announcements-on = You get announcements again.

refused-announce-admin = Only admins of that unit's group can announce. Nothing was sent.
refused-announce-office = On behalf of the office, only admins of all units can announce.
refused-announce-empty = Write the text after the command, for example: /pengumuman We close at 12 tomorrow. Or answer the message that holds the text with /pengumuman.
refused-announce-long = An announcement has at most { $most } characters; this one has { $length }. Shorten it and send it again.
refused-announce-begun = That announcement was sent or cancelled already. Nothing is sent twice.
refused-announce-old = That draft is more than a day old. Please write it again with /pengumuman.
refused-announce-nobody = There is nobody to send this announcement to. Choose other people.
refused-announce-over = That announcement is done already, so there is nothing to stop.
