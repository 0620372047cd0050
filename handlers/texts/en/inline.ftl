# Answers in other chats (inline mode)

inline-entry =
    <b>{ $question }</b>

    { $answer }

    <i>Source: { $source } · reviewed { $reviewed }</i>
inline-more = <i>… the rest is behind the button below.</i>
inline-service =
    <b>{ $service }</b>

    { $summary }

    Ask anything about this service at our desk.
button-inline-open-entry = 💬 Open at the desk
button-inline-open-service = 💬 Open the desk
button-inline-ask = Nothing found? Ask at the desk
