# Mencari tiket

search-head = 🔎 <b>{ $words }</b>: { $total } tiket
search-head-more = 🔎 <b>{ $words }</b>: lebih dari { $total } tiket. Tambahkan kata supaya lebih tepat.
search-head-page =
    { $head }
    Halaman { $page } dari { $pages }
search-nothing =
    🔎 Tidak ada tiket dengan <b>{ $words }</b>.

    Coba kata yang lebih sedikit, sebagian nama, atau nomor saja. Yang dicari: nomor tiket, nama, perusahaan, NPWP, pertanyaan, pesan, dan catatan.
search-row =
    { $mark } { $number } · { $title }
    { $requester } · { $age }
search-row-piece =
    { $head }
    <i>{ $piece }</i>
search-hit = <b>{ $text }</b>
search-plain = { $text }

ticket-where =
    🎫 <b>Tiket #{ $number }</b> · { $title }
    { $unit } · { $status } · petugas: { $assignee }
ticket-where-linked =
    { $text }
    <a href="{ $link }">Buka tiketnya</a>
ticket-peek-linked =
    { $card }

    <a href="{ $link }">Buka di grup</a>
card-below = 🎫 Tiket #{ $number }: kartu terbarunya ada di bawah. ⬇️

button-bring-card = 🎫 Tampilkan kartunya di grup
button-back-to-list = ◀️ Kembali ke daftar

command-search = Cari tiket: nama, perusahaan, NPWP, kata
command-ticket-again = Tampilkan kartu sebuah tiket, misalnya /tiket 12

toast-card-brought = Kartu tiket #{ $number } ditampilkan di bagian bawah.
toast-card-in-topic = Tiket #{ $number } sudah ditutup. Kartunya ada di topiknya.

refused-ticket-number = Tulis nomornya, misalnya /tiket 12. Semua tiket yang masih berjalan ada di /antrian.
refused-ticket-not-here = Tiket #{ $number } tidak ada di unit ini, atau bukan tiket unit Anda.
refused-search-empty = Tulis yang dicari setelah perintahnya, misalnya: /cari siti maju, /cari 01.234.567.8-901.000, atau /cari lupa sandi.
refused-search-short = Kata itu terlalu pendek untuk dicari. Tulis sedikitnya dua huruf atau sebuah angka, misalnya /cari siti.
refused-search-staff = Pencarian hanya untuk petugas. Tiket Anda sendiri ada di /tiket. Kalau Anda petugas, tulis /cari sekali di grup unit Anda dulu.
refused-search-old = Pencarian itu sudah lama. Tulis lagi dengan /cari, ya.
