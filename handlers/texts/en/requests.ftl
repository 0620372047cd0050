# Filling in a request

form-head = <b>{ $title }</b> · { $place }/{ $total }
form-head-mended = <b>{ $title }</b> · ✏️ { $label }
form-ask = { $ask }
form-why = <i>{ $why }</i>
form-advice = 💡 { $advice }
form-aside = ❓ That looks like a question: its answer is behind 📖. Your words are kept as <b>{ $label }</b>; you can still change them.
form-asked-back = ❓ The answer to that question is behind 📖. What you filled in is kept.
form-how = ✍️ <i>Type your answer as a message.</i>
form-filled = Filled in now: { $value }
form-line = { $label }: <b>{ $value }</b>
form-line-document = { $label }: 📎 { $value }
form-line-held = { $label }: ⚠️ { $value } (held, staff are told)
form-line-papers = 📎 Documents: <b>{ $count } of { $total }</b>
form-papers = Documents
form-summary =
    <b>Please check before sending</b>
    { $title } · { $service }

    { $lines }

    All correct? Tap <b>Send</b>. Something wrong? Tap the line you want to change.
form-cancelled = The request <b>{ $title }</b> is cancelled. Nothing was sent to our staff.
form-cancelled-kept =
    The request <b>{ $title }</b> is cancelled. Nothing was sent to our staff.

    Changed your mind? We keep what you filled in for a little while.
form-replace =
    You are filling in <b>{ $current }</b>. Would you like to go on with it, or put it aside and begin <b>{ $wanted }</b>?
form-reminder =
    ⏰ Your request <b>{ $title }</b> is not finished: { $done } of { $total } steps are filled in. Would you like to go on?
form-reminder-again =
    ⏰ The staff of ticket #{ $number } still wait for documents from you: { $titles }.
form-let-go =
    Nothing was done in the request <b>{ $title }</b> for { $days } days, so we deleted what was filled in, with its documents. Nothing was sent to our staff. You can begin it again at any time.

document-pages = { $pages } pages
document-joined = pages
document-unnamed-photo = photo { $number }
document-unnamed-document = file { $number }
document-photo = photo
document-file = file
document-received = { $name } ({ $kilobytes } KB)

button-aside = 📖 { $title }
button-use-earlier = ↩️ Use: { $value }
button-edit-line = ✏️ { $label }
button-put-aside = 📥 Put it aside, begin the new one
button-restore = ↩️ Go on after all
button-show-list = 📎 Show the documents

refused-form-forgotten = What you filled in is no longer kept. Please begin again with /start.
