# Mengatur pekerjaan: menyerahkan, memindahkan, prioritas, tag, menggabungkan, menutup, membuka kembali

button-work-assign = 🤝 Serahkan
button-work-transfer = ➡️ Pindah unit
button-work-priority = 🚩 Prioritas
button-work-tags = 🏷 Tag
button-work-merge = 🔗 Gabungkan
button-work-resume = 🔄 Buka kembali
button-work-me = ✋ Saya sendiri
button-work-nobody = 👐 Lepaskan, tanpa petugas
button-work-colleague = 👤 { $name }
button-work-unit = ➡️ { $name }
button-work-transfer-sure = ➡️ Ya, pindahkan
button-work-merge-with = 🔗 #{ $number } { $title }
button-work-merge-sure = 🔗 Ya, gabungkan
button-work-tag = { $tag }
button-work-tag-on = ✅ { $tag }
button-work-tag-write = ✏️ Tulis tag lain
button-work-chosen = ✅ { $name }
button-closed-no-answer = 💤 Pemohon tidak menjawab
button-closed-duplicate = 👯 Sudah ada tiket yang sama
button-closed-not-ours = 🚪 Bukan wewenang kami
button-closed-other = ✏️ Alasan lain

priority-low = 🔵 Rendah
priority-normal = ⚪ Biasa
priority-high = 🟠 Tinggi
priority-urgent = 🔴 Mendesak

mark-moved = ➡️
card-due = Batas waktu: { $when }
card-overdue = ⚠️ <b>Lewat batas waktu:</b> { $when }
card-priority = Prioritas: <b>{ $priority }</b>
card-tags = 🏷 { $tags }
card-merged = 🔗 Digabung ke tiket #{ $number }. Balasan di sini pun masuk ke tiket itu.
card-absorbed = 🔗 Termasuk tiket { $numbers }
card-closed-as = Ditutup { $when } · { $why }
card-last-requester = 💬 { $actor }, { $when }: { $text }
card-last-staff = 👤 { $actor }, { $when }: { $text }
card-last-wordless = berkas atau gambar
card-moved =
    🎫 <b>Tiket #{ $number } · { $title }</b>
    ➡️ Dipindahkan ke <b>{ $unit }</b> oleh { $name }, { $when }

    Tiket ini sekarang dikerjakan di grup unit itu. Balasan di sini tidak diteruskan.

work-mention = <a href="tg://user?id={ $id }">{ $name }</a>
work-assign = Tiket #{ $number } diserahkan kepada siapa?
work-assign-none = Belum ada rekan lain yang saya kenal di grup ini. Saya mengenal siapa pun yang pernah menulis atau menekan tombol di sini.
work-assigned = 🤝 { $colleague }, { $name } menyerahkan tiket #{ $number } kepada Anda.
work-released = 👐 { $name } melepaskan tiket #{ $number }. Siapa pun dapat mengambilnya.
work-transfer = Tiket #{ $number } dipindahkan ke unit mana?
work-transfer-ask =
    Pindahkan tiket #{ $number } ke <b>{ $unit }</b>? Riwayat dan berkas ikut. Petugas grup ini tidak dapat mengerjakannya lagi; pemohon diberi tahu.
work-transferred = ➡️ Tiket #{ $number } datang dari { $unit }, dipindahkan oleh { $name }. Riwayat dan berkasnya ada di kartu.
work-priority = Prioritas tiket #{ $number }? Pemohon tidak melihatnya.
work-tags = Tag untuk tiket #{ $number }. Pemohon tidak melihatnya.
work-tags-write = ✏️ { $name }, balas kartu ini dengan tagnya. Lebih dari satu: pisahkan dengan koma.
work-merge =
    Gabungkan tiket #{ $number } dengan tiket { $requester } yang mana? Percakapan berlanjut di tiket yang lebih lama; yang lebih baru ditutup.
work-merge-ask =
    Gabungkan tiket #{ $later } ke tiket #{ $number }? Tiket #{ $later } ditutup, balasan pemohon di sana masuk ke tiket #{ $number }. Ini tidak dapat dibatalkan.
work-merge-line = #{ $number } · { $title } · { $status } · { $unit }
work-absorbed = 🔗 { $name } menggabungkan tiket #{ $later } ke tiket ini. Kartu lamanya masih memuat isian dan berkasnya.
work-close =
    Tutup tiket #{ $number }? Tekan <b>Ya, tutup</b> bila sudah selesai dibantu. Bila karena hal lain, pilih alasannya: pemohon akan membacanya.
work-close-write = ✏️ { $name }, balas kartu ini dengan alasan menutup tiket #{ $number }. Pemohon akan membacanya.

