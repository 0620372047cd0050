# Gangguan: banyak orang, satu sebab

outage-proposed =
    ⚡ <b>Gangguan? { $title }</b>
    { $service } · { $people } orang melaporkan hal serupa dalam { $minutes } menit
outage-by-hand =
    ⚡ <b>Jadikan gangguan? { $title }</b>
    { $service } · ditulis { $name }, belum dikabarkan kepada siapa pun
outage-no-service = layanan belum disebut
outage-which-service = <b>Layanan mana yang terganggu?</b>
outage-report = #{ $number } · { $text }
outage-report-question = ❓ { $text }
outage-report-wordless = berkas atau gambar
outage-report-held = (ditahan)
outage-reports-more = … dan { $count } laporan lain
outage-draft =
    <b>Kabar untuk pelapor:</b> { $text }

    Mau diubah? Balas pesan ini dengan kabar yang baru. Bila dijadikan gangguan, pelapor dikabari sekali dan tidak perlu menulis lagi.
outage-usual = Sebagian pengguna mengalami kendala yang sama.
outage-still = Masih kami perbaiki. Mohon maaf atas ketidaknyamanannya.

outage-open =
    ⚡ <b>Gangguan #{ $number }: { $title }</b>
    { $service } · sejak { $when }, dinyatakan { $name }
outage-notice-now = <b>Kabar:</b> { $text }
outage-said = <b>Terbaru</b> ({ $when }, { $name }): { $text }
outage-telling = 👥 Dikabari { $told } dari { $people } orang, yang lain menyusul
outage-told-all = 👥 Dikabari { $told } dari { $people } orang
outage-unreachable = 🚫 { $count } orang tidak dapat dikabari (mungkin memblokir bot). Bila perlu, hubungi dengan cara lain.
outage-tickets = 🎫 { $count } tiket: { $numbers }
outage-how-to-write = Balas pesan ini untuk menulis kabar baru.
outage-ask-restored =
    Gangguan #{ $number } ({ $title }) benar sudah pulih?

    { $people } orang akan dikabari dan { $count } tiket ditutup. Siapa yang masih bermasalah dapat membuka tiketnya kembali.
outage-over =
    ✅ <b>Gangguan #{ $number } pulih: { $title }</b>
    { $service } · sejak { $begun }, pulih { $when } ({ $name })
outage-tickets-closed = 🎫 Ditutup, { $count } tiket: { $numbers }
outage-tickets-kept = ⚠️ Tetap berjalan, perlu dilihat sendiri: { $numbers }
outage-dismissed =
    <b>Bukan gangguan: { $title }</b>
    Kata { $name }, { $when }. Hal yang sama tidak ditanyakan lagi sampai { $until }.
outage-dropped =
    <b>Tidak jadi: { $title }</b>
    Dibatalkan { $name }, { $when }. Tidak ada yang dikabari.
outage-lapsed =
    <b>Gangguan? { $title }</b>
    Belum ada yang menjawab, jadi tidak ditanyakan lagi. Masih terganggu? Tulis /gangguan dan kabarnya.
outage-below = ⚡ Gangguan #{ $number }: lihat pesannya yang terbaru di bawah. ⬇️
outage-reminder = ⏰ Gangguan #{ $number } ({ $title }) masih terbuka sejak { $when }. { $people } orang menunggu kabar.

outage-preview =
    ✏️ <b>Kabar, belum dikirim:</b>

    { $text }
outage-words-told =
    📣 <b>Dikabarkan kepada { $people } orang:</b>

    { $text }
outage-words-kept =
    💾 <b>Kabar untuk yang baru bertanya:</b>

    { $text }
outage-words-dropped = ✖️ Kabar itu tidak dikirim.

outage-list =
    ⚡ <b>Gangguan { $unit }</b>

    { $lines }

    Menyatakan sendiri? Tulis kabarnya setelah perintah, misalnya: /gangguan Puspa tidak dapat dibuka sejak pagi
outage-list-none = Tidak ada gangguan. 👍
outage-listed-open = #{ $number } · sejak { $when } · { $people } orang · { $title }
outage-listed-proposed = ❓ #{ $number } · { $when } · { $people } orang · { $title } (belum dijawab)

outage-notice =
    ⚡ <b>{ $service } sedang terganggu</b>

    { $text }
outage-newest = 🔧 { $when }: { $text }
outage-offer =
    { $notice }

    Ini yang Anda alami? Kami sudah tahu dan sedang memperbaikinya. Tekan <b>Ikuti kabarnya</b>: Anda tidak perlu menulis apa pun, kami kabari begitu pulih.
