# Jadikan FAQ

command-faq = Jawaban FAQ: lihat, ubah, tambah (admin)

button-learn = 📚 Jadikan FAQ
button-learn-alias = ➕ { $title }
button-learn-new = 📝 Entri baru
button-learn-question = ✏️ Pertanyaan
button-learn-answer = ✏️ Jawaban
button-learn-way = ✏️ Cara bertanya
button-learn-add-way = ➕ Cara bertanya
button-learn-topic = 📂 Topik
button-learn-again = 🔄 Muat ulang
button-learn-id = 🇮🇩 Indonesia
button-learn-en = 🇬🇧 English
button-learn-save = ✅ Simpan (admin)
button-learn-drop = 🗑 Buang
button-faq = 📚 Daftar FAQ
button-faq-drafts = 📥 Menunggu ({ $count })
button-faq-changed = ✏️ Diubah di sini ({ $count })
button-faq-asked = ❓ Belum terjawab
button-faq-new = ➕ Entri baru
button-faq-entry = { $mark } { $title }
button-faq-preview = 👀 Pratinjau
button-faq-history = 📜 Riwayat
button-faq-aliases = 🗣 Cara bertanya ({ $count })
button-faq-drop-alias = 🗑 { $title }
button-faq-retire = 🗄 Tarik
button-faq-retire-sure = 🗄 Ya, tarik
button-faq-restore = ♻️ Berlakukan lagi
button-faq-undo = ↩️ Urungkan yang terakhir
button-faq-take-file = 📄 Pakai berkas
button-faq-take-chat = 💬 Pakai di sini
button-faq-forget = 🗑 Lupakan perubahan
button-faq-open = 📖 Lihat entri

faq-mark-file = 📄
faq-mark-changed = ✏️
faq-mark-retired = 🗄
faq-mark-clash = ⚠️
faq-mark-gone = ⚠️
faq-mark-draft = 📥
faq-mark-asked = ❓

learn-source = percakapan #{ $number }
learn-source-own = ditulis { $name } di obrolan

learn-choose =
    📚 <b>Jadikan FAQ</b> · tiket #{ $number }

    Yang ditanyakan (data pribadi disamarkan):
    <i>{ $text }</i>

    Kalau jawabannya sudah ada, tekan entrinya: pertanyaan ini jadi cara lain menanyakannya. Kalau belum, tekan <b>Entri baru</b>.
learn-choose-none = 📚 <b>Jadikan FAQ</b> · tiket #{ $number }. Tiket ini tidak berisi pertanyaan yang dapat dipakai. Tekan entrinya dan tulis sendiri cara bertanyanya, atau tekan <b>Entri baru</b>.
learn-head-ticket = 📚 <b>Usulan FAQ</b> dari { $name } · tiket #{ $number } · <i>belum disimpan</i>
learn-head-own = 📚 <b>Rancangan FAQ</b> · <i>belum disimpan</i>
learn-alias = ➕ Cara bertanya baru untuk <b>{ $question }</b>:
learn-new = 📝 Entri baru · { $service } › { $topic }
learn-edit = ✏️ Berubah di <b>{ $question }</b>: { $parts }
learn-nothing-yet = Belum ada yang berubah. Tekan bagian yang ingin diubah.
learn-way = • <i>{ $text }</i>
learn-ways-more = • dan { $count } lagi
learn-part-question = pertanyaan
learn-part-question-en = pertanyaan (Inggris)
learn-part-answer = jawaban
learn-part-answer-en = jawaban (Inggris)
learn-stale = ⚠️ { $name } mengubah entri ini sesudah usulan ini dibuat. Tekan <b>Muat ulang</b>, periksa, lalu simpan.
learn-covered = 🕶 Data pribadi disamarkan dengan kurung siku. Tulis ulang bagian itu sebelum menyimpan.
learn-preview = 👀 <b>Pemohon membaca:</b>
learn-incomplete = Pertanyaan atau jawabannya belum ada. Tulis dulu, baru dapat disimpan.
learn-measuring = ⏳ Pengaruhnya pada pencarian sedang diukur…
learn-unmeasured = 📏 Pengaruhnya pada pencarian tidak dapat diukur. Tetap dapat disimpan.
learn-measured = 📏 Dari { $asked } cara bertanya di sekitarnya, yang langsung menemukan jawabannya: { $before } → { $after }.
learn-measured-new = 📏 Cara bertanya baru: { $found } dari { $new } langsung ditemukan.
learn-measured-questions = 📏 Pertanyaan uji: { $before } → { $after } dari { $asked }.
learn-worse = ⚠️ <b>Pencarian jadi lebih buruk.</b> Sebaiknya tulis lebih khusus. Tetap dapat disimpan.
learn-not-worse = 👍 Tidak ada yang memburuk.
learn-lost = • “{ $text }” jadi menuju <b>{ $found }</b>
learn-lost-none = • “{ $text }” tidak ditemukan lagi
learn-write-question = ✏️ Tulis pertanyaannya, satu kalimat.
learn-write-question-en = ✏️ Tulis pertanyaannya dalam bahasa Inggris, satu kalimat.
learn-write-answer = ✏️ Tulis jawabannya. Tebal, miring, tautan dan daftar ikut tersimpan.
learn-write-answer-en = ✏️ Tulis jawabannya dalam bahasa Inggris. Tebal, miring, tautan dan daftar ikut tersimpan.
learn-write-alias = ✏️ Tulis satu cara bertanya, seperti yang diketik pemohon.
learn-write-reply = { $name }, balas pesan ini.
learn-write-now =
    Sekarang:

    { $text }
