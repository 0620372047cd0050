# Messages between requester and staff

from-staff-plain = 👤 <b>{ $unit }</b> · ticket #{ $number }
from-staff-named = 👤 <b>{ $name }</b> ({ $unit }) · ticket #{ $number }
from-staff-plain-edited = 👤 <b>{ $unit }</b> · ticket #{ $number } · <i>edited</i>
from-staff-named-edited = 👤 <b>{ $name }</b> ({ $unit }) · ticket #{ $number } · <i>edited</i>

undelivered = ⚠️ A message of ticket #{ $number } did not reach the requester: { $why }
undelivered-again = 🔁 { $name } sent the message of ticket #{ $number } to the requester again.
undelivered-blocked = the requester has blocked this bot. Once the requester writes again, try again.
undelivered-not-found = Telegram cannot find the chat. Perhaps the requester never pressed Start, or the account was deleted.
undelivered-gone = the requester's Telegram account is no longer active.
undelivered-long = the message is too long. Send it in several parts.
undelivered-deleted = the original was deleted before it could be sent.
undelivered-kind = Telegram does not let bots hand on messages of this kind. Send it as text, photo or file.
undelivered-other = Telegram refused it ({ $reason }).

right-missing-topics =
    ⚠️ <b>I may not manage topics in this group yet.</b> So new tickets stand in General: reply to the card to answer the requester.

    Dear admins of this group: open the group's info → Edit → Administrators → choose this bot → switch on <b>Manage Topics</b>. The next ticket has its topic at once.
right-missing-delete =
    ⚠️ <b>I may not delete messages in this group yet.</b> What was to be deleted is still there; please delete it yourself.

    Dear admins of this group: open the group's info → Edit → Administrators → choose this bot → switch on <b>Delete Messages</b>.
right-missing-files =
    ⚠️ <b>I may not send photos and files in this group yet.</b> Some are not shown here; once I may, open them on the ticket's card.

    Dear admins of this group: open the group's info → Edit → Administrators → Add Admin → choose this bot.
right-missing-write =
    ⚠️ <b>I may not write in the group { $unit }.</b> Tickets' cards and requesters' messages are waiting; nothing is lost.

    Please help as its admin: open the group's info → Edit → Administrators → Add Admin → choose this bot. Once I may, I send everything at once.
right-missing-other =
    ⚠️ <b>Telegram refused one of my calls in this group, as I lack a right.</b>

    Dear admins of this group: open the group's info → Edit → Administrators → choose this bot, and switch on all rights that the setup guide names.

button-retry = 🔁 Try again
button-note = 📝 Note
note-write = 📝 { $name }, reply to this card with a note for ticket #{ $number }. The requester does not see it.
note-kept-late = 📝 Internal note kept in the history of ticket #{ $number }. Part of its album had reached the requester already, so it is taken back.
note-wordless = (a file, without words)
message-recalled = 🗑 The message of ticket #{ $number } is taken back: the requester no longer sees it.

toast-tried-again = Sent again. If it fails once more, you will hear of it.
refused-kind = Telegram does not let bots hand on messages of this kind (a story, a quiz, paid content). Send what is in it as text, photo or file.
refused-sent-again = This message was sent again already.
refused-nothing-to-recall = Reply with /recall to your own message that went to the requester.
refused-recalled = This message was taken back already, or never went out.
refused-recall-late = This message is older than 48 hours: Telegram no longer lets it be taken back.
refused-note-empty = The note is empty. Write it behind /note or //.
refused-command-in-group = This command is not known, so it was not sent to the requester. There are /note, /recall, /mute and /ban. To answer the requester, do not begin with a slash.

event-recalled = { $actor } took a message back: { $text }

wish-again =
    ❔ Please send it once more for ticket #{ $number }:

    { $wish }
wish-again-why =
    ❔ Please send it once more for ticket #{ $number } ({ $why }):

    { $wish }
paper-asked-for = Document staff asked for

crowd =
    🔔 <b>{ $count } new tickets at once</b>. Their cards follow: Telegram lets 20 messages a minute into a group.

    { $lines }
crowd-line = #{ $number } { $title } · { $requester }
button-crowd-queue = 📋 Queue
