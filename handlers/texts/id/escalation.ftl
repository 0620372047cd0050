# Eskalasi: ke atas, keluar lewat e-mail, dan kembali

button-ladder = ⬆️ Eskalasi
button-need-ask = 📨 Minta ke pemohon
button-need-ask-all = 📨 Minta semua ke pemohon ({ $count })
button-need-type = ✏️ Saya isi sendiri
button-need-type-file = 📎 Saya kirim berkasnya
button-escalate-to = ⬆️ Teruskan ke { $tier }
button-escalate-sure = ⬆️ Ya, teruskan
button-mail-sure = 📧 Kirim e-mail
button-by-hand-sent = ✅ Sudah saya kirim
button-mail-again = 🔁 Coba lagi
button-mail-write = ✉️ Tulis e-mail lagi
button-number = 🔢 Nomor tiket di sana
button-number-keep = 💾 Simpan nomor { $number }
button-mended = ✅ Pusat: sudah diperbaiki
button-mended-here = ✅ Sudah diperbaiki
button-take-back = ↩️ Tarik dari { $tier }
button-give-back = ↩️ Kembalikan ke { $unit }
button-back-sure = ↩️ Ya, kembalikan
button-tell-mended = 📨 Kirim ke pemohon
button-still-broken = ✍️ Masih bermasalah

mark-need-missing = ⬜
mark-need-asked = ❔
mark-need-coming = ⏳
mark-need-held = ⚠️
mark-need-there = ✅
need-state-missing = belum ada
need-state-asked = ditunggu dari pemohon
need-state-coming = berkas sedang diperiksa
need-state-held = berkas ditahan
need-state-there = sudah ada

ladder-head =
    ⬆️ <b>Eskalasi tiket #{ $number }</b>
    { $title } · { $requester }
ladder-next = Dari { $own } ke <b>{ $tier }</b>. Yang diperlukan di sana:
ladder-top = { $own } adalah jenjang paling atas. Tidak ada yang di atasnya.
ladder-closed = Tiket ini sudah ditutup, jadi tidak diteruskan lagi. Perlu lagi? Buka kembali tiketnya dulu.
ladder-past = 📍 Ada di <b>{ $tier }</b> sampai { $until }
ladder-complete = Lengkap, siap diteruskan.
ladder-missing = Pilih yang belum ada untuk melengkapinya.
ladder-asked = Menunggu pemohon. Kalau Anda sudah tahu isinya, pilih lalu isi sendiri.
ladder-held = Ada berkas yang ditahan. Buka daftar berkas di kartu, lalu loloskan atau minta yang baru.
ladder-sure = Teruskan tiket #{ $number } ke <b>{ $tier }</b>? Kartu, pesan, dan berkasnya pindah ke grup mereka. { $own } tetap melihat keadaannya di sini.
ladder-sure-mail =
    📧 Kirim tiket #{ $number } ke <b>{ $tier }</b> lewat e-mail? Jumlah e-mail: { $mails }

    <b>{ $subject }</b>
    <blockquote expandable>{ $body }</blockquote>
ladder-by-hand =
    📋 E-mail ke <b>{ $tier }</b> belum diatur di sini. Salin teks di bawah (tekan untuk menyalin), kirim sendiri beserta berkasnya, lalu tekan <i>Sudah saya kirim</i>. Tiket #{ $number }:

    <code>{ $subject }</code>

    <pre>{ $body }</pre>
ladder-by-hand-file =
    📋 E-mail ke <b>{ $tier }</b> belum diatur di sini. Teksnya ada di berkas di bawah: kirim sendiri beserta berkas tiket #{ $number }, lalu tekan <i>Sudah saya kirim</i>.

    <code>{ $subject }</code>
ladder-arrived = ⬆️ <b>{ $name }</b> meneruskan tiket #{ $number } dari { $own }.

