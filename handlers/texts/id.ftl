# Semua kalimat yang dibaca orang, dalam bahasa Indonesia. Nama berkas dan kunci sama dengan en.ftl.

## Sambutan

welcome =
    <b>Selamat datang di loket { $office }.</b>

    Tulis saja pertanyaan Anda dengan kata-kata sendiri, misalnya <i>lupa password</i>. Saya carikan jawabannya, dan kalau belum ada, petugas kami yang membantu.

    Atau pilih layanan:
hint-no-text =
    Pesan Anda sudah saya terima, tetapi saya hanya dapat mencari jawaban dari tulisan. Tuliskan pertanyaannya dalam satu kalimat, atau hubungi petugas lewat tombol di bawah.
group-id =
    Nomor grup ini: <code>{ $chat }</code>
    Tulis nomor itu sebagai <code>chat_id</code> di berkas pengaturan.

## Jawaban

answer =
    <b>{ $question }</b>

    { $answer }

    <i>Sumber: { $source } · ditinjau { $reviewed }</i>
choose = Mungkin yang Anda maksud salah satu dari ini? Tekan nomornya.
choose-line = <b>{ $number }.</b> { $question }
choose-line-of = <b>{ $number }.</b> { $question } <i>({ $service })</i>
hand-over =
    Maaf, saya belum menemukan jawabannya. Petugas kami dapat membantu: tekan <b>Hubungi petugas</b>. Anda juga boleh menulis ulang pertanyaannya dengan kata lain, misalnya nama aplikasi dan pesan yang muncul.
solved = Senang bisa membantu. Kalau ada pertanyaan lain, tulis saja di sini.
which-service = Layanan mana yang Anda perlukan?
which-kind =
    <b>{ $service }</b>
    Apa yang dapat petugas bantu?
topic =
    <b>{ $crumbs }</b>
    { $summary }
topic-empty =
    <b>{ $crumbs }</b>
    { $summary }
    Panduan untuk topik ini belum ada. Petugas kami dapat membantu Anda.

## Mengisi permohonan

form-step =
    <b>{ $title }</b> · { $place }/{ $total }

    { $ask }
    { $filled }
form-ask = { $ask }
form-why = <i>{ $why }</i>
form-ask-document =
    Kirim berkas: <b>{ $title }</b>
    { $help }
    <i>{ $types }, paling besar { $most }. Obrolan dengan bot tidak serahasia obrolan pribadi: kirim hanya berkas yang diminta, jangan pernah kata sandi.</i>
form-filled = Isian sekarang: { $value }
form-line = { $label }: <b>{ $value }</b>
form-line-document = { $label }: 📎 { $value }
form-summary =
    <b>Periksa dulu sebelum dikirim</b>
    { $title } · { $service }

    { $lines }

    Sudah benar? Tekan <b>Kirim</b>.
form-cancel-sure = Batalkan permohonan <b>{ $title }</b>? Isian Anda akan dihapus.
form-cancelled = Permohonan dibatalkan. Tidak ada yang dikirim ke petugas.
form-replace =
    Anda sedang mengisi <b>{ $current }</b>. Mau dilanjutkan, atau mulai <b>{ $wanted }</b> dan hapus isian itu?
document-fetching = { $name } ⏳ sedang diperiksa
document-checking = ⏳ { $name } sedang diperiksa…
document-checking-instead = ⏳ { $name } sedang diperiksa… Berkas ini menggantikan { $before }.
document-replaced = ↩️ { $name } digantikan oleh { $newer }.
document-refused = ❌ { $name } tidak dapat dipakai.
document-photo = foto
document-file = berkas
document-received = { $name } ({ $kilobytes } KB)
document-stored = ✅ Berkas diterima: { $name } ({ $kilobytes } KB)

## Tiket pemohon

ticket-opened =
    ✅ <b>Tiket #{ $number }</b> sudah kami terima.
    { $title } · ditangani { $unit }

    Kabar berikutnya datang di obrolan ini. Ingin menambahkan sesuatu? Balas (reply) pesan ini.
