# Canned replies

command-canned = Answer a ticket with a canned reply
command-canned-keep = Keep the message answered as a canned reply

button-canned-list = 💬 Replies
button-canned = 💬 { $name }
button-canned-write = ✏️ New reply
button-canned-own = 🗑 Delete
button-canned-drop = 🗑 { $name }
button-canned-send = 📨 Send

canned = Canned replies for ticket #{ $number }. Choose one; you see it before it goes. Faster: answer the card with <code>/balas word</code>.
canned-none = There is no canned reply yet. Tap <b>New reply</b>, or answer a message of your own with <code>/simpan word</code>.
canned-meant = Which reply for ticket #{ $number }?
canned-preview =
    👀 <b>Not sent yet.</b> { $requester } (ticket #{ $number }) will read:

    { $text }
canned-sent =
    📨 <b>{ $name }</b> to { $requester } · ticket #{ $number }

    { $text }
canned-dropped = The reply for ticket #{ $number } was not sent.
canned-write =
    ✏️ { $name }, answer this card. First line: the word to call it by. From the second line on: the reply.
    Filled in by itself: { $fields }
canned-kept = 💬 Kept. Answer a ticket's card with <code>/balas { $name }</code> to use it.
canned-listed =
    💬 Replies of this unit: { $names }
    Answer a ticket's card with <code>/balas word</code>. To keep a new one: answer your message with <code>/simpan word</code>. Filled in by itself: { $fields }
canned-own = Replies that this unit wrote. Tap to delete; a colleague's can be deleted by that colleague or an admin.
canned-own-none = This unit has no reply of its own any more.

toast-canned-sent = Sent to the requester of ticket #{ $number }.
toast-canned-deleted = The reply "{ $name }" is deleted.

refused-canned-empty = The reply is still empty. First line its word, then what it says.
refused-canned-long = A reply has at most { $most } characters; this one has { $length }. Please shorten it.
refused-canned-field = I do not know "{ $name }" in braces. There are: nama, nomor, layanan, permohonan, petugas, unit.
refused-canned-name = Give it a word to call it by, for example: /simpan wait
refused-canned-name-long = The word has at most { $most } characters; this one has { $length }.
refused-canned-many = This unit has { $most } replies already. Delete one that is not used first.
refused-canned-none = There is no reply called "{ $word }". Type /balas alone to see them all.
refused-canned-no-ticket = Answer the card or a message of the ticket with /balas word, so that I know whom it is for.
refused-canned-source = Answer a message that you or a colleague wrote with /simpan word. Messages of mine cannot be kept.
refused-canned-sent = This reply was sent already. It is not sent twice.
refused-canned-changed = It would not say what was shown any more (such as who replies), so it was not sent. Choose it once more.
refused-canned-gone = There is no such reply any more. Open the list once more.
refused-canned-not-yours = A colleague wrote that reply. Only that colleague or an admin can replace or delete it.
