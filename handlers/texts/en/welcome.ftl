# Welcome

welcome =
    <b>Welcome to the { $office } desk.</b>

    Just write your question in your own words, for example <i>forgot password</i>. I will look for the answer, and where there is none yet, our staff will help you.

    Or choose a service:
language-spoken = 🌐 Of course: from now on I speak English.
link-gone = The link that you opened is no longer valid. Never mind, just begin here.
link-service =
    <b>{ $service }</b> · { $office } desk

    { $summary }

    Just write your question in your own words, or choose below.
link-request =
    <b>{ $title }</b> · { $service }

    You make this request here, step by step: { $questions } short questions. What you fill in is kept, and you may go on at any time.
link-request-papers = Have these documents ready:
link-request-paper = • { $title }
link-ask = Please write your question here, in your own words.
link-form = ✏️ Your request <b>{ $title }</b> is still open, and what you filled in is kept. What you write next goes into it.
button-begin = ▶️ Begin the request
group-id =
    This group's number: <code>{ $chat }</code>
    Put it into the settings as <code>chat_id</code>.