ticket-handed-on = ✉️ Sudah diteruskan ke petugas tiket #{ $number }.
ticket-closed-already =
    Tiket #{ $number } sudah ditutup, jadi pesan Anda belum saya teruskan. Masih ada yang perlu dibantu untuk tiket itu?
ticket-reopened = 🔄 Tiket #{ $number } dibuka kembali, dan pesan Anda sudah diteruskan ke petugas.
my-tickets = Tiket Anda: { $total }. Pilih untuk melihat keadaannya.
my-tickets-none = Anda belum punya tiket. Tulis saja pertanyaan Anda di sini.
my-ticket =
    <b>Tiket #{ $number }</b> · { $title }
    { $service }

    Status: <b>{ $status }</b> { $decision }
    Ditangani: { $unit } · petugas: { $assignee }
    Masuk: { $opened }

    { $description }

    <b>Aktivitas</b>
    { $lines }
nobody = belum ada
the-desk = Loket

status-received = 🆕 diterima
status-in-progress = 🔧 dikerjakan
status-closed = ✅ selesai
mark-received = 🆕
mark-in-progress = 🔧
mark-closed = ✅
decision-pending = · menunggu keputusan admin
decision-approved = · disetujui
decision-rejected = · ditolak

## Kabar untuk pemohon

notice-taken = 🔧 Tiket #{ $number } sedang dikerjakan oleh { $name }.
notice-approved =
    ✅ <b>Disetujui.</b> Permohonan Anda pada tiket #{ $number } ({ $title }) telah disetujui admin. Balas pesan ini kalau masih ada kendala.
notice-rejected =
    ❌ Permohonan Anda pada tiket #{ $number } ({ $title }) belum dapat disetujui. Balas pesan ini kalau ingin bertanya alasannya atau melengkapi data.
notice-closed =
    ✅ <b>Tiket #{ $number } selesai.</b> Terima kasih sudah menghubungi kami. Masih ada kendala? Balas (reply) pesan ini untuk membukanya kembali.
notice-grade = Bagaimana pelayanan kami? Satu ketukan saja:
from-staff = 👤 <b>{ $name }</b> ({ $unit }) · tiket #{ $number }
from-staff-edited = 👤 <b>{ $name }</b> ({ $unit }) · tiket #{ $number } · <i>diubah</i>
evaluated = ✅ <b>Tiket #{ $number } selesai.</b> Terima kasih atas penilaian Anda: { $grade }
grade-1 = 😞 Tidak puas
grade-2 = 😐 Kurang puas
grade-3 = 🙂 Puas
grade-4 = 😀 Sangat puas

## Kartu di grup petugas

card-head =
    🎫 <b>Tiket #{ $number } · { $title }</b>
    { $service } · { $unit }
    Status: <b>{ $status }</b>
    Pemohon: { $requester }
    Petugas: { $assignee }
    Masuk: { $opened }
card-decision-pending = ⚖️ Menunggu keputusan admin
card-decision-approved = ✅ Disetujui { $admin }, { $when }
card-decision-rejected = ❌ Ditolak { $admin }, { $when }
card-closed = Ditutup { $when }
card-description = <i>{ $text }</i>
card-document = { $label }: 📎 { $name }
card-no-document = { $label }: belum dikirim
card-question = ❓ Pertanyaan: { $text }
card-seen = 📖 Jawaban yang sudah dilihat: { $questions }
card-none-seen = 📖 Belum melihat jawaban apa pun
card-procedure =
    <b>Langkah petugas</b>
    { $text }
card-how-to-reply = ↩️ Balas kartu ini = ke pemohon · awali // = catatan internal
card-how-to-write-in-topic = ⚠️ Semua yang ditulis di topik ini dikirim ke pemohon · awali // = catatan internal
card-whole-answer =
    <b>{ $label }</b> (lengkap)
    { $value }
card-history =
    🎫 <b>Tiket #{ $number } · { $title }</b>
    📜 Riwayat

    { $lines }
