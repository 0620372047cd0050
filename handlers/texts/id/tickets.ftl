# Tiket pemohon

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
