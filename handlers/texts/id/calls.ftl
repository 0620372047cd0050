# Panggilan video

button-call = 📹 Panggilan video
button-call-propose = 🗓 Usulkan waktu
button-call-again = 🗓 Usulkan waktu baru
button-call-now = 📞 Panggil sekarang
button-call-link = 🔗 Tautan rapat
button-call-cancel = ✖️ Batalkan panggilan
button-call-cancel-sure = ✖️ Ya, batalkan
button-call-held = ✅ Terverifikasi
button-call-held-sure = ✅ Ya, terverifikasi
button-call-missed = 🚫 Tidak hadir
button-call-ready = ✅ Siap sekarang
button-call-other = 🕒 Minta waktu lain
button-propose = 📨 Kirim usulan ({ $count })
button-propose-anew = 🗓 Usulkan waktu baru
button-pick-anew = 🔄 Pilih dari awal
mark-picked = ☑️

card-call = 📹 Panggilan video: { $state } · { $when }
card-call-now = sekarang
card-call-open = waktu belum disepakati
call-state-proposed = menunggu pemohon
call-state-agreed = disepakati
call-state-declined = pemohon minta waktu lain
call-state-cancelled = dibatalkan
call-state-held = terverifikasi
call-state-missed = pemohon tidak hadir
call-state-replaced = diganti

call-head =
    📹 <b>Panggilan video</b> · tiket #{ $number }
    { $title } · { $requester }
call-none = Belum ada. Usulkan sampai tiga waktu, atau panggil sekarang.
call-link = 🔗 { $link }
call-standing = { $state } · <b>{ $when }</b>
call-standing-past = { $state } · <b>{ $when }</b> · waktunya sudah lewat: catat hasilnya.
call-standing-proposed = Menunggu pemohon memilih: <b>{ $times }</b>
call-days =
    🗓 Pilih hari untuk panggilan video tiket #{ $number }, paling banyak { $most } waktu.
    Dipilih: <b>{ $picked }</b>
call-times =
    🗓 <b>{ $day }</b> · tiket #{ $number }
    Dipilih: <b>{ $picked }</b>
call-none-picked = belum ada
call-write-link = 🔗 { $name }, balas kartu ini dengan tautan rapat tiket #{ $number }, misalnya https://meet.google.com/abc-defg-hij
call-held-sure = Catat bahwa pemohon tiket #{ $number } sudah terverifikasi lewat panggilan video?
call-cancel-sure = Batalkan panggilan video tiket #{ $number }?

call-notice-proposed =
    📹 <b>{ $name }</b> mengajak Anda panggilan video untuk verifikasi tiket #{ $number }.

    Pilih satu waktu ({ $zone }):
call-notice-now =
    📹 <b>{ $name }</b> ingin melakukan panggilan video untuk verifikasi tiket #{ $number } <b>sekarang</b>. Apakah Anda siap?
call-notice-agreed =
    ✅ Panggilan video tiket #{ $number } disepakati:
    <b>{ $when }</b>

    Petugas ({ $name }) menghubungi Anda pada waktu itu. Siapkan KTP dan berkas aslinya.
call-notice-agreed-now = ✅ Petugas ({ $name }) segera menghubungi Anda untuk tiket #{ $number }. Siapkan KTP dan berkas aslinya.
call-notice-declined = 🕒 Anda meminta waktu lain untuk panggilan video tiket #{ $number }. Balas pesan ini dengan waktu yang cocok bagi Anda; petugas akan mengusulkan waktu baru.
call-notice-cancelled = ✖️ Panggilan video tiket #{ $number } dibatalkan.
call-notice-replaced = 🔁 Usulan panggilan video tiket #{ $number } ini diganti dengan yang baru di bawah.
call-notice-held = ✅ Panggilan video tiket #{ $number } selesai.
call-notice-missed = 🚫 Panggilan video tiket #{ $number } tidak jadi.
call-held = ✅ Verifikasi lewat panggilan video untuk tiket #{ $number } selesai. Petugas melanjutkan permohonan Anda.
call-missed = 🚫 Kami belum berhasil menemui Anda pada panggilan video tiket #{ $number }. Masih perlu? Minta waktu lain di bawah.
call-cancelled = ✖️ Petugas membatalkan panggilan video tiket #{ $number }. Balas pesan ini kalau ada pertanyaan.
call-cancelled-told = ✖️ Pemohon membatalkan panggilan video tiket #{ $number }.
call-ready-told = 📞 <b>{ $name }</b> (tiket #{ $number }) siap dipanggil sekarang.
call-declined-told = 🕒 <b>{ $name }</b> minta waktu lain untuk panggilan video tiket #{ $number }.
call-link-told = 🔗 Tautan panggilan video tiket #{ $number }: { $link }
call-reminder =
    ⏰ Pengingat: panggilan video tiket #{ $number }
    <b>{ $when }</b>
call-reminder-told =
    ⏰ Pengingat: panggilan video tiket #{ $number } dengan { $name }
    <b>{ $when }</b>
call-file = panggilan-video-tiket-{ $number }
call-entry = Panggilan video tiket #{ $number } · { $office }
call-entry-more = Verifikasi tiket #{ $number } oleh { $unit }. Siapkan KTP dan berkas asli.
call-entry-sent = 🗓 Buka berkas ini untuk menambahkan panggilan video tiket #{ $number } (<b>{ $when }</b>) ke kalender Anda.
call-entry-told = ✅ Panggilan video tiket #{ $number } disepakati: <b>{ $when }</b>
call-entry-cancelled = ✖️ Panggilan video tiket #{ $number } (<b>{ $when }</b>) dibatalkan. Buka berkas ini untuk menghapusnya dari kalender.

event-call-declined = { $actor } minta waktu lain untuk panggilan video: { $text }
event-call-cancelled = { $actor } membatalkan panggilan video: { $text }

toast-call-asked = Pemohon ditanya apakah siap dipanggil sekarang.
toast-call-proposed = Usulan dikirim ke pemohon.
toast-call-held = Dicatat: terverifikasi. Pemohon diberi tahu.
toast-call-missed = Dicatat: tidak hadir. Pemohon diberi tahu.
toast-call-declined = Petugas diberi tahu. Tulis waktu yang cocok dengan membalas pesan ini.
toast-call-cancelled = Panggilan video dibatalkan.
refused-call-no-time = Pilih dulu paling sedikit satu waktu.
refused-call-too-many = Paling banyak { $most } waktu dalam satu usulan.
refused-call-past = Waktu itu sudah lewat. Pilih waktu yang lain, ya.
refused-call-early = Panggilan itu baru { $when }. Ketidakhadiran dicatat sesudahnya.
refused-call-agreed = Waktunya sudah disepakati: { $when }. Untuk menggantinya, tekan Minta waktu lain.
refused-call-not-agreed = Panggilan ini belum disepakati atau sudah selesai. Buka kartu tiketnya lagi, ya.
refused-call-now-over = Ajakan itu sudah lebih dari satu jam. Tekan Minta waktu lain, petugas akan mengusulkan waktu baru.
refused-call-declined = Waktu lain sudah diminta. Petugas akan mengusulkan waktu baru.
refused-call-cancelled = Panggilan video ini sudah dibatalkan.
refused-call-held = Panggilan video ini sudah selesai.
refused-call-missed = Panggilan video ini sudah lewat. Tekan Minta waktu lain kalau masih perlu.
refused-call-replaced = Usulan ini sudah diganti. Pakai usulan yang terbaru, ya.
