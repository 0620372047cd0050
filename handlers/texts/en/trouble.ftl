# When something is broken

slow-down = We have all your messages and answer them one by one. Please wait a moment; there is no need to send them again. 🙏
group-lag = ⏳ Messages to this group are { $minutes } minutes late because of Telegram's limit (20 a minute). Waiting: { $count }. Nothing is lost.
incident = Sorry, your message is kept but could not be worked on because something is broken. Please give our staff the number { $incident } if you contact us.
incident-staff = ⚠️ A message from { $name } could not be worked on. Incident number: <code>{ $incident }</code>
