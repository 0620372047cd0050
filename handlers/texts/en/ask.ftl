# Answers

answer =
    <b>{ $question }</b>

    { $answer }

    <i>Source: { $source } · reviewed { $reviewed }</i>
choose = Is it perhaps one of these? Tap its number.
choose-line = <b>{ $number }.</b> { $question }
choose-line-of = <b>{ $number }.</b> { $question } <i>({ $service })</i>
hand-over =
    Sorry, I have not found the answer yet. Our staff can help: tap <b>Contact staff</b>. You may also put the question in other words, for example the name of the application and the message you see.
solved = Glad to help. If there is anything else, just write it here.
which-service = Which service do you need?
which-kind =
    <b>{ $service }</b>
    What can our staff do for you?
topic =
    <b>{ $crumbs }</b>
    { $summary }
topic-empty =
    <b>{ $crumbs }</b>
    { $summary }
    There is no guide for this topic yet. Our staff can help you.
