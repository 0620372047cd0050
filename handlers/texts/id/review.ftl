# Memeriksa berkas, dan meminta kelengkapan

button-papers = 📂 Lihat berkas
button-papers-unseen = 🔍 Periksa berkas ({ $count })
button-papers-back = ◀️ Daftar berkas
button-card = ◀️ Kartu tiket
button-open-paper = 👁 Lihat
button-accept = ✅ Terima
button-accept-all = ✅ Terima semua ({ $count })
button-accept-all-sure = ✅ Ya, terima semua
button-return = ❌ Perbaiki
button-own-reason = ✏️ Tulis alasan lain
button-undo-review = ↩️ Batalkan penilaian
button-release = 🔓 Loloskan
button-release-sure = 🔓 Ya, loloskan
button-mend = 📎 Kirim perbaikan
button-wishes = ❔ Minta data
button-ask-more = ✏️ Tulis permintaan
button-drop-wish = 🗑 Batalkan: { $text }
button-give = ✍️ Jawab sekarang

mark-paper-new = 📎
mark-paper-accepted = ✅
mark-paper-returned = ❌
mark-paper-held = ⚠️
card-paper = { $mark } { $label }: { $name }
card-no-paper = ⬜ { $label }: belum dikirim
card-wish-open = ❔ Diminta: { $text } ⏳
card-wish-given = ❔ Diminta: { $text } ✅ { $answer }

papers-head =
    📂 <b>Berkas tiket #{ $number }</b> · { $title }
    Pemohon: { $requester }
papers-line =
    { $mark } { $slot }
    <i>{ $state }</i>
papers-line-new = { $mark } { $slot }
papers-hint = 📎 belum diperiksa · pilih berkas untuk memeriksanya.
papers-closed = Tiket sudah ditutup: berkas dapat dilihat, tidak dapat dinilai lagi.
papers-accept-all = Terima { $count } berkas tiket #{ $number } sekaligus? Berkas yang ditahan atau perlu diperbaiki tidak ikut.
papers-sent-again = 📎 <b>{ $name }</b> mengirim ulang berkas tiket #{ $number }: { $titles }
paper =
    📄 <b>{ $slot }</b> · tiket #{ $number }
    { $name } ({ $kilobytes } KB)
    Pemohon: { $requester }
    Status: { $state }