notice-assigned = 🔧 Tiket #{ $number } sekarang dikerjakan oleh { $name }.
notice-transferred = ➡️ Tiket #{ $number } kami teruskan ke { $unit }, yang menanganinya mulai sekarang.
notice-merged = 🔗 Tiket #{ $later } kami gabungkan ke tiket #{ $number } karena membahas hal yang sama. Kelanjutannya di tiket #{ $number }.
notice-resumed = 🔄 Tiket #{ $number } kami buka kembali dan kami lanjutkan.
notice-closed-no-answer = 💤 <b>Tiket #{ $number } kami tutup</b> karena belum ada jawaban dari Anda.
notice-closed-duplicate = 👯 <b>Tiket #{ $number } kami tutup</b> karena hal yang sama sudah ada di tiket lain.
notice-closed-not-ours = 🚪 <b>Tiket #{ $number } kami tutup</b> karena bukan wewenang kantor kami.
notice-closed-other = <b>Tiket #{ $number } kami tutup:</b> { $text }
notice-closed-again = Masih perlu dibantu? Balas (reply) pesan ini dalam { $days } hari untuk membukanya kembali.

my-ticket-merged = Dilanjutkan di tiket #{ $number }
my-ticket-absorbed = Termasuk tiket { $numbers }
button-merged-ticket = 🎫 Lihat tiket #{ $number }
closed-as-no-answer = ditutup, belum ada jawaban
closed-as-duplicate = ditutup, sudah ada tiket yang sama
closed-as-not-ours = ditutup, bukan wewenang kami
closed-as-other = ditutup
closed-as-merged = digabung
closed-why-solved = selesai
closed-why-rejected = ditolak
closed-why-withdrawn = ditarik kembali oleh pemohon
closed-why-by-requester = ditutup pemohon
closed-why-no-answer = pemohon tidak menjawab
closed-why-duplicate = sudah ada tiket yang sama
closed-why-not-ours = bukan wewenang kami
closed-why-other = alasan lain
closed-why-merged = digabung

history-line-of = { $when } · #{ $number } · { $what }
reason-of-closed-no-answer = pemohon tidak menjawab
reason-of-closed-duplicate = sudah ada tiket yang sama
reason-of-closed-not-ours = bukan wewenang kami
reason-of-prioritized-low = rendah
reason-of-prioritized-normal = biasa
reason-of-prioritized-high = tinggi
reason-of-prioritized-urgent = mendesak
event-closed-why = { $actor } menutup tiket: { $text }
event-assigned = { $actor } menyerahkan tiket kepada { $text }
event-released = { $actor } melepaskan tiket
event-transferred = { $actor } memindahkan tiket ke { $text }
event-prioritized = { $actor } mengubah prioritas: { $text }
event-tagged = { $actor } memberi tag: { $text }
event-untagged = { $actor } mencabut tag: { $text }
event-merged = { $actor } menggabungkannya ke tiket #{ $text }
event-absorbed = { $actor } menggabungkan tiket #{ $text } ke tiket ini
event-resumed = { $actor } membuka kembali tiket

toast-assigned = Tiket #{ $number } sekarang milik { $name }.
toast-released = Tiket #{ $number } dilepaskan. Siapa pun dapat mengambilnya.
toast-transferred = Tiket #{ $number } dipindahkan ke { $unit }.
toast-prioritized = Prioritas tiket #{ $number }: { $priority }
toast-tagged = Tag tiket #{ $number } disimpan.
toast-merged = Tiket #{ $later } digabung ke tiket #{ $number }. Pemohon diberi tahu.
toast-resumed = Tiket #{ $number } dibuka kembali. Pemohon diberi tahu.

refused-handed-over = Tiket #{ $number } sudah diserahkan: sekarang milik { $name }. Tidak ada yang diubah.
refused-released = Tiket #{ $number } baru saja dilepaskan. Tekan Ambil kalau Anda mau mengerjakannya.
refused-colleague-gone = Orang itu bukan (lagi) petugas grup ini. Pilih yang lain.
refused-transferred = Tiket #{ $number } sudah dipindahkan { $name } ke { $unit }. Tidak ada yang diubah di sini.
refused-unit-gone = Unit itu tidak ada lagi. Buka daftarnya sekali lagi.
refused-closed-by = Tiket #{ $number } sudah ditutup { $name } pada { $when }. Tidak ada yang diubah.
refused-resumed-by = Tiket #{ $number } sudah dibuka kembali oleh { $name }. Tidak ada yang diubah.
refused-merged = Tiket #{ $number } sudah digabung ke tiket #{ $into }. Lanjutkan di sana.
refused-merged-by = Tiket #{ $number } sudah digabung { $name } ke tiket #{ $into }. Tidak ada yang diubah.
refused-merge-person = Hanya tiket dari pemohon yang sama yang dapat digabung.
refused-merge-unit = Tiket #{ $number } ditangani { $unit }. Minta mereka memindahkannya ke sini dulu, baru digabung.
refused-merge-none = Pemohon ini tidak punya tiket lain yang masih berjalan.
refused-close-words = Tulis alasannya dengan kata-kata, ya.
refused-close-long = Alasan paling panjang { $most } huruf; yang ini { $length }. Ringkas dulu.
refused-tag-words = Tulis tagnya dengan huruf atau angka, misalnya: akun, berkas kurang
refused-tag-long = Tag paling panjang { $most } huruf; yang ini { $length }. Pakai kata yang lebih pendek.
refused-tags-many = Tiket #{ $number } sudah punya cukup tag, paling banyak { $most }. Cabut satu dulu.
