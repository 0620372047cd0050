# Pesan antara pemohon dan petugas

from-staff-plain = 👤 <b>{ $unit }</b> · tiket #{ $number }
from-staff-named = 👤 <b>{ $name }</b> ({ $unit }) · tiket #{ $number }
from-staff-plain-edited = 👤 <b>{ $unit }</b> · tiket #{ $number } · <i>diubah</i>
from-staff-named-edited = 👤 <b>{ $name }</b> ({ $unit }) · tiket #{ $number } · <i>diubah</i>

undelivered = ⚠️ Pesan tiket #{ $number } tidak sampai kepada pemohon: { $why }
undelivered-again = 🔁 { $name } mengirim ulang pesan tiket #{ $number } kepada pemohon.
undelivered-blocked = pemohon memblokir bot ini. Begitu pemohon menulis lagi, coba kirim ulang.
undelivered-not-found = Telegram tidak menemukan obrolannya. Mungkin pemohon belum pernah menekan Mulai, atau akunnya dihapus.
undelivered-gone = akun Telegram pemohon sudah tidak aktif.
undelivered-long = pesannya terlalu panjang. Kirim dalam beberapa bagian.
undelivered-deleted = pesan aslinya sudah dihapus sebelum sempat dikirim.
undelivered-kind = Telegram tidak mengizinkan bot meneruskan pesan jenis ini. Kirim sebagai teks, foto, atau berkas.
undelivered-other = Telegram menolaknya ({ $reason }).

right-missing-topics =
    ⚠️ <b>Saya belum boleh mengatur topik di grup ini.</b> Karena itu tiket baru tampil di General: balas kartunya untuk menjawab pemohon.

    Mohon bantuan admin grup: buka info grup → Edit → Administrator → pilih bot ini → nyalakan <b>Kelola Topik</b>. Tiket berikutnya langsung mendapat topiknya.
right-missing-delete =
    ⚠️ <b>Saya belum boleh menghapus pesan di grup ini.</b> Pesan yang perlu dihapus masih terlihat; hapuslah sendiri, ya.

    Mohon bantuan admin grup: buka info grup → Edit → Administrator → pilih bot ini → nyalakan <b>Hapus Pesan</b>.
right-missing-files =
    ⚠️ <b>Saya belum boleh mengirim foto dan berkas di grup ini.</b> Ada yang tidak tampil di sini; lihat berkasnya lewat kartu tiket setelah izinnya diberikan.

    Mohon bantuan admin grup: buka info grup → Edit → Administrator → Tambah Admin → pilih bot ini.
right-missing-write =
    ⚠️ <b>Saya tidak boleh menulis di grup { $unit }.</b> Kartu tiket dan pesan pemohon menunggu; tidak ada yang hilang.

    Mohon bantuan Anda sebagai admin: buka info grup → Edit → Administrator → Tambah Admin → pilih bot ini. Begitu boleh, semuanya langsung saya kirim.
right-missing-other =
    ⚠️ <b>Telegram menolak satu permintaan saya di grup ini karena izin saya kurang.</b>

    Mohon bantuan admin grup: buka info grup → Edit → Administrator → pilih bot ini, lalu nyalakan semua izin yang ada di petunjuk pemasangan.

button-retry = 🔁 Coba lagi
button-note = 📝 Catatan
note-write = 📝 { $name }, balas kartu ini dengan catatan untuk tiket #{ $number }. Pemohon tidak melihatnya.
note-kept-late = 📝 Catatan internal disimpan di riwayat tiket #{ $number }. Sebagian albumnya terlanjur sampai ke pemohon, jadi saya tarik kembali.
note-wordless = (berkas, tanpa kata-kata)
message-recalled = 🗑 Pesan tiket #{ $number } ditarik kembali: pemohon tidak melihatnya lagi.

toast-tried-again = Dikirim ulang. Kalau gagal lagi, Anda diberi tahu.
refused-kind = Telegram tidak mengizinkan bot meneruskan pesan jenis ini (cerita, kuis, atau konten berbayar). Kirim isinya sebagai teks, foto, atau berkas.
refused-sent-again = Pesan ini sudah dikirim ulang.
refused-nothing-to-recall = Balas pesan Anda sendiri yang sudah terkirim ke pemohon dengan /tarik.
refused-recalled = Pesan ini sudah ditarik atau tidak pernah terkirim.
refused-recall-late = Pesan ini lebih dari 48 jam: Telegram tidak mengizinkannya ditarik lagi.
refused-note-empty = Catatannya kosong. Tulis isinya setelah /catatan atau //.
refused-command-in-group = Perintah ini tidak dikenal, jadi tidak dikirim ke pemohon. Yang ada: /catatan, /tarik, /bisukan, /blokir. Untuk membalas pemohon, jangan awali dengan garis miring.

event-recalled = { $actor } menarik kembali pesan: { $text }

wish-again =
    ❔ Mohon kirim sekali lagi untuk tiket #{ $number }:

    { $wish }
wish-again-why =
    ❔ Mohon kirim sekali lagi untuk tiket #{ $number } ({ $why }):

    { $wish }
paper-asked-for = Berkas yang diminta petugas

crowd =
    🔔 <b>{ $count } tiket baru sekaligus</b>. Kartunya menyusul: Telegram membatasi 20 pesan per menit di grup.

    { $lines }
crowd-line = #{ $number } { $title } · { $requester }
button-crowd-queue = 📋 Antrean
