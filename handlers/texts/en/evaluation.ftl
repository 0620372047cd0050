# The evaluation after a ticket is closed

evaluation-question =
    ⭐ Your evaluation of ticket #{ $number } · { $place }/{ $total }
    { $section }

    <b>{ $question }</b>
evaluation-anonymous = <i>Read without your name and without the ticket's number. One tap a question.</i>
evaluation-thanks = 🙏 <b>Thank you for your evaluation</b> (ticket #{ $number }). Anything to suggest or complain about? You may add it.
evaluation-skipped = Fine. You can evaluate ticket #{ $number } at any time, from the ticket.
evaluation-ask-comment = ✍️ Write what you suggest or complain about now (ticket #{ $number }). Our staff read it without your name.
evaluation-commented = 🙏 Thank you, we have noted it (ticket #{ $number }).
evaluation-mine = ⭐ <b>Your evaluation</b> · ticket #{ $number }
evaluation-line = { $question }: <b>{ $grade }</b>
evaluation-mine-comment = 💬 { $text }
evaluation-low = ⚠️ <b>New low evaluations: { $count }</b>
evaluation-low-one = <b>{ $average } of 4 on average</b> · { $about }
evaluation-low-line = • { $question }
evaluation-low-comment = 💬 { $text }
evaluation-low-end = <i>Without names, and gathered once a day, so that nobody sees who evaluated.</i>
button-evaluation-skip = Skip all
button-evaluation-after-all = ⭐ Evaluate
button-comment = ✍️ Add a comment
button-grade-chosen = • { $label }

refused-comment-early = The evaluation of ticket #{ $number } is not complete. Please answer all questions first.
refused-commented = We have your comment on ticket #{ $number }. Thank you.
refused-comment-words = Please write your comment in words. Rather not? Send /batal.
refused-comment-long = A comment has at most { $most } characters; yours has { $length }. Please shorten it and send it again.
