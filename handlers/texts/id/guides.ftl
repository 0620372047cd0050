# Membaca jawaban dan panduan

entry-question = <b>{ $question }</b>
entry-source = <i>Sumber: { $source } · ditinjau { $reviewed }</i>
entry-variant =
    <b>{ $title }</b>
    { $body }
guide-step =
    👣 <b>Langkah { $step } dari { $total }</b>
    { $text }
guide-stuck =
    <b>{ $question }</b>

    ✋ Macet di langkah { $step } dari { $total }:
    <blockquote>{ $text }</blockquote>
    Tidak apa-apa, petugas kami bantu dari sini. Pilih bantuan di bawah. Petugas langsung melihat di langkah mana Anda berhenti.

button-request = 📝 { $title }
button-related = 📖 { $title }
button-situations = ↩️ Lihat semua pilihan
button-step-back = ◀️ Kembali
button-step-on = Lanjut ▶️
button-stuck = ✋ Saya macet di langkah ini
button-not-this = 🤔 Bukan ini yang saya cari
button-back-to-step = ◀️ Kembali ke langkah { $step }

card-stuck =
    ✋ Macet di langkah { $step } dari { $total }: { $question }
    <i>{ $text }</i>
card-stuck-gone = ✋ Macet di langkah { $step } dari panduan yang kini sudah tidak ada
ticket-stuck = ✋ Anda berhenti di langkah { $step } panduan