outage-known =
    { $notice }

    Anda sudah kami catat untuk dikabari. Tidak perlu menulis lagi: begitu pulih, kabarnya ada di sini.
outage-declared =
    { $notice }

    Terima kasih laporannya. Kami sudah tahu dan sedang memperbaikinya. Anda tidak perlu menulis lagi, kami kabari begitu pulih.
outage-your-tickets = 🎫 Termasuk tiket Anda { $numbers }.
outage-attached =
    { $notice }

    Tiket Anda #{ $number } kami masukkan ke gangguan ini. Anda tidak perlu menulis lagi, kami kabari begitu pulih.
outage-news =
    🔧 <b>Kabar gangguan { $service }</b>

    { $text }
outage-restored = ✅ <b>{ $service } sudah pulih.</b> Silakan dicoba lagi. Terima kasih sudah menunggu.
outage-your-closed = 🎫 Tiket { $numbers } kami tutup.
outage-your-kept = 🎫 Tiket { $numbers } tetap kami kerjakan.
outage-still-broken = Masih bermasalah? Tekan tombolnya di bawah, atau balas pesan ini, dalam { $days } hari.
outage-followed = 🔔 Baik, begitu ada kabar tentang gangguan { $service }, kami tulis di sini. Anda tidak perlu menulis lagi.
outage-left = Baik, kendala Anda berbeda. Silakan tulis apa yang Anda alami.
outage-left-tickets = Baik, kendala Anda berbeda. Tiket { $numbers } kami kerjakan tersendiri.

card-outage = ⚡ Gangguan #{ $number }: { $title }
card-outage-over = ⚡ Gangguan #{ $number }, sudah pulih: { $title }
my-ticket-outage = ⚡ Termasuk gangguan yang sedang kami perbaiki
my-ticket-outage-over = ⚡ Termasuk gangguan yang sudah pulih
closed-as-outage = selesai, gangguan sudah pulih
closed-why-outage = gangguan sudah pulih
reason-of-closed-outage = gangguan sudah pulih
event-attached = Termasuk gangguan #{ $text }
event-detached = { $actor }: bukan gangguan #{ $text }

button-outage = ⚡ #{ $number } { $title }
button-outage-declare = ⚡ Jadikan gangguan
button-outage-dismiss = 🚫 Bukan gangguan
button-outage-restored = ✅ Sudah pulih
button-outage-restored-sure = ✅ Ya, sudah pulih
button-outage-still = 🔧 Kabari: masih diperbaiki
button-outage-tell = 📣 Kabari { $count } orang
button-outage-keep = 💾 Hanya untuk yang baru bertanya
button-outage-follow = 🔔 Ikuti kabarnya
button-outage-not = ↪️ Bukan ini, lanjutkan
button-outage-not-mine = ↪️ Bukan ini masalah saya
button-outage-answer = 💡 Lihat jawabannya
button-outage-further = ↪️ Lanjutkan
button-outage-request = 📝 Tetap buat permohonan
button-outage-broken = 🔄 Masih bermasalah (#{ $number })

command-outage = Gangguan: lihat, atau nyatakan

toast-outage-declared = Dijadikan gangguan. Pelapor dikabari satu per satu.
toast-outage-told = { $count } orang dikabari: masih diperbaiki.
toast-outage-over = Baik. Semua dikabari dan tiketnya ditutup, satu per satu.

refused-outage-open = Sudah dijadikan gangguan oleh { $name } ({ $when }). Tidak ada yang diubah.
refused-outage-dismissed = { $name } sudah memutuskan ini bukan gangguan ({ $when }). Tidak ada yang diubah.
refused-outage-over = Gangguan ini sudah dinyatakan pulih oleh { $name } ({ $when }). Tidak ada yang diubah.
refused-outage-lapsed = Pertanyaan ini sudah terlalu lama. Masih terganggu? Tulis /gangguan dan kabarnya.
refused-outage-service = Pilih dulu layanan yang terganggu.
refused-outage-just-told = { $name } baru saja mengabari semua ({ $when }). Ada kabar lain? Balas pesan gangguannya.
refused-outage-words = Kabar itu sudah dikirim, disimpan, atau dibatalkan.
refused-outage-empty = Tulis kabarnya dengan kata-kata, ya.
refused-outage-long = Kabar paling panjang { $most } huruf; yang ini { $length }. Ringkas dulu, lalu kirim lagi.
refused-outage-no-more = Gangguan itu sudah pulih. Masih bermasalah? Silakan tulis apa yang Anda alami.
