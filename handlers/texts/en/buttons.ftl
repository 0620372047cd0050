# Buttons

button-home = 🏠 Main menu
button-contact = 👤 Contact staff
button-my-tickets = 🎫 My tickets
button-other-language = 🌐 Bahasa Indonesia
button-resume = ▶️ Go on with my request
button-solved = 👍 Answered
button-not-solved = 🤔 Not yet
button-other-service = ↩️ Another service
button-topics = 📚 Topics
button-up = ⬆️ Up
button-previous = ◀️ Previous
button-next = Next ▶️
button-for-ticket = ✉️ For ticket #{ $number }
button-back = ◀️ Back
button-keep = ➡️ Keep this
button-skip = Skip ⏭
button-cancel = ✖️ Cancel
button-continue = ▶️ Go on filling in
button-start-again = 🔁 Start again
button-send = ✅ Send
button-view-ticket = 🎫 View ticket #{ $number }
button-listed-ticket = { $mark } #{ $number } { $title }
button-reopen = 🔄 Reopen ticket #{ $number }
button-new-question = No, this is a new question
button-take = ✋ Take
button-close = ✅ Close
button-approve = 👍 Approve (admin)
button-reject = 👎 Reject (admin)
button-history = 📜 History
button-more = ⚙️ More
button-close-sure = ✅ Yes, close
reaction-handed-on = 👌

toast-begun = This request has begun already: answer the last question below.
toast-taken = Ticket #{ $number } is yours now.
toast-closed = Ticket #{ $number } is closed. The requester has been told.
