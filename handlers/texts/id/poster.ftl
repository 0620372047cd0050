# Poster untuk dinding kantor

poster-kicker = Loket kami di Telegram
poster-invitation = Ada pertanyaan? Tanyakan di sini.
poster-step-scan = Pindai kode layanan dengan kamera ponsel.
poster-step-start = Telegram terbuka. Tekan MULAI.
poster-step-ask = Tulis pertanyaan Anda dengan kata-kata sendiri.
poster-by-name = Tanpa kamera: cari { $bot } di Telegram.
poster-secret = Jangan pernah menulis kata sandi di obrolan.
