# The list of documents

checklist-head-again = <b>Ticket #{ $number }</b> · { $title }
checklist-intro = Please send the documents with 📎, in any order, also several at once. Or tap a number first, then send.
checklist-number = { $number }. { $line }
checklist-one = Please send: <b>{ $title }</b>
checklist-chosen = 👉 Send now: <b>{ $title }</b>
checklist-chosen-again = 👉 The next file that you send takes the place of <b>{ $title }</b>.
checklist-help = { $help }
checklist-limits = <i>{ $types }, at most { $most }.</i>
checklist-copies-both = <i>Please have the originals and copies ready as well.</i>
checklist-copies-some = <i>For some of them, have the original or a copy ready as well.</i>
checklist-copies-original = <i>Please have the original ready as well.</i>
checklist-copies-copy = <i>Please have a copy ready as well.</i>
checklist-careful =
    <i>A chat with a bot is less secret than one between people: send only what is asked for, and never a password.</i>
checklist-empty = ⬜ { $title }
checklist-empty-optional = ⬜ { $title } <i>(may be skipped)</i>
checklist-fetching = ⏳ { $title } · { $name }
checklist-filled = ✅ { $title } · { $name }
checklist-bad =
    ❌ { $title } · { $name }
    <i>{ $why }</i>
checklist-held-line =
    ❌ { $title } · { $name }
    <i>{ $why }</i>
checklist-which-one = ❓ <b>{ $name }</b>: which document is this?
checklist-which = ❓ <b>{ $name }</b> ({ $place } of { $total }): which document is this?
checklist-adding = ➕ <b>{ $title }</b>: send a photo of page { $page }. Is that all? Tap <b>Done</b>.
checklist-complete = All required documents are there. Tap <b>Go on</b>.
checklist-complete-again = All is there. Tap <b>Send</b>.
checklist-finished = ✅ Documents complete: { $count }.
checklist-moved = 📎 The list of documents is below ⬇️
checklist-kept-for-later = 📎 I keep the file for now. Please answer the question first; the file is used when documents are asked for.
checklist-refused =
    ❌ <b>{ $title }</b> · { $name }
    { $why }
checklist-held =
    ⚠️ <b>{ $title }</b> · { $name }
    { $why }
    If you have no other file, you may go on; our staff will look into it first.
checklist-mended = ✅ The documents for ticket #{ $number } went to our staff.

button-slot-empty = ⬜ { $title }
button-slot-filled = ✅ { $title }
button-slot-fetching = ⏳ { $title }
button-slot-bad = ❌ { $title }
button-put = ⬜ { $title }
button-put-likely = 👉 { $title }
button-put-page = ➕ Page { $page }: { $title }
button-put-instead = 🔁 Replace: { $title }
button-drop-file = 🗑 Sent by mistake, do not use it
button-add-page = ➕ Add a page
button-add-page-of = ➕ One more page: { $title }
button-pages-done = ✅ Done
button-empty-slot = 🗑 Remove this file
button-list = 📎 All documents
button-papers-done = ➡️ Go on

refused-files-expected = Now it is time for documents. Please send the files with 📎, not as text. A question first? Tap Cancel; what you filled in is kept.
refused-no-file-wanted = This request needs no file. Once its ticket is open, send files by replying to the ticket's message.
refused-file-unplaced = There is still a file whose place is not clear. Please choose first.
refused-paper-missing = A document is still missing: { $title }. Please send it first.