learn-move = 📂 Entri ini termasuk topik mana?
learn-saved-group = ✅ <b>{ $name }</b> menyimpan: <b>{ $question }</b>. Sudah berlaku. Mengubahnya lagi: tulis /faq di obrolan pribadi dengan saya.
learn-saved = ✅ Disimpan dan sudah berlaku: <b>{ $question }</b>.
learn-dropped = 🗑 Usulan dibuang oleh { $name }. Tidak ada yang berubah.
learn-stopped = Baik, tidak ada yang diubah. Rancangannya ada di /faq.

faq-in-private = 📚 Melihat dan mengubah jawaban FAQ (admin): tulis /faq di obrolan pribadi dengan saya. Menjadikan tiket FAQ: tekan <b>Jadikan FAQ</b> di kartu tiket yang sudah ditutup.
faq-home =
    📚 <b>Jawaban FAQ</b>

    Pilih layanan, atau cari dengan <code>/faq lupa sandi</code>. Yang Anda simpan langsung berlaku; berkas paket tidak diubah sampai IT menjalankan <code>loket faq export</code>.
faq-home-clashes = ⚠️ { $count } entri perlu diputuskan: berkasnya berubah juga. Lihat <b>Diubah di sini</b>.
faq-choose-service = ➕ Entri baru untuk layanan mana?
faq-asked =
    ❓ Ditanyakan dan belum terjawab (data pribadi disamarkan):
    <i>{ $text }</i>

    Kalau jawabannya sudah ada, tekan entrinya. Kalau belum, tekan <b>Entri baru</b>.
faq-list = 📚 <b>{ $title }</b>. Tekan satu untuk melihat atau mengubahnya.
faq-list-page = 📚 <b>{ $title }</b> · halaman { $page } dari { $pages }
faq-list-empty = 📚 <b>{ $title }</b>: tidak ada.
faq-title-drafts = Menunggu disimpan
faq-title-changed = Diubah di sini
faq-title-asked = Belum terjawab
faq-title-found = Hasil “{ $words }”
faq-entry =
    📚 <b>{ $question }</b>
    { $service } · <code>{ $id }</code>
    Sumber: { $source } · diperiksa { $reviewed }
