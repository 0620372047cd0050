# Mengisi permohonan

form-head = <b>{ $title }</b> · { $place }/{ $total }
form-head-mended = <b>{ $title }</b> · ✏️ { $label }
form-ask = { $ask }
form-why = <i>{ $why }</i>
form-advice = 💡 { $advice }
form-aside = ❓ Sepertinya Anda bertanya: jawabannya di tombol 📖. Kata-kata tadi saya catat sebagai <b>{ $label }</b>; masih dapat diubah.
form-asked-back = ❓ Jawaban untuk pertanyaan itu ada di tombol 📖. Isian Anda tetap tersimpan.
form-how = ✍️ <i>Ketik jawabannya di kolom pesan.</i>
form-filled = Isian sekarang: { $value }
form-line = { $label }: <b>{ $value }</b>
form-line-document = { $label }: 📎 { $value }
form-line-held = { $label }: ⚠️ { $value } (ditahan, petugas diberi tahu)
form-line-papers = 📎 Berkas: <b>{ $count } dari { $total }</b>
form-papers = Berkas
form-summary =
    <b>Periksa dulu sebelum dikirim</b>
    { $title } · { $service }

    { $lines }

    Sudah benar? Tekan <b>Kirim</b>. Ada yang salah? Tekan baris yang ingin diubah.
form-cancelled = Permohonan <b>{ $title }</b> dibatalkan. Tidak ada yang dikirim ke petugas.
form-cancelled-kept =
    Permohonan <b>{ $title }</b> dibatalkan. Tidak ada yang dikirim ke petugas.

    Berubah pikiran? Isian Anda masih kami simpan sebentar.
form-replace =
    Anda sedang mengisi <b>{ $current }</b>. Mau dilanjutkan, atau mulai <b>{ $wanted }</b> dan simpan dulu isian itu?
form-reminder =
    ⏰ Permohonan <b>{ $title }</b> belum selesai: { $done } dari { $total } langkah sudah terisi. Mau dilanjutkan?
form-reminder-again =
    ⏰ Petugas tiket #{ $number } masih menunggu berkas dari Anda: { $titles }.
form-let-go =
    Permohonan <b>{ $title }</b> sudah { $days } hari tidak dilanjutkan, jadi isian dan berkasnya kami hapus. Tidak ada yang dikirim ke petugas. Anda dapat memulainya lagi kapan saja.

document-pages = { $pages } halaman
document-joined = halaman
document-unnamed-photo = foto { $number }
document-unnamed-document = berkas { $number }
document-photo = foto
document-file = berkas
document-received = { $name } ({ $kilobytes } KB)

button-aside = 📖 { $title }
button-use-earlier = ↩️ Pakai: { $value }
button-edit-line = ✏️ { $label }
button-put-aside = 📥 Simpan dulu, mulai yang baru
button-restore = ↩️ Lanjutkan lagi
button-show-list = 📎 Lihat daftar berkas

refused-form-forgotten = Isian itu sudah tidak tersimpan. Silakan mulai lagi dari /start.
