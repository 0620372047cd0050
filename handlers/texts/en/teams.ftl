# A company's team, invitations, and what applications are told

told-given-up =
    ⚠️ <b>{ $service } refused what we told it</b>: { $decision }
    { $holder } · { $email }
    { $company }
    Its answer: <code>{ $reason }</code>

    It will not be told again. Please do it in the application yourselves.
told-silent =
    ⏳ <b>{ $service } cannot be told yet</b>: { $decision }
    { $holder } · { $email }
    { $company }
    Cause: <code>{ $reason }</code>

    We keep trying for three days; other news follows after it. Please tell whoever runs the application.
told-account-activated = account activated
told-account-rejected = account rejected
told-account-password-reset = password reset approved
told-account-deactivated = account deactivated
told-account-reactivated = account active again

invite-filled-in =
    👋 Welcome! What <b>{ $service }</b> knows of you is filled in, so you need not type it again. Please check it below, then send it.
invite-put-aside = 📥 Your unfinished form <b>{ $title }</b> is kept for you.
invite-sent-already = ✅ You have sent the request of this link: ticket #{ $number }.
invite-taken =
    Somebody else has used this link, so it opens nothing any more. A link is for one person. Please get a new one on the application's page for registering, or choose below.
invite-ended =
    This link is no longer valid. Please get a new one on the application's page for registering, or choose below: you can send your request without a link as well.
button-restore-other = ↩️ Back to { $title }

refused-invite-service = There is no such service, or it has no accounts.
refused-invite-empty = Give at least one of company, name, e-mail and NPWP.

command-team = My team: accounts of my company
button-my-team = 👥 My team
button-team-open = 👥 Show team
button-team-whole = 👥 All accounts
button-team-member = { $mark } { $holder }
button-team-own = { $mark } { $holder } (you)
button-team-requests = 📨 Requests: { $count }
button-team-request = 📨 Show the request
button-team-join = ➕ Join a team · { $service }
button-team-other = ➕ Join another team
button-team-withdraw = ✖️ Take back · { $company }
button-team-off = ⏸ { $email }
button-team-off-own = ⏸ Deactivate my account
button-team-off-other = ⏸ Deactivate this account
button-team-off-sure = ⏸ Yes, deactivate
button-team-not = Rather not
button-team-on = ▶️ Activate again (admin)
button-team-back = ▶️ Ask to activate again
button-team-join-one = ➕ { $holder }
button-team-reactivate-one = ▶️ { $holder }
button-team-vouch-one = ❓ { $holder }
button-team-yes = 👍 Yes, agreed
button-team-no = 👎 No
button-team-yes-admin = 👍 Approve (admin)
button-team-no-admin = 👎 Reject (admin)
button-team-yes-vouch = 👍 Yes, a colleague
button-team-no-vouch = 👎 No

teams-choose = 👥 <b>My team</b>: choose a company.
teams-choose-staff = 👥 Several services have that name. Choose one.
teams-none =
    👥 <b>My team</b>
    Here you see the accounts of your company, if yours is active. Is your account active in the application already? Tap <b>Join a team</b>. No account yet? Ask for one under <b>My accounts</b>.
teams-waiting = 📨 Your request to <b>{ $company }</b> still waits for an answer.
team =
    👥 <b>{ $company }</b> · { $service }
    { $counted }

    Choose an account to see it or to deactivate it.
team-page =
    👥 <b>{ $company }</b> · { $service }
    { $counted }
    Page { $page } of { $pages }

    Choose an account to see it or to deactivate it.
team-account =
    { $mark } <b>{ $holder }</b>
    { $email }
    { $company } · { $service }
    { $state } since { $when }
team-state-active = Active
team-state-waiting = Waiting for an admin
team-state-inactive = Deactivated
team-state-rejected = Not approved
team-state-withdrawn = Request taken back
team-account-asked = 📨 Somebody has asked to activate it again.
team-off-own = Deactivate your own account ({ $email }) of { $service }? You can no longer log in, nor see this team. We tell the staff.
team-off-other = Deactivate the account of <b>{ $holder }</b> ({ $email }) of { $service }? Its holder can no longer log in. We tell the holder and the staff.
team-off-last = ⚠️ This is your company's last active account. After it, only an admin can let somebody in or activate an account again.
team-left = ⏸ Your account { $email } of { $service } is deactivated. The staff have been told.
team-requests = 📨 <b>Requests to the team</b>: choose one to answer it.
team-requests-none = 📨 No request is waiting.
team-join-ask =
    ➕ <b>Join a team</b> · { $service } · { $place }/{ $total }
    { $ask }
team-join-sent =
    📨 Your request to <b>{ $company }</b> ({ $email }) has been handed on. An active colleague or an admin will answer; you hear of it in this chat.
