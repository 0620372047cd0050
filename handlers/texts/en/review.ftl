# Looking at documents, and asking for more

button-papers = 📂 See documents
button-papers-unseen = 🔍 Check documents ({ $count })
button-papers-back = ◀️ All documents
button-card = ◀️ Ticket card
button-open-paper = 👁 Open
button-accept = ✅ Accept
button-accept-all = ✅ Accept all ({ $count })
button-accept-all-sure = ✅ Yes, accept all
button-return = ❌ Mend
button-own-reason = ✏️ Write another reason
button-undo-review = ↩️ Take it back
button-release = 🔓 Let it through
button-release-sure = 🔓 Yes, let it through
button-mend = 📎 Send the mended ones
button-wishes = ❔ Ask for more
button-ask-more = ✏️ Write what is needed
button-drop-wish = 🗑 Drop: { $text }
button-give = ✍️ Answer now

mark-paper-new = 📎
mark-paper-accepted = ✅
mark-paper-returned = ❌
mark-paper-held = ⚠️
card-paper = { $mark } { $label }: { $name }
card-no-paper = ⬜ { $label }: not sent yet
card-wish-open = ❔ Asked for: { $text } ⏳
card-wish-given = ❔ Asked for: { $text } ✅ { $answer }

papers-head =
    📂 <b>Documents of ticket #{ $number }</b> · { $title }
    Requester: { $requester }
papers-line =
    { $mark } { $slot }
    <i>{ $state }</i>
papers-line-new = { $mark } { $slot }
papers-hint = 📎 not checked yet · choose a document to check it.
papers-closed = The ticket is closed: documents can be looked at, but not judged any more.
papers-accept-all = Accept { $count } documents of ticket #{ $number } at once? Those held or to be mended are left out.
papers-sent-again = 📎 <b>{ $name }</b> sent documents of ticket #{ $number } again: { $titles }
paper =
    📄 <b>{ $slot }</b> · ticket #{ $number }
    { $name } ({ $kilobytes } KB)
    Requester: { $requester }
    Status: { $state }
paper-help = <i>What was asked for: { $text }</i>
paper-state-new = new, not checked yet
paper-state-accepted = accepted by { $name }
paper-state-returned = to be mended: { $why } ({ $name })
paper-state-held = held: { $why }
paper-why = What is to be mended in <b>{ $slot }</b> (ticket #{ $number })? The requester will read this reason.
paper-write-why = ✏️ { $name }, reply to this card with the reason. The requester of ticket #{ $number } will read it.
paper-release =
    ⚠️ <b>{ $slot }</b> (ticket #{ $number }) is held: { $why }

    A file like this can run something on your computer. Let it through only if you are sure who sent it. Your name goes into the history.

reason-blurred = 🔍 Blurred, cannot be read
reason-blurred-told = blurred, or it cannot be read
reason-cut-off = ✂️ Cut off
reason-cut-off-told = cut off; the whole page has to be seen
reason-wrong = 📄 The wrong document
reason-wrong-told = not the document that was asked for
reason-expired = 📅 Expired
reason-expired-told = no longer valid
reason-unsigned = 🖋 Signature or stamp missing
reason-unsigned-told = a signature, stamp or duty stamp is missing
reason-unsafe = ⚠️ Not a safe file
reason-unsafe-told = it has active content; send it again as a plain scan or photo

why-held-other = it holds something unusual

mend =
    📄 <b>Some documents need mending</b> · ticket #{ $number }

    { $lines }

    Send just these again; the others are fine.
mend-line = ❌ <b>{ $slot }</b>: { $why }
mend-none = ✅ No document of ticket #{ $number } needs mending any more.
notice-papers-accepted = ✅ All documents of ticket #{ $number } are accepted. The next step is verification. We will tell you here.
note-paper-taken-back = judgement taken back: { $slot }
note-paper-released = a held file was let through: { $slot }

wishes =
    ❔ <b>More data or documents</b> · ticket #{ $number }
    { $title }

    { $lines }
wishes-none = Nothing was asked for beside the form yet.
wish-line-open = ⏳ { $text }
wish-line-given = ✅ { $text }: <i>{ $answer }</i>
wish-write = ✏️ { $name }, reply to this card with what you need from the requester of ticket #{ $number }, for example: the newest NIB.
wish-asked =
    ❔ <b>{ $name }</b> needs one more thing for ticket #{ $number }:

    <b>{ $wish }</b>

    Tap the button below or reply to this message, with words, a photo or a file.
wish-awaited =
    ✍️ Send it now for ticket #{ $number }: <b>{ $wish }</b>

    Your next message, words, a photo or a file, goes straight to our staff.
wish-given = ✅ Answered for ticket #{ $number }: <b>{ $wish }</b>
wish-thanks = ✉️ Thank you, it was passed on to the staff of ticket #{ $number }.
wish-dropped = Our staff no longer need this for ticket #{ $number }: <s>{ $wish }</s>
wish-header =
    📥 <b>{ $name }</b> · ticket #{ $number }
    <i>Asked for: { $wish }</i>
wish-section-told = ✅ { $name } has answered what you asked for on ticket #{ $number }: <b>{ $wish }</b>. The card has it in short, the group of { $unit } in full.
note-wish-dropped = no longer asked for: { $text }

toast-paper-sent = The file comes below the card.
toast-paper-accepted = Accepted.
toast-papers-accepted = { $count } documents accepted.
toast-papers-complete = Accepted. All documents are complete: the ticket goes on to verification.
toast-paper-returned = The requester is told what to mend.
toast-paper-released = Let through. It can be opened and judged now.
toast-wish-dropped = Dropped. The requester can see it.
refused-paper-held = This file is held. Let it through first, or ask the requester to send it again.
refused-paper-accepted = { $name } accepted this document already. Nothing was changed.
refused-paper-returned = { $name } asked to mend this document already. Nothing was changed.
refused-paper-new = What was said of this document is taken back already.
refused-paper-released = This file was let through already.
refused-paper-replaced = The requester sent another one since. Open the list of documents again.
refused-papers-none-new = There is no new document in ticket #{ $number }.
refused-words-expected = Please write it in words.
refused-words-too-many = At most { $most } characters; this has { $length }. Please make it shorter.
refused-wish-given = That was answered for ticket #{ $number } already. Thank you.
refused-wish-dropped = The staff of ticket #{ $number } no longer need that.
refused-nothing-to-mend = No document of ticket #{ $number } has to be sent again.
