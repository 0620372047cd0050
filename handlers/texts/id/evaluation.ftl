# Penilaian setelah tiket ditutup

evaluation-question =
    ⭐ Penilaian tiket #{ $number } · { $place }/{ $total }
    { $section }

    <b>{ $question }</b>
evaluation-anonymous = <i>Dibaca tanpa nama dan tanpa nomor tiket. Satu ketukan tiap pertanyaan.</i>
evaluation-thanks = 🙏 <b>Terima kasih atas penilaian Anda</b> (tiket #{ $number }). Ada saran atau keluhan? Boleh ditambahkan.
evaluation-skipped = Baik, tidak apa-apa. Penilaian tiket #{ $number } dapat diberikan kapan saja lewat tiketnya.
evaluation-ask-comment = ✍️ Tulis saran atau keluhan Anda tentang layanan ini sekarang (tiket #{ $number }). Petugas membacanya tanpa nama Anda.
evaluation-commented = 🙏 Terima kasih, saran Anda sudah kami catat (tiket #{ $number }).
evaluation-mine = ⭐ <b>Penilaian Anda</b> · tiket #{ $number }
evaluation-line = { $question }: <b>{ $grade }</b>
evaluation-mine-comment = 💬 { $text }
evaluation-low = ⚠️ <b>Penilaian rendah yang baru masuk: { $count }</b>
evaluation-low-one = <b>Rata-rata { $average } dari 4</b> · { $about }
evaluation-low-line = • { $question }
evaluation-low-comment = 💬 { $text }
evaluation-low-end = <i>Tanpa nama, dan dikumpulkan sekali sehari supaya tidak terlihat siapa yang menilai.</i>
button-evaluation-skip = Lewati semua
button-evaluation-after-all = ⭐ Beri penilaian
button-comment = ✍️ Tambah saran
button-grade-chosen = • { $label }

refused-comment-early = Penilaian tiket #{ $number } belum lengkap. Jawab dulu semua pertanyaannya.
refused-commented = Saran Anda untuk tiket #{ $number } sudah kami terima. Terima kasih.
refused-comment-words = Tuliskan sarannya dengan kata-kata, ya. Tidak jadi? Kirim /batal.
refused-comment-long = Saran paling panjang { $most } huruf; yang ini { $length }. Ringkas dulu, lalu kirim lagi.
