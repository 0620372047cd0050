# Sambutan

welcome =
    <b>Selamat datang di loket { $office }.</b>

    Tulis saja pertanyaan Anda dengan kata-kata sendiri, misalnya <i>lupa password</i>. Saya carikan jawabannya, dan kalau belum ada, petugas kami yang membantu.

    Atau pilih layanan:
hint-no-text =
    Pesan Anda sudah saya terima, tetapi saya hanya dapat mencari jawaban dari tulisan. Tuliskan pertanyaannya dalam satu kalimat, atau hubungi petugas lewat tombol di bawah.
group-id =
    Nomor grup ini: <code>{ $chat }</code>
    Tulis nomor itu sebagai <code>chat_id</code> di berkas pengaturan.
