# Outages: many people, one cause

outage-proposed =
    ⚡ <b>An outage? { $title }</b>
    { $service } · { $people } people report the same within { $minutes } minutes
outage-by-hand =
    ⚡ <b>Declare an outage? { $title }</b>
    { $service } · written by { $name }, nobody has been told
outage-no-service = no service named yet
outage-which-service = <b>Which service is affected?</b>
outage-report = #{ $number } · { $text }
outage-report-question = ❓ { $text }
outage-report-wordless = a file or picture
outage-report-held = (held back)
outage-reports-more = … and { $count } more reports
outage-draft =
    <b>What people will be told:</b> { $text }

    To change it, reply to this message with the new words. Once declared, everybody who reported it is told, and need not write again.
outage-usual = Some of its users have the same trouble.
outage-still = We are still repairing it. We are sorry for the trouble.

outage-open =
    ⚡ <b>Outage #{ $number }: { $title }</b>
    { $service } · since { $when }, declared by { $name }
outage-notice-now = <b>What people are told:</b> { $text }
outage-said = <b>Newest</b> ({ $when }, { $name }): { $text }
outage-telling = 👥 Told { $told } of { $people }, the others follow
outage-told-all = 👥 Told { $told } of { $people }
outage-unreachable = 🚫 Could not be told: { $count } (they may have blocked this bot). If need be, reach them another way.
outage-tickets = 🎫 Tickets ({ $count }): { $numbers }
outage-how-to-write = Reply to this message to write news.
outage-ask-restored =
    Is outage #{ $number } ({ $title }) really over?

    People who will be told: { $people }. Tickets that will be closed: { $count }. Whoever still has trouble can reopen theirs.
outage-over =
    ✅ <b>Outage #{ $number } is over: { $title }</b>
    { $service } · since { $begun }, over { $when } ({ $name })
outage-tickets-closed = 🎫 Tickets closed ({ $count }): { $numbers }
outage-tickets-kept = ⚠️ Still open, please look at each: { $numbers }
outage-dismissed =
    <b>No outage: { $title }</b>
    Says { $name }, { $when }. Nobody is asked about the same until { $until }.
outage-dropped =
    <b>Cancelled: { $title }</b>
    By { $name }, { $when }. Nobody was told.
outage-lapsed =
    <b>An outage? { $title }</b>
    Nobody answered, so it is not asked any more. Still affected? Write /gangguan and the news.
outage-below = ⚡ Outage #{ $number }: its newest message is below. ⬇️
outage-reminder = ⏰ Outage #{ $number } ({ $title }) is still open, since { $when }. People waiting for news: { $people }.

outage-preview =
    ✏️ <b>News, not sent yet:</b>

    { $text }
outage-words-told =
    📣 <b>Told to everybody concerned ({ $people }):</b>

    { $text }
outage-words-kept =
    💾 <b>What new people are told:</b>

    { $text }
outage-words-dropped = ✖️ This was not sent.

outage-list =
    ⚡ <b>Outages of { $unit }</b>

    { $lines }

    To declare one yourself, write the news after the command, for example: /gangguan Puspa cannot be opened since this morning
outage-list-none = There is no outage. 👍
outage-listed-open = #{ $number } · since { $when } · { $people } people · { $title }
outage-listed-proposed = ❓ #{ $number } · { $when } · { $people } people · { $title } (not answered)

outage-notice =
    ⚡ <b>{ $service } has a problem right now</b>

    { $text }
outage-newest = 🔧 { $when }: { $text }
outage-offer =
    { $notice }

    Is this what you are seeing? We know about it and are repairing it. Tap <b>Keep me informed</b>: you need not write anything, we will tell you as soon as it works again.
outage-known =
    { $notice }

    You are on our list. No need to write again: as soon as it works, we will tell you here.
outage-declared =
    { $notice }

    Thank you for telling us. We know about it and are repairing it. No need to write again, we will tell you as soon as it works.
outage-your-tickets = 🎫 Your tickets that belong to it: { $numbers }.
outage-attached =
    { $notice }

    Your ticket #{ $number } is part of it. No need to write again, we will tell you as soon as it works.
outage-news =
    🔧 <b>News on { $service }</b>

    { $text }
outage-restored = ✅ <b>{ $service } works again.</b> Please try once more. Thank you for waiting.
outage-your-closed = 🎫 Your tickets that we have closed: { $numbers }.
outage-your-kept = 🎫 Your tickets that we are still working on: { $numbers }.
outage-still-broken = Still in trouble? Tap the button below, or reply to this message, within { $days } days.
outage-followed = 🔔 All right: as soon as there is news on { $service }, we write it here. No need to write again.
outage-left = All right, yours is a different problem. Please write what happens.
outage-left-tickets = All right, yours is a different problem. We look at it separately: { $numbers }.

card-outage = ⚡ Outage #{ $number }: { $title }
card-outage-over = ⚡ Outage #{ $number }, over: { $title }
my-ticket-outage = ⚡ Part of a problem that many have; we are repairing it
my-ticket-outage-over = ⚡ Part of a problem that many had; it is repaired
closed-as-outage = done, the outage is over
closed-why-outage = the outage is over
reason-of-closed-outage = the outage is over
event-attached = Part of outage #{ $text }
event-detached = { $actor }: not outage #{ $text }

button-outage = ⚡ #{ $number } { $title }
button-outage-declare = ⚡ Declare an outage
button-outage-dismiss = 🚫 No outage
button-outage-restored = ✅ It works again
button-outage-restored-sure = ✅ Yes, it works again
button-outage-still = 🔧 Tell all: still being repaired
button-outage-tell = 📣 Tell all ({ $count })
button-outage-keep = 💾 For new people only
button-outage-follow = 🔔 Keep me informed
button-outage-not = ↪️ Not this, go on
button-outage-not-mine = ↪️ That is not my problem
button-outage-answer = 💡 Show the answer
button-outage-further = ↪️ Go on
button-outage-request = 📝 Make the request anyway
button-outage-broken = 🔄 Still in trouble (#{ $number })

command-outage = Outages: see them, or declare one

toast-outage-declared = Declared. Everybody who reported it is told, one after the other.
toast-outage-told = Told that it is still being repaired: { $count }.
toast-outage-over = All right. Everybody is told and the tickets are closed, one after the other.

refused-outage-open = { $name } has declared it already ({ $when }). Nothing was changed.
refused-outage-dismissed = { $name } has said that it is no outage ({ $when }). Nothing was changed.
refused-outage-over = { $name } has said that it works again ({ $when }). Nothing was changed.
refused-outage-lapsed = This was asked too long ago. Still affected? Write /gangguan and the news.
refused-outage-service = Please choose the affected service first.
refused-outage-just-told = { $name } has just told everybody ({ $when }). Other news? Reply to the outage's message.
refused-outage-words = That was sent, kept or cancelled already.
refused-outage-empty = Please write the news in words.
refused-outage-long = News has at most { $most } characters; this has { $length }. Shorten it and send it again.
refused-outage-no-more = That outage is over. Still in trouble? Please write what happens.