need-line = { $mark } { $label }: { $value }
need-line-open = { $mark } { $label }: <i>{ $state }</i>
need-how = <b>{ $label }</b> untuk tiket #{ $number }: { $state }. Siapa yang melengkapi?
need-write = ✏️ { $name }, balas kartu ini dengan <b>{ $label }</b> untuk tiket #{ $number }. Kalau memang tidak ada, balas dengan tanda -
need-write-file = 📎 { $name }, balas kartu ini dengan berkas atau foto <b>{ $label }</b> untuk tiket #{ $number }. Kalau memang tidak ada, balas dengan tanda -
needs-complete = ✅ Data tiket #{ $number } untuk <b>{ $tier }</b> sudah lengkap.
need-file-refused = Berkas { $name } untuk tiket #{ $number } belum dapat dipakai. { $why }
need-file-refused-told = Berkas { $name } untuk tiket #{ $number } tidak dapat dipakai. Pengirimnya diberi tahu: { $why }
need-file-held-told = ⚠️ Berkas { $name } untuk tiket #{ $number } ditahan: { $why } Periksa di daftar berkas pada kartu.

away = 📍 Di <b>{ $tier }</b> sejak { $since }
away-on-its-way = 📍 Sedang diteruskan ke <b>{ $tier }</b>
away-mail-failing = 📧 E-mail belum terkirim, dicoba terus: { $reason }
away-mail-dead = 📧 E-mail tidak terkirim: { $reason }
away-number = 🔢 Nomor di sana: <code>{ $number }</code>
away-answered = 💬 Terakhir dijawab { $when }
away-not-answered = 💬 Belum ada jawaban

card-behind =
    🎫 <b>Tiket #{ $number } · { $title }</b>
    📍 Sekarang di <b>{ $unit }</b>
    Status: <b>{ $status }</b>
    Pemohon: { $requester }
    Petugas: { $assignee }

    <i>Kartu ini mengikuti keadaannya. Membalas pemohon sekarang dari grup { $unit }.</i>

back-sure = Kembalikan tiket #{ $number } ke <b>{ $unit }</b>?
back-sure-outside = Tarik tiket #{ $number } dari <b>{ $tier }</b>? Tiket kembali ditangani { $unit }.
back-sure-mended = Tiket #{ $number } sudah diperbaiki di <b>{ $tier }</b>? Tiket kembali ke { $unit }, dan pesan untuk pemohon sudah disiapkan di sana.
back-arrived = ↩️ <b>{ $name }</b> mengembalikan tiket #{ $number } dari { $tier }.
back-mended =
    ✅ <b>{ $name }</b>: tiket #{ $number } sudah diperbaiki di { $tier }. Kirim pesan ini ke pemohon?

    <blockquote>{ $message }</blockquote>

    Atau balas kartunya dengan kata-kata Anda sendiri.
back-mended-told =
    ✅ Sudah dikirim ke pemohon tiket #{ $number } oleh { $name }:

    <blockquote>{ $message }</blockquote>

told-away = 📍 Tiket #{ $number } Anda sekarang ditangani <b>{ $tier }</b>. Kami kabari di sini begitu ada jawaban.
told-back = 📍 Tiket #{ $number } Anda kembali ditangani <b>{ $unit }</b>.
mended-for-requester = ✅ Kendala pada tiket #{ $number } sudah diperbaiki oleh <b>{ $tier }</b>. Silakan coba lagi. Kalau masih muncul, kirim tangkapan layar yang baru, ya.
mended-short = Sudah diperbaiki oleh { $tier }. Silakan coba lagi.

