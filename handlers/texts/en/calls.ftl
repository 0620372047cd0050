# Video calls

button-call = 📹 Video call
button-call-propose = 🗓 Propose times
button-call-again = 🗓 Propose new times
button-call-now = 📞 Call now
button-call-link = 🔗 Meeting link
button-call-cancel = ✖️ Cancel the call
button-call-cancel-sure = ✖️ Yes, cancel it
button-call-held = ✅ Verified
button-call-held-sure = ✅ Yes, verified
button-call-missed = 🚫 Not there
button-call-ready = ✅ Ready now
button-call-other = 🕒 Another time
button-propose = 📨 Send proposal ({ $count })
button-propose-anew = 🗓 Propose new times
button-pick-anew = 🔄 Choose anew
mark-picked = ☑️

card-call = 📹 Video call: { $state } · { $when }
card-call-now = now
card-call-open = no time agreed yet
call-state-proposed = waiting for the requester
call-state-agreed = agreed
call-state-declined = the requester wants another time
call-state-cancelled = cancelled
call-state-held = verified
call-state-missed = the requester was not there
call-state-replaced = replaced

call-head =
    📹 <b>Video call</b> · ticket #{ $number }
    { $title } · { $requester }
call-none = None yet. Propose up to three times, or call now.
call-link = 🔗 { $link }
call-standing = { $state } · <b>{ $when }</b>
call-standing-past = { $state } · <b>{ $when }</b> · it is over: note the result.
call-standing-proposed = Waiting for the requester to choose: <b>{ $times }</b>
call-days =
    🗓 Choose days for the video call of ticket #{ $number }, at most { $most } times.
    Chosen: <b>{ $picked }</b>
call-times =
    🗓 <b>{ $day }</b> · ticket #{ $number }
    Chosen: <b>{ $picked }</b>
call-none-picked = none yet
call-write-link = 🔗 { $name }, reply to this card with the meeting link of ticket #{ $number }, for example https://meet.google.com/abc-defg-hij
call-held-sure = Note that the requester of ticket #{ $number } is verified by video call?
call-cancel-sure = Cancel the video call of ticket #{ $number }?

call-notice-proposed =
    📹 <b>{ $name }</b> invites you to a video call to verify ticket #{ $number }.

    Choose a time ({ $zone }):
call-notice-now =
    📹 <b>{ $name }</b> would like a video call to verify ticket #{ $number } <b>right now</b>. Are you ready?
call-notice-agreed =
    ✅ The video call of ticket #{ $number } is agreed:
    <b>{ $when }</b>

    Our staff ({ $name }) will contact you then. Have your KTP and the original documents ready.
call-notice-agreed-now = ✅ Our staff ({ $name }) will contact you in a moment for ticket #{ $number }. Have your KTP and the original documents ready.
call-notice-declined = 🕒 You asked for another time for the video call of ticket #{ $number }. Reply to this message with a time that suits you; our staff will propose new times.
call-notice-cancelled = ✖️ The video call of ticket #{ $number } is cancelled.
call-notice-replaced = 🔁 This proposal for ticket #{ $number } gave way to the new one below.
call-notice-held = ✅ The video call of ticket #{ $number } is done.
call-notice-missed = 🚫 The video call of ticket #{ $number } did not happen.
call-held = ✅ Verification by video call for ticket #{ $number } is done. Our staff go on with your request.
call-missed = 🚫 We could not meet you at the video call of ticket #{ $number }. Do you still need it? Ask for another time below.
call-cancelled = ✖️ Our staff cancelled the video call of ticket #{ $number }. Reply to this message if you have questions.
call-cancelled-told = ✖️ The requester cancelled the video call of ticket #{ $number }.
call-ready-told = 📞 <b>{ $name }</b> (ticket #{ $number }) is ready to be called now.
call-declined-told = 🕒 <b>{ $name }</b> wants another time for the video call of ticket #{ $number }.
call-link-told = 🔗 The link for the video call of ticket #{ $number }: { $link }
call-reminder =
    ⏰ Reminder: video call of ticket #{ $number }
    <b>{ $when }</b>
call-reminder-told =
    ⏰ Reminder: video call of ticket #{ $number } with { $name }
    <b>{ $when }</b>
call-file = video-call-ticket-{ $number }
call-entry = Video call ticket #{ $number } · { $office }
call-entry-more = Verification of ticket #{ $number } by { $unit }. Have your KTP and the original documents ready.
call-entry-sent = 🗓 Open this file to put the video call of ticket #{ $number } (<b>{ $when }</b>) into your calendar.
call-entry-told = ✅ The video call of ticket #{ $number } is agreed: <b>{ $when }</b>
call-entry-cancelled = ✖️ The video call of ticket #{ $number } (<b>{ $when }</b>) is cancelled. Open this file to take it out of your calendar.

event-call-declined = { $actor } wants another time for the video call: { $text }
event-call-cancelled = { $actor } cancelled the video call: { $text }

toast-call-asked = The requester is asked whether they are ready now.
toast-call-proposed = The proposal went to the requester.
toast-call-held = Noted: verified. The requester is told.
toast-call-missed = Noted: not there. The requester is told.
toast-call-declined = Our staff are told. Write a time that suits you by replying to this message.
toast-call-cancelled = The video call is cancelled.
refused-call-no-time = Choose at least one time first.
refused-call-too-many = At most { $most } times in one proposal.
refused-call-past = That time is over. Please choose another one.
refused-call-early = That call is on { $when }. Whether somebody was there can be noted afterwards.
refused-call-agreed = A time is agreed already: { $when }. To change it, tap Another time.
refused-call-not-agreed = This call is not agreed on, or it is over. Please open the ticket's card again.
refused-call-now-over = That invitation is more than an hour old. Tap Another time and our staff will propose one.
refused-call-declined = Another time was asked for already. Our staff will propose new ones.
refused-call-cancelled = This video call is cancelled already.
refused-call-held = This video call is done already.
refused-call-missed = This video call is over. Tap Another time if you still need it.
refused-call-replaced = This proposal was replaced. Please use the newest one.
