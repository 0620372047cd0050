# Sambutan

welcome =
    <b>Selamat datang di loket { $office }.</b>

    Tulis saja pertanyaan Anda dengan kata-kata sendiri, misalnya <i>lupa password</i>. Saya carikan jawabannya, dan kalau belum ada, petugas kami yang membantu.

    Atau pilih layanan:
language-spoken = 🌐 Baik, mulai sekarang saya berbahasa Indonesia.
link-gone = Tautan yang Anda buka sudah tidak berlaku. Tidak apa-apa, mulai saja dari sini.
link-service =
    <b>{ $service }</b> · loket { $office }

    { $summary }

    Tulis saja pertanyaan Anda dengan kata-kata sendiri, atau pilih di bawah.
link-request =
    <b>{ $title }</b> · { $service }

    Permohonan ini diajukan di sini, langkah demi langkah: { $questions } pertanyaan singkat. Isian Anda tersimpan, boleh dilanjutkan kapan saja.
link-request-papers = Siapkan dokumennya:
link-request-paper = • { $title }
link-ask = Silakan tulis pertanyaan Anda di sini, dengan kata-kata sendiri.
link-form = ✏️ Permohonan <b>{ $title }</b> masih terbuka dan isian Anda tersimpan. Yang Anda tulis berikutnya masuk ke permohonan itu.
button-begin = ▶️ Mulai permohonan
group-id =
    Nomor grup ini: <code>{ $chat }</code>
    Tulis nomor itu sebagai <code>chat_id</code> di berkas pengaturan.
