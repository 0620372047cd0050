# Pengumuman

announcement-unit =
    📣 <b>Pengumuman { $unit }</b> · { $office }

    { $text }
announcement-office =
    📣 <b>Pengumuman { $office }</b>

    { $text }
announcement-choose =
    📣 <b>Pengumuman dari { $sender }</b> · belum dikirim

    { $text }

    <b>Untuk siapa?</b> Angka di tombol adalah jumlah penerimanya.
announcement-confirm =
    📣 <b>Pengumuman dari { $sender }</b> · belum dikirim

    { $text }

    <b>Untuk:</b> { $people }
    <b>Penerima:</b> { $count } orang, kira-kira { $minutes } menit.
    Tidak dikirimi: { $unreachable } tidak dapat dijangkau, { $quiet } tidak mau pengumuman.
announcement-confirm-nobody =
    📣 <b>Pengumuman dari { $sender }</b> · belum dikirim

    { $text }

    <b>Untuk:</b> { $people }
    Tidak ada yang dapat dikirimi: { $unreachable } tidak dapat dijangkau, { $quiet } tidak mau pengumuman.
announcement-dropped = 📣 Pengumuman dibatalkan. Tidak ada yang dikirimi.
announcement-sending =
    📣 <b>Pengumuman #{ $number } sedang dikirim</b> · { $sender }
    <i>{ $beginning }</i>

    Terkirim { $sent } dari { $total } · { $failed } tidak terjangkau
    Sisa waktu kira-kira { $minutes } menit. Balasan untuk pemohon tetap didahulukan.
announcement-sent =
    📣 <b>Pengumuman #{ $number } selesai</b> · { $sender }
    <i>{ $beginning }</i>

    Terkirim: { $sent } orang
    Tidak terjangkau: { $failed } · tidak mau pengumuman: { $quiet }
announcement-stopped =
    📣 <b>Pengumuman #{ $number } dihentikan { $name }</b> · { $sender }
    <i>{ $beginning }</i>

    Terkirim: { $sent } orang · tidak jadi dikirim: { $left }
    Tidak terjangkau: { $failed } · tidak mau pengumuman: { $quiet }
announcements-are-on = 🔔 Anda menerima pengumuman dari kantor kami, misalnya tentang gangguan atau perubahan layanan.
announcements-are-off = 🔕 Anda tidak dikirimi pengumuman. Kabar tentang tiket Anda tetap datang.

aim-open = Tiketnya masih berjalan
aim-service = { $service }, { $days } hari
aim-all = Semua yang pernah menghubungi
people-open = pemohon dengan tiket yang masih berjalan
people-service = pemohon { $service }, { $days } hari terakhir
people-all = semua yang pernah menghubungi kami

button-aim = { $people } ({ $count })
button-aim-others = ◀️ Ganti penerima
button-speak-for = ↔️ Atas nama { $name }
button-announce = 📣 Kirim ke { $count } orang
button-announcement-drop = ✖️ Batal
button-announcement-stop = ⏹ Hentikan
button-announcements-off = 🔕 Jangan kirim pengumuman lagi
button-announcements-on = 🔔 Kirim pengumuman lagi

command-announce = Pengumuman ke pemohon (admin)
command-announcements = Pengumuman: terima atau tidak

toast-announcements-off = Baik, pengumuman tidak dikirim lagi. Kabar tiket Anda tetap datang. Berubah pikiran? Tulis /pengumuman.
toast-announcements-on = Baik, pengumuman dikirim lagi ke Anda.

refused-announce-admin = Hanya admin grup unit itu yang dapat mengumumkan. Tidak ada yang dikirim.
refused-announce-office = Atas nama kantor hanya admin semua unit yang dapat mengumumkan.
refused-announce-empty = Tulis isinya setelah perintah, misalnya: /pengumuman Besok layanan tutup pukul 12. Atau balas pesan yang berisi pengumumannya dengan /pengumuman.
refused-announce-long = Pengumuman paling panjang { $most } huruf; yang ini { $length }. Ringkas dulu, lalu kirim lagi.
refused-announce-begun = Pengumuman itu sudah dikirim atau dibatalkan. Tidak ada yang dikirim dua kali.
refused-announce-old = Rancangan pengumuman itu sudah lebih dari sehari. Tulis lagi dengan /pengumuman, ya.
refused-announce-nobody = Tidak ada yang dapat dikirimi pengumuman ini. Pilih penerima lain.
refused-announce-over = Pengumuman itu sudah selesai, jadi tidak ada yang dihentikan.
