# The morning's summary

digest-head = ☀️ <b>Good morning, { $unit }</b> · { $weekday }, { $day }
digest-open =
    Open: <b>{ $open }</b> (not taken { $untaken })
    Due today: <b>{ $due }</b> · late: <b>{ $overdue }</b>
    Waiting for requesters: { $waiting }
digest-overdue = 🔴 { $ticket } { $title } · { $when } · { $assignee }
digest-since = <b>Since { $day }</b>
digest-week = <b>Last week</b>
digest-passed = In { $opened } · done { $closed }
digest-lapsed = Closed by themselves: { $count }
digest-kept = As expected: { $kept } of { $promises }
digest-grade = Grade: <b>{ $mean }</b> of 4 ({ $count } evaluations)
digest-evaluations = Evaluations: { $count }
