# Tiket pemohon

ticket-opened =
    ✅ <b>Tiket #{ $number }</b> sudah kami terima.
    { $title } · ditangani { $unit }

    Kabar berikutnya datang di obrolan ini. Ingin menambahkan sesuatu? Balas (reply) pesan ini.
ticket-handed-on = ✉️ Sudah diteruskan ke petugas tiket #{ $number }.
ticket-write = ✍️ Tulis pesan untuk petugas tiket #{ $number } sekarang. Pesan Anda berikutnya langsung diteruskan, apa pun isinya.
ticket-write-file =
    📎 Kirim foto atau berkas untuk tiket #{ $number } sekarang lewat tombol 📎. Beberapa foto boleh sekaligus. Jangan kirim kata sandi.
ticket-write-stopped = Baik, tidak ada yang diteruskan ke petugas tiket #{ $number }.
ticket-closed-already =
    Tiket #{ $number } sudah ditutup, jadi pesan Anda belum saya teruskan. Masih ada yang perlu dibantu untuk tiket itu?
ticket-closed-long-ago =
    Tiket #{ $number } sudah ditutup dan tidak dapat dibuka kembali lagi, jadi pesan Anda belum saya teruskan. Mau dilanjutkan di tiket baru? Pesan ini ikut diteruskan ke sana.
ticket-ask-what-is-left =
    Apa yang masih perlu dibantu untuk tiket #{ $number }? Tulis di sini. Dengan pesan itu tiket dibuka kembali.
ticket-reopened = 🔄 Tiket #{ $number } dibuka kembali, dan pesan Anda sudah diteruskan ke petugas.
ticket-ask-withdraw = Tarik kembali permohonan <b>{ $title }</b> (tiket #{ $number })? Petugas tidak akan melanjutkannya.
ticket-withdrawn =
    ↩️ Permohonan pada tiket #{ $number } sudah ditarik. Berubah pikiran? Tiketnya dapat dibuka kembali dalam { $days } hari.
ticket-withdrawn-for-good = ↩️ Permohonan pada tiket #{ $number } sudah ditarik.
ticket-ask-kind = Lanjutan tiket #{ $number }. Apa yang Anda perlukan? Tiket barunya akan terhubung dengan tiket itu.
my-tickets =
    <b>Tiket Anda</b>
    { $total } tiket, { $open } masih berjalan. Pilih untuk melihat keadaannya.
my-tickets-page =
    { $text }
    Halaman { $page } dari { $pages }
my-tickets-none-such =
    { $text }
    <i>Tidak ada yang seperti itu.</i>
my-tickets-none = Anda belum punya tiket. Tulis saja pertanyaan Anda di sini.
my-ticket-title = <b>Tiket #{ $number }</b> · { $title }
my-ticket-status = { $bar } <b>{ $status }</b> { $decision }
my-ticket-call = 📹 Panggilan video: <b>{ $when }</b> { $link }
my-ticket-staff = Ditangani: { $unit } · petugas: { $assignee }
my-ticket-opened = Masuk: { $when }
my-ticket-closed = Ditutup: { $when }
my-ticket-continues = Lanjutan tiket #{ $number }
my-ticket-continued = Dilanjutkan di tiket { $numbers }
my-ticket-description = <i>{ $text }</i>
my-ticket-papers = <b>Berkas</b>
my-paper-new = 📎 { $title }
my-paper-accepted = ✅ { $title }
my-paper-returned = ❌ { $title }: perlu dikirim lagi ({ $reason })
my-paper-held = 🛡 { $title }: sedang ditelaah
my-paper-missing = ⬜ { $title }: belum ada
my-ticket-wishes = <b>Yang masih kami tunggu</b>
my-ticket-wish = • { $text }
my-ticket-activity =
    { $text }

    <b>Aktivitas terakhir</b>
    { $lines }
nobody = belum ada
the-desk = Loket

button-write = ✍️ Tulis ke petugas
button-write-file = 📎 Kirim berkas
button-write-more = ✍️ Tulis lagi
button-stop-writing = ✖️ Tidak jadi
button-close-own = ✅ Sudah beres
button-withdraw = ↩️ Tarik kembali
button-withdraw-sure = ↩️ Ya, tarik kembali
button-withdraw-not = Tidak, lanjutkan saja
button-reopen-mine = 🔄 Buka kembali
button-continue-ticket = ➕ Buat tiket lanjutan
button-other-kind = Keperluan lain
button-mend-mine = 🔧 Perbaiki berkas
button-give-mine = 📨 Kirim yang diminta
button-my-evaluation = ⭐ Penilaian saya
button-evaluate = ⭐ Beri penilaian
button-sort = { $name }
button-sort-chosen = • { $name }
sort-all = Semua
sort-open = Berjalan
sort-closed = Selesai

progress-done = ●
progress-open = ○
status-received = 🆕 diterima
status-in-progress = 🔧 diperiksa
status-waiting = ⏳ menunggu pemohon
status-verifying = 🔎 verifikasi
status-closed = ✅ selesai
my-status-received = diterima
my-status-in-progress = diperiksa
my-status-waiting = menunggu Anda
my-status-verifying = verifikasi
my-status-closed = selesai
closed-as-solved = selesai
closed-as-rejected = selesai
closed-as-withdrawn = ditarik kembali
closed-as-by-requester = selesai, Anda tutup sendiri
mark-received = 🆕
mark-in-progress = 🔧
mark-waiting = ⏳
mark-verifying = 🔎
mark-closed = ✅
mark-withdrawn = ↩️
decision-pending = · menunggu keputusan admin
decision-approved = · disetujui
decision-rejected = · ditolak

event-document-accepted = { $actor } menerima berkas: { $text }
event-document-returned = { $actor } meminta perbaikan berkas: { $text }
event-document-sent = { $actor } mengirim berkas: { $text }
event-asked = { $actor } meminta kelengkapan: { $text }
event-given = { $actor } melengkapi: { $text }
event-nothing-owed = Kelengkapan sudah diterima
event-papers-accepted = Semua berkas diterima, lanjut ke verifikasi
event-call-proposed = { $actor } mengusulkan panggilan video: { $text }
event-call-agreed = { $actor } menyetujui panggilan video: { $text }
event-call-held = { $actor } melakukan panggilan video: { $text }
event-call-missed = { $actor } mencatat panggilan video tidak jadi: { $text }
event-withdrawn = { $actor } menarik kembali permohonan
event-linked = { $actor } melanjutkannya di tiket #{ $text }
event-answered-wordless = { $actor } mengirim berkas atau gambar
event-replied-wordless = { $actor } mengirim berkas atau gambar
event-reopened-wordless = { $actor } membuka kembali tiket dengan berkas atau gambar

staff-ticket-closed = ✅ { $name } menutup sendiri tiket #{ $number }: sudah beres.
staff-ticket-withdrawn = ↩️ { $name } menarik kembali permohonan pada tiket #{ $number }.
staff-ticket-continues = 🔗 Tiket #{ $number } melanjutkan tiket #{ $before }, yang sudah ditutup.

refused-not-now = Keadaan tiket #{ $number } sudah berubah, jadi itu tidak dapat dilakukan sekarang. Buka tiketnya untuk melihat yang terbaru.
refused-reopen-late = Tiket #{ $number } tidak dapat dibuka kembali lagi. Lihat tiketnya, lalu pilih Buat tiket lanjutan.
