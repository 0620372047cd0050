# Looking for tickets

search-head = 🔎 <b>{ $words }</b>: { $total } found
search-head-more = 🔎 <b>{ $words }</b>: more than { $total } found. Add a word to narrow it down.
search-head-page =
    { $head }
    Page { $page } of { $pages }
search-nothing =
    🔎 No ticket with <b>{ $words }</b>.

    Try fewer words, part of a name, or only a number. What is searched: ticket numbers, names, companies, NPWP, questions, messages and notes.
search-row =
    { $mark } { $number } · { $title }
    { $requester } · { $age }
search-row-piece =
    { $head }
    <i>{ $piece }</i>
search-hit = <b>{ $text }</b>
search-plain = { $text }

ticket-where =
    🎫 <b>Ticket #{ $number }</b> · { $title }
    { $unit } · { $status } · staff: { $assignee }
ticket-where-linked =
    { $text }
    <a href="{ $link }">Open the ticket</a>
ticket-peek-linked =
    { $card }

    <a href="{ $link }">Open in the group</a>
card-below = 🎫 Ticket #{ $number }: its newest card is below. ⬇️

button-bring-card = 🎫 Show its card in the group
button-back-to-list = ◀️ Back to the list

command-search = Find a ticket: name, company, NPWP, words
command-ticket-again = Show a ticket's card, for example /tiket 12

toast-card-brought = The card of ticket #{ $number } is shown at the bottom.
toast-card-in-topic = Ticket #{ $number } is closed. Its card is in its topic.

refused-ticket-number = Write its number, for example /tiket 12. All open tickets are at /antrian.
refused-ticket-not-here = Ticket #{ $number } is not in this unit, or not one of your unit's.
refused-search-empty = Write what you look for after the command, for example: /cari siti maju, /cari 01.234.567.8-901.000, or /cari lupa sandi.
refused-search-short = That is too short to look for. Write at least two letters or a number, for example /cari siti.
refused-search-staff = Searching is for staff only. Your own tickets are at /tiket. If you are staff, write /cari once in your unit's group first.
refused-search-old = That search is too old. Please write it again with /cari.
