# Answers

choose = Is it perhaps one of these? Tap its number.
choose-one = Is this perhaps what you mean?
choose-other = Sorry that did not help. Is it perhaps one of these? Tap its number.
choose-other-one = Sorry that did not help. Is this perhaps what you mean?
choose-line = <b>{ $number }.</b> { $question }
choose-line-of = <b>{ $number }.</b> { $question } <i>({ $service })</i>
choose-line-one = <b>{ $question }</b>
ask-service = Which service is this about? Their answers differ.
about-service =
    <b>{ $service }</b>

    { $summary }

    What would you like to ask? Just write it, or choose below.
remark-together = 🔗 Read together with what came before: “{ $before }”
remark-service = For { $service }, as before.
remark-attachment = 📎 Your attachment is kept and goes along if you open a ticket from here.
answer-above =
    All I have about that is the answer above: <b>{ $question }</b>

    Not answered yet? Write it in more detail, or tap <b>Contact staff</b>.
hand-over =
    Sorry, I have not found the answer yet. Our staff can help: tap <b>Contact staff</b>. You may also put the question in other words, for example the name of the application and the message you see.
rephrase =
    Sorry that my answer did not help.

    Try other words: the name of the application, what you are doing, and the message you see. Or tap <b>Contact staff</b>: your question goes along, so you need not begin again.
solved = Glad to help. If there is anything else, just write it here.
which-service = Which service do you need?
which-kind =
    <b>{ $service }</b>
    What can our staff do for you?
which-kind-none =
    <b>{ $service }</b>
    Nothing can be requested here for this service yet. Just write your question, look at its topics, or choose another service.

# Small talk

talk-greeting = Hello! 👋 How can I help? Just write your question, for example <i>forgot password</i>.
talk-thanks = You are welcome. If there is anything else, just write it here.
talk-goodbye = Goodbye. Write here whenever you need help.
talk-okay = All right. If anything is still unclear, just write it here.
talk-not-yet = What does not work yet? Write the name of the application, what you are doing, and the message you see. Or tap <b>Contact staff</b>.
talk-apology = No problem. If there is anything you would like to ask, just write it here.
talk-robot = I am a bot, a program that finds answers in the office's own guides. Behind me there are people: tap <b>Contact staff</b> if you want one of them.
talk-human = Of course, our staff are glad to help. Which service do you need?
talk-human-of = Of course, the staff of <b>{ $service }</b> are glad to help. What is it about?

# Messages that are not a question

hint-voice = Sorry, I cannot listen to voice messages yet. Please write your question in one sentence.
hint-video = Sorry, I cannot watch videos yet. Please write in one sentence what happens; I keep the video.
hint-sticker = Nice sticker 😊 If you would like to ask something, please write it in words.
hint-place = Your location has arrived, but I do not need it to answer. What would you like to ask?
hint-person = The contact has arrived, but I cannot make calls. Please write your question here.
hint-poll = Sorry, I cannot vote in a poll. What would you like to ask?
hint-photo = I keep the picture. Now write your question in one sentence, for example the message on the screen.
hint-document = I keep the file. Now write your question in one sentence.
hint-other = I cannot read that kind of message yet. Please write your question in one sentence.
hint-signs = 🙂 I only understand words. What would you like to ask?
hint-link = Sorry, I cannot open links. Please write what happens on that page, for example the message you see.
hint-data = A number or an address alone is not enough for me. Please write in one sentence what you need. Never send a password here.
hint-script = Sorry, I only read Indonesian and English in Latin letters. Our staff may be able to help.
hint-short = Could you say a little more? Write the application and the problem, for example <i>forgot my Puspa password</i>.
hint-long = Your message is long, and I have not found its answer. Write the main point in one sentence, or tap <b>Contact staff</b>: this message goes along.
picture-kept =
    📎 Kept with your question: “{ $question }”. It goes along if you open a ticket from here.

    If there is another question, just write it.

button-none-of-these = None of these
button-show-one = 📖 Show it
button-other-services = ↔️ Another service
button-alone = ✂️ This is a new question
toast-judged = I have noted that. Please look at the newest message.
toast-solved = Thank you, I have noted that.
refused-answer-gone = This is no longer valid, as the guide has been updated. Just write your question, or begin again with /start.