paper-help = <i>Yang diminta: { $text }</i>
paper-state-new = baru, belum diperiksa
paper-state-accepted = diterima { $name }
paper-state-returned = perlu diperbaiki: { $why } ({ $name })
paper-state-held = ditahan: { $why }
paper-why = Apa yang perlu diperbaiki pada <b>{ $slot }</b> (tiket #{ $number })? Pemohon akan membaca alasan ini.
paper-write-why = ✏️ { $name }, balas kartu ini dengan alasannya. Pemohon tiket #{ $number } akan membacanya.
paper-release =
    ⚠️ <b>{ $slot }</b> (tiket #{ $number }) ditahan: { $why }

    Berkas seperti ini dapat menjalankan sesuatu di komputer Anda. Loloskan hanya kalau Anda yakin siapa pengirimnya. Nama Anda dicatat di riwayat.

reason-blurred = 🔍 Buram, tidak terbaca
reason-blurred-told = buram atau tidak terbaca
reason-cut-off = ✂️ Terpotong
reason-cut-off-told = terpotong; seluruh halaman harus terlihat
reason-wrong = 📄 Salah dokumen
reason-wrong-told = bukan dokumen yang diminta
reason-expired = 📅 Kedaluwarsa
reason-expired-told = masa berlakunya sudah habis
reason-unsigned = 🖋 Tanda tangan/stempel kurang
reason-unsigned-told = tanda tangan, stempel, atau meterai belum lengkap
reason-unsafe = ⚠️ Berkas tidak aman
reason-unsafe-told = berisi bagian aktif; kirim ulang sebagai hasil pindai atau foto biasa

why-held-other = ada isi yang tidak lazim

mend =
    📄 <b>Ada berkas yang perlu diperbaiki</b> · tiket #{ $number }

    { $lines }

    Cukup kirim ulang yang di atas; berkas lain tidak perlu.
mend-line = ❌ <b>{ $slot }</b>: { $why }
mend-none = ✅ Berkas tiket #{ $number } tidak ada lagi yang perlu diperbaiki.
notice-papers-accepted = ✅ Semua berkas tiket #{ $number } sudah diterima. Langkah berikutnya: verifikasi. Kami kabari di sini.
note-paper-taken-back = penilaian dibatalkan: { $slot }
note-paper-released = berkas yang ditahan diloloskan: { $slot }

wishes =
    ❔ <b>Data atau berkas tambahan</b> · tiket #{ $number }
    { $title }

    { $lines }
wishes-none = Belum ada yang diminta di luar formulir.
wish-line-open = ⏳ { $text }
wish-line-given = ✅ { $text }: <i>{ $answer }</i>
wish-write = ✏️ { $name }, balas kartu ini dengan yang Anda perlukan dari pemohon tiket #{ $number }, misalnya: NIB terbaru.
wish-asked =
    ❔ <b>{ $name }</b> memerlukan satu hal lagi untuk tiket #{ $number }:

    <b>{ $wish }</b>

    Tekan tombol di bawah atau balas (reply) pesan ini, dengan tulisan, foto, atau berkas.
wish-awaited =
    ✍️ Kirim sekarang untuk tiket #{ $number }: <b>{ $wish }</b>

    Pesan Anda berikutnya, tulisan, foto, atau berkas, langsung kami teruskan ke petugas.
wish-given = ✅ Sudah dijawab untuk tiket #{ $number }: <b>{ $wish }</b>
wish-thanks = ✉️ Terima kasih, sudah diteruskan ke petugas tiket #{ $number }.
wish-dropped = Petugas tidak memerlukan ini lagi untuk tiket #{ $number }: <s>{ $wish }</s>
wish-header =
    📥 <b>{ $name }</b> · tiket #{ $number }
    <i>Diminta: { $wish }</i>
wish-section-told = ✅ { $name } sudah menjawab yang Anda minta untuk tiket #{ $number }: <b>{ $wish }</b>. Ringkasannya ada di kartu, lengkapnya di grup { $unit }.
note-wish-dropped = permintaan dibatalkan: { $text }

toast-paper-sent = Berkasnya dikirim di bawah kartu.
toast-paper-accepted = Diterima.
toast-papers-accepted = { $count } berkas diterima.
toast-papers-complete = Diterima. Semua berkas lengkap: tiket lanjut ke verifikasi.
toast-paper-returned = Pemohon diberi tahu apa yang perlu diperbaiki.
toast-paper-released = Diloloskan. Sekarang berkas dapat dilihat dan dinilai.
toast-wish-dropped = Permintaan dibatalkan. Pemohon dapat melihatnya.
refused-paper-held = Berkas ini ditahan. Loloskan dulu, atau minta pemohon mengirim ulang.
refused-paper-accepted = Berkas ini sudah diterima { $name }. Tidak ada yang diubah.
refused-paper-returned = Berkas ini sudah diminta diperbaiki oleh { $name }. Tidak ada yang diubah.
refused-paper-new = Penilaian berkas ini sudah dibatalkan.
refused-paper-released = Berkas ini sudah diloloskan.
refused-paper-replaced = Berkas ini sudah diganti pemohon. Buka daftar berkas lagi untuk yang terbaru.
refused-papers-none-new = Tidak ada berkas baru pada tiket #{ $number }.
refused-words-expected = Tuliskan dengan kata-kata, ya.
refused-words-too-many = Paling panjang { $most } huruf; yang ini { $length }. Ringkas dulu, ya.
refused-wish-given = Itu sudah dijawab untuk tiket #{ $number }. Terima kasih.
refused-wish-dropped = Petugas tiket #{ $number } tidak memerlukan itu lagi.
refused-nothing-to-mend = Berkas tiket #{ $number } tidak ada yang perlu dikirim ulang.