faq-entry-changed = ✏️ Diubah di sini; berkas paketnya masih yang lama.
faq-entry-new = ✏️ Ditulis di sini; belum ada di berkas paket.
faq-entry-retired = 🗄 Ditarik: pemohon tidak menemukannya.
faq-entry-clash = ⚠️ Berkasnya juga berubah ({ $part }). Yang berlaku sekarang: yang di sini. Isi berkas: <i>{ $text }</i>
faq-entry-gone = ⚠️ Entri <code>{ $id }</code> diubah di sini, tetapi sudah tidak ada di berkas paketnya. Pemohon tidak menemukannya.
faq-aliases = 🗣 Cara bertanya selain <b>{ $question }</b>. Tekan untuk mencabut satu; dapat diurungkan di Riwayat.
faq-aliases-none = 🗣 Belum ada cara bertanya lain untuk <b>{ $question }</b>.
faq-retire = 🗄 Tarik <b>{ $question }</b>? Pemohon tidak menemukannya lagi. Entri tidak dihapus dan dapat diberlakukan lagi.
faq-history = 📜 Riwayat <b>{ $question }</b>
faq-history-none = 📜 <b>{ $question }</b> belum pernah diubah di sini.
faq-change = <b>{ $when }</b> · { $name } · { $what }
faq-change-ticket = <b>{ $when }</b> · { $name } · { $what } · tiket #{ $number }
faq-change-before = sebelum: <i>{ $text }</i>
faq-change-after = sesudah: <i>{ $text }</i>
faq-change-undone = ↩️ diurungkan oleh { $name }
faq-change-kind-added = entri baru
faq-change-kind-written = isi diubah
faq-change-kind-aliases = cara bertanya diubah
faq-change-kind-retired = ditarik
faq-change-kind-restored = diberlakukan lagi
faq-change-kind-decided = beda dengan berkas diputuskan
faq-change-kind-undone = perubahan sebelumnya diurungkan
faq-change-kind-settled = sudah sama dengan berkas paket
faq-desk = Loket

toast-learn-again = Usulan tiket #{ $number } ada di bawah kartu.
toast-learn-saved = Disimpan. Sudah berlaku.
toast-faq-alias-gone = Cara bertanya “{ $text }” dicabut.
toast-faq-retired = Ditarik. Pemohon tidak menemukannya lagi.
toast-faq-restored = Berlaku lagi.
toast-faq-undone = Perubahan terakhir diurungkan.
toast-faq-decided = Sudah diputuskan.

refused-faq-admin = Jawaban FAQ hanya dapat dibuka dan diubah admin grup petugas. Tidak ada yang diubah.
refused-faq-approve = Yang menyimpan usulan ini admin grup. Usulan Anda tetap ada di sini.
refused-faq-not-yours = Rancangan itu milik admin lain. Tidak ada yang diubah.
refused-faq-open = Tiket #{ $number } belum ditutup atau sudah digabung. Jadikan FAQ sesudah tiketnya ditutup.
refused-faq-saved = Usulan ini sudah disimpan oleh { $name }.
refused-faq-dropped = Usulan ini sudah dibuang oleh { $name }.
refused-faq-changed = Entri ini baru saja diubah oleh { $name }. Tekan Muat ulang untuk melihatnya, lalu simpan lagi.
refused-faq-empty = Tulis dengan kata-kata, ya: pesan kosong, gambar atau tanda saja tidak dapat dipakai.
refused-faq-long = Paling panjang { $most } huruf; yang ini { $length }. Ringkas dulu, lalu kirim lagi.
refused-faq-known = Entri ini sudah mengenal pertanyaan itu. Tidak perlu ditambahkan.
refused-faq-taken = Itu sudah pertanyaan entri “{ $entry }”. Satu pertanyaan hanya boleh di satu entri. Tulis dengan kata lain.
refused-faq-many = Entri ini sudah punya { $most } cara bertanya. Cabut yang tidak perlu dulu.
refused-faq-nothing = Belum ada yang berubah, jadi tidak ada yang disimpan.
refused-faq-no-question = Pertanyaannya belum ada. Tekan Pertanyaan dan tulis dulu.
refused-faq-no-answer = Jawabannya belum ada. Tekan Jawaban dan tulis dulu.
refused-faq-no-topic = Layanan ini belum punya topik di berkas paketnya, jadi entri baru belum dapat disimpan.
refused-faq-alias-gone = Cara bertanya itu sudah tidak ada. Buka daftarnya sekali lagi.
refused-faq-retired = Entri ini sudah ditarik oleh { $name }.
refused-faq-restored = Entri ini sudah berlaku (oleh { $name }).
refused-faq-undone = Sudah ada perubahan lain, atau yang ini sudah diurungkan. Buka Riwayat sekali lagi.
refused-faq-decided = Ini sudah diputuskan oleh { $name }.
