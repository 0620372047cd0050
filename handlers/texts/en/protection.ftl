# Protection: data that is hidden, messages held back, mutes and bans

button-peek = 👁 Show
button-peek-held = 👁 Show the messages held back ({ $count })
button-data = 👁 Show data
button-protection = 🔇 Mute/ban
button-mute = 🔇 { $time }
button-ban = ⛔ { $time }
button-lift-mute = 🔊 Unmute
button-lift-ban = ✅ Lift the ban
button-charge-write = ✏️ Write the reason
button-object = ✋ Object
time-hours = { $count } h
time-days = { $count } d
secret-nik = NIK
secret-npwp = NPWP
secret-password = password
charge-spam = Sending messages over and over
charge-rude = Coarse language
charge-false = False data or identity

protection =
    🎫 Ticket #{ $number } · <b>{ $name }</b>
    { $lines }

    🔇 Mute (staff): messages are kept without a sound and can be shown at any time.
    ⛔ Ban (admin): messages are kept and answered with the reason.
protection-none = The requester can write as usual.
protection-mute = 🔇 Muted by { $name } until { $when }: { $reason }
protection-ban = ⛔ Banned by { $name } until { $when }: { $reason }
protection-held = Messages held back: { $count }
protection-why-mute = 🔇 Mute { $name } (ticket #{ $number }) for { $time }. What is the reason? The requester reads it.
protection-why-ban = ⛔ Ban { $name } (ticket #{ $number }) for { $time }. What is the reason? The requester reads it.
protection-done-mute = 🔇 The requester of ticket #{ $number } is muted until { $when }. Messages are still kept.
protection-done-ban = ⛔ The requester of ticket #{ $number } is banned until { $when }. Messages are still kept.
charge-write = ✏️ { $name }, reply to this card with the reason (ticket #{ $number }). The requester reads it.
held-back = 🔇 Messages of ticket #{ $number } held back: { $count }. Nothing is lost.
held-shown = 👁 { $name } showed { $count } messages of ticket #{ $number } that were held back.
peeked-held = { $count } messages held back
objection =
    ✋ <b>{ $name }</b> objects to the ban (ticket #{ $number }).
    Reason of the ban: { $reason }

    { $text }

kept = 📥 Your message is kept for the staff of ticket #{ $number }.
kept-muted =
    📥 Your message is kept for the staff of ticket #{ $number }, but may be read only after { $when }. The reason: { $reason }.
kept-word = 📥 Your message is kept for the staff of ticket #{ $number }. As it has an improper word in it, they open it when needed.
banned =
    ⛔ We are sorry, your messages cannot be answered until { $when }. The reason: { $reason }.
    They are still kept. Is this a mistake? Object below; an admin of the office will read it.
banned-objected =
    ⛔ We are sorry, your messages cannot be answered until { $when }. The reason: { $reason }.
    They are still kept. Your objection is with the office's admins.
objection-write = ✋ Write in one message why this ban is wrong. An admin of the office will read it.
objection-sent = ✋ Your objection is with the office's admins now.
sanction-lifted = ✅ You can write as usual again. Thank you for your understanding.

toast-held-shown = { $count } messages are shown below.
toast-lifted = Lifted. The requester can write as usual.
refused-barred = This button does not work until { $when }. Send a message to see the reason and how to object.
refused-coarse-answer = That answer has a word that is not fit to be passed on, so it is not kept. Please write it once more without it; all else you filled in is still here.
refused-coarse-file = The file's name, or what you wrote below it, has a word that is not fit to be passed on. Please send the file once more without it.
refused-nothing-hidden = Nothing is hidden here.
refused-nothing-held = No message is held back. Perhaps a colleague has just shown them.
refused-sanction-over = This was lifted already, or its time is over.
refused-sanction-staff = Staff cannot be muted or banned.
refused-sanction-hours = It lasts from 1 hour to { $most } days.
refused-sanction-reason = Name the reason: the requester reads it.
refused-sanction-long = The reason is too long: { $most } characters at most.
refused-mute-form = Reply to a message of the ticket with: /mute 1 day the reason (hours, days or weeks).
refused-ban-form = Reply to a message of the ticket with: /ban 7 days the reason (hours, days, weeks or months).
refused-objected = We have your objection to this ban already.
refused-objection = Write your objection as text, { $most } characters at most.

event-peeked = { $actor } looked at { $text }
event-muted = { $actor } muted the requester until { $text }
event-unmuted = { $actor } unmuted the requester
event-barred = { $actor } banned the requester until { $text }
event-unbarred = { $actor } lifted the requester's ban

command-note = Internal note, as a reply
command-recall = Take my message back, as a reply
command-mute = Mute the requester, as a reply
command-ban = Ban the requester (admin), as a reply
