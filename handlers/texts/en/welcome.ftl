# Welcome

welcome =
    <b>Welcome to the { $office } desk.</b>

    Just write your question in your own words, for example <i>forgot password</i>. I will look for the answer, and where there is none yet, our staff will help you.

    Or choose a service:
hint-no-text =
    I have your message, but I can only search by words. Please write your question in one sentence, or contact our staff with the button below.
group-id =
    This group's number: <code>{ $chat }</code>
    Put it into the settings as <code>chat_id</code>.
