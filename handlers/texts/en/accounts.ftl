# Accounts in the application: one's own, an admin's decision, and passwords that were written by mistake

button-my-accounts = 🔑 My accounts
button-activate = ➕ Ask for activation
button-reset = 🔓 Forgot password
button-account-ticket = 🎫 Ticket #{ $number }
button-ask-again = 🔁 Ask again
button-undo-decision = ↩️ Take it back
button-tell-now = 📨 Tell now
button-company = 👥 This company's accounts
button-own-rejection = ✏️ Write another reason

my-accounts = 🔑 <b>My accounts</b>
my-accounts-none =
    🔑 <b>My accounts</b>
    You have not asked for an account here yet. Registered in the application already? Ask for its activation, so that an admin can switch it on.
my-accounts-no-service = No service here has accounts that need to be activated. Any question? Just write it here.
my-accounts-service = <b>{ $service }</b>
my-accounts-register = Not registered yet? Do that first at { $link }
my-account-waiting =
    ⏳ <b>{ $email }</b> · { $company }
    Waiting for an admin's decision since { $when }
my-account-active =
    ✅ <b>{ $email }</b> · { $company }
    Active
my-account-inactive =
    ⏸ <b>{ $email }</b> · { $company }
    Inactive since { $when }
my-account-rejected =
    ❌ <b>{ $email }</b> · { $company }
    Not approved ({ $when }). Mend it, then ask again.
my-account-withdrawn =
    ↩️ <b>{ $email }</b> · { $company }
    Request withdrawn { $when }
my-account-request = 🎫 #{ $number } { $title }: being handled
mark-account-waiting = ⏳
mark-account-active = ✅
mark-account-inactive = ⏸
mark-account-rejected = ❌
mark-account-withdrawn = ↩️

account-fellow = { $mark } { $name } · { $email }
account-more = <i>… and { $count } more accounts</i>
account-company-first = 🏢 <b>{ $company }</b>: no other account yet
account-company = 🏢 <b>{ $company }</b>: { $total } other accounts ({ $counted })
account-count-waiting = { $count } waiting
account-count-active = { $count } active
account-count-inactive = { $count } inactive
account-count-rejected = { $count } rejected
account-count-withdrawn = { $count } withdrawn
account-earlier = 🗂 Before: { $tickets }
earlier-request = #{ $number } { $title } ({ $state })
earlier-approved = approved
earlier-rejected = rejected
earlier-closed = closed
earlier-open = still open
company-accounts =
    👥 <b>{ $company }</b> · ticket #{ $number }
    { $total } accounts
company-npwp = NPWP: { $npwp }

mark-worrying = ⚠️
mark-all-right = ▫️
account-check = { $mark } { $what }
check-mail-private = Private e-mail ({ $domain }): allowed, the company's domain is better
check-mail-shared = The e-mail seems to be a division's ({ $mailbox }@), not the employee's own
check-domain-same = Domain { $domain } is that of { $count } other accounts of this company
check-domain-other = Domain { $domain } differs from the company's other accounts ({ $usual })
check-domain-first = Domain { $domain }: nothing to compare with yet
check-npwp-old = NPWP of 15 digits (the old form)
check-npwp-new = NPWP of 16 digits
check-npwp-wrong = Strange NPWP: check the digits
check-npwp-other = NPWP differs from the one known for this company
check-asked-elsewhere = The same e-mail is also asked for in ticket #{ $number }
check-active-already = This account is active already, held by { $holder }
check-company-other = In our books with another company: { $company }
check-unknown = This account is not in our books yet: check in the application
check-holder-same = The requester holds this account in our books ({ $holder })
check-holder-other = The requester does not hold this account in our books ({ $holder })
check-holder-unknown = Its holder { $holder } is not known on Telegram yet: make sure first
check-not-active = This account is not active in our books

second-card-head =
    ⚖️ <b>Ticket #{ $number } · { $title }</b>
    { $service } · handled by { $unit }
    Status: <b>{ $status }</b>
    Requester: { $requester }
    Received: { $opened }