team-back-sent = 📨 The request to activate the account of <b>{ $holder }</b> ({ $email }) again has been handed on. You hear of it in this chat.
team-join-stopped = All right, no request was sent.
team-no-company = Our books have no company named <b>{ $name }</b>. Please check the spelling.
team-name-company = Write the company's name with it, e.g. <code>/tim PT Maju Bersama</code>

team-asked-join =
    ➕ <b>{ $asker }</b> wants to join the team of <b>{ $company }</b> in { $service }.
    Name: { $holder }
    Account e-mail: { $email }
team-asked-reactivate =
    ▶️ <b>{ $asker }</b> asks for their account to be active again.
    { $holder } · { $email }
    { $company } · { $service }
team-asked-reactivate-other =
    ▶️ <b>{ $asker }</b> asks for a colleague's account to be active again.
    { $holder } · { $email }
    { $company } · { $service }
team-asked-vouch =
    ❓ <b>{ $asker }</b> asks to activate an account of { $service } for <b>{ $company }</b>.
    { $holder } · { $email }

    Is this a colleague of yours? An admin decides; your answer helps.
team-asked-admin = ⚠️ Only an admin can decide: our books say something else of this account. Please compare with the application.
team-asked-admin-off = An admin deactivated this account, so only an admin can activate it again.
team-asked-only-admin = Only an admin can decide this.
team-asked-colleague = Active colleagues may answer as well; the first answer counts.
team-word-granted = 👍 { $name }: yes, a colleague
team-word-refused = 👎 { $name }: not a colleague
team-answer-granted = ✅ Approved by { $name }
team-answer-refused = ❌ Rejected by { $name }
team-answer-withdrawn = ↩️ Taken back
team-answer-over = ⌛ Nothing is left to decide
team-ended-join = ✅ <b>You have joined</b> the team of { $company } in { $service } ({ $email }). Approved by { $name }.
team-ended-reactivate = ✅ The account of <b>{ $holder }</b> ({ $email }) of { $service } is active again. Approved by { $name }.
team-ended-vouch = ✅ { $name } knows you.
team-ended-refused = ❌ Your request to { $company } ({ $email }) was not approved. Please ask your colleagues there, or contact the staff.
team-ended-withdrawn = ↩️ Your request to { $company } was taken back.
team-ended-over = ⌛ Your request to { $company } ({ $email }) has ended: things have changed, or nobody answered. Still needed? Ask again, or contact the staff.
team-staff-off = ⏸ { $name } deactivated the account of <b>{ $holder }</b> ({ $email }) · { $company } · { $service }
team-staff-off-own = ⏸ <b>{ $holder }</b> deactivated their own account ({ $email }) · { $company } · { $service }
team-staff-on = ▶️ The account of <b>{ $holder }</b> ({ $email }) is active again, approved by { $name } · { $company } · { $service }
team-staff-on-own = ▶️ <b>{ $holder }</b> activated their account again ({ $email }) · { $company } · { $service }
team-staff-by-hand = Please change it in the application as well.
team-staff-handed-on = The application is told by itself.
team-holder-off =
    ⏸ <b>Your account was deactivated</b> by { $name }: { $email } of { $service } ({ $company }).

    A mistake? Ask to activate it again, or contact the staff.
team-holder-on = ▶️ <b>Your account is active again</b>: { $email } of { $service } ({ $company }), by { $name }.
team-handed-over = 🔁 The account { $email } of { $service } is now another person's in our books, as an admin decided. A mistake? Contact the staff.
team-vouched = A colleague confirms: { $holder } works for this company
team-not-vouched = A colleague does not know { $holder } in this company
team-vouched-told = 👍 { $name }, an active member of that company, knows <b>{ $holder }</b> (ticket #{ $number }).
team-not-vouched-told = ⚠️ { $name }, an active member of that company, <b>does not know</b> { $holder } (ticket #{ $number }).

toast-team-off = The account is deactivated.
toast-team-on = The account is active again.
toast-team-decided = Your answer is noted.
toast-team-over = There is nothing left to decide: things have changed.
toast-team-withdrawn = The request is taken back.
refused-team-not-member = A team is seen and changed by members whose account is active. See /tim.
refused-team-not-active = That account is not active any more. See /tim for the latest.
refused-team-not-inactive = That account is not deactivated. See /tim for the latest.
refused-team-joined = You belong to that team already. See /tim.
refused-team-asked = That was asked already and waits for an answer. See /tim.
refused-team-many = At most { $most } requests may wait. Wait for the answers, or take one back under /tim.
refused-team-again = Your request was just rejected. Please ask your colleagues or the staff first; you may try again tomorrow.
refused-team-own = One's own request is answered by another active colleague, or an admin.
refused-team-needs-admin = Only an admin can decide this.
refused-team-decided = { $name } was first to answer that request.
refused-team-settled = That request has ended. See /tim for the latest.
