# Tombol

button-home = 🏠 Menu awal
button-contact = 👤 Hubungi petugas
button-my-tickets = 🎫 Tiket saya
button-other-language = 🌐 English
button-resume = ▶️ Lanjutkan permohonan
button-solved = 👍 Terjawab
button-not-solved = 🤔 Belum
button-other-service = ↩️ Layanan lain
button-topics = 📚 Daftar topik
button-up = ⬆️ Naik
button-previous = ◀️ Sebelumnya
button-next = Berikutnya ▶️
button-for-ticket = ✉️ Untuk tiket #{ $number }
button-back = ◀️ Kembali
button-keep = ➡️ Pakai isian ini
button-skip = Lewati ⏭
button-cancel = ✖️ Batal
button-continue = ▶️ Lanjut mengisi
button-start-again = 🔁 Mulai lagi
button-send = ✅ Kirim
button-view-ticket = 🎫 Lihat tiket #{ $number }
button-listed-ticket = { $mark } #{ $number } { $title }
button-reopen = 🔄 Buka kembali tiket #{ $number }
button-new-question = Tidak, ini pertanyaan baru
button-take = ✋ Ambil
button-close = ✅ Tutup
button-approve = 👍 Setujui (admin)
button-reject = 👎 Tolak (admin)
button-history = 📜 Riwayat
button-more = ⚙️ Lainnya
button-close-sure = ✅ Ya, tutup
reaction-handed-on = 👌

toast-begun = Permohonan ini sudah dimulai: jawab pertanyaan terakhir di bawah.
toast-taken = Tiket #{ $number } sekarang milik Anda.
toast-closed = Tiket #{ $number } ditutup. Pemohon diberi tahu.