second-card-foot = This group may decide as well, or ask for more; the first decision stands. Other messages to the requester go through { $unit }.
card-verdict-first = 👍 First approval: { $admin } ({ $unit }), { $when }. A second admin is needed.
card-verdict-yes = ✅ Approved by { $admin } ({ $unit }), { $when }
card-verdict-no = ❌ Rejected by { $admin } ({ $unit }), { $when }
card-verdict-reason = Reason: { $reason }
card-verdict-until = The requester is told { $when }; until then an admin can take it back.
rejection-why = Why is the request of ticket #{ $number } rejected? The requester will read this reason.
rejection-write = ✏️ { $name }, reply to this message with the reason. The requester of ticket #{ $number } will read it.

no-unregistered = 🔎 Not registered in the application
no-unregistered-told = no account with this e-mail is registered in the application
no-different = 📝 Data differs from the application
no-different-told = the data of your request differs from that in the application
no-duplicate = 👥 Has another account already
no-duplicate-told = you have another account already
no-not-entitled = 🚫 Not entitled
no-not-entitled-told = we could not make sure that this account is yours to ask for
no-unclear = ❔ Data not clear
no-unclear-told = the data of your request is not clear or not complete

decided-yes =
    ✅ <b>Approved.</b> An admin has approved your request in ticket #{ $number } ({ $title }). Reply to this message if something still does not work.
decided-yes-activate =
    ✅ <b>Your account is active.</b> An admin has approved { $email } in { $service } (ticket #{ $number }).

    Sign in with that e-mail and your password. Does it not work yet? Reply to this message.
decided-yes-reset =
    ✅ <b>Password reset.</b> An admin has approved the password reset of { $email } in { $service } (ticket #{ $number }).

    We never send or ask for a password in this chat. Still cannot sign in? Reply to this message, without writing a password.
decided-yes-deactivate =
    ✅ <b>Account deactivated.</b> An admin has deactivated { $email } in { $service } (ticket #{ $number }). Reply to this message if that was a mistake.
decided-no =
    ❌ Your request in ticket #{ $number } ({ $title }) could not be approved yet.
    Reason: <b>{ $reason }</b>

    Mend it and ask again, or reply to this message with your question.
decided-register = Please register first at { $address }

event-yes-said = { $actor } approved it; not told yet
event-no-said = { $actor } rejected it; not told yet: { $text }
event-undone = { $actor } took the decision back

toast-approved = Approved. The requester of ticket #{ $number } is told { $when }; until then you can take it back.
toast-rejected = Rejected. The requester of ticket #{ $number } is told { $when }; until then you can take it back.
toast-first-yes = Noted. Ticket #{ $number } needs one more admin's approval.
toast-undone = The decision on ticket #{ $number } is taken back. The requester was told nothing.
toast-told = The requester of ticket #{ $number } has been told of the decision.
refused-second-admin = Your approval of ticket #{ $number } is noted already. Now it takes another admin.
refused-nothing-to-undo = There is no decision on ticket #{ $number } to take back or to tell.
refused-undo-late = Too late: the requester of ticket #{ $number } has been told. Reply to the ticket's card to explain.
refused-withdrawn = The requester has withdrawn ticket #{ $number }. Nothing was changed.
refused-account-waiting = The activation of { $email } has been waiting since { $when } (ticket #{ $number }). No need to ask again; see /akun.
refused-account-active = The account { $email } is active already. Forgot the password? Choose Forgot password in /akun.
refused-account-not-now = That account has changed meanwhile. Open /akun for how it is now.

password-seen =
    🔒 <b>Your message seems to contain a password.</b> We keep the message with the password covered only, and delete it from this chat.

    Please change that password in its application now. Our staff never need your password.
password-seen-kept =
    🔒 <b>Your message seems to contain a password.</b> We have covered the password, but we cannot delete this message: please delete it yourself.

    Please change that password in its application now. Our staff never need your password.
password-seen-staff = 🔒 That message seems to contain a password, so we covered it. Never send passwords by chat; please delete that message.
