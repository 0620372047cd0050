# Antrian petugas

queue-head =
    📋 <b>Antrian { $unit }</b>
    { $view }: { $total } tiket
queue-head-of = { $head } ({ $name })
queue-head-services =
    📋 <b>Antrian { $unit }</b>
    Menurut layanan
queue-head-page = { $head } · halaman { $page } dari { $pages }
queue-choose-service = Pilih layanannya:
queue-choose-unit = 📋 Antrian unit yang mana?
queue-line = { $mark } { $number } · { $age } · { $title } · { $assignee }
queue-line-overdue = ⏰ { $mark } { $number } · { $age } · { $title } · { $assignee }
queue-empty = Tidak ada tiket yang masih berjalan. 👍
queue-none-such = Tidak ada yang seperti itu. Pilih yang lain di bawah.
queue-all = Semua
queue-mine = Saya
queue-unassigned = Belum diambil
queue-overdue = Lewat batas

listed-number = #{ $number }
listed-linked = <a href="{ $link }">{ $number }</a>
ago-minutes = { $count } mnt
ago-hours = { $count } jam
ago-days = { $count } hari

button-queue = { $name } ({ $count })
button-queue-chosen = • { $name } ({ $count })
button-queue-services = 🗂 Menurut layanan ({ $count })
button-queue-units = ↩️ Unit lain

command-queue = Antrian tiket unit ini

refused-queue-staff = Antrian hanya untuk petugas. Tiket Anda sendiri ada di /tiket. Kalau Anda petugas, tulis /antrian sekali di grup unit Anda dulu.
refused-command-anonymous = Anda menulis secara anonim, jadi tidak saya jalankan. Matikan mode anonim admin, lalu kirim lagi.
