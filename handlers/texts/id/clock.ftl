# Waktu: perkiraan, pengingat, penutupan

when-today = hari ini { $time }
when-tomorrow = besok { $time }
when-weekday = { $day } { $time }
when-date = { $day } { $time }

expected-first-answer = ⏳ Diperkirakan dijawab <b>{ $when }</b>.
expected-solution = ⏳ Diperkirakan selesai <b>{ $when }</b>.
expected-closed = 🕗 Kantor sedang tutup dan buka lagi { $when }. Tiket Anda sudah tercatat.
away-written = 🕗 Kantor sedang tutup. Pesan Anda sudah tercatat dan dibaca petugas setelah kantor buka, { $when }.

slipped-first-answer =
    🙏 <b>Mohon maaf</b>, tiket #{ $number } ({ $title }) belum dijawab sampai waktu yang kami perkirakan. Petugas sudah kami ingatkan.
slipped-solution =
    🙏 <b>Mohon maaf</b>, tiket #{ $number } ({ $title }) belum selesai sampai waktu yang kami perkirakan. Petugas sudah kami ingatkan.
renewed-first-answer = Perkiraan baru: dijawab <b>{ $when }</b>.
renewed-solution = Perkiraan baru: selesai <b>{ $when }</b>.

my-ticket-expected-first-answer = ⏳ Diperkirakan dijawab: <b>{ $when }</b>
my-ticket-expected-solution = ⏳ Diperkirakan selesai: <b>{ $when }</b>
my-ticket-late = ⏳ Lewat dari perkiraan kami, mohon maaf. Petugas sudah diingatkan.

due-first-answer = jawaban pertama
due-solution = penyelesaian
promise-due = ⏰ { $what }: { $when }
promise-late = 🔴 Terlambat · { $what }: { $when }
promise-paused = ⏸ { $what }: waktu berhenti dihitung, menunggu pihak lain

staff-reminders = ⏰ <b>Pengingat · { $unit }</b>
staff-reminders-warning = <b>Hampir jatuh tempo</b>
staff-reminders-due = <b>Jatuh tempo, pemohon sudah diberi perkiraan baru</b>
staff-reminders-overdue = <b>Terlambat, mohon perhatian admin</b> { $admins }
staff-reminder = { $ticket } { $title } · { $what }: { $when } · { $assignee }
reminded-ticket = #{ $number }
reminded-link = <a href="{ $link }">{ $ticket }</a>
mention = <a href="tg://user?id={ $id }">{ $name }</a>
staff-reminders-more = … dan { $count } lainnya: /antrian

nudge-reminder =
    👋 Tiket #{ $number } ({ $title }) menunggu kelengkapan dari Anda. Selama menunggu, petugas belum dapat melanjutkannya.
nudge-notice =
    ⚠️ Tiket #{ $number } ({ $title }) masih menunggu kelengkapan dari Anda. Kalau belum ada kabar sampai <b>{ $when }</b>, tiketnya kami tutup. Anda tetap dapat membukanya kembali.
lapsed =
    📁 Tiket #{ $number } ({ $title }) kami tutup dulu karena kelengkapannya belum kami terima. Masih diperlukan? Buka kembali dengan satu ketukan dalam { $days } hari.
lapsed-for-good = 📁 Tiket #{ $number } ({ $title }) kami tutup karena kelengkapannya belum kami terima. Masih diperlukan? Silakan ajukan lagi.
revived = 🔄 Tiket #{ $number } dibuka kembali. Buka tiketnya untuk melihat yang masih kami tunggu.
nudge-evaluation = ⭐ Bagaimana pelayanan kami untuk tiket #{ $number } ({ $title })? Penilaian Anda singkat, tanpa nama, dan membantu kami.
button-revive = 🔄 Buka kembali
staff-revived = 🔄 { $name } membuka kembali tiket #{ $number } dan akan melengkapinya.

event-lapsed = Ditutup otomatis: kelengkapan tidak diterima
event-revived = { $actor } membuka kembali tiket untuk melengkapinya
closed-why-lapsed = ditutup otomatis, kelengkapan tidak diterima
closed-as-lapsed = ditutup, kelengkapan belum kami terima

toast-revived = Tiket #{ $number } dibuka kembali.
refused-not-lapsed = Tiket #{ $number } sudah dibuka kembali atau tidak ditutup otomatis. Lihat tiketnya untuk keadaan terbaru.
