# Daftar berkas

checklist-head-again = <b>Tiket #{ $number }</b> · { $title }
checklist-intro = Kirim berkasnya lewat 📎: urutannya bebas, boleh beberapa sekaligus. Boleh juga tekan nomornya dulu, lalu kirim.
checklist-number = { $number }. { $line }
checklist-one = Kirim berkas: <b>{ $title }</b>
checklist-chosen = 👉 Kirim sekarang: <b>{ $title }</b>
checklist-chosen-again = 👉 <b>{ $title }</b> akan diganti dengan berkas yang Anda kirim berikutnya.
checklist-help = { $help }
checklist-limits = <i>{ $types }, paling besar { $most }.</i>
checklist-copies-both = <i>Siapkan juga dokumen asli dan salinannya.</i>
checklist-copies-some = <i>Untuk sebagian berkas, siapkan juga asli atau salinannya.</i>
checklist-copies-original = <i>Siapkan juga dokumen aslinya.</i>
checklist-copies-copy = <i>Siapkan juga salinannya.</i>
checklist-careful =
    <i>Obrolan dengan bot tidak serahasia obrolan pribadi: kirim hanya berkas yang diminta, jangan pernah kata sandi.</i>
checklist-empty = ⬜ { $title }
checklist-empty-optional = ⬜ { $title } <i>(boleh dilewati)</i>
checklist-fetching = ⏳ { $title } · { $name }
checklist-filled = ✅ { $title } · { $name }
checklist-bad =
    ❌ { $title } · { $name }
    <i>{ $why }</i>
checklist-held-line =
    ❌ { $title } · { $name }
    <i>{ $why }</i>
checklist-which-one = ❓ <b>{ $name }</b>: berkas ini untuk yang mana?
checklist-which = ❓ <b>{ $name }</b> ({ $place } dari { $total }): berkas ini untuk yang mana?
checklist-adding = ➕ <b>{ $title }</b>: kirim foto halaman { $page }. Sudah semua? Tekan <b>Selesai</b>.
checklist-complete = Berkas wajib sudah lengkap. Tekan <b>Lanjut</b>.
checklist-complete-again = Sudah lengkap. Tekan <b>Kirim</b>.
checklist-finished = ✅ Berkas lengkap: { $count }.
checklist-moved = 📎 Daftar berkas ada di bawah ⬇️
checklist-kept-for-later = 📎 Berkasnya saya simpan dulu. Jawab pertanyaan tadi, ya; berkasnya dipakai pada langkah berkas.
checklist-refused =
    ❌ <b>{ $title }</b> · { $name }
    { $why }
checklist-held =
    ⚠️ <b>{ $title }</b> · { $name }
    { $why }
    Kalau tidak ada berkas lain, Anda boleh melanjutkan; petugas akan memeriksanya dulu.
checklist-mended = ✅ Berkas untuk tiket #{ $number } sudah diteruskan ke petugas.

button-slot-empty = ⬜ { $title }
button-slot-filled = ✅ { $title }
button-slot-fetching = ⏳ { $title }
button-slot-bad = ❌ { $title }
button-put = ⬜ { $title }
button-put-likely = 👉 { $title }
button-put-page = ➕ Halaman { $page }: { $title }
button-put-instead = 🔁 Ganti: { $title }
button-drop-file = 🗑 Salah kirim, jangan dipakai
button-add-page = ➕ Tambah halaman
button-add-page-of = ➕ Halaman lagi: { $title }
button-pages-done = ✅ Selesai
button-empty-slot = 🗑 Hapus berkas ini
button-list = 📎 Daftar berkas
button-papers-done = ➡️ Lanjut

refused-files-expected = Sekarang giliran berkas. Kirim filenya lewat tombol 📎, bukan tulisan. Mau bertanya dulu? Tekan Batal; isian Anda tetap disimpan.
refused-no-file-wanted = Permohonan ini tidak memerlukan berkas. Setelah tiketnya dibuat, kirim berkas dengan membalas pesan tiket.
refused-file-unplaced = Masih ada berkas yang belum jelas untuk yang mana. Pilih dulu, ya.
refused-paper-missing = Masih ada berkas yang kurang: { $title }. Kirim dulu, ya.
