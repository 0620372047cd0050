# Turned into FAQ answers

command-faq = FAQ answers: look, change, add (admins)

button-learn = 📚 Make it an FAQ
button-learn-alias = ➕ { $title }
button-learn-new = 📝 New answer
button-learn-question = ✏️ Question
button-learn-answer = ✏️ Answer
button-learn-way = ✏️ Way to ask
button-learn-add-way = ➕ Way to ask
button-learn-topic = 📂 Topic
button-learn-again = 🔄 Reload
button-learn-id = 🇮🇩 Indonesia
button-learn-en = 🇬🇧 English
button-learn-save = ✅ Save (admins)
button-learn-drop = 🗑 Throw away
button-faq = 📚 FAQ list
button-faq-drafts = 📥 Waiting ({ $count })
button-faq-changed = ✏️ Changed here ({ $count })
button-faq-asked = ❓ Without an answer
button-faq-new = ➕ New answer
button-faq-entry = { $mark } { $title }
button-faq-preview = 👀 Preview
button-faq-history = 📜 History
button-faq-aliases = 🗣 Ways to ask ({ $count })
button-faq-drop-alias = 🗑 { $title }
button-faq-retire = 🗄 Retire
button-faq-retire-sure = 🗄 Yes, retire it
button-faq-restore = ♻️ Bring back
button-faq-undo = ↩️ Undo the last one
button-faq-take-file = 📄 Take the file's
button-faq-take-chat = 💬 Keep this one
button-faq-forget = 🗑 Forget the change
button-faq-open = 📖 Show the answer

faq-mark-file = 📄
faq-mark-changed = ✏️
faq-mark-retired = 🗄
faq-mark-clash = ⚠️
faq-mark-gone = ⚠️
faq-mark-draft = 📥
faq-mark-asked = ❓

learn-source = conversation #{ $number }
learn-source-own = written by { $name } in chat

learn-choose =
    📚 <b>Make it an FAQ</b> · ticket #{ $number }

    What was asked (personal data is covered):
    <i>{ $text }</i>

    If the answer is there already, tap it: this becomes one more way to ask for it. If not, tap <b>New answer</b>.
learn-choose-none = 📚 <b>Make it an FAQ</b> · ticket #{ $number }. This ticket holds no question that can be used. Tap an answer and write the way to ask yourself, or tap <b>New answer</b>.
learn-head-ticket = 📚 <b>FAQ proposal</b> by { $name } · ticket #{ $number } · <i>not saved</i>
learn-head-own = 📚 <b>FAQ draft</b> · <i>not saved</i>
learn-alias = ➕ A new way to ask for <b>{ $question }</b>:
learn-new = 📝 New answer · { $service } › { $topic }
learn-edit = ✏️ Changed in <b>{ $question }</b>: { $parts }
learn-nothing-yet = Nothing is changed yet. Tap what you want to change.
learn-way = • <i>{ $text }</i>
learn-ways-more = • and { $count } more
learn-part-question = question
learn-part-question-en = question (English)
learn-part-answer = answer
learn-part-answer-en = answer (English)
learn-stale = ⚠️ { $name } has changed this answer since the draft was begun. Tap <b>Reload</b>, check, then save.
learn-covered = 🕶 Personal data is covered by square brackets. Write that part anew before you save.
learn-preview = 👀 <b>Requesters read:</b>
learn-incomplete = The question or the answer is missing. Write it first; then it can be saved.
learn-measuring = ⏳ What it does to the search is being measured…
learn-unmeasured = 📏 What it does to the search could not be measured. It can be saved all the same.
learn-measured = 📏 Of { $asked } ways of asking around it, those that find their answer at once: { $before } → { $after }.
learn-measured-new = 📏 New ways to ask: { $found } of { $new } found at once.
learn-measured-questions = 📏 Test questions: { $before } → { $after } of { $asked }.
learn-worse = ⚠️ <b>The search gets worse.</b> Better write it more precisely. It can be saved all the same.
learn-not-worse = 👍 Nothing gets worse.
learn-lost = • “{ $text }” would lead to <b>{ $found }</b>
learn-lost-none = • “{ $text }” would find nothing
learn-write-question = ✏️ Write the question, in one sentence.
learn-write-question-en = ✏️ Write the question in English, in one sentence.
learn-write-answer = ✏️ Write the answer. Bold, italic, links and lists are kept.
learn-write-answer-en = ✏️ Write the answer in English. Bold, italic, links and lists are kept.
learn-write-alias = ✏️ Write one way to ask, as requesters type it.
learn-write-reply = { $name }, reply to this message.
learn-write-now =
    Now:

    { $text }
learn-move = 📂 Which topic does it belong to?
learn-saved-group = ✅ <b>{ $name }</b> saved: <b>{ $question }</b>. It is live. To change it again, write /faq in your own chat with me.
learn-saved = ✅ Saved and live: <b>{ $question }</b>.
learn-dropped = 🗑 { $name } threw the draft away. Nothing has changed.
learn-stopped = Fine, nothing has changed. The draft is in /faq.

