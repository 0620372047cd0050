# Filling in a request

form-step =
    <b>{ $title }</b> · { $place }/{ $total }

    { $ask }
    { $filled }
form-ask = { $ask }
form-why = <i>{ $why }</i>
form-ask-document =
    Please send: <b>{ $title }</b>
    { $help }
    <i>{ $types }, at most { $most }. A chat with a bot is less secret than one between people: send only what is asked for, and never a password.</i>
form-filled = Filled in now: { $value }
form-line = { $label }: <b>{ $value }</b>
form-line-document = { $label }: 📎 { $value }
form-summary =
    <b>Please check before sending</b>
    { $title } · { $service }

    { $lines }

    All correct? Tap <b>Send</b>.
form-cancel-sure = Cancel the request <b>{ $title }</b>? What you filled in will be deleted.
form-cancelled = The request is cancelled. Nothing was sent to our staff.
form-replace =
    You are filling in <b>{ $current }</b>. Would you like to go on with it, or begin <b>{ $wanted }</b> and delete what you filled in?
document-fetching = { $name } ⏳ being checked
document-checking = ⏳ { $name } is being checked…
document-checking-instead = ⏳ { $name } is being checked… It takes the place of { $before }.
document-replaced = ↩️ { $newer } has taken the place of { $name }.
document-refused = ❌ { $name } cannot be used.
document-photo = photo
document-file = file
document-received = { $name } ({ $kilobytes } KB)
document-stored = ✅ Document received: { $name } ({ $kilobytes } KB)