mail-subject = [Tiket #{ $number }] { $title } · { $service } · { $token }
mail-subject-plain = [Tiket #{ $number }] { $title } · { $service }
mail-subject-part = ({ $part }/{ $total })
mail-subject-again = Re: { $subject }
mail-line = { $label }: { $value }
mail-question = Pertanyaan pengguna
mail-held = (tidak diteruskan: ada kata yang tidak pantas)
mail-body =
    Yth. { $tier },

    Mohon bantuan untuk kendala berikut, yang tidak dapat kami selesaikan di { $unit }.

    { $lines }

    Layanan: { $service }
    Nomor tiket kami: #{ $number }, diterima { $opened }

    Mohon membalas e-mail ini tanpa mengubah perihalnya, agar jawaban langsung sampai ke petugas yang menangani.

    Hormat kami,
    { $name }
    { $unit }, { $office }
mail-files = Lampiran: { $names }
mail-files-later = Lampiran berikut menyusul dalam e-mail terpisah karena ukurannya: { $names }
mail-more =
    Lanjutan lampiran untuk tiket #{ $number } ({ $part } dari { $total }).

    Lampiran: { $names }
mail-further =
    { $text }

    Hormat kami,
    { $name }
    { $unit }, { $office }
    Nomor tiket kami: #{ $number }
mail-text-file = e-mail-tiket-{ $number }
mail-file-nameless = lampiran-{ $number }
mail-write = ✉️ { $name }, balas kartu ini dengan yang ingin Anda tulis ke <b>{ $tier }</b> tentang tiket #{ $number }. Langsung dikirim sebagai e-mail.
number-write = 🔢 { $name }, balas kartu ini dengan nomor tiket #{ $number } di <b>{ $tier }</b>.
mail-late = 📧 E-mail tiket #{ $number } ke <b>{ $tier }</b> belum terkirim: { $reason }. Kami coba terus.
mail-dead = ❗ E-mail tiket #{ $number } ke <b>{ $tier }</b> tidak terkirim: { $reason }. Perbaiki penyebabnya, lalu coba lagi, atau hubungi mereka dengan cara lain.
mail-came-answer = 📧 <b>{ $tier }</b> menjawab · tiket #{ $number } · { $sender }
mail-came-automatic = 🤖 Balasan otomatis <b>{ $tier }</b> · tiket #{ $number } · { $sender }
mail-came-bounce = ❗ E-mail tiket #{ $number } ke <b>{ $tier }</b> ditolak di tujuan. Periksa alamatnya, lalu hubungi mereka dengan cara lain. { $sender }
mail-came-text = <blockquote expandable>{ $text }</blockquote>
mail-came-cut = <i>Selebihnya ada di kotak surat.</i>
mail-came-large = ⚠️ E-mail ini terlalu besar untuk dibaca di sini ({ $megabytes } MB). Buka di kotak surat.
mail-came-left-out = ⚠️ Buka di kotak surat dengan hati-hati, tidak dapat diperiksa di sini: { $names }
outside-unanswered = ⏰ <b>{ $tier }</b> belum menjawab tiket #{ $number } sejak { $since }. Tanyakan lagi, atau catat jawabannya.

note-mail-sent = e-mail ke { $tier } terkirim
note-mail-dead = e-mail ke { $tier } tidak terkirim: { $reason }
note-mail-again = e-mail dicoba lagi
note-mail-written = e-mail ke { $tier }: { $text }
note-mail-automatic = balasan otomatis dari { $tier }
note-mail-bounce = e-mail ke { $tier } ditolak di tujuan
note-number = nomor tiket di { $tier }: { $number }
note-need-given = { $need }: { $text }

event-escalated = { $actor } meneruskan tiket ke { $text }
event-heard = { $text } menjawab
event-returned = { $actor } mencatat tiket kembali dari { $text }

toast-needs-asked = Pemohon diminta melengkapi ({ $count }).
toast-escalated = Tiket #{ $number } diteruskan.
toast-mail-again = Dicoba lagi.
toast-number-kept = Nomor { $number } disimpan.
toast-brought-back = Tiket #{ $number } sudah kembali.
toast-mended-told = Pemohon diminta mencoba lagi.
refused-escalated = Tiket #{ $number } sudah diteruskan { $name } pada { $when }. Tidak ada yang diubah.
refused-needs-missing = Belum lengkap: { $names }. Lengkapi dulu, baru diteruskan.
refused-need-there = Itu sudah ada untuk tiket #{ $number }. Buka Eskalasi lagi untuk yang terbaru.
refused-need-file = { $title } berupa berkas: balas kartu dengan foto atau berkas, atau tanda - kalau memang tidak ada.
refused-need-choice = Pilih salah satu dan tulis persis begitu: { $choices }
refused-number = Nomor itu belum benar: harus ada angkanya, paling panjang { $most } huruf.
refused-number-kept = Nomor { $number } sudah disimpan.
refused-not-away = Tiket #{ $number } tidak sedang di jenjang atas. Buka kartunya untuk yang terbaru.
refused-mail-alive = Tidak ada e-mail tiket #{ $number } yang gagal. Tidak ada yang diubah.
refused-no-mail = E-mail ke sana belum diatur. Kirim sendiri dari e-mail kantor.
refused-mail-file = Dari sini hanya tulisan yang dapat dikirim sebagai e-mail, jadi belum ada yang dikirim. Tulis tanpa berkas, atau kirim berkasnya dari e-mail kantor.
refused-mended-told = Pemohon tiket #{ $number } sudah diberi tahu.