topic-name = #{ $number } { $title } · { $requester }
from-requester = 💬 <b>{ $name }</b> · tiket #{ $number }
from-requester-edited = 💬 <b>{ $name }</b> · tiket #{ $number } · <i>diubah</i>
note-kept = 📝 Catatan internal disimpan di riwayat tiket #{ $number }. Pemohon tidak melihatnya.

history-line = { $when } · { $what }
history-left-out = <i>… { $count } yang lebih lama tidak ditampilkan</i>
event-opened = { $actor } membuka tiket
event-taken = { $actor } mengambil tiket
event-replied = { $actor } membalas: { $text }
event-answered = { $actor } menulis: { $text }
event-noted = { $actor } mencatat (internal): { $text }
event-approved = { $actor } menyetujui permohonan
event-rejected = { $actor } menolak permohonan
event-closed = { $actor } menutup tiket
event-reopened = { $actor } membuka kembali tiket: { $text }
event-evaluated = { $actor } memberi penilaian

## Tombol

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
button-replace = 🗑 Hapus isian, mulai yang baru
button-skip = Lewati ⏭
button-cancel = ✖️ Batal
button-cancel-sure = Ya, batalkan
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
button-close-sure = ✅ Ya, tutup
button-reject-sure = 👎 Ya, tolak
reaction-handed-on = 👌

toast-begun = Permohonan ini sudah dimulai: jawab pertanyaan terakhir di bawah.
toast-taken = Tiket #{ $number } sekarang milik Anda.
toast-closed = Tiket #{ $number } ditutup. Pemohon diberi tahu.
toast-approved = Disetujui. Pemohon tiket #{ $number } diberi tahu.
toast-rejected = Ditolak. Pemohon tiket #{ $number } diberi tahu.

## Penolakan yang ramah