faq-in-private = 📚 To look at the FAQ answers and change them (admins), write /faq in your own chat with me. To make a ticket an FAQ, tap <b>Make it an FAQ</b> on the card of a closed ticket.
faq-home =
    📚 <b>FAQ answers</b>

    Choose a service, or search with <code>/faq forgot password</code>. What you save is live at once; the pack's files stay as they are until IT runs <code>loket faq export</code>.
faq-home-clashes = ⚠️ { $count } answers need a decision: their files were changed as well. See <b>Changed here</b>.
faq-choose-service = ➕ A new answer for which service?
faq-asked =
    ❓ Asked, and not answered yet (personal data is covered):
    <i>{ $text }</i>

    If the answer is there already, tap it. If not, tap <b>New answer</b>.
faq-list = 📚 <b>{ $title }</b>. Tap one to look at it or change it.
faq-list-page = 📚 <b>{ $title }</b> · page { $page } of { $pages }
faq-list-empty = 📚 <b>{ $title }</b>: none.
faq-title-drafts = Waiting to be saved
faq-title-changed = Changed here
faq-title-asked = Without an answer
faq-title-found = Found for “{ $words }”
faq-entry =
    📚 <b>{ $question }</b>
    { $service } · <code>{ $id }</code>
    Source: { $source } · reviewed { $reviewed }
faq-entry-changed = ✏️ Changed here; the pack's file is still the old one.
faq-entry-new = ✏️ Written here; not in the pack's files yet.
faq-entry-retired = 🗄 Retired: requesters do not find it.
faq-entry-clash = ⚠️ The file was changed as well ({ $part }). What counts now is what was written here. The file says: <i>{ $text }</i>
faq-entry-gone = ⚠️ <code>{ $id }</code> was changed here, but is no longer in the pack's files. Requesters do not find it.
faq-aliases = 🗣 Ways to ask beside <b>{ $question }</b>. Tap one to take it out; History can undo it.
faq-aliases-none = 🗣 There is no other way to ask for <b>{ $question }</b> yet.
faq-retire = 🗄 Retire <b>{ $question }</b>? Requesters will not find it any more. It is not deleted and can be brought back.
faq-history = 📜 History of <b>{ $question }</b>
faq-history-none = 📜 <b>{ $question }</b> was never changed here.
faq-change = <b>{ $when }</b> · { $name } · { $what }
faq-change-ticket = <b>{ $when }</b> · { $name } · { $what } · ticket #{ $number }
faq-change-before = before: <i>{ $text }</i>
faq-change-after = after: <i>{ $text }</i>
faq-change-undone = ↩️ undone by { $name }
faq-change-kind-added = new answer
faq-change-kind-written = text changed
faq-change-kind-aliases = ways to ask changed
faq-change-kind-retired = retired
faq-change-kind-restored = brought back
faq-change-kind-decided = difference to the file decided
faq-change-kind-undone = the change before was undone
faq-change-kind-settled = the pack's file says the same by now
faq-desk = Loket

toast-learn-again = The proposal of ticket #{ $number } is below the card.
toast-learn-saved = Saved. It is live.
toast-faq-alias-gone = “{ $text }” is taken out.
toast-faq-retired = Retired. Requesters do not find it any more.
toast-faq-restored = It is back.
toast-faq-undone = The last change is undone.
toast-faq-decided = Decided.

refused-faq-admin = FAQ answers are opened and changed by admins of the staff groups only. Nothing has changed.
refused-faq-approve = An admin of the group saves this proposal. Yours stays here.
refused-faq-not-yours = That draft is another admin's. Nothing has changed.
refused-faq-open = Ticket #{ $number } is not closed yet, or was merged. Make it an FAQ once it is closed.
refused-faq-saved = This draft was saved by { $name } already.
refused-faq-dropped = This draft was thrown away by { $name } already.
refused-faq-changed = { $name } has just changed this answer. Tap Reload to see it, then save again.
refused-faq-empty = Please write it in words: an empty message, a picture or signs alone cannot be used.
refused-faq-long = At most { $most } characters; this has { $length }. Shorten it and send it again.
refused-faq-known = This answer knows that question already. There is no need to add it.
refused-faq-taken = That is the question of “{ $entry }” already. A question may be in one answer only. Use other words.
refused-faq-many = This answer has { $most } ways to ask already. Take out what is not needed first.
refused-faq-nothing = Nothing is changed yet, so nothing is saved.
refused-faq-no-question = There is no question yet. Tap Question and write it first.
refused-faq-no-answer = There is no answer yet. Tap Answer and write it first.
refused-faq-no-topic = This service has no topics in its pack yet, so a new answer cannot be saved.
refused-faq-alias-gone = That way to ask is gone already. Open the list once more.
refused-faq-retired = { $name } has retired this answer already.
refused-faq-restored = This answer is live already (by { $name }).
refused-faq-undone = There was another change, or this one is undone already. Open History once more.
refused-faq-decided = { $name } has decided this already.