refused-handed-on = Pesan itu sudah diteruskan ke petugas tiket #{ $number }.
refused-unknown-message = Pesan yang Anda balas tidak saya kenali sebagai bagian tiket, jadi balasan ini belum diteruskan. Balas kartu tiketnya, ya.
refused-stale = Tombol ini sudah tidak berlaku. Silakan pakai menu yang terbaru.
refused-not-yours = Tiket itu bukan milik Anda, jadi tidak ada yang diubah.
refused-reply-to-note = Balasan ini sudah terkirim, jadi tidak dapat dijadikan catatan internal. Pemohon masih melihat kata-kata yang lama.
refused-not-staff = Hanya petugas grup ini yang dapat melakukannya. Tidak ada yang diubah.
refused-only-admin = Hanya admin grup yang dapat memutuskan. Tidak ada yang diubah.
refused-anonymous = Anda menulis secara anonim, jadi balasan ini belum diteruskan. Matikan mode anonim admin, lalu kirim lagi.
refused-closed = Tiket #{ $number } sudah ditutup, jadi tidak ada yang diubah. Pemohon dapat membukanya kembali dengan membalas pesan tiketnya.
refused-not-closed = Tiket #{ $number } masih berjalan. Penilaian dapat diberikan setelah tiket ditutup.
refused-already-taken = Tiket #{ $number } sudah dikerjakan.
refused-taken = Tiket #{ $number } sudah diambil { $name }.
refused-undecided = Tiket #{ $number } masih menunggu keputusan admin. Setujui atau tolak dulu, baru ditutup.
refused-no-decision = Tiket #{ $number } tidak memerlukan persetujuan.
refused-decided = Tiket #{ $number } sudah diputuskan. Tidak ada yang diubah.
refused-approved = Sudah disetujui { $name } pada { $when }. Tidak ada yang diubah.
refused-rejected = Sudah ditolak { $name } pada { $when }. Tidak ada yang diubah.
refused-evaluated = Penilaian untuk tiket #{ $number } sudah kami terima. Terima kasih.
refused-unknown-command = Perintah itu tidak saya kenal. Yang ada: /start ke menu awal, /tiket untuk melihat tiket Anda, /batal untuk membatalkan permohonan yang sedang diisi.
refused-form-ended = Tidak ada permohonan yang sedang diisi. Tulis pertanyaan Anda, atau mulai dari /start.
refused-step-over = Langkah itu sudah lewat. Pakai tombol pada pesan terakhir.
refused-required = Isian ini wajib, jadi tidak dapat dilewati.
refused-missing = Masih ada isian yang kosong. Kita lengkapi dulu, ya.
refused-still-fetching = Berkas masih diperiksa. Tunggu sebentar, lalu tekan Kirim lagi.
refused-edit-in-form = Mengubah pesan lama tidak mengubah isian. Tekan Kembali pada pesan terakhir untuk memperbaikinya.
refused-empty-answer = Jawabannya masih kosong. Tuliskan dulu, ya.
refused-long-answer = Jawaban paling panjang { $most } huruf; yang ini { $length }. Ringkas dulu; selebihnya dapat Anda ceritakan setelah tiket dibuat.
refused-choose-button = Pilih salah satu tombol pada pesan di atas, ya.
refused-use-buttons = Semua sudah terisi. Tekan Kirim, atau Kembali untuk memperbaiki.
refused-email = Alamat e-mail itu belum lengkap. Contoh yang benar: nama@perusahaan.co.id
refused-phone = Nomor telepon itu belum benar. Contoh: 0812 3456 7890
refused-npwp = NPWP terdiri dari 15 atau 16 angka. Titik dan strip boleh ada. Contoh: 01.234.567.8-901.000
refused-user-id = User ID ditulis tanpa spasi. Periksa lagi, ya.
refused-url = Alamat situs itu belum benar. Contoh: https://contoh.go.id
refused-date = Tanggal ditulis hari-bulan-tahun. Contoh: 17-08-2026
refused-file-expected = Sekarang giliran berkas: { $title }. Kirim filenya lewat tombol 📎, bukan tulisan.
refused-file-expected-kind = Kirim sebagai file atau foto, ya: { $types }, paling besar { $most }.
refused-text-expected = Jawab dengan tulisan atau tombol dulu. Berkas diminta pada langkahnya sendiri.
refused-file-empty = Berkas itu kosong (0 byte). Periksa filenya, lalu kirim lagi.
refused-file-size = Berkas itu terlalu besar; paling besar { $most }. Kecilkan atau pindai dengan resolusi lebih rendah, lalu kirim lagi.
refused-file-type = Isi berkas itu bukan { $types }. Simpan atau pindai sebagai { $types }, lalu kirim lagi.
refused-file-gone = Berkas itu tidak dapat diambil dari Telegram. Kirim sekali lagi, ya.

## Bila ada yang rusak

slow-down = Semua pesan Anda sudah kami terima dan dijawab satu per satu. Mohon tunggu sebentar, tidak perlu mengirim ulang. 🙏
group-lag = ⏳ Pesan ke grup ini tertunda { $minutes } menit karena batas Telegram (20 per menit). Antrean: { $count }. Tidak ada yang hilang.
incident = Maaf, pesan Anda tersimpan tetapi belum dapat kami kerjakan karena ada gangguan. Sebutkan nomor { $incident } kepada petugas bila Anda menghubungi kami.
incident-staff = ⚠️ Pesan dari { $name } tidak dapat dikerjakan. Nomor kejadian: <code>{ $incident }</code>
undelivered = ⚠️ Pesan tiket #{ $number } tidak sampai kepada pemohon: { $why }
undelivered-blocked = pemohon memblokir bot ini. Begitu pemohon menulis lagi, pesan berikutnya dapat dikirim.
undelivered-not-found = Telegram tidak menemukan obrolannya. Mungkin pemohon belum pernah menekan Mulai, atau akunnya dihapus.
undelivered-gone = akun Telegram pemohon sudah tidak aktif.
undelivered-other = Telegram menolaknya ({ $reason }).

## Perintah

command-start = Mulai, atau kembali ke menu awal
command-tickets = Tiket saya
command-cancel = Batalkan permohonan yang sedang diisi
command-group-id = Nomor grup ini, untuk berkas pengaturan
